"""Pieces as the body and the notes of a Word document."""

import hashlib
import re
from collections.abc import Sequence
from itertools import zip_longest

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from briefwright.export.columns import widths
from briefwright.export.lists import Lists
from briefwright.export.pieces import (
    Details,
    Figure,
    Grid,
    Heading,
    Item,
    NoteMark,
    Paragraph,
    Piece,
    Pointer,
    Run,
    Runs,
    Shown,
    SourceEntry,
    Words,
)
from briefwright.export.styles import Styles
from briefwright.export.wordml import (
    W,
    bookmark,
    cell,
    control,
    footnote,
    link,
    note_mark,
    paragraph,
    row,
    run,
    table,
)

LONGEST_ROOT = 34
"""The name of a bookmark may have 40 characters, and a number may follow."""

TEXT_WIDTH = 9070
"""The width of the text on A4 with the usual margins, in twentieths of a point."""

EMU_PER_TWIP = 635
_DEEPEST_STYLE = 3

LOOKS = {
    "body": "Body Text",
    "quote": "Quote",
    "judgement": "Judgement",
    "detail": "Judgement Detail",
    "point": "Talking Point",
    "remark": "Talking Note",
}
"""The style of each kind of paragraph."""


class Writer:
    """Turns pieces into markup and hands out what must be unique in the document."""

    def __init__(self, document: Document, styles: Styles, notes: Part, first_note: int) -> None:
        body = document.element.body
        self._style = styles.id
        self._lists = Lists(document, styles)
        self._first_note = first_note
        self._width = _text_width(document)
        self._links = _Links(document.part)
        self._note_links = _Links(notes)
        self._names = {str(mark.get(f"{W}name")).lower() for mark in body.iter(f"{W}bookmarkStart")}
        self._marks = max((int(mark.get(f"{W}id")) for mark in body.iter(f"{W}bookmarkStart")), default=0)
        self._identities = {0} | {int(each.get(f"{W}val")) for each in body.iter(f"{W}id")}
        self._counts: dict[str, int] = {}

    def body(self, pieces: Sequence[Piece]) -> str:
        """All pieces one after another."""
        return "".join(
            self._piece(piece) + self._distance(piece, following)
            for piece, following in zip_longest(pieces, pieces[1:])
        )

    def _distance(self, piece: Piece, following: Piece | None) -> str:
        """An empty line below a table: nothing else keeps the next table from being joined to it."""
        needed = isinstance(piece, Grid) and not isinstance(following, Heading)
        return paragraph(self._style("Table Text"), "") if needed else ""

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Heading(text=""):
                return ""
            case Heading():
                content = self._bookmarked(f"section_{piece.key}", run(piece.text))
                return paragraph(self._style(f"Heading {piece.level}"), content)
            case Paragraph():
                return paragraph(self._style(LOOKS[piece.look]), self._runs(piece.runs))
            case Item():
                return self._item(piece)
            case SourceEntry():
                place = self._lists.place("Source List", piece.series, 0)
                return paragraph(self._style("Source List"), self._runs(piece.runs), place)
            case Grid():
                return self._grid(piece)
            case Figure():
                return paragraph(self._style("Caption"), run(piece.caption))

    def title_block(self, details: Details, slotted: set[str]) -> str:
        """The title, and those other details that are not empty and have no slot in the template."""
        labels = {"For": "audience", "From": "author", "Date": "date", "Reference": "reference"}
        lines = [
            paragraph(self._style("Meta"), run(f"{label}\t{getattr(details, name)}"))
            for label, name in labels.items()
            if getattr(details, name) and f"brief.{name}" not in slotted
        ]
        return paragraph(self._style("Title"), run(details.title)) + "".join(lines)

    def note(self, number: int, runs: Runs) -> str:
        """The footnote of that number."""
        content = "".join(self._run(each, self._note_links) for each in runs)
        text, mark = self._style("Footnote Text"), self._style("Footnote Reference")
        return footnote(self._first_note + number - 1, text, mark, content)

    def _item(self, item: Item) -> str:
        name = "List Number" if item.numbered else "List Bullet"
        depth = min(item.level + 1, _DEEPEST_STYLE)
        place = self._lists.place(name, item.series if item.numbered else 0, item.level)
        style = self._style(f"{name} {depth}" if depth > 1 else name)
        return paragraph(style, self._runs(item.runs), place)

    def _grid(self, grid: Grid) -> str:
        columns = widths(grid, self._width)
        heads = [self._row(grid.header, columns, len(columns), header=True)] if grid.header else []
        rows = [self._row(cells, columns, int(grid.row_heads)) for cells in grid.rows]
        caption = paragraph(self._style("Caption"), run(grid.caption)) if grid.caption else ""
        title = grid.caption or grid.description
        style = self._style("Brief Table")
        return caption + table(style, columns, [*heads, *rows], title, grid.description, bool(heads))

    def _row(self, cells: Sequence[Runs], columns: Sequence[int], heads: int, header: bool = False) -> str:
        made = []
        for number, (runs, width) in enumerate(zip(cells, columns, strict=True)):
            head = number < heads
            style = self._style("Table Head" if head else "Table Text")
            # The style of a head is bold; bold within bold would come out plain.
            content = "".join(self._run(each, self._links, bold_ground=head) for each in runs)
            made.append(cell(width, paragraph(style, content)))
        return row(made, header)

    def _runs(self, runs: Runs) -> str:
        return "".join(self._run(each, self._links) for each in runs)

    def _run(self, piece: Run, links: "_Links", bold_ground: bool = False) -> str:
        match piece:
            case NoteMark():
                return note_mark(self._first_note + piece.number - 1, self._style("Footnote Reference"))
            case Shown():
                marks = _marks(piece.bold and not bold_ground, piece.italic)
                return self._fact(piece, run(piece.text, self._style(marks) if marks else ""))
            case Pointer():
                return run(piece.text)
            case Words():
                marks = _marks(piece.bold and not bold_ground, piece.italic)
                if not piece.link:
                    return run(piece.text, self._style(marks) if marks else "")
                name = " ".join(filter(None, ("Hyperlink", marks)))
                return link(links.relationship(piece.link), run(piece.text, self._style(name)))

    def _fact(self, shown: Shown, content: str) -> str:
        tag = f"fact:{_legal(shown.fact, '-:.')}:r{shown.revision}"
        name = f"fact_{shown.fact}_r{shown.revision}"
        return self._bookmarked(name, control(tag, self._identity(tag), content))

    def _bookmarked(self, name: str, content: str) -> str:
        self._marks += 1
        return bookmark(self._unique(name), self._marks, content)

    def _unique(self, wanted: str) -> str:
        """The name, or with a number behind it, so that no other bookmark has it."""
        name = found = _legal(wanted)
        while found.lower() in self._names:
            found = f"{name}_{self._count(name.lower()) + 1}"
        self._names.add(found.lower())
        return found

    def _identity(self, tag: str) -> int:
        """An id that follows from the tag and from how often it has stood before."""
        found = 0
        while found in self._identities:
            digest = hashlib.sha256(f"{tag} {self._count(tag)}".encode()).digest()
            found = int.from_bytes(digest[:4], "big") & 0x7FFFFFFF
        self._identities.add(found)
        return found

    def _count(self, what: str) -> int:
        self._counts[what] = self._counts.get(what, 0) + 1
        return self._counts[what]


