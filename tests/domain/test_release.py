"""Release: nothing above the ceiling is left in what goes out, and nothing else is missing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefwright.domain.blocks import (
    Alternatives,
    Block,
    Bullet,
    EvidenceRow,
    Hypothesis,
    Judgement,
    Paragraph,
    Picture,
    PositionRow,
    PositionTable,
    Risk,
    RiskRegister,
    Row,
    Scenario,
    ScenarioSet,
    SourceSummary,
    Table,
    TalkingPoint,
    TalkingPoints,
    Timeline,
    TimelineRow,
)
from briefwright.domain.brief import Brief, Section, Waiver, banner, blocks
from briefwright.domain.content import Content, FactRef, Text, plain, reference, text
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Citation, Fact, Source, Topic
from briefwright.domain.indicators import Indicator
from briefwright.domain.labels import pointer
from briefwright.domain.markings import Marking
from briefwright.domain.material import Material, with_views
from briefwright.domain.release import Release, released

OPEN = Fact(id="F1", revision=1, statement="It rained")
SECRET = Fact(id="F2", revision=1, statement="It was poisoned", marking="TLP:RED")
GREEN: Marking = "TLP:GREEN"


def says(fact: Fact, **fields: Any) -> Content:
    return (reference(fact, f"r-{fact.id}").model_copy(update=fields),)


def paragraph(block_id: str, *content: Text | FactRef, marking: Marking | None = None) -> Paragraph:
    return Paragraph(id=block_id, content=content, marking=marking)


def material(*made: Block, facts: Sequence[Fact] = (OPEN, SECRET), **fields: Any) -> Material:
    """A brief with a section of these blocks behind a harmless one."""
    first = Section(id="s0", title="Start", blocks=(paragraph("p0", *text("Hello")),))
    brief = Brief(id="b", title="Talks", sections=(first, Section(id="s1", title="More", blocks=made)))
    return Material(brief, facts={fact.id: fact for fact in facts}, **fields)


def left(of: Material, ceiling: Marking = GREEN) -> tuple[Block, ...]:
    """The blocks behind the harmless one that may go out."""
    return tuple(block for _, block in blocks(released(of, ceiling).material.brief))[1:]


def it_refuses_a_brief_that_is_marked_above_as_a_whole() -> None:
    held = material()
    amber = replace(held, brief=held.brief.model_copy(update={"marking": "TLP:AMBER"}))
    with pytest.raises(UserError, match="as a whole is marked TLP:AMBER, so nothing of it may go out up to"):
        released(amber, GREEN)


def it_refuses_to_send_out_an_empty_brief() -> None:
    held = material()
    section = Section(id="s", title="All", blocks=(paragraph("p", *text("Word"), marking="TLP:RED"),))
    alone = replace(held, brief=held.brief.model_copy(update={"sections": (section,)}))
    with pytest.raises(UserError, match="Everything in the brief is marked above TLP:GREEN"):
        released(alone, GREEN)


def it_lets_a_brief_go_out_that_was_empty_before() -> None:
    empty = Material(Brief(id="b", title="Talks", sections=(Section(id="s", title="Later"),)))
    assert released(empty, GREEN) == Release(empty)


def it_leaves_out_a_section_with_its_heading() -> None:
    held = material()
    hidden = Section(id="s2", title="Plans", marking="TLP:AMBER", blocks=(paragraph("p", *text("Word")),))
    held = replace(held, brief=held.brief.model_copy(update={"sections": (*held.brief.sections, hidden)}))
    out = released(held, GREEN)
    assert [one.title for one in out.material.brief.sections] == ["Start", "More"]
    assert out.notices == ("1 section above TLP:GREEN was left out.",)


def it_leaves_out_a_block() -> None:
    assert left(material(paragraph("p1", *text("One")), paragraph("p2", marking="TLP:RED"))) == (
        paragraph("p1", *text("One")),
    )


def it_leaves_out_a_section_that_has_lost_all_of_its_blocks() -> None:
    out = released(material(paragraph("p", *says(SECRET))), GREEN)
    assert [one.title for one in out.material.brief.sections] == ["Start"]


def it_leaves_out_a_paragraph_with_the_fact_that_it_shows() -> None:
    assert left(material(paragraph("p", *text("Sadly, "), *says(SECRET)), Bullet(id="q"))) == (
        Bullet(id="q"),
    )


def it_leaves_out_the_row_of_a_table_and_empties_a_cell_of_its_header() -> None:
    head = Row(id="h", cells=(says(SECRET), text("Day")))
    rows = head, Row(id="r1", cells=(text("Own"), says(SECRET))), Row(id="r2", cells=(says(OPEN), ()))
    (table,) = left(material(Table(id="t", rows=rows)))
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [((), text("Day")), (says(OPEN), ())]


def it_empties_a_cell_of_a_position_table_and_drops_a_row_that_has_nothing_left() -> None:
    table = PositionTable(
        id="t",
        topics=("t1", "t2"),
        rows=(
            PositionRow(id="r1", actor="a1", cells=(says(SECRET), says(OPEN))),
            PositionRow(id="r2", actor="a2", cells=(says(SECRET), ())),
            PositionRow(id="r3", actor="a3", cells=((), ())),
        ),
    )
    (shown,) = left(material(table))
    assert isinstance(shown, PositionTable)
    assert [(row.id, row.cells) for row in shown.rows] == [("r1", ((), says(OPEN))), ("r3", ((), ()))]


def it_keeps_what_an_actor_said_openly_beside_what_he_said_in_secret() -> None:
    def said(fact_id: str, **fields: Any) -> Fact:
        facts = {"id": fact_id, "statement": f"{fact_id} says so", "kind": "position"}
        return Fact(**{**facts, "actors": ("a1",), "topics": ("t1",), **fields})

    on_record = (
        said("open", stance="supports", date=FuzzyDate(value="2026-03-01"), audience="the press"),
        said(
            "secret", stance="opposes", date=FuzzyDate(value="2026-03-09"), audience="them", marking="TLP:RED"
        ),
    )
    table = PositionTable(
        id="t", topics=("t1",), rows=(PositionRow(id="r", actor="a1", cells=((),)),), as_of=date(2026, 4, 1)
    )
    filled = with_views(material(table).brief, on_record, {}, ())
    out = released(Material(filled, facts={one.id: one for one in on_record}, on_record=on_record), GREEN)
    (shown,) = out.material.brief.sections[-1].blocks
    assert isinstance(shown, PositionTable)
    assert plain(shown.rows[0].cells[0]) == "open says so"
    assert out.notices == ("1 entry above TLP:GREEN was left out.",)


@pytest.mark.parametrize("field", ["reason", "assumptions", "indicators", "contrary", "supporting"])
def it_empties_a_field_of_a_judgement(field: str) -> None:
    judgement = Judgement(id="j", statement=text("So it is"), likelihood="likely")
    block = judgement.model_copy(update={field: says(SECRET)})
    assert left(material(block)) == (judgement,)


def it_leaves_out_a_judgement_whose_statement_shows_what_is_above() -> None:
    block = Judgement(id="j", statement=says(SECRET), reason=text("Because"))
    assert left(material(block, paragraph("p"))) == (paragraph("p"),)


def it_takes_single_facts_out_of_a_list_with_all_that_is_said_of_them() -> None:
    listed = (
        *says(OPEN),
        *text(" (said twice)\n"),
        *says(SECRET),
        *text(" (poison)\nby the cook\n"),
        *says(OPEN),
    )
    (block,) = left(material(Judgement(id="j", statement=text("So it is"), supporting=listed)))
    assert isinstance(block, Judgement)
    assert plain(block.supporting) == "It rained (said twice)\nIt rained"


def it_keeps_a_risk_without_what_is_above_in_its_lesser_fields() -> None:
    risk = Risk(id="r", description=text("Flood"), mitigation=says(SECRET), evidence=says(SECRET))
    gone = Risk(id="g", description=says(SECRET), mitigation=text("None"))
    (block,) = left(material(RiskRegister(id="x", rows=(risk, gone))))
    assert block == RiskRegister(id="x", rows=(Risk(id="r", description=text("Flood")),))


def it_keeps_a_scenario_without_what_is_above_in_its_lesser_fields() -> None:
    kept = Scenario(id="r", name="Calm", description=text("All is calm"))
    held = kept.model_copy(
        update={"drivers": says(SECRET), "assumptions": says(SECRET), "indicators": says(SECRET)}
    )
    gone = Scenario(id="g", name="Storm", description=says(SECRET))
    assert left(material(ScenarioSet(id="x", rows=(held, gone)))) == (ScenarioSet(id="x", rows=(kept,)),)


def it_keeps_a_talking_point_without_its_background() -> None:
    kept = TalkingPoint(id="r", raised="Rain", say=text("It rains"))
    held = kept.model_copy(update={"background": says(SECRET)})
    gone = TalkingPoint(id="g", raised="Poison", say=says(SECRET))
    assert left(material(TalkingPoints(id="x", rows=(held, gone)))) == (TalkingPoints(id="x", rows=(kept,)),)


def it_leaves_out_an_item_of_evidence() -> None:
    rows = EvidenceRow(id="e1", content=says(SECRET)), EvidenceRow(id="e2", content=says(OPEN))
    block = Alternatives(id="x", hypotheses=(Hypothesis(id="h", name="Rain"),), rows=rows)
    assert left(material(block)) == (block.model_copy(update={"rows": rows[1:]}),)


def it_leaves_out_a_moment_of_a_timeline() -> None:
    day = FuzzyDate(value="2026-03-01")
    rows = TimelineRow(id="m1", day=day, content=says(SECRET)), TimelineRow(id="m2", day=day)
    block = Timeline(id="x", actors=("a1",), rows=rows)
    assert left(material(block)) == (block.model_copy(update={"rows": rows[1:]}),)


def it_leaves_out_a_table_of_which_nothing_but_the_header_is_left() -> None:
    rows = Row(id="h", cells=(text("Day"),)), Row(id="r", cells=(says(SECRET),))
    assert left(material(Table(id="t", rows=rows), paragraph("p"))) == (paragraph("p"),)


def it_empties_the_gaps_of_a_source_summary() -> None:
    assert left(material(SourceSummary(id="x", gaps=says(SECRET)))) == (SourceSummary(id="x"),)


def it_leaves_out_a_shift_that_only_an_earlier_statement_above_makes_one() -> None:
    def said(fact_id: str, day: str, **fields: Any) -> Fact:
        facts = {"id": fact_id, "statement": f"{fact_id} says so", "date": FuzzyDate(value=day)}
        return Fact(**{**facts, "kind": "position", "actors": ("a1",), "topics": ("t1",), **fields})

    on_record = (
        said("hidden", "2026-03-01", stance="supports", marking="TLP:RED"),
        said("later", "2026-03-09", stance="opposes"),
        said("latest", "2026-04-09", stance="neutral"),
    )
    brief = material(Timeline(id="x", topics=("t1",))).brief
    filled = with_views(brief, on_record, {}, ())
    held = Material(filled, facts={one.id: one for one in on_record}, on_record=on_record)
    (block,) = left(held)
    assert isinstance(block, Timeline)
    assert [plain(row.content) for row in block.rows] == ["latest says so (from “opposes” to “neutral”)"]


def it_treats_a_detached_wording_like_its_fact() -> None:
    block = paragraph("p", *says(SECRET, mode="detached"))
    held = material(block, paragraph("q"), facts=(), detached={"F2": SECRET})
    assert left(held) == (paragraph("q"),)
    assert released(held, GREEN).material.detached == {}


def it_goes_by_the_stricter_of_the_marking_that_the_shown_wording_had_and_the_present_one() -> None:
    now = OPEN.model_copy(update={"revision": 2, "statement": "It poured"})
    before = OPEN.model_copy(update={"marking": "TLP:RED"})
    held = material(paragraph("p", *says(OPEN)), paragraph("q"), facts=(now,), former={("F1", 1): before})
    assert left(held) == (paragraph("q"),)
    strict, lax = now.model_copy(update={"marking": "TLP:RED"}), OPEN
    held = material(paragraph("p", *says(OPEN)), paragraph("q"), facts=(strict,), former={("F1", 1): lax})
    assert left(held) == (paragraph("q"),)


@pytest.mark.parametrize("mode", ["follow", "detached"])
def it_leaves_out_what_shows_a_fact_of_unknown_marking_and_says_so(mode: str) -> None:
    held = material(paragraph("p", *says(OPEN, mode=mode)), paragraph("q"), facts=())
    out = released(held, "TLP:AMBER+STRICT")
    assert left(held, "TLP:AMBER+STRICT") == (paragraph("q"),)
    assert out.notices == (
        "1 block above TLP:AMBER+STRICT was left out.",
        "1 fact is not in the base, so nobody knows the marking: what shows such a fact was left out.",
    )
    assert released(held, "TLP:RED").notices == ()


def it_drops_the_citations_of_sources_above_and_keeps_the_statement() -> None:
    cites = (
        Citation(source="S1", quotation="Rain!"),
        Citation(source="S2", override_reason="Told by a friend"),
    )
    fact = OPEN.model_copy(update={"citations": cites, "note": "Ask Anna"})
    sources = {
        "S1": Source(id="S1", title="Weather", note="Paid"),
        "S2": Source(id="S2", title="Agent", marking="TLP:RED"),
    }
    out = released(material(paragraph("p", *says(OPEN)), facts=(fact,), sources=sources), GREEN)
    assert out.material.facts["F1"] == OPEN.model_copy(update={"citations": cites[:1]})
    assert out.material.sources == {"S1": Source(id="S1", title="Weather")}
    assert out.notices == ("1 fact cites sources above TLP:GREEN: these are not named.",)
    assert out.material.ceiling == GREEN


def it_keeps_only_the_records_and_pictures_that_the_rest_shows() -> None:
    named = PositionTable(
        id="t", topics=("t1",), marking="TLP:RED", rows=(PositionRow(id="r", actor="a1", cells=((),)),)
    )
    held = material(
        named,
        Picture(id="i1", image="aa", marking="TLP:RED"),
        Picture(id="i2", image="bb"),
        paragraph("p", *says(OPEN)),
        actors={"a1": Actor(id="a1", name="Orlova")},
        topics={"t1": Topic(id="t1", name="Grain")},
        on_record=(OPEN.model_copy(update={"topics": ("t1",), "stance": "opposes"}),),
        pictures={"aa": b"1", "bb": b"2"},
    )
    out = released(held, GREEN).material
    assert (dict(out.actors), dict(out.topics), out.on_record) == ({}, {}, ())
    assert out.pictures == {"bb": b"2"}
    assert list(out.facts) == ["F1"]


def it_says_of_cross_references_to_what_was_left_out_and_counts_the_others_anew() -> None:
    row = Row(id="r", cells=(text("A"),))
    hidden = Table(id="t1", caption="Hidden", marking="TLP:RED", rows=(row,))
    shown = Table(id="t2", caption="Shown", rows=(row.model_copy(update={"id": "q"}),))
    words = (*text("See "), pointer("t1", "Table 1"), *text(" and "), pointer("t2", "Table 2"))
    out = released(material(hidden, shown, paragraph("p", *words)), GREEN)
    content = next(block for _, block in blocks(out.material.brief) if block.id == "p")
    assert isinstance(content, Paragraph)
    assert content.content == (Text(text="See (left out) and "), pointer("t2", "Table 1"))
    assert out.notices[-1] == "1 cross reference that points to what was left out reads “(left out)”."


def it_tells_nothing_of_waivers_and_of_what_indicators_have_seen() -> None:
    watched = (Indicator(id="w", words="rain", seen=("F2",)),)
    held = material(Judgement(id="j", statement=text("So it is"), watched=watched))
    waiver = Waiver(rule="r", key="F2", reason="It was poisoned")
    held = replace(held, brief=held.brief.model_copy(update={"waivers": (waiver,)}))
    out = released(held, GREEN).material.brief
    assert out.waivers == ()
    assert "F2" not in repr(out)


def it_counts_what_was_left_out_and_quotes_nothing() -> None:
    rows = Risk(id="r1", description=says(SECRET)), Risk(id="r2", description=text("Flood"))
    out = released(
        material(
            paragraph("p1", *text("x"), marking="TLP:RED"),
            paragraph("p2", *says(SECRET)),
            RiskRegister(id="x", rows=rows),
            Judgement(id="j", statement=text("So"), reason=says(SECRET), contrary=says(SECRET)),
        ),
        GREEN,
    )
    assert out.notices == ("2 blocks, 1 row, 1 entry and 1 field above TLP:GREEN were left out.",)


def it_never_bears_a_banner_above_the_ceiling() -> None:
    held = material(paragraph("p", marking="TLP:GREEN"), paragraph("q", marking="TLP:RED"))
    assert banner(released(held, GREEN).material.brief) == GREEN
    assert banner(released(held, "TLP:RED").material.brief) == "TLP:RED"
