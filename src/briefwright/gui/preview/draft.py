"""The draft view: the brief as it reads, at once and without pages.

A document is laid out where it is shown, for what a layout holds of fonts belongs to its thread; and Python's
lock is held through each call of Qt's in any thread. So the view works part by part, in many short calls, and
leaves alone what stays as it is.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from PySide6.QtCore import QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
    QTextFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

WIDTH = 620
"""Pixels of width of the sheet at most."""

NARROWEST = 280
"""Pixels of width of the sheet at least; a narrower pane is moved sideways."""

_MARGIN = 28
_PAPER, _INK = QColor("#ffffff"), QColor("#1d2530")
_BODY, _END = "<body>", "</body></html>"
_BREAK = re.compile('(?=<h2>|<p class="note">)')
_NOTE = '<p class="note">'
_NOTES = 40
"""How many notes make a part."""

_SEEN = 0.6
"""The share of the height, from the top, in which a section that begins is seen well enough."""

_PICTURE = "\ufffc"
_WHOLE = QTextFormat.Property.UserProperty.value
"""The property of a picture that holds its whole size."""


def parts(html: str) -> tuple[str, ...]:
    """The page as shorter pages: what stands before the sections, each section, some notes each."""
    head, found, body = html.partition(_BODY)
    if not found:
        return (html,)
    pieces = _BREAK.split(body.removesuffix(_END))
    notes = [piece for piece in pieces if piece.startswith(_NOTE)]
    sections = [piece for piece in pieces if piece and not piece.startswith(_NOTE)]
    grouped = ("".join(notes[at : at + _NOTES]) for at in range(0, len(notes), _NOTES))
    return tuple(f"{head}{_BODY}{part}{_END}" for part in (*sections, *grouped))


class DraftView(QTextBrowser):
    """A white sheet in light and dark alike, as it is going to be paper. `settled` tells that all that was to
    be shown is."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Draft of the brief")
        self.setOpenExternalLinks(True)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(WIDTH)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setUndoRedoEnabled(False)
        # A bar that came and went would change the width that the sheet follows.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, _PAPER)
        palette.setColor(QPalette.ColorRole.Text, _INK)
        self.setPalette(palette)
        self._wanted: tuple[str, ...] = ()
        self._shown: list[str] = []
        self._starts: list[QTextCursor] = []
        self._section = ""
        self._step = QTimer(self, singleShot=True, interval=0)
        self._step.timeout.connect(self._work)

    def show_parts(self, wanted: Sequence[str]) -> None:
        """Show these parts of a page; those that are shown already stay as they are."""
        self._wanted = tuple(wanted)
        self._work()

    def forget(self) -> None:
        """Show nothing, as another brief is to come."""
        self._step.stop()
        self._wanted, self._shown, self._starts = (), [], []
        self.document().clear()

    def show_section(self, section: str) -> None:
        """Scroll to where a section begins, once all is shown, unless that can be seen."""
        self._section = section
        if not self._step.isActive():
            self._reach_section()

    def fit(self, width: int) -> None:
        """Suit the sheet to a pane that is so wide."""
        # One pixel less, or Qt takes it for too wide.
        room = width - self.verticalScrollBar().sizeHint().width() - 1
        sheet = max(NARROWEST, min(WIDTH, room))
        if sheet != self.lineWrapColumnOrWidth():
            bar = self.verticalScrollBar()
            share = bar.value() / max(1, bar.maximum())
            self.setLineWrapColumnOrWidth(sheet)
            self._shrink_pictures(0, self.document().characterCount())
            bar.setValue(round(share * bar.maximum()))

    def _work(self) -> None:
        """Put one part in its place, and go on later."""
        if self._shown == list(self._wanted):
            self._reach_section()
            self.settled.emit()
            return
        self._change_one()
        self._step.start()

    def _change_one(self) -> None:
        """Replace, put in or take out the first part that is not as it is to be."""
        shown, wanted = self._shown, self._wanted
        at = _common(shown, wanted)
        tail = _common(shown[at:][::-1], wanted[at:][::-1])
        spare, lacking = at < len(shown) - tail, at < len(wanted) - tail
        looked_at, whole = self.verticalScrollBar().value(), QTextCursor(self.document())
        whole.beginEditBlock()
        if spare:
            self._empty(at)
        if spare and not lacking:
            self._take_out(at)
        if lacking and not spare:
            self._make_room(at)
        if lacking:
            self._fill(at, wanted[at])
        whole.endEditBlock()
        if lacking:
            # Laid out now, or Qt would do more and more of it at a time.
            end = self.document().findBlock(self._end(at))
            self.document().documentLayout().blockBoundingRect(end)
        self.verticalScrollBar().setValue(looked_at)

    def _make_room(self, at: int) -> None:
        """Begin an empty paragraph for a part."""
        cursor = QTextCursor(self.document())
        if at < len(self._starts):
            cursor.setPosition(self._starts[at].position())
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            self._starts[at].setPosition(cursor.position() + 1)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            if at:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        cursor.setKeepPositionOnInsert(True)
        self._starts.insert(at, cursor)
        self._shown.insert(at, "")

    def _empty(self, at: int) -> None:
        """Leave of a part an empty paragraph."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._starts[at].position())
        cursor.setPosition(self._end(at), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(QTextBlockFormat())
        cursor.setBlockCharFormat(QTextCharFormat())
        self._shown[at] = ""

    def _take_out(self, at: int) -> None:
        """Remove the empty paragraph of a part."""
        # What marks a place holds on to it with one end alone, and so may have selected what was put in.
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._starts.pop(at).position())
        del self._shown[at]
        if at < len(self._starts):
            form = self.document().findBlock(self._starts[at].position()).blockFormat()
            cursor.deleteChar()
            cursor.setBlockFormat(form)
        elif at:
            cursor.deletePreviousChar()

    def _fill(self, at: int, part: str) -> None:
        """Put a part into its empty paragraph."""
        page = QTextDocument()
        page.setHtml(part)
        start = self._starts[at].position()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.insertFragment(QTextDocumentFragment(page))
        cursor.setPosition(start)
        # A fragment forgets the format of its first block.
        cursor.setBlockFormat(page.begin().blockFormat())
        self._shrink_pictures(start, self._end(at))
        self._shown[at] = part

    def _end(self, at: int) -> int:
        """The position behind the last character of a part."""
        following = self._starts[at + 1 : at + 2]
        return following[0].position() - 1 if following else self.document().characterCount() - 1

    def _shrink_pictures(self, start: int, end: int) -> None:
        """Make pictures no wider than the sheet, which Qt does not do by itself."""
        widest = self.lineWrapColumnOrWidth() - 2 * _MARGIN
        found = self.document().find(_PICTURE, start)
        while not found.isNull() and found.position() <= end:
            shape = found.charFormat().toImageFormat()
            if shape.isValid():
                whole = QSizeF(shape.property(_WHOLE) or QSizeF(shape.width(), shape.height()))
                shown = whole.scaled(
                    min(widest, whole.width()), whole.height(), Qt.AspectRatioMode.KeepAspectRatio
                )
                shape.setProperty(_WHOLE, whole)
                shape.setWidth(shown.width())
                shape.setHeight(shown.height())
                found.setCharFormat(shape)
            found = self.document().find(_PICTURE, found)

    def _reach_section(self) -> None:
        section, self._section = self._section, ""
        anchor = f"section-{section}"
        begins = next((at for at, part in enumerate(self._shown) if f'name="{anchor}"' in part), None)
        if section and begins is not None:
            top = self.cursorRect(self._starts[begins]).top()
            if not 0 <= top < self.viewport().height() * _SEEN:
                self.scrollToAnchor(anchor)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items are the same from the first on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
