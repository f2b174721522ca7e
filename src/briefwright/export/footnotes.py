"""The part of a Word file that holds its footnotes."""

from copy import deepcopy

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from lxml.etree import _Element as Element

from briefwright.export.parts import root, xml_part
from briefwright.export.wordml import NAMESPACES, W, element, elements

LAST_ID = 32_767
"""The highest number of a footnote with which Word opens a file."""

_RULES = ("separator", "continuationSeparator")
_AFTER_FOOTNOTES = [
    f"{W}{name}"
    for name in (
        "endnotePr", "compat", "docVars", "rsids", "themeFontLang", "clrSchemeMapping",
        "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
        "readModeInkLockDown", "smartTagType", "shapeDefaults", "doNotEmbedSmartTags",
        "decimalSymbol", "listSeparator",
    )
]  # fmt: skip
"""What the schema wants behind the settings of footnotes."""


def arrange_notes(document: Document, marker: Element, count: int) -> tuple[XmlPart, int]:
    """Number the template's own notes so that `count` new ones fit in where the marker stands in the body.

    Returns the part that holds the notes, with a copy of the marker where the new ones go, and the
    first of their ids. Ids must go up in the order in which notes are called: else LibreOffice
    prints the wrong note under each mark.
    """
    part = _part(document)
    held = root(part)
    own = {_id(note): note for note in held if note.get(f"{W}type", "normal") == "normal"}
    number = first = max((_id(note) for note in held if _id(note) not in own), default=0) + 1
    for each in document.element.body.iter():
        if each is marker:
            first, number = number, number + count
            held.append(deepcopy(marker))
        elif each.tag == f"{W}footnoteReference" and _id(each) in own:
            note = own.pop(_id(each))
            for numbered in (each, note):
                numbered.set(f"{W}id", str(number))
            held.append(note)
            number += 1
    for uncalled in own.values():
        held.remove(uncalled)
    return part, first


def _id(note: Element) -> int:
    return int(note.get(f"{W}id", "0"))


def _part(document: Document) -> XmlPart:
    part = xml_part(
        document.part,
        RELATIONSHIP_TYPE.FOOTNOTES,
        "/word/footnotes.xml",
        CONTENT_TYPE.WML_FOOTNOTES,
        f"<w:footnotes {NAMESPACES}/>",
    )
    _ensure_rules(document, root(part))
    return part


def _ensure_rules(document: Document, held: Element) -> None:
    """See to the lines above footnotes, without which Word refuses the file."""
    kinds = {note.get(f"{W}type") for note in held}
    for kind in reversed(_RULES):
        if kind not in kinds:
            identity = min((_id(note) for note in held), default=1) - 1
            rule = f"<w:p><w:r><w:{kind}/></w:r></w:p>"
            note = f'<w:footnote w:type="{kind}" w:id="{identity}">{rule}</w:footnote>'
            held.insert(0, element(note))
    settings = document.settings.element
    for old in settings.findall(f"{W}footnotePr/{W}footnote"):
        old.getparent().remove(old)
    listed = "".join(f'<w:footnote w:id="{_id(note)}"/>' for note in held if note.get(f"{W}type") in _RULES)
    found = settings.find(f"{W}footnotePr")
    if found is None:
        found = element("<w:footnotePr/>")
        later = next((child for child in settings if child.tag in _AFTER_FOOTNOTES), None)
        if later is None:
            settings.append(found)
        else:
            later.addprevious(found)
    found.extend(elements(listed))
