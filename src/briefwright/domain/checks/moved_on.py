"""Stances that position tables and running text show, and since which the actor has said something newer."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from briefwright.domain import ledger
from briefwright.domain.blocks import PositionRow, PositionTable
from briefwright.domain.brief import Place, blocks
from briefwright.domain.checks.finding import Case, Cited, Finding, Fix, Rule, at
from briefwright.domain.facts import Fact
from briefwright.domain.positions import MovedOn, moved_on
from briefwright.domain.wording import short

Key = tuple[str, str]
"""An actor and a topic, by their ids."""


class _Cited(NamedTuple):
    """A stance to which running text refers, with the last day on which it may have been stated."""

    fact: Fact
    day: date
    where: Sequence[Cited]


def _find(case: Case) -> Iterator[Finding]:
    told = set()
    for section, table in blocks(case.brief):
        if isinstance(table, PositionTable):
            for row, moved in _moved(table, case.stances.held):
                told.add(moved.newer[-1].id)
                yield _in_table(case, Place(section=section.id, block=table.id), table, row, moved)
    last = _last_shown(case)
    for key, cited in _last_cited(case).items():
        said = ledger.later(case.stances.held.get(key, ()), *key, last.get(key, cited.day))
        newer = [fact for fact in said if fact.id not in told]
        if newer:
            told.add(newer[-1].id)
            yield _in_text(case, key[0], cited, newer[-1])


def _in_table(case: Case, place: Place, table: PositionTable, row: PositionRow, moved: MovedOn) -> Finding:
    slot = (moved.row, str(table.topics.index(moved.topic)))
    newest = moved.newer[-1]
    return Finding(
        RULE.id,
        "note",
        f"{_name(case, row.actor)} has said something newer: {short(newest.statement)}.",
        "The table shows what was on record on its day, or what its cell refers to.",
        key=f"{table.id} {moved.row} {moved.topic} {newest.id}",
        place=place.model_copy(update={"slot": slot}),
    )


def _in_text(case: Case, actor: str, cited: _Cited, newest: Fact) -> Finding:
    place, span = at(cited.where)
    return Finding(
        RULE.id,
        "note",
        f"{_name(case, actor)} has said something newer: {short(newest.statement)}.",
        "The last stance on the matter that the brief refers to is no longer the last on record.",
        key=f"{place.block} {cited.fact.id} {newest.id}",
        place=place,
        span=span,
        fixes=(Fix("Find the newer statement", search=newest.statement),),
    )


def _moved(table: PositionTable, held: Mapping[Key, Sequence[Fact]]) -> Iterator[tuple[PositionRow, MovedOn]]:
    """The cells that the ledger has left behind, looking only at what the actor of each row said."""
    for row in table.rows:
        alone = table.model_copy(update={"rows": (row,)})
        said = {fact.id: fact for topic in table.topics for fact in held.get((row.actor, topic), ())}
        for moved in moved_on(alone, tuple(said.values())):
            yield row, moved


def _last_cited(case: Case) -> dict[Key, _Cited]:
    """The last stance of each actor on each topic to which text outside position tables refers. One that
    was superseded or withdrawn is left to the rules on those."""
    found: dict[Key, _Cited] = {}
    for fact, cited in case.cited_facts:
        where = [one for one in cited if not isinstance(one.passage.block, PositionTable)]
        if where and fact.date and ledger.holder(fact) and fact.standing in ("current", "disputed"):
            for key in ((ledger.holder(fact), topic) for topic in fact.topics):
                if key not in found or found[key].day < fact.date.latest:
                    found[key] = _Cited(fact, fact.date.latest, where)
    return found


def _last_shown(case: Case) -> dict[Key, date]:
    """The last day of all stances that the brief shows, by actor and topic."""
    found: dict[Key, date] = {}
    for fact in case.material.facts.values():
        if fact.date:
            for key in ((ledger.holder(fact), topic) for topic in fact.topics):
                found[key] = max(found.get(key, date.min), fact.date.latest)
    return found


def _name(case: Case, actor: str) -> str:
    found = case.names.actors.get(actor) or case.material.actors.get(actor)
    return found.name if found else actor


RULE = Rule("moved-on", "Positions that have moved on", _find)
