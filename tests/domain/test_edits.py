import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from briefwright.domain import edits
from briefwright.domain.blocks import (
    Alternatives,
    Block,
    EvidenceRow,
    Hypothesis,
    Judgement,
    Paragraph,
    PositionRow,
    PositionTable,
    Risk,
    RiskRegister,
    Row,
    Scenario,
    ScenarioSet,
    SourceList,
    Table,
    Timeline,
)
from briefwright.domain.brief import Brief, Section, blocks, references
from briefwright.domain.content import Content, FactRef, Mode, plain, text
from briefwright.domain.errors import NotFound
from briefwright.domain.facts import Fact
from briefwright.domain.indicators import Indicator
from briefwright.domain.labels import pointed, pointer
from briefwright.domain.slots import slots, watched
from rewriting import rewritten

FACT = Fact(id="F1", revision=2, statement="It rained all day")


def ref(ref_id: str, fact: str = "F1", revision: int = 1, mode: Mode = "follow") -> FactRef:
    return FactRef(id=ref_id, fact=fact, revision=revision, shown="It rained", mode=mode)


def brief_of(*sections: tuple[Block, ...]) -> Brief:
    """A brief with sections s0, s1 ... of these blocks."""
    return Brief(
        id="B1",
        title="Weather",
        sections=tuple(
            Section(id=f"s{number}", title=f"Section {number}", blocks=parts)
            for number, parts in enumerate(sections)
        ),
    )


def paragraph(block_id: str, content: Content | None = None) -> Paragraph:
    return Paragraph(id=block_id, content=text(block_id) if content is None else content)


def structured(content: Content) -> tuple[Block, ...]:
    """A block of each structured kind with the content in its first slot."""
    return (
        Table(id="table", rows=(Row(id="t", cells=(content, ())),)),
        PositionTable(
            id="positions", topics=("T1",), rows=(PositionRow(id="p", actor="A1", cells=(content,)),)
        ),
        RiskRegister(id="risks", rows=(Risk(id="r", description=content),)),
        ScenarioSet(id="scenarios", rows=(Scenario(id="s", description=content),)),
    )


BRIEF = brief_of(
    (paragraph("a"), paragraph("b"), paragraph("c")),
    (paragraph("d"), *structured((ref("r1"),)), SourceList(id="sources")),
    (paragraph("e", (ref("r2"),)),),
)
SECTION_IDS = [section.id for section in BRIEF.sections]
BLOCK_IDS = [block.id for _, block in blocks(BRIEF)]


def order(brief: Brief) -> list[str]:
    return [block.id for _, block in blocks(brief)]


def it_shares_the_sections_that_an_edit_does_not_touch() -> None:
    after = rewritten(BRIEF, "a", (), text("new"))
    assert after.sections[0] is not BRIEF.sections[0]
    assert after.sections[1] is BRIEF.sections[1]
    assert after.sections[2] is BRIEF.sections[2]


def it_shares_the_blocks_beside_the_one_that_changes() -> None:
    after = rewritten(BRIEF, "b", (), text("new"))
    old, new = BRIEF.sections[0].blocks, after.sections[0].blocks
    assert [one is other for one, other in zip(old, new, strict=True)] == [True, False, True]


def it_shares_all_sections_when_details_change() -> None:
    assert edits.set_details(BRIEF, title="Climate").sections is BRIEF.sections


def it_leaves_the_former_brief_as_it_was() -> None:
    before = BRIEF.model_dump_json()
    rewritten(BRIEF, "a", (), text("new"))
    edits.take_wording(BRIEF, FACT)
    assert BRIEF.model_dump_json() == before


def it_returns_the_very_same_brief_when_a_change_changes_nothing() -> None:
    assert edits.change_block(BRIEF, "b", lambda block: block) is BRIEF
    assert edits.change_refs(BRIEF, lambda ref: ref) is BRIEF


def it_refuses_a_brief_without_a_title() -> None:
    with pytest.raises(ValidationError):
        edits.set_details(BRIEF, title="")


def it_sets_details() -> None:
    after = edits.set_details(BRIEF, author="Desk", marking="TLP:AMBER")
    assert (after.author, after.marking, after.title) == ("Desk", "TLP:AMBER", "Weather")


@given(st.sampled_from(SECTION_IDS), st.integers(-2, 5))
@settings(max_examples=40)
def it_takes_back_the_move_of_a_section_by_moving_it_back(section_id: str, index: int) -> None:
    after = edits.move_section(BRIEF, section_id, index)
    assert edits.move_section(after, section_id, SECTION_IDS.index(section_id)) == BRIEF


