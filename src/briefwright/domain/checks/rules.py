"""All rules, in the order in which their findings of equal weight are shown."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefwright.domain.brief import blocks
from briefwright.domain.checks import (
    acronyms,
    confidence,
    contradictions,
    copied,
    dangling,
    disputed,
    length,
    lost,
    markings,
    moved_on,
    near_names,
    off_risk_scale,
    off_scale,
    offices,
    outdated,
    reasons,
    reviews,
    scenarios,
    sections,
    single_origin,
    stale,
    superseded,
    synonyms,
    undescribed,
    unrated,
    unsourced,
    unsupported,
    weak,
    withdrawn,
)
from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.severity import SEVERITIES
from briefwright.domain.slots import SlotKey, slots

RULES: tuple[Rule, ...] = (
    markings.RULE,
    withdrawn.RULE,
    dangling.RULE,
    lost.RULE,
    confidence.RULE,
    off_scale.RULE,
    off_risk_scale.RULE,
    scenarios.RULE,
    reviews.RULE,
    outdated.RULE,
    superseded.RULE,
    disputed.RULE,
    stale.RULE,
    contradictions.RULE,
    single_origin.RULE,
    unsupported.RULE,
    reasons.RULE,
    unrated.RULE,
    synonyms.RULE,
    unsourced.RULE,
    offices.RULE,
    sections.RULE,
    length.RULE,
    near_names.RULE,
    weak.RULE,
    acronyms.RULE,
    moved_on.RULE,
    copied.RULE,
    undescribed.RULE,
)


def find(case: Case) -> tuple[Finding, ...]:
    """Everything that the rules find, errors first, then in reading order."""
    found = [finding for rule in RULES for finding in _told_apart(rule.find(case))]
    order = _order(case)
    return tuple(
        sorted(
            found, key=lambda one: (SEVERITIES.index(one.severity), order.get(_here(one), -1), _start(one))
        )
    )


def _told_apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of a rule, each with a key of its own."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.key] += 1
        number = seen[finding.key]
        yield finding if number == 1 else replace(finding, key=f"{finding.key} #{number}")


def _order(case: Case) -> dict[tuple[str, SlotKey], int]:
    """Where each block and each text in it stands in reading order."""
    places = (
        (block.id, key)
        for _, block in blocks(case.brief)
        for key in dict.fromkeys(((), *(key for key, _ in slots(block))))
    )
    return {place: number for number, place in enumerate(places)}


def _here(finding: Finding) -> tuple[str, SlotKey]:
    return (finding.place.block, finding.place.slot) if finding.place else ("", ())


def _start(finding: Finding) -> int:
    return finding.span[0] if finding.span else 0
