"""Paints a timeline, on the screen or into a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPen, QPolygonF

from briefwright.gui.timeline.layout import RADIUS, Layout, Measure, Placed
from briefwright.gui.timeline.look import Look
from briefwright.gui.timeline.span import Span
from briefwright.gui.timeline.ticks import Tick, Ticks

_SOFT = 9.0
_HATCH = 4.0
_LOW = 4.0


@dataclass(frozen=True)
class Frame:
    """The measures of a timeline in pixels: all of it, and a row of words."""

    width: float
    height: float
    row: float
    scale: float

    @property
    def axis(self) -> float:
        """Where the axis runs; its divisions stand below."""
        return self.height - self.scale

    def top(self, row: int | None, crowded: bool) -> float:
        """Where a row begins; what has no row stands in the lowest."""
        steps = 1 if row is None else row + 1 + crowded
        return self.axis - 4 - steps * self.row

    def rows(self) -> int:
        """How many rows there is room for."""
        return max(1, int((self.axis - 8) // self.row))


def frame(look: Look, width: float, height: float) -> Frame:
    """The measures of a timeline of that size."""
    line = QFontMetricsF(look.font).height()
    return Frame(width, height, line + 8, 2 * line + 10)


def height_for(look: Look, rows: int) -> float:
    """How high a timeline is that has so many rows."""
    sizes = frame(look, 0, 0)
    return sizes.scale + rows * sizes.row + 12


def measure(look: Look) -> Measure:
    """Measures words in the font of that look, each once."""
    metrics = QFontMetricsF(look.font)
    return lru_cache(maxsize=20_000)(metrics.horizontalAdvance)


def paint(
    painter: QPainter,
    look: Look,
    sizes: Frame,
    span: Span,
    divisions: Ticks,
    layout: Layout,
    current: str = "",
) -> None:
    """Paint the divisions, then the moments; the one whose key is `current` stands out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.font)
    _paint_divisions(painter, look, sizes, span, divisions)
    crowded = layout.crowded > 0
    placed = _told_apart(layout.placed, current)
    for one in placed:
        _paint_stem(painter, look, sizes, one, sizes.top(one.row, crowded))
    for one in placed:
        if one.row is not None:
            words = _words(sizes, one, sizes.top(one.row, crowded))
            painter.fillRect(words.adjusted(-2, 2, 2, 0), look.ground)
    for one in sorted(placed, key=lambda one: one.mark.key == current):
        paint_moment(painter, look, sizes, one, sizes.top(one.row, crowded), one.mark.key == current)


def _told_apart(placed: Sequence[Placed], current: str) -> list[Placed]:
    """Of signs without words that would stand on each other only one, for there may be thousands."""
    found: dict[object, Placed] = {}
    for one in placed:
        alone = one.row is not None or one.mark.key == current
        place = (int(one.left), int(one.right), one.mark.shift, one.mark.date.year_assumed)
        found.setdefault(one.mark.key if alone else place, one)
    return list(found.values())


def paint_moment(
    painter: QPainter, look: Look, sizes: Frame, one: Placed, top: float, current: bool = False
) -> None:
    """Paint the sign of a moment, its bar where the day is not known, and its words."""
    if not one.mark.exact:
        _paint_bar(painter, look, sizes, one, top)
    _paint_sign(
        painter, look, QPointF(one.sign, top + (sizes.row - _LOW) / 2), one.mark.shift, one.mark.exact
    )
    if one.row is not None:
        metrics = QFontMetricsF(look.font)
        words = metrics.elidedText(one.mark.caption, Qt.TextElideMode.ElideRight, one.text_width + 1)
        painter.setPen(look.ink)
        painter.drawText(_words(sizes, one, top).adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, words)
    if current:
        _paint_choice(painter, look, sizes, one, top)


def _words(sizes: Frame, one: Placed, top: float) -> QRectF:
    return QRectF(one.text_left, top, one.text_width, sizes.row - _LOW)


