"""Cases that plain rules must find and must leave alone, a small table for each."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefwright.domain.blocks import Bullet, PositionRow, PositionTable, Table
from briefwright.domain.brief import Section
from briefwright.domain.checks import dangling, moved_on, sections, superseded
from briefwright.domain.checks.stances import stances
from briefwright.domain.content import Mode
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.edits import set_mode
from briefwright.domain.facts import Standing
from briefwright.domain.layouts import Layout, LayoutSection
from domain.checks.drafting import DAY, actor, case, fact, found, marked, paragraphs, section, written

RAINED = "[F1|It rained] all day."


@pytest.mark.parametrize(
    ("standing", "mode", "words"),
    [
        ("superseded", "follow", ["It rained"]),
        ("superseded", "pinned", ["It rained"]),
        ("superseded", "detached", []),
        ("current", "follow", []),
        ("disputed", "follow", []),
        ("withdrawn", "follow", []),
    ],
)
def it_finds_facts_that_others_took_the_place_of(standing: Standing, mode: Mode, words: list[str]) -> None:
    drafted = set_mode(case(paragraphs(RAINED)).brief, "s1-r0-0", mode)
    about = case(*drafted.sections, facts=[fact("F1", standing=standing)])
    assert marked(superseded.RULE, about) == words


@pytest.mark.parametrize(
    ("held", "mode", "words"),
    [
        ("F2", "follow", ["It rained"]),
        ("F2", "pinned", ["It rained"]),
        ("F2", "detached", []),
        ("F1", "follow", []),
    ],
)
def it_finds_references_to_facts_that_are_not_there(held: str, mode: Mode, words: list[str]) -> None:
    drafted = set_mode(case(paragraphs(RAINED)).brief, "s1-r0-0", mode)
    assert marked(dangling.RULE, case(*drafted.sections, facts=[fact(held)])) == words


LAYOUT = Layout(
    id="house",
    name="House brief",
    sections=(
        LayoutSection(role="background", title="Background"),
        LayoutSection(role="outlook", title="Outlook", optional=True),
        LayoutSection(role="sources", title="Sources"),
    ),
)


def part(role: str) -> Section:
    return paragraphs("It rained.", section=f"s-{role}", role=role)


@pytest.mark.parametrize(
    ("roles", "missing"),
    [
        (["background", "sources"], []),
        (["sources", "background"], []),
        (["background", "annex", "sources"], []),
        (["background", "outlook", "sources"], []),
        (["background"], ["sources"]),
        (["annex"], ["background", "sources"]),
    ],
    ids=["as laid out", "in another order", "one more", "with the optional one", "one gone", "both gone"],
)
def it_finds_the_sections_that_the_layout_asks_for(roles: list[str], missing: list[str]) -> None:
    about = case(*map(part, roles), layout=LAYOUT)
    assert [one.key for one in found(sections.RULE, about) if one.severity == "warning"] == missing


@pytest.mark.parametrize(
    ("cell", "newer", "count"),
    [
        ("", "2025-11-20", 0),
        ("", "2025-12-01", 1),
        ("In favour", "2025-11-20", 0),
        ("In favour", "2025-12-01", 1),
        ("[F1|It is for it], they say", "2025-11-20", 1),
        ("[F1|It is for it]; [F2|it is against it]", "2025-11-20", 0),
    ],
    ids=[
        "a view of its day",
        "a view, and a later day",
        "own words of its day",
        "own words, and a later day",
        "own words on what is no longer the last",
        "own words on all there is",
    ],
)
def it_finds_cells_behind_which_the_ledger_moved_on(cell: str, newer: str, count: int) -> None:
    stances = [
        fact("F1", "It is for it", **stated("supports", "2025-11-01")),
        fact("F2", "It is against it", **stated("opposes", newer)),
    ]
    rows = (PositionRow(id="row", actor="A", cells=(written(cell),)),)
    table = PositionTable(id="p", as_of=DAY, topics=("T",), rows=rows)
    about = case(section(table), facts=stances, actors=[actor("A", "Ada")])
    assert len(found(moved_on.RULE, about)) == count


def stated(stance: str, day: str) -> dict[str, Any]:
    return {"stance": stance, "actors": ("A",), "topics": ("T",), "date": FuzzyDate(value=day)}


OPPOSES = stated("opposes", "2025-11-20")
SAID = {
    "new": fact("new", "It is against it", **OPPOSES),
    "same": fact("same", "It is so still", **stated("supports", "2025-11-21")),
    "month": fact("month", "It wavers", **stated("neutral", "2025-11")),
    "other": fact("other", "It shrugs", **OPPOSES | {"topics": ("U",)}),
    "ally": fact("ally", "It is not", **OPPOSES | {"actors": ("B", "A")}),
    "gone": fact("gone", "It is off", **OPPOSES | {"standing": "withdrawn"}),
    "event": fact("event", "It met", **OPPOSES | {"stance": None}),
}
TEXT = "[F1|It is for it]."


@pytest.mark.parametrize(
    ("texts", "known", "told"),
    [
        ([TEXT], ["new"], ["It is against it"]),
        ([TEXT], ["new", "same"], ["It is so still"]),
        ([TEXT, "Again [F1|it is for it]."], ["new"], ["It is against it"]),
        ([TEXT, "[new|It is against it]."], ["new", "same"], ["It is so still"]),
        ([TEXT, "[same|It is so still]."], ["new", "same"], []),
        ([TEXT], ["month"], []),
        ([TEXT], ["other", "ally", "gone", "event"], []),
        (["[event|It met]."], ["event", "new"], []),
        ([], ["new"], []),
    ],
    ids=[
        "another stance",
        "the newest of two",
        "cited twice",
        "newer than the newest cited",
        "the newest is cited",
        "may be older",
        "of another topic, by others, withdrawn, no stance",
        "no stance is cited",
        "nothing is cited",
    ],
)
def it_finds_stances_in_text_since_which_there_are_newer_ones(
    texts: list[str], known: list[str], told: list[str]
) -> None:
    first = fact("F1", "It is for it", **stated("supports", "2025-11-01"))
    about = case(paragraphs(*texts), facts=[first, *(SAID[one] for one in known)], actors=[actor("A", "Ada")])
    results = found(moved_on.RULE, about)
    assert [one.message for one in results] == [f"Ada has said something newer: “{words}”." for words in told]
    assert {one.severity for one in results} <= {"note"}


@pytest.mark.parametrize(
    ("cell", "as_of", "places"),
    [("", DAY, []), ("", date(2025, 11, 2), ["p"]), ("It was for it", DAY, ["s1-b0"])],
    ids=["the table shows the newer", "the table tells of the newer", "own words of the same day"],
)
def it_tells_of_what_is_newer_once_in_the_table_or_in_the_text(
    cell: str, as_of: date, places: list[str]
) -> None:
    rows = (PositionRow(id="row", actor="A", cells=(written(cell),)),)
    table = section(PositionTable(id="p", as_of=as_of, topics=("T",), rows=rows), section="s2")
    first = fact("F1", "It is for it", **stated("supports", "2025-11-01"))
    about = case(paragraphs(TEXT), table, facts=[first, SAID["new"]], actors=[actor("A", "Ada")])
    assert [one.place.block for one in found(moved_on.RULE, about) if one.place] == places


def it_looks_for_what_is_newer_beside_what_the_brief_shows() -> None:
    first = fact("F1", "It is for it", **stated("supports", "2025-11-01"))
    about = replace(case(paragraphs(TEXT), facts=[first]), ledger=stances([first, SAID["new"]]))
    assert marked(moved_on.RULE, about) == ["It is for it"]


def it_leaves_tables_alone_that_are_no_view_of_the_ledger() -> None:
    about = case(section(Table(id="t"), Bullet(id="b", content=written("It rained."))))
    assert found(moved_on.RULE, about) == []
