"""The named styles that an exported document uses, and plain ones for a template that lacks them."""

from html import escape

from lxml.etree import _Element as Element

from briefwright.export.wordml import W, element

_SILENT = {"TLP Red", "TLP Amber", "TLP Green", "TLP Clear", "Strong Emphasis", "Section End"}
"""Styles that no template of another make can be expected to have: they are added without a word."""


def _character(properties: str) -> tuple[str, str]:
    return "character", f"<w:rPr>{properties}</w:rPr>"


def _paragraph(layout: str, properties: str = "") -> tuple[str, str]:
    return "paragraph", f"<w:qFormat/><w:pPr>{layout}</w:pPr><w:rPr>{properties}</w:rPr>"


def _heading(level: int, size: int) -> tuple[str, str]:
    layout = f'<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/>'
    return _paragraph(layout, f'<w:b/><w:sz w:val="{size}"/>')


def _tlp(colour: str) -> tuple[str, str]:
    # The colours, the black ground and the size are those that TLP 2.0 lays down.
    return _character(
        f'<w:b/><w:color w:val="{colour}"/><w:sz w:val="24"/><w:shd w:val="clear" w:fill="000000"/>'
    )


def _linked(marks: str = "") -> tuple[str, str]:
    return _character(f'{marks}<w:color w:val="0563C1"/><w:u w:val="single"/>')


_TABLE = (
    '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="808080"/>'
    '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="808080"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/></w:tcPr>'
    "</w:tblStylePr>"
)
_MATRIX = (
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + '</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
)
_TIGHT = '<w:spacing w:before="0" w:after="0"/>'

_PLAIN: dict[str, tuple[str, str]] = {
    "Title": _paragraph('<w:keepNext/><w:spacing w:after="160"/>', '<w:b/><w:sz w:val="44"/>'),
    "Meta": _paragraph(
        '<w:keepNext/><w:tabs><w:tab w:val="left" w:pos="1361"/></w:tabs><w:spacing w:after="40"/>'
        '<w:ind w:left="1361" w:hanging="1361"/>'
    ),
    "Heading 1": _heading(1, 30),
    "Heading 2": _heading(2, 25),
    "TOC Heading": _paragraph(
        '<w:keepNext/><w:spacing w:before="240" w:after="80"/>', '<w:b/><w:sz w:val="26"/>'
    ),
    "TOC 1": _paragraph('<w:spacing w:after="60"/>'),
    "Body Text": _paragraph('<w:spacing w:after="120"/>'),
    "List Bullet": _paragraph('<w:spacing w:after="60"/>'),
    "List Bullet 2": _paragraph('<w:spacing w:after="60"/>'),
    "List Bullet 3": _paragraph('<w:spacing w:after="60"/>'),
    "List Number": _paragraph('<w:spacing w:after="60"/>'),
    "List Number 2": _paragraph('<w:spacing w:after="60"/>'),
    "List Number 3": _paragraph('<w:spacing w:after="60"/>'),
    "Quote": _paragraph('<w:spacing w:after="120"/><w:ind w:left="567" w:right="567"/>'),
    "Judgement": _paragraph('<w:keepLines/><w:spacing w:before="120" w:after="60"/>', "<w:b/>"),
    "Judgement Detail": _paragraph('<w:spacing w:after="60"/><w:ind w:left="284"/>'),
    "Talking Point": _paragraph('<w:spacing w:before="60" w:after="60"/>', '<w:sz w:val="24"/>'),
    "Talking Note": _paragraph('<w:spacing w:after="100"/><w:ind w:left="567"/>', '<w:sz w:val="19"/>'),
    "Picture": _paragraph('<w:keepNext/><w:spacing w:before="120" w:after="60"/>'),
    "Section End": _paragraph('<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'),
    "Caption": _paragraph('<w:keepNext/><w:spacing w:before="200" w:after="80"/>', '<w:sz w:val="20"/>'),
    "Table Text": _paragraph(_TIGHT, '<w:sz w:val="19"/>'),
    "Table Head": _paragraph(_TIGHT, '<w:b/><w:sz w:val="19"/>'),
    "Brief Table": ("table", _TABLE),
    "Brief Matrix": ("table", _MATRIX),
    "Source List": _paragraph('<w:spacing w:after="80"/>', '<w:sz w:val="20"/>'),
    "Footnote Text": _paragraph(_TIGHT, '<w:sz w:val="18"/>'),
    "Footnote Reference": _character('<w:vertAlign w:val="superscript"/>'),
    "Endnote Text": _paragraph(_TIGHT, '<w:sz w:val="18"/>'),
    "Endnote Reference": _character('<w:vertAlign w:val="superscript"/>'),
    "Footer": _paragraph(_TIGHT, '<w:sz w:val="18"/>'),
    "Marking": _paragraph(f'{_TIGHT}<w:jc w:val="right"/>', '<w:b/><w:sz w:val="24"/>'),
    "Strong": _character("<w:b/>"),
    "Emphasis": _character("<w:i/>"),
    "Strong Emphasis": _character("<w:b/><w:i/>"),
    "Hyperlink": _linked(),
    "Hyperlink Strong": _linked("<w:b/>"),
    "Hyperlink Emphasis": _linked("<w:i/>"),
    "Hyperlink Strong Emphasis": _linked("<w:b/><w:i/>"),
    "TLP Red": _tlp("FF2B2B"),
    "TLP Amber": _tlp("FFC000"),
    "TLP Green": _tlp("33FF00"),
    "TLP Clear": _tlp("FFFFFF"),
}


class Styles:
    """The styles of a template by name. What is asked for and not there is added, plain."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._ids: dict[tuple[str, str], str] = {}
        self.lacking: list[str] = []
        for style in root.iterchildren(f"{W}style"):
            name, identity = style.find(f"{W}name"), style.get(f"{W}styleId")
            if name is not None and identity:
                key = style.get(f"{W}type", "paragraph"), (name.get(f"{W}val") or "").lower()
                self._ids.setdefault(key, identity)

    def id(self, name: str) -> str:
        """The id of the style of that name, as Word names it in English in every language."""
        kind, definition = _PLAIN[name]
        found = self._ids.get((kind, name.lower()))
        return found or self._add(kind, name, definition)

    def _add(self, kind: str, name: str, definition: str) -> str:
        identity = name.replace(" ", "")
        taken = {style.get(f"{W}styleId") for style in self._root.iterchildren(f"{W}style")}
        while identity in taken:
            identity += "0"
        start = f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{identity}">'
        self._root.append(element(f'{start}<w:name w:val="{escape(name)}"/>{definition}</w:style>'))
        self._ids[kind, name.lower()] = identity
        if name not in _SILENT and not name.startswith("Hyperlink "):
            self.lacking.append(name)
        return identity

    def numbering_of(self, name: str) -> str | None:
        """The number of the list that the style belongs to in its template; None for no list."""
        identity = self.id(name)
        for style in self._root.iterchildren(f"{W}style"):
            if style.get(f"{W}styleId") == identity:
                number = style.find(f"{W}pPr/{W}numPr/{W}numId")
                return None if number is None else number.get(f"{W}val")
        return None
