"""The line in a form that says what rests on the record, with the list on demand."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from briefwright.domain import trace
from briefwright.domain.queries import Dependants
from briefwright.gui.records.sheet import Part, Unfolding, Words

_HIGHEST = 160
"""Pixels that the list takes at the most; a longer one is scrolled."""


class InUse(Unfolding):
    """Says what rests on the record; unfolded, it lists each judgement, section and edition."""

    def __init__(self, dependants: Dependants) -> None:
        super().__init__(trace.tell(dependants, "this"), _List(dependants))
        self.setContentsMargins(20, 8, 24, 0)


class _List(QScrollArea):
    def __init__(self, dependants: Dependants) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMaximumHeight(_HIGHEST)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What rests on this")
        lines = Part(gap=4)
        lines.setContentsMargins(20, 4, 4, 4)
        lines.add(*(Words(line[0].upper() + line[1:]) for line in trace.lines(dependants)))
        lines.fill()
        self._lines = lines
        self.setWidget(lines)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(super().sizeHint().width(), self._lines.sizeHint().height())
