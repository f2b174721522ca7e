"""A line of plain words on the page, wrapped, as high as it needs: titles, headings, names."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from briefwright.gui.text.keys import is_window_command

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

_MARGIN = 4
"""Pixels around the words, as in running text, so that both begin at the same place."""


class PlainLine(QTextEdit):
    """A line of plain text that wraps. Enter leaves it; undo is the brief's, not its own."""

    textEdited = Signal(str)
    """The user changed the words."""
    left = Signal()
    """Enter was pressed."""
    finished = Signal()
    """The line was left, by Enter or by the focus."""

    def __init__(
        self, name: str, prompt: str, font: QFont | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(prompt)
        if font is not None:
            self.setFont(font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._changed)

    def show_text(self, text: str) -> None:
        """Show these words; where they stand already, the caret stays too."""
        if text != self._shown:
            self._shown = text
            caret = self.textCursor().position()
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(min(caret, len(text)) if self.hasFocus() else 0)
            self.setTextCursor(cursor)

    def select_all(self) -> None:
        """Select the words, so that typing replaces them."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        """As high as the words need."""
        return QSize(super().sizeHint().width(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew and take the height that this needs."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Leave the window its shortcuts."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and is_window_command(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type words; Enter goes on to the text."""
        if event.key() in _ENTER:
            self.finished.emit()
            self.left.emit()
        elif is_window_command(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the line is left."""
        super().focusOutEvent(event)
        self.finished.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line of plain words."""
        self.insertPlainText(" ".join(source.text().split()))

    def _changed(self) -> None:
        text = self.toPlainText()
        if text != self._shown:
            self._shown = text
            self.textEdited.emit(text)

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        return round(self.document().size().height())
