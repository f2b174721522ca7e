"""Edits of structured blocks keep rows and columns parallel and can be taken back."""

from collections.abc import Callable
from itertools import count
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain import tables
from briefwright.domain.blocks import (
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
from briefwright.domain.content import plain, text
from briefwright.domain.errors import NotFound

NewId = Callable[[], str]
T = TypeVar("T")
modest = settings(max_examples=60)


def _ids(prefix: str) -> NewId:
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"


@st.composite
def plain_tables(draw: st.DrawFn, least: int = 0) -> Table:
    rows, columns = draw(st.integers(least, 4)), draw(st.integers(1, 4))
    return Table(
        id="t",
        rows=tuple(
            Row(id=f"r{row}", cells=tuple(text(f"{row}/{column}") for column in range(columns)))
            for row in range(rows)
        ),
    )


@st.composite
def position_tables(draw: st.DrawFn) -> PositionTable:
    rows, columns = draw(st.integers(0, 4)), draw(st.integers(0, 4))
    return PositionTable(
        id="p",
        topics=tuple(f"topic{column}" for column in range(columns)),
        rows=tuple(
            PositionRow(
                id=f"r{row}",
                actor=f"actor{row}",
                cells=tuple(text(f"{row}/{column}") for column in range(columns)),
            )
            for row in range(rows)
        ),
    )


registers = st.integers(0, 4).map(
    lambda size: RiskRegister(id="k", rows=tuple(Risk(id=f"r{n}", owner=f"desk {n}") for n in range(size)))
)


def _is_rectangular(table: Table | PositionTable) -> bool:
    return all(len(row.cells) == tables.width(table) for row in table.rows)


def _place(draw: st.DataObject, size: int) -> int:
    return draw.draw(st.integers(0, size))


def _member(draw: st.DataObject, items: tuple[T, ...]) -> T:
    return draw.draw(st.sampled_from(items))


def _edited(table: Table, data: st.DataObject, new_id: NewId) -> Table:
    edit = data.draw(st.sampled_from(["add", "remove", "move", "add column", "remove column", "move column"]))
    if edit == "add" or not table.rows:
        return tables.add_row(table, _place(data, len(table.rows)), new_id)
    row, column = _member(data, table.rows).id, _place(data, tables.width(table) - 1)
    by = data.draw(st.integers(-2, 2))
    match edit:
        case "remove":
            return tables.remove_row(table, row)
        case "move":
            return tables.move_row(table, row, by)
        case "add column":
            return tables.add_column(table, column)
        case "remove column":
            return tables.remove_column(table, column)
        case _:
            return tables.move_column(table, column, by)


@modest
@given(plain_tables(), st.data())
def it_stays_rectangular_whatever_is_added_removed_or_moved(table: Table, data: st.DataObject) -> None:
    new_id = _ids("new")
    for _ in range(6):
        table = _edited(table, data, new_id)
        assert _is_rectangular(table)


@modest
@given(position_tables(), st.data())
def it_keeps_positions_parallel_to_their_topics(table: PositionTable, data: st.DataObject) -> None:
    table = tables.add_topic(table, "new", _place(data, len(table.topics)))
    table = tables.add_actor(table, "newcomer", _place(data, len(table.rows)), _ids("new"))
    assert _is_rectangular(table)
    column = data.draw(st.integers(0, len(table.topics) - 1))
    assert _is_rectangular(tables.move_column(table, column, data.draw(st.integers(-5, 5))))
    assert _is_rectangular(tables.remove_column(table, column))


@modest
@given(plain_tables(), st.data())
def it_removes_the_row_that_was_added(table: Table, data: st.DataObject) -> None:
    added = tables.add_row(table, _place(data, len(table.rows)), _ids("new"))
    assert len(added.rows) == len(table.rows) + 1
    assert tables.remove_row(added, "new1") == table


@modest
@given(plain_tables(least=1), st.data())
def it_removes_the_column_that_was_added(table: Table, data: st.DataObject) -> None:
    column = _place(data, tables.width(table))
    added = tables.add_column(table, column)
    assert tables.width(added) == tables.width(table) + 1
    assert tables.remove_column(added, column) == table


@modest
@given(position_tables(), st.data())
def it_removes_the_topic_and_the_actor_that_were_added(table: PositionTable, data: st.DataObject) -> None:
    column = _place(data, len(table.topics))
    assert tables.remove_column(tables.add_topic(table, "new", column), column) == table
    added = tables.add_actor(table, "newcomer", _place(data, len(table.rows)), _ids("new"))
    assert tables.remove_row(added, "new1") == table


@modest
@given(registers.filter(lambda register: bool(register.rows)), st.integers(-5, 5), st.data())
def it_moves_rows_without_losing_any(register: RiskRegister, by: int, data: st.DataObject) -> None:
    risk = _member(data, register.rows)
    moved = tables.move_row(register, risk.id, by)
    assert sorted(moved.rows, key=lambda row: row.id) == list(register.rows)
    wanted = max(0, min(register.rows.index(risk) + by, len(register.rows) - 1))
    assert moved.rows[wanted] == risk


@modest
@given(plain_tables(least=1), st.integers(-5, 5), st.data())
def it_moves_a_column_in_every_row_alike(table: Table, by: int, data: st.DataObject) -> None:
    column = data.draw(st.integers(0, tables.width(table) - 1))
    moved = tables.move_column(table, column, by)
    wanted = max(0, min(column + by, tables.width(table) - 1))
    for before, after in zip(table.rows, moved.rows, strict=True):
        assert after.cells[wanted] == before.cells[column]
        assert sorted(map(plain, after.cells)) == sorted(map(plain, before.cells))


def it_moves_a_topic_together_with_what_is_held_on_it() -> None:
    cells = (text("yes"), text("no"))
    table = PositionTable(
        id="p", topics=("borders", "security"), rows=(PositionRow(id="r", actor="A", cells=cells),)
    )
    moved = tables.move_column(table, 0, 1)
    assert moved.topics == ("security", "borders")
    assert moved.rows[0].cells == (text("no"), text("yes"))


def it_starts_a_table_with_empty_rows(new_id: NewId) -> None:
    table = tables.start_table(Table(id="t"), 2, 3, new_id)
    assert [row.id for row in table.rows] == ["n1", "n2"]
    assert all(row.cells == ((), (), ()) for row in table.rows)


def it_gives_the_first_row_of_all_one_column(new_id: NewId) -> None:
    assert tables.width(tables.add_row(Table(id="t"), 0, new_id)) == 1


def it_empties_a_table_that_loses_its_last_column(new_id: NewId) -> None:
    table = tables.add_row(Table(id="t"), 0, new_id)
    assert tables.remove_column(table, 0).rows == ()


def it_adds_and_changes_risks_and_scenarios(new_id: NewId) -> None:
    register = tables.add_risk(RiskRegister(id="k"), 0, new_id)
    register = tables.set_risk(register, register.rows[0].model_copy(update={"owner": "desk"}))
    assert register.rows == (Risk(id="n1", owner="desk"),)
    outlook = tables.add_scenario(ScenarioSet(id="s"), 0, new_id)
    outlook = tables.set_scenario(outlook, Scenario(id="n2", name="stalemate"))
    assert outlook.rows == (Scenario(id="n2", name="stalemate"),)


def it_adds_up_only_the_probabilities_that_are_stated() -> None:
    rows = (Scenario(id="a", probability=60), Scenario(id="b"), Scenario(id="c", probability=0))
    assert tables.total(ScenarioSet(id="s", rows=rows)) == 60
    assert tables.total(ScenarioSet(id="s", rows=rows[1:2])) is None


def it_says_so_when_a_row_or_a_column_is_not_there() -> None:
    with pytest.raises(NotFound):
        tables.remove_row(Table(id="t"), "gone")
    with pytest.raises(NotFound):
        tables.remove_column(PositionTable(id="p"), 0)


def it_adds_changes_and_moves_talking_points(new_id: NewId) -> None:
    points = tables.add_point(TalkingPoints(id="m"), 0, new_id)
    points = tables.add_point(points, 0, new_id)
    answer = TalkingPoint(id="n1", raised="The tariffs", say=text("Under review"))
    points = tables.set_point(points, answer)
    assert points.rows == (TalkingPoint(id="n2"), answer)
    assert tables.move_row(points, "n1", -1).rows == (answer, TalkingPoint(id="n2"))
    assert tables.remove_row(points, "n2").rows == (answer,)
