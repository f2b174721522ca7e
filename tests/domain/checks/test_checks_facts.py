"""What the rules about facts and sources find, and what they leave alone."""

from datetime import date
from typing import Any

import pytest

from briefwright.domain.blocks import (
    Judgement,
    PositionRow,
    PositionTable,
    Row,
    Table,
    Timeline,
)
from briefwright.domain.brief import Section
from briefwright.domain.checks import (
    contradictions,
    copied,
    dangling,
    disputed,
    markings,
    outdated,
    stale,
    superseded,
    withdrawn,
)
from briefwright.domain.checks.finding import Case
from briefwright.domain.checks.rules import find
from briefwright.domain.content import FactRef
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.edits import remove_block, set_mode
from briefwright.domain.facts import Citation, Fact, Standing
from briefwright.domain.indicators import Indicator
from domain.checks.drafting import (
    actor,
    case,
    fact,
    found,
    marked,
    paragraphs,
    section,
    shown,
    source,
    written,
)

RAINED = "It says that [F1|It rained] all day."
SPEECH = "we will keep the corridor open for as long as the harvest has to be shipped"


def with_mode(about: Section, mode: str, *facts: Fact) -> Case:
    made = case(about, facts=facts)
    return case(*set_mode(made.brief, "s1-r0-0", mode).sections, facts=facts)  # type: ignore[arg-type]


def it_finds_references_to_facts_that_the_base_lacks() -> None:
    about = case(paragraphs(RAINED, "And [F1|rain] again. [F2|Snow]."), facts=[fact("F2", "Snow")])
    results = found(dangling.RULE, about)
    assert [(one.severity, shown(one, about)) for one in results] == [
        ("error", "It rained"),
        ("error", "rain"),
    ]


def it_keeps_the_words_when_it_drops_a_dangling_reference() -> None:
    about = case(paragraphs(RAINED))
    (only,) = found(dangling.RULE, about)
    edit = only.fixes[0].edit
    assert edit is not None
    mended = edit(about.brief)
    assert found(dangling.RULE, case(*mended.sections)) == []
    assert case(*mended.sections).passages()[0].text == about.passages()[0].text


def it_drops_dangling_references_in_the_block_of_the_finding_alone() -> None:
    about = case(paragraphs("[F1|Rain], and [F1|rain].", "[F1|It rained]."))
    edit = found(dangling.RULE, about)[0].fixes[0].edit
    assert edit is not None
    assert marked(dangling.RULE, case(*edit(about.brief).sections)) == ["It rained"]


@pytest.mark.parametrize("held", [[], [fact("F1", standing="withdrawn")]], ids=["lacking", "withdrawn"])
def it_tells_uses_of_a_fact_in_one_paragraph_from_those_in_others(held: list[Fact]) -> None:
    about = case(paragraphs("[F1|Rain], and [F1|rain].", "[F1|It rained]."), facts=held)
    first, second = (one.key for one in find(about))
    alone = case(*remove_block(about.brief, "s1-b0").sections, facts=held)
    assert first != second
    assert [one.key for one in find(alone)] == [second]


@pytest.mark.parametrize(
    ("block", "messages"),
    [
        (
            PositionTable(id="p", topics=("T1",), rows=(PositionRow(id="r", actor="A1", cells=((),)),)),
            {"The actor A1 is not in the base.", "The topic T1 is not in the base."},
        ),
        (
            Timeline(id="t", actors=("A1",), topics=("T2",)),
            {"The actor A1 is not in the base."},
        ),
        (
            Judgement(id="j", watched=(Indicator(id="i", actor="A2", topic="T1"),)),
            {"The topic T1 is not in the base."},
        ),
        (Timeline(id="t", actors=("A2",), topics=("T2",)), set()),
        (Judgement(id="j", watched=(Indicator(id="i", words="rain"),)), set()),
    ],
)
def it_finds_actors_and_topics_that_the_base_lacks(block: Any, messages: set[str]) -> None:
    about = case(section(block), actors=[actor("A2", "Ada")], topics=["T2"])
    assert {one.message for one in found(dangling.RULE, about)} == messages


