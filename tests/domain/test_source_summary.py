"""The source summary statement, in exact sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.blocks import Block, Judgement, Paragraph
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import Content, reference, text
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Citation, Fact, Source
from briefwright.domain.grades import CREDIBILITIES, RELIABILITIES
from briefwright.domain.material import Material
from briefwright.domain.source_summary import sentences, summary

WORDS = "the harbour was closed to all ships in the night of Sunday"


def source(source_id: str, **fields: Any) -> Source:
    """A reliable source of 1 March 2026."""
    day = FuzzyDate(value="2026-03-01")
    return Source(**{"id": source_id, "title": f"Report {source_id}", "published": day} | fields)


def fact(fact_id: str, *sources: str, **fields: Any) -> Fact:
    citations = tuple(Citation(source=one) for one in sources)
    return Fact(
        **{"id": fact_id, "revision": 1, "statement": f"It is {fact_id}", "citations": citations} | fields
    )


def says(*facts: Fact) -> Content:
    return tuple(reference(one, f"r-{one.id}") for one in facts)


def material(
    facts: Sequence[Fact],
    sources: Sequence[Source] = (),
    *more: Block,
    unknown: Sequence[Fact] = (),
    **fields: Any,
) -> Material:
    """A brief that cites the facts and the unknown ones in a paragraph, with more blocks below it."""
    first = Paragraph(id="p", content=says(*facts, *unknown))
    brief = Brief(id="b", title="Talks", sections=(Section(id="s", title="All", blocks=(first, *more)),))
    return Material(brief, {one.id: one for one in facts}, {one.id: one for one in sources}, **fields)


def told(of: Material, grades: bool = False) -> tuple[str, ...]:
    return sentences(summary(of), grades)


def it_says_so_where_nothing_is_cited() -> None:
    nothing = ("The brief cites no facts, so there are no sources to sum up.",)
    assert told(material([]), grades=True) == nothing
    detached = says(fact("F1"))[0].model_copy(update={"mode": "detached"})
    held = material([], [], Paragraph(id="q", content=(detached,)))
    assert told(held) == nothing


def it_counts_facts_sources_and_independent_origins() -> None:
    facts = [fact("F1", "S1", "S2"), fact("F2", "S3")]
    sources = [source("S1", origin="Reuters"), source("S2", origin="reuters"), source("S3")]
    assert told(material(facts, sources)) == (
        "The brief cites 2 facts from 3 sources, which go back to 2 independent origins: “Reuters” and "
        "“Report S3”.",
        "The sources date from 1 March 2026.",
    )


def it_counts_a_fact_once_however_often_it_is_cited() -> None:
    one = fact("F1", "S1")
    held = material([one], [source("S1")], Paragraph(id="q", content=says(one)))
    assert told(held)[0] == (
        "The brief cites 1 fact from a single source, and so from a single origin: “Report S1”."
    )


def it_says_when_all_sources_go_back_to_one_origin() -> None:
    sources = [source("S1", origin="Reuters"), source("S2", origin="Reuters")]
    assert told(material([fact("F1", "S1", "S2")], sources))[0] == (
        "The brief cites 1 fact from 2 sources, all of which go back to a single origin: “Reuters”."
    )


def it_does_not_name_many_origins() -> None:
    sources = [source(f"S{number}") for number in range(5)]
    facts = [fact("F1", *(one.id for one in sources))]
    assert told(material(facts, sources))[0] == (
        "The brief cites 1 fact from 5 sources, which go back to 5 independent origins."
    )


def it_warns_of_sources_that_quote_the_same_text() -> None:
    cites = tuple(Citation(source=one, quotation=WORDS) for one in ("S1", "S2"))
    held = material([fact("F1", citations=cites)], [source("S1"), source("S2")])
    assert told(held)[1] == (
        "1 pair of sources quotes the same text, so there may be fewer origins than they name."
    )


def it_says_from_when_to_when_the_sources_date() -> None:
    old, new = FuzzyDate(value="2024"), FuzzyDate(value="2026-02", part="early")
    sources = [source("S1", published=new), source("S2", published=old), source("S3", published=None)]
    assert told(material([fact("F1", "S1", "S2", "S3")], sources))[1:] == (
        "The dated sources date from 2024 to early February 2026.",
        "1 source that the brief cites bears no date.",
    )


def it_counts_grades_in_words_and_those_that_were_not_judged_apart() -> None:
    graded = {"S1": "B", "S2": "A", "S3": "B", "S4": "F"}
    sources = [source(one, reliability=grade) for one, grade in graded.items()]
    cites = (
        Citation(source="S1", credibility=2),
        Citation(source="S2", credibility=1),
        Citation(source="S3", credibility=2, reliability="D", override_reason="Far away"),
        Citation(source="S4"),
    )
    held = material([fact("F1", citations=cites)], sources)
    assert told(held, grades=True)[2:] == (
        "Of the 4 sources, 1 is completely reliable (A) and 2 are usually reliable (B); the reliability of 1 "
        "was not judged (F).",
        "Of the 4 items of information, 1 is confirmed by other sources (1) and 2 are probably true (2); the "
        "credibility of 1 was not judged (6).",
        "The reliability of 1 item was rated apart from that of its source.",
    )
    assert len(told(held)) == 2


def it_speaks_of_a_single_source_without_counting() -> None:
    cites = (Citation(source="S1", credibility=3),)
    held = material([fact("F1", citations=cites)], [source("S1", reliability="C")])
    assert told(held, grades=True)[2:] == (
        "The source is fairly reliable (C).",
        "The item of information is possibly true (3).",
    )


def it_says_when_nothing_was_graded() -> None:
    assert told(material([fact("F1", "S1")], [source("S1")]), grades=True)[2:] == (
        "The reliability of the source was not judged (F).",
        "The credibility of the item of information was not judged (6).",
    )
    held = material([fact("F1", "S1", "S2")], [source("S1"), source("S2")])
    assert told(held, grades=True)[2:] == (
        "The reliability of the 2 sources was not judged (F).",
        "The credibility of the 2 items of information was not judged (6).",
    )


def it_names_the_judgements_that_rest_on_one_origin_or_on_none() -> None:
    facts = [fact("F1", "S1"), fact("F2", "S2"), fact("F3")]
    judgements = (
        Judgement(id="j1", statement=text("It will rain."), supporting=says(facts[0])),
        Judgement(id="j2", statement=text("It will snow."), supporting=says(*facts[:2])),
        Judgement(id="j3", statement=text("It will hail."), supporting=says(facts[2])),
        Judgement(id="j4", supporting=says(facts[0])),
    )
    held = material(facts, [source("S1", origin="Reuters"), source("S2")], *judgements)
    assert [one for one in told(held) if "judgement" in one] == [
        "The judgement “It will rain” rests on a single origin: “Reuters”.",
        "The judgement “It will hail” rests on no source.",
    ]


GAPS: Mapping[str, tuple[Material, str]] = {
    "missing": (
        material([], unknown=[fact("F1")]),
        "1 fact that the brief cites is not in the base.",
    ),
    "withdrawn fact": (
        material([fact("F1", standing="withdrawn"), fact("F2", standing="withdrawn")]),
        "2 facts that the brief cites were withdrawn.",
    ),
    "withdrawn source": (
        material([fact("F1", "S1", "S2")], [source("S1", standing="withdrawn"), source("S2")]),
        "1 source that the brief cites was withdrawn.",
    ),
    "unsourced": (
        material(
            [fact("F1"), fact("F2", "S1"), fact("F3", "S2")],
            [source("S1"), source("S2", standing="withdrawn")],
        ),
        "2 facts that the brief cites rest on no source.",
    ),
    "disputed": (
        material([fact("F1", "S1", standing="disputed")], [source("S1")]),
        "1 fact that the brief cites is disputed.",
    ),
    "superseded": (
        material([fact("F1", "S1", standing="superseded")], [source("S1")]),
        "1 fact that the brief cites was superseded.",
    ),
}


@pytest.mark.parametrize("gap", GAPS)
def it_tells_the_gap(gap: str) -> None:
    held, sentence = GAPS[gap]
    assert sentence in told(held)


def it_does_not_count_what_was_withdrawn() -> None:
    facts = [fact("F1", "S1", standing="withdrawn"), fact("F2", "S2")]
    sources = [source("S1"), source("S2", standing="withdrawn")]
    assert told(material(facts, sources)) == (
        "The brief cites 1 fact, without any source that stands.",
        "1 fact that the brief cites was withdrawn.",
        "1 source that the brief cites was withdrawn.",
    )


def it_goes_by_the_sources_of_the_wording_that_is_shown() -> None:
    now = fact("F1", "S2", revision=2, statement="Other", standing="disputed")
    shown = fact("F1", "S1")
    brief = material([shown], []).brief
    sources = {one.id: one for one in (source("S1"), source("S2"))}
    found = summary(Material(brief, {"F1": now}, sources, former={("F1", 1): shown}))
    assert (found.origins, found.gaps.disputed) == (("Report S1",), 1)


def it_says_that_what_is_above_a_ceiling_is_not_counted() -> None:
    judgement = Judgement(id="j", statement=text("It will rain."))
    held = replace(material([fact("F1")], [], judgement), ceiling="TLP:GREEN")
    assert told(held) == (
        "The brief cites 1 fact.",
        "What is marked above TLP:GREEN was left out and is not counted here.",
    )


standings = st.sampled_from(["current", "disputed", "superseded", "withdrawn"])
ids = st.sampled_from(["S1", "S2", "S3", "S4"])


@st.composite
def materials(draw: st.DrawFn) -> Material:
    names = st.sampled_from(["", "", "Reuters", "Report S1"])
    sources = [
        source(f"S{number}", origin=draw(names), reliability=draw(st.sampled_from(RELIABILITIES)))
        for number in range(1, 4)
    ]
    items = st.builds(Citation, source=ids, credibility=st.sampled_from(CREDIBILITIES))
    facts = [
        fact(f"F{number}", citations=tuple(draw(st.lists(items, max_size=3))), standing=draw(standings))
        for number in range(draw(st.integers(0, 4)))
    ]
    supporting = says(*facts[: draw(st.integers(0, 4))])
    return material(facts, sources, Judgement(id="j", statement=text("So"), supporting=supporting))


@settings(max_examples=60)
@given(materials(), st.booleans())
def it_adds_up(held: Material, grades: bool) -> None:
    found = summary(held)
    assert sum(found.reliability.values()) == found.sources
    assert sum(found.credibility.values()) >= found.sources >= len(found.origins)
    assert bool(found.sources) == bool(found.origins)
    assert found.facts + found.gaps.withdrawn_facts == len(held.facts)
    assert len(found.single) + len(found.baseless) <= 1
    assert all(one[0].isupper() or one[0].isdigit() for one in sentences(found, grades))
    assert all(one.endswith(".") for one in sentences(found, grades))
    assert set(sentences(found, grades=False)) <= set(sentences(found, grades=True))
