"""The draft view: the brief as it reads, at once and without pages."""

from PySide6.QtCore import QSizeF, QThread
from PySide6.QtGui import QColor, QPalette, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

WIDTH = 620
"""Pixels of width of the sheet, whatever the pane's width."""

_MARGIN = 28
_PAPER, _INK = QColor("#ffffff"), QColor("#1d2530")


def laid_out(html: str, home: QThread) -> QTextDocument:
    """The page as a document that needs no more work in the window's thread, which is its `home` from then
    on. For any other thread."""
    document = QTextDocument()
    document.setDocumentMargin(_MARGIN)
    document.setUndoRedoEnabled(False)
    document.setHtml(html)
    document.setPageSize(QSizeF(WIDTH, -1))
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
        self.setLineWrapColumnOrWidth(WIDTH)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, _PAPER)
        palette.setColor(QPalette.ColorRole.Text, _INK)
        self.setPalette(palette)
        self._held: QTextDocument | None = None

    def show_document(self, document: QTextDocument) -> None:
        """Show another draft at the place that was looked at."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        document.setParent(self)
        self.setDocument(document)
        if self._held is not None:
            self._held.deleteLater()
        self._held = document
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
