"""What the inspector shows of a record or a sentence, read from the base in one go."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from briefwright.domain import trace
from briefwright.domain.brief import Snippet
from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.domain.origins import SharedText, shared_text
from briefwright.domain.queries import Dependants, FactFilter, FactRow, Interrupted, PastFact
from briefwright.domain.trace import Below
from briefwright.editing.ports import Base

FACTS_SHOWN = 30
_LOOKS = 8
"""So many searches look for facts that may quote what a source says."""
_FOUND = 100
"""So many facts of each are compared."""
_AROUND = timedelta(days=3)
"""What one outlet copied from another stands in the base with nearly the same date."""
T = TypeVar("T")


@dataclass(frozen=True)
class FactDossier:
    """A fact with all that it rests on and all that rests on it."""

    fact: Fact
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    topics: Mapping[str, Topic]
    past: Sequence[PastFact]
    dependants: Dependants


@dataclass(frozen=True)
class SourceDossier:
    """A source with all that rests on it, and the sources that quote the same text."""

    source: Source
    dependants: Dependants
    copied: Sequence[SharedText] = ()


@dataclass(frozen=True)
class RecordDossier:
    """An actor or topic with the first facts about it and how many more there are."""

    record: Actor | Topic
    facts: Sequence[FactRow]
    more: int = 0


@dataclass(frozen=True)
class SentenceDossier:
    """The words of a sentence, what it rests on, and the sources of all facts beneath it."""

    words: str
    below: Below
    sources: Mapping[str, Source]


Dossier = FactDossier | SourceDossier | RecordDossier | SentenceDossier | Snippet
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
        dependants=base.dependants(fact),
    )


def source_dossier(base: Base, source_id: str) -> SourceDossier | None:
    """All about a source; None when the base does not hold it."""
    source = base.get(Source, source_id)
    if source is None:
        return None
    dependants = base.dependants(source)
    return SourceDossier(source, dependants, _copied(base, source, dependants.facts))


def record_dossier(base: Base, kind: str, record_id: str) -> RecordDossier | None:
    """All about an "actor" or "topic"; None when the base does not hold it."""
    record = base.get(Actor, record_id) if kind == "actor" else base.get(Topic, record_id)
    if record is None:
        return None
    wanted = FactFilter(actor=record_id) if kind == "actor" else FactFilter(topic=record_id)
    rows = base.find_facts(wanted).rows
    return RecordDossier(record, base.fact_rows(rows[:FACTS_SHOWN]), max(0, len(rows) - FACTS_SHOWN))


def sentence_dossier(base: Base, words: str, known: Below) -> SentenceDossier:
    """What is known to rest beneath a sentence, as the base has it now."""
    wanted, contrary = [fact.id for fact in known.facts], [fact.id for fact in known.contrary]
    facts = base.get_many(Fact, [*wanted, *contrary])
    sources = base.get_many(Source, _cited(facts.values()))
    below = trace.grounds(wanted, contrary, facts, sources)
    return SentenceDossier(words, replace(below, missing=(*known.missing, *below.missing)), sources)


def undisturbed(read: Callable[[], T]) -> T:
    """Read anew when a search that was wanted meanwhile broke in; the search waits its turn."""
    while True:
        try:
            return read()
        except Interrupted:
            continue


def _copied(base: Base, source: Source, facts: Sequence[Fact]) -> Sequence[SharedText]:
    quoting = [
        fact for fact in facts if any(one.source == source.id and one.quotation for one in fact.citations)
    ]
    known = {fact.id: fact for fact in quoting}
    for wanted in list(dict.fromkeys(_like(quoting)))[:_LOOKS]:
        rows = base.fact_rows(base.find_facts(wanted).rows[:_FOUND])
        known |= base.get_many(Fact, [row.id for row in rows])
    sources = base.get_many(Source, _cited(known.values()))
    pairs = shared_text(known.values(), sources)
    return [pair for pair in pairs if source.id in (pair.one.id, pair.other.id)]


def _like(facts: Sequence[Fact]) -> Iterator[FactFilter]:
    """Where facts are looked for that may quote the same: by first actor, first topic and days."""
    for fact in facts:
        if fact.actors or fact.topics or fact.date:
            yield FactFilter(
                actor=next(iter(fact.actors), ""),
                topic=next(iter(fact.topics), ""),
                since=_shifted(fact.date.earliest, -_AROUND) if fact.date else None,
                until=_shifted(fact.date.latest, _AROUND) if fact.date else None,
            )


def _shifted(day: date, by: timedelta) -> date:
    """The day so much earlier or later, or itself at the ends of the calendar."""
    return day + by if date.min - min(by, timedelta()) <= day <= date.max - max(by, timedelta()) else day


def _cited(facts: Iterable[Fact]) -> dict[str, None]:
    return dict.fromkeys(citation.source for fact in facts for citation in fact.citations)
