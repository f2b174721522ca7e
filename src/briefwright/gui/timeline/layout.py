"""Where moments and their words stand: rows, filled from the axis outwards, in which nothing overlaps."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefwright.gui.timeline.marks import Mark
from briefwright.gui.timeline.span import Span

RADIUS = 5.0
"""Pixels from the middle of a sign to its edge."""

_BESIDE = 5.0
_GAP = 12.0
_INSIDE = 2 * RADIUS + 9.0
_WIDEST = 340.0
_PLACE = 24.0

Measure = Callable[[str], float]
"""Says how wide words are, in pixels."""


@dataclass(frozen=True)
class Placed:
    """A moment on the axis, all in pixels from its left edge; its words may have to be cut to `text_width`.
    `row` counts from the axis; None is where the words have no room, and only the sign is shown."""

    mark: Mark
    left: float
    right: float
    text_left: float
    text_width: float
    row: int | None = None

    @property
    def sign(self) -> float:
        """The middle of the sign: the day, or the visible beginning of a time that is not exact."""
        if self.mark.exact:
            return (self.left + self.right) / 2
        return max(self.left, 0.0) + RADIUS + 4

    @property
    def outer_left(self) -> float:
        """Where the moment with its words begins."""
        return min(self.left, self.text_left)

    @property
    def outer_right(self) -> float:
        """Where the moment with its words ends."""
        return max(self.right, self.text_left + self.text_width)


@dataclass(frozen=True)
class Layout:
    """What of the moments is in view. `before` and `after` count those that are not."""

    placed: tuple[Placed, ...] = ()
    rows: int = 0
    before: int = 0
    after: int = 0

    @property
    def crowded(self) -> int:
        """For how many moments there are only signs."""
        return sum(one.row is None for one in self.placed)


def place(
    marks: Sequence[Mark], span: Span, width: float, measure: Measure, rows: int | None = None
) -> Layout:
    """Place the moments of a span on an axis so wide, in so many rows at most, or in as many as it takes.

    Where the rows do not suffice, one is left to signs alone, and words are given to moments all along the
    axis before any place gets them twice.
    """
    inside = [mark for mark in marks if mark.last + 1 > span.start and mark.first < span.end]
    placed = sorted((_placed(mark, span, width, measure) for mark in inside), key=_from_left)
    layout = Layout(
        *_in_rows(placed, rows),
        sum(mark.last + 1 <= span.start for mark in marks),
        sum(mark.first >= span.end for mark in marks),
    )
    if rows is None or not layout.crowded:
        return layout
    return Layout(*_in_rows(_spread(placed), max(1, rows - 1)), layout.before, layout.after)


def _placed(mark: Mark, span: Span, width: float, measure: Measure) -> Placed:
    left, right = span.x(mark.first, width), span.x(mark.last + 1, width)
    if mark.exact:
        middle = (left + right) / 2
        left, right = middle - RADIUS, middle + RADIUS
        begins = right + _BESIDE
    else:
        right = max(right, left + 2 * RADIUS + 8)
        begins = max(left, 0.0) + _INSIDE
    ends = left - _BESIDE
    wide = min(measure(mark.caption), _WIDEST, max(width - begins, ends))
    fits = begins + wide <= width or width - begins >= ends
    return Placed(mark, left, right, begins if fits else ends - wide, wide)


def _in_rows(placed: Sequence[Placed], most: int | None) -> tuple[tuple[Placed, ...], int]:
    """Each in the first row in which it touches nothing, while there are rows; and how many that took."""
    rows: list[list[tuple[float, float]]] = []
    found = []
    for one in placed:
        row = _row(one, rows, most)
        found.append(one if row is None else replace(one, row=row))
    return tuple(found), len(rows)


def _row(one: Placed, rows: list[list[tuple[float, float]]], most: int | None) -> int | None:
    place = (one.outer_left - _GAP, one.outer_right)
    for number, taken in enumerate(rows):
        at = bisect_left(taken, place)
        free_before = at == 0 or taken[at - 1][1] <= place[0]
        if free_before and (at == len(taken) or taken[at][0] >= place[1]):
            taken.insert(at, place)
            return number
    if most is not None and len(rows) >= most:
        return None
    rows.append([place])
    return len(rows) - 1


def _spread(placed: Sequence[Placed]) -> list[Placed]:
    """One of each place first, then the second of each, and so on."""
    met: Counter[int] = Counter()
    rounds = []
    for number, one in enumerate(placed):
        place = int(one.sign // _PLACE)
        rounds.append((met[place], number))
        met[place] += 1
    return [placed[number] for _, number in sorted(rounds)]


def _from_left(one: Placed) -> tuple[float, float, str]:
    return one.outer_left, one.outer_right, one.mark.key
