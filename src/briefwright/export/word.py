"""A composition as a Word document, in the look of a template."""

import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.export.banners import fill_pages, marking_style
from briefwright.export.footnotes import LAST_ID, Footnotes
from briefwright.export.lists import Lists
from briefwright.export.pieces import (
    Composition,
    Grid,
    Heading,
    Item,
    NoteMark,
    Paragraph,
    Piece,
    Run,
    Runs,
    Shown,
    SourceEntry,
    Words,
)
from briefwright.export.properties import set_core, set_export_id
from briefwright.export.slots import fill_body, fill_details
from briefwright.export.styles import Styles
from briefwright.export.template import open_template
from briefwright.export.wording import listed
from briefwright.export.wordml import (
    W,
    bookmark,
    cell,
    control,
    elements,
    footnote,
    link,
    note_mark,
    paragraph,
    row,
    run,
    table,
)

MOST_COLUMNS = 63
"""Word opens no table with more."""

LONGEST_ROOT = 34
"""The name of a bookmark may have 40 characters, and a number may follow."""

TEXT_WIDTH = 9070
"""The width of the text on A4 with the usual margins, in twentieths of a point."""

EMU_PER_TWIP = 635
_DATE = (1980, 1, 1, 0, 0, 0)
_DEEPEST_STYLE = 3


def word_file(composition: Composition, brief: Brief, template: Path) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of the document, and notices about the template.

    The same composition and template give the same bytes. Raises UserError when the template
    cannot be used or Word could not open the document.
    """
    _refuse_too_much(composition)
    document = open_template(template)
    styles = Styles(document.styles.element)
    footnotes = Footnotes(document)
    writer = _Writer(document, styles, footnotes)
    body = "".join(writer.piece(piece) for piece in composition.pieces)
    notes = "".join(writer.note(note.number, note.runs) for note in composition.notes)
    values = {f"brief.{name}": value for name, value in asdict(composition.details).items()}
    marking = {"brief.marking": styles.id(marking_style(composition.details.marking))}
    fill_details(document.element.body, values, marking)
    slotted = fill_body(document.element.body, elements(body))
    footnotes.add(notes)
    footnotes.put_in_order()
    fill_pages(document, values, styles)
    set_core(document, composition.details, brief)
    set_export_id(document, hashlib.sha256(repr((values, body, notes)).encode()).hexdigest()[:32])
    return _packed(document), _notices(template, slotted, styles)


def _refuse_too_much(composition: Composition) -> None:
    if len(composition.notes) > LAST_ID - 100:
        raise UserError(
            f"The brief has {len(composition.notes):,} notes, more than Word can open. "
            "Split the brief, or export it as .html; nothing was written."
        )
    if any(isinstance(piece, Grid) and len(piece.weights) > MOST_COLUMNS for piece in composition.pieces):
        raise UserError(
            f"A table in the brief has more than {MOST_COLUMNS} columns, which Word cannot open. "
            "Split the table, or export the brief as .html; nothing was written."
        )


def _notices(template: Path, slotted: bool, styles: Styles) -> tuple[str, ...]:
    notices = []
    if not slotted:
        notices.append(f"{template.name} has no slot for the body: the brief stands at its end.")
    if styles.lacking:
        names = listed([f"“{name}”" for name in styles.lacking])
        noun = "style" if len(styles.lacking) == 1 else "styles"
        notices.append(f"{template.name} lacks the {noun} {names}: plain ones stand in.")
    return tuple(notices)


class _Writer:
    """Turns pieces into markup and hands out what must be unique in the document."""

    def __init__(self, document: Document, styles: Styles, footnotes: Footnotes) -> None:
        body = document.element.body
        self._style = styles.id
        self._lists = Lists(document, styles)
        self._first_note = footnotes.first_id
        self._width = _text_width(document)
        self._links = _Links(document.part)
        self._note_links = _Links(footnotes.part)
        self._names = {str(mark.get(f"{W}name")).lower() for mark in body.iter(f"{W}bookmarkStart")}
        self._marks = max((int(mark.get(f"{W}id")) for mark in body.iter(f"{W}bookmarkStart")), default=0)
        self._identities = {int(each.get(f"{W}val")) for each in body.iter(f"{W}id")}

    def piece(self, piece: Piece) -> str:
        match piece:
            case Heading():
                content = self._bookmarked(f"section_{piece.key}", run(piece.text))
                return paragraph(self._style("Heading 1"), content)
            case Paragraph():
                return paragraph(self._style("Quote" if piece.quote else "Body Text"), self._runs(piece.runs))
            case Item():
                return self._item(piece)
            case SourceEntry():
                place = self._lists.place("Source List", piece.series, 0)
                return paragraph(self._style("Source List"), self._runs(piece.runs), place)
            case Grid():
                return self._grid(piece)

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
        total = sum(grid.weights)
        widths = [int(self._width * weight / total) for weight in grid.weights]
        heads = [self._row(grid.header, widths, len(widths), header=True)] if grid.header else []
        rows = [self._row(cells, widths, int(grid.row_heads)) for cells in grid.rows]
        caption = paragraph(self._style("Caption"), run(grid.caption)) if grid.caption else ""
        title = grid.caption or grid.description
        style = self._style("Brief Table")
        made = table(style, widths, [*heads, *rows], title, grid.description, bool(heads))
        # Without a paragraph between them Word joins a table to the next one.
        return caption + made + paragraph(self._style("Table Text"), "")

    def _row(self, cells: Sequence[Runs], widths: Sequence[int], heads: int, header: bool = False) -> str:
        made = []
        for number, (runs, width) in enumerate(zip(cells, widths, strict=True)):
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
        name, count = _legal(wanted), 1
        found = name
        while found.lower() in self._names:
            count += 1
            found = f"{name}_{count}"
        self._names.add(found.lower())
        return found

    def _identity(self, tag: str) -> int:
        """An id that follows from the tag alone, or from how often it has stood before."""
        digest = hashlib.sha256(tag.encode()).digest()
        found = int.from_bytes(digest[:4], "big") & 0x7FFFFFFF
        while found in self._identities or found == 0:
            found = (found + 1) & 0x7FFFFFFF
        self._identities.add(found)
        return found


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


def _packed(document: Document) -> bytes:
    """The document as a package with the same bytes every time."""
    dated, fixed = io.BytesIO(), io.BytesIO()
    document.save(dated)
    with ZipFile(dated) as source, ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, _DATE)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
