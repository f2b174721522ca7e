"""The editor of a position table."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from briefwright.domain import tables
from briefwright.domain.blocks import PositionRow, PositionTable
from briefwright.domain.content import FactRef, plain, text
from briefwright.domain.dates import parse_date
from briefwright.domain.facts import Fact, Stance, Topic
from briefwright.gui.picker import Picker
from briefwright.gui.structured.controls import let_read
from briefwright.gui.structured.fields import DayEdit
from briefwright.gui.structured.ledger_cell import LedgerCell
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


def _said(fact_id: str, stance: Stance, when: str, actor: str = "a1", audience: str = "") -> Fact:
    return Fact(
        id=fact_id,
        revision=1,
        statement=f"{fact_id} was said",
        stance=stance,
        date=parse_date(when),
        actors=(actor,),
        topics=("t1",),
        audience=audience,
    )


MAY = _said("May", "supports", "3 May 2025")
JULY = _said("July", "opposes", "1 July 2025")
SEPTEMBER = _said("September", "neutral", "9 September 2025")
VIEW = PositionTable(
    id="b2",
    as_of=date(2025, 8, 15),
    topics=("t1", "t2"),
    rows=(
        PositionRow(id="p1", actor="a1", cells=((), ())),
        PositionRow(id="p2", actor="a2", cells=(text("Own words"), ())),
    ),
)


def _viewing(
    qtbot: QtBot, new_id: NewId, *facts: Fact, block: PositionTable = VIEW
) -> tuple[PositionEditor, Told]:
    world = replace(surroundings(new_id), on_record=lambda: facts)
    return on_screen(qtbot, PositionEditor(block, world))


def _seen(editor: PositionEditor, row: str = "p1", column: str = "0") -> str:
    cell = editor.cell((row, column))
    assert isinstance(cell, LedgerCell)
    return cell.view_words()


def _press(editor: PositionEditor, words: str) -> None:
    found = [one for one in editor.findChildren(QToolButton) if one.text() == words and one.isVisible()]
    found[0].click()


def it_shows_in_an_empty_cell_what_the_ledger_held_on_its_day(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _viewing(qtbot, new_id, MAY, JULY, SEPTEMBER)
    assert _seen(editor) == "July was said (opposes, 1 July 2025; was supports)"
    assert "July was said" in editor.cells()[0].accessibleDescription()
    assert _seen(editor, "p2") == ""
    assert told == []


def it_shows_another_stance_when_the_day_is_moved(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _viewing(qtbot, new_id, MAY, JULY, SEPTEMBER)
    _day(editor).selectAll()
    QTest.keyClicks(_day(editor), "4 May 2025")
    assert _seen(editor) == "May was said (supports, 3 May 2025)"
    assert told[-1][0].rows == VIEW.rows


def it_makes_room_for_the_words_of_the_ledger(qtbot: QtBot, new_id: NewId) -> None:
    long = JULY.model_copy(update={"statement": "A long statement. " * 12})
    editor, _ = _viewing(qtbot, new_id, long)
    cell, empty = editor.cells()[0], editor.cells()[1]
    assert cell.height() > 3 * empty.height()
    focus(qtbot, cell)
    QTest.keyClicks(cell, "x")
    assert cell.height() == empty.height()


def it_makes_more_room_in_a_narrower_window_and_with_other_colours(qtbot: QtBot, new_id: NewId) -> None:
    long = JULY.model_copy(update={"statement": "A long statement. " * 12})
    editor, _ = _viewing(qtbot, new_id, long)
    cell = editor.cells()[0]
    before = cell.height()
    editor.resize(editor.width() * 2 // 3, editor.height())
    qtbot.waitUntil(lambda: cell.height() > before)
    narrow = cell.height()
    cell.refresh_references()
    assert (cell.minimumHeight(), cell.maximumHeight()) == (narrow, narrow)


def it_says_that_statements_contradict(qtbot: QtBot, new_id: NewId) -> None:
    press = _said("Press", "supports", "2 July 2025", audience="the press")
    editor, _ = _viewing(qtbot, new_id, JULY, press)
    words = _seen(editor)
    assert (
        words
        == "Press was said; but also: July was said (supports, 2 July 2025; ≠ contradicts own statement)"
    )


def it_says_that_others_of_the_side_contradict(qtbot: QtBot, new_id: NewId) -> None:
    sides = {key: actor.model_copy(update={"side": "one side"}) for key, actor in ACTORS.items()}
    other = _said("Other", "supports", "2 July 2025", actor="a2")
    world = replace(surroundings(new_id), on_record=lambda: (JULY, other), actors=lambda: sides)
    editor, _ = on_screen(qtbot, PositionEditor(VIEW, world))
    assert "≠ contradicted by Vladimir Putin" in _seen(editor)


def it_begins_own_wording_when_something_is_typed(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _viewing(qtbot, new_id, JULY)
    cell = editor.cells()[0]
    focus(qtbot, cell)
    QTest.keyClicks(cell, "No")
    assert _seen(editor) == ""
    assert plain(told[-1][0].rows[0].cells[0]) == "No"
    QTest.keyClick(cell, Qt.Key.Key_Backspace)
    QTest.keyClick(cell, Qt.Key.Key_Backspace)
    assert _seen(editor).startswith("July was said")
    assert told[-1][0] == VIEW


def it_takes_the_ledgers_statements_into_own_wording_and_gives_it_up_again(
    qtbot: QtBot, new_id: NewId
) -> None:
    editor, told = _viewing(qtbot, new_id, MAY, JULY)
    cell = editor.cells()[0]
    focus(qtbot, cell)
    QTest.keyClick(cell, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    (ref,) = told[-1][0].rows[0].cells[0]
    assert isinstance(ref, FactRef)
    assert (ref.id, ref.fact, ref.shown) == ("n1", "July", "July was said")
    assert cell.toPlainText() == "July was said"
    choose(editor.row_menu(), "Show the ledger again")
    assert told[-1][0] == VIEW
    assert _seen(editor).startswith("July was said")


def it_offers_own_wording_below_the_table(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _viewing(qtbot, new_id, JULY)
    focus(qtbot, editor.cells()[0])
    _press(editor, "Write own wording")
    assert plain(told[-1][0].rows[0].cells[0]) == "July was said"
    _press(editor, "Show the ledger again")
    assert told[-1][0] == VIEW


def it_takes_nothing_where_the_ledger_holds_nothing(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _viewing(qtbot, new_id, JULY)
    focus(qtbot, editor.cells()[1])
    QTest.keyClick(editor.cells()[1], Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert told == []


def it_changes_no_wording_that_can_only_be_read(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _viewing(qtbot, new_id, JULY)
    let_read(editor)
    focus(qtbot, editor.cells()[0])
    editor.change_wording()
    assert told == []
    shown = [one.text() for one in editor.findChildren(QToolButton) if one.isVisible()]
    assert "Write own wording" not in shown


def it_opens_the_ledger_at_the_cell(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _viewing(qtbot, new_id, JULY)
    focus(qtbot, editor.cells()[3])
    with qtbot.waitSignal(editor.ledger_wanted) as wanted:
        QTest.keyClick(editor.cells()[3], Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert wanted.args == ["a2", "t2"]


def it_says_where_the_ledger_has_moved_on(qtbot: QtBot, new_id: NewId) -> None:
    putin = _said("Putin", "opposes", "20 August 2025", actor="a2")
    editor, told = _viewing(qtbot, new_id, JULY, SEPTEMBER, putin)
    words = [one.text() for one in editor.findChildren(QToolButton) if one.isVisible()]
    assert words.count("1 newer statement") == 2
    assert "The ledger has moved on since 15 August 2025: 2 cells." in _words(editor)
    _press(editor, "Go to the first")
    assert QApplication.focusWidget() is editor.cells()[0]
    _press(editor, "Show it as of 9 September 2025")
    assert told[-1][0].as_of == date(2025, 9, 9)
    assert _day(editor).text() == "9 September 2025"
    assert _seen(editor).startswith("September was said")
    assert not any("moved on" in words for words in _words(editor))


def it_leads_from_a_newer_statement_to_the_ledger(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _viewing(qtbot, new_id, JULY, SEPTEMBER)
    with qtbot.waitSignal(editor.ledger_wanted) as wanted:
        _press(editor, "1 newer statement")
    assert wanted.args == ["a1", "t1"]


def it_reaches_a_newer_statement_and_the_foot_by_tab(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _viewing(qtbot, new_id, JULY, SEPTEMBER)
    focus(qtbot, editor.cells()[0])
    met = []
    for _ in range(12):
        now = QApplication.focusWidget()
        assert now is not None
        met.append(now.text() if isinstance(now, QToolButton) else "")
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert met[1] == "1 newer statement"
    reached = ("Write own wording", "Open in the ledger", "Go to the first", "Show it as of 9 September 2025")
    assert set(reached) <= set(met)
