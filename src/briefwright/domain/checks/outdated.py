"""References whose fact has a newer wording."""

from collections.abc import Iterator
from functools import partial

from briefwright.domain.checks.finding import Case, Finding, Fix, Rule, at
from briefwright.domain.edits import take_wording
from briefwright.domain.references import offers
from briefwright.domain.wording import short


def _find(case: Case) -> Iterator[Finding]:
    for fact, cited in case.cited_facts:
        outdated = tuple(one for one in cited if offers(one.ref, fact) and one.ref.shown != fact.statement)
        if outdated:
            place, span = at(outdated)
            yield Finding(
                RULE.id,
                "warning",
                f"{short(outdated[0].ref.shown)} has changed in the base: {short(fact.statement)}.",
                "The brief shows a former revision of the fact; take the new wording, or pin the reference.",
                f"{fact.id} {fact.revision}",
                place,
                span,
                (Fix("Take the new wording", edit=partial(take_wording, fact=fact)),),
            )


RULE = Rule("outdated-wording", "Facts with a newer wording", _find)
