"""The row of tabs above the pages."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QTabBar, QWidget

from briefwright.gui import theme

HEIGHT = 40
LINE = 2


class Tabs(QTabBar):
    """Words in a row; the present one is underlined. Left and right move between them."""

    def __init__(self, names: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Library")
        self.setDrawBase(False)
        self.setExpanding(True)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        for name in names:
            self.addTab(name)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """As narrow as the word."""
        return QSize(self.fontMetrics().horizontalAdvance(self.tabText(index)) + 8, HEIGHT)

    def tabSizeHint(self, index: int) -> QSize:
        """The word with air around it."""
        return QSize(self.fontMetrics().horizontalAdvance(self.tabText(index)) + 24, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, the underline and, while it has the focus, a frame."""
        painter, tints = QPainter(self), theme.tints()
        painter.setPen(QColor(tints.rule))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        for index in range(self.count()):
            self._paint_tab(painter, index, tints)

    def _paint_tab(self, painter: QPainter, index: int, tints: theme.Tints) -> None:
        rect, present = self.tabRect(index), index == self.currentIndex()
        role = QPalette.ColorRole.WindowText if present else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
        if not present:
            return
        line = QRect(rect.left() + 8, rect.bottom() - LINE + 1, rect.width() - 16, LINE)
        painter.fillRect(line, QColor(tints.accent))
        if self.hasFocus():
            painter.setPen(QColor(tints.accent))
            painter.drawRoundedRect(rect.adjusted(4, 8, -5, -9), 4, 4)
