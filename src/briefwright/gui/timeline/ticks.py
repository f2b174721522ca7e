"""The divisions of an axis, from days to half centuries, as its scale calls for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import Literal

from briefwright.domain.dates import MONTHS
from briefwright.gui.timeline.span import Span

_LEAST = 42.0
"""Pixels between two divisions, so that their words stand apart."""

_Unit = Literal["day", "week", "month", "year"]
_STEPS: tuple[tuple[_Unit, int, float], ...] = (
    ("day", 1, 1),
    ("week", 1, 7),
    ("month", 1, 28),
    ("month", 3, 90),
    ("month", 6, 181),
    *(("year", years, years * 365.0) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)  # fmt: skip


@dataclass(frozen=True)
class Tick:
    """A division that begins on a day (an ordinal)."""

    day: int
    words: str


@dataclass(frozen=True)
class Ticks:
    """Fine divisions, and the coarse ones above them that say which year or month it is."""

    fine: tuple[Tick, ...]
    coarse: tuple[Tick, ...]


def ticks(span: Span, width: float) -> Ticks:
    """The divisions of a span on an axis so wide. The first coarse one may begin before the span."""
    unit, step = _step(span.days / max(width, 1.0) * _LEAST)
    first, last = _date(span.start), _date(span.end)
    if unit == "year":
        return Ticks(tuple(_years(first, last, step)), ())
    if unit == "month":
        return Ticks(tuple(_months(first, last, step)), tuple(_years(first, last, 1)))
    days = _days(first, last, 7 if unit == "week" else 1)
    return Ticks(tuple(days), tuple(_months(first, last, 1, whole=True)))


def _step(days: float) -> tuple[_Unit, int]:
    return next(((unit, step) for unit, step, length in _STEPS if length >= days), ("year", 1000))


def _days(first: date, last: date, step: int) -> Iterator[Tick]:
    start = first.toordinal()
    # Ordinal 1 was a Monday, so that weeks begin where the remainder is 1.
    start += (1 - start) % step
    for day in range(start, last.toordinal() + 1, step):
        yield Tick(day, str(date.fromordinal(day).day))


def _months(first: date, last: date, step: int, whole: bool = False) -> Iterator[Tick]:
    begin = (first.year * 12 + first.month - 1) // step * step
    for number in range(begin, last.year * 12 + last.month, step):
        year, month = divmod(number, 12)
        if year:
            words = f"{MONTHS[month]} {year}" if whole else MONTHS[month][:3]
            yield Tick(date(year, month + 1, 1).toordinal(), words)


def _years(first: date, last: date, step: int) -> Iterator[Tick]:
    for year in range(first.year // step * step, min(last.year, MAXYEAR) + 1, step):
        if year:
            yield Tick(date(year, 1, 1).toordinal(), str(year))


def _date(day: float) -> date:
    return date.fromordinal(min(max(int(day), 1), date.max.toordinal()))
