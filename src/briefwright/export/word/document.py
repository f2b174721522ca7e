"""A composition as a Word document, in the look of a template."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from docx.opc.part import Part
from lxml.etree import _Element as Element

from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.domain.exports import ExportRecord, Progress, unheard
from briefwright.export.ooxml.packing import packed
from briefwright.export.ooxml.parts import splice_point, spliced
from briefwright.export.ooxml.wordml import W
from briefwright.export.pieces import Composition, Figure, Grid, Heading, Paragraph, Piece, Words
from briefwright.export.templates.arrangement import END, Spot, spread
from briefwright.export.templates.form import Form, open_form
from briefwright.export.templates.inspection import notices, stand_ins
from briefwright.export.templates.slots import drop_slot, fill_details, open_slots
from briefwright.export.templates.tags import CONTENTS
from briefwright.export.word.banners import fill_pages, marking_style, on_ground, running
from briefwright.export.word.body import Writer
from briefwright.export.word.notes import LAST_ID, NotePart, arrange_notes, called
from briefwright.export.word.paper import Place
from briefwright.export.word.properties import set_core, set_export_id

MOST_COLUMNS = 63
"""Word opens no table with more."""

_PORTION = re.compile(r"\(TLP:[A-Z+]+\)$")


@dataclass(frozen=True)
class _Filling:
    """What goes into a slot, where its mark stands: pieces, or the table of contents. `bare` is the section
    whose heading the template has."""

    spot: Spot
    mark: Element
    pieces: Sequence[Piece]
    bare: Heading | None = None


def word_file(
    composition: Composition, brief: Brief, template: Path, progress: Progress = unheard
) -> tuple[bytes, tuple[str, ...], ExportRecord]:
    """The bytes of the document, notices about the template, and what the document holds.

    The same composition and template give the same bytes. Raises UserError when the template
    cannot be used or Word could not open the document.
    """
    return filled(open_form(template), composition, brief, progress)


def filled(
    form: Form, composition: Composition, brief: Brief, progress: Progress = unheard
) -> tuple[bytes, tuple[str, ...], ExportRecord]:
    """As `word_file`, with a template that is open already and fit for the order of the brief's sections.

    Raises UserError when Word could not open the document.
    """
    _refuse_too_much(composition)
    document, styles = form.document, form.styles
    told = notices(form, composition)
    values = {f"brief.{name}": value for name, value in asdict(composition.details).items()}
    marking = {"brief.marking": styles.id(marking_style(composition.details.marking))}
    shown = values | {"brief.marking": on_ground(composition.details.marking)}
    for number, story in enumerate(form.stories):
        fill_details(story, running(shown) if number else shown, marking)
    # Sections that begin within the brief have the headers of the one that they part.
    fill_pages(document, values, styles)
    fillings = _fillings(form, composition)
    calls = [(each.mark, called(each.pieces)) for each in fillings]
    held = arrange_notes(document, calls, composition.endnotes)
    writer = Writer(document, styles, held, composition.pieces, progress)
    set_core(document, composition.details, brief)
    pictures = [piece.image for piece in composition.pieces if isinstance(piece, Figure)]
    words = (brief.id, form.digest, *values.values())
    own = [*(each.encode(errors="replace") for each in words), *pictures]
    # The markup is the largest part of all: nothing holds it any longer than it takes to seal it.
    identity, data = _sealed(
        form,
        list(_bodies(writer, fillings, form, composition)),
        held,
        _notes(writer, composition, calls),
        own,
    )
    record = ExportRecord(
        id=identity,
        brief=brief.id,
        texts=writer.texts,
        facts=writer.facts,
        template_digest=form.digest,
    )
    return data, (*told, *stand_ins(form)), record


def _sealed(
    form: Form,
    bodies: Sequence[tuple[Element, bytes]],
    held: NotePart,
    notes: Sequence[tuple[Element, bytes]],
    own: Sequence[bytes],
) -> tuple[str, bytes]:
    """The id of the document, which follows from the markup in it and from what else is its `own`, and its
    bytes."""
    identity = _digest(*own, *(text for _, text in (*bodies, *notes)))
    set_export_id(form.document, identity)
    main = form.document.part
    contents: dict[Part, Sequence[bytes]] = {
        main: spliced(main, bodies),
        held.part: spliced(held.part, notes),
    }
    return identity, packed(form.document, contents)


def _fillings(form: Form, composition: Composition) -> list[_Filling]:
    """What goes where, in the order of the document, whose slots are opened for it."""
    sections = [(heading, pieces) for heading, pieces in composition.sections()]
    spots = spread(form.names, [heading.role for heading, _ in sections])
    order = [number for spot in spots for number in spot.sections]
    if order != sorted(order):
        raise ValueError("the sections are not in the order of the template")
    made = [_filling(spot, number, sections) for number, spot in enumerate(spots)]
    listed = composition.contents and any(heading.text for heading, _ in sections)
    fillings = [each for each in made if each.pieces or (each.spot.slot == CONTENTS and listed)]
    if not fillings and "brief.title" not in form.details:
        fillings = [_Filling(Spot(END), splice_point(0), ())]
    _open(form, fillings)
    return fillings


def _filling(spot: Spot, number: int, sections: Sequence[tuple[Heading, tuple[Piece, ...]]]) -> _Filling:
    pieces = [piece for at in spot.sections for piece in (sections[at][0], *sections[at][1])]
    bare = None
    if spot.bare and pieces and isinstance(pieces[0], Heading):
        bare = pieces[0]
        pieces[:1] = _portion(bare)
    return _Filling(spot, splice_point(number), pieces, bare)


def _portion(heading: Heading) -> list[Piece]:
    """The marking of a section whose heading is not written, which must not go with it."""
    found = _PORTION.search(heading.text)
    return [Paragraph((Words(found[0], bold=True),))] if found else []


def _open(form: Form, fillings: Sequence[_Filling]) -> None:
    body = form.document.element.body
    marks = {each.spot.slot: each.mark for each in fillings}
    for slot in form.slots:
        if slot.name not in marks:
            drop_slot(slot)
    open_slots(body, {slot: marks[slot.name] for slot in form.slots if slot.name in marks})
    if END in marks:
        body.insert(len(body) - (len(body) > 0 and body[-1].tag == f"{W}sectPr"), marks[END])


def _bodies(
    writer: Writer, fillings: Sequence[_Filling], form: Form, composition: Composition
) -> Iterator[tuple[Element, bytes]]:
    """The markup for each mark. What has no slot of its own leads the first."""
    own = {each.spot.slot for each in fillings}
    lead = "" if "brief.title" in form.details else writer.title_block(composition.details, form.details)
    if composition.contents and CONTENTS not in own:
        lead += writer.contents(composition.pieces)
    for each in fillings:
        if each.spot.slot == CONTENTS:
            lead += writer.contents(composition.pieces)
        if each.bare:
            lead += writer.landing(each.bare)
        yield each.mark, writer.body(each.pieces, Place(each.mark), lead)
        lead = ""


def _notes(
    writer: Writer, composition: Composition, calls: Sequence[tuple[Element, Sequence[int]]]
) -> list[tuple[Element, bytes]]:
    """The notes that are called at each mark."""
    notes = {note.number: note for note in composition.notes}
    return [(mark, writer.notes([notes[number] for number in numbers])) for mark, numbers in calls]


def _digest(*texts: bytes) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(b"%d " % len(text))
        digest.update(text)
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
