"""Pieces with captions, and compositions of them, to write straight to Word."""

import struct
import zlib
from collections.abc import Sequence

from briefwright.export.pieces import Composition, Details, Figure, Grid, Heading, Note, Piece, Runs, Words

DETAILS = Details("The talks", "2025/17", "20 August 2025", "A. Analyst", "The board", "TLP:AMBER")


def plain(text: str) -> Runs:
    """Words without marks."""
    return (Words(text),)


def png(width: int = 8, height: int = 4, shade: int = 90) -> bytes:
    """A picture of one grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    rows = b"".join(b"\0" + bytes([shade]) * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def picture(width: int = 800, height: int = 400, **fields: object) -> Figure:
    """A picture, said to be of that size in pixels."""
    given: dict[str, object] = {
        "caption": "The line",
        "description": "A map",
        "label": "Figure 1",
        "block": "f",
    }
    given |= {"image": png(), "width": width, "height": height}
    return Figure(**(given | fields))  # type: ignore[arg-type]


def table(rows: int = 3, columns: int = 3, cell: str = "Text", **fields: object) -> Grid:
    """A table of like cells, with a header."""
    given: dict[str, object] = {
        "caption": "Positions",
        "description": "A table.",
        "header": tuple(plain(f"Head {number}") for number in range(columns)),
        "rows": tuple(tuple(plain(cell) for _ in range(columns)) for _ in range(rows)),
        "weights": (1.0,) * columns,
        "label": "Table 1",
        "block": "t",
    }
    return Grid(**(given | fields))  # type: ignore[arg-type]


def composition(
    *pieces: Piece, notes: Sequence[Note] = (), endnotes: bool = False, contents: bool = False
) -> Composition:
    """The pieces in a section without a heading, under the usual details."""
    return Composition(DETAILS, (Heading("", "s0"), *pieces), tuple(notes), (), endnotes, contents)
