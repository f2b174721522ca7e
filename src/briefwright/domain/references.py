"""What a reference is worth today: a comparison of what the brief shows with the fact in the base."""

from collections.abc import Callable
from enum import Enum

from briefwright.domain.content import FactRef
from briefwright.domain.facts import Fact

FactLookup = Callable[[str], Fact | None]
"""Finds a fact by its id; None when the base does not hold it."""


class RefState(Enum):
    """How a reference stands to its fact."""

    CURRENT = "as in the base"
    ADAPTED = "adapted in this brief"
    OUTDATED = "the fact has changed since"
    PINNED = "kept as it is"
    DETACHED = "detached from its fact"
    MISSING = "the fact is not in the base"
    WITHDRAWN = "the fact was withdrawn"


def state(ref: FactRef, fact: Fact | None) -> RefState:
    """Compare a reference with its fact, as the base now has it."""
    if ref.mode == "detached":
        return RefState.DETACHED
    if fact is None:
        return RefState.MISSING
    if fact.standing == "withdrawn":
        return RefState.WITHDRAWN
    if fact.revision != ref.revision:
        return RefState.PINNED if ref.mode == "pinned" else RefState.OUTDATED
    if ref.shown != fact.statement:
        return RefState.ADAPTED
    return RefState.PINNED if ref.mode == "pinned" else RefState.CURRENT


def offers(ref: FactRef, fact: Fact | None) -> bool:
    """Whether the fact offers this reference a new wording."""
    return fact is not None and state(ref, fact) is RefState.OUTDATED
