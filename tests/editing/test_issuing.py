"""Issuing a brief: what is frozen, what holds it back, what has changed since."""

from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from briefwright import app
from briefwright.domain import edits
from briefwright.domain.blocks import Judgement, PositionRow, PositionTable, Risk, RiskRegister
from briefwright.domain.brief import Brief, Section, Waiver
from briefwright.domain.checks.finding import Finding
from briefwright.domain.content import plain, reference, text
from briefwright.domain.dates import parse_date
from briefwright.domain.errors import NotFound, UserError
from briefwright.domain.exports import ExportRecord
from briefwright.domain.facts import Actor, Citation, Fact, Source, Topic
from briefwright.domain.material import Material
from briefwright.domain.severity import Severity
from briefwright.editing.analysis import Analysis
from briefwright.editing.gathering import gather
from briefwright.editing.issuing import Issued, draft, find_edition, issue, since_last
from briefwright.editing.ports import Rendered, Yardstick
from briefwright.storage.workspace import Workspace

GAUGE = Source(id="S1", revision=1, title="Gauge", publisher="Met Office")
CITED = (Citation(source="S1", credibility=2),)
RAIN = Fact(id="F1", revision=1, statement="It rained", citations=CITED)
SNOW = Fact(id="F2", revision=1, statement="It snowed", citations=CITED)
FOR = Fact(
    id="F3",
    revision=1,
    statement="Orlova wants the tunnel",
    kind="position",
    actors=("A1",),
    topics=("T1",),
    stance="supports",
    date=parse_date("3 May 2026"),
)
AGAINST = FOR.model_copy(
    update={
        "id": "F4",
        "statement": "Orlova refuses the tunnel",
        "stance": "opposes",
        "date": parse_date("9 May 2026"),
    }
)
TABLE = PositionTable(
    id="p1",
    as_of=date(2026, 5, 5),
    topics=("T1",),
    rows=(PositionRow(id="row1", actor="A1", cells=(text("wants it"),)),),
)
JUDGEMENT = Judgement(
    id="j1",
    statement=text("The pass will close"),
    likelihood="unlikely",
    confidence="low",
    supporting=(reference(RAIN, "r1"),),
)
BRIEF = Brief(
    id="B1",
    title="The pass",
    day=date(2026, 5, 5),
    waivers=(Waiver(rule="length", key="brief", reason="Asked for at length."),),
    sections=(Section(id="s1", title="Judgements", blocks=(JUDGEMENT, TABLE)),),
)
YARDSTICK = app.yardstick()


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "pass.briefwright")
    made.load(
        (GAUGE, Actor(id="A1", name="Orlova"), Topic(id="T1", name="the tunnel"), RAIN, SNOW, FOR, AGAINST),
        (BRIEF,),
    )
    yield made
    made.close()


RECORD = ExportRecord(id="x1", brief="b", template_digest="ab" * 32)


def render(material: Material) -> Rendered:
    """A document of the brief's title, so that a test sees what went in."""
    return Rendered(material.brief.title.encode(), RECORD, ("Mind the gap.",))


def issued(base: Workspace, brief: Brief, new_id: Callable[[], str]) -> Issued:
    return issue(base, Analysis(gather(base, brief, YARDSTICK)), render, YARDSTICK, new_id)


def finding(severity: Severity, message: str) -> Finding:
    return Finding("rule", severity, message, "Because.", message)


def it_keeps_the_brief_with_its_records_for_good(base: Workspace, new_id: Callable[[], str]) -> None:
    made = issued(base, BRIEF, new_id)
    edition = base.edition(made.edition.id)
    assert edition == made.edition
    assert (edition.number, edition.brief) == (1, BRIEF)
    assert {fact.id for fact in edition.facts} == {"F1", "F3"}
    assert [source.id for source in edition.sources] == ["S1"]
    assert [actor.name for actor in edition.actors] == ["Orlova"]
    assert [topic.name for topic in edition.topics] == ["the tunnel"]


