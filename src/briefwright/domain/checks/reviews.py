"""Judgements and scenarios that new facts call into question."""

from collections.abc import Iterator, Sequence
from functools import partial

from briefwright.domain.blocks import Block, Judgement, ScenarioSet
from briefwright.domain.brief import Place, blocks
from briefwright.domain.checks.finding import Case, Finding, Fix, Rule
from briefwright.domain.content import plain
from briefwright.domain.edits import mark_reviewed
from briefwright.domain.facts import Fact
from briefwright.domain.indicators import Indicator
from briefwright.domain.slots import SlotKey
from briefwright.domain.wording import short


def _find(case: Case) -> Iterator[Finding]:
    for section, block in blocks(case.brief):
        for what, slot, indicator in _watching(block):
            facts = case.due.get(indicator.id, ())
            if facts:
                yield _finding(what, indicator, facts, Place(section=section.id, block=block.id, slot=slot))


def _watching(block: Block) -> Iterator[tuple[str, SlotKey, Indicator]]:
    if isinstance(block, Judgement):
        what = f"The judgement {short(plain(block.statement))}"
        yield from ((what, ("statement",), one) for one in block.watched)
    elif isinstance(block, ScenarioSet):
        for row in block.rows:
            what = f"The scenario “{row.name}”"
            yield from ((what, (row.id, "description"), one) for one in row.watched)


def _finding(what: str, indicator: Indicator, facts: Sequence[Fact], place: Place) -> Finding:
    ids = tuple(fact.id for fact in facts)
    first = short(facts[0].statement)
    told = first if len(facts) == 1 else f"{first} and {len(facts) - 1} more"
    return Finding(
        RULE.id,
        "warning",
        f"{what} is due for review: {told}.",
        "A new fact meets an indicator that was set to show when it might change.",
        key=f"{indicator.id} {' '.join(sorted(ids))}",
        place=place,
        fixes=(Fix("Mark as reviewed", edit=partial(mark_reviewed, indicator_id=indicator.id, facts=ids)),),
    )


RULE = Rule("due-for-review", "Due for review", _find)
