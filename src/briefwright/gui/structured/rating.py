"""A field that rates an item of evidence against a hypothesis by the letters of the trade."""

from typing import get_args

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QWidget

from briefwright.domain.blocks import Consistency
from briefwright.gui.structured.controls import PAD, bold
from briefwright.gui.structured.fields import Choice, ChoiceBox
from briefwright.gui.theme import tints

_WORDS: tuple[Consistency, ...] = get_args(Consistency)
_LETTERS: dict[Consistency, str] = dict(zip(_WORDS, ("CC", "C", "N", "I", "II"), strict=True))
_CHOICES = [*(Choice(letters, words) for words, letters in _LETTERS.items()), Choice("")]
_AGAINST = ("I", "II")
_HINT = "Not rated: press C consistent, N neutral, I inconsistent; twice or with Shift for very"
_KEYS = {Qt.Key.Key_C: ("C", "CC"), Qt.Key.Key_N: ("N", "N"), Qt.Key.Key_I: ("I", "II")}
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_OPENING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SHIFT, _KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


class RatingBox(ChoiceBox):
    """Rates by a list at a click or Enter, and by keys: C, N and I, with Shift or pressed twice for "very".

    `rated` carries the rating, None for none; `left_by` the columns and rows that an arrow key leads on.
    """

    rated = Signal(object)
    left_by = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Rating", "not rated", "not a known rating", parent)
        self.chosen.connect(self._tell)

    def show_rating(self, rating: Consistency | None, name: str) -> None:
        """Show a rating; `name` says of what."""
        self.show_value(_LETTERS[rating] if rating else "", _CHOICES)
        self.setAccessibleName(f"{name}: {rating or 'not rated'}")
        if rating is None:
            self.setToolTip(_HINT)

    def heightForWidth(self, width: int) -> int:
        """One line."""
        return self.fontMetrics().height() + 2 * PAD

    def minimumSizeHint(self) -> QSize:
        """Room for two letters and the arrow."""
        width = self.fontMetrics().horizontalAdvance("CC")
        return QSize(width + PAD + 17, self.heightForWidth(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rate, move on or open the list; all other keys are for others."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if modifiers & ~_SHIFT:
            event.ignore()
        elif key in _KEYS:
            plain, very = _KEYS[key]
            self.chosen.emit(very if modifiers or self.currentData() == plain else plain)
        elif key in _CLEARING:
            self.chosen.emit("")
        elif key in _ARROWS:
            self.left_by.emit(*_ARROWS[key])
        elif key in _OPENING:
            self.showPopup()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the letters; those that speak against the hypothesis stand out."""
        painter = QPainter(self)
        letters = self.currentData()
        ink = QColor(tints().hint) if letters in ("", "N") else self.palette().color(QPalette.ColorRole.Text)
        if letters in _AGAINST:
            painter.setFont(bold())
            ink = QColor(tints().error)
        painter.setPen(ink)
        area = self.rect().adjusted(PAD + 1, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, letters or "–")

    def _tell(self, letters: str) -> None:
        rating = next((words for words, mine in _LETTERS.items() if mine == letters), None)
        self.rated.emit(rating)
