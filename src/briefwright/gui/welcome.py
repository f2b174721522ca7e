"""The first window of somebody who has no workspace yet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from briefwright.gui.fonts import reading_font
from briefwright.gui.notice import NoticeBar


class Welcome(QWidget):
    """Offers the sample, a new workspace, or one that exists."""

    def __init__(
        self, sample: Callable[[], None], create: Callable[[], None], open_one: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setWindowTitle("Briefwright")
        self.notice = NoticeBar()
        title = QLabel("Briefwright")
        font = reading_font(26)
        font.setBold(True)
        title.setFont(font)
        about = QLabel(
            "Briefs that rest on sourced facts, and end as Word documents.\n"
            "A workspace is one file: your facts, your sources and your briefs.",
            wordWrap=True,
        )
        inner = QVBoxLayout()
        inner.setContentsMargins(56, 40, 56, 48)
        inner.setSpacing(10)
        inner.addWidget(title)
        inner.addWidget(about)
        inner.addSpacing(16)
        for text, act in (
            ("Look around in the &sample workspace", sample),
            ("Make a &new workspace…", create),
            ("&Open a workspace…", open_one),
        ):
            inner.addWidget(_button(text, act))
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        column.addLayout(inner)
        self.resize(560, 380)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def _button(text: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setMinimumHeight(38)
    button.clicked.connect(lambda _checked: act())
    return button
