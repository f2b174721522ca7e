"""Facts that were withdrawn, or whose sources all were."""

from collections.abc import Iterator

from briefwright.domain.checks.finding import Case, Cited, Finding, Fix, Rule, at, short
from briefwright.domain.facts import Fact


def _find(case: Case) -> Iterator[Finding]:
    for fact, cited in case.cited_facts:
        if fact.standing == "withdrawn":
            message = f"{short(cited[0].ref.shown)} was withdrawn from the base."
            yield _finding(message, "What was withdrawn carries no statement any more.", fact, cited)
        elif _rests_on_withdrawn(case, fact):
            message = f"{short(cited[0].ref.shown)} rests on withdrawn sources only."
            reason = "With its last source gone, nothing is left that the statement could be traced to."
            yield _finding(message, reason, fact, cited)


def _rests_on_withdrawn(case: Case, fact: Fact) -> bool:
    sources = [case.material.sources.get(one.source) for one in fact.citations]
    return bool(sources) and all(one is not None and one.standing == "withdrawn" for one in sources)


def _finding(message: str, reason: str, fact: Fact, cited: tuple[Cited, ...]) -> Finding:
    place, span = at(cited)
    search = Fix("Search the base for another source", search=fact.statement)
    return Finding(RULE.id, "error", message, reason, fact.id, place, span, (search,))


RULE = Rule("withdrawn-fact", "Withdrawn facts", _find)
