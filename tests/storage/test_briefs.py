"""Briefs: what is written is what is read, and only what differs is written."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.blocks import Block, Bullet, Paragraph, Risk, RiskRegister, Row, SourceList, Table
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import Content, FactRef, Text, text
from briefwright.domain.edits import (
    add_section,
    move_block,
    move_section,
    remove_block,
    remove_section,
    rename_section,
    set_details,
    set_mode,
    splice_blocks,
)
from briefwright.domain.errors import Conflict, NotFound
from briefwright.domain.queries import BriefRow, Use
from briefwright.storage.workspace import Workspace
from rewriting import rewritten


def refers(ref_id: str, shown: str = "Exports rose") -> FactRef:
    """A reference to the fact f1."""
    return FactRef(id=ref_id, fact="f1", revision=1, shown=shown)


RISKS = RiskRegister(id="p4", rows=(Risk(id="k1", description=(refers("r2"),), mitigation=text("Watch")),))
BRIEF = Brief(
    id="b1",
    title="Black Sea outlook",
    sections=(
        Section(
            id="x1",
            title="Bottom line",
            blocks=(
                Paragraph(id="p1", content=text("Exports will hold.")),
                Paragraph(id="p2", content=(Text(text="As "), refers("r1"))),
            ),
        ),
        Section(id="x2", title="Risks", blocks=(Bullet(id="p3", content=text("Mines")), RISKS)),
    ),
)


@pytest.fixture
def brief(workspace: Workspace) -> Brief:
    """A stored brief."""
    workspace.save_brief(None, BRIEF)
    return BRIEF


def revisions(workspace: Workspace) -> dict[str, int]:
    """The revision of each section and block."""
    return dict(workspace.database.rows("SELECT id, revision FROM part ORDER BY id"))


def words() -> st.SearchStrategy[Content]:
    """Running text with and without marks and references."""
    plain = st.builds(Text, text=st.text(min_size=1, max_size=8), bold=st.booleans())
    used = st.builds(
        FactRef,
        id=st.uuids().map(str),
        fact=st.sampled_from(["f1", "f2"]),
        revision=st.integers(1, 3),
        shown=st.text(min_size=1, max_size=8),
        mode=st.sampled_from(["follow", "pinned", "detached"]),
    )
    return st.lists(plain | used, max_size=3).map(tuple)


def a_block(block_id: str) -> st.SearchStrategy[Block]:
    """A block of that id."""
    here = st.just(block_id)
    rows = st.lists(words(), min_size=1, max_size=2).map(
        lambda cells: tuple(Row(id=f"w{number}", cells=(cell,)) for number, cell in enumerate(cells))
    )
    risks = words().map(lambda content: (Risk(id="k1", description=content),))
    marking = st.sampled_from([None, "TLP:AMBER"])
    return st.one_of(
        st.builds(Paragraph, id=here, content=words(), marking=marking),
        st.builds(Bullet, id=here, content=words(), level=st.integers(0, 2)),
        st.builds(Table, id=here, rows=rows),
        st.builds(RiskRegister, id=here, rows=risks),
        st.builds(SourceList, id=here),
    )


@st.composite
def some_brief(draw: st.DrawFn) -> Brief:
    """A brief whose blocks and sections come from small pools, so that two of them have much in common."""
    ids = draw(st.permutations([f"p{number}" for number in range(6)]))
    sections = []
    for section_id in draw(st.lists(st.sampled_from(["x1", "x2", "x3"]), unique=True)):
        count = draw(st.integers(0, min(3, len(ids))))
        mine, ids = ids[:count], ids[count:]
        blocks = tuple(draw(a_block(one)) for one in mine)
        sections.append(Section(id=section_id, title=draw(st.text(max_size=4)), blocks=blocks))
    day = draw(st.none() | st.dates())
    return Brief(id="b1", title=draw(st.text(min_size=1, max_size=5)), day=day, sections=tuple(sections))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace for all examples of a property, each of which clears it before it starts."""
    made = Workspace.create(tmp_path_factory.mktemp("shared") / "w.briefwright")
    yield made
    made.close()


def clear(workspace: Workspace) -> None:
    """Delete all briefs."""
    for row in workspace.briefs():
        workspace.remove_brief(row.id)


