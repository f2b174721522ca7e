"""Pictures as they are taken in: read from any common format, upright, of a size that a page can use, and
without what a camera or a program wrote into them besides."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageIOHandler, QImageReader, QImageWriter

from briefwright.domain.errors import UserError
from briefwright.gui.picture_parts import bare

LARGEST = 4000
"""Pixels along the longer side that a picture may have; a larger one is scaled down."""

_LARGEST_FILE = 200 * 2**20
_MOST_PIXELS = {"jpeg": 200_000_000}
"""By format, where it is not the usual: a JPEG is scaled down while it is read."""
_USUAL_MOST = 64_000_000
_DRAWN = 2000
"""Pixels along the longer side that a drawing is given."""
_HEAVY = 8 * 2**20
"""Bytes above which a picture without gaps is written as JPEG."""
_QUALITY = 90
_ALLOCATION = 512
"""Megabytes that reading one picture may take."""


@dataclass(frozen=True)
class Taken:
    """A PNG or JPEG picture, with its size in pixels."""

    data: bytes
    width: int
    height: int


def take_file(path: Path) -> Taken:
    """Take a file in. Raises UserError."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise UserError(
                f"{path.name} is larger than {_LARGEST_FILE // 2**20} MB, so it was not taken in. "
                "Make the picture smaller first."
            )
        data = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"{path.name} could not be read: {error.strerror}. Nothing was changed; choose another file."
        ) from error
    return take_bytes(data, path.name)


def take_bytes(data: bytes, name: str) -> Taken:
    """Take a picture of any format in; `name` is what messages call it. Raises UserError."""
    with _reading(data) as reader:
        form = bytes(reader.format().data()).decode()
        _check_size(reader.size(), form, name)
        whole = _set_size(reader, form)
        turned = reader.transformation() != QImageIOHandler.Transformation.TransformationNone
        image = reader.read()
    if image.isNull():
        raise UserError(f"{name} cannot be read as a picture, so it was not taken in. Choose another file.")
    kept = bare(data) if whole and not turned and image.format() != QImage.Format.Format_CMYK8888 else b""
    return Taken(kept, image.width(), image.height()) if kept else _encoded(image, form == "jpeg")


def take_image(image: QImage) -> Taken:
    """Take a picture from the clipboard in. Raises UserError."""
    if image.isNull():
        raise UserError("The picture on the clipboard cannot be read, so nothing was pasted.")
    room = QSize(LARGEST, LARGEST)
    if image.width() > LARGEST or image.height() > LARGEST:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    return _encoded(image, lossy=False)


def shown(data: bytes, widest: int) -> QImage | None:
    """The picture as a window shows it, at most so many pixels wide; None where it cannot be read."""
    with _reading(data) as reader:
        size = reader.size()
        if size.width() > widest:
            reader.setScaledSize(QSize(widest, max(1, size.height() * widest // size.width())))
        image = reader.read()
    return None if image.isNull() else image


@contextmanager
def _reading(data: bytes) -> Iterator[QImageReader]:
    QImageReader.setAllocationLimit(_ALLOCATION)
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    try:
        yield reader
    finally:
        # Some formats read on when the reader ends, which must not be after the end of what it reads.
        reader.setDevice(None)  # type: ignore[arg-type]  # Qt takes none, its stubs do not say so


def _check_size(size: QSize, form: str, name: str) -> None:
    pixels = size.width() * size.height() if size.isValid() else 0
    if form not in ("svg", "svgz") and pixels > _MOST_PIXELS.get(form, _USUAL_MOST):
        raise UserError(
            f"{name} has {size.width():,} × {size.height():,} pixels, which is more than can be taken in. "
            "Nothing was changed; make the picture smaller first."
        )


def _set_size(reader: QImageReader, form: str) -> bool:
    """Let a picture that is too large be read smaller, and a drawing large enough; whether it is read as
    large as it is."""
    size, room = reader.size(), QSize(LARGEST, LARGEST)
    drawn = form in ("svg", "svgz")
    if drawn:
        room = QSize(_DRAWN, _DRAWN)
    if not size.isValid() or (not drawn and max(size.width(), size.height()) <= LARGEST):
        return True
    fitted = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
    return False


def _encoded(image: QImage, lossy: bool) -> Taken:
    image = _plain(image)
    data = b"" if lossy else _written(image, "png")
    if lossy or (len(data) > _HEAVY and not image.hasAlphaChannel()):
        data = _written(image, "jpeg")
    return Taken(bare(data) or data, image.width(), image.height())


def _plain(image: QImage) -> QImage:
    """The picture in the colours of the screen, with red, green and blue."""
    standard = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if image.colorSpace().isValid() and image.colorSpace() != standard:
        image = image.convertedToColorSpace(standard)
    alpha = image.hasAlphaChannel()
    return image.convertToFormat(QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32)


def _written(image: QImage, form: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, form.encode())
    writer.setQuality(_QUALITY if form == "jpeg" else -1)
    written = writer.write(image)
    writer.setDevice(None)  # type: ignore[arg-type]
    if not written:
        raise UserError("The picture could not be written anew, so it was not taken in. Choose another file.")
    return bytes(buffer.data().data())
