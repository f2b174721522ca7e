"""The editor of talking points."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import TalkingPoint, TalkingPoints
from briefwright.domain.content import text
from briefwright.gui.structured.controls import TextButton, let_read
from briefwright.gui.structured.fields import ChoiceBox
from briefwright.gui.structured.talking import TalkingEditor
from briefwright.gui.text.line import PlainLine
from gui.structured_world import ANSWER, POINTS, focus, on_screen, surroundings

NewId = Callable[[], str]
Told = list[tuple[TalkingPoints, object]]


@pytest.fixture
def shown(qtbot: QtBot, new_id: NewId) -> tuple[TalkingEditor, Told]:
    return on_screen(qtbot, TalkingEditor(POINTS, surroundings(new_id)))


def _kinds(editor: TalkingEditor) -> list[ChoiceBox]:
    found = [one for one in editor.findChildren(ChoiceBox) if one.isVisible()]
    return sorted(found, key=lambda one: one.mapTo(editor, QPoint(0, 0)).y())


def _lines(editor: TalkingEditor) -> list[PlainLine]:
    """The lines for what is raised that are to be seen, from the top."""
    named = (one for one in editor.findChildren(PlainLine) if one.accessibleName() == "What they may raise")
    found = [one for one in named if one.isVisible()]
    return sorted(found, key=lambda one: one.mapTo(editor, QPoint(0, 0)).y())


def _choose(box: ChoiceBox, word: str) -> None:
    box.setCurrentIndex(box.findData(word))
    box.activated.emit(box.currentIndex())


def _button(editor: TalkingEditor, words: str) -> TextButton:
    return next(one for one in editor.findChildren(TextButton) if one.text() == words)


def it_tells_points_to_make_from_answers_by_a_word(shown: tuple[TalkingEditor, Told]) -> None:
    editor, _ = shown
    assert [kind.currentData() for kind in _kinds(editor)] == ["Say", "If raised"]
    assert [line.toPlainText() for line in _lines(editor)] == ["The tariffs"]


def it_makes_an_answer_of_a_point_once_it_says_what_is_raised(
    qtbot: QtBot, shown: tuple[TalkingEditor, Told]
) -> None:
    editor, told = shown
    _choose(_kinds(editor)[0], "If raised")
    line = _lines(editor)[0]
    qtbot.waitUntil(line.hasFocus)
    assert told == []
    QTest.keyClicks(line, "Money")
    assert told[-1][0].rows[0].raised == "Money"
    assert len({key for _, key in told}) == 1


def it_makes_a_point_of_an_answer_as_one_step(shown: tuple[TalkingEditor, Told]) -> None:
    editor, told = shown
    _choose(_kinds(editor)[1], "Say")
    (step,) = told
    assert step == (POINTS.model_copy(update={"rows": (POINTS.rows[0], _without_cause())}), None)
    assert _lines(editor) == []
    editor.show_block(POINTS)
    assert [line.toPlainText() for line in _lines(editor)] == ["The tariffs"]


def _without_cause() -> TalkingPoint:
    return POINTS.rows[1].model_copy(update={"raised": ""})


def it_keeps_the_line_open_while_it_is_emptied_to_be_written_anew(
    qtbot: QtBot, shown: tuple[TalkingEditor, Told]
) -> None:
    editor, told = shown
    (line,) = _lines(editor)
    focus(qtbot, line)
    line.select_all()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert told[-1][0].rows[1].raised == ""
    assert _lines(editor) == [line]
    QTest.keyClicks(line, "Aid")
    assert told[-1][0].rows[1].raised == "Aid"


def it_takes_an_answer_to_nothing_as_a_point_once_the_focus_leaves_it(
    qtbot: QtBot, shown: tuple[TalkingEditor, Told]
) -> None:
    editor, told = shown
    _choose(_kinds(editor)[0], "If raised")
    focus(qtbot, editor.cells()[2])
    assert [kind.currentData() for kind in _kinds(editor)] == ["Say", "If raised"]
    assert told == []


def it_goes_from_what_is_raised_to_the_answer_with_enter(
    qtbot: QtBot, shown: tuple[TalkingEditor, Told]
) -> None:
    editor, _ = shown
    (line,) = _lines(editor)
    focus(qtbot, line)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is editor.cell(("t2", "say"))


def it_begins_a_new_point_in_its_words(qtbot: QtBot, shown: tuple[TalkingEditor, Told]) -> None:
    editor, told = shown
    focus(qtbot, editor.cells()[0])
    QTest.keyClick(editor.cells()[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row.id for row in told[-1][0].rows] == ["t1", "n1", "t2"]
    assert QApplication.focusWidget() is editor.cell(("n1", "say"))


def it_begins_a_new_answer_with_what_is_raised(qtbot: QtBot, shown: tuple[TalkingEditor, Told]) -> None:
    editor, told = shown
    _button(editor, "+ Add answer, if raised").click()
    assert told[-1][0].rows[2] == TalkingPoint(id="n1")
    line = _lines(editor)[-1]
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, "Aid")
    assert told[-1][0].rows[2] == TalkingPoint(id="n1", raised="Aid")


def it_names_the_background_where_there_is_any(qtbot: QtBot, shown: tuple[TalkingEditor, Told]) -> None:
    editor, _ = shown

    def headings() -> list[QLabel]:
        return [one for one in editor.findChildren(QLabel) if one.text() == "Background" and one.isVisible()]

    assert len(headings()) == 1
    QTest.keyClicks(editor.cells()[1], "More")
    assert len(headings()) == 2


def it_sets_the_background_smaller_than_what_is_said(shown: tuple[TalkingEditor, Told]) -> None:
    say, background = shown[0].cells()[2:]
    assert background.fontInfo().pixelSize() < say.fontInfo().pixelSize()


def it_can_only_be_read_where_nothing_may_change(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = on_screen(qtbot, TalkingEditor(ANSWER, surroundings(new_id)))
    let_read(editor)
    assert not _kinds(editor)[0].isEnabled()
    assert not _button(editor, "+ Add answer, if raised").isVisible()
    QTest.keyClicks(_lines(editor)[0], "More")
    QTest.keyClick(editor.cells()[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == []
    assert editor.cells()[0].content() == text("Under review")
