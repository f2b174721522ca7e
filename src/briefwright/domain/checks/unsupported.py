"""Judgements that no fact speaks for."""

from collections.abc import Iterator

from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.checks.judgements import stated
from briefwright.domain.slots import support
from briefwright.domain.wording import short


def _find(case: Case) -> Iterator[Finding]:
    for block, place, words in stated(case):
        if not support(block):
            yield Finding(
                RULE.id,
                "warning",
                f"No fact speaks for the judgement {short(words)}.",
                "A judgement is traced to the facts that support it; without them it is an opinion.",
                key=block.id,
                place=place,
            )


RULE = Rule("unsupported-judgement", "Judgements without support", _find)
