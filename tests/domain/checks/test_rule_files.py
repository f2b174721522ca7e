"""Each rule stands in a file of its own, and the list of rules holds them all."""

import pkgutil
from importlib import import_module

import pytest

from briefwright.domain import checks
from briefwright.domain.checks.finding import Rule
from briefwright.domain.checks.rules import RULES

PROMISED = {
    "unsourced-statement": "unsourced",
    "likelihood-off-scale": "off_scale",
    "likelihood-with-confidence": "confidence",
    "mixed-synonyms": "synonyms",
    "single-origin": "single_origin",
    "disputed-fact": "disputed",
    "superseded-fact": "superseded",
    "withdrawn-fact": "withdrawn",
    "outdated-wording": "outdated",
    "moved-on": "moved_on",
    "stale-status": "stale",
    "contradiction-unmentioned": "contradictions",
    "undefined-acronym": "acronyms",
    "weak-attribution": "weak",
    "name-near": "near_names",
    "office-mismatch": "offices",
    "marking-above-audience": "markings",
    "section-missing": "sections",
    "over-length": "length",
    "scenario-sum": "scenarios",
    "dangling-reference": "dangling",
    "due-for-review": "reviews",
    "lost-reference": "lost",
    "no-alternative-text": "undescribed",
}


def in_files() -> dict[str, Rule]:
    """The rule of each file that holds one."""
    names = [one.name for one in pkgutil.iter_modules(checks.__path__)]
    rules = {name: vars(import_module(f"{checks.__name__}.{name}")).get("RULE") for name in names}
    return {name: rule for name, rule in rules.items() if isinstance(rule, Rule)}


def it_runs_the_rule_of_every_file_once() -> None:
    assert sorted(rule.id for rule in RULES) == sorted(rule.id for rule in in_files().values())


@pytest.mark.parametrize(("rule", "file"), PROMISED.items())
def it_has_a_file_for_each_promised_rule(rule: str, file: str) -> None:
    assert in_files()[file].id == rule
