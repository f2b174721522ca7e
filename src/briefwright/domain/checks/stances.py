"""The stances that the rules compare with what a brief shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from briefwright.domain import ledger
from briefwright.domain.checks.naming import Names
from briefwright.domain.facts import Fact


@dataclass(frozen=True, eq=False)
class Stances:
    """Stances of the base. What was found in them is remembered as long as they are kept."""

    facts: tuple[Fact, ...] = ()

    @cached_property
    def held(self) -> Mapping[tuple[str, str], Sequence[Fact]]:
        """The stances by actor and topic."""
        found: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.facts:
            for topic in fact.topics:
                found.setdefault((ledger.holder(fact), topic), []).append(fact)
        return found

    @cached_property
    def contradictions(self) -> Callable[[Names, date], Sequence[ledger.Contradiction]]:
        """Finds those that contradict each other on a day."""
        return lru_cache(maxsize=2)(lambda names, day: ledger.contradictions(self.facts, names.actors, day))


def stances(*facts: Sequence[Fact]) -> Stances:
    """Those of the facts that state a stance, each once."""
    return Stances(tuple({one.id: one for many in facts for one in many if ledger.holder(one)}.values()))
