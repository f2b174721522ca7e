"""What the frame shows to somebody who has no workspace yet."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from briefwright.gui.fonts import heading_font
from briefwright.gui.notice import NoticeBar

_OFFERS = (
    ("Look around in the &sample workspace", "workspace.sample"),
    ("Make a &new workspace…", "workspace.new"),
    ("&Open a workspace…", "workspace.open"),
)


class Welcome(QWidget):
    """Offers the sample, a new workspace, or one that exists, by way of the commands for them."""

    def __init__(self, run: Callable[[str], None]) -> None:
        super().__init__()
        self.notice = NoticeBar()
        title = QLabel("Briefwright")
        title.setFont(heading_font(26))
        about = QLabel(
            "Briefs that rest on sourced facts, and end as Word documents.\n"
            "A workspace is one file: your facts, your sources and your briefs."
        )
        offers = QWidget()
        offers.setMinimumWidth(480)
        inner = QVBoxLayout(offers)
        inner.setSpacing(10)
        inner.addWidget(title)
        inner.addWidget(about)
        inner.addSpacing(16)
        for text, command in _OFFERS:
            inner.addWidget(_button(text, partial(run, command)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        column.addStretch(2)
        column.addWidget(offers, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """The welcome has no commands of its own."""
        return {}

    def tell(self, sentence: str) -> None:
        """Show a sentence about something that went wrong."""
        self.notice.tell(sentence, "error")

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        self.notice.recolour()

    def shut(self) -> bool:
        """There is nothing to save."""
        return True


def _button(text: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setMinimumHeight(38)
    button.clicked.connect(lambda _checked: act())
    return button