@pytest.mark.parametrize(
    ("standing", "sources", "count"),
    [
        ("withdrawn", ["S1"], 1),
        ("current", ["S2"], 1),
        ("current", ["S1", "S2"], 0),
        ("current", ["S1"], 0),
        ("current", [], 0),
        ("current", ["S2", "S9"], 0),
    ],
)
def it_finds_what_was_withdrawn_with_all_its_sources_or_itself(
    standing: Standing, sources: list[str], count: int
) -> None:
    rained = fact("F1", "It rained", *sources, standing=standing)
    held = [source("S1"), source("S2", standing="withdrawn")]
    results = found(withdrawn.RULE, case(paragraphs(RAINED), facts=[rained], sources=held))
    assert [one.severity for one in results] == ["error"] * count


def it_finds_superseded_facts_and_no_others() -> None:
    old, new = fact("F1", "It rained", standing="superseded"), fact("F2", "It snowed")
    assert marked(superseded.RULE, case(paragraphs(RAINED, "[F2|It snowed]."), facts=[old, new])) == [
        "It rained"
    ]


@pytest.mark.parametrize(
    ("statement", "revision", "mode", "words"),
    [
        ("It rained hard", 2, "follow", ["It rained"]),
        ("It rained hard", 2, "pinned", []),
        ("It rained hard", 2, "detached", []),
        ("It rained", 2, "follow", []),
        ("It rained hard", 1, "follow", []),
    ],
    ids=["newer", "pinned", "detached", "the same words at a newer revision", "adapted here"],
)
def it_finds_references_that_follow_a_fact_with_newer_words(
    statement: str, revision: int, mode: str, words: list[str]
) -> None:
    newer = fact("F1", statement, revision=revision)
    assert marked(outdated.RULE, with_mode(paragraphs(RAINED), mode, newer)) == words


def it_takes_the_new_wording_in_every_place_at_once() -> None:
    newer = fact("F1", "It rained hard", revision=2)
    about = case(paragraphs(RAINED, "Again [F1|It rained]."), facts=[newer])
    (only,) = found(outdated.RULE, about)
    edit = only.fixes[0].edit
    assert edit is not None
    assert found(outdated.RULE, case(*edit(about.brief).sections, facts=[newer])) == []


def it_asks_again_when_a_fact_changes_once_more() -> None:
    keys = [
        found(outdated.RULE, case(paragraphs(RAINED), facts=[fact("F1", "Rain", revision=number)]))[0].key
        for number in (2, 3)
    ]
    assert keys[0] != keys[1]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[F1|It rained] all day.", 1),
        ("[F1|It rained], which the farmers dispute.", 0),
        ("It is disputed whether [F1|it rained].", 0),
        ("[F1|It rained]. [F2|It stayed dry].", 0),
        ("[F1|It rained]. [F3|It snowed].", 1),
        ("[F3|It snowed].", 0),
    ],
)
def it_finds_disputed_facts_of_whose_dispute_nothing_is_said(text: str, count: int) -> None:
    facts = [
        fact("F1", "It rained", standing="disputed", stance="supports", topics=("T",), actors=("A",)),
        fact("F2", "It stayed dry", stance="opposes", topics=("T",), actors=("B",)),
        fact("F3", "It snowed", stance="supports", topics=("T",), actors=("B",)),
    ]
    assert len(found(disputed.RULE, case(paragraphs(text), facts=facts))) == count


def it_lets_the_text_around_a_table_tell_of_a_dispute_in_its_cells() -> None:
    table = Table(id="t", rows=(Row(id="r", cells=(written("[F1|It rained]"),)),))
    told = paragraphs("Two accounts stand beside each other; both stand.").blocks[0]
    rained = fact("F1", standing="disputed")
    assert len(found(disputed.RULE, case(section(table), facts=[rained]))) == 1
    assert found(disputed.RULE, case(section(told, table), facts=[rained])) == []


