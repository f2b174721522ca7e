"""What the inspector shows of a record, read from the base in one go."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefwright.domain.brief import Snippet
from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.domain.queries import FactFilter, FactRow, Interrupted, PastFact, Use
from briefwright.editing.ports import Base

FACTS_SHOWN = 50
T = TypeVar("T")


@dataclass(frozen=True)
class FactDossier:
    """A fact with all that it rests on and all that rests on it."""

    fact: Fact
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    topics: Mapping[str, Topic]
    past: Sequence[PastFact]
    uses: Sequence[Use]


@dataclass(frozen=True)
class RecordDossier:
    """A source, actor or topic; for actor and topic the first facts about it and how many more there are.

    `facts` is None for a source, of which the base cannot say what rests on it.
    """

    record: Source | Actor | Topic
    facts: Sequence[FactRow] | None = None
    more: int = 0


Dossier = FactDossier | RecordDossier | Snippet
"""A snippet says all about itself."""


def fact_dossier(base: Base, fact_id: str) -> FactDossier | None:
    """All about a fact; None when the base does not hold it."""
    fact = base.get(Fact, fact_id)
    if fact is None:
        return None
    return FactDossier(
        fact=fact,
        sources=base.get_many(Source, dict.fromkeys(citation.source for citation in fact.citations)),
        actors=base.get_many(Actor, fact.actors),
        topics=base.get_many(Topic, fact.topics),
        past=base.past(fact_id),
        uses=base.uses(fact_id),
    )


def record_dossier(base: Base, kind: str, record_id: str) -> RecordDossier | None:
    """All about a "source", "actor" or "topic"; None when the base does not hold it."""
    if kind == "source":
        source = base.get(Source, record_id)
        return RecordDossier(source) if source else None
    record = base.get(Actor, record_id) if kind == "actor" else base.get(Topic, record_id)
    if record is None:
        return None
    wanted = FactFilter(actor=record_id) if kind == "actor" else FactFilter(topic=record_id)
    rows = base.find_facts(wanted).rows
    return RecordDossier(record, base.fact_rows(rows[:FACTS_SHOWN]), max(0, len(rows) - FACTS_SHOWN))


def undisturbed(read: Callable[[], T]) -> T:
    """Read anew when a search that was wanted meanwhile broke in; the search waits its turn."""
    while True:
        try:
            return read()
        except Interrupted:
            continue
