"""Likelihoods in words that the brief's scale does not have."""

from collections.abc import Iterator
from functools import partial

from briefwright.domain.blocks import Judgement
from briefwright.domain.brief import Brief, Place, blocks
from briefwright.domain.checks import likelihoods
from briefwright.domain.checks.finding import Case, Finding, Fix, Rule
from briefwright.domain.checks.likelihoods import Said
from briefwright.domain.edits import change_block
from briefwright.domain.scales import LikelihoodScale, Term

REASON = (
    "A reader takes each term for its band of per cent; words of another scale have other bands, or none."
)


def _find(case: Case) -> Iterator[Finding]:
    scale = case.scale
    if scale is None:
        yield from _unknown_scale(case)
        return
    for section, block in blocks(case.brief):
        if isinstance(block, Judgement) and block.likelihood and scale.find(block.likelihood) is None:
            place = Place(section=section.id, block=block.id, slot=("statement",))
            yield _off_in_judgement(case, scale, block, place)
    for one in likelihoods.said(case):
        if scale.find(one.word) is None:
            yield _off_in_text(scale, one)


def _unknown_scale(case: Case) -> Iterator[Finding]:
    if case.scales:
        yield Finding(
            RULE.id,
            "error",
            f"The scale “{case.brief.scale}” of this brief is not at hand.",
            "Without its scale, nobody can tell what a term of likelihood stands for.",
            key=f"scale {case.brief.scale}",
        )


def _off_in_judgement(case: Case, scale: LikelihoodScale, block: Judgement, place: Place) -> Finding:
    return Finding(
        RULE.id,
        "error",
        f"“{block.likelihood}” is no term of {scale.name}.",
        REASON,
        key=f"{block.id} {block.likelihood}",
        place=place,
        fixes=tuple(_fix(block.id, term) for term in _near(case, scale, block.likelihood)),
    )


def _off_in_text(scale: LikelihoodScale, one: Said) -> Finding:
    return Finding(
        RULE.id,
        "warning",
        f"“{one.word}” is no term of {scale.name}.",
        REASON,
        key=f"{one.word} {one.passage.key(one.span[0])}",
        place=one.passage.place,
        span=one.span,
    )


def _near(case: Case, scale: LikelihoodScale, word: str) -> list[Term]:
    """The terms whose band holds the whole band that the word has on another scale."""
    found = (other.find(word) for other in case.scales.values())
    bands = {(term.low, term.high) for term in found if term}
    return [term for term in scale.terms if any(term.low <= low and high <= term.high for low, high in bands)]


def _fix(block_id: str, term: Term) -> Fix:
    return Fix(f"Say “{term.term}” ({term.band})", edit=partial(_set, block_id=block_id, term=term.term))


def _set(brief: Brief, *, block_id: str, term: str) -> Brief:
    return change_block(brief, block_id, lambda block: block.model_copy(update={"likelihood": term}))


RULE = Rule("likelihood-off-scale", "Likelihoods off the scale", _find)