@given(st.sampled_from(SECTION_IDS), st.integers(0, 2))
@settings(max_examples=20)
def it_puts_a_moved_section_where_it_was_wanted(section_id: str, index: int) -> None:
    assert edits.move_section(BRIEF, section_id, index).sections[index].id == section_id


@given(st.sampled_from(BLOCK_IDS), st.integers(-9, 9))
@settings(max_examples=60)
def it_takes_back_the_move_of_a_block_by_moving_it_back(block_id: str, by: int) -> None:
    after = edits.move_block(BRIEF, block_id, by)
    went = order(after).index(block_id) - order(BRIEF).index(block_id)
    assert abs(went) <= abs(by)
    assert edits.move_block(after, block_id, -went) == BRIEF


@given(st.sampled_from(BLOCK_IDS), st.integers(-9, 9))
@settings(max_examples=60)
def it_keeps_every_block_in_its_section_when_one_moves(block_id: str, by: int) -> None:
    after = edits.move_block(BRIEF, block_id, by)
    for old, new in zip(BRIEF.sections, after.sections, strict=True):
        assert {id(block) for block in old.blocks} == {id(block) for block in new.blocks}


@given(st.integers(0, 3), st.integers(0, 3))
@settings(max_examples=20)
def it_takes_back_a_splice_by_splicing_the_former_blocks_in(first: int, count: int) -> None:
    new = (paragraph("x"), paragraph("y"))
    gone = BRIEF.sections[0].blocks[first : first + count]
    after = edits.splice_blocks(BRIEF, "s0", first, count, new)
    assert edits.splice_blocks(after, "s0", first, len(new), gone) == BRIEF


def it_adds_and_removes_a_section() -> None:
    added = edits.add_section(BRIEF, Section(id="new", title="New"), 1)
    assert [one.id for one in added.sections] == ["s0", "new", "s1", "s2"]
    assert edits.remove_section(added, "new") == BRIEF


def it_renames_a_section() -> None:
    assert edits.rename_section(BRIEF, "s1", "Outlook").sections[1].title == "Outlook"


def it_removes_a_block() -> None:
    assert order(edits.remove_block(BRIEF, "b")) == [name for name in BLOCK_IDS if name != "b"]


SLOTS = [(block.id, key) for _, block in blocks(BRIEF) for key, _ in slots(block)]


@pytest.mark.parametrize(("block_id", "key"), SLOTS)
def it_replaces_the_text_of_one_slot_alone(block_id: str, key: tuple[str, ...]) -> None:
    after = rewritten(BRIEF, block_id, key, text("new"))
    changed = [
        (block.id, slot)
        for (_, block), (_, old) in zip(blocks(after), blocks(BRIEF), strict=True)
        for (slot, new_content), (_, old_content) in zip(slots(block), slots(old), strict=True)
        if new_content != old_content
    ]
    assert changed == [(block_id, key)]


@pytest.mark.parametrize(
    "edit",
    [
        lambda: edits.remove_section(BRIEF, "none"),
        lambda: edits.move_section(BRIEF, "none", 0),
        lambda: edits.rename_section(BRIEF, "none", "x"),
        lambda: edits.splice_blocks(BRIEF, "none", 0, 0, ()),
        lambda: edits.change_block(BRIEF, "none", lambda block: block),
        lambda: edits.remove_block(BRIEF, "none"),
        lambda: edits.move_block(BRIEF, "none", 1),
    ],
)
def it_says_what_the_brief_does_not_have(edit: Callable[[], Brief]) -> None:
    with pytest.raises(NotFound, match=r"The brief has no (section|block) none"):
        edit()


def it_lets_every_reference_that_follows_take_the_new_wording_in_any_kind_of_block() -> None:
    after = edits.take_wording(BRIEF, FACT)
    assert {(found.shown, found.revision) for _, found in references(after)} == {("It rained all day", 2)}


def it_shares_the_blocks_without_a_reference_that_takes_the_wording() -> None:
    after = edits.take_wording(BRIEF, FACT)
    assert after.sections[0] is BRIEF.sections[0]
    assert after.sections[1].blocks[0] is BRIEF.sections[1].blocks[0]


def it_gives_the_wording_to_one_reference_alone_when_asked() -> None:
    brief = brief_of((paragraph("a", (ref("r1"), ref("r2"))),))
    after = edits.take_wording(brief, FACT, "r2")
    assert [found.shown for _, found in references(after)] == ["It rained", "It rained all day"]


