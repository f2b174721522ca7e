"""The blocks that a section is made of, and one way to reach the running text inside any of them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from briefwright.domain.content import Content
from briefwright.domain.markings import Marking
from briefwright.domain.value import Value

SlotKey = tuple[str, ...]
"""Where running text lies inside a block: () in narrative, (row id, column) in a structured block."""


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
    """Actors by topics as of a date, in the analyst's wording, which may hold references to facts."""

    kind: Literal["position_table"] = "position_table"
    id: str
    caption: str = ""
    as_of: date | None = None
    topics: tuple[str, ...] = ()
    rows: tuple[PositionRow, ...] = ()
    marking: Marking | None = None


class Risk(Value):
    """A risk: what may happen, how likely and how grave in the words of the risk scale, what is done."""

    id: str
    description: Content = ()
    likelihood: str = ""
    impact: str = ""
    owner: str = ""
    mitigation: Content = ()


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
    indicators: Content = ()


class ScenarioSet(Value):
    """The outlook: scenarios within a horizon."""

    kind: Literal["scenario_set"] = "scenario_set"
    id: str
    caption: str = ""
    horizon: str = ""
    rows: tuple[Scenario, ...] = ()
    marking: Marking | None = None


class SourceList(Value):
    """Stands where the sources that the brief cites are to be listed."""

    kind: Literal["source_list"] = "source_list"
    id: str
    marking: Marking | None = None


Narrative = Paragraph | Bullet | Numbered | Quote
Structured = Table | PositionTable | RiskRegister | ScenarioSet | SourceList
Block = Annotated[Narrative | Structured, Field(discriminator="kind")]

NARRATIVE = (Paragraph, Bullet, Numbered, Quote)
"""The classes whose blocks make up running text, for isinstance."""

_FIELDS: dict[type[Value], tuple[str, ...]] = {
    Risk: ("description", "mitigation"),
    Scenario: ("description", "indicators"),
}


def slots(block: Block) -> Iterator[tuple[SlotKey, Content]]:
    """Each piece of running text in the block with its key, in reading order."""
    if isinstance(block, NARRATIVE):
        yield (), block.content
    elif isinstance(block, Table | PositionTable):
        for row in block.rows:
            for number, cell in enumerate(row.cells):
                yield (row.id, str(number)), cell
    elif isinstance(block, RiskRegister | ScenarioSet):
        for item in block.rows:
            for field in _FIELDS[type(item)]:
                yield (item.id, field), getattr(item, field)


def map_slots(block: Block, change: Callable[[SlotKey, Content], Content]) -> Block:
    """The block with each piece of running text changed; the very same block when nothing changes."""
    if isinstance(block, NARRATIVE):
        new = change((), block.content)
        return block if new is block.content else block.model_copy(update={"content": new})
    if isinstance(block, SourceList):
        return block
    rows = tuple(_map_row(row, change) for row in block.rows)
    unchanged = all(new is old for new, old in zip(rows, block.rows, strict=True))
    return block if unchanged else block.model_copy(update={"rows": rows})


def set_slot(block: Block, key: SlotKey, content: Content) -> Block:
    """The block with one piece of running text replaced."""
    return map_slots(block, lambda here, old: content if here == key else old)


def _map_row(
    row: Row | PositionRow | Risk | Scenario, change: Callable[[SlotKey, Content], Content]
) -> Row | PositionRow | Risk | Scenario:
    if isinstance(row, Row | PositionRow):
        cells = tuple(change((row.id, str(number)), cell) for number, cell in enumerate(row.cells))
        unchanged = all(new is old for new, old in zip(cells, row.cells, strict=True))
        return row if unchanged else row.model_copy(update={"cells": cells})
    old = {field: getattr(row, field) for field in _FIELDS[type(row)]}
    new = {field: change((row.id, field), content) for field, content in old.items()}
    return row if all(new[field] is old[field] for field in old) else row.model_copy(update=new)
