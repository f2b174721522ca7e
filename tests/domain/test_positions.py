"""Position tables as views of the ledger."""

from collections.abc import Sequence
from datetime import date

import pytest

from briefwright.domain import ledger, positions
from briefwright.domain.blocks import PositionRow, PositionTable
from briefwright.domain.content import Content, FactRef, Text, plain, reference, refs, text
from briefwright.domain.dates import parse_date
from briefwright.domain.facts import Actor, Fact, Stance

ACTORS = {
    "orlova": Actor(id="orlova", name="Irina Orlova", side="Northland"),
    "berg": Actor(id="berg", name="Anton Berg", side="Northland"),
}


def _said(fact_id: str, stance: Stance, when: str, audience: str = "", actor: str = "orlova") -> Fact:
    return Fact(
        id=fact_id,
        revision=2,
        statement=f"{fact_id.capitalize()} was said",
        kind="position",
        stance=stance,
        date=parse_date(when) if when else None,
        audience=audience,
        actors=(actor,),
        topics=("lease",),
    )


MAY, JUNE = _said("may", "supports", "3 May 2025"), _said("june", "opposes", "9 June 2025")
OWN = text("She wavers")


def _table(as_of: date | None = None, *cells: Content, topics: Sequence[str] = ("lease",)) -> PositionTable:
    row = PositionRow(id="p1", actor="orlova", cells=cells or ((),) * len(topics))
    return PositionTable(id="b1", as_of=as_of, topics=tuple(topics), rows=(row,))


def _words(table: PositionTable) -> list[str]:
    return [plain(cell) for row in table.rows for cell in row.cells]


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (date(2025, 5, 2), ""),
        (date(2025, 5, 3), "May was said"),
        (date(2025, 6, 8), "May was said"),
        (date(2025, 6, 9), "June was said"),
        (None, "June was said"),
    ],
)
def it_shows_what_was_on_the_record_on_its_day(as_of: date | None, words: str) -> None:
    assert _words(positions.filled(_table(as_of), [JUNE, MAY], ACTORS)) == [words]


def it_never_touches_own_wording() -> None:
    table = _table(None, OWN)
    assert positions.filled(table, [MAY, JUNE], ACTORS) is table
    mixed = _table(None, OWN, (), topics=("lease", "grain"))
    grain = MAY.model_copy(update={"topics": ("grain",)})
    filled = positions.filled(mixed, [JUNE, grain], ACTORS)
    assert filled.rows[0].cells[0] is mixed.rows[0].cells[0]
    assert _words(filled) == ["She wavers", "May was said"]


def it_is_the_very_same_table_where_the_ledger_holds_nothing() -> None:
    table = _table()
    assert positions.filled(table, [], ACTORS) is table


def it_says_what_the_actor_also_holds_before_whom() -> None:
    press = _said("press", "supports", "3 May 2025", "the press")
    plainly = _said("plain", "opposes", "4 June 2025")
    house = _said("house", "opposes", "9 June 2025", "parliament")
    filled = positions.filled(_table(), [house, press], ACTORS)
    assert _words(filled) == ["House was said; but to the press: Press was said"]
    filled = positions.filled(_table(), [plainly, _said("z", "supports", "9 June 2025", "press")], ACTORS)
    assert _words(filled) == ["Z was said; but also: Plain was said"]


def it_begins_a_sentence_where_the_statement_ended_one() -> None:
    press = _said("press", "supports", "3 May 2025", "the press")
    house = JUNE.model_copy(update={"statement": "She refused.", "audience": "parliament"})
    filled = positions.filled(_table(), [house, press], ACTORS)
    assert _words(filled) == ["She refused. But to the press: Press was said"]


def it_leaves_out_what_others_of_the_side_say() -> None:
    berg = _said("berg", "opposes", "9 June 2025", actor="berg")
    assert _words(positions.filled(_table(), [MAY, berg], ACTORS)) == ["May was said"]


def it_refers_to_facts_by_ids_that_stay_the_same_and_are_all_different() -> None:
    table = _table(None, (), (), topics=("lease", "grain"))
    both = MAY.model_copy(update={"topics": ("lease", "grain")})
    used = [ref for cell in positions.filled(table, [both], ACTORS).rows[0].cells for ref in refs(cell)]
    assert len({ref.id for ref in used}) == 2
    again = positions.filled(table, [both], ACTORS).rows[0].cells
    assert [ref for cell in again for ref in refs(cell)] == used
    assert isinstance(used[0], FactRef)
    assert (used[0].fact, used[0].revision, used[0].mode) == ("may", 2, "follow")


def it_reads_an_empty_cell_as_nothing() -> None:
    assert positions.from_ledger(ledger.Cell(), "k") == ()


JULY = _said("july", "neutral", "July 2025")
UNDATED = _said("once", "neutral", "")
REFERS_MAY = (Text(text="In short: "), reference(MAY, "q1"))
DAY = date(2025, 5, 20)


@pytest.mark.parametrize(
    ("as_of", "content", "facts", "newer"),
    [
        (DAY, (), [MAY, JUNE], ["june"]),
        (DAY, (), [MAY], []),
        (None, (), [MAY, JUNE], []),
        (date(2025, 7, 1), (), [MAY, JUNE, JULY], []),
        (DAY, OWN, [JULY, MAY, JUNE], ["june", "july"]),
        (None, OWN, [MAY, JUNE], []),
        (None, REFERS_MAY, [MAY, JUNE], ["june"]),
        (date(2025, 8, 1), REFERS_MAY, [MAY, JUNE], ["june"]),
        (DAY, (reference(JUNE, "q1"),), [MAY, JUNE], []),
        (DAY, (*REFERS_MAY, reference(JUNE, "q2")), [MAY, JUNE, JULY], ["july"]),
        (DAY, (reference(UNDATED, "q1"),), [MAY, JUNE, UNDATED], ["june"]),
        (None, (reference(UNDATED, "q1"),), [MAY, JUNE, UNDATED], []),
        (None, REFERS_MAY, [MAY, _said("same", "opposes", "3 May 2025")], []),
        (DAY, (), [_said("other", "opposes", "9 June 2025", actor="berg")], []),
        (DAY, (), [JUNE.model_copy(update={"standing": "withdrawn"})], []),
        (DAY, (), [JUNE.model_copy(update={"standing": "superseded"})], []),
        (DAY, (), [JUNE.model_copy(update={"topics": ("grain",)})], []),
    ],
)  # fmt: skip
def it_says_when_the_ledger_has_moved_on(
    as_of: date | None, content: Content, facts: list[Fact], newer: list[str]
) -> None:
    found = list(positions.moved_on(_table(as_of, content), facts))
    assert [fact.id for one in found for fact in one.newer] == newer
    assert [(one.row, one.topic) for one in found] == ([("p1", "lease")] if newer else [])