@given(st.lists(some_brief(), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def it_reads_back_each_version_as_it_was_saved(shared: Workspace, versions: list[Brief]) -> None:
    clear(shared)
    for before, after in zip([None, *versions], versions, strict=False):
        shared.save_brief(before, after)
        assert shared.brief("b1") == after


@given(st.lists(some_brief(), min_size=2, max_size=4))
@settings(max_examples=25, deadline=None)
def it_knows_the_uses_of_facts_after_any_change(shared: Workspace, versions: list[Brief]) -> None:
    clear(shared)
    for before, after in zip([None, *versions], versions, strict=False):
        shared.save_brief(before, after)
    changed = shared.uses("f1")
    clear(shared)
    shared.save_brief(None, versions[-1])
    assert changed == shared.uses("f1")


def it_writes_one_block_when_one_paragraph_changes(workspace: Workspace, brief: Brief) -> None:
    workspace.save_brief(brief, rewritten(brief, "p1", (), text("Exports will fall.")))
    assert revisions(workspace) == {"p1": 2, "p2": 1, "p3": 1, "p4": 1, "x1": 1, "x2": 1}


def it_writes_one_section_when_its_blocks_change_places(workspace: Workspace, brief: Brief) -> None:
    workspace.save_brief(brief, move_block(brief, "p1", 1))
    assert revisions(workspace) == {"p1": 1, "p2": 1, "p3": 1, "p4": 1, "x1": 2, "x2": 1}


def it_writes_no_part_when_sections_change_places(workspace: Workspace, brief: Brief) -> None:
    workspace.save_brief(brief, move_section(brief, "x2", 0))
    assert set(revisions(workspace).values()) == {1}
    assert [section.id for section in workspace.brief("b1").sections] == ["x2", "x1"]


def it_saves_the_same_change_twice_without_harm(workspace: Workspace, brief: Brief) -> None:
    after = rewritten(brief, "p1", (), text("Exports will fall."))
    workspace.save_brief(brief, after)
    workspace.save_brief(brief, after)
    assert workspace.brief("b1") == after


def it_keeps_what_two_windows_write_in_different_blocks(
    workspace: Workspace, other: Workspace, brief: Brief
) -> None:
    workspace.save_brief(brief, rewritten(brief, "p1", (), text("Mine")))
    other.save_brief(brief, rewritten(brief, "p3", (), text("Theirs")))
    both = rewritten(rewritten(brief, "p1", (), text("Mine")), "p3", (), text("Theirs"))
    assert workspace.brief("b1") == both


@pytest.mark.parametrize(
    "mine",
    [
        lambda brief: rewritten(brief, "p1", (), text("Mine")),
        lambda brief: remove_block(brief, "p1"),
        lambda brief: remove_section(brief, "x1"),
    ],
)
def it_does_not_overwrite_a_block_that_another_window_changed(
    workspace: Workspace, other: Workspace, brief: Brief, mine: object
) -> None:
    assert callable(mine)
    theirs = rewritten(brief, "p1", (), text("Theirs"))
    other.save_brief(brief, theirs)
    with pytest.raises(Conflict, match="changed in another window"):
        workspace.save_brief(brief, mine(brief))
    assert workspace.brief("b1") == theirs


def it_does_not_overwrite_a_title_or_an_order_that_another_window_changed(
    workspace: Workspace, other: Workspace, brief: Brief
) -> None:
    theirs = rename_section(set_details(brief, title="Theirs"), "x1", "Judgement")
    other.save_brief(brief, theirs)
    with pytest.raises(Conflict):
        workspace.save_brief(brief, set_details(brief, title="Mine"))
    with pytest.raises(Conflict):
        workspace.save_brief(brief, move_block(brief, "p1", 1))
    assert workspace.brief("b1") == theirs


def it_does_not_bring_back_a_brief_that_another_window_deleted(
    workspace: Workspace, other: Workspace, brief: Brief
) -> None:
    other.remove_brief("b1")
    with pytest.raises(Conflict, match="deleted in another window"):
        workspace.save_brief(brief, set_details(brief, title="Mine"))
    assert workspace.briefs() == []


def it_refuses_a_new_brief_whose_id_is_taken(workspace: Workspace, brief: Brief) -> None:
    with pytest.raises(Conflict):
        workspace.save_brief(None, brief)


def it_refuses_a_brief_that_holds_a_block_twice(workspace: Workspace) -> None:
    twice = splice_blocks(BRIEF, "x2", 0, 0, [Paragraph(id="p1")])
    with pytest.raises(ValueError, match="holds a section or a block twice"):
        workspace.save_brief(None, twice)
    assert workspace.briefs() == []


def it_accepts_what_an_older_program_stored_without_a_field_of_today(
    workspace: Workspace, brief: Brief
) -> None:
    workspace.database.run("UPDATE part SET body = json_remove(body, '$.marking') WHERE id IN ('p1', 'x1')")
    workspace.database.run("UPDATE brief SET body = json_remove(body, '$.audience')")
    after = rewritten(rename_section(set_details(brief, title="New"), "x1", "Line"), "p1", (), text("New"))
    workspace.save_brief(brief, after)
    assert workspace.brief("b1") == after


def it_keeps_the_former_revisions_of_a_block(workspace: Workspace, brief: Brief) -> None:
    versions = [rewritten(brief, "p1", (), text(words)) for words in ("Exports will fall.", "", "Exports?")]
    for before, after in zip([brief, *versions], versions, strict=False):
        workspace.save_brief(before, after)
    past = [entry.block for entry in workspace.past_blocks("b1", "p1")]
    assert past == [one.sections[0].blocks[0] for one in (versions[1], versions[0], brief)]


def it_keeps_the_revisions_of_a_block_that_was_taken_out_and_came_back(
    workspace: Workspace, brief: Brief
) -> None:
    without = remove_block(brief, "p1")
    workspace.save_brief(brief, without)
    assert [entry.block for entry in workspace.past_blocks("b1", "p1")] == [brief.sections[0].blocks[0]]
    back = splice_blocks(without, "x1", 0, 0, [Paragraph(id="p1", content=text("Anew"))])
    workspace.save_brief(without, back)
    workspace.save_brief(back, rewritten(back, "p1", (), text("Once more")))
    assert [entry.block for entry in workspace.past_blocks("b1", "p1")] == [
        Paragraph(id="p1", content=text("Anew")),
        brief.sections[0].blocks[0],
    ]


def it_stores_a_small_change_of_a_long_paragraph_in_few_characters(
    workspace: Workspace, brief: Brief
) -> None:
    long = rewritten(brief, "p1", (), text("word " * 2_000))
    workspace.save_brief(brief, long)
    workspace.save_brief(long, rewritten(long, "p1", (), text("word " * 1_000 + "other " + "word " * 1_000)))
    kept = workspace.database.value("SELECT length(middle) FROM part_past WHERE revision = 2")
    assert kept < 10


def it_lists_the_uses_of_a_fact_in_reading_order(workspace: Workspace, brief: Brief) -> None:
    workspace.save_brief(brief, move_section(brief, "x2", 0))
    assert workspace.uses("f1") == [
        Use(
            brief="b1",
            brief_title="Black Sea outlook",
            section=section,
            section_title=title,
            block=block,
            shown="Exports rose",
            kind=kind,
        )
        for section, title, block, kind in (
            ("x2", "Risks", "p4", "risk_register"),
            ("x1", "Bottom line", "p2", "paragraph"),
        )
    ]


def it_counts_no_use_where_a_reference_was_detached(workspace: Workspace, brief: Brief) -> None:
    workspace.save_brief(brief, set_mode(brief, "r1", "detached"))
    assert [use.block for use in workspace.uses("f1")] == ["p4"]


def it_finds_a_use_in_the_section_that_its_block_moved_to(workspace: Workspace, brief: Brief) -> None:
    moved = splice_blocks(remove_block(brief, "p2"), "x2", 0, 0, [brief.sections[0].blocks[1]])
    workspace.save_brief(brief, moved)
    assert [(use.section, use.block) for use in workspace.uses("f1")] == [("x2", "p2"), ("x2", "p4")]


def it_lists_briefs_by_their_last_change(workspace: Workspace, brief: Brief) -> None:
    workspace.save_brief(None, Brief(id="b2", title="Steel"))
    assert [row.id for row in workspace.briefs()] == ["b2", "b1"]
    workspace.save_brief(brief, add_section(brief, Section(id="x9", title="Outlook"), 0))
    first = workspace.briefs()[0]
    assert first == BriefRow(id="b1", title="Black Sea outlook", day="", changed=first.changed)
    assert first.changed.startswith("2026-11-22T12:00")


def it_forgets_a_brief_with_all_its_parts(workspace: Workspace, brief: Brief) -> None:
    workspace.remove_brief("b1")
    with pytest.raises(NotFound):
        workspace.brief("b1")
    assert workspace.uses("f1") == []
    assert revisions(workspace) == {}


def it_says_that_a_brief_to_delete_is_not_there(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.remove_brief("b1")
