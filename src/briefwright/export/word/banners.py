"""The marking at the top and the foot of every page, whatever the template has there."""

import re
from collections.abc import Iterator, Mapping

from docx.document import Document
from docx.section import _Footer, _Header
from lxml.etree import _Element as Element

from briefwright.export.ooxml.wordml import W, element, field, paragraph, run
from briefwright.export.templates.slots import fill_details
from briefwright.export.templates.styles import Styles

Story = _Header | _Footer

_STYLES = {
    "TLP:RED": "TLP Red",
    "TLP:AMBER": "TLP Amber",
    "TLP:AMBER+STRICT": "TLP Amber",
    "TLP:GREEN": "TLP Green",
    "TLP:CLEAR": "TLP Clear",
}

RUNNING = 160
"""How many letters of a title, or of any other detail, stand on every page."""

_USUAL = ("header", "footer")
_FIRST = ("first_page_header", "first_page_footer")
_EVEN = ("even_page_header", "even_page_footer")


def marking_style(marking: str) -> str:
    """The name of the character style in which the marking stands."""
    return _STYLES[marking]


def running(values: Mapping[str, str]) -> dict[str, str]:
    """The details as they stand at the top and the foot of pages, which very long ones would fill."""
    return {
        name: value if len(value) <= RUNNING else f"{value[: RUNNING - 1].rstrip()}…"
        for name, value in values.items()
    }


def on_ground(marking: str) -> str:
    """The marking with spaces around it, so that its black ground reaches beyond its letters."""
    # LibreOffice draws the ground of no-break spaces apart, with a gap; Word drops the ground of plain ones.
    return f"\N{FOUR-PER-EM SPACE}{marking}\N{FOUR-PER-EM SPACE}"


def fill_pages(document: Document, values: dict[str, str], styles: Styles) -> None:
    """Fill the slots in all headers and footers, and mark those that say nothing of the marking."""
    marking = values["brief.marking"]
    style = styles.id(marking_style(marking))
    for story in _stories(document):
        root = story._element
        fill_details(root, running(values) | {"brief.marking": on_ground(marking)}, {"brief.marking": style})
        if not _bears(root, marking):
            _mark(root, run(on_ground(marking), style), styles, footer=isinstance(story, _Footer))


def _stories(document: Document) -> Iterator[Story]:
    """Every header and footer that any page shows, once; where a page would have none, a new one."""
    even = document.settings.odd_and_even_pages_header_footer
    held: dict[str, Story] = {}
    seen: list[Element] = []
    for section in document.sections:
        stories = {name: getattr(section, name) for name in (*_USUAL, *_FIRST, *_EVEN)}
        held |= {name: story for name, story in stories.items() if not story.is_linked_to_previous}
        first = _FIRST if section.different_first_page_header_footer else ()
        for name in (*_USUAL, *first, *(_EVEN if even else ())):
            if name not in held:
                _begin(stories[name])
                held[name] = stories[name]
            if not any(root is held[name]._element for root in seen):
                seen.append(held[name]._element)
                yield held[name]


def _begin(story: Story) -> None:
    """Start the header or footer with nothing in it."""
    story.is_linked_to_previous = False
    for child in list(story._element):
        story._element.remove(child)


def _bears(root: Element, marking: str) -> bool:
    words = "".join(text.text or "" for text in root.iter(f"{W}t"))
    return re.search(rf"{re.escape(marking)}(?![+\w])", words) is not None


def _mark(root: Element, mark: str, styles: Styles, footer: bool) -> None:
    if footer and len(root) == 0:
        pages = run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
        root.append(element(paragraph(styles.id("Footer"), pages)))
    root.append(element(paragraph(styles.id("Marking"), mark)))
