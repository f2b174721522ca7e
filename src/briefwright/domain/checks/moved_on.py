"""Position tables since whose day the ledger has moved on."""

from collections.abc import Iterator

from briefwright.domain.blocks import PositionTable
from briefwright.domain.brief import Place, blocks
from briefwright.domain.checks.finding import Case, Finding, Rule, short
from briefwright.domain.positions import moved_on


def _find(case: Case) -> Iterator[Finding]:
    for section, table in blocks(case.brief):
        if not isinstance(table, PositionTable):
            continue
        actors = {row.id: row.actor for row in table.rows}
        for moved in moved_on(table, case.material.on_record):
            slot = (moved.row, str(table.topics.index(moved.topic)))
            newest = moved.newer[-1]
            yield Finding(
                RULE.id,
                "note",
                f"{_name(case, actors[moved.row])} has said something newer: {short(newest.statement)}.",
                "The table shows what was on record on its day, or what its cell refers to.",
                key=f"{table.id} {moved.row} {moved.topic} {newest.id}",
                place=Place(section=section.id, block=table.id, slot=slot),
            )


def _name(case: Case, actor: str) -> str:
    found = case.names.actors.get(actor) or case.material.actors.get(actor)
    return found.name if found else actor


RULE = Rule("moved-on", "Positions that have moved on", _find)