@pytest.mark.parametrize("mode", ["pinned", "detached"])
def it_keeps_the_wording_of_references_that_do_not_follow(mode: Mode) -> None:
    brief = brief_of((paragraph("a", (ref("r1", mode=mode),)),))
    assert edits.take_wording(brief, FACT) is brief


def it_keeps_the_wording_of_references_to_other_facts() -> None:
    brief = brief_of((paragraph("a", (ref("r1", fact="F2"),)),))
    assert edits.take_wording(brief, FACT, "r1") is brief


def it_sets_the_mode_of_one_reference() -> None:
    brief = brief_of((paragraph("a", (ref("r1"), ref("r2"))),))
    after = edits.set_mode(brief, "r1", "pinned")
    assert [found.mode for _, found in references(after)] == ["pinned", "follow"]


changes = st.one_of(
    st.tuples(st.just("move_block"), st.sampled_from(BLOCK_IDS), st.integers(-3, 3)),
    st.tuples(st.just("move_section"), st.sampled_from(SECTION_IDS), st.integers(0, 3)),
    st.tuples(st.just("rewrite"), st.sampled_from(["a", "b", "e"]), st.integers(0, 9)),
)


@given(st.lists(changes, max_size=8))
@settings(max_examples=50)
def it_keeps_what_it_is_and_reads_back_after_any_run_of_edits(run: list[tuple[str, str, int]]) -> None:
    brief = BRIEF
    for name, target, number in run:
        if name == "rewrite":
            brief = rewritten(brief, target, (), text(str(number)))
        else:
            brief = getattr(edits, name)(brief, target, number)
    assert sorted(order(brief)) == sorted(BLOCK_IDS)
    assert Brief.model_validate_json(brief.model_dump_json()) == brief


def it_reads_the_new_words_after_an_edit() -> None:
    after = rewritten(BRIEF, "a", (), text("new"))
    words = [plain(content) for _, block in blocks(after) for _, content in slots(block)]
    assert list(itertools.islice(words, 2)) == ["new", "b"]


ANALYTIC: tuple[Block, ...] = (
    Judgement(id="j", supporting=(ref("r1"),), watched=(Indicator(id="w1", actor="A1", seen=("F8", "F9")),)),
    ScenarioSet(id="o", rows=(Scenario(id="s", watched=(Indicator(id="w2", words="rain"),)),)),
    Alternatives(
        id="a",
        hypotheses=(Hypothesis(id="h1", name="Rain"), Hypothesis(id="h2", name="Snow")),
        rows=(EvidenceRow(id="e", content=(ref("r2"),), ratings=("consistent", None)),),
    ),
    Timeline(id="l", actors=("A1",)),
)


def ids_in(value: object) -> list[str]:
    """Every id inside a value that was dumped."""
    if isinstance(value, dict):
        own = [value["id"]] if "id" in value else []
        return own + [found for part in value.values() for found in ids_in(part)]
    return [found for part in value for found in ids_in(part)] if isinstance(value, list | tuple) else []


@pytest.mark.parametrize("block", [*structured((ref("r1"),)), *ANALYTIC], ids=lambda block: block.kind)
def it_gives_whatever_a_copied_block_holds_an_id_of_its_own(block: Block) -> None:
    numbers = itertools.count()
    (copied,) = edits.copy_blocks((block,), lambda: f"new{next(numbers)}")
    old, new = ids_in(block.model_dump()), ids_in(copied.model_dump())
    assert not set(old) & set(new)
    assert len(new) == len(set(new)) == len(old)
    told = block.model_dump_json()
    for before, after in zip(old, new, strict=True):
        told = told.replace(f'"id":"{before}"', f'"id":"{after}"')
    assert copied.model_dump_json() == told


def it_keeps_in_a_copy_which_facts_an_indicator_has_seen() -> None:
    (copied,) = edits.copy_blocks(ANALYTIC[:1], lambda: "new")
    assert [one.seen for one in watched(copied)] == [("F8", "F9")]


def it_lets_cross_references_among_copies_point_to_the_copies() -> None:
    table = Table(id="t", caption="Figures")
    line = Paragraph(id="p", content=(pointer("t", "Table 1"), pointer("elsewhere", "Table 2")))
    numbers = itertools.count()
    copy, told = edits.copy_blocks((table, line), lambda: f"new{next(numbers)}")
    assert [pointed(one) for _, content in slots(told) for one in content] == [copy.id, "elsewhere"]