@pytest.mark.parametrize(
    ("fields", "published", "accessed", "count"),
    [
        ({"kind": "status", "date": FuzzyDate(value="2025-08-01")}, None, None, 1),
        ({"kind": "event", "date": FuzzyDate(value="2025-08-01")}, None, None, 0),
        ({"kind": "status", "date": FuzzyDate(value="2025-11")}, None, None, 0),
        ({"kind": "status"}, None, None, 0),
        ({"kind": "status", "date": FuzzyDate(value="2025-08-01"), "shelf_life": 365}, None, None, 0),
        ({"kind": "status", "date": FuzzyDate(value="2025-11-01"), "shelf_life": 7}, None, None, 1),
        ({"kind": "status", "date": FuzzyDate(value="2025-08-01")}, "2025-10", None, 0),
        ({"kind": "status", "date": FuzzyDate(value="2025-08-01")}, "2025-01", date(2025, 11, 20), 1),
        ({"kind": "status", "date": FuzzyDate(value="2025-08-01")}, None, date(2025, 11, 20), 0),
        (
            {"kind": "status", "date": FuzzyDate(value="2025-01-01"), "standing": "superseded"},
            None,
            None,
            0,
        ),
    ],
    ids=[
        "old status",
        "old event",
        "this month",
        "without a date",
        "long shelf life",
        "short shelf life",
        "newer source",
        "old page read lately",
        "register read lately",
        "superseded",
    ],
)
def it_finds_states_of_things_that_have_gone_stale(
    fields: dict[str, Any], published: str | None, accessed: date | None, count: int
) -> None:
    dated = FuzzyDate(value=published) if published else None
    held = source("S1", published=dated, accessed=accessed)
    about = case(paragraphs(RAINED), facts=[fact("F1", "It rained", "S1", **fields)], sources=[held])
    assert len(found(stale.RULE, about)) == count


FOR = fact(
    "F1", "It is for it", stance="supports", topics=("T",), actors=("A",), date=FuzzyDate(value="2025")
)
AGAINST = fact(
    "F2", "It is against it", stance="opposes", topics=("T",), actors=("B",), date=FuzzyDate(value="2025")
)
SIDES = [actor("A", "Ada", side="one"), actor("B", "Bob", side="one"), actor("C", "Cyd", side="two")]


@pytest.mark.parametrize(
    ("text", "other", "count"),
    [
        ("[F1|It is for it].", AGAINST, 1),
        ("[F2|It is against it].", AGAINST, 1),
        ("[F1|It is for it]; [F2|it is against it].", AGAINST, 0),
        ("Neither.", AGAINST, 0),
        ("[F1|It is for it].", AGAINST.model_copy(update={"actors": ("C",)}), 0),
        ("[F1|It is for it].", AGAINST.model_copy(update={"topics": ("U",)}), 0),
        ("[F1|It is for it].", AGAINST.model_copy(update={"standing": "withdrawn"}), 0),
        ("[F1|It is for it].", AGAINST.model_copy(update={"date": FuzzyDate(value="2025-12")}), 0),
        ("[F1|It is for it].", AGAINST.model_copy(update={"stance": "conditional"}), 0),
    ],
    ids=[
        "one side",
        "the other side",
        "both",
        "neither",
        "another side's",
        "another topic",
        "withdrawn",
        "after the day",
        "no opposite",
    ],
)
def it_finds_contradictions_of_which_the_brief_shows_one_side(text: str, other: Fact, count: int) -> None:
    about = case(paragraphs(text), facts=[FOR, other], actors=SIDES)
    assert len(found(contradictions.RULE, about)) == count


def it_places_a_contradiction_where_a_view_shows_its_one_side() -> None:
    against = AGAINST.model_copy(update={"audience": "Bob’s own party"})
    rows = (PositionRow(id="row", actor="A", cells=((),)),)
    table = PositionTable(id="p", topics=("T",), rows=rows)
    (only,) = found(contradictions.RULE, case(section(table), facts=[FOR, against], actors=SIDES))
    assert only.place is not None
    assert (only.place.block, only.place.slot) == ("p", ("row", "0"))
    assert "Bob’s own party" in only.message


def it_places_a_contradiction_on_a_timeline_as_a_whole() -> None:
    event = FOR.model_copy(update={"kind": "event"})
    about = case(section(Timeline(id="t", actors=("A",))), facts=[event, AGAINST], actors=SIDES)
    (only,) = found(contradictions.RULE, about)
    assert only.place is not None
    assert (only.place.block, only.place.slot) == ("t", ())


@pytest.mark.parametrize(
    ("ceiling", "marking", "severities"),
    [
        (None, "TLP:RED", []),
        ("TLP:GREEN", "TLP:AMBER", ["error"]),
        ("TLP:GREEN", "TLP:GREEN", []),
    ],
)
def it_holds_the_brief_to_its_ceiling(ceiling: str | None, marking: str, severities: list[str]) -> None:
    about = case(paragraphs("It rained."), ceiling=ceiling, marking=marking)
    assert [one.severity for one in found(markings.RULE, about)] == severities


