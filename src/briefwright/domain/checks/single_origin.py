"""Judgements whose facts all go back to one origin."""

from collections.abc import Iterator

from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.checks.judgements import stated, support_held
from briefwright.domain.origins import origins
from briefwright.domain.wording import short

REASON = (
    "However many outlets carried it, the judgement stands or falls with one voice; the source summary "
    "says so (ICD 206)."
)


def _find(case: Case) -> Iterator[Finding]:
    for block, place, words in stated(case):
        found = origins(support_held(case, block), case.material.sources)
        if len(found) == 1:
            (only,) = found
            yield Finding(
                RULE.id,
                "warning",
                f"The judgement {short(words)} rests on a single origin: {short(only.name)}.",
                REASON,
                key=f"{block.id} {only.key}",
                place=place,
            )


RULE = Rule("single-origin", "Judgements that rest on one origin", _find)
