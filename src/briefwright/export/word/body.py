"""Pieces as the body and the notes of a Word document."""

import io
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, zip_longest

from docx.document import Document

from briefwright.domain.exports import ExportedFact, ExportedText, Progress, unheard
from briefwright.export.ooxml.stylesheet import size
from briefwright.export.ooxml.wordml import note, paragraph
from briefwright.export.pieces import (
    Details,
    Figure,
    Grid,
    Heading,
    Item,
    Note,
    Paragraph,
    Piece,
    SourceEntry,
    caption_line,
    words,
)
from briefwright.export.templates.styles import Styles
from briefwright.export.word.anchors import Anchors
from briefwright.export.word.captions import caption
from briefwright.export.word.contents import contents
from briefwright.export.word.inlines import Inlines, plain
from briefwright.export.word.lists import Lists
from briefwright.export.word.notes import NotePart
from briefwright.export.word.paper import Place, Room
from briefwright.export.word.pictures import Pictures, drawing
from briefwright.export.word.recording import Recorder
from briefwright.export.word.tables import Tables

LOOKS = {
    "body": "Body Text",
    "quote": "Quote",
    "judgement": "Judgement",
    "detail": "Judgement Detail",
    "point": "Talking Point",
    "remark": "Talking Note",
}
"""The style of each kind of paragraph."""

OFTEN = 200
"""After how many pieces progress is told."""

NO_LIST = (0, 0)
"""The numbering of a paragraph that stands in no list, although its style may say so."""

_DEEPEST_STYLE = 3


