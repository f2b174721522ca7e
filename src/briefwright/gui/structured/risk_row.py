"""What a risk consists of in its register: number, words, rating and keeper."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefwright.domain.blocks import Risk
from briefwright.domain.scales import Level, RiskScale
from briefwright.gui.structured.controls import PAD, label
from briefwright.gui.structured.editor import drop
from briefwright.gui.structured.fields import Choice, ChoiceBox
from briefwright.gui.structured.risk_ink import Look, draw_chip
from briefwright.gui.structured.risk_plan import CHIP
from briefwright.gui.text.cell import CellEdit
from briefwright.gui.text.line import PlainLine

LIKELIHOOD, IMPACT, KEEPER = "Likelihood", "Impact", "Owner, until"
_STRANGE = "not on the scale"


class RiskNumber(QWidget):
    """The number of a risk, as it stands in the matrix too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = 0
        self._look = Look()
        self.setFixedSize(QSize(CHIP, CHIP + 2))

    def show_number(self, number: int) -> None:
        """Show this number."""
        if number != self._number:
            self._number = number
            self.setAccessibleName(f"Risk {number}")
            self.update()

    def show_look(self, look: Look) -> None:
        """Show whether it is chosen or pointed at in the matrix."""
        if look != self._look:
            self._look = look
            self.update()

    @property
    def look(self) -> Look:
        """How it is shown."""
        return self._look

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_chip(painter, QRectF(0, 1, CHIP, CHIP), self._number, self._look)


class RiskRow:
    """The widgets of one risk. Where there is room, rating and keeper are columns; else they are stacked.

    `cells` are its pieces of running text: description, evidence, mitigation.
    """

    def __init__(self, cells: Sequence[CellEdit], parent: QWidget) -> None:
        description, evidence, mitigation = self._cells = cells
        self.number = RiskNumber(parent)
        self.likelihood = ChoiceBox(LIKELIHOOD, "not rated", _STRANGE, parent)
        self.impact = ChoiceBox(IMPACT, "not rated", _STRANGE, parent)
        self.owner = PlainLine("Owner", "nobody yet", parent=parent)
        self.horizon = PlainLine("Horizon", "no horizon", parent=parent)
        for line in (self.owner, self.horizon):
            line.document().setDocumentMargin(PAD)
        self._facts, self._remedy = label("Facts", quiet=True), label("Mitigation", quiet=True)
        self._words = _column(parent, description, self._facts, evidence, self._remedy, mitigation)
        self._keeper = _column(parent, self.owner, self.horizon)
        self._headings = [label(words, quiet=True) for words in (LIKELIHOOD, IMPACT, KEEPER)]
        self._stack = _column(parent, *self._headings)

    def show_risk(self, number: int, risk: Risk, scale: RiskScale | None) -> None:
        """Show all but the running text, and above that its names where there is any."""
        self.number.show_number(number)
        self.likelihood.show_value(risk.likelihood, _choices(scale.likelihood if scale else ()))
        self.impact.show_value(risk.impact, _choices(scale.impact if scale else ()))
        self.owner.show_text(risk.owner)
        self.horizon.show_text(risk.horizon)
        self._facts.setVisible(bool(risk.evidence))
        self._remedy.setVisible(bool(risk.mitigation))

    def columns(self, narrow: bool) -> list[QWidget]:
        """What stands side by side."""
        rating = [self.likelihood, self.impact, self._keeper]
        if not narrow:
            self._stack.hide()
            return [self.number, self._words, *rating]
        column = self._stack.layout()
        assert isinstance(column, QVBoxLayout)
        for number, widget in enumerate(rating):
            column.insertWidget(2 * number + 1, widget)
            widget.show()
        return [self.number, self._words, self._stack]

    def stops(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        description, *others = self._cells
        return [description, self.likelihood, self.impact, self.owner, self.horizon, *others]

    def drop(self) -> None:
        """Take all of it out of the world."""
        for widget in (self.number, self.likelihood, self.impact, self._words, self._keeper, self._stack):
            drop(widget)


def _column(parent: QWidget, *widgets: QWidget) -> QWidget:
    column = QWidget(parent)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
    return column


def _choices(levels: Sequence[Level]) -> list[Choice]:
    return [Choice(""), *(Choice(level.term, level.band or level.meaning) for level in levels)]
