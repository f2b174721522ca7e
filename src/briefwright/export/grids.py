"""Structured blocks as tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefwright.domain.blocks import (
    Alternatives,
    Consistency,
    PositionTable,
    Risk,
    RiskRegister,
    Scenario,
    ScenarioSet,
    Table,
    Timeline,
)
from briefwright.domain.tables import ratings
from briefwright.domain.wording import counted, day_words
from briefwright.export.pieces import Grid, NoteMark, Runs, Words
from briefwright.export.scribe import Scribe, holds_words
from briefwright.export.wording import joined, sentences

Tabular = Table | PositionTable | RiskRegister | ScenarioSet | Alternatives | Timeline
"""The blocks that are shown as a table."""

RATINGS: dict[Consistency | None, str] = {
    "very consistent": "CC",
    "consistent": "C",
    "neutral": "N",
    "inconsistent": "I",
    "very inconsistent": "II",
    None: "–",
}
"""How evidence goes with a hypothesis, as grids of alternatives abbreviate it."""

NARROWEST, WIDEST = 8, 40
"""Between how many characters the width of a plain column counts."""


@dataclass(frozen=True)
class _Column:
    head: str
    weight: float
    cells: tuple[Runs, ...]


def grid(block: Tabular, scribe: Scribe) -> Grid:
    """The block as a table; it may have no rows."""
    match block:
        case Table():
            return _plain(block, scribe)
        case PositionTable():
            return _positions(block, scribe)
        case RiskRegister():
            return _risks(block, scribe)
        case ScenarioSet():
            return _scenarios(block, scribe)
        case Alternatives():
            return _alternatives(block, scribe)
        case Timeline():
            return _timeline(block, scribe)


def _plain(block: Table, scribe: Scribe) -> Grid:
    rows = _even([tuple(scribe.inscribe(cell) for cell in row.cells) for row in block.rows])
    header, body = (rows[0], rows[1:]) if block.header and len(rows) > 1 else ((), rows)
    caption = scribe.scrub.line(block.caption)
    size = f"Table of {counted(len(body), 'row')} and {counted(len(rows[0]) if rows else 0, 'column')}."
    return Grid(caption, size, header, body, tuple(_weight(column) for column in zip(*rows, strict=True)))


def _positions(block: PositionTable, scribe: Scribe) -> Grid:
    named = [
        (scribe.label(scribe.actor(row.actor)), *(_held(scribe.inscribe(cell)) for cell in row.cells))
        for row in block.rows
    ]
    header = (scribe.label("Actor"), *(scribe.label(scribe.topic(topic)) for topic in block.topics))
    header, *rows = _even([header, *named])
    as_of = f"As of {day_words(block.as_of)}" if block.as_of else ""
    size = f"Positions of {counted(len(rows), 'actor')} on {counted(len(block.topics), 'topic')}."
    caption = sentences(scribe.scrub.line(block.caption), as_of)
    return Grid(caption, size, header, tuple(rows), (2.0, *(3.0 for _ in header[1:])), row_heads=True)


def _held(runs: Runs) -> Runs:
    return runs or (Words("–"),)


def _risks(block: RiskRegister, scribe: Scribe) -> Grid:
    inscribed = [(_risk(risk, scribe), scribe.inscribe(risk.mitigation)) for risk in block.rows]

    def column(head: str, weight: float, cell: Callable[[Risk], str]) -> _Column:
        return _Column(head, weight, tuple(scribe.label(cell(risk)) for risk in block.rows))

    columns = (
        _Column("No.", 1, tuple(scribe.label(str(number + 1)) for number in range(len(block.rows)))),
        _Column("Risk", 6, tuple(risk for risk, _ in inscribed)),
        column("Likelihood", 2.6, lambda risk: risk.likelihood),
        column("Impact", 2.4, lambda risk: risk.impact),
        column("Horizon", 2.4, lambda risk: risk.horizon),
        column("Owner", 2.4, lambda risk: risk.owner),
        _Column("Mitigation", 5.5, tuple(mitigation for _, mitigation in inscribed)),
    )
    size = f"Register of {counted(len(block.rows), 'risk')}, with likelihood and impact."
    return _from_columns(scribe.scrub.line(block.caption), size, columns, scribe)


def _risk(risk: Risk, scribe: Scribe) -> Runs:
    """The description with its evidence below: a column of its own would leave both too narrow to read."""
    description, evidence = scribe.inscribe(risk.description), scribe.inscribe(risk.evidence)
    if not holds_words(evidence):
        return description
    lead = "\n" if holds_words(description) else ""
    return (*description, Words(f"{lead}Evidence: ", italic=True), *evidence)


def _scenarios(block: ScenarioSet, scribe: Scribe) -> Grid:
    inscribed = [_scenario_cells(row, scribe) for row in block.rows]
    descriptions, drivers, assumptions, indicators = zip(*inscribed, strict=True) if inscribed else ((),) * 4
    columns = (
        _Column("Scenario", 3, tuple(_scenario_name(row, scribe) for row in block.rows)),
        _Column("Probability", 2.2, tuple(scribe.label(_percent(row)) for row in block.rows)),
        _Column("Description", 6, descriptions),
        _Column("Drivers", 4, drivers),
        _Column("Assumptions", 4, assumptions),
        _Column("Indicators", 4.5, indicators),
    )
    horizon = scribe.scrub.line(block.horizon)
    caption = sentences(
        scribe.scrub.line(block.caption), f"Horizon: {horizon}" if horizon else "", _sum_words(block)
    )
    size = f"Outlook in {counted(len(block.rows), 'scenario')}."
    return _from_columns(caption, size, columns, scribe, row_heads=True)


def _scenario_cells(row: Scenario, scribe: Scribe) -> tuple[Runs, Runs, Runs, Runs]:
    return (
        scribe.inscribe(row.description),
        scribe.inscribe(row.drivers),
        scribe.inscribe(row.assumptions),
        scribe.with_watched(scribe.inscribe(row.indicators), row.watched),
    )


def _sum_words(block: ScenarioSet) -> str:
    """What a reader must know of the probabilities; empty when they add up or none is stated."""
    stated = [row.probability for row in block.rows if row.probability is not None]
    if not stated or not block.exclusive or sum(stated) == 100:
        return ""
    return f"The probabilities add up to {sum(stated)}\N{NO-BREAK SPACE}%, not 100\N{NO-BREAK SPACE}%"


def _alternatives(block: Alternatives, scribe: Scribe) -> Grid:
    rows = [
        (scribe.inscribe(row.content), *(scribe.label(RATINGS[rating]) for rating in ratings(block, row)))
        for row in block.rows
    ]
    names = [
        scribe.label(scribe.scrub.line(one.name) or f"Hypothesis {number}")
        for number, one in enumerate(block.hypotheses, 1)
    ]
    header, *rows = _even([(scribe.label("Evidence"), *names), *rows])
    given = {rating for row in block.rows for rating in ratings(block, row) if rating}
    legend = joined(*(f"{sign} = {rating}" for rating, sign in RATINGS.items() if rating in given))
    order = "The least inconsistent hypothesis stands first" if given and len(names) > 1 else ""
    caption = sentences(scribe.scrub.line(block.caption), order, legend)
    size = (
        f"{counted(len(names), 'hypothesis', 'hypotheses')} against {counted(len(rows), 'item')} of evidence."
    )
    return Grid(caption, size, header, tuple(rows), (5.0, *(2.0 for _ in header[1:])))


def _timeline(block: Timeline, scribe: Scribe) -> Grid:
    rows = tuple((scribe.label(row.day.words()), scribe.inscribe(row.content)) for row in block.rows)
    period = " ".join(
        f"{word} {day_words(day)}" for word, day in (("from", block.since), ("to", block.until)) if day
    )
    caption = sentences(scribe.scrub.line(block.caption), period[:1].upper() + period[1:])
    header = (scribe.label("Date"), scribe.label("Event"))
    size = f"Timeline of {counted(len(rows), 'moment')}."
    return Grid(caption, size, header, rows, (2.0, 7.0), row_heads=True)


def _percent(row: Scenario) -> str:
    return "" if row.probability is None else f"{row.probability}\N{NO-BREAK SPACE}%"


def _scenario_name(row: Scenario, scribe: Scribe) -> Runs:
    name = scribe.scrub.line(row.name)
    if row.kind == "other":
        return scribe.label(name)
    return scribe.label(f"{name} ({row.kind})" if name else row.kind.capitalize())


def _from_columns(
    caption: str, size: str, columns: Sequence[_Column], scribe: Scribe, row_heads: bool = False
) -> Grid:
    """A table of those columns that hold anything."""
    held = [column for column in columns if any(column.cells)]
    header = tuple(scribe.label(column.head) for column in held)
    rows = tuple(zip(*(column.cells for column in held), strict=True))
    return Grid(caption, size, header, rows, tuple(column.weight for column in held), row_heads)


def _even(rows: list[tuple[Runs, ...]]) -> tuple[tuple[Runs, ...], ...]:
    """The rows, each as long as the longest."""
    width = max(map(len, rows), default=0)
    return tuple((*row, *(((),) * (width - len(row)))) for row in rows)


def _weight(column: tuple[Runs, ...]) -> float:
    longest = max(sum(len(run.text) for run in cell if not isinstance(run, NoteMark)) for cell in column)
    return float(min(max(longest, NARROWEST), WIDEST))
