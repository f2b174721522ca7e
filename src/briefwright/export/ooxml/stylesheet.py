"""The styles of a Word file as it holds them: what they take after, and the size in which they set text."""

from collections.abc import Iterator, Mapping
from math import ceil

from lxml.etree import _Element as Element

from briefwright.export.ooxml.wordml import W

PLAIN = 20
"""The size of text, in half points, where nothing says it."""

NARROW = 0.88
"""How wide narrow typefaces run beside Arial."""

_NARROW_FACES = {"calibri", "carlito", "times new roman", "liberation serif", "tinos"}


def size(styles: Element, style: str) -> int:
    """The size of text in a paragraph style, in half points; less where its typeface runs narrow, since it is
    asked for to tell how wide text is."""
    held = by_id(styles)
    default = styles.find(f"{W}docDefaults/{W}rPrDefault")
    said = [each for each in (*lineage(held, style), default) if each is not None]
    sizes = (each.find(f"{W}rPr/{W}sz") for each in said)
    faces = (each.find(f"{W}rPr/{W}rFonts") for each in said)
    points = next((each.get(f"{W}val", "") for each in sizes if each is not None), "")
    face = next((each.get(f"{W}ascii", "") for each in faces if each is not None), "")
    found = int(points) if points.isdigit() else PLAIN
    return ceil(found * NARROW) if face.lower() in _NARROW_FACES else found


def by_id(styles: Element) -> dict[str, Element]:
    """The styles by their ids."""
    return {str(each.get(f"{W}styleId")): each for each in styles.iterchildren(f"{W}style")}


def lineage(held: Mapping[str, Element], style: str) -> Iterator[Element]:
    """The style and those that it takes after, the nearest first; a template may have made a ring of them."""
    seen: set[str] = set()
    while style in held and style not in seen:
        seen.add(style)
        yield held[style]
        parent = held[style].find(f"{W}basedOn")
        style = "" if parent is None else parent.get(f"{W}val", "")
