"""The size in which a template sets text."""

from collections.abc import Iterator
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
