import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.blocks import Block, Row, SourceList, Table
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import text
from briefwright.domain.material import Material
from briefwright.domain.presentation import Presentation
from briefwright.export.composing.composition import compose
from briefwright.export.files import render
from briefwright.export.templates.arrangement import arranged, spread
from briefwright.export.word.document import word_file
from export.forms import DOCUMENT, LINE, RUN, SLOT, flaws, inline, line, lines, slot, with_body
from export.samples import paragraph, positions, ref, with_base
from export.structure import Package, W, words

Changed = Callable[..., Path]

TITLE = line(inline("brief.title"))


def section(role: str, *blocks: Block, **fields: object) -> Section:
    values = {"id": f"s-{role}", "title": role.capitalize(), "role": role, "blocks": blocks}
    return Section.model_validate(values | fields)


def brief(*sections: Section, **fields: object) -> Material:
    return with_base(Brief.model_validate({"id": "B1", "title": "The talks", "sections": sections} | fields))


def document(made: Material, template: Path) -> Package:
    data, _, _ = render(made, template)
    assert flaws(data) == []
    return Package(data)


def notices(made: Material, template: Path) -> tuple[str, ...]:
    return render(made, template)[1]


RISKS = section("risks", paragraph("It may fail. ", ref("F1")))
OUTLOOK = section("outlook", paragraph("It will last. ", ref("F2")))
SUMMARY = section("summary", paragraph("In short. ", ref("F4")))


def it_puts_a_section_with_its_heading_where_its_slot_is(changed: Changed) -> None:
    markup = TITLE + slot("slot.section.risks") + LINE.format("Between") + slot("slot.body")
    found = lines(document(brief(OUTLOOK, RISKS), changed({DOCUMENT: with_body(markup)})))
    assert found == [
        "The talks",
        "Risks",
        "It may fail. The talks resumed on 15 August",
        "Between",
        "Outlook",
        "It will last. The ministry rejects the draft",
    ]


def it_leaves_the_heading_out_where_the_template_has_it(changed: Changed) -> None:
    markup = TITLE + LINE.format("Risk") + slot("section.risks.text")
    found = lines(document(brief(RISKS), changed({DOCUMENT: with_body(markup)})))
    assert found == ["The talks", "Risk", "It may fail. The talks resumed on 15 August"]


def it_keeps_the_marking_of_a_section_whose_heading_it_leaves_out(changed: Changed) -> None:
    made = brief(section("risks", paragraph("It may fail."), marking="TLP:AMBER"))
    found = lines(document(made, changed({DOCUMENT: with_body(TITLE + slot("section.risks.text"))})))
    assert found == ["The talks", "(TLP:AMBER)", "It may fail."]


@pytest.mark.parametrize("tag", ["slot.section.key_judgements", "Section.Key-Judgements"])
def it_knows_a_role_in_any_spelling(tag: str, changed: Changed) -> None:
    made = brief(section("key-judgements", paragraph("So.")))
    found = lines(document(made, changed({DOCUMENT: with_body(TITLE + slot(tag) + LINE.format("End"))})))
    assert found == ["The talks", "Key-judgements", "So.", "End"]


def it_numbers_notes_tables_and_sources_as_they_are_read(changed: Changed) -> None:
    table = Table(id="t1", caption="Figures", rows=(Row(id="r", cells=(text("x"),)),))
    made = brief(
        section("outlook", paragraph(ref("F2")), table),
        section("risks", paragraph(ref("F1")), positions()),
        section("sources", SourceList(id="sl")),
    )
    markup = TITLE + slot("section.risks") + LINE.format("Between") + slot("body")
    package = document(made, changed({DOCUMENT: with_body(markup)}))
    notes = [words(note).strip() for note in package.parts["word/footnotes.xml"]][2:]
    assert [note.split(",")[0] for note in notes] == ["Jane Doe", "TASS", "TASS"]
    captions = [each for each in lines(package) if re.match(r"Table \d", each)]
    assert [each.split(".")[0] for each in captions] == ["Table 1", "Table 2"]


