"""Position tables as views of the ledger."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefwright.domain import ledger
from briefwright.domain.blocks import PositionRow, PositionTable
from briefwright.domain.content import Content, Inline, Text, plain, reference, refs
from briefwright.domain.facts import Actor, Fact


@dataclass(frozen=True)
class MovedOn:
    """That the ledger holds newer stances than a cell of a position table shows."""

    row: str
    topic: str
    newer: tuple[Fact, ...]


def filled(table: PositionTable, facts: Sequence[Fact], actors: Mapping[str, Actor]) -> PositionTable:
    """The table with what the ledger held on its day in every cell that has no wording of its own."""
    shown = ledger.cells(facts, actors, table.as_of, table.topics, {row.actor for row in table.rows})
    rows = tuple(_filled_row(table, row, shown) for row in table.rows)
    if all(new is old for new, old in zip(rows, table.rows, strict=True)):
        return table
    return table.model_copy(update={"rows": rows})


def from_ledger(shown: ledger.Cell, key: str) -> Content:
    """How a cell without wording of its own reads: the last stance, and what the actor still holds besides
    that contradicts it. `key` makes the ids of the references."""
    if shown.latest is None:
        return ()
    actor = ledger.holder(shown.latest)
    also = [fact for fact in shown.opposed if ledger.holder(fact) == actor and fact is not shown.latest]
    content: list[Inline] = [reference(shown.latest, f"{key}.{shown.latest.id}")]
    for fact in also:
        ended = plain(tuple(content)).endswith((".", "!", "?"))
        whom = f"to {fact.audience}" if fact.audience else "also"
        joint = f" But {whom}: " if ended else f"; but {whom}: "
        content += [Text(text=joint), reference(fact, f"{key}.{fact.id}")]
    return tuple(content)


def moved_on(table: PositionTable, facts: Sequence[Fact]) -> Iterator[MovedOn]:
    """The cells since whose wording or day the ledger has moved on.

    Newer than a cell is what came on the record after the table's day, and, where the analyst's wording
    refers to stances of the actor, any that is newer than all of them.
    """
    said: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        for topic in fact.topics:
            said.setdefault((ledger.holder(fact), topic), []).append(fact)
    for row in table.rows:
        for topic, content in zip(table.topics, row.cells, strict=True):
            newer = _newer(table, row.actor, topic, content, said.get((row.actor, topic), ()))
            if newer:
                yield MovedOn(row.id, topic, tuple(newer))


def _newer(
    table: PositionTable, actor: str, topic: str, content: Content, facts: Sequence[Fact]
) -> list[Fact]:
    used = {ref.fact for ref in refs(content)}
    known = [
        fact.date.earliest
        for fact in facts
        if fact.id in used and fact.date and ledger.holder(fact) == actor and topic in fact.topics
    ]
    since = max(known, default=table.as_of)
    return ledger.later(facts, actor, topic, since) if since else []


def _filled_row(
    table: PositionTable, row: PositionRow, shown: Mapping[tuple[str, str], ledger.Cell]
) -> PositionRow:
    cells = tuple(
        content or from_ledger(shown.get((row.actor, topic), ledger.Cell()), f"{table.id}.{row.id}.{topic}")
        for topic, content in zip(table.topics, row.cells, strict=True)
    )
    unchanged = all(new is old for new, old in zip(cells, row.cells, strict=True))
    return row if unchanged else row.model_copy(update={"cells": cells})
