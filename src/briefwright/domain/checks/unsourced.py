"""Statements about the world that rest on no fact."""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefwright.domain.blocks import NARRATIVE, PositionTable, Quote, TalkingPoints
from briefwright.domain.checks import likelihoods, phrases
from briefwright.domain.checks.finding import Case, Finding, Fix, Rule
from briefwright.domain.checks.passages import Passage, Span
from briefwright.domain.wording import short

REASON = "A statement about the world outside judgements cites where it comes from (ICD 206)."
FREE_ROLES = frozenset(
    (
        "bottom-line", "key-judgements", "summary", "outlook", "changes", "sources", "recommendation",
        "objectives", "timing", "attachments", "prepared-by",
    )
)  # fmt: skip
"""Roles of sections that sum up, judge or advise, or say how the brief itself is to be handled."""
FEWEST_WORDS = 6

_FIGURE = re.compile(r"(?<![\w.,/-])\d[\d.,:]*(?:st|nd|rd|th)?(?![\w-])")
_LABEL = re.compile(
    r"\b(?:article|section|chapter|paragraph|annex|table|figure|resolution|protocol|point|points|item|"
    r"risk|risks|scenario|scenarios|phase|stage|option|no\.|icd|step)\s+$",
    re.IGNORECASE,
)


def _find(case: Case) -> Iterator[Finding]:
    free = (*case.words.advising, *case.words.confidence, *likelihoods.vocabulary(case))
    for passage in case.passages():
        if isinstance(passage.block, PositionTable):
            yield from _own_position(case, passage)
        if _is_free(passage):
            continue
        for start, end in _bare(passage):
            sentence = passage.text[start:end]
            if _asserts(case, sentence, free) and (_figures(sentence) or not _leans(passage, start)):
                yield Finding(
                    RULE.id,
                    "warning",
                    f"{short(sentence)} rests on no fact.",
                    REASON,
                    key=passage.key(start),
                    place=passage.place,
                    span=(start, end),
                    fixes=(Fix("Search the base for it", search=_telling(case, sentence)),),
                )


def _own_position(case: Case, passage: Passage) -> Iterator[Finding]:
    """A cell in the analyst's own words alone, which stands in place of what is on record."""
    if not passage.refs and any(letter.isalnum() for letter in passage.text):
        yield Finding(
            RULE.id,
            "note",
            f"The position {short(passage.text)} rests on no fact.",
            "A cell shows what is on record of the actor, or cites it; own words alone cannot be traced.",
            key=f"{passage.block.id} {' '.join(passage.place.slot)} {passage.text}",
            place=passage.place,
            span=(0, len(passage.text)),
            fixes=(Fix("Search the base for it", search=_telling(case, passage.text)),),
        )


def _is_free(passage: Passage) -> bool:
    if passage.section.role in FREE_ROLES or isinstance(passage.block, Quote):
        return True
    # What is to be said is advice; what the speaker is to know besides is text as any other.
    background = isinstance(passage.block, TalkingPoints) and passage.place.slot[-1] == "background"
    return not (background or isinstance(passage.block, NARRATIVE))


def _bare(passage: Passage) -> list[Span]:
    """The sentences below any heading that refer to no fact."""
    return [one for one in passage.sentences() if one[0] >= passage.lead and not passage.refs_in(one)]


def _leans(passage: Passage, start: int) -> bool:
    """Whether the sentence leads up to one that refers to a fact, or comments on it."""
    spans = passage.sentences()
    at = next(number for number, span in enumerate(spans) if span[0] == start)
    return any(passage.refs_in(one) for one in spans[max(0, at - 1) : at + 2])


def _asserts(case: Case, sentence: str, free: tuple[str, ...]) -> bool:
    if sentence.endswith((":", "?")) or len(sentence.split()) < FEWEST_WORDS:
        return False
    if _is_quotation(sentence) or not (_figures(sentence) or case.names.mentions(sentence)):
        return False
    return not phrases.find(sentence, free)


def _is_quotation(sentence: str) -> bool:
    spans = phrases.quoted(sentence)
    return bool(spans) and spans[0][0] == 0 and spans[-1][1] >= len(sentence.rstrip(".!?"))


@lru_cache(maxsize=20_000)
def _figures(sentence: str) -> tuple[Span, ...]:
    found = (match.span() for match in _FIGURE.finditer(sentence))
    return tuple(span for span in found if not _LABEL.search(sentence, 0, span[0]))


def _telling(case: Case, sentence: str) -> str:
    """Few words that a fact with the same content is bound to hold: names first, then the longest."""
    named = [sentence[one.start : one.end] for one in case.names.mentions(sentence)]
    known = {word.key for name in named for word in phrases.words(name)}
    others = [word.text for word in phrases.words(sentence) if word.key not in known and word.text.isalpha()]
    longest = sorted(dict.fromkeys(others), key=len, reverse=True)[:1]
    return " ".join(dict.fromkeys([*named[:1], *longest]))


RULE = Rule("unsourced-statement", "Statements without a source", _find)
