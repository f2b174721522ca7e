"""The editor of a position table."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from briefwright.domain import tables
from briefwright.domain.blocks import PositionTable
from briefwright.domain.facts import Topic
from briefwright.gui.picker import Picker
from briefwright.gui.structured.fields import DayEdit
from briefwright.gui.structured.positions import PositionEditor
from gui.structured_world import ACTORS, POSITIONS, TOPICS, choose, focus, on_screen, surroundings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NewId = Callable[[], str]
Told = list[tuple[PositionTable, object]]


def _editor(qtbot: QtBot, new_id: NewId, block: PositionTable = POSITIONS) -> tuple[PositionEditor, Told]:
    return on_screen(qtbot, PositionEditor(block, surroundings(new_id)))


def _words(editor: PositionEditor) -> list[str]:
    return [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]


def _pick(editor: PositionEditor, button: str, typed: str) -> None:
    next(one for one in editor.findChildren(QToolButton) if one.text() == button).click()
    picker = editor.findChild(Picker)
    assert isinstance(picker, Picker)
    QTest.keyClicks(picker.field, typed)
    QTest.keyClick(picker.field, Qt.Key.Key_Return)


def _day(editor: PositionEditor) -> DayEdit:
    found = editor.findChild(DayEdit)
    assert isinstance(found, DayEdit)
    return found


def it_names_actors_and_topics_and_says_which_are_not_in_the_base(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    words = _words(editor)
    assert {"Volodymyr Zelenskyy", "Territory", "gone", "t77"} <= set(words)
    assert words.count("not in the base") == 2
    assert editor.cells()[3].accessibleName() == "gone, not in the base on t77, not in the base"


def it_adds_an_actor_from_the_base_with_the_focus_in_the_new_row(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    _pick(editor, "+ Add actor", "putin")
    assert told[-1][0] == tables.add_actor(POSITIONS, "a2", 2, lambda: "n1")
    assert QApplication.focusWidget() is editor.cell(("n1", "0"))


def it_takes_what_is_typed_as_soon_as_the_actors_are_on_offer(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    next(one for one in editor.findChildren(QToolButton) if one.text() == "+ Add actor").click()
    picker = editor.findChild(Picker)
    assert isinstance(picker, Picker)
    qtbot.waitUntil(picker.field.hasFocus)


def it_offers_only_actors_that_have_no_row_yet(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    _pick(editor, "+ Add actor", "zelensky")
    assert told == []


def it_adds_an_actor_below_the_row_with_the_focus(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    focus(qtbot, editor.cells()[0])
    QTest.keyClick(editor.cells()[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    picker = editor.findChild(Picker)
    assert isinstance(picker, Picker)
    QTest.keyClicks(picker.field, "union")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert [row.actor for row in told[-1][0].rows] == ["a1", "a3", "gone"]


def it_adds_moves_and_removes_topics(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    _pick(editor, "+ Add topic", "security")
    added = tables.add_topic(POSITIONS, "t2", 2)
    assert told[-1][0] == added
    choose(editor.column_menu(2), "Move topic left")
    assert told[-1][0] == tables.move_column(added, 2, -1)
    choose(editor.column_menu(1), "Remove topic")
    assert told[-1][0] == POSITIONS


def it_reaches_a_row_without_topics_by_its_handle(qtbot: QtBot, new_id: NewId) -> None:
    bare = tables.add_actor(PositionTable(id="b2"), "a1", 0, lambda: "p1")
    editor, told = _editor(qtbot, new_id, bare)
    handle = next(one for one in editor.findChildren(QToolButton) if "this actor" in one.accessibleName())
    handle.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    choose(editor.row_menu(), "Remove actor")
    assert told[-1][0].rows == ()


def it_removes_a_topic_before_there_are_actors(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id, PositionTable(id="b2", topics=("t1", "t2")))
    choose(editor.column_menu(0), "Remove topic")
    assert told[-1][0].topics == ("t2",)


def it_reads_the_day_as_people_write_it(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    day = _day(editor)
    assert day.text() == "15 August 2025"
    day.selectAll()
    QTest.keyClicks(day, "2025-09-01")
    assert told[-1][0].as_of == date(2025, 9, 1)
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert day.text() == "1 September 2025"


def it_has_no_day_when_the_field_is_empty(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    _day(editor).selectAll()
    QTest.keyClick(_day(editor), Qt.Key.Key_Delete)
    assert told[-1][0].as_of is None


def it_marks_what_is_no_full_day_and_leaves_it_standing(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    day = _day(editor)
    day.selectAll()
    QTest.keyClicks(day, "August 2025")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert day.text() == "August 2025"
    assert "full day" in day.toolTip()
    assert told == []


def it_shows_the_former_day_when_the_change_is_undone(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    day = _day(editor)
    day.selectAll()
    QTest.keyClicks(day, "1 September 2025")
    editor.show_block(POSITIONS)
    assert day.text() == "15 August 2025"


def it_takes_a_new_name_from_the_base(qtbot: QtBot, new_id: NewId) -> None:
    topics = dict(TOPICS)
    world = surroundings(new_id)
    editor = PositionEditor(
        POSITIONS, type(world)(**{**world.__dict__, "topics": lambda: topics, "actors": lambda: ACTORS})
    )
    on_screen(qtbot, editor)
    topics["t77"] = Topic(id="t77", name="Sanctions")
    editor.refresh()
    assert "Sanctions" in _words(editor)
    assert _words(editor).count("not in the base") == 1


def it_cannot_add_what_the_base_does_not_hold(qtbot: QtBot, new_id: NewId) -> None:
    world = surroundings(new_id)
    empty = type(world)(**{**world.__dict__, "actors": dict})
    editor, _ = on_screen(qtbot, PositionEditor(PositionTable(id="b2"), empty))
    button = next(one for one in editor.findChildren(QToolButton) if one.text() == "+ Add actor")
    assert not button.isEnabled()
    assert button.toolTip() == "The base holds no actors yet."
