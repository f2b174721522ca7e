"""Offices before names that do not fit the record of the actor."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefwright.domain.blocks import Quote
from briefwright.domain.checks import phrases
from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.checks.naming import Mention, joined
from briefwright.domain.checks.passages import Passage, Span
from briefwright.domain.checks.phrases import Word, words
from briefwright.domain.facts import Actor, Office
from briefwright.domain.folding import fold_word
from briefwright.domain.wording import day_words

Keys = tuple[str, ...]
LONGEST = 5
"""Words that a title has at most."""

_PAST = ("former", "ex", "onetime", "erstwhile")
_QUALIFIED = (
    "then", "late", "future", "incoming", "outgoing", "acting", "interim", "deputy", "vice", "assistant",
    "shadow", "designate", "elect", "caretaker",
)  # fmt: skip
_SPELLINGS = {fold_word("defense"): fold_word("defence"), fold_word("adviser"): fold_word("advisor")}
_VICE = fold_word("vice")
_HEAD = re.compile(r"\s+(?:of|for|to|in|at)\s+|,")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class _Titled(NamedTuple):
    """A name with the title before it; `qualifier` is the word before the title."""

    span: Span
    title: Keys
    qualifier: str
    mention: Mention


def _find(case: Case) -> Iterator[Finding]:
    titles = _titles(case.words.titles)
    for passage in case.passages():
        if isinstance(passage.block, Quote):
            continue
        for mention in case.names.mentions(passage.text):
            titled = _titled(passage.text, mention, titles)
            if titled is None or phrases.within(titled.span, phrases.quoted(passage.text)):
                continue
            actors = [case.names.actors[one] for one in mention.actors]
            if _misfits(actors, titled, case.day, _years(passage.text)):
                yield _finding(case.day, passage, actors, titled.span)


def _finding(day: date, passage: Passage, actors: Sequence[Actor], span: Span) -> Finding:
    found = passage.text[slice(*span)]
    held = [one.title for actor in actors for one in actor.offices if _held(one, day, day)]
    record = f"On record that day: {'; '.join(held)}." if held else "None is on record for that day."
    return Finding(
        RULE.id,
        "warning",
        f"“{found}” does not fit the offices on record on {day_words(day)}.",
        f"A wrong office costs a brief its credit. {record}",
        key=f"{actors[0].id} {found.lower()} {passage.key(span[0])}",
        place=passage.place,
        span=span,
    )


@lru_cache(maxsize=20_000)
def _titled(text: str, mention: Mention, titles: frozenset[Keys]) -> _Titled | None:
    """The title before a name, or at the beginning of an alias such as "President Trump"."""
    spoken = words(text)
    first = bisect_left(spoken, mention.start, key=lambda word: word.start)
    last = bisect_left(spoken, mention.end, key=lambda word: word.start)
    for name in range(first, last):
        for length in range(min(LONGEST, name), 0, -1):
            start = name - length
            title = tuple(word.key for word in spoken[start:name])
            if title in titles and _joined(text, spoken[start : name + 1]):
                before = spoken[start - 1] if start else None
                qualifier = before.text.lower() if before and joined(text, before, spoken[start]) else ""
                began = before.start if before and qualifier in _PAST else spoken[start].start
                return _Titled((began, mention.end), title, qualifier, mention)
    return None


def _joined(text: str, run: Sequence[Word]) -> bool:
    """Whether words stand together; titles are written in full, so that a full stop ends a sentence."""
    return all(
        joined(text, one, other) and "." not in text[one.end : other.start] for one, other in pairwise(run)
    )


def _misfits(actors: Sequence[Actor], titled: _Titled, day: date, years: Sequence[int]) -> bool:
    if titled.qualifier in _QUALIFIED or not all(actor.offices for actor in actors):
        return False
    offices = [one for actor in actors for one in actor.offices if _fits(titled.title, one)]
    current = any(_held(one, day, day) for one in offices)
    if titled.qualifier in _PAST:
        return current
    return not current and not any(
        _held(one, date(year, 1, 1), date(year, 12, 31)) for one in offices for year in years
    )


def _held(office: Office, since: date, until: date) -> bool:
    started = office.start is None or office.start.earliest <= until
    return started and (office.end is None or office.end.latest >= since)


def _fits(title: Keys, office: Office) -> bool:
    """Whether all words of the title stand in the office; a single one must stand in its head, and nobody
    is a president for being a vice president."""
    wanted = {_SPELLINGS.get(key, key) for key in title}
    head = set(_keys(_HEAD.split(office.title)[0]))
    if _VICE in head and _VICE not in wanted:
        return False
    return wanted <= (head if len(title) == 1 else set(_keys(office.title)))


@lru_cache(maxsize=2_000)
def _keys(title: str) -> Keys:
    return tuple(_SPELLINGS.get(word.key, word.key) for word in words(title))


@lru_cache(maxsize=8)
def _titles(titles: tuple[str, ...]) -> frozenset[Keys]:
    return frozenset(tuple(word.key for word in words(title)) for title in titles)


@lru_cache(maxsize=20_000)
def _years(text: str) -> tuple[int, ...]:
    return tuple(int(match.group()) for match in _YEAR.finditer(text))


RULE = Rule("office-mismatch", "Offices that do not fit", _find)