def _paint_choice(painter: QPainter, look: Look, sizes: Frame, one: Placed, top: float) -> None:
    left, right = (one.outer_left, one.outer_right) if one.row is not None else (one.left, one.right)
    left, right = max(left - 4, 1.0), min(right + 4, sizes.width - 1)
    painter.setPen(QPen(look.accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(left, top + 1, max(right - left, 4), sizes.row - 2), 4, 4)


def _paint_sign(painter: QPainter, look: Look, middle: QPointF, shift: bool, exact: bool) -> None:
    """A disc for an event, a larger square on its corner for a shift; hollow where the day is not known."""
    colour = look.shift if shift else look.event
    painter.setPen(QPen(colour, 1.8))
    painter.setBrush(colour if exact else look.ground)
    if shift:
        reach = RADIUS + 1
        corners = [QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)]
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
    else:
        painter.drawEllipse(middle, RADIUS - 0.5, RADIUS - 0.5)


def _paint_bar(painter: QPainter, look: Look, sizes: Frame, one: Placed, top: float) -> None:
    """A bar over all days that may be meant, which fades at both ends."""
    left, right = max(one.left, -20.0), min(one.right, sizes.width + 20)
    bar = QRectF(left, top + 2, right - left, sizes.row - 4)
    shift = one.mark.shift
    ground, colour = (look.shift_ground, look.shift) if shift else (look.event_ground, look.event)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_fading(bar, ground))
    painter.drawRoundedRect(bar, 4, 4)
    painter.setPen(QPen(colour, 1.4))
    inset = QPointF(_soft(bar) / 2, 0)
    painter.drawLine(bar.bottomLeft() + inset, bar.bottomRight() - inset)
    if one.mark.date.year_assumed:
        _hatch(painter, bar, colour)


def _fading(bar: QRectF, colour: QColor) -> QLinearGradient:
    clear = QColor(colour)
    clear.setAlpha(0)
    soft = _soft(bar) / max(bar.width(), 1.0)
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    for place, there in ((0.0, clear), (soft, colour), (1 - soft, colour), (1.0, clear)):
        gradient.setColorAt(place, there)
    return gradient


def _soft(bar: QRectF) -> float:
    return min(0.35 * bar.width(), _SOFT)


def _hatch(painter: QPainter, bar: QRectF, colour: QColor) -> None:
    """Short strokes along the lower edge: pictures in SVG know no clipping, so each fits by itself."""
    painter.setPen(QPen(colour, 1.2))
    x = bar.left() + 3
    while x + _HATCH <= bar.right() - 3:
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + _HATCH, bar.bottom() - _HATCH))
        x += _HATCH + 1


def _paint_stem(painter: QPainter, look: Look, sizes: Frame, one: Placed, top: float) -> None:
    if one.mark.exact:
        painter.setPen(QPen(look.rule, 1))
        painter.drawLine(QPointF(one.sign, top + sizes.row / 2), QPointF(one.sign, sizes.axis))


def _paint_divisions(painter: QPainter, look: Look, sizes: Frame, span: Span, divisions: Ticks) -> None:
    metrics = QFontMetricsF(look.font)
    painter.setPen(QPen(look.line, 1))
    painter.drawLine(QPointF(0, sizes.axis), QPointF(sizes.width, sizes.axis))
    for tick in divisions.fine:
        x = span.x(tick.day, sizes.width)
        if not 0 <= x <= sizes.width:
            continue
        painter.setPen(QPen(look.line, 1))
        painter.drawLine(QPointF(x, sizes.axis), QPointF(x, sizes.axis + 5))
        painter.setPen(look.quiet)
        if x + metrics.horizontalAdvance(tick.words) + 3 <= sizes.width:
            painter.drawText(QPointF(x + 3, sizes.axis + 2 + metrics.height()), tick.words)
    _paint_coarse(painter, look, sizes, span, divisions.coarse)


def _paint_coarse(
    painter: QPainter, look: Look, sizes: Frame, span: Span, divisions: tuple[Tick, ...]
) -> None:
    """The words of a coarse division stay in view for as long as it does."""
    metrics = QFontMetricsF(look.font)
    lefts = [span.x(tick.day, sizes.width) for tick in divisions]
    for tick, (x, end) in zip(divisions, pairwise([*lefts, sizes.width]), strict=True):
        if 0 <= x <= sizes.width:
            painter.setPen(QPen(look.rule, 1))
            painter.drawLine(QPointF(x, 4), QPointF(x, sizes.height - 4))
        if max(x, 0.0) + metrics.horizontalAdvance(tick.words) + 8 <= min(end, sizes.width):
            painter.setPen(look.ink)
            painter.drawText(QPointF(max(x, 0.0) + 3, sizes.height - 6), tick.words)
