"""Structured blocks as pieces: tables, paragraphs, figures."""

from collections.abc import Iterator
from dataclasses import replace

from briefwright.domain.blocks import (
    Alternatives,
    Judgement,
    Picture,
    PositionTable,
    RiskRegister,
    ScenarioSet,
    SourceList,
    SourceSummary,
    Structured,
    Table,
    TalkingPoints,
    Timeline,
)
from briefwright.domain.brief import Section
from briefwright.export.composing import judgements, summaries, talking
from briefwright.export.composing.figures import figure
from briefwright.export.composing.grids import alternatives, is_wide, plain, scenarios, timeline
from briefwright.export.composing.registers import matrix, register
from briefwright.export.composing.scribe import Scribe
from briefwright.export.composing.standpoints import standpoints
from briefwright.export.pieces import Grid, Piece
from briefwright.export.wording import portion

NAMES: dict[type[Structured], str] = {
    Table: "table",
    PositionTable: "position table",
    RiskRegister: "risk register",
    ScenarioSet: "set of scenarios",
    Judgement: "judgement",
    Alternatives: "grid of alternatives",
    Timeline: "timeline",
    TalkingPoints: "list of talking points",
    Picture: "picture",
    SourceSummary: "summary of sources",
    SourceList: "list of sources",
}
"""What the blocks are called in notices."""

Tabular = Table | PositionTable | RiskRegister | ScenarioSet | Alternatives | Timeline
"""The blocks that are shown as a table."""

Shaped = Tabular | Judgement | TalkingPoints | Picture | SourceSummary
"""The blocks that are made into pieces here: all but the list of sources, which needs the notes."""


def pieces(block: Shaped, section: Section, scribe: Scribe) -> Iterator[Piece]:
    """The block as pieces, none of them labelled yet; nothing where it holds nothing to show."""
    marked = portion(block.marking)
    match block:
        case Judgement():
            yield from judgements.paragraphs(block, marked, scribe)
        case TalkingPoints():
            yield from talking.pieces(block, section, marked, scribe)
        case SourceSummary():
            yield from summaries.paragraphs(block, marked, scribe)
        case Picture():
            shown = figure(block, scribe) if block.image else None
            if shown:
                yield replace(shown, caption=_captioned(marked, shown.caption))
        case _:
            yield from _tables(block, marked, scribe)


def _tables(block: Tabular, marked: str, scribe: Scribe) -> Iterator[Piece]:
    made = _grid(block, scribe)
    if not made.rows or not made.weights:
        return
    caption = _captioned(marked, made.caption)
    yield replace(made, caption=caption, block=block.id, wide=is_wide(made))
    if isinstance(block, RiskRegister):
        yield from matrix(block, marked, scribe)


def _grid(block: Tabular, scribe: Scribe) -> Grid:
    match block:
        case Table():
            return plain(block, scribe)
        case PositionTable():
            return standpoints(block, scribe)
        case RiskRegister():
            return register(block, scribe)
        case ScenarioSet():
            return scenarios(block, scribe)
        case Alternatives():
            return alternatives(block, scribe)
        case Timeline():
            return timeline(block, scribe)


def _captioned(marked: str, caption: str) -> str:
    return " ".join(filter(None, (marked, caption)))