def it_keeps_scale_layout_and_waivers(base: Workspace, new_id: Callable[[], str]) -> None:
    edition = issued(base, BRIEF, new_id).edition
    assert edition.scale is not None and edition.scale.id == "phia"
    assert edition.layout is not None and edition.layout.id == "house"
    assert edition.brief.waivers == BRIEF.waivers


def it_keeps_what_each_actor_held_on_the_day_of_the_table(base: Workspace, new_id: Callable[[], str]) -> None:
    (held,) = issued(base, BRIEF, new_id).edition.held
    assert (held.actor, held.topic, held.stance, held.fact) == ("A1", "T1", "supports", "F3")


def it_keeps_views_as_they_were_filled_in(base: Workspace, new_id: Callable[[], str]) -> None:
    bare = TABLE.model_copy(update={"rows": (PositionRow(id="row1", actor="A1", cells=((),)),)})
    brief = edits.change_block(BRIEF, "p1", lambda _: bare)
    table = issued(base, brief, new_id).edition.brief.sections[0].blocks[1]
    assert isinstance(table, PositionTable)
    assert plain(table.rows[0].cells[0]) == "Orlova wants the tunnel"


def it_keeps_the_document_byte_for_byte(base: Workspace, new_id: Callable[[], str]) -> None:
    made = issued(base, BRIEF, new_id)
    assert made.document == base.edition_document(made.edition.id) == b"The pass"
    assert made.edition.document_digest == sha256(b"The pass").hexdigest()
    assert made.edition.template_digest == "ab" * 32
    assert made.notices == ("Mind the gap.",)


def it_makes_a_word_document_by_the_template_of_the_layout(
    base: Workspace, new_id: Callable[[], str]
) -> None:
    made = issue(base, Analysis(gather(base, BRIEF, YARDSTICK)), app.render, YARDSTICK, new_id)
    assert made.document.startswith(b"PK")
    assert len(made.edition.template_digest) == 64


def it_counts_the_editions_of_a_brief(base: Workspace, new_id: Callable[[], str]) -> None:
    numbers = [issued(base, BRIEF, new_id).edition.number for _ in range(2)]
    assert numbers == [1, 2]
    assert [row.number for row in base.editions("B1")] == [2, 1]


@pytest.mark.parametrize(
    ("messages", "told"),
    [
        (["No source."], "because 1 error stands: No source. Mend"),
        (["No source.", "No marking."], "because 2 errors stand. The first: No source. Mend"),
    ],
)
def it_is_held_back_by_errors(
    base: Workspace, new_id: Callable[[], str], messages: list[str], told: str
) -> None:
    findings = tuple(finding("error", message) for message in messages)
    with pytest.raises(UserError) as refused:
        issue(base, Analysis(gather(base, BRIEF, YARDSTICK), findings), render, YARDSTICK, new_id)
    assert told in refused.value.message
    assert base.editions("B1") == []


def it_is_not_held_back_by_warnings_and_waived_errors(base: Workspace, new_id: Callable[[], str]) -> None:
    waived = ((finding("error", "No source."), BRIEF.waivers[0]),)
    analysis = Analysis(gather(base, BRIEF, YARDSTICK), (finding("warning", "Long."),), waived)
    assert issue(base, analysis, render, YARDSTICK, new_id).edition.number == 1


def it_issues_nothing_when_the_document_cannot_be_made(base: Workspace, new_id: Callable[[], str]) -> None:
    def fail(_: Material) -> Rendered:
        raise UserError("The template is gone.")

    with pytest.raises(UserError, match="The template is gone"):
        issue(base, Analysis(gather(base, BRIEF, YARDSTICK)), fail, YARDSTICK, new_id)
    assert base.editions("B1") == []


def it_has_nothing_to_compare_before_the_first_edition(base: Workspace) -> None:
    assert since_last(base, gather(base, BRIEF, YARDSTICK), YARDSTICK) is None


