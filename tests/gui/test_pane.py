"""The open brief: sections, blocks and references changed by keys, by drag and by commands."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Paragraph, Table
from briefwright.domain.brief import references
from briefwright.domain.content import FactRef
from briefwright.domain.facts import Fact
from briefwright.gui.brief.outline import Outline
from briefwright.gui.structured.fields import DayEdit
from briefwright.gui.structured.table import TableEditor
from briefwright.gui.text.cell import CellEdit
from gui.window_world import OTHER, PORT, Window, shown, words_of, written

_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def change_port(qtbot: QtBot, window: Window, statement: str = "Orlova now considers a lease") -> None:
    """Another wording of the fact PORT, as its form stores it."""
    fact = window.bench.desk.base.get(Fact, "port")
    assert fact is not None
    store = window.bench.desk.store
    with qtbot.waitSignal(window.bench.records.stored):
        changed = fact.model_copy(update={"statement": statement})
        window.bench.runner.run("store", lambda: store.save(changed), window.bench.records.stored.emit)


def shows(window: Window) -> list[str]:
    return [ref.shown for _, ref in references(window.brief) if ref.fact == "port"]


def mode(window: Window, ref_id: str) -> str:
    (found,) = (ref for _, ref in references(window.brief) if ref.id == ref_id)
    return found.mode


def drop(outline: Outline, row: int, below: bool) -> None:
    """Let go of the current section over another one's upper or lower half."""
    area = outline.visualItemRect(outline.item(row))
    at = QPointF(area.center().x(), area.bottom() - 2 if below else area.top() + 2)
    actions, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    outline.dropEvent(QDropEvent(at, actions, QMimeData(), button, Qt.KeyboardModifier.NoModifier))


