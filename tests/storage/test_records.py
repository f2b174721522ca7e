"""Records: stored, read, revised and deleted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.blocks import Paragraph, PositionRow, PositionTable
from briefwright.domain.brief import Brief, Section, Snippet
from briefwright.domain.content import FactRef, Text, reference
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.errors import Conflict, NotFound, UserError
from briefwright.domain.facts import Actor, Citation, Fact, Source, Topic
from briefwright.domain.queries import FactRow
from briefwright.domain.records import Record
from briefwright.editing.ports import Base
from briefwright.storage.workspace import Workspace

SOURCE = Source(id="s1", title="Grain talks resume", publisher="Reuters", reliability="B")
ACTOR = Actor(id="a1", name="Volodymyr Zelenskyy", aliases=("Vladimir Zelensky",))
TOPIC = Topic(id="t1", name="Grain corridor")
FACT = Fact(
    id="f1",
    statement="Kyiv proposed a new grain corridor.",
    date=FuzzyDate(value="2025-03", part="early"),
    actors=("a1",),
    topics=("t1",),
    citations=(Citation(source="s1", quotation="a corridor", credibility=2),),
)
SNIPPET = Snippet(
    id="n1", name="Standing line", blocks=(Paragraph(id="p1", content=(Text(text="Nothing."),)),)
)


@pytest.fixture
def fact(workspace: Workspace) -> Fact:
    """A stored fact, with what it names."""
    for record in (SOURCE, ACTOR, TOPIC):
        workspace.save(record)
    return workspace.save(FACT)


def only_row(workspace: Workspace) -> FactRow:
    """What the library shows when the base holds one fact."""
    return workspace.fact_rows([1])[0]


def brief_with(*fact: Fact, brief_id: str = "b1", title: str = "Outlook") -> Brief:
    """A brief that refers to the facts."""
    content = tuple(reference(one, f"r{number}") for number, one in enumerate(fact))
    block = Paragraph(id="p1", content=content)
    return Brief(id=brief_id, title=title, sections=(Section(id="x1", title="Background", blocks=(block,)),))


def it_serves_as_the_base_of_the_window(workspace: Workspace) -> None:
    base: Base = workspace
    assert not base.read_only


@pytest.mark.parametrize("record", [SOURCE, ACTOR, TOPIC, SNIPPET])
def it_gives_back_what_was_saved_at_its_first_revision(workspace: Workspace, record: Record) -> None:
    saved = workspace.save(record)
    assert saved == record.model_copy(update={"revision": 1})
    assert workspace.get(type(record), record.id) == saved


def it_gives_back_a_fact_with_all_that_it_names(workspace: Workspace, fact: Fact) -> None:
    assert workspace.get(Fact, "f1") == fact == FACT.model_copy(update={"revision": 1})


def it_knows_no_record_that_was_not_saved(workspace: Workspace) -> None:
    assert workspace.get(Fact, "f1") is None
    assert workspace.get_many(Actor, ["a1", "a2"]) == {}


def it_keeps_apart_records_of_different_kinds_with_one_id(workspace: Workspace) -> None:
    workspace.save(ACTOR.model_copy(update={"id": "same"}))
    workspace.save(TOPIC.model_copy(update={"id": "same"}))
    assert workspace.all(Actor)[0].name == ACTOR.name
    assert workspace.all(Topic)[0].name == TOPIC.name


def it_gets_more_records_than_one_statement_takes(workspace: Workspace) -> None:
    workspace.load(Topic(id=f"t{number}", name=f"Topic {number}") for number in range(1200))
    assert len(workspace.get_many(Topic, (f"t{number}" for number in range(1300)))) == 1200


def it_counts_the_revisions_of_a_changed_record(workspace: Workspace, fact: Fact) -> None:
    changed = workspace.save(fact.model_copy(update={"note": "checked"}))
    assert changed.revision == 2
    assert workspace.get(Fact, "f1") == changed


def it_keeps_the_revision_of_a_record_that_did_not_change(workspace: Workspace, fact: Fact) -> None:
    assert workspace.save(fact) == fact
    assert workspace.past("f1") == []


def it_refuses_a_change_to_a_record_that_another_window_changed(
    workspace: Workspace, other: Workspace, fact: Fact
) -> None:
    theirs = other.save(fact.model_copy(update={"note": "theirs"}))
    with pytest.raises(Conflict, match="changed in another window"):
        workspace.save(fact.model_copy(update={"note": "mine"}))
    assert workspace.get(Fact, "f1") == theirs


def it_refuses_a_change_to_a_record_that_another_window_deleted(
    workspace: Workspace, other: Workspace
) -> None:
    topic = workspace.save(TOPIC)
    other.remove(topic)
    with pytest.raises(Conflict, match="deleted in another window"):
        workspace.save(topic.model_copy(update={"name": "Corridor"}))


def it_refuses_a_new_record_whose_id_is_taken(workspace: Workspace) -> None:
    workspace.save(TOPIC)
    with pytest.raises(Conflict):
        workspace.save(TOPIC.model_copy(update={"name": "Another"}))


def it_refuses_a_fact_that_names_an_unknown_actor_and_stores_nothing(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="actor nobody"):
        workspace.save(Fact(id="f1", statement="Somebody spoke.", actors=("nobody",)))
    assert workspace.all(Fact) == []


def it_takes_a_fact_that_names_the_same_actor_twice(workspace: Workspace) -> None:
    workspace.save(ACTOR)
    saved = workspace.save(Fact(id="f1", statement="He met himself.", actors=("a1", "a1")))
    assert workspace.get(Fact, "f1") == saved


def it_sorts_names_without_regard_to_accents_and_capitals(workspace: Workspace) -> None:
    names = ("Zuzana Čaputová", "Émilie", "eric", "Ägypten", "Zagreb")
    workspace.load(Actor(id=name, name=name) for name in names)
    assert [actor.name for actor in workspace.all(Actor)] == [
        "Ägypten",
        "Émilie",
        "eric",
        "Zagreb",
        "Zuzana Čaputová",
    ]


def it_loads_many_records_and_briefs_at_once(workspace: Workspace) -> None:
    workspace.load([SOURCE, ACTOR, TOPIC, FACT, SNIPPET], [brief_with(FACT)])
    assert workspace.get(Fact, "f1") == FACT.model_copy(update={"revision": 1})
    assert workspace.brief("b1") == brief_with(FACT)


def it_lists_briefs_in_the_order_in_which_they_were_loaded(workspace: Workspace) -> None:
    workspace.load([], [Brief(id=one, title=one) for one in ("b2", "b3", "b1")])
    assert [row.id for row in workspace.briefs()] == ["b2", "b3", "b1"]


def it_keeps_a_revision_that_is_loaded(workspace: Workspace) -> None:
    workspace.load([Topic(id="t1", revision=4, name="Grain")])
    assert workspace.all(Topic)[0].revision == 4


def it_loads_all_or_nothing(workspace: Workspace) -> None:
    with pytest.raises(Conflict, match="already holds"):
        workspace.load([SOURCE, TOPIC, TOPIC])
    assert workspace.all(Source) == []


def it_rebuilds_the_former_revisions_of_a_fact(workspace: Workspace, fact: Fact) -> None:
    second = workspace.save(fact.model_copy(update={"statement": "Kyiv proposed two corridors."}))
    workspace.save(second.model_copy(update={"date": None, "citations": ()}))
    past = workspace.past("f1")
    assert [entry.fact for entry in past] == [second, fact]
    assert past[0].replaced > past[1].replaced > "2026-11-22T12:00"


facts = st.builds(
    Fact,
    id=st.just("f1"),
    statement=st.text(min_size=1, max_size=20),
    kind=st.sampled_from(["event", "figure", "position"]),
    date=st.none() | st.builds(FuzzyDate, value=st.sampled_from(["2025", "2025-08", "2025-08-15"])),
    standing=st.sampled_from(["current", "disputed"]),
    note=st.text(max_size=20),
)


@given(st.lists(facts, min_size=2, max_size=6))
@settings(max_examples=25)
def it_never_loses_a_revision(tmp_path_factory: pytest.TempPathFactory, versions: list[Fact]) -> None:
    workspace = Workspace.create(tmp_path_factory.mktemp("past") / "w.briefwright")
    stored = [workspace.save(versions[0])]
    for version in versions[1:]:
        new = workspace.save(version.model_copy(update={"revision": stored[-1].revision}))
        stored += [new] if new.revision > stored[-1].revision else []
    assert [entry.fact for entry in workspace.past("f1")] == stored[-2::-1]
    workspace.close()


def it_shows_a_fact_in_the_library_with_grade_date_and_use(workspace: Workspace, fact: Fact) -> None:
    workspace.save_brief(None, brief_with(fact))
    assert only_row(workspace) == FactRow(
        row=1,
        id="f1",
        revision=1,
        statement=fact.statement,
        grade="B2",
        date="early Mar 2025",
        standing="current",
        used=1,
    )


def it_shows_rows_in_the_order_asked_and_leaves_out_those_that_are_gone(workspace: Workspace) -> None:
    workspace.load(Fact(id=f"f{number}", statement="Said.") for number in range(1, 4))
    assert [row.id for row in workspace.fact_rows([3, 9, 1])] == ["f3", "f1"]


def it_grades_the_facts_of_a_source_anew_when_the_source_is(workspace: Workspace, fact: Fact) -> None:
    source = workspace.get(Source, "s1")
    assert source is not None
    workspace.save(source.model_copy(update={"reliability": "D"}))
    assert only_row(workspace).grade == "D2"


def it_lets_a_citation_override_the_reliability_of_its_source(workspace: Workspace, fact: Fact) -> None:
    citation = fact.citations[0].model_copy(update={"reliability": "E"})
    workspace.save(fact.model_copy(update={"citations": (citation,)}))
    assert only_row(workspace).grade == "E2"


def it_deletes_what_nothing_rests_on(workspace: Workspace, fact: Fact) -> None:
    for record in (fact, SOURCE, ACTOR, TOPIC, workspace.save(SNIPPET)):
        workspace.remove(record)
    for kind in (Fact, Source, Actor, Topic, Snippet):
        assert workspace.get(kind, "f1") is None
    assert workspace.fact_rows([1]) == []


def it_says_that_a_record_to_delete_is_not_there(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="Grain corridor"):
        workspace.remove(TOPIC)


@pytest.mark.parametrize(
    ("record", "reason"),
    [(SOURCE, "is cited by one fact"), (ACTOR, "is named by one fact"), (TOPIC, "is named by one fact")],
)
def it_does_not_delete_what_a_fact_names(
    workspace: Workspace, fact: Fact, record: Record, reason: str
) -> None:
    with pytest.raises(UserError, match=reason):
        workspace.remove(record)


def it_does_not_delete_a_fact_that_briefs_use_and_names_three_of_them(
    workspace: Workspace, fact: Fact
) -> None:
    for number in range(5):
        workspace.save_brief(None, brief_with(fact, brief_id=f"b{number}", title=f"Brief {number}"))
    with pytest.raises(UserError, match="the briefs “Brief 4”, “Brief 3”, “Brief 2” and 2 more, so"):
        workspace.remove(fact)


def it_does_not_delete_a_fact_that_a_snippet_holds(workspace: Workspace, fact: Fact) -> None:
    held = Paragraph(id="p1", content=(reference(fact, "r1"),))
    workspace.save(SNIPPET.model_copy(update={"blocks": (held,)}))
    with pytest.raises(UserError, match="the snippet “Standing line”, so"):
        workspace.remove(fact)


def it_deletes_a_fact_whose_references_are_all_detached(workspace: Workspace, fact: Fact) -> None:
    detached = FactRef(id="r1", fact="f1", revision=1, shown="Once said", mode="detached")
    brief = brief_with(fact)
    block = Paragraph(id="p1", content=(detached,))
    section = brief.sections[0].model_copy(update={"blocks": (block,)})
    workspace.save_brief(None, brief.model_copy(update={"sections": (section,)}))
    workspace.remove(fact)
    assert workspace.all(Fact) == []


@pytest.mark.parametrize("record", [ACTOR, TOPIC])
def it_does_not_delete_what_stands_in_a_position_table(workspace: Workspace, record: Record) -> None:
    workspace.load([ACTOR, TOPIC])
    row = PositionRow(id="w1", actor="a1", cells=((Text(text="agrees"),),))
    table = PositionTable(id="p1", topics=("t1",), rows=(row,))
    section = Section(id="x1", title="Positions", blocks=(table,))
    workspace.save_brief(None, Brief(id="b1", title="Positions on grain", sections=(section,)))
    with pytest.raises(UserError, match="the brief “Positions on grain”, so"):
        workspace.remove(record)
