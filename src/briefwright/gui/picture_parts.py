"""The parts of PNG and JPEG files: what shows the picture, and what was only written down with it.

A camera notes place, time and its number, a program its user: none of that is to go out with a brief.
"""

import re
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_NOTES = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_START, _END = 0xDA, 0xD9
_KEPT = frozenset({0xE0, 0xE2, 0xEE})
"""Application segments that say how to show a JPEG: density, colour profile, colour transform."""
_PROFILE = b"ICC_PROFILE\x00"
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def bare(data: bytes) -> bytes:
    """The picture without notes and without what stands behind its end; empty for no sound PNG or JPEG."""
    try:
        if data.startswith(_PNG):
            return _PNG + b"".join(_png_parts(data))
        if data.startswith(_JPEG):
            return _JPEG + b"".join(_jpeg_parts(data))
    except EOFError:
        return b""
    return b""


def _png_parts(data: bytes) -> Iterator[bytes]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        length = int.from_bytes(_cut(data, at, 4))
        chunk = _cut(data, at, length + 12)
        at, kind = at + len(chunk), chunk[4:8]
        if kind not in _NOTES:
            yield chunk


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    at = len(_JPEG)
    while (marker := _cut(data, at, 2)[1]) != _END:
        segment = _cut(data, at, 2 + int.from_bytes(_cut(data, at + 2, 2)))
        at += len(segment)
        if marker == _START:
            behind = _MARKER.search(data, at)
            if behind is None:
                raise EOFError
            segment, at = segment + data[at : behind.start()], behind.start()
        if _shows(marker, segment):
            yield segment
    yield _cut(data, at, 2)


def _shows(marker: int, segment: bytes) -> bool:
    """Whether a segment has a part in the picture."""
    if marker == 0xE2:
        return segment[4:].startswith(_PROFILE)
    return marker in _KEPT or not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _cut(data: bytes, at: int, length: int) -> bytes:
    part = data[at : at + length]
    if len(part) < length:
        raise EOFError
    return part
