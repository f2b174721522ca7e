"""A composition as a Word document, in the look of a template."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PACKAGE_URI
from docx.opc.part import Part

from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.domain.exports import ExportRecord, Progress, unheard
from briefwright.domain.wording import listed
from briefwright.export.banners import fill_pages, marking_style
from briefwright.export.body import Writer
from briefwright.export.notes import LAST_ID, arrange_notes, called
from briefwright.export.paper import Place
from briefwright.export.parts import splice_point, spliced
from briefwright.export.pieces import Composition, Grid
from briefwright.export.properties import set_core, set_export_id
from briefwright.export.slots import BODY, fill_body, fill_details, slot_tags
from briefwright.export.styles import Styles
from briefwright.export.template import open_template

MOST_COLUMNS = 63
"""Word opens no table with more."""

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
)
_DATE = (1980, 1, 1, 0, 0, 0)


def word_file(
    composition: Composition, brief: Brief, template: Path, progress: Progress = unheard
) -> tuple[bytes, tuple[str, ...], ExportRecord]:
    """The bytes of the document, notices about the template, and what the document holds.

    The same composition and template give the same bytes. Raises UserError when the template
    cannot be used or Word could not open the document.
    """
    _refuse_too_much(composition)
    document = open_template(template)
    styles = Styles(document.styles.element)
    values = {f"brief.{name}": value for name, value in asdict(composition.details).items()}
    slotted = slot_tags(document.element.body)
    marking = {"brief.marking": styles.id(marking_style(composition.details.marking))}
    fill_details(document.element.body, values, marking)
    mark = splice_point("brief")
    fill_body(document.element.body, mark)
    held = arrange_notes(document, [(mark, called(composition.pieces))], composition.endnotes)
    # Sections that begin within the brief have the headers of the one that they part.
    fill_pages(document, values, styles)
    writer = Writer(document, styles, held, composition.pieces, progress)
    lead = "" if "brief.title" in slotted else writer.title_block(composition.details, slotted)
    if composition.contents:
        lead += writer.contents(composition.pieces)
    body = writer.body(composition.pieces, Place(mark), lead)
    notes = "".join(writer.note(note) for note in composition.notes)
    set_core(document, composition.details, brief)
    identity = _digest(*values.values(), body, notes)
    set_export_id(document, identity)
    contents: dict[Part, bytes] = {
        document.part: spliced(document.part, mark, body),
        held.part: spliced(held.part, mark, notes),
    }
    template_digest = hashlib.sha256(template.read_bytes()).hexdigest()
    record = ExportRecord(
        id=identity,
        brief=brief.id,
        texts=writer.texts,
        facts=writer.facts,
        template_digest=template_digest,
    )
    return _packed(document, contents), _notices(template, slotted, styles), record


def _digest(*texts: str) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(f"{len(text)} {text}".encode())
    return digest.hexdigest()[:32]


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


def _notices(template: Path, slotted: set[str], styles: Styles) -> tuple[str, ...]:
    notices = []
    if BODY not in slotted:
        notices.append(f"{template.name} has no slot for the body: the brief stands at its end.")
    if "brief.title" not in slotted:
        notices.append(f"{template.name} has no slot for the title: it stands above the brief.")
    if styles.lacking:
        names = listed([f"“{name}”" for name in styles.lacking])
        noun = "style" if len(styles.lacking) == 1 else "styles"
        notices.append(f"{template.name} lacks the {noun} {names}: plain ones stand in.")
    return tuple(notices)


def _packed(document: Document, contents: Mapping[Part, bytes]) -> bytes:
    """The document as a package, which has the same bytes every time."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as file:
        for name, content in _entries(document.part.package, contents):
            entry = ZipInfo(name, _DATE)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
            file.writestr(entry, content)
    return packed.getvalue()


def _entries(package: OpcPackage, contents: Mapping[Part, bytes]) -> Iterator[tuple[str, bytes | str]]:
    parts = package.parts
    types = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts
    )
    yield "[Content_Types].xml", f"{_TYPES}{types}</Types>"
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, contents.get(part) or part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, part.rels.xml
