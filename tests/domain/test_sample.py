"""The sample workspace is the first thing that a new user sees: it keeps the trade's rules."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from briefwright.domain.blocks import (
    Judgement,
    PositionTable,
    Quote,
    RiskRegister,
    ScenarioSet,
    SourceList,
    SourceSummary,
    TalkingPoints,
)
from briefwright.domain.brief import Brief, Snippet, banner, blocks, references, words
from briefwright.domain.changes import compare
from briefwright.domain.content import Text, plain, refs
from briefwright.domain.editions import Edition
from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.domain.indicators import meets
from briefwright.domain.labels import CAPTIONED, labels, pointed, relabelled
from briefwright.domain.layouts import Layout
from briefwright.domain.ledger import cell, contradictions, holder
from briefwright.domain.material import Material, cited_sources
from briefwright.domain.references import RefState, state
from briefwright.domain.slots import slots, watched
from briefwright.paths import RESOURCES, TEMPLATES
from briefwright.storage.files import (
    Contents,
    read_folder,
    read_likelihood_scales,
    read_risk_scales,
    read_toml,
)
from briefwright.storage.issued import as_issued, read_issues
from briefwright.storage.workspace import Workspace

T = TypeVar("T")
RUN = 9
"""So many words in a row are a sentence carried over, not a name or a term."""

_LIKELY = re.compile(r"\b(un)?likely\b|\balmost certain|\beven chance", re.IGNORECASE)
_CONFIDENT = re.compile(r"\bconfiden(t|ce)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def sample() -> Contents:
    return read_folder(RESOURCES / "sample")


@pytest.fixture(scope="module")
def brief(sample: Contents) -> Brief:
    """The brief that a new user sees first."""
    return sample.briefs[0]


@pytest.fixture(params=[0, 1, 2], ids=["brief", "assessment", "meeting"])
def each(sample: Contents, request: pytest.FixtureRequest) -> Brief:
    """Each brief of the sample in turn."""
    found: Brief = sample.briefs[request.param]
    return found


@pytest.fixture(scope="module")
def facts(sample: Contents) -> dict[str, Fact]:
    return by_id(sample, Fact)


def by_id(sample: Contents, kind: type[T]) -> dict[str, T]:
    return {record.id: record for record in sample.records if isinstance(record, kind)}


def running_text(brief: Brief) -> Iterator[str]:
    for _, block in blocks(brief):
        yield from (plain(content) for _, content in slots(block))


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of RUN words in the text."""
    each = re.findall(r"\w+", text.casefold())
    return {tuple(each[start : start + RUN]) for start in range(len(each) - RUN + 1)}


def it_holds_enough_to_be_worth_a_look(sample: Contents) -> None:
    counts = Counter(type(record) for record in sample.records)
    assert counts[Actor] >= 8
    assert counts[Topic] >= 6
    assert counts[Source] >= 4
    assert counts[Fact] >= 35
    assert counts[Snippet] == 3


def it_writes_statements_that_can_stand_inside_a_sentence(facts: dict[str, Fact]) -> None:
    assert [fact.id for fact in facts.values() if fact.statement[-1] in ".;:!?"] == []
    assert [fact.id for fact in facts.values() if len(fact.statement.split()) > 18] == []


def it_cites_a_source_for_every_fact(facts: dict[str, Fact]) -> None:
    assert [fact.id for fact in facts.values() if not fact.citations] == []


def it_says_what_is_wrong_with_every_fact_that_does_not_simply_stand(facts: dict[str, Fact]) -> None:
    assert [fact.id for fact in facts.values() if fact.standing != "current" and not fact.note] == []


def it_gives_every_position_an_actor_a_topic_a_stance_and_an_audience(facts: dict[str, Fact]) -> None:
    positions = [fact for fact in facts.values() if fact.kind == "position"]
    assert positions
    assert all(one.actors and one.topics and one.stance and one.audience for one in positions)


def it_finds_an_actor_by_a_cyrillic_spelling(sample: Contents) -> None:
    zelenskyy = by_id(sample, Actor)["A-ZELENSKYY"]
    assert "Володимир Зеленський" in zelenskyy.aliases


def it_uses_each_axis_of_the_grades(sample: Contents, facts: dict[str, Fact]) -> None:
    assert {source.reliability for source in by_id(sample, Source).values()} >= {"A", "B", "C", "D", "F"}
    credibilities = {citation.credibility for fact in facts.values() for citation in fact.citations}
    assert credibilities == {1, 2, 3, 4, 5, 6}


def it_begins_with_the_house_brief_and_goes_on_with_other_layouts(sample: Contents) -> None:
    layouts = [brief.layout for brief in sample.briefs]
    assert layouts == ["house", "intelligence-assessment", "meeting-brief"]


def it_has_every_section_of_its_layout(each: Brief) -> None:
    layout = read_toml(TEMPLATES / "briefs" / f"{each.layout}.toml", Layout)
    wanted = [(part.role, part.title) for part in layout.sections]
    assert [one for one in ((part.role, part.title) for part in each.sections) if one in wanted] == wanted
    assert each.scale == layout.scale or each.layout == "house"


