"""How a finding looks in its list: the mark, and beside it the whole message, wrapped."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

_PAD = 4
_MARK = 18
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
_Index = QModelIndex | QPersistentModelIndex


class FindingDelegate(QStyledItemDelegate):
    """Gives each message all the lines that it needs; styles forget the mark when they count them."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as the list, as high as the message."""
        self.initStyleOption(option, index)
        # The room of the scroll bar is kept free, so that its coming changes no height.
        bar = self._view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        width = self._view.width() - bar - 2 * self._view.spacing()
        room = _beside_mark(QRect(0, 0, width, 0))
        words = option.fontMetrics.boundingRect(room, _WRAPPED, option.text)
        return QSize(width, max(words.height(), _MARK) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the ground as the style has it, then mark and message."""
        self.initStyleOption(option, index)
        mark, words = QIcon(option.icon), option.text
        option.icon, option.text = QIcon(), ""
        style = self._view.style() or QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        beside = _beside_mark(option.rect)
        place = QRect(option.rect.left() + _PAD, beside.top(), _MARK, option.fontMetrics.height())
        mode = QIcon.Mode.Selected if chosen else QIcon.Mode.Normal
        mark.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        ink = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(ink))
        painter.drawText(beside, _WRAPPED, words)
        painter.restore()


def _beside_mark(line: QRect) -> QRect:
    return line.adjusted(_MARK + 3 * _PAD, _PAD, -_PAD, -_PAD)
