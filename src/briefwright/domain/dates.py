"""Dates as honestly as they are known."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal, Self

from pydantic import ValidationError, field_validator, model_validator

from briefwright.domain.value import Value

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
Part = Literal["early", "mid", "late"]
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_WORDS = re.compile(
    r"(?:(early|mid|late)[ -])?(?:([0-9]{1,2}) )?(?:([A-Za-z]{3,9})\.? )?([0-9]{4})", re.IGNORECASE
)
_ASSUMED = re.compile(r"[ ,(]*year assumed\)?$", re.IGNORECASE)


class FuzzyDate(Value):
    """A date of stated precision: a year, a month or a day, perhaps a part of it.

    `value` is ISO 8601 cut to what is known: "2025", "2025-08" or "2025-08-15". `part`
    narrows a year or month ("early March"). `year_assumed` says that the source named no
    year and the analyst supplied it.
    """

    value: str
    part: Part | None = None
    year_assumed: bool = False

    @field_validator("value")
    @classmethod
    def _is_a_date(cls, value: str) -> str:
        match = _ISO.fullmatch(value)
        if match is None:
            raise ValueError("a date is written 2025, 2025-08 or 2025-08-15")
        year, month, day = (int(group) if group else 1 for group in match.groups())
        date(year, month, day)
        return value

    @model_validator(mode="after")
    def _a_day_has_no_part(self) -> Self:
        if self.part and self.precision == "day":
            raise ValueError("a day is neither early nor late")
        return self

    @property
    def precision(self) -> Literal["year", "month", "day"]:
        """How finely the date is known, its part left aside."""
        return ("year", "month", "day")[self.value.count("-")]

    @property
    def earliest(self) -> date:
        """The first day that the date can mean."""
        return _span(self.value, self.part)[0]

    @property
    def latest(self) -> date:
        """The last day that the date can mean."""
        return _span(self.value, self.part)[1]

    def words(self, short: bool = False) -> str:
        """The date as a reader expects it: "15 August 2025", "early March 2025", "2025".

        A short one cuts the month to three letters: "15 Aug 2025".
        """
        numbers = self.value.split("-")
        text = numbers[0]
        if len(numbers) > 1:
            month = MONTHS[int(numbers[1]) - 1]
            text = f"{month[:3] if short else month} {text}"
        if len(numbers) > 2:
            text = f"{int(numbers[2])} {text}"
        if self.part:
            text = f"{self.part} {text}"
        return f"{text} (year assumed)" if self.year_assumed else text


def parse_date(text: str) -> FuzzyDate:
    """Read a date as people write it: "15 August 2025", "early 2025-03", "Aug 2025, year assumed".

    Raises ValueError with a sentence for people when the text is no such date.
    """
    try:
        found = _read(" ".join(text.split()))
    except ValidationError:
        raise ValueError(f"“{text}” is not a day that exists.") from None
    if found is None:
        raise ValueError(f"“{text}” is no date. Write 15 August 2025, August 2025, early 2025 or 2025-08-15.")
    return found


def _read(words: str) -> FuzzyDate | None:
    assumed = bool(_ASSUMED.search(words))
    words = _ASSUMED.sub("", words)
    part, _, rest = words.partition(" ")
    if part.lower() in ("early", "mid", "late") and _ISO.fullmatch(rest):
        return FuzzyDate(value=rest, part=part.lower(), year_assumed=assumed)
    if _ISO.fullmatch(words):
        return FuzzyDate(value=words, year_assumed=assumed)
    match = _WORDS.fullmatch(words)
    month = _month(match.group(3)) if match and match.group(3) else None
    if match is None or (match.group(3) and month is None) or (match.group(2) and month is None):
        return None
    value = match.group(4)
    if month:
        value += f"-{month:02}"
    if match.group(2):
        value += f"-{int(match.group(2)):02}"
    found = match.group(1)
    return FuzzyDate(value=value, part=found.lower() if found else None, year_assumed=assumed)


def _month(word: str) -> int | None:
    starts = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower())]
    return starts[0] if len(starts) == 1 else None


@lru_cache(maxsize=100_000)
def _span(value: str, part: Part | None) -> tuple[date, date]:
    """The first and the last day that a date can mean."""
    numbers = [int(number) for number in value.split("-")]
    if len(numbers) == 3:
        day = date(*numbers)
        return day, day
    if len(numbers) == 2:
        year, month = numbers
        return _third(
            part,
            [(year, month, 1), (year, month, 11), (year, month, 21)],
            date(year, month, monthrange(year, month)[1]),
        )
    (year,) = numbers
    return _third(part, [(year, 1, 1), (year, 5, 1), (year, 9, 1)], date(year, 12, 31))


def _third(part: Part | None, starts: list[tuple[int, int, int]], last: date) -> tuple[date, date]:
    first, second, third = (date(*start) for start in starts)
    return {
        None: (first, last),
        "early": (first, date.fromordinal(second.toordinal() - 1)),
        "mid": (second, date.fromordinal(third.toordinal() - 1)),
        "late": (third, last),
    }[part]
