"""Finds places of a brief on its page."""

from briefwright.domain.blocks import slots
from briefwright.domain.brief import Brief, Place, blocks
from briefwright.domain.content import plain
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
    words = _words(page.document.brief, place)
    first, last = (start + _units(words[:at]) for at in span)
    page.go_to_match(surface, first, last)
    surface.setFocus()


def _start(surface: TextSurface, place: Place) -> int:
    """Where in the document of a surface the block of the place begins."""
    surface.place_caret(place.block, 0)
    return surface.textCursor().position()


def _words(brief: Brief, place: Place) -> str:
    for _, block in blocks(brief):
        if block.id == place.block:
            return next((plain(content) for key, content in slots(block) if key == place.slot), "")
    return ""


def _units(words: str) -> int:
    """How many characters Qt counts: those beyond the basic plane are two."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
