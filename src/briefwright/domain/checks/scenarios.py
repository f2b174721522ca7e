"""Scenarios that exclude one another, and whose probabilities do not add up."""

from collections.abc import Iterator

from briefwright.domain.blocks import ScenarioSet
from briefwright.domain.brief import Place, blocks
from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.severity import Severity
from briefwright.domain.tables import total


def _find(case: Case) -> Iterator[Finding]:
    for section, block in blocks(case.brief):
        if isinstance(block, ScenarioSet) and block.exclusive:
            fault = _fault(block)
            if fault is not None:
                severity, message = fault
                yield Finding(
                    RULE.id,
                    severity,
                    message,
                    "Scenarios that exclude one another and leave none out add up to 100 %.",
                    key=block.id,
                    place=Place(section=section.id, block=block.id),
                )


def _fault(block: ScenarioSet) -> tuple[Severity, str] | None:
    stated = total(block)
    if stated is None:
        return None
    missing = sum(one.probability is None for one in block.rows)
    if stated > 100:
        return "error", f"The scenarios add up to {stated} %, which is more than 100."
    if missing:
        without = "1 scenario has" if missing == 1 else f"{missing} scenarios have"
        return "warning", f"{without} no probability; the others add up to {stated} %."
    return ("warning", f"The scenarios add up to {stated} %.") if stated != 100 else None


RULE = Rule("scenario-sum", "Scenarios that do not add up", _find)
