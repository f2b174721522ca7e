"""Position tables since whose day the ledger has moved on."""

from collections.abc import Iterator, Sequence

from briefwright.domain.blocks import PositionRow, PositionTable
from briefwright.domain.brief import Place, blocks
from briefwright.domain.checks.finding import Case, Finding, Rule, short
from briefwright.domain.facts import Fact
from briefwright.domain.ledger import holder
from briefwright.domain.positions import MovedOn, moved_on


def _find(case: Case) -> Iterator[Finding]:
    for section, table in blocks(case.brief):
        if not isinstance(table, PositionTable):
            continue
        for row, moved in _moved(table, case.material.on_record):
            slot = (moved.row, str(table.topics.index(moved.topic)))
            newest = moved.newer[-1]
            yield Finding(
                RULE.id,
                "note",
                f"{_name(case, row.actor)} has said something newer: {short(newest.statement)}.",
                "The table shows what was on record on its day, or what its cell refers to.",
                key=f"{table.id} {moved.row} {moved.topic} {newest.id}",
                place=Place(section=section.id, block=table.id, slot=slot),
            )


def _moved(table: PositionTable, facts: Sequence[Fact]) -> Iterator[tuple[PositionRow, MovedOn]]:
    """The cells that the ledger has left behind, looking only at what the actor of each row said."""
    said: dict[str, list[Fact]] = {}
    for fact in facts:
        said.setdefault(holder(fact), []).append(fact)
    for row in table.rows:
        alone = table.model_copy(update={"rows": (row,)})
        for moved in moved_on(alone, said.get(row.actor, ())):
            yield row, moved


def _name(case: Case, actor: str) -> str:
    found = case.names.actors.get(actor) or case.material.actors.get(actor)
    return found.name if found else actor


RULE = Rule("moved-on", "Positions that have moved on", _find)
