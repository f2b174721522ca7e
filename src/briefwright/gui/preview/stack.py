"""Where pages lie that are shown one below the other."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from PySide6.QtCore import QRect

GAP = 14
"""Pixels around and between pages."""


@dataclass(frozen=True)
class Spot:
    """A height in a stack that stays the same when the stack is scaled: a page, and the share of it above."""

    page: int
    share: float


_TOP = Spot(0, -1.0)


@dataclass(frozen=True)
class Stack:
    """Pages of these sizes, in points, in the middle of a width. `factor` is in pixels a point, `room` the
    width in pixels."""

    sizes: Sequence[tuple[float, float]]
    factor: float
    room: int

    @property
    def width(self) -> int:
        """Of the widest page, with what is around it."""
        return max((round(width * self.factor) for width, _ in self.sizes), default=0) + 2 * GAP

    @property
    def height(self) -> int:
        """Of the whole."""
        return self._tops[-1]

    def place(self, page: int) -> QRect:
        """Where a page lies."""
        width, height = (round(side * self.factor) for side in self.sizes[page])
        left = (max(self.room, self.width) - width) // 2
        return QRect(left, self._tops[page], width, height)

    def between(self, top: int, bottom: int) -> range:
        """The pages of which something lies between two heights, and those that touch them."""
        first, last = bisect_right(self._tops, top) - 1, bisect_left(self._tops, bottom)
        return range(max(0, first), min(last, len(self.sizes)))

    def spot(self, height: int) -> Spot:
        """The spot at a height."""
        if not self.sizes:
            return _TOP
        page = max(0, min(bisect_right(self._tops, height), len(self.sizes)) - 1)
        extent = max(1.0, self.sizes[page][1] * self.factor)
        return Spot(page, (height - self._tops[page]) / extent)

    def height_of(self, spot: Spot) -> int:
        """The height of a spot; on the last page where there are not so many any more."""
        if not self.sizes:
            return 0
        page = min(spot.page, len(self.sizes) - 1)
        return self._tops[page] + round(spot.share * self.sizes[page][1] * self.factor)

    @cached_property
    def _tops(self) -> list[int]:
        """Where each page begins, and where one below the last would."""
        heights = (round(height * self.factor) + GAP for _, height in self.sizes)
        return list(accumulate(heights, initial=GAP))
