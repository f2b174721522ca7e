"""What stands below a position table: what can be done with a cell, and that the ledger has moved on."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from briefwright.domain.dates import FuzzyDate
from briefwright.domain.positions import MovedOn
from briefwright.gui.records.flow import FlowLayout
from briefwright.gui.structured.controls import TextButton, label


class LedgerFoot(QWidget):
    """Two quiet lines; each is there only while it has something to say."""

    wording_wanted = Signal()
    ledger_wanted = Signal()
    first_wanted = Signal()
    day_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._newest: date | None = None
        self._wording = TextButton("", self)
        self._ledger = TextButton("Open in the ledger", self)
        self._moved = label()
        self._moved.setParent(self)
        self._first = TextButton("Go to the first", self)
        self._day = TextButton("", self)
        self._wording.clicked.connect(self.wording_wanted)
        self._ledger.clicked.connect(self.ledger_wanted)
        self._first.clicked.connect(self.first_wanted)
        self._day.clicked.connect(lambda: self.day_wanted.emit(self._newest))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._cell_line = self._line(column, self._wording, self._ledger)
        column.addWidget(self._moved)
        self._moved_line = self._line(column, self._first, self._day)
        self.offer("", False)
        self.show_moved(None, ())

    def stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [self._wording, self._ledger, self._first, self._day]

    def offer(self, wording: str, at_cell: bool) -> None:
        """Offer to change the wording of the present cell, by these words, and to open the ledger at it."""
        self._wording.setText(wording)
        self._wording.setAccessibleName(wording)
        self._wording.updateGeometry()
        self._wording.setVisible(bool(wording))
        self._ledger.setVisible(at_cell)
        self._cell_line.setVisible(at_cell)

    def show_moved(self, as_of: date | None, moved: Sequence[MovedOn]) -> None:
        """Say in how many cells the ledger has moved on since a day."""
        days = [fact.date.earliest for one in moved for fact in one.newer if fact.date]
        self._newest = max(days, default=None)
        cells = "1 cell" if len(moved) == 1 else f"{len(moved)} cells"
        since = f" since {_words(as_of)}" if as_of else ""
        self._moved.setText(f"The ledger has moved on{since}: {cells}.")
        movable = as_of is not None and self._newest is not None and self._newest > as_of
        self._day.setText(f"Show it as of {_words(self._newest)}" if self._newest else "")
        self._day.setVisible(movable)
        self._moved.setVisible(bool(moved))
        self._moved_line.setVisible(bool(moved))

    def _line(self, column: QVBoxLayout, *buttons: QWidget) -> QWidget:
        line = QWidget(self)
        flow = FlowLayout(line, gap=12)
        for button in buttons:
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        column.addWidget(line)
        return line


def _words(day: date) -> str:
    return FuzzyDate(value=day.isoformat()).words()
