"""The pages as they will be printed, one below the other; each is drawn when it is first looked at."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from briefwright.editing.ports import Pages
from briefwright.gui.theme import tints

_GAP = 14
_PAPER = QColor("#ffffff")

Wanted = Callable[[int, float], None]
"""Asks for the picture of a page, counted from 0, at so many pixels a point."""


def image(pages: Pages, number: int, scale: float) -> QImage:
    """The picture of a page. For any thread, one at a time."""
    width, height, pixels = pages.picture(number, scale)
    # The picture does not own the bytes that it is made from.
    return QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


class Sheets(QAbstractScrollArea):
    """Shows pages as wide as there is room."""

    def __init__(self, wanted: Wanted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._sizes: list[tuple[float, float]] = []
        self._images: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self.setAccessibleName("Pages as printed")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_pages(self, sizes: list[tuple[float, float]]) -> None:
        """Show pages of these sizes, in points, at the place that was looked at."""
        self._sizes = sizes
        self._forget()
        self.setAccessibleDescription(f"{len(sizes)} pages")
        self._measure()

    def show_image(self, number: int, scale: float, picture: QImage) -> None:
        """Show the picture of a page, if it is still wanted at that scale."""
        if number in self._asked and abs(scale - self._scale()) < 0.001:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._images[number] = picture
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that can be seen, and ask for those that are not there yet."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(tints().desk))
        for number, place in enumerate(self._places()):
            if not place.intersects(self.viewport().rect()):
                continue
            painter.fillRect(place, _PAPER)
            if number in self._images:
                painter.drawImage(place.topLeft(), self._images[number])
            elif number not in self._asked:
                self._asked.add(number)
                self._wanted(number, self._scale())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pages anew, as wide as there now is room."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._forget()
        self._measure()

    def _forget(self) -> None:
        self._images.clear()
        self._asked.clear()
        self.viewport().update()

    def _scale(self) -> float:
        """Pixels of the screen a point, so that the widest page fits."""
        return self._factor() * self.devicePixelRatioF()

    def _factor(self) -> float:
        widest = max((width for width, _ in self._sizes), default=1.0)
        return max(self.viewport().width() - 2 * _GAP, 50) / widest

    def _places(self) -> list[QRect]:
        factor, top = self._factor(), _GAP - self.verticalScrollBar().value()
        found = []
        for width, height in self._sizes:
            size = QSize(round(width * factor), round(height * factor))
            found.append(
                QRect((self.viewport().width() - size.width()) // 2, top, size.width(), size.height())
            )
            top += size.height() + _GAP
        return found

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        last = self._places()[-1:]
        whole = last[0].bottom() + bar.value() + _GAP if last else 0
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(20, self.viewport().height() // 12))
