"""Structured blocks as tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefwright.domain.blocks import PositionTable, Risk, RiskRegister, Scenario, ScenarioSet, Table
from briefwright.domain.content import Content
from briefwright.domain.material import Material
from briefwright.export.pieces import Grid, NoteMark, Runs, Words
from briefwright.export.wording import Scrubber, day_words, sentences

Inscribe = Callable[[Content], Runs]
"""Turns content into runs. It numbers notes as it goes: call it in reading order, once for each cell."""

NARROWEST, WIDEST = 8, 40
"""Between how many characters the width of a plain column counts."""


@dataclass(frozen=True)
class _Column:
    head: str
    weight: float
    cells: tuple[Runs, ...]


def grid(block: Table | PositionTable | RiskRegister | ScenarioSet, scribe: "Scribe") -> Grid:
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


@dataclass(frozen=True)
class Scribe:
    """What tables need of the brief around them. `notice` takes a sentence for the reader."""

    material: Material
    scrub: Scrubber
    inscribe: Inscribe
    notice: Callable[[str], None]

    def label(self, text: str) -> Runs:
        """A cell that holds these words alone."""
        return (Words(self.scrub.line(text)),) if text else ()

    def actor(self, actor_id: str) -> str:
        """The actor's name, or the id of one that is unknown."""
        return self._name("Actor", actor_id, self.material.actors.get(actor_id))

    def topic(self, topic_id: str) -> str:
        """The topic's name, or the id of one that is unknown."""
        return self._name("Topic", topic_id, self.material.topics.get(topic_id))

    def _name(self, kind: str, record_id: str, record: object) -> str:
        name = getattr(record, "name", None)
        if isinstance(name, str):
            return self.scrub.line(name)
        shown = self.scrub.line(record_id)
        if shown:
            self.notice(f"{kind} {shown} is not in this workspace: its id stands instead.")
        return shown


def _plain(block: Table, scribe: Scribe) -> Grid:
    rows = _even([tuple(scribe.inscribe(cell) for cell in row.cells) for row in block.rows])
    header, body = (rows[0], rows[1:]) if block.header and len(rows) > 1 else ((), rows)
    caption = scribe.scrub.line(block.caption)
    size = f"Table of {_count(len(body), 'row')} and {_count(len(rows[0]) if rows else 0, 'column')}."
    return Grid(caption, size, header, body, tuple(_weight(column) for column in zip(*rows, strict=True)))


def _positions(block: PositionTable, scribe: Scribe) -> Grid:
    named = [
        (scribe.label(scribe.actor(row.actor)), *(_held(scribe.inscribe(cell)) for cell in row.cells))
        for row in block.rows
    ]
    header = (scribe.label("Actor"), *(scribe.label(scribe.topic(topic)) for topic in block.topics))
    header, *rows = _even([header, *named])
    as_of = f"As of {day_words(block.as_of)}" if block.as_of else ""
    size = f"Positions of {_count(len(rows), 'actor')} on {_count(len(block.topics), 'topic')}."
    caption = sentences(scribe.scrub.line(block.caption), as_of)
    return Grid(caption, size, header, tuple(rows), (2.0, *(3.0 for _ in header[1:])), row_heads=True)


def _held(runs: Runs) -> Runs:
    return runs or (Words("–"),)


def _risks(block: RiskRegister, scribe: Scribe) -> Grid:
    inscribed = [(scribe.inscribe(risk.description), scribe.inscribe(risk.mitigation)) for risk in block.rows]

    def column(head: str, weight: float, cell: Callable[[Risk], str]) -> _Column:
        return _Column(head, weight, tuple(scribe.label(cell(risk)) for risk in block.rows))

    columns = (
        _Column("No.", 1, tuple(scribe.label(str(number + 1)) for number in range(len(block.rows)))),
        _Column("Risk", 6, tuple(risk for risk, _ in inscribed)),
        column("Likelihood", 2.6, lambda risk: risk.likelihood),
        column("Impact", 2.4, lambda risk: risk.impact),
        column("Owner", 2.4, lambda risk: risk.owner),
        _Column("Mitigation", 5.5, tuple(mitigation for _, mitigation in inscribed)),
    )
    size = f"Register of {_count(len(block.rows), 'risk')}, with likelihood and impact."
    return _from_columns(scribe.scrub.line(block.caption), size, columns, scribe)


def _scenarios(block: ScenarioSet, scribe: Scribe) -> Grid:
    inscribed = [(scribe.inscribe(row.description), scribe.inscribe(row.indicators)) for row in block.rows]
    columns = (
        _Column("Scenario", 3, tuple(_scenario_name(row, scribe) for row in block.rows)),
        _Column("Probability", 2.2, tuple(scribe.label(_percent(row)) for row in block.rows)),
        _Column("Description", 6, tuple(description for description, _ in inscribed)),
        _Column("Indicators", 4.5, tuple(indicators for _, indicators in inscribed)),
    )
    horizon = scribe.scrub.line(block.horizon)
    caption = sentences(scribe.scrub.line(block.caption), f"Horizon: {horizon}" if horizon else "")
    size = f"Outlook in {_count(len(block.rows), 'scenario')}."
    return _from_columns(caption, size, columns, scribe, row_heads=True)


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


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
