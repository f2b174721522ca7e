"""Weighing competing hypotheses (ACH): how often each is contradicted, what evidence tells them apart.

What is least inconsistent with the evidence is favoured; no probability is computed.
"""

from itertools import combinations

from briefwright.domain import tables
from briefwright.domain.blocks import Alternatives, Consistency, EvidenceRow, Hypothesis
from briefwright.domain.errors import NotFound
from briefwright.domain.tables import NewId

_WEIGHT: dict[Consistency, int] = {
    "very consistent": 2,
    "consistent": 1,
    "neutral": 0,
    "inconsistent": -1,
    "very inconsistent": -2,
}


def inconsistencies(block: Alternatives) -> tuple[int, ...]:
    """How much speaks against each hypothesis, in their order: inconsistent counts 1, very inconsistent 2."""
    rows = [tables.ratings(block, row) for row in block.rows]
    return tuple(
        sum(max(0, -_WEIGHT[rating]) for row in rows if (rating := row[column]) is not None)
        for column in range(len(block.hypotheses))
    )


def rated(block: Alternatives) -> tuple[int, ...]:
    """How many items of evidence are rated against each hypothesis, in their order."""
    rows = [tables.ratings(block, row) for row in block.rows]
    return tuple(sum(row[column] is not None for row in rows) for column in range(len(block.hypotheses)))


def diagnosticity(row: EvidenceRow) -> int:
    """How much an item of evidence tells the hypotheses apart: the differences between every two of its
    ratings, added up. What is not rated tells nothing."""
    weights = [_WEIGHT[rating] for rating in row.ratings if rating is not None]
    return sum(abs(one - other) for one, other in combinations(weights, 2))


def ordered(block: Alternatives) -> Alternatives:
    """The hypothesis that is least inconsistent first, those that nothing was held against or for last;
    the evidence that tells most apart on top. What is equal keeps its order."""
    against, weighed = inconsistencies(block), rated(block)
    columns = sorted(range(len(against)), key=lambda column: (not weighed[column], against[column]))
    moved = tables.rearranged(block, lambda items: tuple(items[column] for column in columns))
    rows = tuple(sorted(moved.rows, key=diagnosticity, reverse=True))
    stays = columns == sorted(columns) and [row.id for row in rows] == [row.id for row in block.rows]
    return block if stays else moved.model_copy(update={"rows": rows})


def add_hypothesis(block: Alternatives, column: int, new_id: NewId) -> Alternatives:
    """Put a hypothesis without a name, not yet rated, before the one at `column`."""
    hypotheses = (*block.hypotheses[:column], Hypothesis(id=new_id()), *block.hypotheses[column:])
    rows = tuple(_wider(row, tables.ratings(block, row), column) for row in block.rows)
    return block.model_copy(update={"hypotheses": hypotheses, "rows": rows})


def name_hypothesis(block: Alternatives, hypothesis_id: str, name: str) -> Alternatives:
    """Give a hypothesis another name. Raises NotFound."""
    column = _column(block, hypothesis_id)
    renamed = block.hypotheses[column].model_copy(update={"name": name})
    hypotheses = (*block.hypotheses[:column], renamed, *block.hypotheses[column + 1 :])
    return block.model_copy(update={"hypotheses": hypotheses})


def add_evidence(block: Alternatives, index: int, new_id: NewId) -> Alternatives:
    """Put an empty item of evidence, not yet rated, before the row at `index`."""
    row = EvidenceRow(id=new_id(), ratings=(None,) * len(block.hypotheses))
    return block.model_copy(update={"rows": (*block.rows[:index], row, *block.rows[index:])})


def set_rating(
    block: Alternatives, row_id: str, hypothesis_id: str, rating: Consistency | None
) -> Alternatives:
    """Rate an item of evidence against a hypothesis; None takes the rating away. Raises NotFound."""
    index, column = tables.row_index(block, row_id), _column(block, hypothesis_id)
    row = block.rows[index]
    old = tables.ratings(block, row)
    changed = row.model_copy(update={"ratings": (*old[:column], rating, *old[column + 1 :])})
    return block.model_copy(update={"rows": (*block.rows[:index], changed, *block.rows[index + 1 :])})


def _column(block: Alternatives, hypothesis_id: str) -> int:
    for column, hypothesis in enumerate(block.hypotheses):
        if hypothesis.id == hypothesis_id:
            return column
    raise NotFound(f"There is no hypothesis {hypothesis_id}.")


def _wider(row: EvidenceRow, ratings: tuple[Consistency | None, ...], column: int) -> EvidenceRow:
    return row.model_copy(update={"ratings": (*ratings[:column], None, *ratings[column:])})
