"""A picture on the page, as wide as it is or as the page; a frame with a sentence where there is none."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefwright.gui.structured.controls import PAD

_HIGHEST = 900
"""Pixels that a picture is high at most."""
_FRAME = QSize(360, 96)
_WRAPPED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


class PictureView(QWidget):
    """Paints a picture scaled down to the room that there is, never up. Its size is known before it comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._scaled = QImage()
        self._size = QSize()
        self._sentence = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage | None, size: QSize) -> None:
        """Show a picture of this size in pixels, or the room for one that is still to come."""
        self._image, self._size, self._sentence, self._scaled = image, size, "", QImage()
        self._fit()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence in a frame instead."""
        self._image, self._size, self._sentence, self._scaled = None, QSize(), sentence, QImage()
        self._fit()

    @property
    def sentence(self) -> str:
        """What the frame says; empty where there is a picture."""
        return self._sentence

    def drawn_size(self) -> QSize:
        """How large the picture is drawn."""
        if self._size.isEmpty():
            return QSize(min(_FRAME.width(), max(1, self.width() - 2 * PAD)), _FRAME.height())
        room = QSize(max(1, self.width() - 2 * PAD), _HIGHEST)
        fits = self._size.width() <= room.width() and self._size.height() <= room.height()
        return self._size if fits else self._size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the picture needs."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture on white, as on paper, or the frame."""
        painter = QPainter(self)
        place = QRect(PAD, PAD, self.drawn_size().width(), self.drawn_size().height())
        if self._image is not None:
            painter.fillRect(place, Qt.GlobalColor.white)
            painter.drawImage(place, self._fitted(place.size()))
            return
        colour = self.palette().color
        painter.setPen(QPen(colour(QPalette.ColorRole.Mid), 1, Qt.PenStyle.DashLine))
        painter.drawRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(colour(QPalette.ColorRole.PlaceholderText))
        painter.drawText(place.adjusted(12, 6, -12, -6), _WRAPPED, self._sentence)

    def _fitted(self, size: QSize) -> QImage:
        dots = size * self.devicePixelRatioF()
        if self._image is not None and self._scaled.size() != dots:
            modes = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._scaled = self._image.scaled(dots, *modes)
        return self._scaled

    def _fit(self) -> None:
        height = self.drawn_size().height() + 2 * PAD
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)
        self.update()
