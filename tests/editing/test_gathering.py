"""Gathering: a brief with its views filled in and all that it names."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefwright.domain.blocks import (
    Block,
    Judgement,
    Paragraph,
    Picture,
    PositionRow,
    PositionTable,
    RiskRegister,
    Timeline,
)
from briefwright.domain.brief import Brief, Section, blocks
from briefwright.domain.content import FactRef, plain, reference, text
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Actor, Citation, Fact, Source, Stance, Topic
from briefwright.domain.indicators import Indicator
from briefwright.domain.layouts import Layout, LayoutSection
from briefwright.domain.material import Material
from briefwright.domain.presentation import Presentation
from briefwright.domain.scales import Level, LikelihoodScale, RiskScale, Term
from briefwright.editing.gathering import gather
from briefwright.editing.memory import Memory
from briefwright.editing.ports import Yardstick
from briefwright.storage.workspace import Workspace

SOURCES = (Source(id="s1", title="Report"), Source(id="s2", title="Wire"))
ACTORS = (
    Actor(id="a1", name="Orlova", side="Kyiv"),
    Actor(id="a2", name="Bondar", side="Kyiv"),
    Actor(id="a3", name="Ivanov"),
)
TOPICS = (Topic(id="t1", name="Grain"), Topic(id="t2", name="Gas"))
SCALES = tuple(
    LikelihoodScale(
        id=name,
        name=name,
        terms=(Term(term="no", band="0", low=0, high=1), Term(term="yes", band="1", low=1, high=2)),
    )
    for name in ("icd203", "phia")
)


def stance(fact_id: str, actor: str, day: str, held: Stance, audience: str = "", topic: str = "t1") -> Fact:
    return Fact(
        id=fact_id,
        statement=f"{fact_id} is held",
        kind="position",
        date=FuzzyDate(value=day),
        actors=(actor,),
        topics=(topic,),
        stance=held,
        audience=audience,
        citations=(Citation(source="s1"),),
    )


FACTS = (
    stance("early", "a1", "2026-03-01", "supports", "the press"),
    stance("late", "a1", "2026-03-09", "opposes"),
    stance("ally", "a2", "2026-03-02", "opposes"),
    stance("gas", "a3", "2026-03-01", "supports", topic="t2"),
    stance("less gas", "a3", "2026-03-08", "neutral", topic="t2"),
    Fact(
        id="talks", statement="Talks began", kind="event", date=FuzzyDate(value="2026-03-03"), topics=("t1",)
    ),
    Fact(id="undated", statement="It was said", citations=(Citation(source="s2"),)),
)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path / "w.briefwright")
    workspace.load([*SOURCES, *ACTORS, *TOPICS, *FACTS])
    yield workspace
    workspace.close()


def gathered(base: Workspace, *made: Block, **details: object) -> Material:
    values = {"id": "b", "title": "Talks", "sections": (Section(id="x", title="Positions", blocks=made),)}
    return gather(base, Brief.model_validate(values | details), Yardstick(scales=SCALES))


def table(as_of: date | None, *actors: str) -> PositionTable:
    rows = tuple(PositionRow(id=f"w-{actor}", actor=actor, cells=((),)) for actor in actors)
    return PositionTable(id="p", topics=("t1",), rows=rows, as_of=as_of)


def cells(material: Material) -> list[str]:
    return [
        plain(cell)
        for _, block in blocks(material.brief)
        if isinstance(block, PositionTable)
        for row in block.rows
        for cell in row.cells
    ]


def moments(material: Material) -> list[str]:
    timelines = [block for _, block in blocks(material.brief) if isinstance(block, Timeline)]
    return [plain(row.content) for timeline in timelines for row in timeline.rows]


@pytest.mark.parametrize(
    ("as_of", "shown"),
    [
        (date(2026, 2, 28), ""),
        (date(2026, 3, 5), "early is held"),
        (date(2026, 3, 9), "late is held; but to the press: early is held"),
        (None, "late is held; but to the press: early is held"),
    ],
)
def it_fills_a_position_table_with_what_was_on_record_on_its_day(
    base: Workspace, as_of: date | None, shown: str
) -> None:
    assert cells(gathered(base, table(as_of, "a1"))) == [shown]


def it_leaves_a_cell_empty_where_nothing_is_on_record(base: Workspace) -> None:
    assert cells(gathered(base, table(None, "a3", "a2"))) == ["", "ally is held"]


def it_gathers_the_records_beneath_what_a_view_shows(base: Workspace) -> None:
    material = gathered(base, table(date(2026, 3, 5), "a1"))
    assert set(material.facts) == {"early"}
    assert set(material.sources) == {"s1"}
    assert set(material.topics) == {"t1"}


def it_has_on_record_what_others_of_the_same_side_said(base: Workspace) -> None:
    material = gathered(base, table(None, "a1"))
    assert {fact.id for fact in material.on_record} == {"early", "late", "ally"}
    assert set(material.actors) == {"a1", "a2"}


def it_fills_a_timeline_with_events_and_shifts(base: Workspace) -> None:
    material = gathered(base, Timeline(id="t", topics=("t1",)), Timeline(id="u", actors=("a3",)))
    assert moments(material) == ["Talks began", "less gas is held (from “supports” to “neutral”)"]


def it_fills_a_timeline_that_looks_at_nothing_with_what_the_brief_cites(base: Workspace) -> None:
    cited = Paragraph(id="c", content=(reference(FACTS[5], "r1"), reference(FACTS[6], "r2")))
    material = gathered(base, cited, Timeline(id="t"))
    assert moments(material) == ["Talks began"]
    assert set(material.facts) == {"talks", "undated"}


def it_gathers_actors_and_topics_that_indicators_name(base: Workspace) -> None:
    watched = (Indicator(id="i", actor="a3", topic="t2"),)
    material = gathered(base, Judgement(id="j", statement=text("So."), watched=watched))
    assert (set(material.actors), set(material.topics)) == ({"a3"}, {"t2"})


def it_leaves_out_what_the_base_does_not_hold(base: Workspace) -> None:
    gone = FactRef(id="r", fact="gone", revision=1, shown="Once")
    material = gathered(base, Paragraph(id="c", content=(gone,)))
    assert material.facts == {}


def it_returns_the_very_brief_where_there_is_nothing_to_fill_in(base: Workspace) -> None:
    brief = Brief(id="b", title="Talks", sections=(Section(id="x", title="S"),))
    assert gather(base, brief).brief is brief


@pytest.mark.parametrize(("scale", "found"), [("icd203", SCALES[0]), ("own", None)])
def it_hands_over_the_scale_of_the_brief(base: Workspace, scale: str, found: LikelihoodScale | None) -> None:
    assert gathered(base, scale=scale).scale == found


def it_gathers_the_revision_that_a_reference_shows_of_a_fact_that_reads_otherwise_now(
    base: Workspace,
) -> None:
    first = base.get(Fact, "undated")
    assert first is not None
    shown = Paragraph(id="c", content=(reference(first, "r"),))
    cited = (Citation(source="s1"),)
    second = base.save(first.model_copy(update={"citations": cited}))
    assert gathered(base, shown).former == {}
    third = base.save(second.model_copy(update={"statement": "It was not said"}))
    material = gathered(base, shown)
    assert material.former == {("undated", 1): first}
    assert set(material.sources) == {"s1", "s2"}
    assert [material.behind(ref) for ref in (reference(first, "r"), reference(third, "r"))] == [first, third]


def it_gathers_the_pictures_that_the_brief_shows(base: Workspace) -> None:
    image = b"\x89PNG\r\n\x1a\n and more"
    digest = base.save_picture(image)
    shown = Picture(id="i1", image=digest), Picture(id="i2", image=digest), Picture(id="i3")
    assert gathered(base, *shown, Picture(id="i4", image="ab" * 32)).pictures == {digest: image}


def it_gathers_the_facts_of_detached_wordings_apart(base: Workspace) -> None:
    ref = FactRef(id="r", fact="undated", revision=1, shown="It was said", mode="detached")
    material = gathered(base, Paragraph(id="p", content=(ref,)))
    assert (list(material.detached), dict(material.facts), dict(material.sources)) == (["undated"], {}, {})


def it_gathers_the_former_wording_that_a_detached_one_shows_and_not_its_sources(base: Workspace) -> None:
    fact = base.get(Fact, "undated")
    assert fact is not None
    base.save(fact.model_copy(update={"statement": "It was written", "citations": ()}))
    ref = FactRef(id="r", fact="undated", revision=1, shown="It was said", mode="detached")
    material = gathered(base, Paragraph(id="p", content=(ref,)))
    assert material.former == {("undated", 1): fact}
    assert dict(material.sources) == {}


def it_gathers_the_scales_on_which_the_brief_rates_risks(base: Workspace) -> None:
    levels = (Level(term="low"), Level(term="high"))
    risk_scales = [RiskScale(id=name, name=name, likelihood=levels, impact=levels) for name in ("one", "two")]
    section = Section(id="x", title="Risks", blocks=(RiskRegister(id="r", scale="two"),))
    brief = Brief(id="b", title="Talks", sections=(section,))
    assert gather(base, brief, Yardstick(risk_scales=risk_scales)).risk_scales == (risk_scales[1],)


def layout(presentation: Presentation) -> Layout:
    return Layout(
        id="memo",
        name="Memo",
        template="memo.docx",
        presentation=presentation,
        sections=(LayoutSection(role="issue", title="Issue"),),
    )


def presented(base: Workspace, of_layout: Presentation, own: Presentation | None) -> Presentation:
    brief = Brief(id="b", title="Talks", layout="memo", presentation=own)
    return gather(base, brief, Yardstick(layouts=[layout(of_layout)])).presentation


def it_presents_a_brief_as_its_layout_does(base: Workspace) -> None:
    of_layout = Presentation(notes="endnotes", contents=True)
    assert presented(base, of_layout, None) == of_layout.model_copy(update={"template": "memo.docx"})


def it_presents_a_brief_as_it_says_itself(base: Workspace) -> None:
    own = Presentation(template="own.docx", citations="apa", grades=False)
    assert presented(base, Presentation(notes="endnotes"), own) == own


def it_takes_the_template_of_the_layout_where_a_brief_names_none(base: Workspace) -> None:
    shown = presented(base, Presentation(notes="endnotes"), Presentation(contents=True))
    assert shown == Presentation(template="memo.docx", contents=True)


def it_presents_a_brief_of_an_unknown_layout_plainly(base: Workspace) -> None:
    assert gathered(base, layout="gone").presentation == Presentation()


def it_reads_pictures_and_detached_facts_once_while_the_records_stay(base: Workspace) -> None:
    image = b"\xff\xd8\xff and more"
    ref = FactRef(id="r", fact="undated", revision=1, shown="It was said", mode="detached")
    made = Picture(id="i", image=base.save_picture(image)), Paragraph(id="p", content=(ref,))
    brief = Brief(id="b", title="Talks", sections=(Section(id="x", title="All", blocks=made),))
    memory = Memory()
    memory.begin(base)
    first = gather(base, brief, memory=memory)
    memory.begin(base)
    again = gather(base, brief, memory=memory)
    assert again.pictures is first.pictures
    assert again.detached is first.detached
