"""All rules, in the order in which their findings of equal weight are shown."""

from typing import get_args

from briefwright.domain.checks.finding import Case, Finding, Rule, Severity

RULES: tuple[Rule, ...] = ()

_WEIGHTS = get_args(Severity)


def find(case: Case) -> tuple[Finding, ...]:
    """Everything that the rules find, errors first, then in reading order."""
    found = [finding for rule in RULES for finding in rule.find(case)]
    order = {passage.place: number for number, passage in enumerate(case.passages())}
    return tuple(
        sorted(
            found,
            key=lambda one: (_WEIGHTS.index(one.severity), order.get(one.place, -1) if one.place else -1),
        )
    )
