"""What the ledger's view reads of the base, and what it makes of that. Nothing here touches the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefwright.domain import ledger
from briefwright.domain.facts import Actor, Fact, Source, Topic, grade
from briefwright.domain.folding import fold
from briefwright.domain.material import description
from briefwright.domain.wording import counted, day_words
from briefwright.editing.ports import Base

_SHOWN_ON_TOPIC = 200


@dataclass(frozen=True)
class Record:
    """All stances of the base, with the actors and topics that it knows, each in the order of names."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    days: tuple[date, ...] = ()

    def actor_name(self, actor: str) -> str:
        """How an actor is called; the id of one that the base does not hold."""
        return self.actors[actor].name if actor in self.actors else actor

    def topic_name(self, topic: str) -> str:
        """How a topic is called; the id of one that the base does not hold."""
        return self.topics[topic].name if topic in self.topics else topic


@dataclass(frozen=True)
class Axes:
    """Which actors are the rows and which topics the columns of the matrix."""

    actors: tuple[Actor, ...] = ()
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A statement as the list below the matrix shows it; without a fact it is a heading, with a note that
    says more. `contradicts` tells of the statements that it contradicts."""

    heading: str = ""
    note: str = ""
    fact: Fact | None = None
    name: str = ""
    grade: str = ""
    source: str = ""
    contradicts: str = ""


Cells = Mapping[tuple[str, str], ledger.Cell]


def names(base: Base) -> Record:
    """The actors and topics of the base, without any stance yet."""
    actors = {actor.id: actor for actor in base.all(Actor)}
    return Record(actors, {topic.id: topic for topic in base.all(Topic)})


def completed(record: Record, facts: Sequence[Fact]) -> Record:
    """The record with its stances, and the days on which they came."""
    return Record(record.actors, record.topics, tuple(facts), tuple(ledger.changes(facts)))


def cells(record: Record, as_of: date | None) -> Cells:
    """What every cell holds as of a day."""
    return ledger.cells(record.facts, record.actors, as_of)


def axes(record: Record, wanted: str, also: tuple[str, str] = ("", "")) -> Axes:
    """Those who hold a stance, by side, and what they hold it on; where parts of `wanted`, parted by commas,
    are found in names of actors or topics, just these. The actor and topic of `also` are always there."""
    actors, topics = _with_stances(record)
    parts = [fold(part) for part in wanted.split(",") if fold(part)]
    if parts:
        chosen_actors = [one for one in record.actors.values() if _matches(parts, _actor_words(one))]
        chosen_topics = [one for one in record.topics.values() if _matches(parts, one.name)]
        if not chosen_actors and not chosen_topics:
            return Axes()
        actors, topics = chosen_actors or actors, chosen_topics or topics
    actor, topic = also
    if actor in record.actors and record.actors[actor] not in actors:
        actors = [*actors, record.actors[actor]]
    if topic in record.topics and record.topics[topic] not in topics:
        topics = [*topics, record.topics[topic]]
    return Axes(tuple(sorted(actors, key=_by_side)), tuple(topics))


def step(days: Sequence[date], as_of: date | None, by: int) -> date | None:
    """The day, so many changes on or back, on which the record changed; the same day at either end."""
    if not days:
        return as_of
    return days[max(0, min(place(days, as_of) + by, len(days) - 1))]


def place(days: Sequence[date], as_of: date | None) -> int:
    """How many changes before the last one the record then shows it is; -1 before all of them."""
    return len(days) - 1 if as_of is None else sum(day <= as_of for day in days) - 1


def as_of_words(as_of: date | None) -> str:
    """The day of the record in words."""
    return f"as of {day_words(as_of)}" if as_of else "the whole record"


def news(record: Record, as_of: date | None, most: int = 3) -> str:
    """What changed last, in a sentence: the day, and who then took a stance on what."""
    at = place(record.days, as_of)
    if at < 0:
        return "Nothing was on the record yet."
    changed = [
        fact
        for fact in record.facts
        if fact.date and fact.date.earliest == record.days[at] and ledger.on_record(fact, as_of)
    ]
    fresh = [
        f"{record.actor_name(ledger.holder(fact))} on {record.topic_name(topic)}"
        for fact in changed
        for topic in fact.topics
    ]
    rest = f" and {len(fresh) - most} more" if len(fresh) > most else ""
    return f"Last change {_when(changed)}: {'; '.join(fresh[:most])}{rest}."


def _when(facts: Sequence[Fact]) -> str:
    """The widest of the dates, for no day is claimed where only a month is known."""
    widest = max((fact.date for fact in facts if fact.date), key=lambda one: one.latest)
    return f"{'on' if widest.earliest == widest.latest else 'in'} {widest.words()}"


def entries(base: Base, record: Record, actor: str, topic: str, as_of: date | None) -> list[Entry]:
    """What the actor said or did on the topic, the latest first, and below it all stances on the topic."""
    mine = [fact for fact in base.facts_on((actor,), (topic,)) if ledger.on_record(fact, as_of)]
    on_topic = [fact for fact in record.facts if topic in fact.topics]
    theirs = [fact for fact in ledger.by_date(on_topic) if ledger.on_record(fact, as_of)]
    shown = theirs[-_SHOWN_ON_TOPIC:]
    cited = (one.source for fact in (*mine, *shown) for one in fact.citations[:1])
    sources = base.get_many(Source, dict.fromkeys(cited))
    against = _against(record, on_topic, as_of)

    def listed(facts: Sequence[Fact]) -> list[Entry]:
        return [_entry(record, fact, sources, against.get(fact.id, ())) for fact in reversed(facts)]

    name, on = record.actor_name(actor), record.topic_name(topic)
    older = len(theirs) - len(shown)
    note = (
        f"the latest {len(shown)}; {older} older ones are left out"
        if older
        else counted(len(theirs), "statement")
    )
    return [
        Entry(f"{name} on {on}", counted(len(mine), "statement")),
        *listed(ledger.by_date(mine)),
        Entry(f"All actors on {on}", note),
        *listed(shown),
    ]


def _against(record: Record, on_topic: Sequence[Fact], as_of: date | None) -> Mapping[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for pair in ledger.contradictions(on_topic, record.actors, as_of):
        found.setdefault(pair.one.id, []).append(pair.other)
        found.setdefault(pair.other.id, []).append(pair.one)
    return found


def _entry(record: Record, fact: Fact, sources: Mapping[str, Source], against: Sequence[Fact]) -> Entry:
    cited = next((sources[one.source] for one in fact.citations if one.source in sources), None)
    told = []
    for other in dict.fromkeys(one.id for one in against):
        opponent = next(one for one in against if one.id == other)
        day = opponent.date.words() if opponent.date else "no date"
        told.append(f"{record.actor_name(ledger.holder(opponent))} ({opponent.stance}), {day}")
    return Entry(
        fact=fact,
        name=record.actor_name(fact.actors[0]) if fact.actors else "",
        grade=grade(fact, dict(sources)),
        source=description(cited) if cited else "no source",
        contradicts="; ".join(told),
    )


def _with_stances(record: Record) -> tuple[list[Actor], list[Topic]]:
    held = {ledger.holder(fact) for fact in record.facts if ledger.on_record(fact, None)}
    on = {topic for fact in record.facts if ledger.on_record(fact, None) for topic in fact.topics}
    return (
        [actor for actor in record.actors.values() if actor.id in held],
        [topic for topic in record.topics.values() if topic.id in on],
    )


def _matches(parts: Sequence[str], words: str) -> bool:
    key = f" {fold(words)}"
    return any(all(f" {word}" in key for word in part.split()) for part in parts)


def _actor_words(actor: Actor) -> str:
    return " ".join([actor.name, *actor.aliases, actor.side])


def _by_side(actor: Actor) -> tuple[str, bool, str]:
    return (actor.side or actor.name).casefold(), bool(actor.side), actor.name.casefold()
