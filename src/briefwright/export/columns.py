"""How wide the columns of a table are."""

from briefwright.export.pieces import Grid, NoteMark, Runs

LETTER = 104
"""A wide letter of the style for tables, in twentieths of a point."""

HEAD_LETTER = 118
"""A wide letter of a heading, which is bold."""

PADDING = 185


TEXT_WIDTH = 9070
"""The width of the text on an upright A4 page with the usual margins, in twentieths of a point."""


def widths(grid: Grid, width: int) -> list[int]:
    """Widths that add up to at most `width`, by weight, each wide enough for its longest word if all can be.

    All in twentieths of a point.
    """
    return _shared(width, list(grid.weights), needs(grid))


def needs(grid: Grid) -> list[int]:
    """How wide each column must be to hold its longest word, in twentieths of a point."""
    heads = [HEAD_LETTER * _longest_word(cell) for cell in grid.header or ((),) * len(grid.weights)]
    bodies = [LETTER * max(map(_longest_word, column)) for column in zip(*grid.rows, strict=True)]
    return [PADDING + max(head, body) for head, body in zip(heads, bodies, strict=True)]


def _shared(width: int, weights: list[float], needs: list[int]) -> list[int]:
    """Columns that fall short of their need get it; the others share the rest by weight."""
    if sum(needs) >= width:
        return [int(width * need / sum(needs)) for need in needs]
    wanting: set[int] = set()
    while True:
        left = width - sum(needs[column] for column in wanting)
        total = sum(weight for column, weight in enumerate(weights) if column not in wanting)
        found = [
            needs[column] if column in wanting else int(left * weight / total)
            for column, weight in enumerate(weights)
        ]
        short = {column for column, need in enumerate(needs) if found[column] < need} - wanting
        if not short:
            return found
        wanting |= short


def _longest_word(cell: Runs) -> int:
    shown = "".join("" if isinstance(run, NoteMark) else run.text for run in cell)
    # The same space that never breaks a line would part words here.
    words = shown.replace("\N{NO-BREAK SPACE}", "_").split()
    return max(map(len, words), default=0)
