"""What stands at the top and the foot of the pages of a Word file, as Word takes it from its sections."""

import posixpath
from collections.abc import Iterator

from lxml.etree import _Element as Element

from export.structure import RELS, Package, R, W, words

EDGES = ("header", "footer")


def edges(package: Package) -> Iterator[tuple[str, str]]:
    """What each page has at its top and at its foot: which pages of which section, and the words, none where
    Word shows nothing. A section has what the one before has where it brings nothing of its own."""
    parts = {
        str(each.get("Id")): posixpath.normpath(posixpath.join("word", str(each.get("Target"))))
        for each in package.parts["word/_rels/document.xml.rels"].iter(f"{RELS}Relationship")
    }
    even = _is_on(package.parts["word/settings.xml"].find(f"{W}evenAndOddHeaders"))
    held: dict[tuple[str, str], str] = {}
    for number, section in enumerate(package.body.iter(f"{W}sectPr"), 1):
        for edge in EDGES:
            for each in section.iterchildren(f"{W}{edge}Reference"):
                held[edge, str(each.get(f"{W}type"))] = parts[str(each.get(f"{R}id"))]
        shown = {"default": True, "first": _is_on(section.find(f"{W}titlePg")), "even": even}
        for edge in EDGES:
            for kind in (kind for kind, is_shown in shown.items() if is_shown):
                part = held.get((edge, kind))
                told = "" if part is None else words(package.parts[part])
                yield f"{edge} of {kind} pages in section {number}", told


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val") not in {"0", "false"}