def it_finds_no_change_right_after_issuing(base: Workspace, new_id: Callable[[], str]) -> None:
    issued(base, BRIEF, new_id)
    changes = since_last(base, gather(base, BRIEF, YARDSTICK), YARDSTICK)
    assert changes is not None and changes.empty


def it_tells_what_moved_since_the_last_edition(base: Workspace, new_id: Callable[[], str]) -> None:
    issued(base, BRIEF, new_id)
    brief = edits.change_block(BRIEF, "j1", lambda one: one.model_copy(update={"likelihood": "likely"}))
    brief = edits.change_block(brief, "p1", lambda one: one.model_copy(update={"as_of": date(2026, 6, 1)}))
    changes = since_last(base, gather(base, brief, YARDSTICK), YARDSTICK)
    assert changes is not None
    assert [one.statement for one in changes.judgements] == ["The pass will close"]
    (shift,) = changes.positions
    assert (shift.before, shift.after) == ("supports", "opposes")
    assert shift.fact is not None and shift.fact.statement == "Orlova refuses the tunnel"


def it_tells_of_a_source_withdrawn_since_although_the_brief_cites_it_no_more(
    base: Workspace, new_id: Callable[[], str]
) -> None:
    issued(base, BRIEF, new_id)
    base.save(GAUGE.model_copy(update={"standing": "withdrawn"}))
    brief = edits.remove_block(BRIEF, "j1")
    changes = since_last(base, gather(base, brief, YARDSTICK), YARDSTICK)
    assert changes is not None
    assert [(one.kind, one.id) for one in changes.withdrawn] == [("source", "S1")]


def it_remembers_records_through_every_edition(base: Workspace, new_id: Callable[[], str]) -> None:
    """A withdrawal between the first and the second edition is told of the first and the third, too."""
    first = issued(base, BRIEF, new_id).edition
    base.save(GAUGE.model_copy(update={"standing": "withdrawn"}))
    brief = edits.remove_block(BRIEF, "j1")
    issued(base, brief, new_id)
    third = issued(base, brief, new_id).edition
    assert [source.standing for source in first.sources + third.sources] == ["current", "withdrawn"]


def it_drafts_without_issuing(base: Workspace) -> None:
    assert draft(base, gather(base, BRIEF, YARDSTICK), YARDSTICK).number == 0
    assert base.editions("B1") == []


def it_leaves_a_scale_out_that_no_file_holds(base: Workspace) -> None:
    assert draft(base, gather(base, BRIEF, Yardstick()), Yardstick()).scale is None


def it_finds_an_edition_by_its_number(base: Workspace, new_id: Callable[[], str]) -> None:
    made = issued(base, BRIEF, new_id).edition
    assert find_edition(base, "B1", 1) == made


def it_says_that_there_is_no_such_edition(base: Workspace, new_id: Callable[[], str]) -> None:
    with pytest.raises(NotFound, match="none was issued yet"):
        find_edition(base, "B1", 1)
    issued(base, BRIEF, new_id)
    with pytest.raises(NotFound, match="the last one is 1"):
        find_edition(base, "B1", 2)


def it_keeps_what_a_pinned_reference_showed_and_the_scale_of_its_risks(
    base: Workspace, new_id: Callable[[], str]
) -> None:
    pinned = reference(RAIN, "r1").model_copy(update={"mode": "pinned"})
    base.save(RAIN.model_copy(update={"statement": "It poured", "citations": ()}))
    register = RiskRegister(id="k1", scale="risk-uk", rows=(Risk(id="k2", evidence=(pinned,)),))
    section = Section(id="s1", title="Risks", blocks=(register,))
    edition = issued(base, BRIEF.model_copy(update={"sections": (section,)}), new_id).edition
    assert edition.former == (RAIN,)
    assert edition.material().behind(pinned) == RAIN
    assert [scale.id for scale in edition.risk_scales] == ["risk-uk"]
    assert [row.number for row in base.dependants(GAUGE).editions] == [1]
