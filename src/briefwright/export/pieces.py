"""A brief as flat pieces in reading order: what every format is written from.

All text in pieces is clean: it holds no character that a file cannot hold.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words with marks; a line break is "\\n". `link` is a web address that may be linked, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact as the brief shows it."""

    text: str
    fact: str
    revision: int
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a note is called."""

    number: int


Run = Words | Shown | NoteMark
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section; `key` is the section's id."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, or a quotation set off from it."""

    runs: Runs
    quote: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; items of one `series` are counted together. Level 0 is the outermost."""

    runs: Runs
    level: int
    numbered: bool
    series: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. All rows are as long as `weights`, the relative widths of the columns.

    `header` is empty for a table without one; `row_heads` says that the first column names the
    rows; `description` says in words what the table holds.
    """

    caption: str
    description: str
    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    weights: tuple[float, ...]
    row_heads: bool = False


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A numbered entry in the list of sources; `series` tells one list from another."""

    number: int
    runs: Runs
    series: int


Piece = Heading | Paragraph | Item | Grid | SourceEntry


@dataclass(frozen=True, slots=True)
class Note:
    """A note, numbered from 1 in order of reference."""

    number: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Details:
    """What stands above a brief. `marking` is the banner of every page; the others may be empty."""

    title: str
    reference: str
    date: str
    author: str
    audience: str
    marking: str


@dataclass(frozen=True, slots=True)
class Composition:
    """A whole brief in pieces, its notes, and sentences about what its reader should know."""

    details: Details
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    notices: tuple[str, ...]


def depths(items: list[Item]) -> list[int]:
    """How deep each item of a list nests, where no level may be skipped."""
    found: list[int] = []
    for item in items:
        found.append(min(item.level, found[-1] + 1) if found else 0)
    return found


def list_key(piece: Piece) -> tuple[str, int] | None:
    """What pieces of one list have in common; None for what stands in no list."""
    if isinstance(piece, SourceEntry):
        return "sources", piece.series
    if isinstance(piece, Item):
        return ("numbered", piece.series) if piece.numbered else ("bullets", 0)
    return None
