"""Acronyms that the brief never spells out."""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefwright.domain.blocks import Quote
from briefwright.domain.checks import phrases
from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.checks.passages import Span

REASON = "A reader from another desk does not know it; spell it out where it first stands."

_CAPITALS = re.compile(r"(?<![\w/.-])[A-Z]{2,6}(?=s?(?![\w/-]))(?!\.\w)")
_INITIALS = re.compile(r"\b[A-Z]{2} (?=[A-Z][a-z])")
"""As in "LK Advani"; what else two capitals before a name may be is left alone with it."""
_SHOUTED = re.compile(r"[A-Z]{2,}(?:[ ,!]+[A-Z]{2,}){2,}")
_ROMAN = re.compile(r"[IVXLC]+")
_EXPLAINED = re.compile(r"\w[^\S\n]*\(([A-Z]{2,6})s?[);,]|\b([A-Z]{2,6}) \([A-Za-z]\w+[ -]")
_NAMES = re.compile(
    r"[A-Z][\w’'-]*(?:[ \u00a0-]+(?:(?:of|the|for|and|on|in|to|de|du|des) ){0,2}[A-Z][\w’'-]*)+"
)


def _find(case: Case) -> Iterator[Finding]:
    known: set[str] = {*case.words.acronyms, *case.names.capitals}
    for passage in case.passages():
        for span, acronym in _acronyms(passage.text):
            if acronym in known or isinstance(passage.block, Quote):
                continue
            known.add(acronym)
            if not any(_spells_out(one.text, acronym) for one in case.passages()):
                yield Finding(
                    RULE.id,
                    "note",
                    f"“{acronym}” is never spelled out.",
                    REASON,
                    key=acronym,
                    place=passage.place,
                    span=span,
                )


@lru_cache(maxsize=20_000)
def _acronyms(text: str) -> tuple[tuple[Span, str], ...]:
    left_out = (*phrases.quoted(text), *_spans(_SHOUTED, text), *_spans(_INITIALS, text))
    return tuple(
        (match.span(), match.group())
        for match in _CAPITALS.finditer(text)
        if not _ROMAN.fullmatch(match.group()) and not phrases.within(match.span(), left_out)
    )


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [match.span() for match in pattern.finditer(text)]


def _spells_out(text: str, acronym: str) -> bool:
    explained, initials = _explained(text)
    return acronym in explained or any(acronym in one for one in initials)


@lru_cache(maxsize=20_000)
def _explained(text: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The acronyms in brackets or before them, and the initials of each name of several words."""
    explained = {one or other for one, other in _EXPLAINED.findall(text)}
    named = (re.findall(r"\b[A-Z]", match.group()) for match in _NAMES.finditer(text))
    return frozenset(explained), tuple("".join(initials) for initials in named)


RULE = Rule("undefined-acronym", "Acronyms never spelled out", _find)
