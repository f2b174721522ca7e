"""The draft view: the brief as it reads, at once and without pages."""

from collections.abc import Iterator

from PySide6.QtCore import QSizeF, Qt, QThread
from PySide6.QtGui import QColor, QPalette, QTextCursor, QTextDocument, QTextFragment
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

WIDTH = 620
"""Pixels of width of the sheet at most."""

NARROWEST = 280
"""Pixels of width of the sheet at least; a narrower pane is moved sideways."""

_MARGIN = 28
_PAPER, _INK = QColor("#ffffff"), QColor("#1d2530")


def laid_out(html: str, width: int, home: QThread) -> QTextDocument:
    """The page, so wide, as a document that needs no more work in the window's thread, which is its `home`
    from then on. For any other thread."""
    document = QTextDocument()
    document.setDocumentMargin(_MARGIN)
    document.setUndoRedoEnabled(False)
    document.setHtml(html)
    _shrink_pictures(document, width - 2 * _MARGIN)
    document.setPageSize(QSizeF(width, -1))
    document.documentLayout().documentSize()
    document.moveToThread(home)
    return document


class DraftView(QTextBrowser):
    """A white sheet in light and dark alike, as it is going to be paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Draft of the brief")
        self.setOpenExternalLinks(True)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        # A bar that came and went would change the width that the sheet follows.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, _PAPER)
        palette.setColor(QPalette.ColorRole.Text, _INK)
        self.setPalette(palette)
        self._held: QTextDocument | None = None

    def room(self, width: int) -> int:
        """Pixels of width that the sheet has in a pane that is so wide."""
        # One pixel less, or Qt takes it for too wide.
        return max(NARROWEST, min(WIDTH, width - self.verticalScrollBar().sizeHint().width() - 1))

    def show_document(self, document: QTextDocument, width: int) -> None:
        """Show another draft, laid out so wide, at the place that was looked at."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        former, height = self._held, max(1, self.verticalScrollBar().maximum())
        same_width = width == self.lineWrapColumnOrWidth()
        if not same_width:
            # Neither of the two documents is to be laid out here for the width of the other.
            self.setDocument(QTextDocument(self))
            self.setLineWrapColumnOrWidth(width)
        document.setParent(self)
        self.setDocument(document)
        self._held = document
        if former is not None:
            former.deleteLater()
        self.horizontalScrollBar().setValue(across)
        bar = self.verticalScrollBar()
        bar.setValue(down if same_width else round(down * bar.maximum() / height))

    def show_section(self, section: str) -> None:
        """Scroll to where a section begins."""
        self.scrollToAnchor(f"section-{section}")

    def clear_sheet(self) -> None:
        """Begin at the top again, as another brief is to come."""
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)


def _shrink_pictures(document: QTextDocument, widest: int) -> None:
    """Make the pictures no wider than the sheet, which Qt does not do by itself."""
    for fragment in list(_fragments(document)):
        shape = fragment.charFormat().toImageFormat()
        if shape.isValid() and shape.width() > widest:
            shape.setHeight(max(1.0, shape.height() * widest / shape.width()))
            shape.setWidth(widest)
            cursor = QTextCursor(document)
            cursor.setPosition(fragment.position())
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(shape)


def _fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            yield place.fragment()
            place += 1
        block = block.next()
