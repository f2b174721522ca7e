"""What the ledger's view makes of the base."""

from datetime import date

import pytest

from briefwright.domain.dates import parse_date
from briefwright.domain.facts import Actor, Fact, Topic
from briefwright.gui.ledger import record
from briefwright.gui.ledger.record import Record

DAYS = (date(2025, 5, 3), date(2025, 6, 1), date(2025, 7, 9))
ACTORS = {
    "west": Actor(id="west", name="Westmark", kind="state"),
    "berg": Actor(id="berg", name="Anton Berg", side="Northland"),
    "north": Actor(id="north", name="Northland", kind="state"),
    "silent": Actor(id="silent", name="Silent Party", aliases=("The Quiet",)),
}
TOPICS = {"lease": Topic(id="lease", name="Port lease"), "tariff": Topic(id="tariff", name="Tariff")}


def _said(fact_id: str, actor: str, when: str) -> Fact:
    return Fact(
        id=fact_id,
        statement="Said",
        stance="supports",
        actors=(actor,),
        topics=("lease",),
        date=parse_date(when),
    )


READ = record.completed(
    Record(ACTORS, TOPICS),
    [_said("a", "west", "3 May 2025"), _said("b", "berg", "3 May 2025"), _said("c", "north", "June 2025")],
)


@pytest.mark.parametrize(
    ("wanted", "actors", "topics"),
    [
        ("", ["north", "berg", "west"], ["lease"]),
        ("  , ", ["north", "berg", "west"], ["lease"]),
        ("berg", ["berg"], ["lease"]),
        ("northland", ["north", "berg"], ["lease"]),
        ("quiet", ["silent"], ["lease"]),
        ("tariff", ["north", "berg", "west"], ["tariff"]),
        ("west, silent, lease, tariff", ["silent", "west"], ["lease", "tariff"]),
        ("ber ant", ["berg"], ["lease"]),
        ("nobody", [], []),
    ],
)
def it_shows_who_holds_a_stance_and_whom_one_looks_for(
    wanted: str, actors: list[str], topics: list[str]
) -> None:
    axes = record.axes(READ, wanted)
    assert [one.id for one in axes.actors] == actors
    assert [one.id for one in axes.topics] == topics


def it_shows_a_cell_that_was_asked_for_besides() -> None:
    axes = record.axes(READ, "", ("silent", "tariff"))
    assert [one.id for one in axes.actors] == ["north", "berg", "silent", "west"]
    assert [one.id for one in axes.topics] == ["lease", "tariff"]


@pytest.mark.parametrize(
    ("day", "by", "then"),
    [
        (date(2025, 6, 20), -1, date(2025, 5, 3)),
        (date(2025, 6, 20), 1, date(2025, 7, 9)),
        (date(2025, 6, 1), -1, date(2025, 5, 3)),
        (date(2025, 4, 1), 1, date(2025, 5, 3)),
        (date(2025, 4, 1), -1, date(2025, 5, 3)),
        (date(2026, 1, 1), 1, date(2025, 7, 9)),
        (date(2026, 1, 1), -1, date(2025, 6, 1)),
        (None, -1, date(2025, 6, 1)),
    ],
)
def it_steps_along_the_days_on_which_the_record_changed(day: date | None, by: int, then: date) -> None:
    assert record.step(DAYS, day, by) == then


def it_stays_where_it_is_when_nothing_ever_changed() -> None:
    assert record.step((), DAYS[0], 1) == DAYS[0]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 5, 2), "Nothing was on the record yet."),
        (date(2025, 5, 30), "Last change on 3 May 2025: Westmark on Port lease and 1 more."),
        (None, "Last change in June 2025: Northland on Port lease."),
    ],
)
def it_says_what_changed_last(day: date | None, words: str) -> None:
    assert record.news(READ, day, most=1) == words
