import pytest

from briefwright.domain.blocks import Paragraph, Row, SourceList, Table
from briefwright.domain.brief import Brief, Place, Section, banner, blocks, references, section, words
from briefwright.domain.content import FactRef, Text, text
from briefwright.domain.errors import NotFound
from briefwright.domain.facts import Citation, Fact, Source, grade
from briefwright.domain.material import Material, cited_sources, fact_ids


def ref(ref_id: str, fact: str) -> FactRef:
    return FactRef(id=ref_id, fact=fact, revision=1, shown="it rained")


FIRST = Paragraph(id="b1", content=(Text(text="On Monday "), ref("r1", "F2"), Text(text=".")))
TABLE = Table(id="b2", caption="Days", rows=(Row(id="w1", cells=(text("Tuesday"), (ref("r2", "F1"),))),))
AGAIN = Paragraph(id="b3", content=(ref("r3", "F2"),))
BRIEF = Brief(
    id="B1",
    title="Weather",
    sections=(
        Section(id="s1", title="Bottom line", blocks=(FIRST, TABLE)),
        Section(id="s2", title="Sources", blocks=(AGAIN, SourceList(id="b4"))),
    ),
)


def it_finds_every_reference_in_reading_order_with_its_place() -> None:
    assert [(place, found.id) for place, found in references(BRIEF)] == [
        (Place(section="s1", block="b1"), "r1"),
        (Place(section="s1", block="b2", slot=("w1", "1")), "r2"),
        (Place(section="s2", block="b3"), "r3"),
    ]


def it_walks_the_blocks_in_reading_order() -> None:
    assert [(part.id, block.id) for part, block in blocks(BRIEF)] == [
        ("s1", "b1"),
        ("s1", "b2"),
        ("s2", "b3"),
        ("s2", "b4"),
    ]


def it_counts_the_words_of_references_and_cells() -> None:
    assert words(BRIEF) == 4 + 1 + 2 + 2
    assert words(BRIEF.sections[1]) == 2


def it_finds_a_section_by_its_id() -> None:
    assert section(BRIEF, "s2") is BRIEF.sections[1]
    with pytest.raises(NotFound, match="no section s9"):
        section(BRIEF, "s9")


def it_bears_its_own_marking_when_its_parts_are_more_open() -> None:
    assert banner(BRIEF.model_copy(update={"marking": "TLP:GREEN"})) == "TLP:GREEN"


def it_bears_the_marking_of_its_strictest_section_or_block() -> None:
    strict = AGAIN.model_copy(update={"marking": "TLP:RED"})
    part = Section(id="s3", title="Annex", marking="TLP:AMBER", blocks=(strict,))
    assert banner(BRIEF.model_copy(update={"sections": (part,)})) == "TLP:RED"
    bare = part.model_copy(update={"blocks": ()})
    assert banner(BRIEF.model_copy(update={"sections": (bare,)})) == "TLP:AMBER"


def it_names_each_fact_once_in_order_of_first_reference() -> None:
    assert fact_ids(BRIEF) == ["F2", "F1"]


def it_leaves_out_facts_that_are_only_remembered() -> None:
    gone = FactRef(id="r1", fact="F2", revision=1, shown="it rained", mode="detached")
    part = Section(id="s1", title="Bottom line", blocks=(Paragraph(id="b1", content=(gone,)),))
    assert fact_ids(BRIEF.model_copy(update={"sections": (part,)})) == []


def it_lists_each_source_once_in_order_of_first_reference() -> None:
    one, other = Source(id="S1", title="Gauge"), Source(id="S2", title="Diary")
    facts = {
        "F1": Fact(id="F1", statement="It rained", citations=(Citation(source="S1"), Citation(source="S2"))),
        "F2": Fact(
            id="F2", statement="It poured", citations=(Citation(source="S2"), Citation(source="gone"))
        ),
    }
    material = Material(BRIEF, facts=facts, sources={"S1": one, "S2": other})
    assert cited_sources(material) == [other, one]


def it_grades_a_fact_by_its_first_citation_of_a_known_source() -> None:
    source = Source(id="S1", title="Gauge", reliability="B")
    cited = Fact(
        id="F1",
        statement="It rained",
        citations=(Citation(source="gone", credibility=1), Citation(source="S1", credibility=2)),
    )
    assert grade(cited, {"S1": source}) == "B2"
    assert grade(cited, {}) == ""


def it_lets_a_citation_override_the_reliability_of_its_source() -> None:
    source = Source(id="S1", title="Gauge", reliability="B")
    citation = Citation(source="S1", reliability="D", credibility=4, override_reason="The gauge was blocked")
    assert grade(Fact(id="F1", statement="It rained", citations=(citation,)), {"S1": source}) == "D4"
