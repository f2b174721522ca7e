"""Fields for a day, a word of a choice and a per cent; they keep still when the page scrolls past them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
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
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from briefwright.domain.dates import FuzzyDate, parse_date
from briefwright.gui.structured.controls import PAD, LineEdit, see_through
from briefwright.gui.theme import tints


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
        """As wide as the longest word on it, which must not be cut."""
        metrics = self.fontMetrics()
        shown = (self.currentData() or self._prompt).split()
        widest = max((metrics.horizontalAdvance(word) for word in shown), default=0)
        return QSize(widest + PAD + 17, metrics.height() + 2 * PAD)

    def showPopup(self) -> None:
        """Open the list, wide enough for what it says."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 32)
        super().showPopup()

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


_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


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
