"""Pictures as figures."""

from struct import unpack

from briefwright.domain.blocks import Picture
from briefwright.export.composing.scribe import Scribe
from briefwright.export.pieces import Figure
from briefwright.export.wording import quoted

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"

_UNSIZED = frozenset({0xC4, 0xC8, 0xCC})
"""Segments of a JPEG file that are numbered among those of frames and are none."""


def figure(block: Picture, scribe: Scribe) -> Figure | None:
    """The picture with its caption; None, with a notice, where it cannot be shown."""
    caption = scribe.scrub.line(block.caption)
    name = f"The picture {quoted(caption)}" if caption else "A picture without a caption"
    image = scribe.material.pictures.get(block.image)
    if image is None:
        scribe.notice(f"{name} is not in this workspace and was left out.")
        return None
    size = _sized(image)
    if size is None:
        scribe.notice(f"{name} is no PNG or JPEG file that can be read, and was left out.")
        return None
    width, height = (block.width, block.height) if block.width and block.height else size
    return Figure(image, width, height, caption, _description(block, caption, name, scribe), block=block.id)


def _description(block: Picture, caption: str, name: str, scribe: Scribe) -> str:
    description = scribe.scrub.line(block.description)
    if not description:
        scribe.notice(f"{name} has no description for those who cannot see it.")
    return description or caption or "A picture without a description"


def _sized(image: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None for what is no picture with a size."""
    size = None
    if image.startswith(PNG) and image[12:16] == b"IHDR" and len(image) >= 24:
        size = unpack(">II", image[16:24])
    elif image.startswith(JPEG):
        size = _jpeg_size(image)
    return (size[0], size[1]) if size and all(size) else None


def _jpeg_size(image: bytes) -> tuple[int, int] | None:
    """What the first frame of a JPEG file says."""
    at = 2
    while at + 9 <= len(image) and image[at] == 0xFF:
        kind = image[at + 1]
        if 0xC0 <= kind <= 0xCF and kind not in _UNSIZED:
            height, width = unpack(">HH", image[at + 5 : at + 9])
            return width, height
        # A marker may be preceded by any number of fill bytes.
        at += 1 if kind == 0xFF else 2 + unpack(">H", image[at + 2 : at + 4])[0]
    return None
