"""What the editors of tables share: their columns."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from briefwright.domain import tables
from briefwright.gui.structured.controls import Handle
from briefwright.gui.structured.rows import RowsEditor, keep
from briefwright.gui.surroundings import Surroundings

GridT = TypeVar("GridT", bound=tables.Grid)


class ColumnsEditor(RowsEditor[GridT]):
    """An editor of rows by columns. Commands act on the column that has, or last had, the focus."""

    column_word: ClassVar[str]

    def __init__(self, block: GridT, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(block, surroundings, parent)
        self._column = 0
        self._column_handles: dict[str, Handle] = {}
        self._column_actions = self._make_column_actions()

    def add_column(self, column: int) -> None:
        """Ask for a new column before the one at `column` and put the focus there."""
        raise NotImplementedError

    def row_menu(self) -> QMenu:
        """A menu of what can be done with the row and the column that have the focus."""
        return self._menu(self._row_actions, self._column_actions)

    def column_menu(self, column: int) -> QMenu:
        """A menu of what can be done with a column."""
        self._column = column
        return self._menu(self._column_actions)

    def focus_column(self, column: int) -> None:
        """Put the focus into a column, the last one at most, in the row where it last was."""
        columns = tables.width(self._block)
        if columns and self._block.rows:
            self._column = min(column, columns - 1)
            row = self._block.rows[self._index() or 0]
            self._row_cells(row.id)[self._column].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_cells(self, row_id: str) -> Sequence[QWidget]:
        """What stands in the row, a field for each column."""
        return [self._cells[row_id, str(column)] for column in range(tables.width(self._block))]

    def _show_rows(self) -> None:
        columns = [str(column) for column in range(tables.width(self._block))]
        keep(self._column_handles, columns, self._make_column_handle)

    def _make_column_handle(self, column: str) -> Handle:
        handle = Handle(f"Move or remove this {self.column_word}", upright=False, parent=self)
        below = QPoint(0, handle.height())
        handle.clicked.connect(lambda: self.column_menu(int(column)).popup(handle.mapToGlobal(below)))
        return handle

    def _make_column_actions(self) -> Sequence[QAction]:
        word = self.column_word
        return [
            self._action(f"Move {word} left", lambda: self._move_column(-1)),
            self._action(f"Move {word} right", lambda: self._move_column(1)),
            self._action(f"Add {word} to the right", lambda: self.add_column(self._column + 1)),
            self._action(f"Remove {word}", self._remove_column),
        ]

    def _wake(self, awake: bool) -> None:
        super()._wake(awake)
        for handle in self._column_handles.values():
            handle.wake(awake)

    def _enter(self, focused: QWidget) -> None:
        super()._enter(focused)
        for row in self._block.rows:
            for column, cell in enumerate(self._row_cells(row.id)):
                if cell is focused or cell.isAncestorOf(focused):
                    self._column = column

    def _move_column(self, by: int) -> None:
        if self._column < tables.width(self._block):
            wanted = max(0, self._column + by)
            self._request(tables.move_column(self._block, self._column, by), label=f"Move {self.column_word}")
            self.focus_column(wanted)

    def _remove_column(self) -> None:
        if self._column < tables.width(self._block):
            self._request(tables.remove_column(self._block, self._column), label=f"Remove {self.column_word}")
            self.focus_column(self._column)
