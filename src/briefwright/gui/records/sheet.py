"""What the inspector's pages are built of: headings, text, links, chips and parts that unfold."""

import re
from collections.abc import Callable, Iterable
from html import escape
from urllib.parse import urlsplit

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefwright.gui.records.flow import FlowLayout

Link = tuple[str, Callable[[], object]]
"""What is shown, and what happens when it is followed."""

_UNFOLDING = """
QToolButton { border: 1px solid transparent; border-radius: 3px; color: palette(placeholder-text); }
QToolButton:focus { border-color: palette(highlight); }
"""
_BREAKABLE = re.compile(r"(?<=[/?&=_.-])(?=\w)")
_LONG = re.compile(r"\S{28,}")


def soft(text: str) -> str:
    """The text with places to break in words that are longer than a narrow panel."""
    return _LONG.sub(lambda long: _BREAKABLE.sub("\u200b", long.group()), text)


class Words(QLabel):
    """Text of the user, wrapped and never read as HTML. It can be selected with the mouse."""

    def __init__(self, text: str, role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> None:
        super().__init__(soft(text))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(role)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        _wrap(self)


class Marked(QLabel):
    """Words with differences marked. `html` is escaped already; `spoken` says the same in plain words."""

    def __init__(self, html: str, spoken: str) -> None:
        super().__init__(html)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName(spoken)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        _wrap(self)


class _Linked(QLabel):
    """A label of nothing but links, which the keyboard enters and leaves at its links."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        _wrap(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to a link at once: a label that has the focus and no link of it shows nothing of that."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.focusNextPrevChild(True)
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.focusNextPrevChild(False)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go to another link or on to another widget."""
        if not next and self.hasSelectedText() and self.selectionStart() == 0:
            # Going back from its first link, Qt's label would stay there for ever.
            return QWidget.focusNextPrevChild(self, False)
        return super().focusNextPrevChild(next)


class Links(_Linked):
    """Links in running text, `between` each; reached by mouse and by Tab."""

    def __init__(self, links: Iterable[Link], between: str = ", ") -> None:
        super().__init__()
        followed = list(links)
        anchors = (
            f'<a href="{number}" style="text-decoration: none">{escape(soft(words))}</a>'
            for number, (words, _) in enumerate(followed)
        )
        self.setText(escape(between).replace("\n", "<br>").join(anchors))
        self.setAccessibleName(between.join(words for words, _ in followed))
        # The connection keeps the links: a label that kept them would keep alive what it stands in.
        self.linkActivated.connect(lambda number: followed[int(number)][1]())


def web_link(url: str) -> QLabel:
    """A web address that opens in the browser; anything but http and https is shown and not linked."""
    if urlsplit(url).scheme not in ("http", "https"):
        return Words(url)
    label = _Linked()
    label.setText(f'<a href="{escape(url)}" style="text-decoration: none">{escape(soft(url))}</a>')
    label.setOpenExternalLinks(True)
    label.setAccessibleName(url)
    return label


class _Chip(QLabel):
    def __init__(self, words: str) -> None:
        super().__init__(soft(words))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setStyleSheet("background: palette(midlight); border-radius: 4px; padding: 2px 6px;")
        self.ensurePolished()
        self._on_one_line = super().sizeHint()
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        # A label that may wrap asks for a block; a chip wraps only where the panel is too narrow for it.
        return self._on_one_line


class Chips(QWidget):
    """Short facts about a record, each in a small box; they wrap like words. No words, no box."""

    def __init__(self, *words: str) -> None:
        super().__init__()
        flow = FlowLayout(self)
        for one in words:
            if one:
                flow.addWidget(_Chip(one))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class Part(QWidget):
    """A column of widgets under an optional heading. `gap` in pixels."""

    def __init__(self, title: str = "", gap: int = 4) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)
        if title:
            self.add(heading(title))

    def add(self, *widgets: QWidget) -> None:
        """Put widgets beneath what is there."""
        for widget in widgets:
            self._column.addWidget(widget)

    def fill(self) -> None:
        """Leave the room below empty."""
        self._column.addStretch()

    def space(self, pixels: int) -> None:
        """Leave room."""
        self._column.addSpacing(pixels)


class Unfolding(Part):
    """A part that shows its content when its title is pressed."""

    def __init__(self, title: str, content: QWidget) -> None:
        super().__init__()
        self.button = QToolButton()
        self.button.setText(title)
        self.button.setCheckable(True)
        self.button.setStyleSheet(_UNFOLDING)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFont(_bold(self.button.font(), 0.9))
        self._content = content
        self.button.toggled.connect(self._unfold)
        self.add(self.button, content)
        self._unfold(False)

    def _unfold(self, shown: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self._content.setVisible(shown)


class Card(QFrame):
    """A framed part."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setStyleSheet(
            "#card { background: palette(base); border: 1px solid palette(midlight); border-radius: 6px; }"
        )
        self.part = Part(gap=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.addWidget(self.part)


def heading(text: str) -> QLabel:
    """A small quiet heading."""
    label = QLabel(text)
    label.setFont(_bold(label.font(), 0.9))
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def quiet(text: str) -> Words:
    """Secondary text."""
    return Words(text, QPalette.ColorRole.PlaceholderText)


def lead(text: str) -> Words:
    """The main text of a page."""
    words = Words(text)
    font = words.font()
    font.setPointSizeF(font.pointSizeF() * 1.15)
    words.setFont(font)
    return words


def button(text: str, press: Callable[[], object], tip: str = "") -> QPushButton:
    """A button; `tip` explains it."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setToolTip(tip)

    def pressed() -> None:
        press()  # without the checked state that the signal carries

    made.clicked.connect(pressed)
    return made


def buttons(*pressed: QWidget) -> QWidget:
    """Buttons side by side, which wrap when the panel is narrow."""
    line = QWidget()
    flow = FlowLayout(line, gap=8)
    for one in pressed:
        flow.addWidget(one)
    return line


def labelled(name: str, text: str) -> QWidget:
    """A field to read: its name in a quiet colour beside its content."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    label = quiet(name)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
    label.setFixedWidth(88)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(text), 1, Qt.AlignmentFlag.AlignTop)
    return line


def _wrap(label: QLabel) -> None:
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)


def _bold(font: QFont, size: float) -> QFont:
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * size)
    return font
