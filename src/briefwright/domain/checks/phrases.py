"""Words and phrases found in text; what was found in a text once is remembered while the text stays."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from briefwright.domain.checks.passages import Span
from briefwright.domain.folding import fold_word

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_QUOTED = re.compile(r"“[^”\n]*”|„[^“\n]*“|«[^»\n]*»|\"[^\"\n]*\"")
_POSSESSIVE = ("'s", "’s", "ʼs")


class Word(NamedTuple):
    """A word of a text, without a possessive "s"; `key` is the same for all its spellings."""

    start: int
    end: int
    text: str
    key: str


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order."""
    return tuple(_word(match) for match in _WORD.finditer(text))


@lru_cache(maxsize=50_000)
def find(text: str, phrases: tuple[str, ...]) -> tuple[Span, ...]:
    """Where any of the phrases stands as whole words; the longest one where several begin."""
    if not phrases:
        return ()
    # This capital alone becomes two characters in lower case, which would move all that follows.
    lowered = text.replace("İ", "I").lower()
    return tuple(match.span() for match in _pattern(phrases).finditer(lowered))


@lru_cache(maxsize=20_000)
def quoted(text: str) -> tuple[Span, ...]:
    """What stands in quotation marks: the words of somebody else, or words that are spoken of."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


def within(span: Span, spans: Iterable[Span]) -> bool:
    """Whether one of the spans holds the whole span."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


@lru_cache(maxsize=64)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_loose, longest_first))})(?!\w)")


def _loose(phrase: str) -> str:
    return r"\s+".join(re.escape(word) for word in phrase.lower().split())


def _word(match: re.Match[str]) -> Word:
    text = match.group()
    if text[-2:].lower() in _POSSESSIVE:
        text = text[:-2]
    return Word(match.start(), match.start() + len(text), text, fold_word(text))
