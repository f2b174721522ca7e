"""The probabilities of scenarios that exclude each other, as one bar from 0 to 100 per cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from briefwright.gui.structured.controls import PAD
from briefwright.gui.theme import tints

_HEIGHT = 26
_NAME_LEAST = 48
_SHADES = (0.16, 0.3)
"""How much of the accent is in the ground of one part and of the next."""


@dataclass(frozen=True)
class Part:
    """A scenario on the bar: its letter, its name, its per cents."""

    id: str
    letter: str
    name: str
    percent: int

    def words(self) -> str:
        """All that is known of it."""
        return " ".join(word for word in (self.letter, self.name, f"{self.percent} %") if word)


class ProbabilityBar(QWidget):
    """Shows parts one after the other, and what is missing or too much; a click on a part tells its id."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self.setAccessibleName("Probabilities")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these; those without any per cent take no room."""
        self._parts = tuple(parts)
        self.setAccessibleDescription(", ".join(part.words() for part in parts))
        self.update()

    def sizeHint(self) -> QSize:
        """A line of text high."""
        return QSize(300, _HEIGHT)

    def words_at(self, point: QPointF) -> str:
        """What is to be said about the part at a point."""
        part = self._part_at(point)
        return part.words() if part else ""

    def place(self, part_id: str) -> QRectF:
        """Where a part lies."""
        return next(rect for part, rect in self._places() if part.id == part_id)

    def event(self, event: QEvent) -> bool:
        """Say in a tool tip what the mouse is over."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which part was clicked."""
        part = self._part_at(event.position())
        if part is not None:
            self.pressed.emit(part.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each part with its words as far as they fit, then the rest or the hundred."""
        painter = QPainter(self)
        for number, (_, rect) in enumerate(self._places()):
            painter.fillRect(rect.adjusted(0, 0, -1, 0), _faint(tints().accent, _SHADES[number % 2]))
        total = sum(part.percent for part in self._parts)
        if total < 100:
            self._paint_rest(painter, total)
        elif total > 100:
            x = self.width() * 100 / total
            painter.fillRect(QRectF(x, 0, self.width() - x, self.height()), _faint(tints().warning, 0.3))
            painter.fillRect(QRectF(x - 1, 0, 2, self.height()), QColor(tints().warning))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        for part, rect in self._places():
            room = rect.adjusted(PAD + 1, 0, -PAD, 0)
            words = _fitting(part, room.width(), painter.fontMetrics())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_rest(self, painter: QPainter, total: int) -> None:
        rest = QRectF(self.width() * total / 100, 0, self.width() * (100 - total) / 100, self.height())
        painter.setPen(QPen(QColor(tints().hint), 1, Qt.PenStyle.DashLine))
        painter.drawRect(rest.adjusted(0.5, 0.5, -0.5, -0.5))
        words = f"{100 - total} % missing"
        if painter.fontMetrics().horizontalAdvance(words) > rest.width() - 2 * PAD:
            words = "?"
        painter.drawText(rest, Qt.AlignmentFlag.AlignCenter, words)

    def _places(self) -> list[tuple[Part, QRectF]]:
        whole = max(100, sum(part.percent for part in self._parts))
        ends = [0, *accumulate(part.percent for part in self._parts)]
        scale = self.width() / whole
        return [
            (part, QRectF(start * scale, 0, part.percent * scale, self.height()))
            for part, start in zip(self._parts, ends, strict=False)
        ]

    def _part_at(self, point: QPointF) -> Part | None:
        return next((part for part, rect in self._places() if rect.contains(point)), None)


def _fitting(part: Part, width: float, metrics: QFontMetrics) -> str:
    """As much of a part's words as there is room for: its letter, its per cents, its name."""
    short = f"{part.letter} {part.percent} %"
    room = int(width) - metrics.horizontalAdvance(f"{short}: ")
    if part.name and room >= _NAME_LEAST:
        name = metrics.elidedText(part.name, Qt.TextElideMode.ElideRight, room)
        return f"{part.letter}: {name} {part.percent} %"
    return next((words for words in (short, part.letter) if metrics.horizontalAdvance(words) <= width), "")


def _faint(ink: str, share: float) -> QColor:
    colour = QColor(ink)
    colour.setAlphaF(share)
    return colour
