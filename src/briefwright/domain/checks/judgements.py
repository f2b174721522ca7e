"""What the rules about judgements share: which there are, and the facts for them."""

from collections.abc import Iterator
from typing import NamedTuple

from briefwright.domain.blocks import Judgement
from briefwright.domain.brief import Place, blocks
from briefwright.domain.checks.finding import Case
from briefwright.domain.content import plain
from briefwright.domain.facts import Fact
from briefwright.domain.slots import support


class Stated(NamedTuple):
    """A judgement that says something, where it stands."""

    block: Judgement
    place: Place
    words: str


def stated(case: Case) -> Iterator[Stated]:
    """The judgements of the brief as drafted whose statement is not empty."""
    for section, block in blocks(case.brief):
        if isinstance(block, Judgement):
            words = plain(block.statement).strip()
            if words:
                yield Stated(block, Place(section=section.id, block=block.id, slot=("statement",)), words)


def support_held(case: Case, block: Judgement) -> list[Fact]:
    """Those of the facts that the base holds."""
    return [case.material.facts[one] for one in support(block) if one in case.material.facts]
