"""How numbers, lists and days are put into words."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from textwrap import shorten

from briefwright.domain.dates import FuzzyDate


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number of things: "1 brief", "1,200 facts", "2 hypotheses"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def listed(words: Sequence[str]) -> str:
    """A list as people speak it: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def day_words(day: date | None) -> str:
    """A day as a reader expects it: "15 August 2025"; empty for none."""
    return FuzzyDate(value=day.isoformat()).words() if day else ""


@lru_cache(maxsize=20_000)
def short(text: str) -> str:
    """Words as a message quotes them: the first of them, without line breaks."""
    return f"“{shorten(text, 90, placeholder=' …')}”"
