"""Paints a card: a chip, a title, a line of details."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefwright.gui import theme
from briefwright.gui.library.cards import DOT, Card
from briefwright.gui.library.models import CARD

SIDE = 12
EDGE = 8
CHIP = QSize(32, 20)
BAR = 3


class CardDelegate(QStyledItemDelegate):
    """Paints cards of one height, with `title_lines` lines of title."""

    def __init__(self, title_lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._title_lines = title_lines

    def height(self, font: QFont) -> int:
        """How high a row is in this font, in pixels, on a grid of 4."""
        text = self._title_lines * QFontMetrics(font).height() + QFontMetrics(_small(font)).height()
        return -(-(text + 2 * EDGE + 4) // 4) * 4

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as there is room."""
        return QSize(option.rect.width(), self.height(option.font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one card."""
        card: Card = index.data(CARD)
        painter.save()
        _paint_ground(painter, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(SIDE, EDGE, -SIDE, -EDGE)
        if card.chip is not None:
            _paint_chip(painter, QRect(area.topLeft(), CHIP), card.chip, option.font)
            area.setLeft(area.left() + CHIP.width() + SIDE)
        bottom = self._paint_title(painter, option, area, card)
        _paint_detail(painter, option, QRect(area.left(), bottom + 4, area.width(), 0), card)
        painter.restore()

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, card: Card) -> int:
        font = QFont(option.font)
        font.setStrikeOut(card.struck)
        role = QPalette.ColorRole.PlaceholderText if card.struck else QPalette.ColorRole.Text
        painter.setFont(font)
        painter.setPen(option.palette.color(role))
        metrics = QFontMetrics(font)
        top = area.top()
        for line in _lines(card.title, font, area.width(), self._title_lines):
            painter.drawText(area.left(), top + metrics.ascent(), line)
            top += metrics.height()
        return top


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    tints, rect = theme.tints(), option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(tints.reference))
        active = option.state & QStyle.StateFlag.State_HasFocus
        bar = QRect(rect.topLeft(), QSize(BAR, rect.height()))
        painter.fillRect(bar, QColor(tints.accent if active else tints.hint))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, option.palette.alternateBase())
    painter.setPen(QPen(QColor(tints.rule), 1))
    painter.drawLine(rect.bottomLeft() + QPoint(SIDE, 0), rect.bottomRight() - QPoint(SIDE, 0))


def _paint_chip(painter: QPainter, rect: QRect, grade: str, font: QFont) -> None:
    tints = theme.tints()
    rounded = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    small = _small(font)
    small.setBold(True)
    painter.setFont(small)
    if grade:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tints.grades[grade[0]]))
        painter.drawRoundedRect(rounded, 4, 4)
        painter.setPen(QColor("#ffffff"))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(tints.rule))
        painter.drawRoundedRect(rounded, 4, 4)
        painter.setPen(QColor(tints.hint))
    painter.drawText(rounded, Qt.AlignmentFlag.AlignCenter, grade or "–")


def _paint_detail(painter: QPainter, option: QStyleOptionViewItem, area: QRect, card: Card) -> None:
    tints, font = theme.tints(), _small(option.font)
    left, base = area.left(), area.top() + QFontMetrics(font).ascent()
    if card.mark:
        bold = QFont(font)
        bold.setBold(True)
        word = card.mark.capitalize()
        painter.setFont(bold)
        painter.setPen(QColor(tints.error if card.struck else tints.warning))
        painter.drawText(left, base, word)
        left += QFontMetrics(bold).horizontalAdvance(word)
    painter.setFont(font)
    painter.setPen(QColor(tints.hint))
    rest = DOT + card.detail if card.mark and card.detail else card.detail
    room = area.right() - left
    painter.drawText(left, base, QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, room))


def _lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    layout, metrics = QTextLayout(text, font), QFontMetrics(font)
    layout.setTextOption(_WRAP)
    layout.beginLayout()
    lines: list[str] = []
    units = text.encode("utf-16-le")  # Qt counts in these
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, end = line.textStart() * 2, (line.textStart() + line.textLength()) * 2
        rest = units[start:] if len(lines) == most - 1 else units[start:end]
        lines.append(
            metrics.elidedText(rest.decode("utf-16-le").rstrip(), Qt.TextElideMode.ElideRight, width)
        )
    layout.endLayout()
    return lines


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() - 1)
    return small


_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
