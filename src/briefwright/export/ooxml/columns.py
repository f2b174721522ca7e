"""How wide the columns of a table are, and how high its rows."""

from collections.abc import Sequence
from functools import cached_property
from math import ceil, sqrt

from briefwright.export.ooxml.typefaces import BOLD, length, longest
from briefwright.export.pieces import Grid, words

TEXT_WIDTH = 9070
"""The width of the text on an upright A4 page with the usual margins, in twentieths of a point."""

SIZE = 19
"""The size of the text in tables, in half points, where nobody says another."""

PADDING = 235
"""What a cell needs beside its text: its margins, and some for typefaces that run wide."""

_TWIPS = 10
_LINE = 1.25
_ABOVE_AND_BELOW = 100
_Lines = Sequence[float]
"""How long each line of a text is."""


class Measures:
    """How much room the text of a grid takes, in twentieths of a point, when set in letters of a size in half
    points."""

    def __init__(self, grid: Grid, size: int = SIZE) -> None:
        self._grid = grid
        self._size = size
        heads = [words(cell) for cell in grid.header] or [""] * len(grid.weights)
        rows = [[words(cell) for cell in row] for row in grid.rows]
        self._heads = heads
        self._columns = list(zip(*rows, strict=True)) or [()] * len(heads)
        self._head_lines = list(map(_lengths, heads))
        self._row_lines = [list(map(_lengths, row)) for row in rows]

    @cached_property
    def needs(self) -> list[int]:
        """How wide each column must be to hold its longest word."""
        heads = [BOLD * longest([head]) for head in self._heads]
        bodies = [longest(column) for column in self._columns]
        if bodies and self._grid.row_heads:
            bodies[0] *= BOLD
        return [_room_for(max(head, body), self._size) for head, body in zip(heads, bodies, strict=True)]

    def widths(self, width: int) -> list[int]:
        """Widths that add up to at most `width`, each wide enough for its longest word if all can be.

        What is left goes to columns by weight and by how much text they hold. A column gets no more than its
        text needs as long as others can use the room; those of a matrix are equal.
        """
        if self._grid.kind != "table":
            return _even(width, self.needs, self._grid.row_heads)
        wished = [max(need, wish) for need, wish in zip(self.needs, self._wishes(), strict=True)]
        pulls = [
            weight * sqrt(max(typical - need, 1))
            for weight, typical, need in zip(self._grid.weights, self._typical(), self.needs, strict=True)
        ]
        return _shared(width, self.needs, wished, pulls)

    def heights(self, columns: Sequence[int]) -> list[int]:
        """About how high each row below the header becomes."""
        return [self._height(row, columns) for row in self._row_lines]

    def header_height(self, columns: Sequence[int]) -> int:
        """About how high the header becomes."""
        return self._height(self._head_lines, columns)

    def _height(self, row: Sequence[_Lines], columns: Sequence[int]) -> int:
        scale = self._size * _TWIPS
        rooms = [max(width - PADDING, _TWIPS) for width in columns]
        most = max(
            [
                sum([max(ceil(line * scale / room), 1) for line in lines])
                for lines, room in zip(row, rooms, strict=True)
            ]
        )
        return ceil(most * scale * _LINE) + _ABOVE_AND_BELOW

    def _wishes(self) -> list[int]:
        """How wide each column would be if none of its lines had to break."""
        columns = zip(self._head_lines, *self._row_lines, strict=True)
        return [_room_for(BOLD * max(map(max, lines)), self._size) for lines in columns]

    def _typical(self) -> list[float]:
        """How long the text of each column is on one line, between its usual and its longest cell."""
        lengths = [[length(text) for text in column] for column in self._columns]
        return [
            (max(column) + sum(column) / len(column)) / 2 * self._size * _TWIPS if column else 0.0
            for column in lengths
        ]


def _lengths(text: str) -> _Lines:
    return [length(line) for line in text.split("\n")]


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
