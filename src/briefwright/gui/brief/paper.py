"""What the page lies on: a sheet of paper on a desk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from briefwright.gui.theme import tints

WIDTH = 780
"""Pixels that the sheet is wide at most."""


class Paper(QWidget):
    """A desk with a sheet on it, which holds a column of widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("desk")
        # A style sheet paints the ground of a widget of our own only when it is asked to.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sheet = QFrame()
        self.sheet.setObjectName("sheet")
        self.sheet.setMaximumWidth(WIDTH)
        self.column = QVBoxLayout(self.sheet)
        self.column.setContentsMargins(44, 36, 32, 56)
        self.column.setSpacing(10)
        around = QHBoxLayout(self)
        around.setContentsMargins(12, 16, 12, 16)
        around.addWidget(self.sheet)

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        colours = tints()
        self.setStyleSheet(
            f"#desk {{ background: {colours.desk}; }}"
            f"#sheet {{ background: {colours.page}; border: 1px solid {colours.rule}; border-radius: 3px; }}"
            f"#invitation {{ color: {colours.hint}; text-align: left; border: none; padding: 4px 2px; }}"
            f"#invitation:hover, #invitation:focus {{ color: {colours.accent}; }}"
        )
