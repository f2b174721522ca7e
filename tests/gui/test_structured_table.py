"""The editor of a plain table."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QToolButton
from pytestqt.qtbot import QtBot

from briefwright.domain import tables
from briefwright.domain.blocks import Table
from briefwright.domain.content import text
from briefwright.domain.slots import set_slot
from briefwright.gui.structured.table import TableEditor
from gui.structured_world import TABLE, choose, focus, on_screen, surroundings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NewId = Callable[[], str]
Told = list[tuple[Table, object]]


def _editor(qtbot: QtBot, new_id: NewId, block: Table = TABLE) -> tuple[TableEditor, Told]:
    return on_screen(qtbot, TableEditor(block, surroundings(new_id)))


def _button(editor: TableEditor, words: str) -> QToolButton:
    return next(button for button in editor.findChildren(QToolButton) if button.text() == words)


def _menu_of_cell(editor: TableEditor, qtbot: QtBot, row: str, column: str, words: str) -> None:
    cell = editor.cell((row, column))
    assert cell is not None
    focus(qtbot, cell)
    choose(editor.row_menu(), words)


def it_begins_an_empty_table_with_three_rows_of_three(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id, Table(id="b1"))
    _button(editor, "+ Add row").click()
    assert [len(row.cells) for row in told[-1][0].rows] == [3, 3, 3]
    assert editor.cells()[0].hasFocus()


def it_adds_a_row_below_the_focus_with_control_and_enter(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    cell = editor.cells()[2]
    focus(qtbot, cell)
    QTest.keyClick(cell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row.id for row in told[-1][0].rows] == ["r1", "r2", "n1", "r3"]
    new = editor.cell(("n1", "0"))
    assert new is not None
    assert QApplication.focusWidget() is new
    assert len(told) == 1


def it_adds_a_row_at_the_end_by_its_button(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    _button(editor, "+ Add row").click()
    assert [row.id for row in told[-1][0].rows] == ["r1", "r2", "r3", "n1"]


def it_adds_moves_and_removes_columns(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    _menu_of_cell(editor, qtbot, "r2", "0", "Move column right")
    assert told[-1][0] == tables.move_column(TABLE, 0, 1)
    _menu_of_cell(editor, qtbot, "r2", "1", "Move column left")
    assert told[-1][0] == TABLE
    _menu_of_cell(editor, qtbot, "r2", "0", "Add column to the right")
    assert told[-1][0] == tables.add_column(TABLE, 1)
    assert QApplication.focusWidget() is editor.cell(("r2", "1"))
    choose(editor.row_menu(), "Remove column")
    assert told[-1][0] == TABLE
    assert [cell.content() for cell in editor.cells()] == [cell for row in TABLE.rows for cell in row.cells]


def it_adds_a_column_at_the_end_by_its_button(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    _button(editor, "+ Add column").click()
    assert told[-1][0] == tables.add_column(TABLE, 2)


def it_acts_on_the_column_whose_handle_was_used(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    choose(editor.column_menu(1), "Remove column")
    assert told[-1][0] == tables.remove_column(TABLE, 1)


def it_empties_the_table_with_its_last_column(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    choose(editor.column_menu(0), "Remove column")
    choose(editor.column_menu(0), "Remove column")
    assert told[-1][0].rows == ()
    assert not _button(editor, "+ Add column").isEnabled()


def it_acts_on_the_row_whose_handle_was_used(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    handles = [one for one in editor.findChildren(QToolButton) if "this row" in one.accessibleName()]
    second = sorted(handles, key=lambda handle: handle.mapTo(editor, QPoint(0, 0)).y())[1]
    second.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    choose(editor.row_menu(), "Remove row")
    assert [row.id for row in told[-1][0].rows] == ["r1", "r3"]


def it_opens_the_menu_of_row_and_column_by_keyboard(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    focus(qtbot, editor.cells()[0])
    QTest.keyClick(editor.cells()[0], Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    words = [action.text() for action in menu.actions()]
    assert {"Move row up", "Move column left", "Remove row", "Remove column"} <= set(words)
    menu.close()


def it_switches_the_header_on_and_off(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    switch = editor.findChild(QCheckBox)
    assert isinstance(switch, QCheckBox)
    first = editor.cells()[0]
    assert first.font().bold()
    switch.click()
    assert told[-1][0] == TABLE.model_copy(update={"header": False})
    assert not first.font().bold()
    editor.show_block(TABLE)
    assert switch.isChecked()
    assert first.font().bold()
    assert len(told) == 1


def it_keeps_a_bold_header_out_of_the_text_itself(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    focus(qtbot, editor.cells()[0])
    QTest.keyClicks(editor.cells()[0], "The ")
    (piece,) = told[-1][0].rows[0].cells[0]
    assert piece.model_dump(exclude={"text"}) == TABLE.rows[0].cells[0][0].model_dump(exclude={"text"})


def it_goes_to_a_cell_when_the_space_below_its_words_is_clicked(qtbot: QtBot, new_id: NewId) -> None:
    tall = text("A remark that wraps over several lines of its narrow column. " * 4)
    block = set_slot(TABLE, ("r2", "1"), tall)
    assert isinstance(block, Table)
    editor, _ = _editor(qtbot, new_id, block)
    short, long = editor.cells()[2:4]
    sheet = short.parentWidget()
    assert sheet is not None
    below = QPoint(short.geometry().center().x(), long.geometry().bottom() - 2)
    assert below.y() > short.geometry().bottom()
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, below)
    assert short.hasFocus()
    assert short.textCursor().atEnd()
