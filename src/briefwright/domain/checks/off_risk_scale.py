"""Risks rated in words that their scale does not have."""

from collections.abc import Iterator

from briefwright.domain.blocks import Risk, RiskRegister
from briefwright.domain.brief import Place, blocks
from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.scales import RiskScale
from briefwright.domain.severity import Severity

REASON = "Risks are rated in the words of their own scale, never in those for judgements."


def _find(case: Case) -> Iterator[Finding]:
    for section, block in blocks(case.brief):
        if isinstance(block, RiskRegister) and case.risk_scales:
            scale = case.risk_scales.get(block.scale)
            if scale is None:
                message = f"The risk scale “{block.scale}” is not at hand."
                yield _finding("warning", message, block.id, Place(section=section.id, block=block.id))
                continue
            for risk in block.rows:
                place = Place(section=section.id, block=block.id, slot=(risk.id, "description"))
                for field, word in _off(risk, scale):
                    message = f"“{word}” is no {field} of {scale.name}."
                    yield _finding("error", message, f"{block.id} {risk.id} {field} {word}", place)


def _off(risk: Risk, scale: RiskScale) -> Iterator[tuple[str, str]]:
    """Where the risk is rated off its scale, with the word; what is not rated is left alone."""
    rated = (("likelihood", risk.likelihood, scale.likelihood), ("impact", risk.impact, scale.impact))
    for field, word, levels in rated:
        if word and all(word != level.term for level in levels):
            yield field, word


def _finding(severity: Severity, message: str, key: str, place: Place) -> Finding:
    return Finding(RULE.id, severity, message, REASON, key=key, place=place)


RULE = Rule("risk-off-scale", "Risks off their scale", _find)
