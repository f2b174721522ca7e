"""The field in which one searches."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)


class SearchField(QLineEdit):
    """A field that Esc clears and that Down leaves towards the list."""

    left_below = Signal()

    def __init__(self, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.setMinimumHeight(28)
        self.setTextMargins(4, 0, 4, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in an empty field is left to the window."""
        if event.key() in _DOWN:
            self.left_below.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
