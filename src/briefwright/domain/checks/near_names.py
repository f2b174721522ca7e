"""Names near those of the base: a known surname with another given name."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from briefwright.domain.blocks import Quote
from briefwright.domain.checks import phrases
from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.checks.naming import surname_key
from briefwright.domain.checks.passages import Passage
from briefwright.domain.checks.phrases import Word, words
from briefwright.domain.facts import Actor

REASON = (
    "It may be a slip, or a different person. If the name is right, add it to the record as an alias, or let "
    "the finding stand as “a different person”."
)
_BEFORE_TIMES_AND_PLACES = frozenset(
    ("in", "on", "at", "since", "until", "during", "before", "after", "near")
)
GivenNames = tuple[tuple[str, ...], ...]


def _find(case: Case) -> Iterator[Finding]:
    for passage in case.passages():
        if isinstance(passage.block, Quote):
            continue
        for before, given, surname in _pairs(passage.text):
            known = case.names.surnames.get(surname_key(surname), ())
            actors = [case.names.actors[one] for one in known]
            span = given.start, surname.end
            if not actors or not _is_given_name(case, passage, before, given):
                continue
            if _bears_it(case, known, before, given) or phrases.within(span, phrases.quoted(passage.text)):
                continue
            yield _finding(passage, passage.text[slice(*span)], span, actors)


def _finding(passage: Passage, name: str, span: tuple[int, int], actors: list[Actor]) -> Finding:
    near = " or ".join(f"“{actor.name}”" for actor in actors[:3])
    return Finding(
        RULE.id,
        "note",
        f"“{name}” is no name of {near} on record.",
        REASON,
        key=f"{name.lower()} {passage.key(span[0])}",
        place=passage.place,
        span=span,
    )


@lru_cache(maxsize=20_000)
def _pairs(text: str) -> tuple[tuple[Word | None, Word, Word], ...]:
    """Each word with a capitalised one right behind it, and the word before both."""
    spoken = (None, *words(text))
    return tuple(
        (before, one, other)
        for (before, one), (_, other) in pairwise(pairwise(spoken))
        if one is not None and other is not None
        if other.text[0].isupper() and text[one.end : other.start] in (" ", "\u00a0")
    )


def _is_given_name(case: Case, passage: Passage, before: Word | None, word: Word) -> bool:
    """Whether a word before a surname is a given name: a listed one in any case; else one with a capital
    that neither begins a sentence nor is a title, a description, a place or a time."""
    if word.key in _forms(case.words.given_names):
        return True
    if not word.text[0].isupper() or word.text.isupper() or len(word.text) < 3:
        return False
    if before is None or any(start == word.start for start, _ in passage.sentences()):
        return False
    if before.key in _BEFORE_TIMES_AND_PLACES or passage.text[before.end : word.start] != " ":
        return False
    if word.key in _described(case.words.titles) or word.key in _described(case.words.descriptors):
        return False
    named = (passage.text[one.start : one.end] for one in case.names.mentions(passage.text))
    return word.text not in named and surname_key(word) not in case.names.surnames


def _bears_it(case: Case, actors: tuple[str, ...], before: Word | None, given: Word) -> bool:
    """Whether any of the actors has the given name, a form of it, or the one before it ("Vladimir
    Vladimirovich Putin")."""
    forms = {given.key, *_forms(case.words.given_names).get(given.key, ())}
    if before is not None:
        forms |= {before.key, *_forms(case.words.given_names).get(before.key, ())}
    return any(forms & case.names.words_of(one) for one in actors)


@lru_cache(maxsize=8)
def _described(phrases_: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.key for phrase in phrases_ for word in words(phrase))


@lru_cache(maxsize=8)
def _forms(given_names: GivenNames) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in given_names:
        keys = frozenset(word.key for name in group for word in words(name))
        for key in keys:
            found[key] = found.get(key, frozenset()) | keys
    return found


RULE = Rule("name-near", "Names near those on record", _find)
