"""Disputed facts of whose dispute the brief tells nothing."""

from collections.abc import Iterator, Sequence

from briefwright.domain import ledger
from briefwright.domain.blocks import NARRATIVE
from briefwright.domain.checks import phrases
from briefwright.domain.checks.finding import Case, Cited, Finding, Rule, at
from briefwright.domain.facts import Fact
from briefwright.domain.wording import short

REASON = "Contrary information is stated, so that the reader may judge the dispute (ICD 203)."


def _find(case: Case) -> Iterator[Finding]:
    for fact, cited in case.cited_facts:
        if fact.standing == "disputed" and not _shows_contrary(case, fact):
            silent = [one for one in cited if not _tells(case, one)]
            if silent:
                yield _finding(fact, silent)


def _finding(fact: Fact, cited: Sequence[Cited]) -> Finding:
    place, span = at(cited)
    message = f"{short(cited[0].ref.shown)} is disputed, and the brief does not say so."
    return Finding(RULE.id, "warning", message, REASON, fact.id, place, span)


def _shows_contrary(case: Case, fact: Fact) -> bool:
    return any(
        ledger.opposite(fact, other) and set(fact.topics) & set(other.topics)
        for other in case.material.facts.values()
    )


def _tells(case: Case, cited: Cited) -> bool:
    """Whether words of dispute stand in the same text; for a cell or a row, in the same section."""
    here = cited.passage
    beside = [here]
    if not isinstance(here.block, NARRATIVE):
        beside = [one for one in case.passages() if one.section is here.section]
    return any(phrases.find(one.text, case.words.disputing) for one in beside)


RULE = Rule("disputed-fact", "Disputed facts", _find)
