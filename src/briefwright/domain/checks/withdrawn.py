"""Facts that were withdrawn, or whose sources all were."""

from collections.abc import Iterator, Sequence

from briefwright.domain.checks.finding import Case, Cited, Finding, Fix, Rule, at, by_block
from briefwright.domain.facts import Fact
from briefwright.domain.wording import short


def _find(case: Case) -> Iterator[Finding]:
    for fact, cited in case.cited_facts:
        fault = _fault(case, fact)
        if fault is not None:
            for held in by_block(cited).values():
                yield _finding(*fault, fact, held)


def _fault(case: Case, fact: Fact) -> tuple[str, str] | None:
    """What is wrong with the fact, and why it matters."""
    if fact.standing == "withdrawn":
        return "was withdrawn from the base.", "What was withdrawn carries no statement any more."
    if _rests_on_withdrawn(case, fact):
        reason = "With its last source gone, nothing is left that the statement could be traced to."
        return "rests on withdrawn sources only.", reason
    return None


def _rests_on_withdrawn(case: Case, fact: Fact) -> bool:
    sources = [case.material.sources.get(one.source) for one in fact.citations]
    return bool(sources) and all(one is not None and one.standing == "withdrawn" for one in sources)


def _finding(fault: str, reason: str, fact: Fact, cited: Sequence[Cited]) -> Finding:
    place, span = at(cited)
    message = f"{short(cited[0].ref.shown)} {fault}"
    search = Fix("Search the base for another source", search=fact.statement)
    return Finding(RULE.id, "error", message, reason, f"{place.block} {fact.id}", place, span, (search,))


RULE = Rule("withdrawn-fact", "Withdrawn facts", _find)
