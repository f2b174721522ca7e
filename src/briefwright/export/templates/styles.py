"""The named styles that an exported document uses, and plain ones for a template that lacks them."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType

from lxml.etree import _Element as Element

from briefwright.domain.templates import StyleRole
from briefwright.export.ooxml.stylesheet import by_id, lineage
from briefwright.export.ooxml.wordml import W, element
from briefwright.export.templates.roles import ROLES, Style, called, cast

_TRUE = ("1", "true", "on")

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


_BASES = {
    "List Bullet 2": "List Bullet",
    "List Bullet 3": "List Bullet",
    "List Number 2": "List Number",
    "List Number 3": "List Number",
    "Judgement": "Body Text",
    "Judgement Detail": "Body Text",
    "Talking Point": "Body Text",
    "Talking Note": "Body Text",
    "Endnote Text": "Footnote Text",
    "Endnote Reference": "Footnote Reference",
    "TOC 2": "TOC 1",
    "Hyperlink Strong": "Hyperlink",
    "Hyperlink Emphasis": "Hyperlink",
    "Hyperlink Strong Emphasis": "Hyperlink",
}
"""What a plain style takes after where the template has it; else it takes after what applies by default."""


class Styles:
    """The styles of a template by the roles that they play. What is asked for and not there is added, plain.

    `chosen` names the styles for some roles; the others are found.
    """

    def __init__(self, root: Element, chosen: Mapping[str, str] = MappingProxyType({})) -> None:
        self._root = root
        self.all = list(_listed(root))
        self.played = cast(self.all, chosen)
        self.lacking: list[str] = []
        self._ids = {role: style.id for role, (style, _) in self.played.items()}

    def id(self, role: str) -> str:
        """The id of the style that plays the role."""
        return self._ids.get(role) or self._found(role)

    def roles(self) -> tuple[StyleRole, ...]:
        """Each role with the style that plays it in the template."""
        cast_as = {role: (style.name, found) for role, (style, found) in self.played.items()}
        return tuple(
            StyleRole(role, kind, *cast_as.get(role, ("", "missing"))) for role, kind in ROLES.items()
        )

    def missing(self) -> list[str]:
        """The roles for which a template can be expected to have a style, and this one has none."""
        return [role for role in ROLES if role in _PLAIN and role not in self.played and _is_told(role)]

    def numbering_of(self, role: str) -> str | None:
        """The number of the list that the style belongs to in its template; None for no list."""
        for style in lineage(by_id(self._root), self.id(role)):
            number = style.find(f"{W}pPr/{W}numPr/{W}numId")
            if number is not None:
                return number.get(f"{W}val")
        return None

    def _found(self, role: str) -> str:
        kind, definition = _PLAIN[role]
        own = called(self.all, kind, role)
        self._ids[role] = own.id if own and role not in ROLES else self._add(kind, role, definition)
        return self._ids[role]

    def _add(self, kind: str, role: str, definition: str) -> str:
        identity = role.replace(" ", "")
        taken = {style.get(f"{W}styleId") for style in self._root.iterchildren(f"{W}style")}
        while identity in taken:
            identity += "0"
        base = self._base(kind, role)
        based = f'<w:basedOn w:val="{escape(base)}"/>' if base else ""
        start = f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{identity}">'
        self._root.append(element(f'{start}<w:name w:val="{escape(role)}"/>{based}{definition}</w:style>'))
        if _is_told(role):
            self.lacking.append(role)
        return identity

    def _base(self, kind: str, role: str) -> str:
        """The id of the style that a plain one takes after, so that it has the letters of the house."""
        found = self._ids.get(_BASES.get(role, ""))
        return found or next((each.id for each in self.all if each.kind == kind and each.default), "")


def _is_told(role: str) -> bool:
    return role not in _SILENT and not role.startswith("Hyperlink ")


def _listed(root: Element) -> Iterator[Style]:
    held = by_id(root)
    for identity, style in held.items():
        name = _value(style, "name")
        if name:
            yield Style(
                id=identity,
                name=name,
                kind=style.get(f"{W}type", "paragraph"),
                aliases=tuple(filter(None, map(str.strip, _value(style, "aliases").split(",")))),
                level=_outline_level(list(lineage(held, identity))),
                default=style.get(f"{W}default") in _TRUE,
            )


def _outline_level(line: Sequence[Element]) -> int | None:
    levels = filter(None, (_value(style, f"pPr/{W}outlineLvl") for style in line))
    level = next(levels, "")
    return int(level) if level.isdigit() else None


def _value(style: Element, tag: str) -> str:
    found = style.find(f"{W}{tag}")
    return "" if found is None else found.get(f"{W}val") or ""
