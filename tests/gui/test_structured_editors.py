"""What all editors of structured blocks do alike."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import (
    NARRATIVE,
    PositionTable,
    RiskRegister,
    ScenarioSet,
    SourceList,
    Structured,
    Table,
    TalkingPoints,
)
from briefwright.domain.content import plain, text
from briefwright.domain.layouts import BLOCK_CLASSES, new_block
from briefwright.domain.slots import slots
from briefwright.domain.tables import Rowed, move_row
from briefwright.gui import theme
from briefwright.gui.structured.editor import StructuredEditor
from briefwright.gui.structured.factory import editor_for
from briefwright.gui.structured.rows import RowsEditor
from briefwright.gui.text.cell import CellEdit
from briefwright.gui.text.line import PlainLine
from gui.structured_world import (
    POINTS,
    POSITIONS,
    REFERENCE,
    RISKS,
    SCENARIOS,
    TABLE,
    choose,
    focus,
    on_screen,
    surroundings,
)

NewId = Callable[[], str]


def _kind(block: Structured) -> str:
    return block.kind


FILLED = (TABLE, POSITIONS, RISKS, SCENARIOS, POINTS)
EMPTY = (
    Table(id="b1"),
    PositionTable(id="b2"),
    RiskRegister(id="b3"),
    ScenarioSet(id="b4"),
    TalkingPoints(id="b7"),
)
pairs = pytest.mark.parametrize(
    ("filled", "empty"), list(zip(FILLED, EMPTY, strict=True)), ids=lambda one: one.kind
)
each = pytest.mark.parametrize("block", FILLED, ids=_kind)


def _caption(editor: StructuredEditor[Any]) -> PlainLine:
    found = editor.findChildren(PlainLine)
    return next(field for field in found if "caption" in field.accessibleName())


def _captioned(block: Rowed, caption: str) -> Rowed:
    return block.model_copy(update={"caption": caption})


@each
def it_shows_the_running_text_of_its_block_in_reading_order(
    qtbot: QtBot, new_id: NewId, block: Rowed
) -> None:
    editor, _ = on_screen(qtbot, editor_for(block, surroundings(new_id)))
    assert [cell.content() for cell in editor.cells()] == [content for _, content in slots(block)]
    assert editor.block == block
    for key, content in slots(block):
        cell = editor.cell(key)
        assert cell is not None
        assert cell.content() == content


@pairs
def it_shows_another_block_without_telling_it_as_a_change(
    qtbot: QtBot, new_id: NewId, filled: Rowed, empty: Rowed
) -> None:
    editor, told = on_screen(qtbot, editor_for(empty, surroundings(new_id)))
    for block in (filled, empty, filled):
        editor.show_block(block)
        assert [cell.content() for cell in editor.cells()] == [content for _, content in slots(block)]
    assert told == []


@pairs
def it_tells_of_every_cell_that_it_makes_later(
    qtbot: QtBot, new_id: NewId, filled: Rowed, empty: Rowed
) -> None:
    editor, _ = on_screen(qtbot, editor_for(empty, surroundings(new_id)))
    made: list[CellEdit] = []
    editor.cell_added.connect(made.append)
    editor.show_block(filled)
    assert set(made) == set(editor.cells())


@each
def it_tells_what_was_typed_into_a_cell_as_one_growing_change(
    qtbot: QtBot, new_id: NewId, block: Rowed
) -> None:
    editor, told = on_screen(qtbot, editor_for(block, surroundings(new_id)))
    key, before = next(iter(slots(block)))
    cell = editor.cells()[0]
    focus(qtbot, cell)
    cell.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(cell, "so")
    assert plain(dict(slots(told[-1][0]))[key]) == plain(before) + "so"
    assert told[0][1] is not None
    assert told[0][1] == told[1][1]


@each
def it_keeps_focus_and_caret_when_its_own_change_comes_back(
    qtbot: QtBot, new_id: NewId, block: Rowed
) -> None:
    editor, told = on_screen(qtbot, editor_for(block, surroundings(new_id)))
    editor.changed.connect(lambda new, _: editor.show_block(new.model_copy()))
    cell = editor.cells()[0]
    focus(qtbot, cell)
    cell.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(cell, "abc")
    assert cell.textCursor().position() == 3
    assert cell.hasFocus()
    assert len(told) == 3


@each
def it_restores_the_words_when_the_change_is_undone(qtbot: QtBot, new_id: NewId, block: Rowed) -> None:
    editor, told = on_screen(qtbot, editor_for(block, surroundings(new_id)))
    QTest.keyClicks(editor.cells()[0], "new ")
    QTest.keyClicks(_caption(editor), "More ")
    told.clear()
    editor.show_block(block)
    assert [cell.content() for cell in editor.cells()] == [content for _, content in slots(block)]
    assert _caption(editor).toPlainText() == block.caption
    assert told == []


@each
def it_tells_a_new_caption_under_one_merge_key(qtbot: QtBot, new_id: NewId, block: Rowed) -> None:
    editor, told = on_screen(qtbot, editor_for(_captioned(block, ""), surroundings(new_id)))
    QTest.keyClicks(_caption(editor), "Who")
    assert told[-1][0].caption == "Who"
    assert len({merge_key for _, merge_key in told}) == 1
    assert told[0][1] is not None


@each
def it_keeps_the_caret_in_the_caption_when_the_change_comes_back(
    qtbot: QtBot, new_id: NewId, block: Rowed
) -> None:
    editor, told = on_screen(qtbot, editor_for(_captioned(block, "Old"), surroundings(new_id)))
    caption = _caption(editor)
    focus(qtbot, caption)
    caption.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(caption, "V")
    editor.show_block(told[-1][0].model_copy())
    assert caption.textCursor().position() == 1


@each
def it_wraps_a_long_caption(qtbot: QtBot, new_id: NewId, block: Rowed) -> None:
    editor, _ = on_screen(qtbot, editor_for(_captioned(block, "Short"), surroundings(new_id)))
    before = _caption(editor).height()
    editor.show_block(_captioned(block, "a caption that goes on and on, " * 6))
    assert _caption(editor).height() > before + 10


@each
def it_names_everything_that_takes_the_focus(qtbot: QtBot, new_id: NewId, block: Rowed) -> None:
    editor, _ = on_screen(qtbot, editor_for(block, surroundings(new_id)))
    focus(qtbot, _caption(editor))
    seen = []
    while (now := QApplication.focusWidget()) not in seen:
        assert now is not None
        seen.append(now)
        assert now.accessibleName() or now.property("text"), now
        editor.focusNextChild()
    assert set(editor.cells()) <= set(seen)


@each
def it_lets_tab_go_through_the_cells_in_reading_order(qtbot: QtBot, new_id: NewId, block: Rowed) -> None:
    editor, _ = on_screen(qtbot, editor_for(block, surroundings(new_id)))
    focus(qtbot, _caption(editor))
    met: list[CellEdit] = []
    while len(met) < len(editor.cells()):
        now = QApplication.focusWidget()
        assert now is not None
        if isinstance(now, CellEdit):
            met.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert met == editor.cells()


@each
def it_moves_the_row_with_the_focus_by_keyboard(qtbot: QtBot, new_id: NewId, block: Rowed) -> None:
    editor, told = on_screen(qtbot, editor_for(block, surroundings(new_id)))
    cell = editor.cells()[0]
    focus(qtbot, cell)
    QTest.keyClick(cell, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told[-1][0] == move_row(block, block.rows[0].id, 1)
    assert cell.hasFocus()
    QTest.keyClick(cell, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert told[-1][0] == block


@each
def it_removes_the_row_and_leaves_the_focus_on_the_next(qtbot: QtBot, new_id: NewId, block: Rowed) -> None:
    editor, told = on_screen(qtbot, editor_for(block, surroundings(new_id)))
    focus(qtbot, editor.cells()[0])
    assert isinstance(editor, RowsEditor)
    choose(editor.row_menu(), f"Remove {editor.row_word}")
    assert told[-1][0].rows == block.rows[1:]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert editor.isAncestorOf(focused)
    editor.show_block(block)
    assert [cell.content() for cell in editor.cells()] == [content for _, content in slots(block)]


@pairs
def it_grows_with_its_text_instead_of_scrolling(
    qtbot: QtBot, new_id: NewId, filled: Rowed, empty: Rowed
) -> None:
    editor, _ = on_screen(qtbot, editor_for(filled, surroundings(new_id)))
    before = editor.heightForWidth(720)
    cell = editor.cells()[-1]
    cell.show_content(text("word " * 200))
    qtbot.waitUntil(lambda: max(editor.heightForWidth(720), editor.sizeHint().height()) > before + 60)


def it_repaints_references_and_marks_when_the_theme_changes(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = on_screen(qtbot, editor_for(POSITIONS, surroundings(new_id)))
    before = editor.grab().toImage()
    theme.apply(True)
    try:
        editor.refresh()
        assert editor.grab().toImage() != before
    finally:
        theme.apply(False)
    assert told == []


def it_finds_the_reference_of_a_cell(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = on_screen(qtbot, editor_for(POSITIONS, surroundings(new_id)))
    cell = editor.cell(("p1", "1"))
    assert cell is not None
    assert cell.select_ref(REFERENCE.id)


@pytest.mark.parametrize("kind", [kind for kind, cls in BLOCK_CLASSES.items() if cls not in NARRATIVE])
def it_has_an_editor_for_every_kind_of_block(qtbot: QtBot, new_id: NewId, kind: str) -> None:
    block = new_block(kind, new_id)
    assert not isinstance(block, NARRATIVE)
    editor, told = on_screen(qtbot, editor_for(block, surroundings(new_id)))
    assert editor.block == block
    assert told == []


def it_has_no_running_text_in_a_list_of_sources(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = on_screen(qtbot, editor_for(SourceList(id="b5"), surroundings(new_id)))
    assert editor.cells() == []
    assert editor.cell(("x", "0")) is None