class Writer:
    """Turns pieces into markup. `pieces` are all that will be written, at whichever places.

    `texts` and `facts` tell what was written, in the order in which it was.
    """

    def __init__(
        self,
        document: Document,
        styles: Styles,
        notes: NotePart,
        pieces: Sequence[Piece],
        progress: Progress = unheard,
    ) -> None:
        self._style = styles.id
        self._lists = Lists(document, styles)
        self._notes = notes
        self._note_styles = tuple(f"{notes.kind.capitalize()} {part}" for part in ("Text", "Reference"))
        self._anchors = Anchors(document, _labelled(pieces))
        self._recorder = Recorder()
        self._inlines = Inlines(styles.id, document.part, notes, self._anchors, self._recorder)
        self._note_lines = Inlines(styles.id, notes.part, notes, self._anchors, self._recorder)
        text_size = size(document.styles.element, styles.id("Table Text")) if _has_grid(pieces) else 0
        self._tables = Tables(styles.id, self._inlines, self._anchors, text_size)
        self._pictures = Pictures(document)
        self._headings: dict[str, int] = {}
        self._progress = progress
        self._total, self._done = max(len(pieces), 1), 0

    @property
    def texts(self) -> tuple[ExportedText, ...]:
        """The paragraphs and cells that were written."""
        return self._recorder.texts()

    @property
    def facts(self) -> tuple[ExportedFact, ...]:
        """The references that were written."""
        return self._recorder.facts()

    def body(self, pieces: Sequence[Piece], place: Place, lead: str = "") -> bytes:
        """The lead, which is markup of paragraphs, and all pieces one after another.

        Places must be written in the order of the document. Raises what `progress` raises to end the work.
        """
        flow = _Flow(lead)
        stretches = _stretches(pieces) if place.turns else [(False, pieces)]
        for number, (sideways, stretch) in enumerate(stretches):
            if sideways:
                self._turn(flow, stretch, place, last=number + 1 == len(stretches))
            else:
                closes = place.ends_document or number + 1 < len(stretches)
                for piece, following in zip_longest(stretch, stretch[1:]):
                    flow.add(self._piece(piece, following, place.room))
                    flow.add(self._distance(piece, following, closes))
        return flow.whole()

    def contents(self, pieces: Sequence[Piece]) -> str:
        """A table of contents with an entry for each section that has a heading; empty where none has."""
        counts: dict[str, int] = {}
        entries = [
            (piece.text, self._anchors.heading(piece.key, _count(counts, piece.key)))
            for piece in pieces
            if isinstance(piece, Heading) and piece.level == 1 and piece.text
        ]
        return contents(entries, self._style("TOC Heading"), self._style("TOC 1")) if entries else ""

    def landing(self, piece: Heading) -> str:
        """The bookmark of a section whose heading stands in the template."""
        name = self._anchors.heading(piece.key, _count(self._headings, piece.key))
        return self._anchors.bookmarked(name, "")

    def title_block(self, details: Details, slotted: Collection[str]) -> str:
        """The title, and those other details that are not empty and have no slot in the template."""
        held = details.lines(without={slot.removeprefix("brief.") for slot in slotted})
        lines = [self._plain("Meta", f"{label}\t{said}") for label, said in held]
        return self._plain("Title", details.title) + "".join(lines)

    def notes(self, notes: Sequence[Note]) -> bytes:
        """The notes, each with its own number in front."""
        flow = _Flow("")
        for each in notes:
            flow.add(self._note(each))
        return flow.whole()

    def _note(self, piece: Note) -> str:
        text, mark = map(self._style, self._note_styles)
        content, leftward = self._note_lines.unrecorded(piece.runs)
        return note(self._notes.kind, self._notes.ids[piece.number], text, mark, content, leftward)

    def _turn(self, flow: "_Flow", pieces: Sequence[Piece], place: Place, last: bool) -> None:
        """Add pieces on pages that lie on their side, after the section before has ended."""
        room = place.sideways()
        if flow.last or not place.begins_section:
            self._end_upright(flow, place.end_upright())
        for piece, following in zip_longest(pieces, pieces[1:]):
            flow.add(self._piece(piece, following, room))
            flow.add(self._distance(piece, following, closes=True) if following else "")
        # Notes at the end of the document want an upright page after all; nothing else may stand empty.
        notes_follow = place.ends_document and self._notes.kind == "endnote" and bool(self._notes.ids)
        section = ""
        if last and place.ends_section and not notes_follow:
            place.turn_rest()
        else:
            section = place.end_sideways()
        flow.add(paragraph(self._style("Section End"), "", section=section))

    def _end_upright(self, flow: "_Flow", section: str) -> None:
        """Let the last paragraph end its section: a new one might fall on a page of its own."""
        before, start, last = flow.last.rpartition(_PARAGRAPH)
        if start and not last.endswith("</w:tbl>"):
            flow.last = before + start + last.replace("</w:pPr>", f"{section}</w:pPr>", 1)
        else:
            flow.add(paragraph(self._style("Section End"), "", section=section))

    def _distance(self, piece: Piece, following: Piece | None, closes: bool) -> str:
        """An empty line below a table, which nothing else keeps from being joined to the next, and below a
        picture, whose caption would lean on the text that follows.

        Where the last piece `closes` a section or the document, the line is as low as can be, lest it alone
        fall on a page of its own; a picture needs none there.
        """
        if not isinstance(piece, Grid | Figure) or (isinstance(following, Heading) and following.text):
            return ""
        if following or not closes:
            return paragraph(self._style("Table Text"), "")
        return paragraph(self._style("Section End"), "") if isinstance(piece, Grid) else ""

    def _piece(self, piece: Piece, following: Piece | None, room: Room) -> str:
        self._done += 1
        if self._done % OFTEN == 0:
            self._progress(self._done / self._total)
        match piece:
            case Paragraph():
                keep = _leads(piece, following) or None
                return self._line(LOOKS[piece.look], piece, keep=keep)
            case Item():
                return self._item(piece)
            case SourceEntry():
                numbering = self._lists.place("Source List", piece.series, 0) if piece.numbered else NO_LIST
                return self._line("Source List", piece, numbering)
            case Grid():
                self._record_caption(piece)
                return self._tables.table(piece, room)
            case Figure():
                return self._figure(piece, room)
        return self._heading(piece)

    def _line(
        self,
        style: str,
        piece: Paragraph | Item | SourceEntry,
        numbering: tuple[int, int] | None = None,
        keep: bool | None = None,
    ) -> str:
        block = "" if isinstance(piece, SourceEntry) else piece.block
        content, leftward = self._inlines.text(piece.runs, block)
        return paragraph(self._style(style), content, numbering, keep, leftward)

    def _plain(self, style: str, text: str) -> str:
        content, leftward = plain(text)
        return paragraph(self._style(style), content, leftward=leftward)

    def _heading(self, piece: Heading) -> str:
        """A heading, with a bookmark if it is that of a section; nothing for a section without one."""
        if not piece.text:
            return ""
        content, leftward = self._inlines.heading(piece.text, piece.key)
        if piece.level == 1:
            name = self._anchors.heading(piece.key, _count(self._headings, piece.key))
            content = self._anchors.bookmarked(name, content)
        return paragraph(self._style(f"Heading {min(piece.level, 2)}"), content, leftward=leftward)

    def _item(self, item: Item) -> str:
        name = "List Number" if item.numbered else "List Bullet"
        depth = min(item.level + 1, _DEEPEST_STYLE)
        place = self._lists.place(name, item.series if item.numbered else 0, item.level)
        return self._line(f"{name} {depth}" if depth > 1 else name, item, place)

    def _figure(self, figure: Figure, room: Room) -> str:
        number = self._anchors.drawing()
        picture = drawing(figure, self._pictures.relationship(figure.image), number, room)
        below = caption(figure, self._style("Caption"), self._anchors)
        self._record_caption(figure)
        return paragraph(self._style("Picture"), picture, keep=bool(below)) + below

    def _record_caption(self, piece: Grid | Figure) -> None:
        if caption_line(piece):
            self._recorder.text(piece.block, caption_line(piece))


