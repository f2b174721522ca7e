"""Dependants: what rests on a source or a fact, compared with a look at everything there is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.blocks import (
    Block,
    Judgement,
    Paragraph,
    PositionRow,
    PositionTable,
    Timeline,
)
from briefwright.domain.brief import Brief, Section, references
from briefwright.domain.content import Content, FactRef, plain, reference, text
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.editions import Edition
from briefwright.domain.facts import Actor, Citation, Fact, Source, Topic
from briefwright.domain.material import fact_ids
from briefwright.domain.queries import Dependants, Use
from briefwright.editing.gathering import gather
from briefwright.storage.workspace import Workspace

SOURCES = tuple(Source(id=f"s{number}", title=f"Report {number}") for number in range(3))
ACTORS = (Actor(id="a0", name="Orlova", side="Kyiv"), Actor(id="a1", name="Bondar", side="Kyiv"))
TOPICS = (Topic(id="t0", name="Grain"), Topic(id="t1", name="Gas"))
FACT_IDS = [f"f{number}" for number in range(5)]
actors = st.lists(st.sampled_from(["a0", "a1"]), max_size=2, unique=True).map(tuple)
topics = st.lists(st.sampled_from(["t0", "t1"]), max_size=2, unique=True).map(tuple)
days = st.sampled_from([None, "2026-03-01", "2026-03-05", "2026-03-09"])


def a_fact(fact_id: str) -> st.SearchStrategy[Fact]:
    return st.builds(
        Fact,
        id=st.just(fact_id),
        statement=st.just(f"Statement {fact_id}"),
        kind=st.sampled_from(["event", "position"]),
        date=days.map(lambda day: FuzzyDate(value=day) if day else None),
        actors=actors,
        topics=topics,
        citations=st.lists(st.sampled_from(["s0", "s1", "s2"]), max_size=2, unique=True).map(
            lambda ids: tuple(Citation(source=one) for one in ids)
        ),
        stance=st.sampled_from([None, "supports", "opposes"]),
        standing=st.sampled_from(["current", "current", "withdrawn"]),
    )


refs = st.builds(
    FactRef,
    id=st.just("r"),
    fact=st.sampled_from(FACT_IDS),
    revision=st.just(1),
    shown=st.sampled_from(["So it was", "So they said"]),
    mode=st.sampled_from(["follow", "follow", "detached"]),
)
contents: st.SearchStrategy[Content] = st.lists(refs, max_size=2).map(tuple)
cells = st.one_of(st.just(()), st.just(text("As before")), contents)


@st.composite
def a_table(draw: st.DrawFn, block_id: str) -> PositionTable:
    shown = draw(topics)
    rows = tuple(
        PositionRow(id=f"row-{actor}", actor=actor, cells=tuple(draw(cells) for _ in shown))
        for actor in draw(actors)
    )
    as_of = draw(st.sampled_from([None, date(2026, 3, 4)]))
    return PositionTable(id=block_id, as_of=as_of, topics=shown, rows=rows)


def a_block(block_id: str) -> st.SearchStrategy[Block]:
    here = st.just(block_id)
    return st.one_of(
        st.builds(Paragraph, id=here, content=contents),
        st.builds(
            Judgement,
            id=here,
            statement=contents,
            supporting=contents,
            contrary=contents,
        ),
        a_table(block_id),
        st.builds(Timeline, id=here, actors=actors, topics=topics),
    )


@st.composite
def a_brief(draw: st.DrawFn, brief_id: str) -> Brief:
    numbers = range(draw(st.integers(1, 4)))
    blocks = tuple(draw(a_block(f"b{number}")) for number in numbers)
    sections = (
        Section(id="x0", title="Background", blocks=blocks[:1]),
        Section(id="x1", title="Outlook", blocks=blocks[1:]),
    )
    return Brief(id=brief_id, title=f"Brief {brief_id}", sections=sections)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    seconds = count()
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    path = tmp_path_factory.mktemp("dependants") / "w.briefwright"
    workspace = Workspace.create(path, lambda: noon + timedelta(seconds=next(seconds)))
    workspace.load([*SOURCES, *ACTORS, *TOPICS])
    yield workspace
    workspace.close()


def clear(workspace: Workspace) -> None:
    with workspace.database.transaction():
        for table in ("edition", "brief", "fact"):
            workspace.database.run(f"DELETE FROM {table}")


def issue(workspace: Workspace, brief: Brief, number: int = 1) -> Edition:
    material = gather(workspace, brief)
    return workspace.save_edition(
        Edition(
            id=f"e-{brief.id}-{number}",
            brief=material.brief,
            number=number,
            facts=tuple(material.facts.values()),
            sources=tuple(material.sources.values()),
        ),
        b"document",
    )


def scanned(workspace: Workspace, record: Source | Fact) -> Dependants:
    """What rests on the record, found by looking at everything."""
    resting = [fact for fact in all_facts(workspace) if rests(fact, record)]
    wanted = {fact.id for fact in resting}
    briefs = [row.id for row in workspace.briefs()]
    uses = [use for brief in briefs for use in scanned_brief(workspace, brief, wanted)]
    editions = [
        row
        for brief in ("x", "y")
        for row in workspace.editions(brief)
        if edition_rests(workspace.edition(row.id), record)
    ]
    editions.sort(key=lambda row: row.issued, reverse=True)
    return Dependants(tuple(resting), tuple(uses), tuple(editions))


def edition_rests(edition: Edition, record: Source | Fact) -> bool:
    shown = fact_ids(edition.brief)
    return any(rests(fact, record) for fact in edition.facts if fact.id in shown)


def all_facts(workspace: Workspace) -> list[Fact]:
    return sorted(workspace.all(Fact), key=lambda fact: fact.id)


def rests(fact: Fact, record: Source | Fact) -> bool:
    return fact.id == record.id or record.id in {citation.source for citation in fact.citations}


def scanned_brief(workspace: Workspace, brief_id: str, wanted: set[str]) -> Iterator[Use]:
    brief = workspace.brief(brief_id)
    own = {(place, ref.fact) for place, ref in references(brief)}
    blocks = {block.id: block for section in brief.sections for block in section.blocks}
    titles = {section.id: section.title for section in brief.sections}
    for place, ref in references(gather(workspace, brief).brief):
        if ref.fact in wanted and ref.mode != "detached":
            block = blocks[place.block]
            yield Use(
                brief=brief.id,
                brief_title=brief.title,
                section=place.section,
                section_title=titles[place.section],
                block=place.block,
                shown=ref.shown,
                kind=block.kind,
                judgement=plain(block.statement) if isinstance(block, Judgement) else "",
                view=(place, ref.fact) not in own,
                contrary=place.slot == ("contrary",),
            )


@given(
    st.tuples(*map(a_fact, FACT_IDS)),
    st.tuples(a_brief("x"), a_brief("y")),
    st.tuples(st.booleans(), st.booleans()),
    st.sampled_from(SOURCES),
)
@settings(max_examples=60, deadline=None)
def it_lists_exactly_what_rests_on_a_record(
    shared: Workspace,
    facts: tuple[Fact, ...],
    briefs: tuple[Brief, ...],
    issued: tuple[bool, ...],
    source: Source,
) -> None:
    clear(shared)
    shared.load(facts, briefs)
    for brief, goes_out in zip(briefs, issued, strict=True):
        if goes_out:
            issue(shared, brief)
            shared.save_brief(brief, brief.model_copy(update={"sections": brief.sections[:1]}))
    stored = shared.get(Source, source.id)
    assert stored is not None
    shared.save(stored.model_copy(update={"standing": "withdrawn"}))
    records: list[Source | Fact] = [*SOURCES, *facts]
    for record in records:
        assert shared.dependants(record) == scanned(shared, record)


def brief_of(*blocks: Block) -> Brief:
    return Brief(id="x", title="Talks", sections=(Section(id="x0", title="Positions", blocks=blocks),))


@pytest.fixture
def stance(workspace: Workspace) -> Fact:
    """Orlova's stance on grain, which report 0 carries."""
    fact = Fact(
        id="f0",
        statement="Orlova wants the corridor",
        kind="position",
        date=FuzzyDate(value="2026-03-05"),
        actors=("a0",),
        topics=("t0",),
        stance="supports",
        citations=(Citation(source="s0"),),
    )
    workspace.load([*SOURCES, *ACTORS, *TOPICS, fact])
    return workspace.get_many(Fact, ["f0"])["f0"]


