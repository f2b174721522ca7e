"""The pages as they will be printed, one below the other; each is drawn when it is looked at."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from briefwright.domain.wording import counted
from briefwright.gui.preview.press import Printing
from briefwright.gui.preview.stack import GAP, Stack
from briefwright.gui.theme import tints

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
"""The scales that can be chosen, 1 being as large as on paper."""

_POINTS = 72
_PAPER = QColor("#ffffff")
_NOTCH = 120
"""How far the wheel turns from one notch to the next, as Qt counts it."""

_NEAR = 3
"""How many pages before and after those that are seen are kept."""

Wanted = Callable[[int, int, float], None]
"""Asks for the picture of a page of a printing, counted from 0, at so many pixels a point."""


class Sheets(QAbstractScrollArea):
    """Shows pages as wide as there is room, or at a chosen scale. Ctrl with the wheel or with + and - scales.

    `page_reached` carries the number of the page that is looked at, counted from 0, `zoomed` the scale, 0
    where it is that of the width.
    """

    page_reached = Signal(int)
    zoomed = Signal(float)

    def __init__(self, wanted: Wanted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._printing = Printing(0, ())
        self._images: dict[int, QImage] = {}
        self._drawn: dict[int, float] = {}
        self._asked = False
        self._zoom = 0.0
        self._turned = 0
        self._stack = Stack((), 1.0, 0)
        self.setAccessibleName("Pages as printed")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A bar that came and went would change the width that the pages follow.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.page_reached.emit(self.page()))

    def show_pages(self, printing: Printing) -> None:
        """Show another printing at the place that was looked at; its former pages stand in until the new ones
        are drawn."""
        self._printing = printing
        self._drawn.clear()
        self._asked = False
        self._images = {page: one for page, one in self._images.items() if page < len(printing.sizes)}
        self.setAccessibleDescription(counted(len(printing.sizes), "page"))
        self._measure()

    def clear(self) -> None:
        """Show nothing, as another brief is to come."""
        self._images.clear()
        self.verticalScrollBar().setValue(0)
        self.show_pages(Printing(0, ()))

    def show_image(self, printing: int, page: int, scale: float, picture: QImage) -> None:
        """Show the picture of a page that was asked for."""
        if printing != self._printing.number:
            return
        self._asked = False
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._images[page] = picture
        self._drawn[page] = scale
        self.viewport().update()

    def page(self) -> int:
        """The page that is looked at, counted from 0."""
        return self._stack.spot(self.verticalScrollBar().value() + self.viewport().height() // 3).page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._printing.sizes)

    @property
    def zoom(self) -> float:
        """The scale, 1 being as large as on paper; 0 where it is that of the width."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at a scale, 0 for as wide as there is room."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._measure()
            self.zoomed.emit(zoom)

    def step_zoom(self, by: int) -> None:
        """Take the next larger or smaller scale."""
        shown = self._factor() * _POINTS / self.logicalDpiX()
        larger = [zoom for zoom in ZOOMS if zoom > shown + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < shown - 0.01]
        if larger and by > 0:
            self.set_zoom(larger[0])
        elif smaller and by < 0:
            self.set_zoom(smaller[-1])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that can be seen, and ask for one that is not there yet."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(tints().desk))
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        scale = self._scale()
        for page in self._seen():
            place = self._stack.place(page).translated(-across, -down)
            painter.fillRect(place, _PAPER)
            if self._drawn.get(page) == scale:
                painter.drawImage(place.topLeft(), self._images[page])
            elif page in self._images:
                painter.drawImage(place, self._images[page])
        if self.hasFocus():
            painter.setPen(QColor(tints().accent))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pages anew, as wide as there now is room."""
        super().resizeEvent(event)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll; Ctrl with + and - scales, Home and End go to the first and the last page."""
        bar, control = self.verticalScrollBar(), Qt.KeyboardModifier.ControlModifier
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if event.modifiers() & control and event.key() in steps:
            self.step_zoom(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, scale."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()
            if abs(self._turned) >= _NOTCH:
                self.step_zoom(1 if self._turned > 0 else -1)
                self._turned = 0
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint what is now seen."""
        self.viewport().update()

    def _seen(self) -> range:
        top = self.verticalScrollBar().value()
        return self._stack.between(top, top + self.viewport().height())

    def _ask(self) -> None:
        """Ask for the first page that is seen and not drawn at the present scale.

        One at a time, so that pages that were passed by are not waited for.
        """
        if self._asked:
            return
        seen, scale = self._seen(), self._scale()
        near = range(seen.start - _NEAR, seen.stop + _NEAR)
        self._images = {page: one for page, one in self._images.items() if page in near}
        self._drawn = {page: at for page, at in self._drawn.items() if page in near}
        missing = next((page for page in seen if self._drawn.get(page) != scale), None)
        if missing is not None:
            self._asked = True
            self._wanted(self._printing.number, missing, scale)

    def _scale(self) -> float:
        """Pixels of the screen a point."""
        return self._factor() * self.devicePixelRatioF()

    def _factor(self) -> float:
        """Pixels a point."""
        if self._zoom:
            return self._zoom * self.logicalDpiX() / _POINTS
        widest = max((width for width, _ in self._printing.sizes), default=1.0)
        return max(self.viewport().width() - 2 * GAP, 50) / widest

    def _measure(self) -> None:
        """Lay the pages out, and stay at the spot that was looked at."""
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        spot = self._stack.spot(down.value())
        room = self.viewport().size()
        self._stack = stack = Stack(self._printing.sizes, self._factor(), room.width())
        down.setRange(0, max(0, stack.height - room.height()))
        down.setPageStep(room.height())
        down.setSingleStep(max(20, room.height() // 12))
        across.setRange(0, max(0, stack.width - room.width()))
        across.setPageStep(room.width())
        down.setValue(stack.height_of(spot))
        self.page_reached.emit(self.page())
        self.viewport().update()
