"""A timeline as a picture in a file, in light colours, with caption and legend."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSaveFile, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from briefwright.domain.dates import FuzzyDate
from briefwright.domain.errors import UserError
from briefwright.gui.timeline import legend, painting
from briefwright.gui.timeline.layout import Layout, Placed, place
from briefwright.gui.timeline.look import Look, light_look
from briefwright.gui.timeline.marks import Mark
from briefwright.gui.timeline.span import Span
from briefwright.gui.timeline.ticks import ticks

FORMATS = ("Picture (*.png)", "Drawing (*.svg)")
RATIO = 2.0
"""Dots of a PNG for each pixel."""

_PAD = 20.0
_LEAST_WIDTH = 720.0
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Picture:
    """What is to be seen: the moments of a span on an axis so wide, all of them with their words."""

    marks: tuple[Mark, ...]
    span: Span
    width: float
    caption: str
    font: str

    def note(self) -> str:
        """Which days are shown, and how many moments are not."""
        layout = self._layout(light_look(self._font()))
        days = f"{_day(self.span.start)} to {_day(self.span.end - 1)}"
        left_out = layout.before + layout.after
        if not left_out:
            return days
        return f"{days}. Not shown: {layout.before} earlier, {layout.after} later."

    def size(self) -> QSize:
        """How large it is, in pixels."""
        return self._parts().size

    def paint(self, painter: QPainter) -> None:
        """Paint it with its upper left corner at the origin."""
        parts = self._parts()
        painter.fillRect(QRect(0, 0, parts.size.width(), parts.size.height()), parts.look.ground)
        painter.setPen(parts.look.ink)
        painter.setFont(self._bold())
        painter.drawText(parts.caption, _WRAPPED, self.caption)
        painter.setPen(parts.look.quiet)
        painter.setFont(parts.look.font)
        painter.drawText(parts.note, _WRAPPED, self.note())
        painter.translate(QPointF(_PAD, parts.note.bottom() + 8))
        divisions = ticks(self.span, parts.frame.width)
        painting.paint(painter, parts.look, parts.frame, self.span, divisions, parts.layout)
        legend.paint(painter, parts.look, parts.signs, parts.frame.height + 10)

    def _parts(self) -> "_Parts":
        look = light_look(self._font())
        width = max(self.width, _LEAST_WIDTH)
        layout = self._layout(look)
        sizes = painting.frame(look, width, painting.height_for(look, layout.rows))
        caption = self._wrapped(self._bold(), self.caption, width, _PAD)
        note = self._wrapped(self._font(), self.note(), width, caption.bottom() + 2)
        height = note.bottom() + 8 + sizes.height + 10 + sizes.row + _PAD
        return _Parts(
            look=look,
            caption=caption,
            note=note,
            frame=sizes,
            layout=layout,
            signs=legend.placed(legend.signs(self.marks), painting.measure(look)),
            size=QSize(int(width + 2 * _PAD), int(height)),
        )

    def _layout(self, look: Look) -> Layout:
        return place(self.marks, self.span, max(self.width, _LEAST_WIDTH), painting.measure(look))

    def _wrapped(self, font: QFont, words: str, width: float, top: float) -> QRectF:
        if not words:
            return QRectF(_PAD, top, width, 0)
        room = QRectF(_PAD, top, width, 10_000)
        return QRectF(_PAD, top, width, QFontMetricsF(font).boundingRect(room, _WRAPPED, words).height())

    def _font(self) -> QFont:
        font = QFont(self.font)
        font.setPixelSize(13)
        return font

    def _bold(self) -> QFont:
        font = QFont(self.font)
        font.setPixelSize(16)
        font.setBold(True)
        return font


@dataclass(frozen=True)
class _Parts:
    look: Look
    caption: QRectF
    note: QRectF
    frame: painting.Frame
    layout: Layout
    signs: Sequence[Placed]
    size: QSize


def save(picture: Picture, path: Path) -> None:
    """Write the picture as its suffix says, .svg or .png; the former file stays whole when that fails.

    Raises UserError.
    """
    write = _write_svg if path.suffix.lower() == ".svg" else _write_png
    file = QSaveFile(str(path))
    if not (file.open(QSaveFile.OpenModeFlag.WriteOnly) and _written(write, picture, file)):
        raise UserError(
            f"The picture could not be saved as {path.name}: {_reason(file)}. "
            "What the file held before is kept. Choose another folder or make room, and save again."
        )


def _written(write: Callable[[Picture, QSaveFile], bool], picture: Picture, file: QSaveFile) -> bool:
    if write(picture, file):
        return file.commit()
    file.cancelWriting()
    return False


def _write_png(picture: Picture, file: QSaveFile) -> bool:
    image = QImage(picture.size() * RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(RATIO)
    painter = QPainter(image)
    picture.paint(painter)
    painter.end()
    return QImageWriter(file, b"png").write(image)


def _write_svg(picture: Picture, file: QSaveFile) -> bool:
    drawing = QSvgGenerator()
    drawing.setOutputDevice(file)
    drawing.setResolution(96)
    drawing.setSize(picture.size())
    drawing.setViewBox(QRect(0, 0, picture.size().width(), picture.size().height()))
    drawing.setTitle(picture.caption or "Timeline")
    drawing.setDescription(picture.note())
    painter = QPainter(drawing)
    picture.paint(painter)
    painter.end()
    return file.error() == QSaveFile.FileError.NoError


def _reason(file: QSaveFile) -> str:
    return file.errorString().rstrip(".") or "it cannot be written"


def _day(day: float) -> str:
    shown = date.fromordinal(min(max(int(day), 1), date.max.toordinal()))
    return FuzzyDate(value=shown.isoformat()).words()
