"""Small buttons that hold a word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QToolButton, QWidget

from briefwright.gui import theme

HEIGHT = 28
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WordButton(QToolButton):
    """A word in a frame; checked, it is bold on a tint, so that nothing hangs on colour alone.

    Fusion marks a checked button too faintly to be seen in the dark.
    """

    def __init__(self, text: str, name: str, parent: QWidget, *, checkable: bool = False) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(name)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, too; Qt knows space alone."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for the word in bold."""
        return QSize(max(HEIGHT, self.fontMetrics().horizontalAdvance(self.text()) + 20), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The same: a word cut short says nothing."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame and word."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        tints, colours = theme.tints(), self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(tints.accent) if focus or self.isChecked() else colours.color(QPalette.ColorRole.Mid)
        painter.setPen(QPen(edge, 2 if focus else 1))
        ground = QPalette.ColorRole.Midlight if over else QPalette.ColorRole.Button
        painter.setBrush(QColor(tints.reference) if self.isChecked() else colours.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(colours.color(QPalette.ColorRole.ButtonText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
