"""Numbering of lists: each numbered list counts from one, in the look that the template gives its lists."""

from itertools import count

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml.etree import _Element as Element

from briefwright.export.ooxml.parts import root, xml_part
from briefwright.export.ooxml.wordml import NAMESPACES, W, element
from briefwright.export.templates.styles import Styles

LEVELS = 9
BULLETS = "•–▪"
_COUNTED = {"abstractNum": "abstractNumId", "num": "numId"}
FORMATS = ("decimal", "lowerLetter", "lowerRoman")


class Lists:
    """Hands out the numbers by which paragraphs belong to lists."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self._root = _root(document)
        self._styles = styles
        self._looks: dict[str, tuple[int, int]] = {}
        self._numbers: dict[tuple[str, int], int] = {}
        self._free = {tag: count(_highest(self._root, tag, each) + 1) for tag, each in _COUNTED.items()}

    def place(self, style: str, series: int, level: int) -> tuple[int, int]:
        """The list of a paragraph and its level in it. Items of one style and series count on."""
        look, levels = self._looks.get(style) or self._looks.setdefault(style, self._look(style))
        number = self._numbers.get((style, series))
        if number is None:
            number = self._numbers[style, series] = self._start(look)
        return number, min(level, levels - 1)

    def _look(self, style: str) -> tuple[int, int]:
        """The definition that the template's style points to, if it has the levels, else our own."""
        found = self._defined(self._styles.numbering_of(style))
        needed = 1 if style == "Source List" else 3
        if found is not None:
            levels = len(found.findall(f"{W}lvl"))
            if levels >= needed:
                return int(found.get(f"{W}abstractNumId", "0")), levels
        return self._define(style), LEVELS

    def _defined(self, number: str | None) -> Element | None:
        for num in self._root.iterchildren(f"{W}num"):
            look = num.find(f"{W}abstractNumId")
            if num.get(f"{W}numId") == number and look is not None:
                wanted = look.get(f"{W}val")
                looks = self._root.iterchildren(f"{W}abstractNum")
                return next((each for each in looks if each.get(f"{W}abstractNumId") == wanted), None)
        return None

    def _define(self, style: str) -> int:
        identity = next(self._free["abstractNum"])
        levels = "".join(_level(style, level) for level in range(LEVELS))
        start = f'<w:abstractNum w:abstractNumId="{identity}"><w:multiLevelType w:val="multilevel"/>'
        first = self._root.find(f"{W}num")
        definition = element(f"{start}{levels}</w:abstractNum>")
        if first is None:
            self._root.append(definition)
        else:
            first.addprevious(definition)
        return identity

    def _start(self, look: int) -> int:
        number = next(self._free["num"])
        anew = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for level in range(LEVELS)
        )
        num = element(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{look}"/>{anew}</w:num>')
        trailer = self._root.find(f"{W}numIdMacAtCleanup")
        if trailer is None:
            self._root.append(num)
        else:
            trailer.addprevious(num)
        return number


def _highest(root: Element, tag: str, attribute: str) -> int:
    present = root.iterchildren(f"{W}{tag}")
    return max((int(each.get(f"{W}{attribute}", "0")) for each in present), default=0)


def _root(document: Document) -> Element:
    part = xml_part(
        document.part,
        RELATIONSHIP_TYPE.NUMBERING,
        "/word/numbering.xml",
        CONTENT_TYPE.WML_NUMBERING,
        f"<w:numbering {NAMESPACES}/>",
    )
    return root(part)


def _level(style: str, level: int) -> str:
    bulleted = style == "List Bullet"
    form = "bullet" if bulleted else FORMATS[level % len(FORMATS)]
    text = BULLETS[level % len(BULLETS)] if bulleted else f"%{level + 1}."
    left = 397 * (level + 1)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="397"/></w:pPr></w:lvl>'
    )
