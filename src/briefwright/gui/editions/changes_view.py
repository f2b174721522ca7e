"""What has changed between two editions, in words that can be copied."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from briefwright.domain.changes import Changes
from briefwright.domain.telling import edition_words, groups, lines
from briefwright.gui.fonts import heading_font
from briefwright.gui.records.sheet import Card, button


class ChangesText(QTextBrowser):
    """The changes, each kind under its heading. They can be selected, also by keyboard, and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("What has changed")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)

    def show_changes(self, changes: Changes) -> None:
        """Show these changes; the place to which the reader has scrolled stays."""
        html = "".join(_group(heading, told) for heading, told in groups(changes))
        if html != self.property("told"):
            at = self.verticalScrollBar().value()
            self.setProperty("told", html)
            self.setHtml(html)
            self.verticalScrollBar().setValue(at)


class ChangesView(QDialog):
    """Tells what changed between two editions. `insert_wanted` carries the Changes, which are to be put at
    the head of the brief; it can be asked for where the brief is `editable`."""

    insert_wanted = Signal(object)

    def __init__(self, changes: Changes, editable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("What has changed")
        self._changes = changes
        title = QLabel(_title(changes), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        title.setFont(heading_font(13))
        self.text = ChangesText()
        self.text.show_changes(changes)
        self.insert = button("Put at the &head of the brief", self._insert)
        self.copy = button("&Copy", self._copy)
        acting = QHBoxLayout()
        acting.addWidget(self.insert)
        acting.addWidget(self.copy)
        acting.addStretch(1)
        acting.addWidget(button("Close", self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(_framed(self.text), 1)
        column.addLayout(acting)
        self.insert.setVisible(editable)
        self.resize(620, 460)
        self.text.setFocus()

    def _insert(self) -> None:
        self.accept()
        self.insert_wanted.emit(self._changes)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join([_title(self._changes), *lines(self._changes)]))


def _title(changes: Changes) -> str:
    before, after = edition_words(changes.before), edition_words(changes.after)
    return f"{before[0].upper()}{before[1:]} → {after}"


def _framed(text: ChangesText) -> Card:
    card = Card()
    card.part.add(text)
    return card


def _group(heading: str, told: list[str]) -> str:
    above = f'<p style="margin: 10px 0 2px 0"><b>{escape(heading)}</b></p>' if heading else ""
    below = "".join(f'<p style="margin: 0 0 6px 0">{escape(line)}</p>' for line in told)
    return above + below
