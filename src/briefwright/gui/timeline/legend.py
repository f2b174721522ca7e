"""What the signs of a timeline mean."""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from briefwright.domain.dates import FuzzyDate
from briefwright.gui.records.flow import FlowLayout
from briefwright.gui.structured.editor import drop
from briefwright.gui.timeline import painting
from briefwright.gui.timeline.layout import RADIUS, Measure, Placed
from briefwright.gui.timeline.look import Look, look
from briefwright.gui.timeline.marks import Mark

_DAY = FuzzyDate(value="2025-01-01")
_MONTH = FuzzyDate(value="2025-01")
_ASSUMED = FuzzyDate(value="2025-01", year_assumed=True)
_GAP = 18.0
_BAR = 34.0


def signs(marks: Sequence[Mark]) -> list[Mark]:
    """A mark for each sign that the moments need explained."""
    found = []
    if any(not mark.shift for mark in marks):
        found.append(_sign("Event", _DAY))
    if any(mark.shift for mark in marks):
        found.append(_sign("Shift of position", _DAY, shift=True))
    if any(not mark.exact for mark in marks):
        found.append(_sign("Day not known", _MONTH))
    if any(mark.date.year_assumed for mark in marks):
        found.append(_sign("Year assumed", _ASSUMED))
    return found


def placed(marks: Sequence[Mark], measure: Measure) -> list[Placed]:
    """The signs side by side, with their words."""
    sizes = [measure(mark.caption) for mark in marks]
    bars = [2 * RADIUS if mark.exact else _BAR for mark in marks]
    whole = [bar + 6 + wide + _GAP for bar, wide in zip(bars, sizes, strict=True)]
    lefts = [2.0, *accumulate(whole, initial=2.0)][1:]
    return [
        Placed(mark, left, left + bar, left + bar + 6, wide, row=0)
        for mark, left, bar, wide in zip(marks, lefts, bars, sizes, strict=False)
    ]


def paint(painter: QPainter, look_: Look, signs_: Sequence[Placed], top: float) -> None:
    """Paint the signs in one line."""
    sizes = painting.frame(look_, 10_000, 0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look_.font)
    for one in signs_:
        painting.paint_moment(painter, look_, sizes, one, top)


class _Sign(QWidget):
    """One sign with what it means."""

    def __init__(self, mark: Mark, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setAccessibleName(mark.caption)

    def sizeHint(self) -> QSize:
        """As wide as the sign with its words."""
        shown = look(self.font(), self.palette())
        (one,) = placed([self._mark], painting.measure(shown))
        return QSize(int(one.outer_right) + 4, int(painting.frame(shown, 0, 0).row))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign."""
        shown = look(self.font(), self.palette())
        paint(QPainter(self), shown, placed([self._mark], painting.measure(shown)), 0)


class Legend(QWidget):
    """The signs that are in use, and a remark such as how many moments are in view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs: dict[str, _Sign] = {}
        self.remark = QLabel(self)
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._flow = FlowLayout(self, gap=12)
        self._flow.addWidget(self.remark)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Explain what these moments need."""
        wanted = signs(marks)
        if [mark.caption for mark in wanted] == self.words():
            return
        for gone in self._signs.values():
            self._flow.removeWidget(gone)
            drop(gone)
        self._signs = {mark.caption: _Sign(mark, self) for mark in wanted}
        for number, one in enumerate(self._signs.values()):
            self._flow.insert_widget(number, one)
            one.show()
        self.updateGeometry()

    def words(self) -> list[str]:
        """What the signs that are shown mean."""
        return list(self._signs)

    def say(self, words: str) -> None:
        """Show another remark."""
        self.remark.setMinimumHeight(self.fontMetrics().height() + 4)
        self.remark.setText(words)
        self._flow.invalidate()


def _sign(label: str, date: FuzzyDate, shift: bool = False) -> Mark:
    return Mark(label, "", date, 0, 0, label, label, shift)
