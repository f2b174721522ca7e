"""How wide the columns of a table are, and how high its rows."""

from collections.abc import Sequence
from math import ceil

from briefwright.export.pieces import Grid, Runs
from briefwright.export.recording import words
from briefwright.export.typefaces import BOLD, length, longest

TEXT_WIDTH = 9070
"""The width of the text on an upright A4 page with the usual margins, in twentieths of a point."""

SIZE = 19
"""The size of the text in tables, in half points, where nobody says another."""

PADDING = 235
"""What a cell needs beside its text: its margins, and some for typefaces that run wide."""


_TWIPS = 10
_LINE = 1.25
_ABOVE_AND_BELOW = 100


def widths(grid: Grid, width: int, size: int = SIZE) -> list[int]:
    """Widths that add up to at most `width`, by weight, each wide enough for its longest word if all can be.

    A column gets no more than its text needs as long as others can use the room; those of a matrix are
    equal. All in twentieths of a point, the size of the text in half points.
    """
    needed = needs(grid, size)
    if grid.kind != "table":
        return _even(width, needed, grid.row_heads)
    wished = [max(need, wish) for need, wish in zip(needed, _wishes(grid, size), strict=True)]
    return _shared(width, list(grid.weights), needed, wished)


def needs(grid: Grid, size: int = SIZE) -> list[int]:
    """How wide each column must be to hold its longest word, in twentieths of a point."""
    heads = [BOLD * longest(words(cell)) for cell in grid.header or ((),) * len(grid.weights)]
    bodies = [max((longest(words(cell)) for cell in column), default=0.0) for column in _columns(grid)]
    if bodies and grid.row_heads:
        bodies[0] *= BOLD
    return [_room_for(max(head, body), size) for head, body in zip(heads, bodies, strict=True)]


def height(cells: Sequence[Runs], columns: Sequence[int], size: int = SIZE) -> int:
    """About how high a row becomes, in twentieths of a point."""
    lines = max(
        sum(
            max(ceil(length(line) * size * _TWIPS / max(width - PADDING, _TWIPS)), 1)
            for line in words(cell).split("\n")
        )
        for cell, width in zip(cells, columns, strict=True)
    )
    return ceil(lines * size * _TWIPS * _LINE) + _ABOVE_AND_BELOW


def _columns(grid: Grid) -> Sequence[Sequence[Runs]]:
    return list(zip(*grid.rows, strict=True)) or [()] * len(grid.weights)


def _wishes(grid: Grid, size: int) -> list[int]:
    """How wide each column would be if none of its lines had to break."""
    rows = (grid.header, *grid.rows) if grid.header else grid.rows
    return [
        _room_for(BOLD * max(length(line) for cell in column for line in words(cell).split("\n")), size)
        for column in zip(*rows, strict=True)
    ]


def _room_for(units: float, size: int) -> int:
    return ceil(units * size * _TWIPS) + PADDING


def _even(width: int, needed: Sequence[int], row_heads: bool) -> list[int]:
    """Equal columns, beside the one that names the rows."""
    count = len(needed) - row_heads
    if not count or not row_heads:
        return [width // len(needed)] * len(needed)
    first = max(min(needed[0], width // 3), width // (count + 1))
    return [first, *[(width - first) // count] * count]


def _shared(width: int, weights: list[float], needed: list[int], wished: list[int]) -> list[int]:
    """Columns between what they need and what they wish for; those that fall between share by weight."""
    if sum(needed) >= width:
        return _squeezed(width, needed)
    if sum(wished) <= width:
        return [width * wish // sum(wished) for wish in wished]
    fixed: dict[int, int] = {}
    while True:
        left = width - sum(fixed.values())
        free = [column for column in range(len(weights)) if column not in fixed]
        total = sum(weights[column] for column in free)
        shares = {column: int(left * weights[column] / total) for column in free}
        short = {column: needed[column] for column in free if shares[column] < needed[column]}
        long = {column: wished[column] for column in free if shares[column] > wished[column]}
        if not short and not long:
            return [fixed.get(column) or shares[column] for column in range(len(weights))]
        # What is settled first leaves the others more or less: the greater trouble goes first.
        lacking = sum(short.values()) - sum(shares[column] for column in short)
        spare = sum(shares[column] for column in long) - sum(long.values())
        fixed |= short if lacking >= spare else long
        if len(fixed) == len(weights):
            rest = width - sum(fixed.values())
            widest = max(fixed, key=lambda column: weights[column])
            return [fixed[column] + rest * (column == widest) for column in range(len(weights))]


def _squeezed(width: int, needed: Sequence[int]) -> list[int]:
    """Too little room for all words: the widest columns give way, so that narrow ones keep theirs."""
    limit, left, columns = 0, width, sorted(needed)
    for place, need in enumerate(columns):
        limit = left // (len(columns) - place)
        if need >= limit:
            break
        left -= need
    return [min(need, limit) for need in needed]
