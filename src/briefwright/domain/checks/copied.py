"""Sources that quote the same text, and so are likely to go back to one origin."""

from collections.abc import Iterator

from briefwright.domain.checks.finding import Case, Finding, Fix, Rule, at
from briefwright.domain.facts import Source
from briefwright.domain.origins import SharedText, shared_text
from briefwright.domain.wording import short


def _find(case: Case) -> Iterator[Finding]:
    facts = [fact for fact, _ in case.cited_facts]
    for pair in shared_text(facts, case.material.sources):
        place, span = next(
            at(cited)
            for fact, cited in case.cited_facts
            if any(citation.source == pair.other.id for citation in fact.citations)
        )
        yield Finding(
            RULE.id,
            "note",
            f"{short(pair.one.title)} and {short(pair.other.title)} quote the same text: likely one origin.",
            "Text that was copied adds no second witness; an origin is counted once.",
            key=" ".join(sorted((pair.one.id, pair.other.id))),
            place=place,
            span=span,
            fixes=_fixes(pair),
        )


def _fixes(pair: SharedText) -> tuple[Fix, ...]:
    """The origin that one names serves for the other; where neither does, either may be the origin."""
    ways = [(pair.one, pair.other), (pair.other, pair.one)]
    named = [(origin, carrier) for origin, carrier in ways if origin.origin.strip()]
    return tuple(_fix(*way) for way in named or ways)


def _fix(origin: Source, carrier: Source) -> Fix:
    name = origin.origin.strip() or origin.title
    label = f"{short(carrier.title)} goes back to {short(name)}"
    return Fix(label, record=carrier.model_copy(update={"origin": name}))


RULE = Rule("copied-text", "Text copied between sources", _find)
