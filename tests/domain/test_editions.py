"""Editions: what they hold of the ledger, and what an export takes of them."""

from datetime import date

import pytest

from briefwright.domain.blocks import PositionRow, PositionTable
from briefwright.domain.brief import Brief, Section
from briefwright.domain.dates import parse_date
from briefwright.domain.editions import Edition, Held, held
from briefwright.domain.facts import Actor, Fact, Source, Stance, Topic


def stated(fact_id: str, day: str, stance: Stance, actor: str = "A1") -> Fact:
    return Fact(
        id=fact_id,
        statement=fact_id,
        date=parse_date(day),
        actors=(actor,),
        topics=("T1",),
        stance=stance,
    )


RECORD = (
    stated("F1", "1 May 2026", "supports"),
    stated("F2", "9 May 2026", "opposes"),
    stated("F3", "2 May 2026", "neutral", actor="A2"),
)


def brief(*days: date | None) -> Brief:
    """A brief with a position table for each day."""
    tables = tuple(
        PositionTable(
            id=f"p{number}",
            as_of=day,
            topics=("T1", "T2"),
            rows=(PositionRow(id="row", actor="A1", cells=((), ())),),
        )
        for number, day in enumerate(days)
    )
    return Brief(id="b", title="Talks", sections=(Section(id="s", title="Positions", blocks=tables),))


@pytest.mark.parametrize(
    ("days", "fact", "stance"),
    [
        ((date(2026, 5, 5),), "F1", "supports"),
        ((date(2026, 5, 9),), "F2", "opposes"),
        ((None,), "F2", "opposes"),
        ((date(2026, 5, 9), date(2026, 5, 5)), "F1", "supports"),
    ],
)
def it_holds_what_each_cell_shows_as_of_its_day(
    days: tuple[date | None, ...], fact: str, stance: Stance
) -> None:
    assert held(brief(*days), RECORD, {}) == (Held(actor="A1", topic="T1", stance=stance, fact=fact),)


def it_holds_nothing_before_the_first_statement() -> None:
    assert held(brief(date(2026, 4, 1)), RECORD, {}) == ()


def it_gives_an_export_all_that_it_holds() -> None:
    edition = Edition(
        id="e",
        number=1,
        brief=brief(None),
        facts=RECORD,
        sources=(Source(id="S1", title="Gauge"),),
        actors=(Actor(id="A1", name="Orlova"),),
        topics=(Topic(id="T1", name="the tunnel"),),
    )
    material = edition.material()
    assert material.brief is edition.brief
    assert (set(material.facts), set(material.sources)) == ({"F1", "F2", "F3"}, {"S1"})
    assert (set(material.actors), set(material.topics)) == ({"A1"}, {"T1"})
