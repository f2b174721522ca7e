"""Terms of likelihood in running text."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from briefwright.domain.blocks import Quote
from briefwright.domain.checks import phrases
from briefwright.domain.checks.finding import Case
from briefwright.domain.checks.passages import Passage, Span
from briefwright.domain.scales import LikelihoodScale

_SPEAKS_FOR_ITSELF = re.compile(r"likel|probab|certain|chance|possib|odds")
_OF_CHANCES = (
    "chance",
    "chances",
    "likelihood",
    "odds",
    "possibility",
    "probability",
    "prospect",
    "prospects",
)


class Said(NamedTuple):
    """A term of likelihood, in lower case, where it stands."""

    passage: Passage
    span: Span
    word: str


def vocabulary(case: Case) -> tuple[str, ...]:
    """The words of all scales at hand, in lower case."""
    return words_of(case.scales.values())


def words_of(scales: Iterable[LikelihoodScale]) -> tuple[str, ...]:
    """The words of the scales, in lower case."""
    return tuple(
        dict.fromkeys(word.lower() for scale in scales for term in scale.terms for word in term.words)
    )


def said(case: Case) -> Iterator[Said]:
    """The terms of any scale in the analyst's own words, quotations left out."""
    return said_in(case.passages(), vocabulary(case))


def said_in(passages: Iterable[Passage], words: tuple[str, ...]) -> Iterator[Said]:
    """Those of the words that the analyst uses as terms of likelihood, quotations left out."""
    for passage in passages:
        if not isinstance(passage.block, Quote):
            for start, end, word in _terms(passage.text, words):
                if passage.is_own((start, end)):
                    yield Said(passage, (start, end), word)


@lru_cache(maxsize=20_000)
def _terms(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
    spans = (span for span in phrases.find(text, words) if not phrases.within(span, phrases.quoted(text)))
    found = ((start, end, " ".join(text[start:end].lower().split())) for start, end in spans)
    return tuple(one for one in found if _SPEAKS_FOR_ITSELF.search(one[2]) or _of_chances(text))


def _of_chances(text: str) -> bool:
    """Whether words such as "remote", which mean other things as well, are about likelihood here."""
    return bool(phrases.find(text, _OF_CHANCES))
