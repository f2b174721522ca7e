"""Terms of likelihood and their synonyms mixed in one brief."""

from collections.abc import Iterator
from typing import NamedTuple

from briefwright.domain.blocks import Judgement
from briefwright.domain.brief import Place, blocks
from briefwright.domain.checks import likelihoods
from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.checks.passages import Span
from briefwright.domain.scales import LikelihoodScale

REASON = "A product uses either the terms of the scale or their synonyms throughout, never both (ICD 203)."


class _Use(NamedTuple):
    word: str
    place: Place
    span: Span | None


def _find(case: Case) -> Iterator[Finding]:
    scale = case.scale
    if scale is None or not scale.unmixed:
        return
    rows: tuple[list[_Use], list[_Use]] = ([], [])
    for use in _uses(case):
        term = scale.find(use.word)
        if term is not None:
            rows[use.word.casefold() != term.term.casefold()].append(use)
    fewer, more = sorted(rows, key=len)
    for word, use in {use.word: use for use in reversed(fewer)}.items():
        yield _mixed(scale, use, word, more[0].word)


def _uses(case: Case) -> Iterator[_Use]:
    for section, block in blocks(case.brief):
        if isinstance(block, Judgement) and block.likelihood:
            place = Place(section=section.id, block=block.id, slot=("statement",))
            yield _Use(block.likelihood.lower(), place, None)
    for one in likelihoods.said(case):
        yield _Use(one.word, one.passage.place, one.span)


def _mixed(scale: LikelihoodScale, use: _Use, word: str, other: str) -> Finding:
    return Finding(
        RULE.id,
        "warning",
        f"“{word}” and “{other}” come from different rows of {scale.name}.",
        REASON,
        key=word,
        place=use.place,
        span=use.span,
    )


RULE = Rule("mixed-synonyms", "Synonyms mixed", _find)
