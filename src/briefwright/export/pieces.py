"""A brief as flat pieces in reading order: what every format is written from.

All text in pieces is clean: it holds no character that a file cannot hold.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal


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


@dataclass(frozen=True, slots=True)
class Pointer:
    """A cross reference: the label ("Table 2") of the table or picture that is shown for a block."""

    text: str
    block: str
    bold: bool = False
    italic: bool = False


Run = Words | Shown | NoteMark | Pointer
Runs = tuple[Run, ...]

Look = Literal["body", "quote", "judgement", "detail", "point", "remark"]
"""What a paragraph is: running text, a quotation, the statement of a judgement, what it is worth and rests
on, something to say, or what whoever says it should know."""

Tone = Literal["", "low", "moderate", "high", "severe", "chosen"]
"""The ground of a cell. It never says anything that the words in the cell do not say."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a section begins: `key` is its id, `role` the part that it plays in its layout; `text` is empty
    for a section without a heading. Level 1 is a section, 2 a part of one, with the same key."""

    text: str
    key: str
    role: str = ""
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `block` is the id of the block that it is of."""

    runs: Runs
    look: Look = "body"
    block: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; items of one `series` are counted together. Level 0 is the outermost."""

    runs: Runs
    level: int
    numbered: bool
    series: int
    block: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. All rows are as long as `weights`, the relative widths of the columns.

    `label` numbers it ("Table 2"), empty where it has no caption. `header` is empty for a table without one;
    `row_heads` says that the first column names the rows; `description` says in words what the table holds.
    `tones` are the grounds of the cells of `rows`, or empty. `kind` "matrix" and "scale" are small tables
    whose cells are centred; `wide` ones want a page on its side.
    """

    caption: str
    description: str
    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    weights: tuple[float, ...]
    row_heads: bool = False
    label: str = ""
    block: str = ""
    tones: tuple[tuple[Tone, ...], ...] = ()
    kind: Literal["table", "matrix", "scale"] = "table"
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, PNG or JPEG, with its size in pixels; `description` is its alternative text."""

    image: bytes
    width: int
    height: int
    caption: str
    description: str
    label: str = ""
    block: str = ""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An entry in the list of sources; `series` tells one list from another. It is shown with its number
    where it is `numbered`; else a number that it may have stands in its words."""

    number: int
    runs: Runs
    series: int
    numbered: bool = True


Piece = Heading | Paragraph | Item | Grid | Figure | SourceEntry


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

    def lines(self, without: Collection[str] = ()) -> list[tuple[str, str]]:
        """What stands below the title, by its label: all that is not empty, `without` some by their names."""
        labels = {"audience": "For", "author": "From", "date": "Date", "reference": "Reference"}
        shown = ((label, getattr(self, name)) for name, label in labels.items() if name not in without)
        return [(label, said) for label, said in shown if said]


@dataclass(frozen=True, slots=True)
class Composition:
    """A whole brief in pieces, its notes, and sentences about what its reader should know.

    `endnotes` says that the notes stand at the end, `contents` that a table of contents is wanted.
    """

    details: Details
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    notices: tuple[str, ...]
    endnotes: bool = False
    contents: bool = False

    def sections(self) -> Iterator[tuple[Heading, tuple[Piece, ...]]]:
        """Each section: its heading and what stands under it."""
        starts = [
            at for at, piece in enumerate(self.pieces) if isinstance(piece, Heading) and piece.level == 1
        ]
        for start, end in zip(starts, [*starts, len(self.pieces)][1:], strict=True):
            heading = self.pieces[start]
            assert isinstance(heading, Heading)
            yield heading, self.pieces[start + 1 : end]


def words(runs: Runs) -> str:
    """The words of the runs alone."""
    return "".join([run.text for run in runs if not isinstance(run, NoteMark)])


def caption_line(exhibit: Grid | Figure) -> str:
    """The caption of a table or picture as it is read, "Table 2. Positions"; empty where there is none."""
    return ". ".join(filter(None, (exhibit.label, exhibit.caption)))


def depths(items: list[Item]) -> list[int]:
    """How deep each item of a list nests, where no level may be skipped."""
    found: list[int] = []
    for item in items:
        found.append(min(item.level, found[-1] + 1) if found else 0)
    return found


def counted(items: list[Item | SourceEntry]) -> Iterator[tuple[Item | SourceEntry, int, int]]:
    """What stands in a list, each with how deep it nests and its number among those beside it."""
    levels = depths([item for item in items if isinstance(item, Item)]) or [0] * len(items)
    counts: list[int] = []
    for item, depth in zip(items, levels, strict=True):
        counts = [*counts[: depth + 1], *([0] * (depth + 1 - len(counts)))]
        counts[depth] += 1
        yield item, depth, counts[depth]


def list_key(piece: Piece) -> tuple[str, int] | None:
    """What pieces of one list have in common; None for what stands in no list."""
    if isinstance(piece, SourceEntry):
        return "sources", piece.series
    if isinstance(piece, Item):
        return ("numbered", piece.series) if piece.numbered else ("bullets", 0)
    return None
