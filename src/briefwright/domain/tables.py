"""Edits of structured blocks: pure functions from block to block that keep rows and columns parallel."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from briefwright.domain.blocks import (
    Alternatives,
    Consistency,
    EvidenceRow,
    PositionRow,
    PositionTable,
    Risk,
    RiskRegister,
    Row,
    Scenario,
    ScenarioSet,
    Table,
    TalkingPoint,
    TalkingPoints,
)
from briefwright.domain.content import Content
from briefwright.domain.errors import NotFound

NewId = Callable[[], str]
AnyRow = Row | PositionRow | Risk | Scenario | EvidenceRow | TalkingPoint
Rowed = Table | PositionTable | RiskRegister | ScenarioSet | Alternatives | TalkingPoints
Grid = Table | PositionTable | Alternatives
RowedT = TypeVar("RowedT", bound=Rowed)
GridT = TypeVar("GridT", bound=Grid)
CellsT = TypeVar("CellsT", bound=Table | PositionTable)
T = TypeVar("T")


def start_table(table: Table, rows: int, columns: int, new_id: NewId) -> Table:
    """The table with empty rows of so many columns in place of the rows that it had."""
    return _with_rows(table, [Row(id=new_id(), cells=_empty(columns)) for _ in range(rows)])


def width(table: Grid) -> int:
    """How many columns the table has: of cells, topics or hypotheses."""
    if isinstance(table, Alternatives):
        return len(table.hypotheses)
    if isinstance(table, PositionTable):
        return len(table.topics)
    return len(table.rows[0].cells) if table.rows else 0


def ratings(block: Alternatives, row: EvidenceRow) -> tuple[Consistency | None, ...]:
    """The ratings of a row, exactly one for each hypothesis: None where the row holds none."""
    return (*row.ratings, *(None,) * len(block.hypotheses))[: len(block.hypotheses)]


def row_index(block: Rowed, row_id: str) -> int:
    """Where the row stands. Raises NotFound."""
    rows: Sequence[AnyRow] = block.rows
    for index, row in enumerate(rows):
        if row.id == row_id:
            return index
    raise NotFound(f"The table has no row {row_id}.")


def add_row(table: Table, index: int, new_id: NewId) -> Table:
    """Put an empty row before the one at `index`; the first row of all has one column."""
    row = Row(id=new_id(), cells=_empty(width(table) or 1))
    return _with_rows(table, _inserted(table.rows, index, row))


def add_actor(table: PositionTable, actor: str, index: int, new_id: NewId) -> PositionTable:
    """Put a row for the actor before the one at `index`."""
    row = PositionRow(id=new_id(), actor=actor, cells=_empty(len(table.topics)))
    return _with_rows(table, _inserted(table.rows, index, row))


def add_risk(register: RiskRegister, index: int, new_id: NewId) -> RiskRegister:
    """Put an empty risk before the one at `index`."""
    return _with_rows(register, _inserted(register.rows, index, Risk(id=new_id())))


def add_scenario(outlook: ScenarioSet, index: int, new_id: NewId) -> ScenarioSet:
    """Put an empty scenario before the one at `index`."""
    return _with_rows(outlook, _inserted(outlook.rows, index, Scenario(id=new_id())))


def add_point(points: TalkingPoints, index: int, new_id: NewId) -> TalkingPoints:
    """Put an empty talking point before the one at `index`."""
    return _with_rows(points, _inserted(points.rows, index, TalkingPoint(id=new_id())))


def remove_row(block: RowedT, row_id: str) -> RowedT:
    """Take out a row, actor, risk, scenario, item of evidence or talking point. Raises NotFound."""
    return _with_rows(block, _without(block.rows, row_index(block, row_id)))


def move_row(block: RowedT, row_id: str, by: int) -> RowedT:
    """Move a row up (negative) or down, as far as it goes. Raises NotFound."""
    return _with_rows(block, _moved(block.rows, row_index(block, row_id), by))


def add_column(table: Table, column: int) -> Table:
    """Put an empty column before the one at `column`; a table without rows stays as it is."""
    return _with_cells(table, lambda cells: _inserted(cells, column, ()))


def add_topic(table: PositionTable, topic: str, column: int) -> PositionTable:
    """Put a column for the topic before the one at `column`."""
    wider = _with_cells(table, lambda cells: _inserted(cells, column, ()))
    return wider.model_copy(update={"topics": _inserted(table.topics, column, topic)})


def remove_column(table: GridT, column: int) -> GridT:
    """Take out a column; the last column of a plain table takes its rows along. Raises NotFound."""
    _check_column(table, column)
    if isinstance(table, Table) and width(table) == 1:
        return _with_rows(table, ())
    return rearranged(table, lambda columns: _without(columns, column))


def move_column(table: GridT, column: int, by: int) -> GridT:
    """Move a column left (negative) or right, as far as it goes. Raises NotFound."""
    _check_column(table, column)
    return rearranged(table, lambda columns: _moved(columns, column, by))


def rearranged(table: GridT, change: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> GridT:
    """Leave out columns or give them another order, in every row and the headings alike."""
    if isinstance(table, Alternatives):
        rows = [row.model_copy(update={"ratings": change(ratings(table, row))}) for row in table.rows]
        hypotheses = {"hypotheses": change(table.hypotheses)}
        return cast(GridT, _with_rows(table, rows).model_copy(update=hypotheses))
    changed = _with_cells(table, change)
    if isinstance(changed, PositionTable):
        return changed.model_copy(update={"topics": change(changed.topics)})
    return changed


def set_risk(register: RiskRegister, risk: Risk) -> RiskRegister:
    """Put this value in the place of the risk of the same id. Raises NotFound."""
    return _with_row(register, risk)


def set_scenario(outlook: ScenarioSet, scenario: Scenario) -> ScenarioSet:
    """Put this value in the place of the scenario of the same id. Raises NotFound."""
    return _with_row(outlook, scenario)


def set_point(points: TalkingPoints, point: TalkingPoint) -> TalkingPoints:
    """Put this value in the place of the talking point of the same id. Raises NotFound."""
    return _with_row(points, point)


def total(outlook: ScenarioSet) -> int | None:
    """What the stated probabilities add up to, in per cent; None when none is stated."""
    stated = [one.probability for one in outlook.rows if one.probability is not None]
    return sum(stated) if stated else None


def _with_row(block: RowedT, row: AnyRow) -> RowedT:
    gone = row_index(block, row.id)
    return _with_rows(block, _inserted(_without(block.rows, gone), gone, row))


def _with_rows(block: RowedT, rows: Sequence[AnyRow]) -> RowedT:
    return cast(RowedT, block.model_copy(update={"rows": tuple(rows)}))


def _with_cells(table: CellsT, change: Callable[[tuple[Content, ...]], tuple[Content, ...]]) -> CellsT:
    return _with_rows(table, [row.model_copy(update={"cells": change(row.cells)}) for row in table.rows])


def _check_column(table: Grid, column: int) -> None:
    if not 0 <= column < width(table):
        raise NotFound(f"The table has no column {column + 1}.")


def _empty(columns: int) -> tuple[Content, ...]:
    return ((),) * columns


def _inserted(items: tuple[T, ...], index: int, item: T) -> tuple[T, ...]:
    return (*items[:index], item, *items[index:])


def _without(items: tuple[T, ...], index: int) -> tuple[T, ...]:
    return (*items[:index], *items[index + 1 :])


def _moved(items: tuple[T, ...], index: int, by: int) -> tuple[T, ...]:
    rest = _without(items, index)
    return _inserted(rest, max(0, min(index + by, len(rest))), items[index])
