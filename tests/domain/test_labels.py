"""Labels of tables and pictures, and cross references to them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.blocks import (
    Alternatives,
    Block,
    Paragraph,
    Picture,
    PositionTable,
    Risk,
    RiskRegister,
    ScenarioSet,
    SourceList,
    Table,
    TalkingPoints,
    Timeline,
)
from briefwright.domain.brief import Brief, Section, blocks
from briefwright.domain.content import FactRef, Text, plain, text
from briefwright.domain.labels import CAPTIONED, captioned, labels, pointed, pointer, relabelled
from briefwright.domain.slots import slots


def brief(*made: Block) -> Brief:
    """A brief with each block in a section of its own."""
    sections = tuple(
        Section(id=f"s{number}", title="S", blocks=(block,)) for number, block in enumerate(made)
    )
    return Brief(id="b", title="Talks", sections=sections)


def it_counts_tables_and_figures_apart_in_reading_order() -> None:
    made = (
        Table(id="t", caption="A"),
        Picture(id="f", caption="B"),
        RiskRegister(id="r", caption="C"),
        Picture(id="g", caption="D"),
    )
    assert labels(brief(*made)) == {"t": "Table 1", "f": "Figure 1", "r": "Table 2", "g": "Figure 2"}


def it_gives_every_kind_that_bears_a_caption_a_label() -> None:
    kinds = (Table, PositionTable, RiskRegister, ScenarioSet, Alternatives, Timeline)
    made = [kind(id=kind.__name__, caption="A") for kind in kinds]
    assert list(labels(brief(*made)).values()) == [f"Table {number}" for number in range(1, 7)]


def it_gives_no_label_without_a_caption() -> None:
    made = (
        Table(id="t"),
        Picture(id="f", caption="  "),
        TalkingPoints(id="p", caption="Say"),
        SourceList(id="s"),
    )
    assert labels(brief(*made)) == {}
    assert list(captioned(brief(*made))) == []


def it_points_only_where_a_link_begins_with_a_hash() -> None:
    assert pointed(pointer("t", "Table 1")) == "t"
    assert pointed(Text(text="x", link="https://example.org/#t")) == ""
    assert pointed(Text(text="#t")) == ""
    assert pointed(FactRef(id="r", fact="F", revision=1, shown="#t")) == ""


def it_lets_cross_references_anywhere_show_the_present_label() -> None:
    stale = pointer("t", "Table 7")
    register = RiskRegister(id="x", rows=(Risk(id="r", mitigation=(*text("See "), stale)),))
    shown = relabelled(brief(Paragraph(id="p", content=(stale,)), Table(id="t", caption="A"), register))
    words = [plain(content) for _, block in blocks(shown) for _, content in slots(block) if content]
    assert words == ["Table 1", "See Table 1"]


def it_keeps_the_marks_of_a_cross_reference() -> None:
    bold = pointer("t", "Table 7").model_copy(update={"bold": True})
    shown = relabelled(brief(Paragraph(id="p", content=(bold,)), Table(id="t", caption="A")))
    assert next(slots(shown.sections[0].blocks[0]))[1] == (bold.model_copy(update={"text": "Table 1"}),)


def it_keeps_the_words_of_a_cross_reference_to_what_is_gone() -> None:
    lost = brief(
        Paragraph(id="p", content=(pointer("gone", "Table 7"), pointer("t", "Table 1"))), Table(id="t")
    )
    assert relabelled(lost) is lost


captions = st.lists(st.sampled_from(["", "A"]), min_size=1, max_size=5)


@settings(max_examples=40)
@given(captions, st.lists(st.integers(0, 5), max_size=4))
def it_has_nothing_left_to_relabel_after_it_did(held: list[str], wanted: list[int]) -> None:
    made: list[Block] = [
        (Picture if number % 2 else Table)(id=f"b{number}", caption=one) for number, one in enumerate(held)
    ]
    pointers = tuple(pointer(f"b{number}", "Table 99") for number in wanted)
    once = relabelled(brief(Paragraph(id="p", content=pointers), *made))
    assert relabelled(once) is once
    known = labels(once)
    for item in next(slots(once.sections[0].blocks[0]))[1]:
        assert plain((item,)) == known.get(pointed(item), "Table 99")


def it_names_in_its_classes_what_the_type_names() -> None:
    assert all("caption" in kind.model_fields for kind in CAPTIONED)
