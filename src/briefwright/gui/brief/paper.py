"""What the page lies on: a sheet of paper on a desk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from briefwright.gui.theme import tints

WIDTH = 780
"""Pixels that the sheet is wide at most."""

_NARROW = 520
"""Pixels of width below which the margins are small."""


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
        self.column.setSpacing(10)
        self._around = QHBoxLayout(self)
        self._around.addWidget(self.sheet)
        self.suit(WIDTH)

    def suit(self, width: int) -> None:
        """Take small margins where the page has little width, so that the words get it, or ample ones."""
        narrow = width < _NARROW
        self.column.setContentsMargins(*((16, 20, 12, 32) if narrow else (44, 36, 32, 56)))
        self._around.setContentsMargins(*((4, 6, 4, 6) if narrow else (12, 16, 12, 16)))

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        colours = tints()
        self.setStyleSheet(
            f"#desk {{ background: {colours.desk}; }}"
            f"#sheet {{ background: {colours.page}; border: 1px solid {colours.rule}; border-radius: 3px; }}"
            f"#invitation {{ color: {colours.hint}; text-align: left; border: none; padding: 4px 2px; }}"
            f"#invitation:hover, #invitation:focus {{ color: {colours.accent}; }}"
        )
