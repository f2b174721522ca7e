"""Finds places of a brief on its page."""

from briefwright.domain.brief import Brief, Place, blocks
from briefwright.domain.content import plain
from briefwright.domain.slots import SlotKey, slots
from briefwright.gui.brief.page import BriefPage
from briefwright.gui.structured.editor import StructuredEditor
from briefwright.gui.text.surface import TextSurface


def go_to_place(page: BriefPage, place: Place, span: tuple[int, int] | None = None) -> None:
    """Put the caret at a place and select the span of its words; a place that is gone is passed over."""
    part = page.part_at(place.section, place.block)
    surface = part.cell(place.slot) if isinstance(part, StructuredEditor) else part
    if surface is None:
        page.go_to_block(place.section, place.block)
        return
    page.go_to_block(place.section, place.block)
    if span is None:
        if isinstance(part, StructuredEditor):
            page.go_to_match(surface, 0, 0)
            surface.setFocus()
        return
    start = _start(surface, place) if surface is part else 0
    words = words_at(page.document.brief, place)
    first, last = (start + _units(words[:at]) for at in span)
    page.go_to_match(surface, first, last)
    surface.setFocus()


def _start(surface: TextSurface, place: Place) -> int:
    """Where in the document of a surface the block of the place begins."""
    surface.place_caret(place.block, 0)
    return surface.textCursor().position()


def place_of_caret(page: BriefPage) -> tuple[Place, int] | None:
    """Where the caret stands: the place, and how many characters of its words lie before it."""
    section, block, surface = page.current_section(), page.current_block(), page.current
    if section is None or block is None or surface is None:
        return None
    part = page.part_at(section.id, block.id)
    key: SlotKey = ()
    if isinstance(part, StructuredEditor):
        key = next((key for key, _ in slots(block) if part.cell(key) is surface), ())
    place = Place(section=section.id, block=block.id, slot=key)
    return place, _characters(words_at(page.document.brief, place), surface.caret()[1])


def words_at(brief: Brief, place: Place) -> str:
    """The plain words that stand at a place; none when it is gone."""
    for _, block in blocks(brief):
        if block.id == place.block:
            return next((plain(content) for key, content in slots(block) if key == place.slot), "")
    return ""


def _units(words: str) -> int:
    """How many characters Qt counts: those beyond the basic plane are two."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def _characters(words: str, units: int) -> int:
    """How many characters of the words are so many as Qt counts them."""
    return len(words.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
