"""The facts that the window has at hand, so that the text can be compared with them at once."""

from briefwright.domain.brief import Brief
from briefwright.domain.facts import Fact
from briefwright.domain.material import fact_ids
from briefwright.editing.ports import Base


class KnownFacts:
    """Facts by id, read from the base when first needed. `None` is remembered for a missing one."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._open = True
        self._facts: dict[str, Fact | None] = {}

    def fact(self, fact_id: str) -> Fact | None:
        """The fact as last read, or None; reads it when it was never asked for."""
        if fact_id not in self._facts and self._open:
            self._facts[fact_id] = self._base.get(Fact, fact_id)
        return self._facts.get(fact_id)

    def read(self, brief: Brief) -> None:
        """Read at once all facts that the brief refers to and that are not known yet."""
        wanted = [fact_id for fact_id in fact_ids(brief) if fact_id not in self._facts]
        if wanted:
            found = self._base.get_many(Fact, wanted)
            self._facts |= {fact_id: found.get(fact_id) for fact_id in wanted}

    def learn(self, fact: Fact) -> None:
        """Take note of a fact that was saved."""
        self._facts[fact.id] = fact

    def read_again(self) -> set[str]:
        """Read all known facts anew, and tell which of them differ from what was known."""
        found = self._base.get_many(Fact, self._facts)
        fresh = {fact_id: found.get(fact_id) for fact_id in self._facts}
        former, self._facts = self._facts, fresh
        return {fact_id for fact_id, fact in fresh.items() if fact != former[fact_id]}

    def close(self) -> None:
        """Answer from memory alone from now on: editors outlive the base by a moment."""
        self._open = False