def it_moves_a_section_by_keys_in_the_outline(window: Window) -> None:
    outline = window.bench.pane.outline
    outline.setFocus()
    outline.setCurrentRow(0)
    QTest.keyClick(outline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert window.order == ["data", "bottom", "last"]
    QTest.keyClick(outline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert window.order == ["data", "last", "bottom"]
    QTest.keyClick(outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.order == ["data", "bottom", "last"]
    assert outline.current() == "bottom"
    assert shown(window.page) == written(window.brief)


def it_moves_a_section_by_keys_in_the_text(window: Window) -> None:
    window.go("bottom", "b2", 4)
    QTest.keyClick(window.surface, Qt.Key.Key_Down, _CTRL_SHIFT)
    assert window.order == ["data", "bottom", "last"]
    QTest.keyClick(window.surface, Qt.Key.Key_Up, _CTRL_SHIFT)
    assert window.order == ["bottom", "data", "last"]
    assert not window.surface.textCursor().hasSelection()
    assert window.surface.caret() == ("b2", 4)


@pytest.mark.parametrize(
    ("moved", "onto", "below", "order"),
    [
        (0, 1, True, ["data", "bottom", "last"]),
        (0, 2, True, ["data", "last", "bottom"]),
        (2, 0, False, ["last", "bottom", "data"]),
        (1, 1, True, ["bottom", "data", "last"]),
        (0, 1, False, ["bottom", "data", "last"]),
    ],
)
def it_moves_a_section_by_drag(window: Window, moved: int, onto: int, below: bool, order: list[str]) -> None:
    outline = window.bench.pane.outline
    outline.setCurrentRow(moved)
    drop(outline, onto, below)
    assert window.order == order
    assert [outline.item(row).data(Qt.ItemDataRole.UserRole) for row in range(3)] == order
    assert shown(window.page) == written(window.brief)


def it_renames_a_section_from_the_outline(window: Window) -> None:
    outline = window.bench.pane.outline
    outline.setFocus()
    outline.setCurrentRow(1)
    QTest.keyClick(outline, Qt.Key.Key_F2)
    heading = QApplication.focusWidget()
    assert heading is not None
    QTest.keyClicks(heading, "Figures")
    assert window.brief.sections[1].title == "Figures"
    assert outline.item(1).text() == "Figures"
    QTest.keyClick(heading, Qt.Key.Key_Return)
    assert window.page.current_section() is not None
    window.run("edit.undo")
    assert window.brief.sections[1].title == "Data"


def it_renames_the_section_of_the_caret(window: Window) -> None:
    window.go("data", "d1")
    QTest.keyClick(window.surface, Qt.Key.Key_F2)
    heading = QApplication.focusWidget()
    assert heading is not None
    QTest.keyClicks(heading, "Numbers")
    assert window.brief.sections[1].title == "Numbers"


def it_begins_a_section_below_the_present_one_and_asks_for_its_heading(window: Window) -> None:
    window.go("bottom", "b1")
    window.run("section.new")
    heading = QApplication.focusWidget()
    assert heading is not None
    QTest.keyClicks(heading, "Context")
    QTest.keyClick(heading, Qt.Key.Key_Return)
    window.type("It began earlier.")
    assert [one.title for one in window.brief.sections] == ["Bottom line", "Context", "Data", "Sources"]
    assert words_of(window.brief, window.brief.sections[1].id) == "It began earlier."


def it_begins_the_first_section_of_a_brief_without_any(window: Window) -> None:
    window.bench.shelf.open("empty")
    window.run("section.new")
    assert len(window.brief.sections) == 1
    assert shown(window.page) == written(window.brief)


def it_brings_a_removed_section_back_while_nothing_else_changed(window: Window) -> None:
    before = window.brief
    window.go("data", "d1")
    window.run("section.remove")
    assert window.order == ["bottom", "last"]
    (undo,) = window.bench.pane.notice.offered()
    undo.click()
    assert window.brief == before
    assert shown(window.page) == written(before)


def it_takes_the_offer_back_when_something_else_changed(window: Window) -> None:
    window.go("data", "d1")
    window.run("section.remove")
    window.go("bottom", "b2")
    window.type("x")
    assert not window.bench.pane.notice.isVisible()


def it_forgets_where_the_caret_was_in_a_part_that_is_gone(window: Window) -> None:
    window.go("data", "d1")
    window.run("section.remove")
    QApplication.processEvents()
    assert window.page.current is None or window.page.current in list(window.page.surfaces())
    window.run("format.bold")
    window.bench.insert_fact("grain")
    assert shown(window.page) == written(window.brief)


def it_keeps_the_caret_when_another_part_goes(qtbot: QtBot, window: Window) -> None:
    window.go("bottom", "b2", 3)
    surface = window.surface
    window.document.perform("Remove", lambda brief: brief.model_copy(update={"sections": brief.sections[:1]}))
    qtbot.wait(20)
    assert window.page.current is surface


def it_moves_and_removes_the_block_of_the_caret(window: Window) -> None:
    window.go("bottom", "b2")
    window.run("block.up")
    assert [one.id for one in window.brief.sections[0].blocks] == ["b2", "b1"]
    window.run("block.down")
    window.run("block.remove")
    assert [one.id for one in window.brief.sections[0].blocks] == ["b1"]
    assert shown(window.page) == written(window.brief)


@pytest.mark.parametrize(
    "kind", ["table", "position_table", "risk_register", "scenario_set", "source_list", "paragraph"]
)
def it_inserts_a_block_below_the_caret_as_one_step(window: Window, kind: str) -> None:
    before = window.brief
    window.go("bottom", "b1")
    window.run(f"insert.{kind}")
    assert [one.kind for one in window.brief.sections[0].blocks] == ["paragraph", kind, "paragraph"]
    assert shown(window.page) == written(window.brief)
    window.run("edit.undo")
    assert window.brief == before
    assert shown(window.page) == written(before)


def it_shows_exactly_the_document_after_every_step_of_undo_and_redo(window: Window) -> None:
    window.go("bottom", "b2")
    window.type("Typed first. ")
    window.run("insert.table")
    window.type("In a cell")
    table = next(one for one in window.page.findChildren(TableEditor) if one.block.id != "t1")
    table.add_row(1)
    window.go("data", "d1")
    window.run("section.up")
    window.type("Typed last. ")
    window.run("section.new")
    steps = [window.brief]
    while window.document.undo_label():
        window.run("edit.undo")
        assert shown(window.page) == written(window.brief)
        steps.append(window.brief)
    assert len(steps) > 6
    for expected in reversed(steps[:-1]):
        window.run("edit.redo")
        assert window.brief == expected
        assert shown(window.page) == written(window.brief)


def it_offers_a_changed_fact_and_takes_it_in_one_place(qtbot: QtBot, window: Window) -> None:
    change_port(qtbot, window)
    assert window.bench.pane.offer.isVisible()
    window.page.go_to_ref("r-cell")
    window.run("reference.take")
    assert shows(window) == [PORT.statement, "Orlova now considers a lease"]
    window.run("edit.undo")
    assert shows(window) == [PORT.statement] * 2


@pytest.mark.parametrize("command", ["reference.take_everywhere", "reference.take_all"])
def it_takes_a_changed_fact_in_all_places(qtbot: QtBot, window: Window, command: str) -> None:
    change_port(qtbot, window)
    window.page.go_to_ref("r-port")
    window.run(command)
    assert shows(window) == ["Orlova now considers a lease"] * 2
    assert not window.bench.pane.offer.isVisible()
    assert shown(window.page) == written(window.brief)


def it_goes_round_the_changed_facts(qtbot: QtBot, window: Window) -> None:
    change_port(qtbot, window)
    window.go("bottom", "b2")
    seen = []
    for _ in range(3):
        window.run("reference.next_changed")
        ref = window.page.current_ref()
        assert ref is not None
        seen.append(ref.id)
    assert seen == ["r-cell", "r-port", "r-cell"]


@pytest.mark.parametrize(
    ("command", "expected"),
    [("reference.pin", "pinned"), ("reference.detach", "detached"), ("reference.follow", "follow")],
)
def it_changes_how_a_reference_stands_to_its_fact(window: Window, command: str, expected: str) -> None:
    window.page.go_to_ref("r-port")
    window.run("reference.detach" if expected == "follow" else "reference.follow")
    window.run(command)
    assert mode(window, "r-port") == expected
    assert shown(window.page) == written(window.brief)


def it_offers_nothing_to_a_pinned_reference(qtbot: QtBot, window: Window) -> None:
    for ref in ("r-port", "r-cell"):
        window.page.go_to_ref(ref)
        window.run("reference.pin")
    change_port(qtbot, window)
    assert not window.bench.pane.offer.isVisible()


def it_opens_a_brief_whose_fact_is_missing_and_says_so(window: Window) -> None:
    window.bench.shelf.open("other")
    assert window.brief == OTHER
    assert shown(window.page) == written(OTHER)
    window.page.go_to_ref("r-lost")
    ref = window.page.current_ref()
    assert isinstance(ref, FactRef)
    assert window.page.current_ref() == ref


def it_puts_a_fact_into_a_brief_that_has_no_text_yet(window: Window) -> None:
    window.document.perform("Cut", lambda brief: brief.model_copy(update={"sections": brief.sections[2:]}))
    window.bench.insert_fact("grain")
    assert [ref.fact for _, ref in references(window.brief)] == ["grain"]


@pytest.mark.parametrize(
    ("prepare", "told"),
    [
        (lambda window: window.bench.pane.close_brief(), "Open a brief first"),
        (lambda window: window.bench.shelf.open("empty"), "no section yet"),
    ],
)
def it_says_why_a_fact_cannot_be_put_in(
    window: Window, prepare: Callable[[Window], object], told: str
) -> None:
    prepare(window)
    window.bench.insert_fact("grain")
    assert told in window.notice


def it_says_when_a_fact_is_gone(window: Window) -> None:
    window.bench.insert_fact("lost")
    assert "no longer in the workspace" in window.notice


def it_puts_saved_blocks_in_as_one_step_with_references_of_their_own(window: Window) -> None:
    before = window.brief
    table, paragraph = before.sections[1].blocks
    assert isinstance(table, Table)
    assert isinstance(paragraph, Paragraph)
    window.go("bottom", "b2")
    window.page.insert_blocks((table, paragraph))
    ids = [ref.id for _, ref in references(window.brief)]
    assert len(ids) == len(set(ids)) == 5
    assert shown(window.page) == written(window.brief)
    window.run("edit.undo")
    assert window.brief == before


def it_lets_people_select_what_they_cannot_change(read_only: Window) -> None:
    before = read_only.brief
    read_only.go("data", "t1")
    cell = read_only.surface
    assert isinstance(cell, CellEdit) and cell.isEnabled()
    cell.selectAll()
    QTest.keyClicks(cell, "no")
    assert cell.textCursor().selectedText() == "Port"
    for line in read_only.page.details.findChildren(QLineEdit):
        line.selectAll()
        QTest.keyClicks(line, "no")
    (day,) = read_only.page.details.findChildren(DayEdit)
    assert day.isEnabled() and day.isReadOnly()
    assert not read_only.page.details.marking.isEnabled()
    assert read_only.brief is before


def it_moves_no_row_where_nothing_can_be_written(read_only: Window) -> None:
    before = read_only.brief
    read_only.go("data", "t1")
    (editor,) = read_only.page.findChildren(TableEditor)
    QTest.keyClick(read_only.surface, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(read_only.surface, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.block == before.sections[1].blocks[0]
    assert not any(button.isVisible() for button in editor.findChildren(QAbstractButton))
    assert read_only.brief is before


def it_lets_nobody_write_where_nothing_can_be_written(read_only: Window) -> None:
    before = read_only.brief
    assert "can only be read" in read_only.notice
    read_only.go("bottom", "b2")
    read_only.type("no ")
    QTest.keyClick(read_only.surface, Qt.Key.Key_Backspace)
    QTest.keyClick(read_only.surface, Qt.Key.Key_Return)
    read_only.bench.insert_fact("grain")
    read_only.bench.pane.move_section("bottom", 2)
    read_only.bench.pane.set_mode("r-port", "pinned")
    assert read_only.brief is before
    assert shown(read_only.page) == written(before)


def it_keeps_the_title_that_the_brief_has_when_the_field_is_left_empty(window: Window) -> None:
    title = window.page.details.title
    title.setFocus()
    title.select_all()
    QTest.keyClick(title, Qt.Key.Key_Delete)
    assert window.brief.title == "Harbour talks"
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert title.toPlainText() == "Harbour talks"


def it_writes_the_details_of_the_brief(window: Window) -> None:
    QTest.keyClicks(window.page.details.title, "!")
    assert window.brief.title == "!Harbour talks"
    window.run("edit.undo")
    assert window.page.details.title.toPlainText() == "Harbour talks"


def it_counts_words_and_facts_in_the_outline(qtbot: QtBot, window: Window) -> None:
    outline = window.bench.pane.outline
    note = Qt.ItemDataRole.UserRole + 1
    assert outline.item(1).data(note) == "17 words · 2 facts"
    window.go("data", "d1")
    window.type("More. ")
    qtbot.waitUntil(lambda: outline.item(1).data(note) == "18 words · 2 facts")


def it_goes_from_section_to_section(window: Window) -> None:
    window.go("bottom")
    for expected in ("data", "last", "last"):
        window.run("section.next")
        section = window.page.current_section()
        assert section is not None
        assert section.id == expected
    window.run("section.previous")
    section = window.page.current_section()
    assert section is not None
    assert section.id == "data"


def it_saves_the_selection_as_a_snippet_that_can_be_put_in_elsewhere(qtbot: QtBot, window: Window) -> None:
    window.go("bottom", "b1")
    window.surface.selectAll()
    window.run("edit.save_snippet")
    dialog = window.bench.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("Opening")
    with qtbot.waitSignal(window.bench.records.stored) as stored:
        dialog.accept()
    snippet = stored.args[0]
    window.bench.shelf.open("other")
    window.go("o", "o1")
    window.bench.insert_snippet(snippet.id)
    refs = [ref for _, ref in references(window.brief)]
    assert [ref.fact for ref in refs] == ["port", "lost"] or [ref.fact for ref in refs] == ["lost", "port"]
    assert "The second paragraph." in words_of(window.brief, "o")


def it_asks_for_a_selection_where_there_is_none(window: Window) -> None:
    window.go("bottom", "b1")
    window.run("edit.save_snippet")
    assert "Select the text" in window.notice


def it_leaves_the_window_its_keys_in_a_heading(window: Window) -> None:
    window.page.rename_section("bottom")
    heading = QApplication.focusWidget()
    assert heading is not None
    QTest.keyClicks(heading, "In short")
    QTest.keyClick(heading, Qt.Key.Key_Down, _CTRL_SHIFT)
    assert window.order == ["data", "bottom", "last"]
    QTest.keyClick(heading, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(heading, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.brief.sections[0].title == "Bottom line"
    assert shown(window.page) == written(window.brief)
