"""Taking pictures into the open brief."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from briefwright.domain import edits
from briefwright.domain.blocks import Paragraph, Picture
from briefwright.gui.known_pictures import KnownPictures
from briefwright.gui.mime import holds_picture, picture_files
from briefwright.gui.picture_desk import PictureDesk
from briefwright.gui.surroundings import Requests
from briefwright.gui.text.surface import TextSurface
from gui.text_world import World
from gui.window_world import Window

EMPTY = Picture(id="p", caption="The port")


def _image(width: int = 8, height: int = 4) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    return image


def _copied(image: QImage | None = None) -> QMimeData:
    mime = QMimeData()
    mime.setImageData(_image() if image is None else image)
    return mime


def _files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


@pytest.fixture
def pictures(window: Window) -> PictureDesk:
    bench = window.bench
    return PictureDesk(bench.desk, bench.runner, bench.pane, bench)


@pytest.fixture
def port(tmp_path: Path) -> Path:
    path = tmp_path / "port.png"
    _image(8, 4).save(str(path))
    return path


def _pictures(window: Window) -> list[Picture]:
    blocks = (block for section in window.brief.sections for block in section.blocks)
    return [block for block in blocks if isinstance(block, Picture)]


def _order(window: Window, section: int) -> list[str]:
    return [block.kind for block in window.brief.sections[section].blocks]


def it_puts_a_chosen_file_below_the_paragraph_at_the_caret(
    qtbot: QtBot, window: Window, pictures: PictureDesk, port: Path
) -> None:
    window.go("bottom", "b1")
    pictures.handlers()["insert.picture"]()
    dialog = window.bench.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(port))
    dialog.reject()
    qtbot.waitUntil(lambda: bool(_pictures(window)))
    assert _order(window, 0) == ["paragraph", "picture", "paragraph"]
    (made,) = _pictures(window)
    assert (made.width, made.height) == (8, 4)
    assert QImage.fromData(window.bench.desk.base.pictures([made.image])[made.image]).width() == 8


def it_changes_the_picture_of_a_block_as_one_step(
    qtbot: QtBot, window: Window, pictures: PictureDesk, port: Path
) -> None:
    window.bench.pane.perform("Add", lambda brief: edits.splice_blocks(brief, "bottom", 0, 0, [EMPTY]))
    pictures.take(_files(port), "p")
    qtbot.waitUntil(lambda: bool(_pictures(window)[0].image))
    (made,) = _pictures(window)
    assert (made.id, made.caption, made.width) == ("p", "The port", 8)
    assert window.document.undo_label() == "Change picture"
    window.run("edit.undo")
    assert _pictures(window) == [EMPTY]


def it_puts_several_files_in_in_their_order(
    qtbot: QtBot, window: Window, pictures: PictureDesk, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.png" for number in (1, 2, 3)]
    for number, path in enumerate(paths, 1):
        _image(number, 1).save(str(path))
    window.go("bottom", "b2")
    pictures.take(_files(*paths))
    qtbot.waitUntil(lambda: bool(_pictures(window)))
    assert [one.width for one in _pictures(window)] == [1, 2, 3]
    window.run("edit.undo")
    assert _pictures(window) == []


def it_takes_a_picture_from_the_clipboard(qtbot: QtBot, window: Window, pictures: PictureDesk) -> None:
    window.go("bottom", "b1")
    pictures.take(_copied())
    qtbot.waitUntil(lambda: bool(_pictures(window)))
    assert _pictures(window)[0].width == 8


def it_leaves_the_brief_alone_and_says_why_a_file_is_no_picture(
    qtbot: QtBot, window: Window, pictures: PictureDesk, tmp_path: Path
) -> None:
    false = tmp_path / "false.png"
    false.write_text("words")
    before = window.brief
    pictures.take(_files(false))
    qtbot.waitUntil(lambda: "false.png cannot be read as a picture" in window.notice)
    assert window.brief is before


def it_puts_nothing_into_another_brief_that_was_opened_meanwhile(
    qtbot: QtBot, window: Window, pictures: PictureDesk, port: Path
) -> None:
    window.go("bottom", "b1")
    pictures.take(_files(port))
    window.bench.shelf.open("other")
    qtbot.waitUntil(lambda: "Another brief was opened" in window.notice)
    assert _pictures(window) == []


def it_puts_it_at_the_end_of_the_section_when_its_paragraph_is_gone(
    qtbot: QtBot, window: Window, pictures: PictureDesk, port: Path
) -> None:
    window.go("bottom", "b1")
    pictures.take(_files(port))
    window.run("block.remove")
    qtbot.waitUntil(lambda: bool(_pictures(window)))
    assert _order(window, 0) == ["paragraph", "picture"]


def it_says_where_a_picture_can_stand_when_there_is_no_section(
    window: Window, pictures: PictureDesk, port: Path
) -> None:
    window.bench.shelf.open("empty")
    pictures.take(_files(port))
    assert window.notice.startswith("Put the caret where the picture is to stand")


def _drop(window: Window, mime: QMimeData) -> bool:
    pane = window.bench.pane
    copy, left, held = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    point = QPointF(4, 4)
    enter = QDragEnterEvent(point.toPoint(), copy, mime, left, held)
    QApplication.sendEvent(pane, enter)
    if enter.isAccepted():
        QApplication.sendEvent(pane, QDropEvent(point, copy, mime, left, held))
    return enter.isAccepted()


def it_takes_files_that_are_dropped_beside_the_text(
    qtbot: QtBot, window: Window, pictures: PictureDesk, port: Path
) -> None:
    window.go("bottom", "b1")
    assert _drop(window, _files(port))
    qtbot.waitUntil(lambda: bool(_pictures(window)))


def it_puts_a_picture_where_it_is_dropped_into_the_text(
    qtbot: QtBot, window: Window, pictures: PictureDesk, port: Path
) -> None:
    window.go("bottom", "b1")
    other = next(one for one in window.page.surfaces() if one is not window.surface)
    requests = other._surroundings.requests
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(requests.__dict__, "take_picture", pictures.take)
        other.insertFromMimeData(_files(port))
    qtbot.waitUntil(lambda: bool(_pictures(window)))
    assert _order(window, 1) == ["table", "picture", "paragraph"]


def it_takes_no_other_files(window: Window, pictures: PictureDesk, port: Path) -> None:
    assert not _drop(window, _files(port, port.with_suffix(".docx")))


def it_changes_nothing_where_the_workspace_can_only_be_read(read_only: Window, port: Path) -> None:
    bench = read_only.bench
    pictures = PictureDesk(bench.desk, bench.runner, bench.pane, bench)
    before = read_only.brief
    pictures.take(_files(port))
    pictures.choose("")
    bench.runner.wait()
    assert read_only.brief is before
    assert bench.findChild(QFileDialog) is None


def it_finds_a_picture_again_once_it_was_decoded(qtbot: QtBot, window: Window, port: Path) -> None:
    known = KnownPictures(window.bench.desk.store, window.bench.runner)
    digest = window.bench.desk.store.save_picture(port.read_bytes())
    seen: list[QImage | None] = []
    known.ask(digest, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    known.ask(digest, seen.append)
    assert [one.size() if one else None for one in seen] == [_image().size()] * 2


def it_answers_that_a_picture_is_missing(qtbot: QtBot, window: Window) -> None:
    seen: list[QImage | None] = []
    KnownPictures(window.bench.desk.store, window.bench.runner).ask("00" * 32, seen.append)
    qtbot.waitUntil(lambda: seen == [None])


def it_tells_pictures_from_words_with_a_picture_of_themselves(port: Path) -> None:
    words = _copied()
    words.setText("A table, as a word processor copies it")
    assert holds_picture(_copied())
    assert not holds_picture(words)
    assert not holds_picture(QMimeData())
    assert picture_files(_files(port)) == [port]


def it_hands_a_pasted_picture_from_the_text_to_the_window(qtbot: QtBot) -> None:
    taken: list[str] = []
    world = World()
    requests = Requests(take_picture=lambda _, block: taken.append(block))
    surface = TextSurface(replace(world.surroundings, requests=requests), "Text")
    qtbot.addWidget(surface)
    surface.show_blocks((Paragraph(id="a"),))
    QGuiApplication.clipboard().setMimeData(_copied())
    surface.paste()
    assert taken == [""]
    assert surface.blocks() == (Paragraph(id="a"),)
