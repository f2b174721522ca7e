"""A composition as a Word document, in the look of a template."""

import hashlib
import io
from dataclasses import asdict
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.export.banners import fill_pages, marking_style
from briefwright.export.body import Writer
from briefwright.export.footnotes import LAST_ID, Footnotes
from briefwright.export.pieces import (
    Composition,
    Grid,
)
from briefwright.export.properties import set_core, set_export_id
from briefwright.export.slots import BODY, fill_body, fill_details, mend_bookmarks, slot_tags
from briefwright.export.styles import Styles
from briefwright.export.template import open_template
from briefwright.export.wording import listed
from briefwright.export.wordml import (
    elements,
)

MOST_COLUMNS = 63
"""Word opens no table with more."""

_DATE = (1980, 1, 1, 0, 0, 0)


def word_file(composition: Composition, brief: Brief, template: Path) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of the document, and notices about the template.

    The same composition and template give the same bytes. Raises UserError when the template
    cannot be used or Word could not open the document.
    """
    _refuse_too_much(composition)
    document = open_template(template)
    styles = Styles(document.styles.element)
    footnotes = Footnotes(document)
    writer = Writer(document, styles, footnotes)
    slotted = slot_tags(document.element.body)
    title = "" if "brief.title" in slotted else writer.title_block(composition.details, slotted)
    body = title + writer.body(composition.pieces)
    notes = "".join(writer.note(note.number, note.runs) for note in composition.notes)
    values = {f"brief.{name}": value for name, value in asdict(composition.details).items()}
    marking = {"brief.marking": styles.id(marking_style(composition.details.marking))}
    fill_details(document.element.body, values, marking)
    fill_body(document.element.body, elements(body))
    mend_bookmarks(document.element.body)
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
