"""Confidence that gives no reason."""

from collections.abc import Iterator

from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.checks.judgements import stated
from briefwright.domain.content import plain
from briefwright.domain.wording import short


def _find(case: Case) -> Iterator[Finding]:
    for block, place, words in stated(case):
        if block.confidence and not plain(block.reason).strip():
            yield Finding(
                RULE.id,
                "warning",
                f"No reason is given for {block.confidence} confidence in {short(words)}.",
                "Confidence is stated with its reason: how good and how many the sources are, how complex "
                "and how volatile the matter is (ICD 203).",
                key=block.id,
                place=place.model_copy(update={"slot": ("reason",)}),
            )


RULE = Rule("confidence-without-reason", "Confidence without a reason", _find)