class _Flow:
    """Markup as it grows. Only the last of it can still be changed: the rest takes the least room."""

    def __init__(self, lead: str) -> None:
        self._settled = io.BytesIO()
        self.last = lead

    def add(self, markup: str) -> None:
        """Put markup at the end, unless it is empty."""
        if markup:
            self._settled.write(self.last.encode())
            self.last = markup

    def whole(self) -> bytes:
        """All of it."""
        self._settled.write(self.last.encode())
        return self._settled.getvalue()


_PARAGRAPH = "<w:p><w:pPr>"


def _labelled(pieces: Sequence[Piece]) -> list[str]:
    return [piece.block for piece in pieces if isinstance(piece, Grid | Figure) and piece.label]


def _has_grid(pieces: Sequence[Piece]) -> bool:
    return any(isinstance(piece, Grid) for piece in pieces)


def _count(counts: dict[str, int], what: str) -> int:
    counts[what] = counts.get(what, 0) + 1
    return counts[what]


def _leads(piece: Paragraph, following: Piece | None) -> bool:
    """Whether the paragraph must not part from what follows."""
    match piece.look, following:
        case "judgement", Paragraph(look="detail") | Grid(kind="scale"):
            return True
        case "point", Paragraph(look="remark"):
            return True
        case _, Item() | Grid() | Paragraph(look="quote"):
            return words(piece.runs[-1:]).rstrip().endswith(":")
    return False


def _stretches(pieces: Sequence[Piece]) -> list[tuple[bool, list[Piece]]]:
    """The pieces, parted into those on upright pages and those on pages that lie on their side.

    Headings right above a wide table go with it.
    """
    return [
        (sideways, [piece for _, piece in group])
        for sideways, group in groupby(_leaning(pieces), key=lambda each: each[0])
    ]


def _leaning(pieces: Sequence[Piece]) -> Iterator[tuple[bool, Piece]]:
    sideways = False
    turned: list[tuple[bool, Piece]] = []
    for piece in reversed(pieces):
        if isinstance(piece, Grid):
            sideways = piece.wide
        elif not isinstance(piece, Heading):
            sideways = False
        turned.append((sideways, piece))
    return reversed(turned)
