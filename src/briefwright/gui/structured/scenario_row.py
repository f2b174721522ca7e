"""What a scenario consists of in its set: letter, name, kind, probability, words, indicators."""

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from briefwright.domain.blocks import Scenario, ScenarioKind
from briefwright.gui.structured.controls import PAD, bold, label
from briefwright.gui.structured.editor import drop
from briefwright.gui.structured.fields import Choice, ChoiceBox, PercentBox
from briefwright.gui.structured.indicators import IndicatorList
from briefwright.gui.structured.scenario_sum import letter
from briefwright.gui.structured.sheet import GAP
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text.cell import CellEdit
from briefwright.gui.text.line import PlainLine

_KINDS = [Choice(kind) for kind in get_args(ScenarioKind)]
_GROUNDS = {"drivers": "Drivers", "assumptions": "Assumptions", "indicators": "Indicators"}
_NARROW = 480
"""Pixels below which drivers, assumptions and indicators stand below each other."""


class Grounds(QWidget):
    """Drivers, assumptions and indicators side by side, or below each other where there is little room.

    They bear their names as soon as there is any text: all of them in one line, else each for itself.
    """

    def __init__(self, cells: Sequence[CellEdit], parent: QWidget) -> None:
        super().__init__(parent)
        self._cells = cells
        self._labels = [label(words, quiet=True) for words in _GROUNDS.values()]
        self._narrow: bool | None = None
        self._filled: Sequence[bool] = [False for _ in cells]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)
        for name, cell in zip(self._labels, cells, strict=True):
            name.setParent(self)
            cell.setParent(self)
        self._arrange(False)

    def show_filled(self, filled: Sequence[bool]) -> None:
        """Show the names where there is text; it is told which of them hold any."""
        self._filled = filled
        for name, one in zip(self._labels, filled, strict=True):
            name.setVisible(one if self._narrow else any(filled))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack what does not fit side by side."""
        super().resizeEvent(event)
        self._arrange(self.width() < _NARROW)

    def _arrange(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for number, pair in enumerate(zip(self._labels, self._cells, strict=True)):
            for line, widget in enumerate(pair):
                self._grid.removeWidget(widget)
                row, column = (2 * number + line, 0) if narrow else (line, number)
                self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(number, 0 if narrow and number else 1)
        self.show_filled(self._filled)


class ScenarioRow:
    """The widgets of one scenario. `cells` are its pieces of running text: description, then grounds."""

    def __init__(self, cells: Sequence[CellEdit], surroundings: Surroundings, parent: QWidget) -> None:
        self._cells = cells
        self._letter = label(strong=True)
        self.name = PlainLine("Name of scenario", "Name of the scenario", bold(), parent)
        self.name.document().setDocumentMargin(PAD)
        self.kind = ChoiceBox("Kind of scenario", "other", "not a known kind", parent)
        self.kind.setFixedWidth(self.kind.fontMetrics().horizontalAdvance("worst case") + 24)
        self.probability = PercentBox("Probability in per cent", "no %", parent)
        self.probability.setFixedSize(58, self.probability.fontMetrics().height() + 2 * PAD)
        self.watched = IndicatorList(surroundings, parent)
        self._grounds = Grounds(cells[1:], parent)
        self._head = self._make_head(parent)

    def show_scenario(self, index: int, scenario: Scenario) -> None:
        """Show all but the running text."""
        self._letter.setText(letter(index))
        self.name.show_text(scenario.name)
        self.kind.show_value(scenario.kind, _KINDS)
        self.probability.show_percent(scenario.probability)
        self._grounds.show_filled([bool(getattr(scenario, field)) for field in _GROUNDS])
        self.watched.show_indicators(scenario.watched)

    def lines(self) -> list[list[QWidget | None]]:
        """What stands side by side, line by line."""
        below: list[QWidget] = [self._cells[0], self._grounds, self.watched]
        return [[self._letter, self._head], *([None, one] for one in below)]

    def stops(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [self.name, self.kind, self.probability, *self._cells, *self.watched.stops()]

    def drop(self) -> None:
        """Take all of it out of the world."""
        for widget in (self._letter, self._head, self._grounds, self.watched):
            drop(widget)

    def _make_head(self, parent: QWidget) -> QWidget:
        head = QWidget(parent)
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.name, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.probability, 0, Qt.AlignmentFlag.AlignTop)
        return head
