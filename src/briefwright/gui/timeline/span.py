"""The stretch of time that an axis shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefwright.gui.timeline.marks import Mark

SHORTEST = 4.0
"""Days; no axis shows less."""

LONGEST = 200 * 365.25
"""Days; no axis shows more, unless its moments lie further apart."""

WIDEST = 4.0
"""So many times the stretch that shows all moments is as far as one can go back from them."""

_LAST = float(date.max.toordinal())
_MARGIN = 0.04


@dataclass(frozen=True)
class Span:
    """Days as ordinals, with fractions, from `start` to before `end`."""

    start: float
    end: float

    @property
    def days(self) -> float:
        """How many days there are."""
        return self.end - self.start

    def x(self, day: float, width: float) -> float:
        """Where a day begins on an axis so wide, in pixels."""
        return (day - self.start) / self.days * width

    def day(self, x: float, width: float) -> float:
        """Which day is at x."""
        return self.start + x / width * self.days

    def zoomed(self, factor: float, around: float, most: float = LONGEST) -> "Span":
        """So many times as long, at most so many days, with the day `around` in its place."""
        days = min(max(self.days * factor, SHORTEST), max(most, self.days))
        start = around - (around - self.start) * days / self.days
        return Span(start, start + days)._within(1.0, _LAST)

    def moved(self, days: float) -> "Span":
        """The same stretch so many days later."""
        return Span(self.start + days, self.end + days)

    def near(self, marks: Sequence[Mark]) -> "Span":
        """The same stretch, moved so that it does not lose sight of the moments."""
        if not marks:
            return self
        first = min(mark.first for mark in marks)
        last = max(mark.last for mark in marks) + 1
        middle = (self.start + self.end) / 2
        wanted = min(max(middle, first), last)
        return self.moved(wanted - middle)._within(1.0, _LAST)

    def showing(self, mark: Mark) -> "Span":
        """The same stretch, moved as little as brings a moment that is not in view well into it."""
        first, after = mark.first, mark.last + 1
        margin = self.days * 0.08
        if first < self.start and after < self.end:
            return self.moved(max(first - (self.start + margin), after - (self.end - margin)))
        if after > self.end and first > self.start:
            return self.moved(min(after - (self.end - margin), first - (self.start + margin)))
        return self

    def _within(self, first: float, last: float) -> "Span":
        days = min(self.days, last - first)
        start = min(max(self.start, first), last - days)
        return Span(start, start + days)


def fitting(marks: Sequence[Mark]) -> Span:
    """The stretch that shows all moments, with a margin."""
    if not marks:
        return Span(1.0, 1.0 + SHORTEST)
    first = min(mark.first for mark in marks)
    last = max(mark.last for mark in marks) + 1
    days = max(last - first, SHORTEST)
    middle = (first + last) / 2
    half = days * (0.5 + _MARGIN)
    return Span(middle - half, middle + half)
