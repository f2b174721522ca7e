"""The formats in which facts, blocks and pictures travel by drag and clipboard."""

from pathlib import Path

from PySide6.QtCore import QMimeData

FACT_MIME = "application/x-briefwright-fact"
"""The id of a fact, as UTF-8."""

BLOCKS_MIME = "application/x-briefwright-blocks+json"
"""A JSON list of blocks, as the domain writes them."""

PICTURE_SUFFIXES = (
    "png", "jpg", "jpeg", "jfif", "gif", "bmp", "webp", "tif", "tiff", "svg",
)  # fmt: skip
"""The endings of the names of files that can be taken in as pictures."""


def picture_files(mime: QMimeData) -> list[Path]:
    """The picture files that are dropped or pasted; none where anything else is among them."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    fit = all(path.suffix.lower().removeprefix(".") in PICTURE_SUFFIXES for path in paths)
    return paths if fit and len(paths) == len(mime.urls()) else []


def holds_picture(mime: QMimeData) -> bool:
    """Whether this is a picture or files of pictures. Words that come with a picture of themselves, as
    other programs hand them over, are words."""
    if any(mime.hasFormat(kind) for kind in (FACT_MIME, BLOCKS_MIME)):
        return False
    return bool(picture_files(mime)) or (mime.hasImage() and not mime.text().strip())