def it_numbers_the_notes_of_a_template_between_its_slots(changed: Changed) -> None:
    def noted(xml: str) -> str:
        return xml.replace(
            "</w:footnotes>", f'<w:footnote w:id="7">{LINE.format("own")}</w:footnote></w:footnotes>'
        )

    call = '<w:p><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    markup = TITLE + slot("section.risks") + call + slot("body")
    template = changed({DOCUMENT: with_body(markup), "word/footnotes.xml": noted})
    notes = document(brief(OUTLOOK, RISKS), template).parts["word/footnotes.xml"]
    said = [words(note).strip().split(",")[0] for note in notes][2:]
    assert said == ["Jane Doe", "own", "TASS"]


def it_puts_what_has_no_slot_at_the_end_and_says_so(changed: Changed) -> None:
    template = changed({DOCUMENT: with_body(TITLE + slot("section.risks") + LINE.format("End"))})
    made = brief(OUTLOOK, RISKS)
    assert lines(document(made, template))[-3:-1] == ["End", "Outlook"]
    assert (
        "changed.docx has no slot for the body: sections without a slot of their own stand at its end."
        in notices(made, template)
    )


def it_says_nothing_where_every_section_has_its_slot(changed: Changed) -> None:
    template = changed({DOCUMENT: with_body(TITLE + slot("section.risks"))})
    assert notices(brief(section("risks", paragraph("Text."))), template) == ()


def it_says_under_which_heading_nothing_stands(changed: Changed) -> None:
    template = changed(
        {DOCUMENT: with_body(TITLE + LINE.format("Risks") + slot("section.risks.text") + slot("body"))}
    )
    made = brief(OUTLOOK)
    assert (
        "changed.docx has a heading for the section “risks”, and the brief has no such section."
        in notices(made, template)
    )
    assert "here" not in lines(document(made, template))


def it_puts_all_sections_in_one_role_into_one_slot(changed: Changed) -> None:
    made = brief(
        section("risks", paragraph("One."), id="a"), OUTLOOK, section("risks", paragraph("Two."), id="b")
    )
    template = changed({DOCUMENT: with_body(TITLE + slot("section.risks.text") + slot("body"))})
    assert lines(document(made, template))[:4] == ["The talks", "One.", "Risks", "Two."]


def it_fills_two_slots_in_one_line_one_after_the_other(changed: Changed) -> None:
    both = line(RUN.format("Both: "), inline("section.risks"), inline("section.outlook"))
    template = changed({DOCUMENT: with_body(TITLE + both + LINE.format("End"))})
    found = lines(document(brief(OUTLOOK, RISKS), template))
    assert [found[at] for at in (1, 2, 4, 6)] == ["Both: ", "Risks", "Outlook", "End"]


def it_fills_a_form_of_cells(changed: Changed) -> None:
    def row(label: str, tag: str) -> str:
        return f"<w:tr><w:tc><w:tcPr/>{LINE.format(label)}</w:tc><w:tc><w:tcPr/>{slot(tag)}</w:tc></w:tr>"

    rows = (
        row("Summary", "section.summary.text")
        + row("Risks", "section.risks.text")
        + row("Rest", "section.rest.text")
    )
    grid = '<w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>'
    table = f"<w:tbl><w:tblPr/>{grid}{rows}</w:tbl>"
    package = document(brief(RISKS, SUMMARY), changed({DOCUMENT: with_body(TITLE + table + "<w:p/>")}))
    cells = [words(cell) for cell in package.body.iter(f"{W}tc")]
    assert cells == [
        "Summary",
        "In short. It was 40 per cent",
        "Risks",
        "It may fail. The talks resumed on 15 August",
        "Rest",
        "",
    ]


CONTENTS = Presentation(contents=True)


def listed(made: Material, template: Path) -> list[str]:
    """The entries of the table of contents, each of which leads to a heading."""
    package = document(made, template)
    links = [each for each in package.body.iter(f"{W}hyperlink") if each.get(f"{W}anchor")]
    marks = {str(each.get(f"{W}name")) for each in package.body.iter(f"{W}bookmarkStart")}
    assert {str(each.get(f"{W}anchor")) for each in links} <= marks
    return [words(each) for each in links]