def it_refers_to_a_fact_in_every_section(brief: Brief) -> None:
    assert {place.section for place, _ in references(brief)} == {part.id for part in brief.sections}


def it_sums_its_sources_up_and_lists_them_at_the_end(sample: Contents) -> None:
    for brief in sample.briefs[:2]:
        first, *_, last = brief.sections[-1].blocks
        assert isinstance(first, SourceSummary) and first.gaps
        assert isinstance(last, SourceList)


def it_points_to_tables_by_their_present_numbers(each: Brief) -> None:
    known = labels(each)
    shown = {
        pointed(item): plain((item,))
        for _, block in blocks(each)
        for _, content in slots(block)
        for item in content
        if pointed(item)
    }
    assert shown
    assert shown == {block: known[block] for block in shown}
    assert relabelled(each) == each


def it_gives_every_table_a_caption(each: Brief) -> None:
    assert [block.id for _, block in blocks(each) if isinstance(block, CAPTIONED) and not block.caption] == []


def it_holds_something_above_the_marking_that_the_whole_brief_bears(each: Brief) -> None:
    assert each.marking == "TLP:GREEN"
    assert banner(each) == each.ceiling == "TLP:AMBER"


def it_marks_every_portion_of_the_assessment(sample: Contents) -> None:
    assessment = sample.briefs[1]
    unmarked = [
        block.id
        for _, block in blocks(assessment)
        if block.marking is None and not isinstance(block, SourceList)
    ]
    assert unmarked == []


def it_gives_every_point_to_make_something_to_say_and_something_to_know(sample: Contents) -> None:
    points, answers = (block for _, block in blocks(sample.briefs[2]) if isinstance(block, TalkingPoints))
    assert all(row.say and row.background for row in (*points.rows, *answers.rows))
    assert not any(row.raised for row in points.rows)
    assert all(row.raised for row in answers.rows)
    assert len(points.rows) >= 5 and len(answers.rows) >= 5


def it_says_no_talking_point_that_nobody_could_speak_in_a_breath(sample: Contents) -> None:
    spoken = [
        plain(row.say)
        for _, block in blocks(sample.briefs[2])
        if isinstance(block, TalkingPoints)
        for row in block.rows
    ]
    assert [say for say in spoken if len(say.split()) > 45] == []


def it_refers_to_facts_in_their_present_wording_once_it_is_loaded(sample: Contents, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "sample.briefwright")
    workspace.load(sample.records, sample.briefs)
    states = {
        row.id: Counter(
            state(ref, workspace.get(Fact, ref.fact)) for _, ref in references(workspace.brief(row.id))
        )
        for row in workspace.briefs()
    }
    workspace.close()
    assert list(states) == [brief.id for brief in sample.briefs]
    assert all(set(counts) <= {RefState.CURRENT, RefState.ADAPTED} for counts in states.values())
    assert 1 <= states[sample.briefs[0].id][RefState.ADAPTED] <= 5


def it_gives_every_reference_an_id_of_its_own(sample: Contents) -> None:
    ids = [ref.id for brief in sample.briefs for _, ref in references(brief)]
    assert len(ids) == len(set(ids))


def it_rests_on_independent_sources_beside_the_article(sample: Contents, each: Brief) -> None:
    cited = cited_sources(Material(each, facts=by_id(sample, Fact), sources=by_id(sample, Source)))
    assert sum(source.reliability == "A" for source in cited) >= 2


def it_carries_over_no_sentence_of_what_it_quotes(each: Brief, facts: dict[str, Fact]) -> None:
    quoted = set[tuple[str, ...]]()
    for fact in facts.values():
        quoted.update(*(runs(citation.quotation) for citation in fact.citations))
    written = [fact.statement for fact in facts.values()] + [
        plain(content)
        for _, block in blocks(each)
        if not isinstance(block, Quote)
        for _, content in slots(block)
    ]
    assert quoted
    assert [text for text in written if runs(text) & quoted] == []


def it_has_a_length_that_is_read_to_the_end(each: Brief) -> None:
    assert 900 <= words(each) <= 1700


def it_keeps_likelihood_and_confidence_in_separate_sentences(each: Brief) -> None:
    sentences = [one for text in running_text(each) for one in re.split(r"(?<=[.;])\s", text)]
    assert sentences
    assert [one for one in sentences if _LIKELY.search(one) and _CONFIDENT.search(one)] == []


def it_has_scenarios_that_add_up_to_a_hundred(sample: Contents) -> None:
    sets = [block for brief in sample.briefs for _, block in blocks(brief) if isinstance(block, ScenarioSet)]
    assert [len(scenarios.rows) for scenarios in sets] == [4, 3]
    for scenarios in sets:
        assert sum(row.probability or 0 for row in scenarios.rows) == 100
        assert all(row.indicators for row in scenarios.rows)


