"""One way to reach the running text, and the indicators, inside any block."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from briefwright.domain.blocks import (
    NARRATIVE,
    Block,
    EvidenceRow,
    Judgement,
    Picture,
    PositionRow,
    PositionTable,
    Risk,
    Row,
    Scenario,
    ScenarioSet,
    SourceList,
    SourceSummary,
    Table,
    TalkingPoint,
    TimelineRow,
)
from briefwright.domain.content import Content, refs
from briefwright.domain.indicators import Indicator
from briefwright.domain.value import Value

SlotKey = tuple[str, ...]
"""Where running text lies inside a block: () in narrative, (field,) where the block itself has fields, else
(row id, column)."""

AnyRow = Row | PositionRow | Risk | Scenario | EvidenceRow | TimelineRow | TalkingPoint
FieldsT = TypeVar("FieldsT", bound=Value)
WatchingT = TypeVar("WatchingT", Judgement, Scenario)

_FIELDS: dict[type[Value], tuple[str, ...]] = {
    Risk: ("description", "evidence", "mitigation"),
    Scenario: ("description", "drivers", "assumptions", "indicators"),
    EvidenceRow: ("content",),
    TimelineRow: ("content",),
    TalkingPoint: ("say", "background"),
    Judgement: ("statement", "reason", "supporting", "contrary", "assumptions", "indicators"),
    SourceSummary: ("gaps",),
}
"""The running text of what is made of named fields, in reading order."""

Change = Callable[[SlotKey, Content], Content]


def slots(block: Block) -> Iterator[tuple[SlotKey, Content]]:
    """Each piece of running text in the block with its key, in reading order."""
    if isinstance(block, NARRATIVE):
        yield (), block.content
    elif isinstance(block, Judgement | SourceSummary):
        for field in _FIELDS[type(block)]:
            yield (field,), getattr(block, field)
    elif isinstance(block, Table | PositionTable):
        for row in block.rows:
            for number, cell in enumerate(row.cells):
                yield (row.id, str(number)), cell
    elif not isinstance(block, SourceList | Picture):
        for item in block.rows:
            for field in _FIELDS[type(item)]:
                yield (item.id, field), getattr(item, field)


def map_slots(block: Block, change: Change) -> Block:
    """The block with each piece of running text changed; the very same block when nothing changes."""
    if isinstance(block, NARRATIVE):
        new = change((), block.content)
        return block if new is block.content else block.model_copy(update={"content": new})
    if isinstance(block, SourceList | Picture):
        return block
    if isinstance(block, Judgement | SourceSummary):
        return _map_fields(block, (), change)
    rows = tuple(_map_row(row, change) for row in block.rows)
    unchanged = all(new is old for new, old in zip(rows, block.rows, strict=True))
    return block if unchanged else block.model_copy(update={"rows": rows})


def set_slot(block: Block, key: SlotKey, content: Content) -> Block:
    """The block with one piece of running text replaced."""
    return map_slots(block, lambda here, old: content if here == key else old)


def watched(block: Block) -> Iterator[Indicator]:
    """The indicators of a judgement or of scenarios."""
    if isinstance(block, Judgement):
        yield from block.watched
    elif isinstance(block, ScenarioSet):
        for scenario in block.rows:
            yield from scenario.watched


def support(block: Judgement) -> list[str]:
    """The ids of the facts that speak for the judgement: in its statement or beside it."""
    found = (*refs(block.supporting), *refs(block.statement))
    return list(dict.fromkeys(ref.fact for ref in found if ref.mode != "detached"))


def map_watched(block: Block, change: Callable[[Indicator], Indicator]) -> Block:
    """The block with each of its indicators changed; the very same block when nothing changes."""
    if isinstance(block, Judgement):
        return _map_watched(block, change)
    if isinstance(block, ScenarioSet):
        rows = tuple(_map_watched(row, change) for row in block.rows)
        unchanged = all(new is old for new, old in zip(rows, block.rows, strict=True))
        return block if unchanged else block.model_copy(update={"rows": rows})
    return block


def _map_watched(value: WatchingT, change: Callable[[Indicator], Indicator]) -> WatchingT:
    new = tuple(change(one) for one in value.watched)
    unchanged = all(one is old for one, old in zip(new, value.watched, strict=True))
    return value if unchanged else value.model_copy(update={"watched": new})


def _map_row(row: AnyRow, change: Change) -> AnyRow:
    if isinstance(row, Row | PositionRow):
        cells = tuple(change((row.id, str(number)), cell) for number, cell in enumerate(row.cells))
        unchanged = all(new is old for new, old in zip(cells, row.cells, strict=True))
        return row if unchanged else row.model_copy(update={"cells": cells})
    return _map_fields(row, (row.id,), change)


def _map_fields(value: FieldsT, key: SlotKey, change: Change) -> FieldsT:
    old = {field: getattr(value, field) for field in _FIELDS[type(value)]}
    new = {field: change((*key, field), content) for field, content in old.items()}
    unchanged = all(new[field] is old[field] for field in old)
    return value if unchanged else value.model_copy(update=new)
