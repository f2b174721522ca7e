"""The ledger of positions."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain import ledger
from briefwright.domain.dates import parse_date
from briefwright.domain.facts import Actor, Fact, Stance, Standing

ACTORS = {
    "orlova": Actor(id="orlova", name="Irina Orlova", side="Northland"),
    "berg": Actor(id="berg", name="Anton Berg", side=" northland"),
    "north": Actor(id="north", name="Northland", kind="state"),
    "west": Actor(id="west", name="Westmark", kind="state"),
}
STANCES: Sequence[Stance] = (
    "supports", "leans for", "neutral", "leans against", "opposes", "conditional", "unclear",
)  # fmt: skip


def said(
    fact_id: str,
    stance: Stance | None,
    when: str = "",
    audience: str = "",
    standing: Standing = "current",
    actors: tuple[str, ...] = ("orlova",),
    topics: tuple[str, ...] = ("lease",),
) -> Fact:
    return Fact(
        id=fact_id,
        statement=fact_id,
        kind="position",
        stance=stance,
        date=parse_date(when) if when else None,
        audience=audience,
        standing=standing,
        actors=actors,
        topics=topics,
    )


def _ids(facts: Sequence[Fact]) -> list[str]:
    return [fact.id for fact in facts]


def _cell(*facts: Fact, as_of: date | None = None) -> ledger.Cell:
    return ledger.cell(facts, ACTORS, "orlova", "lease", as_of)


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        ("supports", "opposes", True),
        ("leans for", "opposes", True),
        ("leans against", "supports", True),
        ("leans for", "leans against", True),
        ("supports", "leans for", False),
        ("opposes", "leans against", False),
        ("neutral", "opposes", False),
        ("conditional", "supports", False),
        ("unclear", "opposes", False),
        ("supports", None, False),
    ],
)
def it_knows_which_stances_are_opposites(one: Stance, other: Stance | None, opposite: bool) -> None:
    assert ledger.opposite(said("a", one), said("b", other)) is opposite
    assert ledger.opposite(said("b", other), said("a", one)) is opposite


@pytest.mark.parametrize(
    ("when", "as_of", "there"),
    [
        ("November 2025", date(2025, 11, 10), True),
        ("November 2025", date(2025, 11, 1), True),
        ("November 2025", date(2025, 10, 31), False),
        ("late November 2025", date(2025, 11, 10), False),
        ("2025", date(2025, 1, 1), True),
        ("23 November 2025", date(2025, 11, 22), False),
        ("23 November 2025", date(2025, 11, 23), True),
        ("23 November 2025, year assumed", date(2025, 11, 23), True),
        ("", date(1900, 1, 1), True),
        ("23 November 2025", None, True),
    ],
)
def it_holds_what_may_have_been_on_the_record_that_day(when: str, as_of: date | None, there: bool) -> None:
    fact = said("a", "supports", when)
    assert ledger.on_record(fact, as_of) is there
    assert _ids(_cell(fact, as_of=as_of).statements) == (["a"] if there else [])


def it_never_holds_what_was_withdrawn() -> None:
    gone = said("gone", "opposes", "2025", standing="withdrawn")
    assert not ledger.on_record(gone, None)
    assert _cell(gone, said("a", "supports")) == _cell(said("a", "supports"))
    assert ledger.later([gone], "orlova", "lease", date(2024, 1, 1)) == []


CELLS: list[tuple[str, list[Fact], date | None, str, str, list[str]]] = [
    ("nothing", [], None, "", "", []),
    ("one", [said("a", "supports", "3 May 2025")], None, "a", "", []),
    (
        "a shift before the same audience",
        [said("a", "supports", "3 May 2025"), said("b", "opposes", "9 May 2025")],
        None, "b", "a", [],
    ),
    (
        "audiences compared as people write them",
        [said("a", "supports", "3 May 2025", "Press "), said("b", "opposes", "9 May 2025", "press")],
        None, "b", "a", [],
    ),
    (
        "opposites to two audiences, however far apart, contradict and are no shift",
        [said("a", "supports", "3 May 2024", "press"), said("b", "opposes", "9 May 2025", "parliament")],
        None, "b", "", ["a", "b"],
    ),
    (
        "another stance to another audience is a shift where it is no opposite",
        [said("a", "supports", "3 May 2025", "press"), said("b", "neutral", "9 May 2025", "parliament")],
        None, "b", "a", [],
    ),
    (
        "before the later statement",
        [said("a", "supports", "3 May 2025"), said("b", "opposes", "9 May 2025")],
        date(2025, 5, 8), "a", "", [],
    ),
    (
        "the same stance again hides no shift",
        [said("a", "supports", "2024"), said("b", "opposes", "May 2025"), said("c", "opposes", "June 2025")],
        None, "c", "a", [],
    ),
    (
        "a day within a vague month may be before or after it: both stand",
        [said("a", "supports", "November 2025"), said("b", "opposes", "15 November 2025")],
        None, "b", "", ["a", "b"],
    ),
    (
        "a vague year does not outlast a later day",
        [said("a", "supports", "2025"), said("b", "opposes", "1 December 2025")],
        None, "b", "", ["a", "b"],
    ),
    (
        "what is surely over does not stand because something vague came too",
        [said("v", "opposes", "2025"), said("a", "supports", "May 2025"), said("b", "opposes", "June 2025")],
        None, "b", "a", [],
    ),
    (
        "what has no date may be the latest: both stand, and what is dated counts as later",
        [said("a", "supports"), said("b", "opposes", "9 May 2025")],
        None, "b", "", ["a", "b"],
    ),
    (
        "what was superseded stands no more",
        [said("a", "supports", "3 May 2025", "press", "superseded"), said("b", "opposes", "9 May 2025")],
        None, "b", "a", [],
    ),
    (
        "what was superseded stood until then",
        [said("a", "supports", "3 May 2025", "", "superseded"), said("b", "opposes", "9 May 2025")],
        date(2025, 5, 5), "a", "", [],
    ),
    (
        "a superseded report of a day gives way to the one that put it right",
        [said("z", "supports", "3 May 2025", "", "superseded"), said("a", "opposes", "3 May 2025")],
        None, "a", "z", [],
    ),
    (
        "a superseded statement is no latest stance while another one is current",
        [said("a", "supports", "3 May 2025"), said("b", "opposes", "9 May 2025", "", "superseded")],
        None, "a", "", [],
    ),
    (
        "when all was superseded the last of it is still shown",
        [said("a", "supports", "3 May 2025", "", "superseded")],
        None, "a", "", [],
    ),
    (
        "another member of the side contradicts",
        [said("a", "supports", "3 May 2025"), said("b", "opposes", "9 May 2025", actors=("berg",))],
        None, "a", "", ["b"],
    ),
    (
        "the state itself contradicts those of its side",
        [said("a", "supports", "3 May 2025"), said("b", "opposes", "9 May 2025", actors=("north",))],
        None, "a", "", ["b"],
    ),
    (
        "the other side is no contradiction",
        [said("a", "supports", "3 May 2025"), said("b", "opposes", "9 May 2025", actors=("west",))],
        None, "a", "", [],
    ),
    (
        "an actor who is not in the base speaks for itself",
        [said("a", "supports", "3 May 2025"), said("b", "opposes", "9 May 2025", actors=("nobody",))],
        None, "a", "", [],
    ),
    (
        "on another topic there is no contradiction",
        [said("a", "supports", "3 May 2025"), said("b", "opposes", "3 May 2025", "press", topics=("grain",))],
        None, "a", "", [],
    ),
    (
        "a fact about the actor that states no stance is on record and changes nothing",
        [said("a", "supports", "3 May 2025"), said("b", None, "9 May 2025")],
        None, "a", "", [],
    ),
    (
        "the stance of another who names the actor is not the actor's",
        [said("a", "supports", "3 May 2025"), said("b", "opposes", "9 May 2025", actors=("west", "orlova"))],
        None, "a", "", [],
    ),
    (
        "disputed statements stand",
        [said("a", "supports", "3 May 2025", "press", "disputed"), said("b", "opposes", "9 May 2025")],
        None, "b", "", ["a", "b"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "as_of", "latest", "former", "opposed"),
    [row[1:] for row in CELLS],
    ids=[row[0] for row in CELLS],
)
def it_tells_the_latest_stance_its_shift_and_what_contradicts_it(
    facts: list[Fact], as_of: date | None, latest: str, former: str, opposed: list[str]
) -> None:
    for order in permutations(facts):
        cell = _cell(*order, as_of=as_of)
        assert (cell.latest.id if cell.latest else "") == latest
        assert (cell.former.id if cell.former else "") == former
        assert _ids(cell.opposed) == opposed
        assert cell.shifted is bool(former)
        assert cell.stance == (cell.latest.stance if cell.latest else None)


def it_counts_what_is_said_of_an_actor_apart_from_what_the_actor_said() -> None:
    own, event = said("a", "supports", "3 May 2025"), said("b", None, "1 May 2025")
    named = said("c", "opposes", "2 May 2025", actors=("west", "orlova"))
    cell = _cell(own, event, named)
    assert _ids(cell.statements) == ["b", "c", "a"]
    assert _ids(cell.stated) == ["a"]


def it_pairs_contradictions_by_topic_the_older_first() -> None:
    facts = [
        said("b", "opposes", "9 May 2025", actors=("berg",), topics=("port", "lease")),
        said("a", "supports", "3 May 2025", topics=("lease", "port")),
        said("w", "opposes", "9 May 2025", actors=("west",)),
    ]
    found = [(one.topic, one.one.id, one.other.id) for one in ledger.contradictions(facts, ACTORS)]
    assert found == [("lease", "a", "b"), ("port", "a", "b")]
    assert ledger.contradictions(facts, ACTORS, date(2025, 5, 8)) == []


def it_lists_later_stances_but_not_those_that_were_superseded() -> None:
    facts = [
        said("d", "opposes", "June 2025"),
        said("b", "neutral", "9 May 2025"),
        said("a", "supports", "3 May 2025"),
        said("s", "supports", "10 May 2025", standing="superseded"),
        said("undated", "opposes"),
        said("event", None, "9 May 2025"),
        said("other", "opposes", "9 May 2025", actors=("west",)),
        said("elsewhere", "opposes", "9 May 2025", topics=("grain",)),
    ]
    assert _ids(ledger.later(facts, "orlova", "lease", date(2025, 5, 3))) == ["b", "d"]
    assert _ids(ledger.later(facts, "orlova", "lease", date(2025, 6, 1))) == []


def it_knows_the_days_on_which_a_stance_came_on_the_record() -> None:
    facts = [
        said("a", "supports", "June 2025"),
        said("b", "opposes", "3 May 2025"),
        said("c", "opposes", "3 May 2025", actors=("west",)),
        said("undated", "opposes"),
        said("event", None, "4 May 2025"),
        said("gone", "opposes", "5 May 2025", standing="withdrawn"),
    ]
    assert ledger.changes(facts) == [date(2025, 5, 3), date(2025, 6, 1)]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Kyiv will not cede land", ["not"]),
        ("She won’t and can't agree", ["won’t", "can't"]),
        ("Never. No talks without guarantees", ["Never", "No", "without"]),
        ("It refuses to sign and rejected the plan", ["refuses to", "rejected"]),
        ("He denies it; they rule out troops", ["denies", "rule out"]),
        ("Notice the knot in Nordic northern notes", []),
        ("Norway supports it", []),
        ("", []),
    ],
)
def it_finds_the_words_that_turn_a_statement_round(statement: str, words: list[str]) -> None:
    assert [statement[start:end] for start, end in ledger.negations(statement)] == words


DATES = ("", "2025", "May 2025", "early May 2025", "3 May 2025", "9 May 2025", "June 2025", "1 July 2025")
FACTS = st.lists(
    st.builds(
        said,
        st.sampled_from("abcdefghijkl"),
        st.sampled_from([*STANCES, None]),
        st.sampled_from(DATES),
        st.sampled_from(["", "press", "parliament"]),
        st.sampled_from(["current", "current", "disputed", "superseded", "withdrawn"]),
        st.sampled_from([("orlova",), ("berg",), ("north",), ("west",), ("orlova", "west"), ()]),
        st.sampled_from([("lease",), ("grain",), ("lease", "grain"), ()]),
    ),
    max_size=8,
    unique_by=lambda fact: fact.id,
)
DAYS = st.dates(date(2024, 12, 1), date(2025, 8, 1))


@settings(max_examples=80)
@given(FACTS, DAYS, DAYS)
def it_never_loses_a_statement_when_the_day_moves_on(facts: list[Fact], one: date, other: date) -> None:
    before, after = sorted([one, other])
    earlier, then = ledger.cells(facts, ACTORS, before), ledger.cells(facts, ACTORS, after)
    for place, cell in earlier.items():
        assert set(_ids(cell.statements)) <= set(_ids(then[place].statements))


@settings(max_examples=80)
@given(FACTS, st.none() | DAYS)
def it_flags_a_contradiction_in_both_cells(facts: list[Fact], as_of: date | None) -> None:
    cells = ledger.cells(facts, ACTORS, as_of)
    pairs = ledger.contradictions(facts, ACTORS, as_of)
    for pair in pairs:
        assert pair.other in cells[ledger.holder(pair.one), pair.topic].opposed
        assert pair.one in cells[ledger.holder(pair.other), pair.topic].opposed
    told = {(pair.topic, fact.id) for pair in pairs for fact in (pair.one, pair.other)}
    flagged = {(topic, fact.id) for (_, topic), cell in cells.items() for fact in cell.opposed}
    assert flagged == told


@settings(max_examples=80)
@given(FACTS, st.none() | DAYS, st.randoms(use_true_random=False))
def it_does_not_depend_on_the_order_of_the_facts(
    facts: list[Fact], as_of: date | None, chance: Random
) -> None:
    shuffled = chance.sample(facts, len(facts))
    assert ledger.cells(facts, ACTORS, as_of) == ledger.cells(shuffled, ACTORS, as_of)
    assert ledger.contradictions(facts, ACTORS, as_of) == ledger.contradictions(shuffled, ACTORS, as_of)


@settings(max_examples=60)
@given(FACTS, st.none() | DAYS)
def it_reads_one_cell_as_it_reads_them_all(facts: list[Fact], as_of: date | None) -> None:
    cells = ledger.cells(facts, ACTORS, as_of)
    for actor in ACTORS:
        for topic in ("lease", "grain"):
            assert ledger.cell(facts, ACTORS, actor, topic, as_of) == cells.get((actor, topic), ledger.Cell())
