"""What the rules about judgements, scenarios, views and layouts find, and what they leave alone."""

from datetime import date
from typing import Any

import pytest

from briefwright.domain.blocks import (
    Judgement,
    Paragraph,
    PositionRow,
    PositionTable,
    Risk,
    RiskRegister,
    Scenario,
    ScenarioSet,
    SourceList,
    Timeline,
)
from briefwright.domain.brief import Section
from briefwright.domain.checks import (
    length,
    moved_on,
    off_risk_scale,
    reasons,
    reviews,
    scenarios,
    sections,
    single_origin,
    unrated,
    unsupported,
)
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.indicators import Indicator
from briefwright.domain.layouts import Layout, LayoutSection
from domain.checks.drafting import DAY, actor, case, fact, found, paragraphs, section, source, written

SOURCES = [
    source("S1", origin="Agency Nord"),
    source("S2", origin="agency nord"),
    source("S3"),
    source("S4", standing="withdrawn"),
]
FACTS = [
    fact("F1", "It rained", "S1"),
    fact("F2", "It snowed", "S2"),
    fact("F3", "It hailed", "S3"),
    fact("F4", "It froze", "S4"),
    fact("F5", "It thawed"),
]


TEXTS = ("statement", "reason", "supporting", "contrary")


def judged(**fields: Any) -> Judgement:
    texts = {
        key: written(value)
        for key, value in fields.items()
        if isinstance(value, str) and key not in ("likelihood", "confidence")
    }
    rest = {key: value for key, value in fields.items() if key not in texts}
    return Judgement(**{"id": "j1", "statement": written("Talks go on")} | texts | rest)


@pytest.mark.parametrize(
    ("supporting", "origin"),
    [
        ("[F1|It rained]", "Agency Nord"),
        ("[F1|It rained]; [F2|It snowed]", "Agency Nord"),
        ("[F3|It hailed]; [F4|It froze]", "Report S3"),
        ("[F1|It rained]; [F3|It hailed]", ""),
        ("", ""),
        ("[F5|It thawed]", ""),
    ],
)
def it_finds_judgements_that_rest_on_one_origin(supporting: str, origin: str) -> None:
    about = case(section(judged(supporting=supporting)), facts=FACTS, sources=SOURCES)
    results = found(single_origin.RULE, about)
    assert len(results) == bool(origin)
    assert all(f"“{origin}”" in one.message for one in results)


def it_counts_facts_in_the_statement_among_the_support_but_not_contrary_ones() -> None:
    both = judged(statement="[F1|It rained], so talks go on", supporting="[F3|It hailed]")
    contrary = judged(supporting="[F1|It rained]", contrary="[F3|It hailed]")
    assert found(single_origin.RULE, case(section(both), facts=FACTS, sources=SOURCES)) == []
    assert len(found(single_origin.RULE, case(section(contrary), facts=FACTS, sources=SOURCES))) == 1


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({}, 1),
        ({"contrary": "[F1|It rained]"}, 1),
        ({"supporting": "It has always been so"}, 1),
        ({"supporting": "[F1|It rained]"}, 0),
        ({"statement": "[F1|It rained], so talks go on"}, 0),
        ({"statement": ""}, 0),
    ],
)
def it_finds_judgements_that_no_fact_speaks_for(fields: dict[str, str], count: int) -> None:
    about = case(section(judged(**fields)), facts=FACTS)
    assert len(found(unsupported.RULE, about)) == count


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, ["no likelihood and no confidence"]),
        ({"likelihood": "likely"}, ["no confidence"]),
        ({"confidence": "low"}, ["no likelihood"]),
        ({"likelihood": "likely", "confidence": "low"}, []),
        ({"statement": ""}, []),
    ],
)
def it_finds_judgements_that_say_not_how_likely_or_how_sure(fields: dict[str, str], told: list[str]) -> None:
    messages = [one.message for one in found(unrated.RULE, case(section(judged(**fields))))]
    assert [message.partition(" states ")[2].rstrip(".") for message in messages] == told


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"confidence": "low"}, 1),
        ({"confidence": "low", "reason": "One source."}, 0),
        ({}, 0),
        ({"confidence": "low", "statement": ""}, 0),
    ],
)
def it_finds_confidence_without_a_reason(fields: dict[str, str], count: int) -> None:
    assert len(found(reasons.RULE, case(section(judged(**fields))))) == count


@pytest.mark.parametrize(
    ("probabilities", "exclusive", "severities"),
    [
        ([55, 25, 10, 10], True, []),
        ([55, 25, 10], True, ["warning"]),
        ([55, 25, 10, None], True, ["warning"]),
        ([55, 45, None], True, ["warning"]),
        ([60, 50], True, ["error"]),
        ([60, 50, None], True, ["error"]),
        ([60, 50], False, []),
        ([None, None], True, []),
        ([], True, []),
    ],
)
def it_adds_up_scenarios_that_exclude_one_another(
    probabilities: list[int | None], exclusive: bool, severities: list[str]
) -> None:
    rows = tuple(Scenario(id=f"s{number}", probability=one) for number, one in enumerate(probabilities))
    about = case(section(ScenarioSet(id="set", exclusive=exclusive, rows=rows)))
    assert [one.severity for one in found(scenarios.RULE, about)] == severities


WATCHED = (Indicator(id="i1", words="rain"),)


