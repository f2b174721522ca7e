"""Facts about a present state that nobody has confirmed for long."""

from collections.abc import Iterator
from datetime import date

from briefwright.domain.checks.finding import Case, Finding, Fix, Rule, at
from briefwright.domain.facts import Fact, Source
from briefwright.domain.wording import short

SHELF_LIFE = 90
"""Days after which a state of things is to be confirmed, where its record says nothing else."""


def _find(case: Case) -> Iterator[Finding]:
    for fact, cited in case.cited_facts:
        known = _last_known(case, fact) if fact.kind == "status" else None
        if known is None or fact.standing in ("withdrawn", "superseded"):
            continue
        age = (case.day - known).days
        if age > (fact.shelf_life or SHELF_LIFE):
            place, span = at(cited)
            yield Finding(
                RULE.id,
                "warning",
                f"{short(cited[0].ref.shown)} was last known {age} days before the day of this brief.",
                "A state of things goes stale, where an event does not; look for something newer.",
                f"{fact.id} {fact.revision}",
                place,
                span,
                (Fix("Search the base for something newer", search=_words(case, fact)),),
            )


def _last_known(case: Case, fact: Fact) -> date | None:
    """The last day on which the fact or any of its sources says that things stood so."""
    sources = (case.material.sources.get(one.source) for one in fact.citations)
    days = [_seen(one) for one in sources if one is not None and one.standing == "current"]
    dated = [day for day in (*days, fact.date.latest if fact.date else None) if day is not None]
    return max(dated, default=None)


def _seen(source: Source) -> date | None:
    """A register or a page without a date says how things stood when it was read."""
    return source.published.latest if source.published else source.accessed


def _words(case: Case, fact: Fact) -> str:
    named = (case.names.actors.get(one) or case.material.actors.get(one) for one in fact.actors)
    return next((actor.name for actor in named if actor), fact.statement)


RULE = Rule("stale-status", "Stale states of things", _find)
