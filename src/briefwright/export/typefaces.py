"""How wide text of a style comes out, as far as it can be told without the typeface itself."""

import re
from collections.abc import Iterator
from math import ceil

from lxml.etree import _Element as Element

from briefwright.export.wordml import W

PLAIN = 20
"""The size of text, in half points, where nothing says it."""

NARROW = 0.88
"""How wide narrow typefaces run beside Arial."""

_NARROW_FACES = {"calibri", "carlito", "times new roman", "liberation serif", "tinos"}

BOLD = 1.08
"""How much wider bold text is."""

_EAST_ASIAN = (
    "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff"
)
_IDEOGRAPH = re.compile(f"[{_EAST_ASIAN}]")
_WHOLE = re.compile(rf"[^\s\-–—{_EAST_ASIAN}]+[\-–—]*|[\-–—]+|[{_EAST_ASIAN}]")
_NEVER_BREAKING = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}", "___")

_WIDTHS = {
    **dict.fromkeys("iljI.,:;'|!()[]{}/\\-’‘·", 0.31),
    **dict.fromkeys('frt“”"*', 0.38),
    **dict.fromkeys("mwMW@%—…&", 0.88),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ+=<>~", 0.68),
}
_OTHER = 0.56
_AVERAGE = 0.5


def size(styles: Element, style: str) -> int:
    """The size of text in a paragraph style, in half points; less where its typeface runs narrow, since it is
    asked for to tell how wide text is."""
    held = {each.get(f"{W}styleId"): each for each in styles.iterchildren(f"{W}style")}
    default = styles.find(f"{W}docDefaults/{W}rPrDefault")
    said = [each for each in (*_lineage(held, style), default) if each is not None]
    sizes = (each.find(f"{W}rPr/{W}sz") for each in said)
    faces = (each.find(f"{W}rPr/{W}rFonts") for each in said)
    points = next((each.get(f"{W}val", "") for each in sizes if each is not None), "")
    face = next((each.get(f"{W}ascii", "") for each in faces if each is not None), "")
    found = int(points) if points.isdigit() else PLAIN
    return ceil(found * NARROW) if face.lower() in _NARROW_FACES else found


def _lineage(held: dict[str | None, Element], style: str) -> Iterator[Element]:
    """The style and those that it is based on; a template may have made a ring of them."""
    seen: set[str | None] = set()
    wanted: str | None = style
    while wanted in held and wanted not in seen:
        seen.add(wanted)
        yield held[wanted]
        parent = held[wanted].find(f"{W}basedOn")
        wanted = None if parent is None else parent.get(f"{W}val")


def longest(text: str) -> float:
    """The width of the widest part of the text in which no line can break, in units of its size."""
    parts = _WHOLE.findall(text.translate(_NEVER_BREAKING))
    most = max(map(len, parts), default=0)
    return max((_width(part) for part in parts if len(part) >= 0.7 * most), default=0.0)


def length(text: str) -> float:
    """About how wide the text is on one line, in units of its size."""
    wide = 0 if text.isascii() else len(_IDEOGRAPH.findall(text))
    return _AVERAGE * (len(text) + wide)


def _width(word: str) -> float:
    return sum(_WIDTHS.get(letter, 1.0 if _IDEOGRAPH.match(letter) else _OTHER) for letter in word)
