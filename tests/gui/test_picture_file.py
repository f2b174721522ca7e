"""Pictures as they are taken in."""

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageWriter
from pytestqt.qtbot import QtBot

from briefwright.domain.errors import UserError
from briefwright.gui import picture_file
from briefwright.gui.picture_file import LARGEST, take_bytes, take_file, take_image
from briefwright.gui.picture_parts import bare

ROTATED = QImageIOHandler.Transformation.TransformationRotate90


@pytest.fixture(autouse=True)
def program(qtbot: QtBot) -> QtBot:
    """Reading some formats takes a program."""
    return qtbot


def _image(width: int = 6, height: int = 4, alpha: bool = False) -> QImage:
    kind = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    image = QImage(width, height, kind)
    image.fill(QColor(200, 30, 30, 90 if alpha else 255))
    return image


def _bytes(image: QImage, form: str, transformation: QImageIOHandler.Transformation | None = None) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, form.encode())
    if transformation is not None:
        writer.setTransformation(transformation)
    writer.setText("Comment", "made by a person with a name")
    assert writer.write(image), writer.errorString()
    writer.setDevice(None)  # type: ignore[arg-type]
    return bytes(buffer.data().data())


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


@pytest.mark.parametrize("form", ["png", "jpeg"])
def it_keeps_png_and_jpeg_as_they_are_but_for_their_notes(form: str) -> None:
    data = _bytes(_image(), form)
    taken = take_bytes(data, "a picture")
    assert (taken.width, taken.height) == (6, 4)
    assert b"with a name" in data
    assert b"with a name" not in taken.data
    assert QImage.fromData(taken.data) == QImage.fromData(data)


@pytest.mark.parametrize("form", ["bmp", "webp", "tiff", "xpm"])
def it_makes_a_png_of_other_formats(form: str) -> None:
    taken = take_bytes(_bytes(_image(), form), "a picture")
    assert taken.data.startswith(b"\x89PNG")
    assert QImage.fromData(taken.data).size() == _image().size()


def it_makes_a_picture_of_a_drawing_as_large_as_a_page_needs() -> None:
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="5" height="5"/></svg>'
    )
    taken = take_bytes(drawing, "drawing.svg")
    assert (taken.width, taken.height) == (2000, 1000)
    assert QImage.fromData(taken.data).hasAlphaChannel()


def it_sets_a_photograph_upright() -> None:
    data = _bytes(_image(), "jpeg", ROTATED)
    taken = take_bytes(data, "photo.jpg")
    assert (taken.width, taken.height) == (4, 6)
    assert taken.data.startswith(b"\xff\xd8\xff")
    assert b"Exif" not in taken.data


@pytest.mark.parametrize("form", ["png", "jpeg"])
def it_scales_what_is_too_large_down(form: str) -> None:
    taken = take_bytes(_bytes(_image(LARGEST + 1000, 10), form), "a picture")
    assert (taken.width, taken.height) == (LARGEST, 8)
    assert QImage.fromData(taken.data).width() == LARGEST


def it_takes_a_picture_from_the_clipboard() -> None:
    taken = take_image(_image(LARGEST * 2, 8, alpha=True))
    assert (taken.width, taken.height) == (LARGEST, 4)
    assert QImage.fromData(taken.data).hasAlphaChannel()


def it_refuses_a_picture_that_claims_to_be_immense_before_reading_it() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", b"") + _chunk(b"IEND", b"")
    with pytest.raises(UserError, match="60,000 × 60,000 pixels"):
        take_bytes(bomb, "bomb.png")


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7"])
def it_refuses_what_is_no_picture(data: bytes) -> None:
    with pytest.raises(UserError, match=r"note\.txt cannot be read as a picture"):
        take_bytes(data, "note.txt")


def it_says_why_a_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"gone\.png could not be read: No such file"):
        take_file(tmp_path / "gone.png")


def it_takes_a_file(tmp_path: Path) -> None:
    path = tmp_path / "port.png"
    path.write_bytes(_bytes(_image(), "png"))
    assert take_file(path).width == 6


def it_shows_no_more_of_a_picture_than_the_page_can() -> None:
    shown = picture_file.shown(_bytes(_image(3000, 100), "png"), 1500)
    assert shown is not None
    assert (shown.width(), shown.height()) == (1500, 50)
    assert picture_file.shown(b"broken", 1500) is None


def it_takes_the_notes_out_of_a_png() -> None:
    plain = bare(_bytes(_image(), "png"))
    noted = (
        plain[:33]
        + _chunk(b"eXIf", b"N 50")
        + _chunk(b"iTXt", b"who")
        + plain[33:]
        + b"hidden behind the end"
    )
    assert bare(noted) == plain


def it_takes_the_notes_out_of_a_jpeg_and_keeps_its_colours() -> None:
    plain = bare(_bytes(_image(), "jpeg"))
    profile = _segment(0xE2, b"ICC_PROFILE\x00\x01\x01profile")
    notes = _segment(0xE1, b"Exif\x00\x00N 50") + _segment(0xED, b"IPTC") + _segment(0xFE, b"who")
    second = _segment(0xE2, b"MPF\x00pictures")
    noted = plain[:2] + profile + notes + second + plain[2:] + b"\xff\xd8 a second picture \xff\xd9"
    assert bare(noted) == plain[:2] + profile + plain[2:]


@pytest.mark.parametrize("form", ["png", "jpeg"])
def it_knows_a_file_that_ends_too_early(form: str) -> None:
    data = _bytes(_image(), form)
    assert bare(data[:-3]) == b""
    assert bare(b"GIF89a") == b""


@settings(max_examples=60)
@given(st.binary(max_size=60), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8"]))
def it_reads_any_bytes_without_failing(data: bytes, start: bytes) -> None:
    assert bare(start + data) in (b"", bare(bare(start + data)))
