"""The smallest parts of the structured editors, which look like words on paper: labels, lines, buttons."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QTextEdit,
    QToolButton,
    QWidget,
)

from briefwright.gui.theme import tints

PAD = 3
"""Pixels between the edge of a control and its words, as in a cell of running text."""

READING = "reading"
"""The property of a button that changes nothing: it stays where there is only reading."""


def bold() -> QFont:
    """A font that is bold and leaves all else to the widget's parent."""
    font = QFont()
    font.setBold(True)
    return font


def label(words: str = "", strong: bool = False, quiet: bool = False) -> QLabel:
    """A wrapping label, as for a column's heading or, quietly, for a remark."""
    made = QLabel(words)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    if strong:
        made.setFont(bold())
    made.setContentsMargins(PAD, PAD, 0, PAD)
    if quiet:
        made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return made


def remark(words: str = "") -> QLabel:
    """A quiet word beside a field in the same line."""
    made = label(words, quiet=True)
    made.setWordWrap(False)
    made.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return made


class LineEdit(QLineEdit):
    """A line of text without a frame. Undo and redo are left to the brief, which has one past for all."""

    def __init__(self, name: str, prompt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hugs = False
        self.setAccessibleName(name)
        self.setPlaceholderText(prompt)
        self.setFrame(False)
        self.setTextMargins(PAD - 2, 0, 0, 0)
        see_through(self)

    def show_text(self, text: str) -> None:
        """Show the text; where it is the same already, caret and selection stay."""
        if text != self.text():
            caret = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(caret if self.hasFocus() else 0)

    def hug(self) -> None:
        """Be only as wide as the text from now on."""
        self._hugs = True
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Wide enough for the text where that is wanted, else as usual."""
        usual = super().sizeHint()
        words = self.text() or self.placeholderText()
        hugging = self.fontMetrics().horizontalAdvance(words) + 2 * PAD + 4
        return QSize(hugging, usual.height()) if self._hugs else usual

    def mark(self, problem: str) -> None:
        """Mark what was typed as wrong, with a sentence that says why; an empty one takes the mark away."""
        self.setToolTip(problem)
        self.setAccessibleDescription(problem)
        see_through(self, tints().error if problem else "")

    def event(self, event: QEvent) -> bool:
        """Let the window have undo and redo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _undoes(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, but neither undo nor redo."""
        if _undoes(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class TextButton(QToolButton):
    """A button that is quiet words, and a link under mouse or focus."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, too; Qt knows space alone."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As much as the words take."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * PAD + 2, metrics.height() + 2 * PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, underlined while they have the focus."""
        painter = QPainter(self)
        lively = self.underMouse() or self.hasFocus()
        font = self.font()
        font.setUnderline(self.hasFocus())
        painter.setFont(font)
        painter.setPen(QColor(tints().accent if lively else tints().hint))
        painter.drawText(self.rect().adjusted(PAD, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


class Handle(QToolButton):
    """Three dots beside a row or above a column that open its menu; they show while they may be wanted.

    The keyboard has the same menu on the focused cell, so that Tab goes from cell to cell.
    """

    def __init__(self, name: str, upright: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._upright = upright
        self._awake = False
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(QSize(18, 22) if upright else QSize(24, 14))

    def wake(self, awake: bool) -> None:
        """Show the dots or hide them."""
        if awake != self._awake:
            self._awake = awake
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots, on a soft ground under the mouse."""
        if not self._awake:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(self.palette().color(QPalette.ColorRole.Midlight))
            painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setBrush(QColor(tints().hint))
        centre = QPointF(self.rect().center()) + QPointF(0.5, 0.5)
        for step in (-5, 0, 5):
            painter.drawEllipse(centre + (QPointF(0, step) if self._upright else QPointF(step, 0)), 1.5, 1.5)


def see_through(widget: QWidget, ink: str = "") -> None:
    """Let the page show through a widget that would paint a ground of its own, with ink of another colour."""
    colours = QPalette()
    colours.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    if ink:
        colours.setColor(QPalette.ColorRole.Text, QColor(ink))
    widget.setPalette(colours)


def let_read(place: QWidget) -> None:
    """Let a widget and all in it be read, selected and copied, but not changed, for as long as they live.

    Widgets of our own see it by their property "readOnly".
    """
    for widget in (place, *place.findChildren(QWidget)):
        widget.setProperty("readOnly", True)
        if isinstance(widget, QLineEdit | QTextEdit):
            widget.setReadOnly(True)
            widget.setPlaceholderText("")
        elif isinstance(widget, QAbstractSpinBox):
            widget.setReadOnly(True)
        elif isinstance(widget, QComboBox):
            widget.setEnabled(False)
        elif isinstance(widget, QAbstractButton) and not widget.property(READING):
            widget.hide()
        for action in widget.actions():
            action.setEnabled(False)


def _undoes(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
