"""The axis on the screen: moments in their places, zoomed and walked through by mouse and keys."""

import html
from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from briefwright.gui.timeline import painting
from briefwright.gui.timeline.layout import Layout, Measure, Placed, place
from briefwright.gui.timeline.look import Look, look
from briefwright.gui.timeline.marks import Mark
from briefwright.gui.timeline.span import LONGEST, WIDEST, Span, fitting
from briefwright.gui.timeline.ticks import ticks

_STEP = 1.25
_NOTCH = 120
_MOST_ROWS = 12


class Axis(QWidget):
    """Shows moments on an axis of time.

    `opened` carries the id of the fact of a moment, `chosen` the Mark that was chosen or None, `moved`
    follows when another stretch of time is shown. `in_page` it is as high as its moments need, and the wheel
    scrolls the page until the user is at work here.
    """

    opened = Signal(str)
    chosen = Signal(object)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None, in_page: bool = False) -> None:
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self._span = fitting(())
        self._fitted = True
        self._current = ""
        self._nothing = ""
        self._pressed: QPointF | None = None
        self._grabbed: Span | None = None
        self._in_page = in_page
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        height = QSizePolicy.Policy.Fixed if in_page else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, height)
        self.setMinimumSize(QSize(160, 120))
        self._describe()

    # -- what is shown

    def show_marks(self, marks: Sequence[Mark], nothing: str) -> None:
        """Show these moments, or, where there are none, a sentence. Stretch and choice stay if they can."""
        self._nothing = nothing
        if tuple(marks) != self._marks:
            before = self.current()
            self._marks = tuple(marks)
            self._span = fitting(self._marks) if self._fitted else self._span.near(self._marks)
            if self.current() != before:
                self._tell_choice()
        self.refresh()

    def refresh(self) -> None:
        """Place and paint everything anew, as after a change of colours or letters."""
        for name in ("_look", "_layout", "_frame", "_measure", "_rows"):
            self.__dict__.pop(name, None)
        self.updateGeometry()
        self._describe()
        self.update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The moments, in order."""
        return self._marks

    @property
    def span(self) -> Span:
        """The stretch of time in view."""
        return self._span

    @property
    def layout_now(self) -> Layout:
        """What is in view, and where."""
        return self._layout

    def current(self) -> Mark | None:
        """The moment that is chosen."""
        return next((mark for mark in self._marks if mark.key == self._current), None)

    # -- moving

    def fit(self) -> None:
        """Show all moments."""
        self._fitted = True
        self._show_span(fitting(self._marks))

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show a stretch so many times as long, around a day or the middle."""
        if self._marks:
            self._fitted = False
            middle = (self._span.start + self._span.end) / 2
            most = min(LONGEST, WIDEST * fitting(self._marks).days)
            self._show_span(self._span.zoomed(factor, middle if around is None else around, most))

    def zoom_in(self) -> None:
        """Come one step nearer, to the chosen moment if it is in view."""
        self.zoom(1 / _STEP, self._around())

    def zoom_out(self) -> None:
        """Go one step back."""
        self.zoom(_STEP, self._around())

    def pan(self, share: float) -> None:
        """Move on by a share of what is in view."""
        self._fitted = False
        self._show_span(self._span.moved(self._span.days * share))

    def choose(self, key: str) -> None:
        """Choose the moment of that key, or none, and bring it into view."""
        if key != self._current:
            self._current = key
            self._tell_choice()
        mark = self.current()
        if mark is not None and self._span.showing(mark) != self._span:
            self._fitted = False
            self._show_span(self._span.showing(mark))
        self.update()

    def step(self, by: int) -> None:
        """Choose the next moment or the one before; where none is chosen, the first or last in view."""
        keys = [mark.key for mark in self._marks]
        if not keys:
            return
        if self._current in keys:
            self.choose(keys[min(max(keys.index(self._current) + by, 0), len(keys) - 1)])
            return
        shown = {one.mark.key for one in self._layout.placed}
        seen = [key for key in keys if key in shown] or keys
        self.choose(seen[0] if by > 0 else seen[-1])

    def go(self, place: int) -> None:
        """Choose the moment at a place in their order; -1 is the last."""
        if self._marks:
            self.choose(self._marks[place].key)

    def open(self) -> None:
        """Ask for the fact of the chosen moment."""
        mark = self.current()
        if mark is not None and mark.fact:
            self.opened.emit(mark.fact)

    def at(self, point: QPointF) -> Mark | None:
        """The moment whose sign or words are at a point; the nearest sign where several are."""
        crowded = self._layout.crowded > 0
        found = [
            one
            for one in self._layout.placed
            if self._place(one, crowded).adjusted(-2, 0, 2, 0).contains(point)
        ]
        nearest = min(found, key=lambda one: abs(one.sign - point.x()), default=None)
        return nearest.mark if nearest else None

    # -- events

    def sizeHint(self) -> QSize:
        """Room for all moments with their words, at this width; at least three rows, at most a dozen."""
        return QSize(640, int(painting.height_for(self._look, max(self._rows, 3))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the timeline, and a frame around it while it has the focus."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.ground)
        if self._marks:
            divisions = ticks(self._span, self.width())
            painting.paint(
                painter, self._look, self._frame, self._span, divisions, self._layout, self._current
            )
        else:
            painter.setPen(self._look.quiet)
            words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 8, -24, -8), int(words), self._nothing)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.accent, 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        for name in ("_layout", "_frame", "_rows"):
            self.__dict__.pop(name, None)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Take other colours and letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, scroll, go from moment to moment, open a fact."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        act = None if held else _KEYS.get(event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; sideways, or with Shift, scroll."""
        if (self._in_page and not self.hasFocus()) or not self._marks:
            event.ignore()
            return
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(turned.x()) > abs(turned.y()):
            self.pan(-(turned.x() or turned.y()) / _NOTCH * 0.1)
        else:
            around = self._span.day(event.position().x(), self.width())
            self.zoom(_STEP ** (-turned.y() / _NOTCH), around)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the moment at the pointer, and take hold of the axis."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._grabbed = event.position(), self._span
            mark = self.at(event.position())
            if mark is not None:
                self._current = mark.key
                self._tell_choice()
                self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the axis that is held."""
        if self._pressed is None or self._grabbed is None or not self._marks:
            return
        by = self._pressed.x() - event.position().x()
        if self._span != self._grabbed or abs(by) >= QApplication.startDragDistance():
            self._fitted = False
            self._show_span(self._grabbed.moved(by / max(self.width(), 1) * self._grabbed.days))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the axis."""
        self._pressed = self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the fact at the pointer."""
        if self.at(event.position()) is not None:
            self.open()

    def event(self, event: QEvent) -> bool:
        """Tell the full words of the moment at the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.at(QPointF(event.pos()))
            words = f"<qt>{html.escape(mark.words)}</qt>" if mark else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    # -- what follows from the rest

    @cached_property
    def _look(self) -> Look:
        return look(self.font(), self.palette())

    @cached_property
    def _measure(self) -> Measure:
        return painting.measure(self._look)

    @cached_property
    def _frame(self) -> painting.Frame:
        return painting.frame(self._look, self.width(), self.height())

    @cached_property
    def _layout(self) -> Layout:
        return place(self._marks, self._span, self.width(), self._measure, self._frame.rows())

    @cached_property
    def _rows(self) -> int:
        return place(self._marks, fitting(self._marks), self.width(), self._measure, _MOST_ROWS).rows

    def _around(self) -> float | None:
        mark = self.current()
        if mark is None or not any(one.mark is mark for one in self._layout.placed):
            return None
        return min(max((mark.first + mark.last + 1) / 2, self._span.start), self._span.end)

    def _place(self, one: Placed, crowded: bool) -> QRectF:
        top = self._frame.top(one.row, crowded)
        if one.row is None:
            return QRectF(one.left, top, one.right - one.left, self._frame.row)
        return QRectF(one.outer_left, top, one.outer_right - one.outer_left, self._frame.row)

    def _show_span(self, span: Span) -> None:
        self._span = span.near(self._marks)
        self.__dict__.pop("_layout", None)
        self._describe()
        self.update()
        self.moved.emit()

    def _tell_choice(self) -> None:
        mark = self.current()
        self._describe()
        if mark is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, mark.words))
        self.chosen.emit(mark)

    def _describe(self) -> None:
        count = len(self._marks)
        self.setAccessibleName(f"Timeline, {counted(count)}" if count else "Timeline")
        mark = self.current()
        if mark is not None:
            number = self._marks.index(mark) + 1
            self.setAccessibleDescription(f"{number} of {count}: {mark.words}")
        else:
            self.setAccessibleDescription(HELP if count else self._nothing)


