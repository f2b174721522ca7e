"""Small controls that look like the words they hold: they keep still when the page scrolls past them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QWidget,
)

from briefwright.domain.dates import FuzzyDate, parse_date
from briefwright.gui.theme import tints

PAD = 3
"""Pixels between the edge of a control and its words, as in a cell of running text."""


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


class DayEdit(LineEdit):
    """A day as people write it, or none. Text that is no day stays, marked, until it is one."""

    day_changed = Signal(object)

    def __init__(self, name: str, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(name, prompt, parent)
        self._day: date | None = None
        self.textEdited.connect(self._read)
        self.editingFinished.connect(self._settle)

    def show_day(self, day: date | None) -> None:
        """Show another day than the one that was typed or shown last."""
        if day != self._day:
            self._day = day
            self.mark("")
            self.show_text(_written(day))

    def _read(self, text: str) -> None:
        try:
            day = _read_day(text)
        except ValueError as problem:
            self.mark(str(problem))
            return
        self.mark("")
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def _settle(self) -> None:
        if not self.toolTip():
            self.show_text(_written(self._day))


@dataclass(frozen=True)
class Choice:
    """A value that can be chosen, and what the open list adds to it."""

    value: str
    note: str = ""


class ChoiceBox(QComboBox):
    """Chooses a word. Closed it is that word, wrapped, as in print; a value that is not on offer stays
    and is marked."""

    chosen = Signal(str)

    def __init__(self, name: str, prompt: str, strange: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompt = prompt
        self._strange = strange
        self._known: tuple[Choice, ...] = ()
        self._options: tuple[Choice, ...] = ()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def show_value(self, value: str, choices: Sequence[Choice]) -> None:
        """Offer these choices and show this value, whether or not it is one of them."""
        self._known = tuple(choices)
        offered = any(choice.value == value for choice in self._known)
        options = self._known if offered else (*self._known, Choice(value, self._strange))
        if options != self._options:
            self._options = options
            self.clear()
            for option in options:
                words = option.value or self._prompt
                self.addItem(f"{words}  –  {option.note}" if option.note else words, option.value)
        self.setCurrentIndex(self.findData(value))
        self.setToolTip(self.currentText() if value else "")
        self.setAccessibleDescription("" if offered else self._strange)
        self.updateGeometry()

    def is_strange(self) -> bool:
        """Whether the value is none of those on offer."""
        return all(choice.value != self.currentData() for choice in self._known)

    def heightForWidth(self, width: int) -> int:
        """Enough for the word, wrapped, and the remark below it."""
        return sum(rect.height() for rect, _, _ in self._parts(width)) + 2 * PAD

    def sizeHint(self) -> QSize:
        """About ten letters wide."""
        width = self.fontMetrics().averageCharWidth() * 13
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """About six letters wide."""
        return QSize(self.fontMetrics().averageCharWidth() * 7, self.fontMetrics().height() + 2 * PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word, and an arrow while the mouse or the focus is here."""
        painter = QPainter(self)
        top = PAD
        for rect, words, colour in self._parts(self.width()):
            painter.setPen(colour)
            painter.drawText(rect.translated(0, top), _WRAPPED, words)
            top += rect.height()
        if self.hasFocus() or self.underMouse():
            _paint_arrow(painter, self.width() - 9, PAD + self.fontMetrics().height() // 2, self._quiet())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, unless the user is at work here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _parts(self, width: int) -> list[tuple[QRect, str, QColor]]:
        value = self.currentData()
        colour = self.palette().color(QPalette.ColorRole.Text) if value else self._quiet()
        parts = [(value or self._prompt, colour)]
        if value and self.is_strange():
            parts.append((self._strange, QColor(tints().warning)))
        room = QRect(PAD, 0, max(1, width - PAD - 16), 10_000)
        metrics = self.fontMetrics()
        return [(metrics.boundingRect(room, _WRAPPED, words), words, pen) for words, pen in parts]

    def _quiet(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.PlaceholderText)


class PercentBox(QSpinBox):
    """A whole per cent from 0 to 100, or nothing, which is not the same as 0."""

    percent_changed = Signal(object)

    def __init__(self, name: str, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLineEdit(LineEdit(name, prompt))
        self.setAccessibleName(name)
        self.setRange(-1, 100)
        self.setValue(-1)
        self.setFrame(False)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        see_through(self)
        self.valueChanged.connect(lambda value: self.percent_changed.emit(None if value < 0 else value))

    def show_percent(self, percent: int | None) -> None:
        """Show a per cent, or none, without a word about it."""
        value = -1 if percent is None else percent
        if value != self.value():
            self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(False)

    def textFromValue(self, value: int) -> str:
        """Nothing where nothing is stated."""
        return "" if value < 0 else f"{value} %"

    def valueFromText(self, text: str) -> int:
        """Read what `validate` let through."""
        digits = text.replace("%", "").strip()
        return int(digits) if digits else -1

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let nothing through but up to 100, with or without its sign."""
        digits = text.replace("%", "").strip()
        fits = not digits or (digits.isascii() and digits.isdigit() and int(digits) <= 100)
        state = QValidator.State.Acceptable if fits else QValidator.State.Invalid
        return state, text, position

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, unless the user is at work here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TextButton(QToolButton):
    """A button that is quiet words, and a link under mouse or focus."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

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


_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


def _undoes(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def _written(day: date | None) -> str:
    return FuzzyDate(value=day.isoformat()).words() if day else ""


def _read_day(text: str) -> date | None:
    if not text.strip():
        return None
    read = parse_date(text)
    if read.precision != "day":
        raise ValueError("Write a full day, such as 15 August 2025.")
    return read.earliest


def _paint_arrow(painter: QPainter, x: int, y: int, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.4))
    painter.drawPolyline(QPolygonF([QPointF(x - 3.5, y - 1.5), QPointF(x, y + 2), QPointF(x + 3.5, y - 1.5)]))