def table(cell: Content = (), as_of: date | None = None) -> PositionTable:
    row = PositionRow(id="w0", actor="a0", cells=(cell,))
    return PositionTable(id="b0", topics=("t0",), rows=(row,), as_of=as_of)


def it_lists_a_cell_that_the_ledger_fills(workspace: Workspace, stance: Fact) -> None:
    workspace.save_brief(None, brief_of(table()))
    (use,) = workspace.dependants(SOURCES[0]).uses
    assert (use.kind, use.view, use.shown) == ("position_table", True, "Orlova wants the corridor")


def it_lists_no_cell_with_wording_of_its_own_and_none_as_of_an_earlier_day(
    workspace: Workspace, stance: Fact
) -> None:
    workspace.save_brief(None, brief_of(table(text("In favour"))))
    assert workspace.dependants(stance).uses == ()
    workspace.save_brief(workspace.brief("x"), brief_of(table(as_of=date(2026, 3, 4))))
    assert workspace.dependants(stance).uses == ()


def it_tells_a_cell_that_cites_a_fact_from_one_that_shows_it(workspace: Workspace, stance: Fact) -> None:
    workspace.save_brief(None, brief_of(table((reference(stance, "r1"),))))
    assert [use.view for use in workspace.dependants(stance).uses] == [False]


