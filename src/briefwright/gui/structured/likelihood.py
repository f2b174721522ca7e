"""The likelihood of a judgement: its term, and where the band of that term lies between 0 and 100."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefwright.domain.scales import LikelihoodScale, Term
from briefwright.gui.structured.controls import PAD
from briefwright.gui.structured.fields import Choice, ChoiceBox
from briefwright.gui.theme import tints

STRANGE = "not on the scale"

_Index = QModelIndex | QPersistentModelIndex
_THICK, _THIN = 9.0, 3.0
_BAR_WIDTH = 110
_TERM = Qt.ItemDataRole.UserRole
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def choices(scale: LikelihoodScale | None, value: str) -> list[Choice]:
    """What can be chosen on a scale, its synonyms included; the value, if it is a word of the scale,
    as it is written."""
    if scale is None:
        return [Choice("")]
    words = [Choice(word, term.band) for term in scale.terms for word in term.words]
    known = scale.find(value)
    if known is not None and value not in {choice.value for choice in words}:
        words.append(Choice(value, known.band))
    return [Choice(""), *words]


def paint_bands(painter: QPainter, place: QRectF, terms: Sequence[Term], chosen: Term | None) -> None:
    """Paint the bands of a scale on a line from 0 to 100, and a chosen one boldly."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = place.center().y()
    painter.setPen(QColor(tints().hint))
    for per_cent in (0, 50, 100):
        x = place.left() + place.width() * per_cent / 100
        painter.drawLine(QPointF(x, middle - 5), QPointF(x, middle + 5))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tints().rule))
    for term in terms:
        painter.drawRoundedRect(_band(place, term, _THIN), 1.5, 1.5)
    if chosen is not None:
        painter.setBrush(QColor(tints().accent))
        painter.drawRoundedRect(_band(place, chosen, _THICK), 2.5, 2.5)
    painter.restore()


class LikelihoodBox(ChoiceBox):
    """Chooses a term of the scale; the open list draws the band of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Likelihood", "not stated", STRANGE, parent)
        self._scale: LikelihoodScale | None = None
        self.setItemDelegate(BandDelegate(lambda: self._scale, self))

    def show_likelihood(self, value: str, scale: LikelihoodScale | None) -> None:
        """Show this value, whether or not the scale has it."""
        self._scale = scale
        self.show_value(value, choices(scale, value))


class LikelihoodBar(QWidget):
    """Draws the band of a term between 0 and 100 and says it below. A click asks for the choice."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._term: Term | None = None
        self._terms: tuple[Term, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_band(self, value: str, scale: LikelihoodScale | None) -> None:
        """Show where a term of the scale lies; a value that the scale does not have has no band."""
        self._terms = scale.terms if scale else ()
        self._term = scale.find(value) if scale and value else None
        said = f"{value}: {self._term.band} on a line from 0 to 100 %" if self._term else "No band"
        self.setAccessibleName(said)
        self.setToolTip(said if self._term else "")
        self.update()

    def sizeHint(self) -> QSize:
        """The line, and the words below it."""
        return QSize(160, 14 + self.fontMetrics().height() + PAD)

    def minimumSizeHint(self) -> QSize:
        """Room for the words at either end."""
        return QSize(80, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the choice."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line with its bands and the words."""
        painter = QPainter(self)
        line = QRectF(PAD, 2, self.width() - 2 * PAD, 14)
        paint_bands(painter, line, self._terms, self._term)
        below = QRect(PAD, 16, self.width() - 2 * PAD, self.fontMetrics().height())
        said = self._place_words(line, below)
        if self._term:
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            painter.drawText(said, _LEFT, self._term.band)
        painter.setPen(QColor(tints().hint))
        for words, flag in (("0", Qt.AlignmentFlag.AlignLeft), ("100 %", Qt.AlignmentFlag.AlignRight)):
            end = self.fontMetrics().boundingRect(below, int(flag), words).adjusted(-8, 0, 8, 0)
            if not self._term or not end.intersects(said):
                painter.drawText(below, int(flag | Qt.AlignmentFlag.AlignVCenter), words)

    def _place_words(self, line: QRectF, below: QRect) -> QRect:
        if self._term is None:
            return QRect()
        width = self.fontMetrics().horizontalAdvance(self._term.band)
        wanted = _band(line, self._term, 0).center().x() - width / 2
        left = max(below.left(), min(wanted, below.right() - width))
        return QRect(round(left), below.top(), width + 1, below.height())


class BandDelegate(QStyledItemDelegate):
    """Paints a term, its band on the line from 0 to 100, and the band in words."""

    def __init__(self, scale: Callable[[], LikelihoodScale | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line of the open list."""
        term = self._term(index)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = QPalette.ColorRole.Midlight if chosen else QPalette.ColorRole.Base
        painter.fillRect(option.rect, option.palette.color(ground))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        area: QRect = option.rect.adjusted(8, 0, -8, 0)
        if term is None:
            painter.drawText(area, _LEFT, str(index.data()))
            return
        painter.drawText(area, _LEFT, str(index.data(_TERM)))
        bands, bars = self._widths(option)
        bar = QRect(area.right() - bands - bars, area.top(), _BAR_WIDTH, area.height())
        paint_bands(painter, QRectF(bar), (), term)
        painter.drawText(area.adjusted(area.width() - bands, 0, 0, 0), _LEFT, term.band)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Room for the longest term, the line and the longest band."""
        scale = self._scale()
        words = [word for term in scale.terms for word in term.words] if scale else []
        words.append(str(index.data()) if self._term(index) is None else "")
        longest = max(option.fontMetrics.horizontalAdvance(word) for word in words)
        return QSize(longest + sum(self._widths(option)) + 32, option.fontMetrics.height() + 8)

    def _widths(self, option: QStyleOptionViewItem) -> tuple[int, int]:
        scale = self._scale()
        bands = [option.fontMetrics.horizontalAdvance(term.band) for term in scale.terms] if scale else [0]
        return max(bands), _BAR_WIDTH + 16

    def _term(self, index: _Index) -> Term | None:
        scale, value = self._scale(), str(index.data(_TERM) or "")
        return scale.find(value) if scale and value else None


def _band(place: QRectF, term: Term, height: float) -> QRectF:
    """Where the band lies; one that is a single per cent wide can still be seen."""
    left = place.left() + place.width() * term.low / 100
    width = max(_THIN, place.width() * (term.high - term.low) / 100)
    left = min(left, place.right() - width)
    return QRectF(left, place.center().y() - height / 2, width, height)
