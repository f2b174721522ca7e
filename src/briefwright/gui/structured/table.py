"""The editor of a plain table."""

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QWidget

from briefwright.domain import tables
from briefwright.domain.blocks import Table
from briefwright.domain.slots import SlotKey
from briefwright.gui.structured.columns import ColumnsEditor
from briefwright.gui.structured.controls import TextButton, bold
from briefwright.gui.structured.sheet import Band
from briefwright.gui.surroundings import Surroundings


class TableEditor(ColumnsEditor[Table]):
    """Rows and columns of running text; the first row may be a header."""

    kind_words = "Table"
    row_word = "row"
    column_word = "column"

    def __init__(self, block: Table, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(block, surroundings, parent)
        self._add_column_button = TextButton("+ Add column", self)
        self._add_column_button.clicked.connect(lambda: self.add_column(tables.width(self._block)))
        self._header = QCheckBox("Header row", self)
        self._header.clicked.connect(self._set_header)
        self._footer.addWidget(self._add_column_button)
        self._footer.addStretch(1)
        self._footer.addWidget(self._header)
        self.show_block(block)

    def add_row(self, index: int) -> None:
        """Ask for an empty row; a table without rows begins with three by three."""
        new_id = self._surroundings.new_id
        if self._block.rows:
            self._request(tables.add_row(self._block, index, new_id), label="Add row")
        else:
            self._request(tables.start_table(self._block, 3, 3, new_id), label="Add row")
        self.focus_row(index)

    def add_column(self, column: int) -> None:
        """Ask for an empty column before the one at `column` and put the focus there."""
        self._request(tables.add_column(self._block, column), label="Add column")
        self.focus_column(column)

    def _show_rows(self) -> None:
        super()._show_rows()
        self._add_column_button.setEnabled(bool(self._block.rows))
        self._header.setChecked(self._block.header)
        for number, row in enumerate(self._block.rows):
            font = bold() if self._block.header and number == 0 else QFont()
            for cell in self._row_cells(row.id):
                cell.setFont(font)

    def _fields(self, row_id: str) -> Sequence[QWidget]:
        return self._row_cells(row_id)

    def _columns(self) -> Hashable:
        return tables.width(self._block), self._block.header

    def _bands(self) -> tuple[list[Band], Sequence[int]]:
        bands = [Band([list(self._column_handles.values())], bare=True)] if self._block.rows else []
        for number, row in enumerate(self._block.rows):
            header = self._block.header and number == 0
            bands.append(Band([self._row_cells(row.id)], self._handles[row.id], header))
        return bands, [1] * tables.width(self._block)

    def _tab_stops(self) -> list[QWidget]:
        return [*super()._tab_stops(), self._add_column_button, self._header]

    def _cell_names(self) -> Mapping[SlotKey, str]:
        return {
            (row.id, str(column)): f"Row {number}, column {column + 1}"
            for number, row in enumerate(self._block.rows, 1)
            for column in range(len(row.cells))
        }

    def _set_header(self, header: bool) -> None:
        self._request(self._block.model_copy(update={"header": header}))
