"""A timeline in words: as a table on the screen and on the clipboard."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSizeF, QUrl, Signal
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from briefwright.gui.structured.controls import see_through
from briefwright.gui.theme import tints
from briefwright.gui.timeline.marks import Mark

MOST = 500
"""Rows that the screen shows; more would take long to set, and nobody would read them."""

_HIGHEST = 480
COLUMNS = ("Date", "Kind", "What", "Actors", "Topics")


def rows(marks: Sequence[Mark]) -> list[tuple[str, ...]]:
    """The moments as rows of words, under `COLUMNS`."""
    return [(one.date.words(), one.kind, one.statement, one.actors, one.topics) for one in marks]


def as_text(marks: Sequence[Mark]) -> str:
    """The table as lines whose cells are parted by tabs."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in (COLUMNS, *rows(marks)))


def as_html(marks: Sequence[Mark], caption: str = "") -> str:
    """The table as word processors and spreadsheets take it."""
    title = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    head = "".join(f"<th align='left'>{name}</th>" for name in COLUMNS)
    body = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows(marks)
    )
    return f"<table border='1' cellspacing='0' cellpadding='4'>{title}<tr>{head}</tr>{body}</table>"


def copied(marks: Sequence[Mark], caption: str = "") -> QMimeData:
    """The table for the clipboard, as HTML and as text."""
    data = QMimeData()
    data.setHtml(as_html(marks, caption))
    data.setText(as_text(marks))
    return data


class TimelineTable(QTextBrowser):
    """The moments as a Word export sets them: date, and what happened. Tab goes from one to the next, Enter
    or a click opens its fact. `in_page` it is as high as it needs, up to a limit, and the wheel scrolls the
    page until the user is at work here."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None, in_page: bool = False) -> None:
        super().__init__(parent)
        self._html = ""
        self._in_page = in_page
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Timeline as a table")
        self.document().setDocumentMargin(0)
        see_through(self)
        self.anchorClicked.connect(self._open)
        if in_page:
            self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the table, or the page around it."""
        if self._in_page and not self.hasFocus():
            event.ignore()
        else:
            super().wheelEvent(event)

    def show_marks(self, marks: Sequence[Mark], nothing: str) -> None:
        """Show these moments, or, where there are none, a sentence."""
        page = _page(marks, self.palette().color(QPalette.ColorRole.Text).name(), nothing)
        if page != self._html:
            self._html = page
            self.setHtml(page)

    def _grow(self, size: QSizeF) -> None:
        self.setFixedHeight(min(int(size.height()) + 8, _HIGHEST))

    def _open(self, url: QUrl) -> None:
        self.opened.emit(url.path(QUrl.ComponentFormattingOption.FullyDecoded))


def _page(marks: Sequence[Mark], ink: str, nothing: str) -> str:
    if not marks:
        return f"<p style='color: {tints().hint}'>{html.escape(nothing)}</p>"
    line = f"border-bottom: 1px solid {tints().rule}; padding: 4px 12px 4px 3px"
    found = (
        f"<tr><td style='{line}; white-space: pre'>{html.escape(one.date.words())}</td>"
        f"<td style='{line}'>{_link(one, ink)}</td></tr>"
        for one in marks
    )
    head = "".join(
        f"<td style='{line}'><b>{name}</b></td>" for name in ("Date", "Event or shift of position")
    )
    more = f"<p>And {len(marks) - MOST:,} more: narrow the timeline, or copy it to have them all.</p>"
    body = f"<tr>{head}</tr>{''.join(found)}"
    end = more if len(marks) > MOST else ""
    return f"<table width='100%' style='border-collapse: collapse'>{body}</table>{end}"


def _link(mark: Mark, ink: str) -> str:
    words = html.escape(mark.statement)
    if not mark.fact:
        return words
    url = QUrl()
    url.setScheme("fact")
    url.setPath(mark.fact, QUrl.ParsingMode.DecodedMode)
    address = html.escape(url.toString(QUrl.ComponentFormattingOption.FullyEncoded), quote=True)
    return f"<a href='{address}' style='color: {ink}; text-decoration: none'>{words}</a>"