def it_names_the_judgement_and_the_fact_that_call_for_a_review() -> None:
    about = case(section(judged(watched=WATCHED)), due={"i1": (FACTS[0], FACTS[1])})
    (only,) = found(reviews.RULE, about)
    assert "“Talks go on”" in only.message
    assert "“It rained” and 1 more" in only.message


def it_names_the_scenario_that_is_due_and_rests_once_it_was_reviewed() -> None:
    rows = (Scenario(id="s1", name="Wet", watched=WATCHED),)
    about = case(section(ScenarioSet(id="set", rows=rows)), due={"i1": (FACTS[0],)})
    (only,) = found(reviews.RULE, about)
    assert "“Wet”" in only.message
    edit = only.fixes[0].edit
    assert edit is not None
    block = edit(about.brief).sections[0].blocks[0]
    assert isinstance(block, ScenarioSet)
    assert block.rows[0].watched[0].seen == ("F1",)


def it_leaves_judgements_alone_whose_indicators_nothing_met() -> None:
    assert found(reviews.RULE, case(section(judged(watched=WATCHED)))) == []
    assert found(reviews.RULE, case(section(judged()), due={"i1": (FACTS[0],)})) == []


@pytest.mark.parametrize(("day", "count"), [("2025-11-20", 0), ("2025-11-30", 1)])
def it_notes_cells_since_whose_day_the_ledger_moved_on(day: str, count: int) -> None:
    stated = fact(
        "F1", "It is for it", stance="supports", topics=("T2",), actors=("A",), date=FuzzyDate(value=day)
    )
    rows = (PositionRow(id="row", actor="A", cells=((), ())),)
    table = PositionTable(id="p", as_of=DAY, topics=("T1", "T2"), rows=rows)
    results = found(moved_on.RULE, case(section(table), facts=[stated], actors=[actor("A", "Ada")]))
    assert [one.place.slot for one in results if one.place] == [("row", "1")] * count


LAYOUT = Layout(
    id="house",
    name="House brief",
    words=12,
    sections=(
        LayoutSection(role="bottom-line", title="Bottom line", words=5),
        LayoutSection(role="background", title="Background", blocks=("paragraph", "table")),
        LayoutSection(role="outlook", title="Outlook", optional=True),
        LayoutSection(role="sources", title="Sources"),
    ),
)


def it_adds_a_missing_section_where_the_layout_has_it() -> None:
    written_sections = (
        paragraphs("It rained.", section="one", role="bottom-line"),
        paragraphs("It rained.", section="two", role="sources"),
    )
    about = case(*written_sections, layout=LAYOUT)
    (only,) = found(sections.RULE, about)
    assert (only.severity, only.place) == ("warning", None)
    edit = only.fixes[0].edit
    assert edit is not None
    mended = edit(about.brief)
    assert [one.role for one in mended.sections] == ["bottom-line", "background", "sources"]
    assert [one.kind for one in mended.sections[1].blocks] == ["paragraph", "table"]
    assert len({one.id for one in mended.sections[1].blocks}) == 2


@pytest.mark.parametrize(
    ("about", "count"),
    [
        (section(Paragraph(id="p")), 1),
        (section(), 1),
        (section(Paragraph(id="p"), SourceList(id="l")), 0),
        (section(Timeline(id="t")), 0),
        (section(PositionTable(id="t")), 1),
        (section(PositionTable(id="t", rows=(PositionRow(id="r", actor="A", cells=()),))), 0),
        (paragraphs("It rained."), 0),
    ],
)
def it_notes_sections_without_content(about: Section, count: int) -> None:
    layout = LAYOUT.model_copy(update={"sections": (LAYOUT.sections[1],)})
    assert [one.severity for one in found(sections.RULE, case(about, layout=layout))] == ["note"] * count


@pytest.mark.parametrize(
    ("texts", "keys"),
    [
        (["one two three", "four five"], []),
        (["one two three", "four [F1|five six]"], ["s1"]),
        (
            ["one two three four five six", "seven [F1|eight nine] ten eleven twelve thirteen"],
            ["brief", "s1"],
        ),
    ],
)
def it_counts_the_words_of_sections_and_of_the_whole(texts: list[str], keys: list[str]) -> None:
    about = case(paragraphs(*texts, role="bottom-line"), layout=LAYOUT)
    assert [one.key for one in found(length.RULE, about)] == keys


def it_measures_nothing_by_a_layout_that_is_not_at_hand() -> None:
    about = case(section(Paragraph(id="p")), day=date(2025, 1, 1))
    assert found(sections.RULE, about) == []
    assert found(length.RULE, about) == []


@pytest.mark.parametrize(
    ("scale", "likelihood", "impact", "words"),
    [
        ("risk-uk", "likely", "moderate", ["“likely” is no likelihood of"]),
        ("risk-uk", "Low", "high", ["“Low” is no likelihood of", "“high” is no impact of"]),
        ("risk-own", "low", "moderate", ["The risk scale “risk-own” is not at hand."]),
        ("risk-uk", "low", "moderate", []),
        ("risk-uk", "", "", []),
    ],
)
def it_finds_risks_rated_off_their_scale(scale: str, likelihood: str, impact: str, words: list[str]) -> None:
    risk = Risk(id="r1", description=written("It floods"), likelihood=likelihood, impact=impact)
    results = found(off_risk_scale.RULE, case(section(RiskRegister(id="k1", scale=scale, rows=(risk,)))))
    assert [one.message[: len(start)] for one, start in zip(results, words, strict=True)] == words
    assert {one.severity for one in results} <= {"error" if scale == "risk-uk" else "warning"}
