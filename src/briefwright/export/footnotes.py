"""The part of a Word file that holds its footnotes."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from lxml.etree import _Element as Element

from briefwright.export.parts import xml_part
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


class Footnotes:
    """The footnotes of a document; those of its template stay in it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.part = _part(document)
        self.first_id = max((_id(note) for note in self.part.element), default=0) + 1

    def add(self, markup: str) -> None:
        """Append footnotes, whose ids go up from `first_id`."""
        self.part.element.extend(elements(markup))

    def put_in_order(self) -> None:
        """Number all footnotes in the order in which they are called.

        LibreOffice prints the wrong note under each mark when the ids do not go up.
        """
        root, body = self.part.element, self._document.element.body
        own = {_id(note): note for note in root if note.get(f"{W}type", "normal") == "normal"}
        start = max((_id(note) for note in root if note not in own.values()), default=0) + 1
        for number, mark in enumerate(body.iter(f"{W}footnoteReference"), max(start, 1)):
            note = own.pop(_id(mark), None)
            if note is not None:
                mark.set(f"{W}id", str(number))
                note.set(f"{W}id", str(number))
                root.append(note)
        for uncalled in own.values():
            root.remove(uncalled)


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
    _ensure_rules(document, part.element)
    return part


def _ensure_rules(document: Document, root: Element) -> None:
    """See to the lines above footnotes, without which Word refuses the file."""
    kinds = {note.get(f"{W}type") for note in root}
    for kind in reversed(_RULES):
        if kind not in kinds:
            identity = min((_id(note) for note in root), default=1) - 1
            rule = f"<w:p><w:r><w:{kind}/></w:r></w:p>"
            note = f'<w:footnote w:type="{kind}" w:id="{identity}">{rule}</w:footnote>'
            root.insert(0, element(note))
    settings = document.settings.element
    for old in settings.findall(f"{W}footnotePr/{W}footnote"):
        old.getparent().remove(old)
    listed = "".join(f'<w:footnote w:id="{_id(note)}"/>' for note in root if note.get(f"{W}type") in _RULES)
    found = settings.find(f"{W}footnotePr")
    if found is None:
        found = element("<w:footnotePr/>")
        later = next((child for child in settings if child.tag in _AFTER_FOOTNOTES), None)
        if later is None:
            settings.append(found)
        else:
            later.addprevious(found)
    found.extend(elements(listed))
