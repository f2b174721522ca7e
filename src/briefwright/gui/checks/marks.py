"""How the weight of a finding looks: a shape with a sign in it, which needs no colour to be told."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPixmap, QPolygonF

from briefwright.domain.severity import Severity
from briefwright.gui.theme import tints

_SIDE = 18
_SCALE = 2


def mark(severity: Severity | None) -> QIcon:
    """A disc for an error, a triangle for a warning, a ring for a note, a tick for what is let stand."""
    colours = tints()
    ink = {
        "error": colours.error,
        "warning": colours.warning,
        "note": colours.hint,
        None: colours.good,
    }[severity]
    icon = QIcon(_picture(severity, QColor(ink), QColor(colours.page)))
    palette = QGuiApplication.palette()
    icon.addPixmap(
        _picture(severity, palette.highlightedText().color(), palette.highlight().color()),
        QIcon.Mode.Selected,
    )
    return icon


def _picture(severity: Severity | None, ink: QColor, paper: QColor) -> QPixmap:
    picture = QPixmap(_SIDE * _SCALE, _SIDE * _SCALE)
    picture.setDevicePixelRatio(_SCALE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(painter, severity, ink, paper)
    painter.end()
    return picture


def _draw(painter: QPainter, severity: Severity | None, ink: QColor, paper: QColor) -> None:
    place = QRectF(2, 2, _SIDE - 4, _SIDE - 4)
    sign = {"error": "!", "warning": "!", "note": "i", None: "✓"}[severity]
    filled = severity in ("error", "warning")
    painter.setPen(ink)
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    if severity == "warning":
        corners = [QPointF(_SIDE / 2, 1.5), QPointF(_SIDE - 1.5, _SIDE - 3), QPointF(1.5, _SIDE - 3)]
        painter.drawPolygon(QPolygonF(corners))
        place = place.translated(0, 1.5)
    else:
        painter.drawEllipse(place)
    font = QFont()
    font.setPixelSize(10)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(paper if filled else ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)
