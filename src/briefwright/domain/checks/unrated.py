"""Judgements that say neither how likely nor how sure."""

from collections.abc import Iterator

from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.checks.judgements import stated
from briefwright.domain.wording import listed, short


def _find(case: Case) -> Iterator[Finding]:
    for block, place, words in stated(case):
        missing = [
            name
            for name, held in (("likelihood", block.likelihood), ("confidence", block.confidence))
            if not held
        ]
        if missing:
            yield Finding(
                RULE.id,
                "note",
                f"The judgement {short(words)} states no {' and no '.join(missing)}.",
                "Readers fill in what is not said, each in another way: a judgement states how likely "
                "something is and how sure the analyst is (ICD 203).",
                key=f"{block.id} {listed(missing)}",
                place=place,
            )


RULE = Rule("judgement-without-rating", "Judgement without likelihood or confidence", _find)
