"""What the rules say of pictures, talking points, cross references and detached wordings."""

from dataclasses import replace

import pytest

from briefwright.domain.blocks import (
    Block,
    Paragraph,
    Picture,
    SourceSummary,
    Table,
    TalkingPoint,
    TalkingPoints,
)
from briefwright.domain.checks import dangling, length, lost, markings, sections, undescribed, unsourced, weak
from briefwright.domain.checks.finding import Case
from briefwright.domain.content import FactRef, Text, text
from briefwright.domain.labels import pointer
from briefwright.domain.layouts import Layout, LayoutSection
from domain.checks.drafting import actor, case, fact, found, marked, section, written

IMAGE = "ab" * 32
KYIV = actor("UA", "Kyiv", kind="state")
CLAIM = "Kyiv has lost 12 per cent of its exports since the spring."


def points(say: str = "", background: str = "", raised: str = "") -> TalkingPoints:
    row = TalkingPoint(id="t1", raised=raised, say=written(say), background=written(background, "b"))
    return TalkingPoints(id="t", rows=(row,))


def pointing(*made: Block) -> Case:
    content = (*text("As "), pointer("t", "Table 1"), *text(" shows."))
    return case(section(Paragraph(id="p", content=content), *made))


@pytest.mark.parametrize(
    ("made", "message"),
    [
        ([], "What “Table 1” points to is no longer in the brief."),
        ([Table(id="t")], "What “Table 1” points to bears no caption, so it has no number."),
    ],
)
def it_finds_a_cross_reference_that_leads_nowhere(made: list[Block], message: str) -> None:
    about = pointing(*made)
    assert [(one.message, one.severity) for one in found(lost.RULE, about)] == [(message, "warning")]
    assert marked(lost.RULE, about) == ["Table 1"]


def it_leaves_a_cross_reference_alone_that_leads_somewhere() -> None:
    assert found(lost.RULE, pointing(Table(id="t", caption="Exports"))) == []
    web = Paragraph(id="p", content=(Text(text="here", link="https://example.org/#t"),))
    assert found(lost.RULE, case(section(web))) == []


def it_can_drop_a_lost_cross_reference_and_keep_its_words() -> None:
    about = pointing()
    (fix,) = found(lost.RULE, about)[0].fixes
    assert fix.edit is not None
    (block,) = fix.edit(about.brief).sections[0].blocks
    assert block == Paragraph(id="p", content=text("As Table 1 shows."))


@pytest.mark.parametrize(
    ("picture", "messages"),
    [
        (
            Picture(id="i", image=IMAGE, caption="The front"),
            ["The picture “The front” has no alternative text."],
        ),
        (Picture(id="i", image=IMAGE, description=" "), ["A picture has no alternative text."]),
        (Picture(id="i", image=IMAGE, description="A map of the front"), []),
        (Picture(id="i"), []),
    ],
)
def it_finds_pictures_without_alternative_text(picture: Picture, messages: list[str]) -> None:
    about = found(undescribed.RULE, case(section(picture)))
    assert [(one.message, one.severity) for one in about] == [(message, "note") for message in messages]


LAYOUT = Layout(
    id="house", name="House", sections=(LayoutSection(role="background", title="Background", words=3),)
)


@pytest.mark.parametrize(
    ("block", "empty"),
    [
        (Picture(id="i"), True),
        (Picture(id="i", image=IMAGE), False),
        (SourceSummary(id="s"), False),
        (points(), True),
        (points("Welcome"), False),
    ],
)
def it_knows_which_of_them_leave_a_section_empty(block: Block, empty: bool) -> None:
    assert len(found(sections.RULE, case(section(block), layout=LAYOUT))) == empty


def it_counts_the_words_of_talking_points() -> None:
    about = case(section(points("One two", "three four")), layout=LAYOUT)
    assert [one.message for one in found(length.RULE, about)] == [
        "The section “S1” has 4 words; its layout allows 3."
    ]


def it_takes_the_background_of_a_talking_point_for_text_that_cites_and_what_is_said_for_advice() -> None:
    assert marked(unsourced.RULE, case(section(points(CLAIM, CLAIM)), actors=[KYIV])) == [CLAIM]
    about = found(unsourced.RULE, case(section(points(CLAIM, CLAIM)), actors=[KYIV]))
    assert [one.place.slot for one in about if one.place] == [("t1", "background")]
    cited = points(background=f"[F1|{CLAIM}]")
    assert marked(unsourced.RULE, case(section(cited), actors=[KYIV], facts=[fact("F1")])) == []


def it_reads_talking_points_and_gaps_as_any_text() -> None:
    assert marked(weak.RULE, case(section(points("Reportedly they left.")))) == ["Reportedly"]
    gaps = SourceSummary(id="s", gaps=written("[F9|Nothing] from the field."))
    assert marked(dangling.RULE, case(section(gaps))) == ["Nothing"]


@pytest.mark.parametrize(("marking", "count"), [("TLP:RED", 1), ("TLP:GREEN", 0)])
def it_finds_the_words_of_a_fact_above_the_audience_though_they_were_detached(
    marking: str, count: int
) -> None:
    ref = FactRef(id="r", fact="F1", revision=1, shown="It rained", mode="detached")
    row = TalkingPoint(id="t1", say=(ref,))
    about = case(section(TalkingPoints(id="t", rows=(row,))), ceiling="TLP:GREEN", marking="TLP:GREEN")
    material = replace(about.material, detached={"F1": fact("F1", marking=marking)})
    about = replace(about, material=material)
    assert [one.severity for one in found(markings.RULE, about)] == ["error"] * count