_KEYS: dict[int, Callable[[Axis], None]] = {
    Qt.Key.Key_Plus: Axis.zoom_in,
    Qt.Key.Key_Equal: Axis.zoom_in,
    Qt.Key.Key_Minus: Axis.zoom_out,
    Qt.Key.Key_0: Axis.fit,
    Qt.Key.Key_Left: lambda axis: axis.pan(-0.15),
    Qt.Key.Key_Right: lambda axis: axis.pan(0.15),
    Qt.Key.Key_PageUp: lambda axis: axis.pan(-0.9),
    Qt.Key.Key_PageDown: lambda axis: axis.pan(0.9),
    Qt.Key.Key_Up: lambda axis: axis.step(-1),
    Qt.Key.Key_Down: lambda axis: axis.step(1),
    Qt.Key.Key_Home: lambda axis: axis.go(0),
    Qt.Key.Key_End: lambda axis: axis.go(-1),
    Qt.Key.Key_Return: Axis.open,
    Qt.Key.Key_Enter: Axis.open,
}

HELP = "+ and − zoom, 0 shows all, ← → scroll, ↑ ↓ go from moment to moment, Enter opens the fact."


def counted(number: int) -> str:
    """So many moments, in words."""
    return "1 moment" if number == 1 else f"{number:,} moments"
