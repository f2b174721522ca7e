"""Going to a finding: in running text, in a cell, in a field of a judgement."""

from dataclasses import replace

import pytest

from briefwright.domain import edits
from briefwright.domain.blocks import Judgement, Paragraph
from briefwright.domain.brief import Place, Section
from briefwright.domain.checks.finding import Finding
from briefwright.domain.content import Content, Text, reference, text
from briefwright.domain.slots import SlotKey
from briefwright.gui.brief.places import place_of_caret, words_at
from gui import window_world
from gui.window_world import Window

BEFORE = "🚢 ⚓ 𝔘 "
"""Characters of which Qt counts some as two."""


def put(window: Window, *blocks: Paragraph | Judgement) -> None:
    section = Section(id="new", title="New", blocks=blocks)
    window.bench.pane.perform("Add", lambda brief: edits.add_section(brief, section, 1))


def finding(section: str, block: str, slot: SlotKey = (), span: tuple[int, int] | None = None) -> Finding:
    place = Place(section=section, block=block, slot=slot)
    return Finding(rule="r", key="k", severity="warning", message="m", reason="why", place=place, span=span)


def selected(window: Window, found: Finding) -> str:
    window.bench.analysis.checks.go(found)
    return window.surface.textCursor().selectedText()


def span_of(window: Window, found: Finding, words: str) -> tuple[int, int]:
    assert found.place is not None
    start = words_at(window.brief, found.place).index(words)
    return start, start + len(words)


PLACES: list[tuple[str, Content]] = [
    ("narrative", text(f"{BEFORE}The port is leased.")),
    ("after a fact", (Text(text=BEFORE), reference(window_world.PORT, "r"), Text(text=" is leased"))),
]


@pytest.mark.parametrize("content", [content for _, content in PLACES], ids=[name for name, _ in PLACES])
def it_selects_the_words_of_a_finding_in_a_later_paragraph(window: Window, content: Content) -> None:
    put(window, Paragraph(id="one", content=text(BEFORE)), Paragraph(id="two", content=content))
    found = finding("new", "two")
    span = span_of(window, found, "is leased")
    assert selected(window, replace(found, span=span)) == "is leased"
    assert window.surface.hasFocus()


@pytest.mark.parametrize("field", ["statement", "reason", "assumptions"])
def it_selects_the_words_of_a_finding_in_a_field_of_a_judgement(window: Window, field: str) -> None:
    put(window, Judgement.model_validate({"id": "j", field: text(f"{BEFORE}The talks will fail")}))
    found = finding("new", "j", (field,))
    span = span_of(window, found, "will")
    assert selected(window, replace(found, span=span)) == "will"


def it_selects_the_words_of_a_finding_in_a_cell(window: Window) -> None:
    assert selected(window, finding("data", "t1", ("row2", "1"), (0, 4))) == "Tonn"


def it_puts_the_caret_into_the_field_of_a_finding_without_words(window: Window) -> None:
    put(window, Judgement(id="j", statement=text("The talks will fail")))
    assert selected(window, finding("new", "j", ("reason",))) == ""
    assert place_of_caret(window.page) == (Place(section="new", block="j", slot=("reason",)), 0)


def it_passes_over_a_finding_whose_place_is_gone(window: Window) -> None:
    window.go("bottom", "b2")
    before = window.surface.caret()
    window.bench.analysis.checks.go(finding("gone", "b9", (), (0, 3)))
    assert window.surface.caret() == before


def it_shows_the_text_to_show_a_finding(window: Window) -> None:
    window.run("view.ledger")
    assert selected(window, finding("bottom", "b2", (), (4, 10))) == "second"
    assert window.page.isVisible()


def it_tells_where_the_caret_stands_in_a_cell(window: Window) -> None:
    window.bench.analysis.checks.go(finding("data", "t1", ("row2", "1"), (2, 2)))
    assert place_of_caret(window.page) == (Place(section="data", block="t1", slot=("row2", "1")), 2)


def it_counts_characters_up_to_the_caret_not_those_of_qt(window: Window) -> None:
    put(window, Paragraph(id="one", content=text(f"{BEFORE}The port")))
    at = len(BEFORE) + 3
    window.bench.analysis.checks.go(finding("new", "one", (), (at, at)))
    assert place_of_caret(window.page) == (Place(section="new", block="one"), at)
