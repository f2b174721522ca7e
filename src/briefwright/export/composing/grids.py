"""Blocks as tables: plain ones, scenarios, alternatives, timelines; and how any table is laid out."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefwright.domain.blocks import (
    Alternatives,
    Consistency,
    Scenario,
    ScenarioSet,
    Table,
    Timeline,
)
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.tables import ratings
from briefwright.domain.wording import counted, day_words
from briefwright.export.composing.scribe import Scribe, holds_words, labelled
from briefwright.export.ooxml.columns import TEXT_WIDTH, Measures
from briefwright.export.pieces import Grid, NoteMark, Runs, Words
from briefwright.export.wording import joined, sentences

RATINGS: dict[Consistency | None, str] = {
    "very consistent": "CC",
    "consistent": "C",
    "neutral": "N",
    "inconsistent": "I",
    "very inconsistent": "II",
    None: "–",
}
"""How evidence goes with a hypothesis, as grids of alternatives abbreviate it."""

_IS = "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}"

NARROWEST, WIDEST = 8, 40
"""Between how many characters the width of a plain column counts."""

TALL = 2600
"""How high, in twentieths of a point, a row may become before its table needs a wider page: ten lines."""

FEW = 4
"""So many columns are as well read on an upright page, however much stands in them."""


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    head: str
    weight: float
    cells: tuple[Runs, ...]


def is_wide(grid: Grid) -> bool:
    """Whether the columns need more room than an upright page has for their words, or for their text."""
    measures = Measures(grid)
    if sum(measures.needs) > TEXT_WIDTH:
        return True
    if len(grid.weights) <= FEW:
        return False
    return max(measures.heights(measures.widths(TEXT_WIDTH)), default=0) > TALL


def plain(block: Table, scribe: Scribe) -> Grid:
    """The table as it was typed, its rows made equally long."""
    rows = even([tuple(scribe.inscribe(cell) for cell in row.cells) for row in block.rows])
    header, body = (rows[0], rows[1:]) if block.header and len(rows) > 1 else ((), rows)
    caption = scribe.scrub.line(block.caption)
    size = f"Table of {counted(len(body), 'row')} and {counted(len(rows[0]) if rows else 0, 'column')}."
    return Grid(caption, size, header, body, tuple(_weight(column) for column in zip(*rows, strict=True)))


def scenarios(block: ScenarioSet, scribe: Scribe) -> Grid:
    """The scenarios, with those columns that any of them fills."""
    inscribed = [_scenario_cells(row, scribe) for row in block.rows]
    descriptions, drivers, assumptions, indicators = zip(*inscribed, strict=True) if inscribed else ((),) * 4
    columns = (
        Column("Scenario", 3, tuple(_scenario_name(row, scribe) for row in block.rows)),
        Column("Probability", 2.2, tuple(scribe.label(_percent(row)) for row in block.rows)),
        Column("Description", 6, descriptions),
        Column("Drivers", 4, drivers),
        Column("Assumptions", 4, assumptions),
        Column("Indicators", 4.5, indicators),
    )
    horizon = scribe.scrub.line(block.horizon)
    caption = sentences(
        scribe.scrub.line(block.caption), f"Horizon: {horizon}" if horizon else "", _sum_words(block)
    )
    size = f"Outlook in {counted(len(block.rows), 'scenario')}."
    return from_columns(caption, size, columns, scribe, row_heads=True)


def _scenario_cells(row: Scenario, scribe: Scribe) -> tuple[Runs, Runs, Runs, Runs]:
    return (
        scribe.inscribe(row.description),
        scribe.inscribe(row.drivers),
        scribe.inscribe(row.assumptions),
        stacked(scribe.inscribe(row.indicators), labelled("Watched", scribe.watched(row.watched))),
    )


def _sum_words(block: ScenarioSet) -> str:
    """What a reader must know of the probabilities; empty when they add up or none is stated."""
    stated = [row.probability for row in block.rows if row.probability is not None]
    if not stated or not block.exclusive or sum(stated) == 100:
        return ""
    return f"The probabilities add up to {sum(stated)}\N{NO-BREAK SPACE}%, not 100\N{NO-BREAK SPACE}%"


def alternatives(block: Alternatives, scribe: Scribe) -> Grid:
    """Evidence against hypotheses, with a legend of the signs in the caption."""
    rows = [
        (scribe.inscribe(row.content), *(scribe.label(RATINGS[rating]) for rating in ratings(block, row)))
        for row in block.rows
    ]
    names = [
        scribe.label(scribe.scrub.line(one.name) or f"Hypothesis {number}")
        for number, one in enumerate(block.hypotheses, 1)
    ]
    header, *rows = even([(scribe.label("Evidence"), *names), *rows])
    given = {rating for row in block.rows for rating in ratings(block, row) if rating}
    legend = joined(*(f"{sign}{_IS}{rating}" for rating, sign in RATINGS.items() if rating in given))
    order = "The least inconsistent hypothesis stands first" if given and len(names) > 1 else ""
    caption = sentences(scribe.scrub.line(block.caption), order, legend)
    size = (
        f"{counted(len(names), 'hypothesis', 'hypotheses')} against {counted(len(rows), 'item')} of evidence."
    )
    return Grid(caption, size, header, tuple(rows), (5.0, *(2.0 for _ in header[1:])))


def timeline(block: Timeline, scribe: Scribe) -> Grid:
    """Dates and what happened."""
    rows = tuple((scribe.label(_on_a_line(row.day)), scribe.inscribe(row.content)) for row in block.rows)
    period = " ".join(
        f"{word} {day_words(day)}" for word, day in (("from", block.since), ("to", block.until)) if day
    )
    caption = sentences(scribe.scrub.line(block.caption), period[:1].upper() + period[1:])
    header = (scribe.label("Date"), scribe.label("Event"))
    size = f"Timeline of {counted(len(rows), 'moment')}."
    return Grid(caption, size, header, rows, (3.0, 7.0), row_heads=True)


def _on_a_line(day: FuzzyDate) -> str:
    """The date, in which a line may break only before what is remarked on it."""
    date, bracket, remark = day.words().partition(" (")
    return "\N{NO-BREAK SPACE}".join(date.split()) + bracket + remark


def stacked(*parts: Runs) -> Runs:
    """The parts that show, each on a line of its own."""
    made: Runs = ()
    for part in filter(holds_words, parts):
        made = (*made, Words("\n"), *part) if made else part
    return made


def _percent(row: Scenario) -> str:
    return "" if row.probability is None else f"{row.probability}\N{NO-BREAK SPACE}%"


def _scenario_name(row: Scenario, scribe: Scribe) -> Runs:
    name = scribe.scrub.line(row.name)
    if row.kind == "other":
        return scribe.label(name)
    return scribe.label(f"{name} ({row.kind})" if name else row.kind.capitalize())


def from_columns(
    caption: str, size: str, columns: Sequence[Column], scribe: Scribe, row_heads: bool = False
) -> Grid:
    """A table of those columns that hold anything."""
    held = [column for column in columns if any(column.cells)]
    header = tuple(scribe.label(column.head) for column in held)
    rows = tuple(zip(*(column.cells for column in held), strict=True))
    return Grid(caption, size, header, rows, tuple(column.weight for column in held), row_heads)


def even(rows: list[tuple[Runs, ...]]) -> tuple[tuple[Runs, ...], ...]:
    """The rows, each as long as the longest."""
    width = max(map(len, rows), default=0)
    return tuple((*row, *(((),) * (width - len(row)))) for row in rows)


def _weight(column: tuple[Runs, ...]) -> float:
    return float(min(max(NARROWEST, *map(_length, column)), WIDEST))


def _length(cell: Runs) -> int:
    return sum(len(run.text) for run in cell if not isinstance(run, NoteMark))
