"""A bar that tells something in one sentence and offers what can be done about it."""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefwright.gui.theme import tints

Tone = Literal["plain", "good", "warning", "error"]
Offer = tuple[str, Callable[[], None]]

PASSING = 30_000
"""Milliseconds after which a notice goes away that need not stay."""

_STEPS = 1000

_NARROW = 560
"""Pixels of width below which sentence and buttons stand one below the other."""


class NoticeBar(QFrame):
    """Shows one notice at a time; an empty one hides it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._tone: Tone = "plain"
        self.label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton(autoRaise=True)
        self._close.setText("✕")
        self._close.setAccessibleName("Close this notice")
        self._close.clicked.connect(self.hide)
        self._passing = QTimer(self, singleShot=True)
        self._passing.timeout.connect(self.hide)
        self.bar = QProgressBar(textVisible=False, maximum=_STEPS)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName("How far it is")
        self._offers: list[QPushButton] = []
        self._buttons = QHBoxLayout()
        self._told = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._told.addWidget(self.label, 1)
        self._told.addLayout(self._buttons)
        self._told.setAlignment(self._buttons, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 7, 8, 7)
        words = QVBoxLayout()
        words.addLayout(self._told)
        words.addWidget(self.bar)
        layout.addLayout(words, 1)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(
        self, sentence: str, tone: Tone = "plain", offers: Sequence[Offer] = (), stays: bool = False
    ) -> None:
        """Show a sentence with a button for each offer; an empty sentence hides the bar.

        It goes away by itself after a while, unless it `stays` because what it tells goes on.
        """
        for button in self._offers:
            button.deleteLater()
        self._offers = [self._button(title, action) for title, action in offers]
        self.bar.hide()
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self._tone = tone
        self.recolour()
        self.setVisible(bool(sentence))
        if sentence and not stays:
            self._passing.start(PASSING)
        else:
            self._passing.stop()

    def follow(self, sentence: str, share: float) -> None:
        """Show how far what a sentence tells of is, from 0 to 1, while it is the one that is shown."""
        if self.label.text() == sentence:
            self.bar.setValue(round(share * _STEPS))
            self.bar.show()

    def offered(self) -> list[QPushButton]:
        """The buttons of what can be done."""
        return self._offers

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        colours = tints()
        line = {
            "plain": colours.accent,
            "good": colours.good,
            "warning": colours.warning,
            "error": colours.error,
        }[self._tone]
        self.setStyleSheet(
            f"#notice {{ background: {colours.page}; border: none; border-bottom: 1px solid {colours.rule};"
            f" border-left: 4px solid {line}; }}"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the sentence where it would get too little width beside them."""
        directions = QBoxLayout.Direction
        narrow = self.width() < _NARROW
        self._told.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        super().resizeEvent(event)

    def _button(self, title: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(title)
        button.clicked.connect(lambda _checked: action())
        self._buttons.addWidget(button)
        return button
