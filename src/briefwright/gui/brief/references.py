"""The references that stand in the surfaces of a page."""

from collections.abc import Collection, Iterable

from briefwright.domain.content import FactRef, refs
from briefwright.gui.text.formats import units, words_of
from briefwright.gui.text.surface import TextSurface


def uses(surface: TextSurface, facts: Collection[str]) -> bool:
    """Whether a surface holds a reference to one of the facts."""
    return any(ref.fact in facts for ref in _refs(surface))


def refs_from(surfaces: Iterable[TextSurface], current: TextSurface | None) -> list[FactRef]:
    """All references in reading order, begun behind the caret of the current surface."""
    before: list[FactRef] = []
    behind: list[FactRef] = []
    passed = current is None
    for surface in surfaces:
        if surface is current:
            passed = True
            earlier, later = _parted(surface)
            before += earlier
            behind += later
        else:
            (behind if passed else before).extend(_refs(surface))
    return behind + before


def _refs(surface: TextSurface) -> list[FactRef]:
    return [ref for block in surface.blocks() for ref in refs(block.content)]


def _parted(surface: TextSurface) -> tuple[list[FactRef], list[FactRef]]:
    """The references before or at the caret, and those behind it."""
    found = _refs(surface)
    here, offset = surface.caret()
    count = 0
    for block in surface.blocks():
        start = 0
        for item in block.content:
            if block.id == here and start > offset:
                return found[:count], found[count:]
            count += isinstance(item, FactRef)
            start += units(words_of(item))
        if block.id == here:
            break
    return found[:count], found[count:]