def it_lists_what_a_timeline_shows_of_the_facts_that_the_brief_cites(
    workspace: Workspace, stance: Fact
) -> None:
    event = workspace.save(
        Fact(id="f1", statement="Talks began", kind="event", date=FuzzyDate(value="2026-03-01"))
    )
    cited = Paragraph(id="b1", content=(reference(event, "r1"),))
    workspace.save_brief(None, brief_of(cited, Timeline(id="b2")))
    assert [(use.block, use.view) for use in workspace.dependants(event).uses] == [
        ("b1", False),
        ("b2", True),
    ]
    assert [use.view for use in workspace.uses("f1")] == [False]


def it_names_the_judgement_that_a_fact_speaks_for_or_against(workspace: Workspace, stance: Fact) -> None:
    ref = (reference(stance, "r1"),)
    judgement = Judgement(id="b1", statement=text("It will open."), supporting=ref, contrary=ref)
    workspace.save_brief(None, brief_of(judgement))
    expected = [("judgement", "It will open.", False), ("judgement", "It will open.", True)]
    for found in (workspace.uses("f0"), workspace.dependants(stance).uses):
        assert [(use.kind, use.judgement, use.contrary) for use in found] == expected


def it_finds_nothing_beneath_a_record_that_is_not_stored(workspace: Workspace) -> None:
    assert workspace.dependants(SOURCES[0]) == Dependants()


def it_lists_the_editions_that_show_a_fact_though_the_brief_no_longer_does(
    workspace: Workspace, stance: Fact
) -> None:
    brief = brief_of(table())
    workspace.save_brief(None, brief)
    issue(workspace, brief)
    workspace.save_brief(brief, brief_of())
    found = workspace.dependants(SOURCES[0])
    assert found.uses == ()
    assert [(row.brief, row.number, row.title) for row in found.editions] == [("x", 1, "Talks")]
