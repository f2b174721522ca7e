"""The parts of a Word file that hold its footnotes and endnotes."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from lxml.etree import _Element as Element

from briefwright.export.ooxml.parts import root, xml_part
from briefwright.export.ooxml.wordml import NAMESPACES, W, element, elements
from briefwright.export.pieces import Figure, Grid, Heading, NoteMark, Piece, Runs

LAST_ID = 32_767
"""The highest number of a note with which Word opens a file."""

Kind = Literal["footnote", "endnote"]
Calls = Sequence[tuple[Element, Sequence[int]]]
"""Marks in a document, in its order, each with the numbers of the notes that are called there."""

_RELATIONS: dict[Kind, str] = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}
_TYPES: dict[Kind, str] = {"footnote": CONTENT_TYPE.WML_FOOTNOTES, "endnote": CONTENT_TYPE.WML_ENDNOTES}
_RULES = ("separator", "continuationSeparator")
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_AFTER_NOTES = [
    *(
        f"{W}{name}"
        for name in (
            "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping",
            "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
            "readModeInkLockDown", "smartTagType", "shapeDefaults", "doNotEmbedSmartTags",
            "decimalSymbol", "listSeparator",
        )
    ),
    f"{_M}mathPr",
]  # fmt: skip
"""What the schema wants behind the settings of notes."""

_BEFORE_ENDNOTES = [f"{W}{name}" for name in ("headerReference", "footerReference", "footnotePr")]
"""What the schema wants before what a section says of its endnotes."""


@dataclass(frozen=True)
class NotePart:
    """Where the notes of a brief go: the part, and by their numbers the ids that they have in it."""

    part: XmlPart
    kind: Kind
    ids: Mapping[int, int]


def called(pieces: Sequence[Piece]) -> list[int]:
    """The numbers of the notes that the pieces call, in order."""
    runs = (run for piece in pieces for some in _texts(piece) for run in some)
    return [run.number for run in runs if isinstance(run, NoteMark)]


def arrange_notes(document: Document, calls: Calls, endnotes: bool = False) -> NotePart:
    """Number the template's own notes so that new ones fit in where the marks stand in the body.

    The part gets a copy of each mark where the notes that are called there go. Ids must go up in the order in
    which notes are called: else LibreOffice prints the wrong note under each mark.
    """
    for kind in _RELATIONS:
        if kind != ("endnote" if endnotes else "footnote") and _has(document, kind):
            _arrange(document, kind, ())
    if endnotes:
        _count_plainly(document)
    return _arrange(document, "endnote" if endnotes else "footnote", calls)


def _arrange(document: Document, kind: Kind, calls: Calls) -> NotePart:
    part = _part(document, kind)
    held = root(part)
    own = {_id(note): note for note in held if note.get(f"{W}type", "normal") == "normal"}
    number = max((_id(note) for note in held if _id(note) not in own), default=0) + 1
    new = {id(mark): (mark, numbers) for mark, numbers in calls}
    ids: dict[int, int] = {}
    for each in document.element.body.iter():
        if id(each) in new:
            mark, numbers = new[id(each)]
            held.append(deepcopy(mark))
            ids |= {each: number + place for place, each in enumerate(numbers)}
            number += len(numbers)
        elif each.tag == f"{W}{kind}Reference" and _id(each) in own:
            note = own.pop(_id(each))
            for numbered in (each, note):
                numbered.set(f"{W}id", str(number))
            held.append(note)
            number += 1
    for uncalled in own.values():
        held.remove(uncalled)
    return NotePart(part, kind, ids)


def _texts(piece: Piece) -> Iterator[Runs]:
    if isinstance(piece, Grid):
        yield from piece.header
        for row in piece.rows:
            yield from row
    elif not isinstance(piece, Heading | Figure):
        yield piece.runs


def _id(note: Element) -> int:
    return int(note.get(f"{W}id", "0"))


def _has(document: Document, kind: Kind) -> bool:
    return any(rel.reltype == _RELATIONS[kind] for rel in document.part.rels.values())


def _part(document: Document, kind: Kind) -> XmlPart:
    part = xml_part(
        document.part,
        _RELATIONS[kind],
        f"/word/{kind}s.xml",
        _TYPES[kind],
        f"<w:{kind}s {NAMESPACES}/>",
    )
    _ensure_rules(document, root(part), kind)
    return part


def _ensure_rules(document: Document, held: Element, kind: Kind) -> None:
    """See to the lines above notes, without which Word refuses the file."""
    kinds = {note.get(f"{W}type") for note in held}
    for missing in reversed([each for each in _RULES if each not in kinds]):
        identity = min((_id(note) for note in held), default=1) - 1
        rule = f"<w:p><w:r><w:{missing}/></w:r></w:p>"
        held.insert(0, element(f'<w:{kind} w:type="{missing}" w:id="{identity}">{rule}</w:{kind}>'))
    rules = [note for note in held if note.get(f"{W}type") in _RULES]
    listed = "".join(f'<w:{kind} w:id="{_id(note)}"/>' for note in rules)
    settings = _settings(document, kind)
    for old in settings.findall(f"{W}{kind}"):
        settings.remove(old)
    settings.extend(elements(listed))


def _settings(document: Document, kind: Kind) -> Element:
    """What the document says of all its notes of that kind; a new element where it says nothing."""
    settings = document.settings.element
    found: Element | None = settings.find(f"{W}{kind}Pr")
    if found is not None:
        return found
    behind = [*_AFTER_NOTES, f"{W}endnotePr"] if kind == "footnote" else _AFTER_NOTES
    return _insert(settings, f"<w:{kind}Pr/>", behind)


def _count_plainly(document: Document) -> None:
    """Have endnotes counted 1, 2, 3, as the list of sources names them; Word would take Roman numerals.

    Word reads this from the settings, LibreOffice from each section.
    """
    sections = (each for each in document.element.body.iter(f"{W}sectPr"))
    places = [_settings(document, "endnote")]
    for section in sections:
        found = section.find(f"{W}endnotePr")
        behind = [child.tag for child in section if child.tag not in _BEFORE_ENDNOTES]
        places.append(_insert(section, "<w:endnotePr/>", behind) if found is None else found)
    for place in places:
        for old in place.findall(f"{W}numFmt"):
            place.remove(old)
        position = 0 if place.find(f"{W}pos") is None else 1
        place.insert(position, element('<w:numFmt w:val="decimal"/>'))


def _insert(holder: Element, markup: str, behind: Sequence[object]) -> Element:
    """Put a new element in front of those that the schema wants behind it."""
    made = element(markup)
    later = next((child for child in holder if child.tag in behind), None)
    if later is None:
        holder.append(made)
    else:
        later.addprevious(made)
    return made
