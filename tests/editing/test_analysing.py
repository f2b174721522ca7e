"""Analysing: what is on record beside what a brief cites, and what is remembered until the next look."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain import edits
from briefwright.domain.blocks import Block, Judgement, Paragraph, PositionRow, PositionTable, Timeline
from briefwright.domain.brief import Brief, Section
from briefwright.domain.checks.naming import names
from briefwright.domain.content import plain, reference, text
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Actor, Fact, Stance, Topic
from briefwright.domain.indicators import Indicator
from briefwright.editing.analysis import Analysis, analyse
from briefwright.editing.memory import Memory
from briefwright.editing.ports import Yardstick
from briefwright.storage.workspace import Workspace
from rewriting import rewritten

DAY = date(2026, 5, 5)
ACTORS = (
    Actor(id="ada", name="Ada", side="Harbour"),
    Actor(id="bob", name="Bob", side="Harbour"),
    Actor(id="cyd", name="Cyd", side="Town"),
)
TOPICS = (Topic(id="tunnel", name="Tunnel"), Topic(id="bridge", name="Bridge"))


def stance(
    fact_id: str, actor: str, held: Stance, day: str = "2026-05-01", audience: str = "", topic: str = "tunnel"
) -> Fact:
    return Fact(
        id=fact_id,
        statement=f"{fact_id} is said",
        kind="position",
        stance=held,
        actors=(actor,),
        topics=(topic,),
        date=FuzzyDate(value=day),
        audience=audience,
    )


FOR = stance("for", "ada", "supports")


class Watched(Workspace):
    """A workspace that notes which questions about facts it is asked."""

    asked: list[str]

    def facts_on(self, actors: Collection[str], topics: Collection[str], stanced: bool = False) -> list[Fact]:
        self.asked.append("facts on " + ", ".join((*actors, *topics)))
        return super().facts_on(actors, topics, stanced)

    def facts_due(self, indicator: Indicator) -> list[Fact]:
        self.asked.append(f"facts due {indicator.id}")
        return super().facts_due(indicator)


def made(path: Path, fact: Fact = FOR) -> Watched:
    base = Watched.create(path)
    base.asked = []
    base.load([*ACTORS, *TOPICS, fact])
    return base


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.briefwright"


@pytest.fixture
def base(path: Path) -> Iterator[Watched]:
    base = made(path)
    yield base
    base.close()


def brief_of(*made: Block) -> Brief:
    return Brief(id="b", title="The tunnel", day=DAY, sections=(Section(id="s", title="Talks", blocks=made),))


PROSE = Paragraph(id="p", content=(*text("It is said that "), reference(FOR, "r"), *text(".")))
TIMELINE = Timeline(id="t", topics=("tunnel",))
TABLE = PositionTable(id="q", topics=("tunnel",), rows=(PositionRow(id="w", actor="ada", cells=((),)),))
JUDGEMENT = Judgement(id="j", watched=(Indicator(id="i", actor="ada", topic="tunnel"),))
WHOLE = brief_of(PROSE, TIMELINE, TABLE, Timeline(id="cited"), JUDGEMENT)


def analysed(base: Workspace, brief: Brief, memory: Memory | None = None) -> Analysis:
    return analyse(base, brief, names(ACTORS), Yardstick(), DAY, memory)


def contradictions(base: Workspace, *made: Block) -> set[str]:
    """What contradicts the brief of these blocks, and is left out of it."""
    found = analysed(base, brief_of(*made)).findings
    return {
        next(one for one in finding.key.split() if one != FOR.id)
        for finding in found
        if finding.rule == "contradiction-unmentioned"
    }


@pytest.mark.parametrize(
    "other",
    [
        stance("ally", "bob", "opposes"),
        stance("later", "ada", "leans against", "2026-05-03", "the press"),
        stance("before", "ada", "opposes", "2026-04-03", "the press"),
    ],
    ids=lambda other: other.id,
)
def it_finds_what_contradicts_a_stance_that_prose_alone_cites(base: Workspace, other: Fact) -> None:
    base.save(other)
    assert contradictions(base, PROSE) == {other.id}


@pytest.mark.parametrize(
    "other",
    [
        stance("another-side", "cyd", "opposes"),
        stance("another-topic", "bob", "opposes", topic="bridge"),
        stance("the-same", "bob", "leans for"),
        stance("another-day", "bob", "opposes", "2026-05-09"),
    ],
    ids=lambda other: other.id,
)
def it_finds_no_contradiction_where_there_is_none(base: Workspace, other: Fact) -> None:
    base.save(other)
    assert contradictions(base, PROSE) == set()


def it_finds_no_contradiction_to_a_brief_that_shows_both(base: Workspace) -> None:
    other = base.save(stance("ally", "bob", "opposes"))
    assert contradictions(base, PROSE, Paragraph(id="o", content=(reference(other, "r2"),))) == set()


def it_finds_what_an_ally_said_against_a_timeline_of_one_actor(base: Workspace) -> None:
    base.save(stance("first", "ada", "neutral", "2026-03-01"))
    base.save(stance("ally", "bob", "opposes"))
    assert contradictions(base, Timeline(id="t", actors=("ada",))) == {"ally"}


def it_shows_in_no_view_what_only_the_checks_look_at(base: Workspace) -> None:
    base.save(stance("turned", "ada", "leans for", "2026-05-03"))
    bridges = Timeline(id="t", topics=("bridge",))
    material = analysed(base, brief_of(PROSE, bridges)).material
    assert material.brief == brief_of(PROSE, bridges)
    assert (material.on_record, set(material.facts)) == ((), {"for"})


# -- what is remembered


def written(brief: Brief, words: str) -> Brief:
    return rewritten(brief, "p", (), (*text(words), *PROSE.content))


def told(analysis: Analysis) -> tuple[object, ...]:
    """What an analysis tells, without the ways to mend it, which are functions and equal none."""
    findings = [replace(one, fixes=()) for one in analysis.findings]
    return analysis.material, findings, analysis.due


def it_asks_nothing_anew_while_only_the_brief_changes(base: Watched) -> None:
    memory = Memory()
    analysed(base, WHOLE, memory)
    base.asked.clear()
    base.save_brief(None, WHOLE)
    analysed(base, written(WHOLE, "Now "), memory)
    assert base.asked == []


def it_sees_at_once_what_another_window_records(base: Watched, path: Path) -> None:
    memory = Memory()
    analysed(base, WHOLE, memory)
    window = Workspace.open(path)
    window.save(stance("later", "ada", "opposes", "2026-05-03"))
    window.close()
    after = analysed(base, WHOLE, memory)
    (table,) = (
        block for block in after.material.brief.sections[0].blocks if isinstance(block, PositionTable)
    )
    assert plain(table.rows[0].cells[0]) == "later is said"


def it_asks_about_another_base_anew(base: Watched, tmp_path: Path) -> None:
    memory = Memory()
    analysed(base, WHOLE, memory)
    other = made(tmp_path / "other.briefwright", FOR.model_copy(update={"statement": "Something else"}))
    assert other.records_version() == base.records_version()
    assert told(analysed(other, WHOLE, memory)) == told(analysed(other, WHOLE))
    other.close()


def it_forgets_what_the_last_look_did_not_need(base: Watched) -> None:
    memory = Memory()
    analysed(base, brief_of(TABLE), memory)
    analysed(base, brief_of(), memory)
    base.asked.clear()
    analysed(base, brief_of(TABLE), memory)
    assert base.asked == ["facts on tunnel"]


def _save(base: Workspace, brief: Brief, fact: Fact) -> Brief:
    stored = base.get(Fact, fact.id)
    base.save(fact if stored is None else stored.model_copy(update={"stance": "neutral"}))
    return brief


def _cite(base: Workspace, brief: Brief, fact_id: str) -> Brief:
    fact = base.get(Fact, fact_id)
    return brief if fact is None else rewritten(brief, "p", (), (reference(fact, "r9"),))


def _change_side(base: Workspace, brief: Brief) -> Brief:
    base.save(base.get_many(Actor, ["bob"])["bob"].model_copy(update={"side": "Town"}))
    return brief


STEPS: dict[str, Callable[[Workspace, Brief], Brief]] = {
    "write": lambda _, brief: written(brief, "Now "),
    "record a contradiction": lambda base, brief: _save(base, brief, stance("ally", "bob", "opposes")),
    "record a shift": lambda base, brief: _save(base, brief, stance("turn", "ada", "opposes", "2026-05-03")),
    "cite it": lambda base, brief: _cite(base, brief, "turn"),
    "cite the first": lambda base, brief: _cite(base, brief, "for"),
    "narrow the timeline": lambda _, brief: edits.change_block(
        brief, "t", lambda block: block.model_copy(update={"actors": ("bob",)})
    ),
    "date the table": lambda _, brief: edits.change_block(
        brief, "q", lambda block: block.model_copy(update={"as_of": date(2026, 5, 2)})
    ),
    "change a side": _change_side,
}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=6))
def it_tells_with_a_memory_what_it_tells_without(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    base, memory, brief = made(tmp_path_factory.mktemp("steps") / "w.briefwright"), Memory(), WHOLE
    for step in steps:
        brief = STEPS[step](base, brief)
        assert told(analysed(base, brief, memory)) == told(analysed(base, brief))
    base.close()
