"""Position tables: what each actor holds on each topic, and what on the record contradicts it."""

from collections.abc import Iterator

from briefwright.domain import ledger
from briefwright.domain.blocks import PositionRow, PositionTable
from briefwright.domain.markings import highest
from briefwright.domain.wording import counted, day_words, listed
from briefwright.export.composing.grids import even
from briefwright.export.composing.scribe import Scribe
from briefwright.export.pieces import Grid, Runs, Words
from briefwright.export.wording import sentences


def standpoints(block: PositionTable, scribe: Scribe) -> Grid:
    """Actors by topics, as of the block's day."""
    named = [(scribe.label(scribe.actor(row.actor)), *cells) for row, cells in _rows(block, scribe)]
    header = (scribe.label("Actor"), *(scribe.label(scribe.topic(topic)) for topic in block.topics))
    header, *rows = even([header, *named])
    as_of = f"As of {day_words(block.as_of)}" if block.as_of else ""
    size = f"Positions of {counted(len(rows), 'actor')} on {counted(len(block.topics), 'topic')}."
    caption = sentences(scribe.scrub.line(block.caption), as_of)
    return Grid(caption, size, header, tuple(rows), (2.0, *(3.0 for _ in header[1:])), row_heads=True)


def _rows(block: PositionTable, scribe: Scribe) -> Iterator[tuple[PositionRow, list[Runs]]]:
    material, actors = scribe.material, {row.actor for row in block.rows}
    # What nobody marked these pages for must not even be hinted at.
    told = [fact for fact in material.on_record if highest([fact.marking, scribe.marking]) == scribe.marking]
    held = ledger.cells(told, material.actors, block.as_of, block.topics, actors)
    for row in block.rows:
        cells = [scribe.inscribe(cell) or (Words("–"),) for cell in row.cells]
        for number, topic in enumerate(block.topics[: len(cells)]):
            opposed = _contradictions(row.actor, held.get((row.actor, topic), ledger.Cell()), scribe)
            if opposed:
                cells[number] = (*cells[number], Words(f"\n{opposed}", bold=True, italic=True))
        yield row, cells


def _contradictions(actor: str, held: ledger.Cell, scribe: Scribe) -> str:
    """What contradicts what the actor holds, as the ledger has it; empty where nothing does."""
    by = dict.fromkeys(map(ledger.holder, held.opposed))
    others = [scribe.actor(other) for other in by if other != actor]
    own = "Contradicts own statement." if actor in by else ""
    return sentences(own, f"Contradicted by {listed(others)}." if others else "")
