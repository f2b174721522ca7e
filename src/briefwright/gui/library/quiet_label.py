"""Labels that stay in the background."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget


def quiet_label(text: str, parent: QWidget) -> QLabel:
    """A label of small letters in the colour of placeholders; its text is never taken for markup."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() - 1)
    label.setFont(font)
    return label