class _Links:
    """The addresses to which a part links, each held once."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._known: dict[str, str] = {}

    def relationship(self, address: str) -> str:
        """The id of the relationship that points to the address."""
        known = self._known.get(address)
        if known is None:
            known = self._known[address] = f"rIdLink{len(self._known) + 1}"
            self._part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, known, is_external=True)
        return known


def _marks(bold: bool, italic: bool) -> str:
    return " ".join(name for name, on in (("Strong", bold), ("Emphasis", italic)) if on)


def _legal(name: str, also: str = "") -> str:
    """The name in letters, digits and "_" (and those others); a hash keeps a changed name apart."""
    legal = re.sub(rf"[^A-Za-z0-9_{re.escape(also)}]", "_", name)
    if legal == name and len(name) <= LONGEST_ROOT:
        return name
    return f"{legal[: LONGEST_ROOT - 9]}_{hashlib.sha256(name.encode(errors='replace')).hexdigest()[:8]}"


def _text_width(document: Document) -> int:
    section = document.sections[-1] if len(document.sections) else None
    if section is None or section.page_width is None:
        return TEXT_WIDTH
    margins = (section.left_margin or 0) + (section.right_margin or 0) + (section.gutter or 0)
    return max(int((section.page_width - margins) / EMU_PER_TWIP), TEXT_WIDTH // 4)
