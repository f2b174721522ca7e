"""WordprocessingML as strings: each function writes one element, escaped and in the schema's order.

Strings and one parse at the end are several times faster than building element by element.
"""

import re
from html import escape

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACES = nsdecls("w", "r")

_BREAKS = re.compile(r"([\n\t])")


def element(markup: str) -> Element:
    """The element that the markup writes; it need not declare its namespaces."""
    return elements(markup)[0]


def elements(markup: str) -> list[Element]:
    """The elements that the markup writes one after another."""
    return list(parse_xml(f"<w:body {NAMESPACES}>{markup}</w:body>".encode()))


def run(text: str, style: str = "", leftward: bool = False) -> str:
    """Text in a character style; "\\n" becomes a line break, a tab stays one."""
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if leftward:
        properties += "<w:rtl/>"
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    return f"<w:r>{properties}{_text(text)}</w:r>"


def _text(text: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>' if text else ""
    marks = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    return "".join(marks.get(part) or _text(part) for part in _BREAKS.split(text))


def paragraph(
    style: str,
    content: str,
    numbering: tuple[int, int] | None = None,
    keep: bool | None = None,
    leftward: bool = False,
    section: str = "",
) -> str:
    """A paragraph; `numbering` is the number of its list and the level in it, `section` ends a section.

    `keep` says whether it must stand on one page with what follows, None that its style says so.
    """
    properties = f'<w:pStyle w:val="{style}"/>'
    if keep is not None:
        properties += "<w:keepNext/>" if keep else '<w:keepNext w:val="0"/>'
    if numbering:
        number, level = numbering
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    if leftward:
        properties += "<w:bidi/>"
    return f"<w:p><w:pPr>{properties}{section}</w:pPr>{content}</w:p>"


def control(tag: str, identity: int, content: str) -> str:
    """An inline content control around runs."""
    properties = f'<w:tag w:val="{escape(tag)}"/><w:id w:val="{identity}"/>'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def bookmark(name: str, identity: int, content: str) -> str:
    """A bookmark around runs."""
    start = f'<w:bookmarkStart w:id="{identity}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{identity}"/>'


def link(relationship: str, content: str) -> str:
    """A link around runs, to where the relationship points."""
    return f'<w:hyperlink r:id="{relationship}" w:history="1">{content}</w:hyperlink>'


def inner_link(name: str, content: str) -> str:
    """A link around runs, to a bookmark of the same document."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>'


def field(instruction: str, cached: str, style: str = "") -> str:
    """A field that shows its cached text until Word works it out."""
    return field_start(instruction) + run(cached, style) + FIELD_END


def field_start(instruction: str) -> str:
    """The beginning of a field, up to what it shows."""
    code = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction, quote=False)} </w:instrText></w:r>'
    return _FIELD_MARK("begin") + code + _FIELD_MARK("separate")


_FIELD_MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
FIELD_END = _FIELD_MARK("end")
"""The end of a field."""


def note_mark(kind: str, identity: int, style: str) -> str:
    """Where a note is called; `kind` is "footnote" or "endnote"."""
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:{kind}Reference w:id="{identity}"/></w:r>'


def note(
    kind: str, identity: int, text_style: str, mark_style: str, content: str, leftward: bool = False
) -> str:
    """A note with its own number in front."""
    mark = f'<w:r><w:rPr><w:rStyle w:val="{mark_style}"/></w:rPr><w:{kind}Ref/></w:r>'
    line = paragraph(text_style, mark + run(" ") + content, leftward=leftward)
    return f'<w:{kind} w:id="{identity}">{line}</w:{kind}>'
