"""What a talking point consists of: its kind, what is raised, what is said to it, the background."""

from collections.abc import Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefwright.domain.blocks import TalkingPoint
from briefwright.gui.structured.controls import PAD, bold, label
from briefwright.gui.structured.editor import drop
from briefwright.gui.structured.fields import Choice, ChoiceBox
from briefwright.gui.text.cell import CellEdit
from briefwright.gui.text.line import PlainLine

SAY, RAISED = "Say", "If raised"
"""The lead words: of a point to make, and of an answer."""

_KINDS = (Choice(SAY, "a point to make"), Choice(RAISED, "an answer, for when they bring it up"))
_SMALLER = 0.9
"""The size of the background's type as a share of that of what is said."""


class TalkingRow:
    """The widgets of one talking point. `cells` are what is said and the background.

    The line for what is raised shows where there is something in it, and while it is `asked` for.
    """

    def __init__(self, cells: Sequence[CellEdit], parent: QWidget) -> None:
        self._say, self._background = self._cells = cells
        self._asked = False
        self.kind = ChoiceBox("Kind of talking point", SAY, "not a known kind", parent)
        self.kind.setFixedWidth(self.kind.fontMetrics().horizontalAdvance(RAISED) + 24)
        self.raised = PlainLine("What they may raise", "If they raise …", bold(), parent)
        self.raised.document().setDocumentMargin(PAD)
        self.raised.left.connect(self._say.setFocus)
        self._background.setFont(_smaller(parent.font()))
        self._heading = label("Background", quiet=True)
        self._heading.setFont(self._background.font())
        self._words = QWidget(parent)
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.raised, self._say, self._heading, self._background):
            column.addWidget(widget)

    @property
    def answers(self) -> bool:
        """Whether this is shown as an answer to something raised."""
        return not self.raised.isHidden()

    def show_point(self, point: TalkingPoint) -> None:
        """Show all but the running text, and the name of the background where there is any."""
        answers = bool(point.raised) or self._asked
        self.kind.show_value(RAISED if answers else SAY, _KINDS)
        self.raised.show_text(point.raised)
        self.raised.setVisible(answers)
        self._heading.setVisible(bool(point.background))

    def ask(self, asked: bool) -> None:
        """Keep the line for what is raised open, or let it go where it is empty; `show_point` follows."""
        self._asked = asked

    def line(self) -> list[QWidget]:
        """What stands side by side."""
        return [self.kind, self._words]

    def stops(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [self.kind, self.raised, *self._cells]

    def drop(self) -> None:
        """Take all of it out of the world."""
        for widget in (self.kind, self._words):
            drop(widget)


def _smaller(font: QFont) -> QFont:
    small = QFont()
    small.setPointSizeF(font.pointSizeF() * _SMALLER)
    return small