@pytest.mark.parametrize("number", [0, 1])
def it_judges_in_the_words_of_its_scale_with_facts_on_both_sides(sample: Contents, number: int) -> None:
    judging = sample.briefs[number]
    judgements = [block for _, block in blocks(judging) if isinstance(block, Judgement)]
    (scale,) = (one for one in read_likelihood_scales(RESOURCES / "scales") if one.id == judging.scale)
    assert len(judgements) == 3
    assert all(scale.find(one.likelihood) for one in judgements)
    assert all(one.confidence and one.reason and one.watched for one in judgements)
    assert all(list(refs(one.supporting)) and list(refs(one.contrary)) for one in judgements)


def it_holds_two_members_of_one_government_who_contradict_each_other(
    sample: Contents, facts: dict[str, Fact]
) -> None:
    found = contradictions(facts.values(), by_id(sample, Actor))
    pairs = {(one.topic, frozenset((holder(one.one), holder(one.other)))) for one in found}
    assert ("T-FINAL", frozenset(("A-TRUMP", "A-DRISCOLL"))) in pairs


def it_holds_an_actor_whose_stance_shifts(sample: Contents, facts: dict[str, Fact]) -> None:
    shown = cell(facts.values(), by_id(sample, Actor), "A-TRUMP", "T-TERRITORY")
    assert (shown.former and shown.former.stance, shown.stance) == ("opposes", "leans for")


def it_has_an_indicator_that_a_fact_meets_since_the_last_review(
    sample: Contents, facts: dict[str, Fact]
) -> None:
    watching = [one for brief in sample.briefs for _, block in blocks(brief) for one in watched(block)]
    new = {one.id: [fact for fact in facts.values() if fact.id not in one.seen] for one in watching}
    assert {one.id: [fact.id for fact in new[one.id] if meets(one, fact)] for one in watching} == {
        "w01": [], "w02": [], "w03": ["F50"], "w04": [], "w05": [],
        "w11": [], "w12": [], "w13": [], "w14": [], "w15": [], "w16": [],
    }  # fmt: skip


def it_tells_of_two_editions_between_which_one_judgement_moved(brief: Brief) -> None:
    issues = read_issues(RESOURCES / "sample")
    past = [as_issued(brief, issue) for issue in issues]
    rated = [
        {
            block.id: (block.likelihood, block.confidence)
            for _, block in blocks(one)
            if isinstance(block, Judgement)
        }
        for one in past
    ]
    assert len(past) == 2
    assert [key for key in rated[0] if rated[0][key] != rated[1][key]] == ["j01"]
    assert past[1] == brief


def it_moves_that_judgement_for_a_remark_that_was_not_yet_made_when_it_was_first_issued(
    brief: Brief, facts: dict[str, Fact]
) -> None:
    first, second = (
        Edition(id=f"e{number}", number=number, brief=as_issued(brief, issue), facts=tuple(facts.values()))
        for number, issue in enumerate(read_issues(RESOURCES / "sample"), 1)
    )
    (moved,) = compare(first, second).judgements
    assert [one.statement for one in moved.grounds.supporting] == [
        "Donald Trump told NBC that the plan was not his final offer"
    ]
    assert [one.fact for one in moved.grounds.contrary] == ["F17"]
    assert moved.grounds.fallen == ()


def it_leaves_no_trace_in_its_first_edition_of_what_was_not_yet_cited(brief: Brief) -> None:
    issue, _ = read_issues(RESOURCES / "sample")
    past = next(block for _, block in blocks(as_issued(brief, issue)) if block.id == "j01")
    assert isinstance(past, Judgement)
    assert [plain(past.supporting).split("\n"), plain(past.contrary)] == [
        [
            "Kyiv will discuss territory only after a full ceasefire on the present line",
            "Marco Rubio presented the plan as a framework for negotiation",
        ],
        "",
    ]


def it_rates_its_risks_in_the_words_of_the_scale(brief: Brief) -> None:
    (register,) = (block for _, block in blocks(brief) if isinstance(block, RiskRegister))
    (scale,) = (one for one in read_risk_scales(RESOURCES / "scales") if one.id == register.scale)
    assert {row.likelihood for row in register.rows} <= {level.term for level in scale.likelihood}
    assert {row.impact for row in register.rows} <= {level.term for level in scale.impact}
    assert all(row.owner and row.mitigation and row.horizon for row in register.rows)
    assert len(register.rows) == 6


def it_has_a_cell_for_each_topic_of_its_position_tables(sample: Contents) -> None:
    tables = [block for one in sample.briefs for _, block in blocks(one) if isinstance(block, PositionTable)]
    assert len(tables) == 2
    for table in tables:
        assert {len(row.cells) for row in table.rows} == {len(table.topics)}


def it_shows_what_running_text_can_hold(brief: Brief) -> None:
    kinds = {block.kind for _, block in blocks(brief)}
    assert kinds >= {"paragraph", "bullet", "numbered", "quote", "table"}
    items = [
        item
        for _, block in blocks(brief)
        for _, content in slots(block)
        for item in content
        if isinstance(item, Text)
    ]
    assert any(item.bold for item in items)
    assert any(item.italic for item in items)
    assert any(item.link for item in items)
