"""The blocks that a section is made of, and one way to reach the running text inside any of them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from briefwright.domain.content import Content
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.indicators import Indicator
from briefwright.domain.markings import Marking
from briefwright.domain.value import Value

SlotKey = tuple[str, ...]
"""Where running text lies inside a block: () in narrative, (field,) in a judgement, else (row id, column)."""


class Paragraph(Value):
    """A paragraph."""

    kind: Literal["paragraph"] = "paragraph"
    id: str
    content: Content = ()
    marking: Marking | None = None


class Bullet(Value):
    """An item of a bulleted list; `level` 0 is the outermost."""

    kind: Literal["bullet"] = "bullet"
    id: str
    content: Content = ()
    level: int = Field(default=0, ge=0, le=8)
    marking: Marking | None = None


class Numbered(Value):
    """An item of a numbered list; consecutive items count on, anything between starts anew."""

    kind: Literal["numbered"] = "numbered"
    id: str
    content: Content = ()
    level: int = Field(default=0, ge=0, le=8)
    marking: Marking | None = None


class Quote(Value):
    """A quotation set off from the text."""

    kind: Literal["quote"] = "quote"
    id: str
    content: Content = ()
    marking: Marking | None = None


class Row(Value):
    """A row of a table."""

    id: str
    cells: tuple[Content, ...]


class Table(Value):
    """A plain table; the first row is its header when `header` says so. All rows have equal length."""

    kind: Literal["table"] = "table"
    id: str
    caption: str = ""
    header: bool = True
    rows: tuple[Row, ...] = ()
    marking: Marking | None = None


class PositionRow(Value):
    """What one actor holds, a cell for each topic of the table."""

    id: str
    actor: str
    cells: tuple[Content, ...]


class PositionTable(Value):
    """Actors by topics as of a date: a view of the ledger, with the analyst's own wording in cells that
    hold any (see `positions.filled`)."""

    kind: Literal["position_table"] = "position_table"
    id: str
    caption: str = ""
    as_of: date | None = None
    topics: tuple[str, ...] = ()
    rows: tuple[PositionRow, ...] = ()
    marking: Marking | None = None


class Risk(Value):
    """A risk: what may happen, how likely and how grave in the words of the risk scale, until when, what
    is done. `evidence` holds the facts that speak of it."""

    id: str
    description: Content = ()
    likelihood: str = ""
    impact: str = ""
    horizon: str = ""
    owner: str = ""
    mitigation: Content = ()
    evidence: Content = ()


class RiskRegister(Value):
    """Risks rated on a risk scale, which is apart from any scale for judgements."""

    kind: Literal["risk_register"] = "risk_register"
    id: str
    caption: str = ""
    scale: str = "risk-uk"
    rows: tuple[Risk, ...] = ()
    marking: Marking | None = None


ScenarioKind = Literal["baseline", "best case", "worst case", "wild card", "other"]


class Scenario(Value):
    """A way in which things may go; `probability` in per cent, None where none is stated."""

    id: str
    name: str = ""
    kind: ScenarioKind = "other"
    probability: int | None = Field(default=None, ge=0, le=100)
    description: Content = ()
    drivers: Content = ()
    assumptions: Content = ()
    indicators: Content = ()
    watched: tuple[Indicator, ...] = ()


class ScenarioSet(Value):
    """The outlook: scenarios within a horizon. Those of an `exclusive` set add up to 100 per cent."""

    kind: Literal["scenario_set"] = "scenario_set"
    id: str
    caption: str = ""
    horizon: str = ""
    exclusive: bool = True
    rows: tuple[Scenario, ...] = ()
    marking: Marking | None = None


class SourceList(Value):
    """Stands where the sources that the brief cites are to be listed."""

    kind: Literal["source_list"] = "source_list"
    id: str
    marking: Marking | None = None


Confidence = Literal["high", "moderate", "low"]


class Judgement(Value):
    """What the analyst concludes. Likelihood, a term of the brief's scale, and confidence, with its reason,
    are two things (ICD 203). `indicators` says in words what would show a change, `watched` holds saved
    conditions."""

    kind: Literal["judgement"] = "judgement"
    id: str
    statement: Content = ()
    likelihood: str = ""
    confidence: Confidence | None = None
    reason: Content = ()
    supporting: Content = ()
    contrary: Content = ()
    assumptions: Content = ()
    indicators: Content = ()
    watched: tuple[Indicator, ...] = ()
    marking: Marking | None = None


Consistency = Literal["very consistent", "consistent", "neutral", "inconsistent", "very inconsistent"]


class Hypothesis(Value):
    """One of several explanations or outcomes that are weighed against each other."""

    id: str
    name: str = ""


class EvidenceRow(Value):
    """An item of evidence, and how it goes with each hypothesis in their order; None is not rated."""

    id: str
    content: Content = ()
    ratings: tuple[Consistency | None, ...] = ()


class Alternatives(Value):
    """Competing hypotheses (ACH): what is least inconsistent is favoured; no probability is computed."""

    kind: Literal["alternatives"] = "alternatives"
    id: str
    caption: str = ""
    hypotheses: tuple[Hypothesis, ...] = ()
    rows: tuple[EvidenceRow, ...] = ()
    marking: Marking | None = None


class TimelineRow(Value):
    """A moment of a timeline that was filled in."""

    id: str
    day: FuzzyDate
    content: Content = ()


class Timeline(Value):
    """Events and shifts of positions on an axis: a view of the base (see `timeline.filled`).

    It shows facts that name any of the actors and any of the topics; where it names neither, the facts
    that the brief refers to. `rows` are empty until it is filled for an export or an edition.
    """

    kind: Literal["timeline"] = "timeline"
    id: str
    caption: str = ""
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    rows: tuple[TimelineRow, ...] = ()
    marking: Marking | None = None


Narrative = Paragraph | Bullet | Numbered | Quote
Structured = (
    Table | PositionTable | RiskRegister | ScenarioSet | SourceList | Judgement | Alternatives | Timeline
)
Block = Annotated[Narrative | Structured, Field(discriminator="kind")]

AnyRow = Row | PositionRow | Risk | Scenario | EvidenceRow | TimelineRow
FieldsT = TypeVar("FieldsT", bound=Value)
WatchingT = TypeVar("WatchingT", Judgement, Scenario)

NARRATIVE = (Paragraph, Bullet, Numbered, Quote)
"""The classes whose blocks make up running text, for isinstance."""

_FIELDS: dict[type[Value], tuple[str, ...]] = {
    Risk: ("description", "evidence", "mitigation"),
    Scenario: ("description", "drivers", "assumptions", "indicators"),
    EvidenceRow: ("content",),
    TimelineRow: ("content",),
    Judgement: ("statement", "reason", "supporting", "contrary", "assumptions", "indicators"),
}
"""The running text of what is made of named fields, in reading order."""

Change = Callable[[SlotKey, Content], Content]


def slots(block: Block) -> Iterator[tuple[SlotKey, Content]]:
    """Each piece of running text in the block with its key, in reading order."""
    if isinstance(block, NARRATIVE):
        yield (), block.content
    elif isinstance(block, Judgement):
        for field in _FIELDS[Judgement]:
            yield (field,), getattr(block, field)
    elif isinstance(block, Table | PositionTable):
        for row in block.rows:
            for number, cell in enumerate(row.cells):
                yield (row.id, str(number)), cell
    elif not isinstance(block, SourceList):
        for item in block.rows:
            for field in _FIELDS[type(item)]:
                yield (item.id, field), getattr(item, field)


def map_slots(block: Block, change: Change) -> Block:
    """The block with each piece of running text changed; the very same block when nothing changes."""
    if isinstance(block, NARRATIVE):
        new = change((), block.content)
        return block if new is block.content else block.model_copy(update={"content": new})
    if isinstance(block, SourceList):
        return block
    if isinstance(block, Judgement):
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
