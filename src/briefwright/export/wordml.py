"""WordprocessingML as strings: each function writes one element, escaped and in the schema's order.

Strings and one parse at the end are several times faster than building element by element.
"""

import re
from collections.abc import Sequence
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


def run(text: str, style: str = "") -> str:
    """Text in a character style; "\\n" becomes a line break, a tab stays one."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f"<w:r>{properties}{_text(text)}</w:r>"


def _text(text: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
    marks = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    return "".join(marks.get(part) or _text(part) for part in _BREAKS.split(text))


def paragraph(style: str, content: str, numbering: tuple[int, int] | None = None) -> str:
    """A paragraph; `numbering` is the number of its list and the level in it."""
    properties = f'<w:pStyle w:val="{style}"/>'
    if numbering:
        number, level = numbering
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


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


def field(instruction: str, cached: str) -> str:
    """A field that shows its cached text until Word works it out."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return mark("begin") + code + mark("separate") + run(cached) + mark("end")


def note_mark(identity: int, style: str) -> str:
    """Where a footnote is called."""
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteReference w:id="{identity}"/></w:r>'


def footnote(identity: int, text_style: str, mark_style: str, content: str) -> str:
    """A footnote with its own number in front."""
    mark = f'<w:r><w:rPr><w:rStyle w:val="{mark_style}"/></w:rPr><w:footnoteRef/></w:r>'
    return f'<w:footnote w:id="{identity}">{paragraph(text_style, mark + run(" ") + content)}</w:footnote>'


def cell(width: int, content: str) -> str:
    """A cell; its content must end with a paragraph."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def row(cells: Sequence[str], header: bool = False) -> str:
    """A row that no page break splits; a header stands again on each page."""
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    style: str, widths: Sequence[int], rows: Sequence[str], title: str, description: str, header: bool
) -> str:
    """A table of fixed columns, widths in twentieths of a point; title and description are read aloud."""
    # LibreOffice reads the sum of the flags, Word the flags.
    look = f'<w:tblLook w:val="{"0620" if header else "0600"}" w:firstRow="{int(header)}" w:lastRow="0" '
    properties = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(title)}"/><w:tblDescription w:val="{escape(description)}"/>'
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
