"""How stances look: a mark of its own shape for each, so that none hangs on colour alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from briefwright.domain.facts import Stance
from briefwright.gui.theme import tints

_WEIGHTS: dict[Stance, int] = {"supports": 2, "leans for": 1, "leans against": -1, "opposes": -2}


def paint_mark(painter: QPainter, place: QRectF, stance: Stance) -> None:
    """Paint the mark of a stance: triangles up and down, full or hollow, a diamond, a bar, a ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = _colour(stance)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(colour if stance in ("supports", "opposes") else Qt.BrushStyle.NoBrush)
    shape = place.adjusted(1, 1, -1, -1)
    if stance == "neutral":
        painter.drawLine(
            QPointF(shape.left(), shape.center().y()), QPointF(shape.right(), shape.center().y())
        )
    elif stance == "unclear":
        painter.setPen(QPen(colour, 1.6, Qt.PenStyle.DotLine))
        painter.drawEllipse(shape)
    else:
        painter.drawPolygon(_corners(shape, stance))
    painter.restore()


def paint_shift(painter: QPainter, place: QRectF, former: Stance, now: Stance) -> None:
    """Paint an arrow that rises or falls as the stance moved for or against."""
    rise = _WEIGHTS.get(now, 0) - _WEIGHTS.get(former, 0)
    slope = (rise < 0) - (rise > 0)
    middle, reach = place.center(), place.width() / 2 - 1
    lift = slope * reach * 0.7
    tip = QPointF(middle.x() + reach, middle.y() + lift)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawLine(QPointF(middle.x() - reach, middle.y() - lift), tip)
    if slope:
        painter.drawPolyline(QPolygonF([tip - QPointF(5, 0), tip, tip - QPointF(0, slope * 5)]))
    else:
        painter.drawPolyline(QPolygonF([tip + QPointF(-3.5, -3.5), tip, tip + QPointF(-3.5, 3.5)]))
    painter.restore()


def _corners(shape: QRectF, stance: Stance) -> QPolygonF:
    middle = shape.center()
    if stance == "conditional":
        top, right = QPointF(middle.x(), shape.top()), QPointF(shape.right(), middle.y())
        bottom, left = QPointF(middle.x(), shape.bottom()), QPointF(shape.left(), middle.y())
        return QPolygonF([top, right, bottom, left])
    if stance in ("supports", "leans for"):
        return QPolygonF([QPointF(middle.x(), shape.top()), shape.bottomRight(), shape.bottomLeft()])
    return QPolygonF([QPointF(middle.x(), shape.bottom()), shape.topLeft(), shape.topRight()])


def _colour(stance: Stance) -> QColor:
    ours = tints()
    if stance in ("supports", "leans for"):
        return QColor(ours.good)
    if stance in ("opposes", "leans against"):
        return QColor(ours.error)
    return QColor(ours.warning if stance == "conditional" else ours.hint)
