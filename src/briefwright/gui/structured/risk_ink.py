"""How a risk matrix is painted: zones that can be told without colour, and risks as numbers."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette, QPen

from briefwright.domain.risks import ZONES, Cell, zone
from briefwright.domain.scales import RiskScale
from briefwright.gui.structured.risk_plan import LIKELIHOOD, Plan, fitting
from briefwright.gui.theme import tints

_SHADES = (0.06, 0.14, 0.25, 0.38)
_SWATCH = 30
_LEGEND = "least to most likely and grave"
_CENTRED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_ALONG = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Look:
    """What a risk's number shows of itself: `chosen` it is filled, `pointed` it has a strong edge."""

    chosen: bool = False
    pointed: bool = False


def draw_chip(painter: QPainter, rect: QRectF, number: int, look: Look) -> None:
    """Paint the number of a risk as a disc."""
    colour = QGuiApplication.palette().color
    fill = QPalette.ColorRole.Highlight if look.chosen else QPalette.ColorRole.Base
    ink = QPalette.ColorRole.HighlightedText if look.chosen else QPalette.ColorRole.Text
    edge = QPen(QColor(tints().accent), 2) if look.pointed else QPen(QColor(tints().hint), 1)
    painter.setPen(edge)
    painter.setBrush(colour(fill))
    painter.drawEllipse(rect.adjusted(1.5, 1.5, -1.5, -1.5))
    painter.setPen(colour(ink))
    font = painter.font()
    font.setPixelSize(max(7, round(rect.height() * 0.55)))
    painter.save()
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


def draw_ground(painter: QPainter, plan: Plan, scale: RiskScale, target: Cell | None) -> None:
    """Paint zones, words and legend; `target` is the cell that would be hit or is chosen."""
    for place in plan.cells():
        _draw_zone(painter, plan.cell(place).adjusted(1, 1, -1, -1), zone(place, scale))
    if target is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tints().accent), 2))
        painter.drawRect(plan.cell(target).adjusted(1, 1, -1, -1))
    _draw_tray(painter, plan.tray)
    _draw_words(painter, plan, scale)
    _draw_legend(painter, plan.legend)


def _draw_zone(painter: QPainter, rect: QRectF, number: int) -> None:
    painter.fillRect(rect, _mixed(QColor(tints().error), _SHADES[number]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tints().hint))
    for dot in range(number + 1):
        painter.drawEllipse(rect.bottomRight() - QPointF(5 + 5 * dot, 5), 1.4, 1.4)


def _draw_tray(painter: QPainter, rect: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tints().hint), 1, Qt.PenStyle.DashLine))
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def _draw_words(painter: QPainter, plan: Plan, scale: RiskScale) -> None:
    painter.setPen(QGuiApplication.palette().color(QPalette.ColorRole.Text))
    metrics = painter.fontMetrics()
    for number, level in enumerate(scale.impact):
        rect = plan.word(number)
        painter.drawText(rect, _RIGHT, fitting(level.term, rect.width(), metrics))
    for number, level in enumerate(scale.likelihood):
        rect = plan.term(number)
        painter.drawText(rect, _CENTRED, fitting(level.term, rect.width(), metrics))
    painter.setPen(QColor(tints().hint))
    width = plan.words.width()
    painter.drawText(QRectF(0, 0, width, plan.grid.top()), _ALONG, "Impact ↑")
    painter.drawText(QRectF(0, plan.terms.top(), width, metrics.height()), _ALONG, LIKELIHOOD)
    painter.drawText(QRectF(0, plan.tray.top(), width, plan.tray.height()), _ALONG, "Not rated")


def _draw_legend(painter: QPainter, rect: QRectF) -> None:
    for number in range(ZONES):
        place = QRectF(rect.left() + number * (_SWATCH + 2), rect.center().y() - 6, _SWATCH, 12)
        _draw_zone(painter, place, number)
    painter.setPen(QColor(tints().hint))
    words = rect.adjusted(ZONES * (_SWATCH + 2) + 6, 0, 0, 0)
    painter.drawText(words, _LEFT, fitting(_LEGEND, words.width(), painter.fontMetrics()))


def _mixed(ink: QColor, share: float) -> QColor:
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Base)
    pairs = ((ground.red(), ink.red()), (ground.green(), ink.green()), (ground.blue(), ink.blue()))
    return QColor(*(round(one + (other - one) * share) for one, other in pairs))