def with_contents(made: Material) -> Material:
    return Material(made.brief, made.facts, made.sources, presentation=CONTENTS)


def it_puts_the_table_of_contents_where_its_slot_is(changed: Changed) -> None:
    markup = TITLE + slot("body") + LINE.format("Behind") + slot("contents")
    template = changed({DOCUMENT: with_body(markup)})
    made = with_contents(brief(RISKS, OUTLOOK))
    assert listed(made, template) == ["Risks", "Outlook"]
    found = lines(document(made, template))
    assert found[found.index("Behind") + 1 :] == ["Contents", "Risks", "Outlook"]


def it_lists_sections_whose_headings_the_template_has(changed: Changed) -> None:
    template = changed(
        {DOCUMENT: with_body(TITLE + LINE.format("Risks") + slot("section.risks.text") + slot("body"))}
    )
    assert listed(with_contents(brief(OUTLOOK, RISKS)), template) == ["Risks", "Outlook"]


def it_takes_the_place_of_contents_away_that_nobody_asks_for(changed: Changed) -> None:
    template = changed({DOCUMENT: with_body(TITLE + slot("contents") + slot("body"))})
    assert lines(document(brief(RISKS), template))[:2] == ["The talks", "Risks"]


def it_puts_the_title_before_whatever_stands_first(changed: Changed) -> None:
    template = changed({DOCUMENT: with_body(LINE.format("Cover") + slot("section.risks") + slot("body"))})
    assert lines(document(brief(OUTLOOK, RISKS), template))[:3] == ["Cover", "The talks", "Risks"]


def it_lets_nothing_lie_on_its_side_in_a_cell(changed: Changed) -> None:
    topics = tuple(f"T{number}" for number in range(1, 12))
    rows = tuple(
        row.model_copy(update={"cells": (text("A rather long position"),) * 11}) for row in positions().rows
    )
    wide = positions().model_copy(update={"topics": topics, "rows": rows})
    cell = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>{slot('body')}</w:tc></w:tr></w:tbl><w:p/>"
    package = document(brief(section("positions", wide)), changed({DOCUMENT: with_body(TITLE + cell)}))
    assert len(list(package.body.iter(f"{W}sectPr"))) == 1


def it_refuses_pieces_that_are_not_in_the_order_of_the_template(changed: Changed) -> None:
    template = changed({DOCUMENT: with_body(slot("section.risks") + slot("body"))})
    made = brief(OUTLOOK, RISKS)
    with pytest.raises(ValueError, match="not in the order"):
        word_file(compose(made), made.brief, template)


def it_ends_a_section_of_pages_where_the_template_does(changed: Changed) -> None:
    end = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
    body = SLOT.format("slot.body", LINE.format("here") + end)
    package = document(brief(RISKS), changed({DOCUMENT: with_body(TITLE + body + LINE.format("Annex"))}))
    assert len(list(package.body.iter(f"{W}sectPr"))) == 2
    assert lines(package)[-1] == "Annex"


roles = st.sampled_from(["risks", "outlook", "summary", "sources", ""])
tags = st.sampled_from(
    ["slot.body", "slot.contents", "slot.section.risks", "slot.section.outlook.text", "slot.section.x"]
)


@settings(max_examples=100)
@given(st.lists(tags, max_size=5, unique=True), st.lists(roles, max_size=7))
def it_puts_every_section_somewhere_and_none_twice(slots: list[str], held: list[str]) -> None:
    spots = spread(slots, held)
    assert sorted(number for spot in spots for number in spot.sections) == list(range(len(held)))


@settings(max_examples=100)
@given(st.lists(tags, max_size=5, unique=True), st.lists(roles, max_size=7))
def it_needs_to_be_arranged_but_once(slots: list[str], held: list[str]) -> None:
    sections = tuple(Section(id=f"s{number}", title="T", role=role) for number, role in enumerate(held))
    once = arranged(Brief(id="B", title="T", sections=sections), slots)
    assert arranged(once, slots) is once
    assert sorted(each.id for each in once.sections) == sorted(each.id for each in sections)