@pytest.mark.parametrize(
    ("section_marking", "fact_marking", "source_marking", "ceiling", "severities"),
    [
        (None, "TLP:CLEAR", "TLP:CLEAR", "TLP:CLEAR", []),
        ("TLP:GREEN", "TLP:CLEAR", "TLP:CLEAR", "TLP:GREEN", ["note"]),
        ("TLP:AMBER", "TLP:CLEAR", "TLP:CLEAR", "TLP:GREEN", ["error"]),
        (None, "TLP:AMBER", "TLP:CLEAR", "TLP:GREEN", ["error"]),
        (None, "TLP:CLEAR", "TLP:AMBER", "TLP:GREEN", ["error"]),
        (None, "TLP:GREEN", "TLP:CLEAR", None, ["warning"]),
        ("TLP:GREEN", "TLP:GREEN", "TLP:GREEN", None, ["note"]),
    ],
)
def it_holds_portions_facts_and_sources_to_the_ceiling(
    section_marking: str | None,
    fact_marking: str,
    source_marking: str,
    ceiling: str | None,
    severities: list[str],
) -> None:
    about = case(
        paragraphs(RAINED, marking=section_marking),
        facts=[fact("F1", "It rained", "S1", marking=fact_marking)],
        sources=[source("S1", marking=source_marking)],
        ceiling=ceiling,
    )
    assert [one.severity for one in found(markings.RULE, about)] == severities


def quoting(fact_id: str, source_id: str, quotation: str) -> Fact:
    citation = Citation(source=source_id, quotation=quotation)
    return fact(fact_id, "It rained", citations=(citation,))


def it_finds_sources_that_quote_the_same_text() -> None:
    facts = [quoting("F1", "S1", SPEECH), quoting("F2", "S2", SPEECH)]
    sources = [source("S1"), source("S2")]
    text = paragraphs("[F1|It rained]. [F2|Rain fell].")
    about = case(text, facts=facts, sources=sources)
    (only,) = found(copied.RULE, about)
    assert shown(only, about) == "Rain fell"
    for fix in only.fixes:
        others = [one for one in sources if fix.record is None or one.id != fix.record.id]
        mended = [*others, fix.record]
        assert found(copied.RULE, case(text, facts=facts, sources=mended)) == []  # type: ignore[arg-type]
    assert len(only.fixes) == 2


def it_offers_the_origin_that_one_of_two_sources_names() -> None:
    facts = [quoting("F1", "S1", SPEECH), quoting("F2", "S2", SPEECH)]
    text = paragraphs("[F1|It rained]. [F2|Rain fell].")
    about = case(text, facts=facts, sources=[source("S1", origin="Agency Nord"), source("S2")])
    (only,) = found(copied.RULE, about)
    assert [fix.record for fix in only.fixes] == [source("S2", origin="Agency Nord")]


@pytest.mark.parametrize(
    ("quotation", "origin", "text"),
    [
        ("nobody knows how long the corridor is going to stay open", "", "[F1|It rained]. [F2|Rain]."),
        (SPEECH, "Agency Nord", "[F1|It rained]. [F2|Rain]."),
        (SPEECH, "", "[F1|It rained]."),
    ],
    ids=["other text", "known to be of one origin", "one of them not cited"],
)
def it_leaves_sources_alone_that_copy_nothing_or_are_known_to(quotation: str, origin: str, text: str) -> None:
    facts = [quoting("F1", "S1", SPEECH), quoting("F2", "S2", quotation)]
    sources = [source("S1", origin=origin), source("S2", origin=origin)]
    assert found(copied.RULE, case(paragraphs(text), facts=facts, sources=sources)) == []


def it_leaves_detached_references_alone() -> None:
    gone = fact("F1", "It rained", standing="withdrawn")
    about = with_mode(paragraphs(RAINED), "detached", gone)
    assert isinstance(about.brief.sections[0].blocks[0].content[1], FactRef)  # type: ignore[union-attr]
    rules = [dangling.RULE, withdrawn.RULE, markings.RULE]
    assert [one for rule in rules for one in found(rule, about)] == []
