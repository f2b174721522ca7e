"""Facts that others have superseded."""

from collections.abc import Iterator

from briefwright.domain.checks.finding import Case, Finding, Rule, at
from briefwright.domain.wording import short


def _find(case: Case) -> Iterator[Finding]:
    for fact, cited in case.cited_facts:
        if fact.standing == "superseded":
            place, span = at(cited)
            yield Finding(
                RULE.id,
                "warning",
                f"{short(cited[0].ref.shown)} has been superseded.",
                "The base holds something newer on the matter; what is past should read as past.",
                fact.id,
                place,
                span,
            )


RULE = Rule("superseded-fact", "Superseded facts", _find)
