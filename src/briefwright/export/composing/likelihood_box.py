"""The likelihood box: the terms of the brief's scale with their bands, and which of them the brief uses."""

from briefwright.domain.blocks import Judgement
from briefwright.domain.brief import Brief
from briefwright.domain.scales import LikelihoodScale, Term
from briefwright.domain.wording import counted, listed
from briefwright.export.composing.scribe import Scribe, unbroken
from briefwright.export.ooxml.columns import TEXT_WIDTH, Measures
from briefwright.export.pieces import Grid, Runs, Tone

CHOSEN = "●"
"""Stands before the terms that the brief uses, so that they can be told without colour."""


def place(brief: Brief, scale: LikelihoodScale | None) -> Judgement | None:
    """The judgement behind which the box stands: the last of the first section in which any states a term of
    the scale."""
    for section in brief.sections if scale else ():
        judgements = [one for one in section.blocks if isinstance(one, Judgement)]
        if any(_term(one, scale) for one in judgements):
            return judgements[-1]
    return None


def box(scale: LikelihoodScale, scribe: Scribe) -> Grid:
    """The terms side by side, bands below; one below the other where a page is too narrow for them."""
    across = _across(scale, scribe)
    return across if sum(Measures(across).needs) <= TEXT_WIDTH else _down(scale, scribe)


def _across(scale: LikelihoodScale, scribe: Scribe) -> Grid:
    used = _used(scale, scribe)
    return Grid(
        _caption(scale, scribe),
        _description(scale, used, scribe),
        tuple(_named(term, used, scribe) for term in scale.terms),
        (tuple(_band(term, scribe) for term in scale.terms),),
        tuple(1.0 for _ in scale.terms),
        tones=(tuple(_tone(term, used) for term in scale.terms),),
        kind="scale",
    )


def _down(scale: LikelihoodScale, scribe: Scribe) -> Grid:
    used = _used(scale, scribe)
    return Grid(
        _caption(scale, scribe),
        _description(scale, used, scribe),
        (scribe.label("Term"), scribe.label("Band")),
        tuple((_named(term, used, scribe), _band(term, scribe)) for term in scale.terms),
        (1.0, 1.0),
        row_heads=True,
        tones=tuple((_tone(term, used),) * 2 for term in scale.terms),
        kind="scale",
    )


def _caption(scale: LikelihoodScale, scribe: Scribe) -> str:
    return f"Likelihood terms of this brief: {scribe.scrub.line(scale.name)}. {CHOSEN} marks those used."


def _description(scale: LikelihoodScale, used: list[Term], scribe: Scribe) -> str:
    words = listed([scribe.scrub.line(term.term) for term in used])
    return f"Scale of {counted(len(scale.terms), 'likelihood term')} with bands; the brief uses {words}."


def _used(scale: LikelihoodScale, scribe: Scribe) -> list[Term]:
    blocks = (block for section in scribe.material.brief.sections for block in section.blocks)
    found = [_term(block, scale) for block in blocks if isinstance(block, Judgement)]
    return [term for term in scale.terms if term in found]


def _term(block: Judgement, scale: LikelihoodScale | None) -> Term | None:
    return scale.find(block.likelihood) if scale else None


def _named(term: Term, used: list[Term], scribe: Scribe) -> Runs:
    return scribe.label(f"{CHOSEN} {term.term}" if term in used else term.term)


def _band(term: Term, scribe: Scribe) -> Runs:
    return scribe.label(unbroken(term.band))


def _tone(term: Term, used: list[Term]) -> Tone:
    return "chosen" if term in used else ""
