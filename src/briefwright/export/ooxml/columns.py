"""How wide the columns of a table are, and how high its rows."""

from collections.abc import Sequence
from math import ceil, sqrt

from briefwright.export.ooxml.recording import words
from briefwright.export.ooxml.typefaces import BOLD, length, longest
from briefwright.export.pieces import Grid, Runs

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
    """Widths that add up to at most `width`, each wide enough for its longest word if all can be.

    What is left goes to columns by weight and by how much text they hold. A column gets no more than its
    text needs as long as others can use the room; those of a matrix are equal. All in twentieths of a point,
    the size of the text in half points.
    """
    needed = needs(grid, size)
    if grid.kind != "table":
        return _even(width, needed, grid.row_heads)
    wished = [max(need, wish) for need, wish in zip(needed, _wishes(grid, size), strict=True)]
    pulls = [
        weight * sqrt(max(typical - need, 1))
        for weight, typical, need in zip(grid.weights, _typical(grid, size), needed, strict=True)
    ]
    return _shared(width, needed, wished, pulls)


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


def _typical(grid: Grid, size: int) -> list[float]:
    """How long the text of each column is on one line, between its usual and its longest cell."""
    lengths = [[length(words(cell)) for cell in column] for column in _columns(grid)]
    return [
        (max(column) + sum(column) / len(column)) / 2 * size * _TWIPS if column else 0.0 for column in lengths
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


def _shared(width: int, needed: Sequence[int], wished: Sequence[int], pulls: Sequence[float]) -> list[int]:
    """What columns need, and what is left shared by pull; none gets more than it wishes before all do."""
    if sum(needed) >= width:
        return _squeezed(width, needed)
    if sum(wished) <= width:
        return [width * wish // sum(wished) for wish in wished]
    found = list(needed)
    open_ = set(range(len(found)))
    while open_:
        spare = width - sum(found)
        total = sum(pulls[column] for column in open_)
        shares = {column: needed[column] + (spare * pulls[column]) / total for column in open_}
        full = {column for column in open_ if shares[column] >= wished[column]}
        for column in full or open_:
            found[column] = wished[column] if full else int(shares[column])
        open_ = open_ - full if full else set()
    return found


def _squeezed(width: int, needed: Sequence[int]) -> list[int]:
    """Too little room for all words: the widest columns give way, so that narrow ones keep theirs."""
    limit, left, columns = 0, width, sorted(needed)
    for place, need in enumerate(columns):
        limit = left // (len(columns) - place)
        if need >= limit:
            break
        left -= need
    return [min(need, limit) for need in needed]
