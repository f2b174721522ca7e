"""The editor of a picture."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Picture
from briefwright.gui import theme
from briefwright.gui.structured.controls import let_read
from briefwright.gui.structured.picture import PictureEditor
from briefwright.gui.surroundings import Requests, Surroundings
from gui.structured_world import focus, on_screen, surroundings

NewId = Callable[[], str]
Answer = Callable[[QImage | None], None]
BLOCK = Picture(id="p", caption="The port", description="Cranes", image="ab", width=400, height=100)


class World:
    """Surroundings that hold back the answer to a question for a picture."""

    def __init__(self, new_id: NewId) -> None:
        self.asked: list[tuple[str, Answer]] = []
        self.chosen: list[str] = []
        self.taken: list[str] = []
        requests = Requests(
            choose_picture=self.chosen.append, take_picture=lambda _, block: self.taken.append(block)
        )
        self.surroundings: Surroundings = replace(
            surroundings(new_id),
            picture=lambda digest, answer: self.asked.append((digest, answer)),
            requests=requests,
        )


@pytest.fixture
def world(new_id: NewId) -> World:
    return World(new_id)


def _red(width: int = 400, height: int = 100) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


def it_keeps_the_room_of_a_picture_that_is_still_to_come(qtbot: QtBot, world: World) -> None:
    editor, _ = on_screen(qtbot, PictureEditor(BLOCK, world.surroundings))
    before = editor.view.height()
    ((digest, answer),) = world.asked
    answer(_red())
    assert digest == "ab"
    assert editor.view.height() == before
    assert editor.view.grab().toImage().pixelColor(50, 50) == QColor("red")


def it_shows_a_picture_as_wide_as_the_page_at_most_and_never_enlarged(qtbot: QtBot, world: World) -> None:
    small, wide = BLOCK, BLOCK.model_copy(update={"width": 4000, "height": 1000})
    editor, _ = on_screen(qtbot, PictureEditor(small, world.surroundings))
    assert (editor.view.drawn_size().width(), editor.view.drawn_size().height()) == (400, 100)
    other, _ = on_screen(qtbot, PictureEditor(wide, world.surroundings))
    size = other.view.drawn_size()
    assert size.width() < 720
    assert size.height() == pytest.approx(size.width() / 4, abs=1)


def it_does_not_let_a_tall_picture_fill_the_page_many_times(qtbot: QtBot, world: World) -> None:
    tall = BLOCK.model_copy(update={"width": 300, "height": 9000})
    editor, _ = on_screen(qtbot, PictureEditor(tall, world.surroundings))
    assert editor.view.height() < 1000


def it_lays_a_picture_with_gaps_on_white_in_the_dark(qtbot: QtBot, world: World) -> None:
    clear = QImage(400, 100, QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    theme.apply(True)
    try:
        editor, _ = on_screen(qtbot, PictureEditor(BLOCK, world.surroundings))
        world.asked[0][1](clear)
        assert editor.view.grab().toImage().pixelColor(50, 50) == QColor("white")
    finally:
        theme.apply(False)


def it_says_that_the_workspace_lacks_the_picture_and_asks_again_when_it_is_refreshed(
    qtbot: QtBot, world: World
) -> None:
    editor, _ = on_screen(qtbot, PictureEditor(BLOCK, world.surroundings))
    world.asked.pop()[1](None)
    assert "does not hold this picture" in editor.view.sentence
    editor.refresh()
    world.asked.pop()[1](_red())
    assert editor.view.sentence == ""


def it_asks_once_however_often_the_words_change(qtbot: QtBot, world: World) -> None:
    editor, told = on_screen(qtbot, PictureEditor(BLOCK, world.surroundings))
    QTest.keyClicks(editor.description, "Two ")
    assert told[-1][0].description == "Two Cranes"
    assert len({key for _, key in told}) == 1
    assert len(world.asked) == 1


def it_passes_over_the_answer_for_a_picture_that_was_replaced(qtbot: QtBot, world: World) -> None:
    editor, _ = on_screen(qtbot, PictureEditor(BLOCK, world.surroundings))
    editor.show_block(BLOCK.model_copy(update={"image": "cd", "width": 40, "height": 40}))
    world.asked[0][1](None)
    assert editor.view.sentence == ""
    assert [digest for digest, _ in world.asked] == ["ab", "cd"]


def it_passes_over_an_answer_that_comes_after_its_end(qtbot: QtBot, world: World) -> None:
    editor = PictureEditor(BLOCK, world.surroundings)
    editor.deleteLater()
    QCoreApplication.sendPostedEvents(editor, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(editor)
    world.asked[0][1](_red())


def it_says_what_to_do_where_there_is_no_picture_yet(qtbot: QtBot, world: World) -> None:
    editor, _ = on_screen(qtbot, PictureEditor(Picture(id="p"), world.surroundings))
    assert editor.view.sentence.startswith("No picture yet")
    assert editor.choose.text() == "Choose a picture…"
    editor.choose.click()
    assert world.chosen == ["p"]
    assert world.asked == []


def it_reminds_of_the_words_for_those_who_cannot_see_the_picture(qtbot: QtBot, world: World) -> None:
    editor, _ = on_screen(qtbot, PictureEditor(Picture(id="p"), world.surroundings))
    assert editor.description.placeholderText() == "Say what it shows, for those who cannot see it"
    editor.show_block(BLOCK)
    assert editor.view.accessibleName() == "Picture: Cranes"


def it_lets_tab_go_from_caption_to_description_to_button(qtbot: QtBot, world: World) -> None:
    editor, _ = on_screen(qtbot, PictureEditor(BLOCK, world.surroundings))
    editor.setFocus()
    names = []
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName() or focused.property("text"))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names == ["Picture: caption", "Alternative text", "Replace…"]


def _image() -> QMimeData:
    mime = QMimeData()
    mime.setImageData(_red())
    return mime


def _drop(editor: PictureEditor, mime: QMimeData) -> bool:
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(editor, enter)
    if enter.isAccepted():
        drop = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(editor, drop)
    return enter.isAccepted()


def it_hands_a_picture_that_is_dropped_on_it_to_the_window(qtbot: QtBot, world: World) -> None:
    editor, _ = on_screen(qtbot, PictureEditor(BLOCK, world.surroundings))
    assert _drop(editor, _image())
    assert world.taken == ["p"]


def it_takes_no_words_for_a_picture(qtbot: QtBot, world: World) -> None:
    editor, _ = on_screen(qtbot, PictureEditor(BLOCK, world.surroundings))
    words = _image()
    words.setText("A table that brought its picture along")
    assert not _drop(editor, words)


def it_takes_nothing_where_it_can_only_be_read(qtbot: QtBot, world: World) -> None:
    editor, told = on_screen(qtbot, PictureEditor(BLOCK, world.surroundings))
    focus(qtbot, editor.description)
    let_read(editor)
    assert not _drop(editor, _image())
    assert not editor.choose.isVisible()
    QTest.keyClicks(editor.description, "More")
    assert told == []
