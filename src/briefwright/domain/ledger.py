"""The ledger of positions: what each actor said or did on each topic, as the facts record it.

Opposite statements stand side by side. Nothing here weighs or averages them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from briefwright.domain.facts import Actor, Fact, Stance

_FOR: frozenset[Stance] = frozenset({"supports", "leans for"})
_AGAINST: frozenset[Stance] = frozenset({"opposes", "leans against"})


@dataclass(frozen=True)
class Cell:
    """What is on record of one actor on one topic, the oldest statement first.

    `latest` holds the stance that was stated last, `former` the last other stance before it. `opposed`
    are statements by the actor, or by others of the same side, that contradict the actor's standing ones.
    """

    statements: tuple[Fact, ...] = ()
    latest: Fact | None = None
    former: Fact | None = None
    opposed: tuple[Fact, ...] = ()

    @property
    def stance(self) -> Stance | None:
        """The stance that was stated last."""
        return self.latest.stance if self.latest else None

    @property
    def shifted(self) -> bool:
        """Whether the actor held another stance before."""
        return self.former is not None


@dataclass(frozen=True)
class Contradiction:
    """Two standing statements of opposite stance on a topic, by one actor or two of one side."""

    topic: str
    one: Fact
    other: Fact


def holder(fact: Fact) -> str:
    """Whose stance a fact states: that of its first actor; empty when it states none."""
    return fact.actors[0] if fact.stance and fact.actors else ""


def on_record(fact: Fact, as_of: date | None) -> bool:
    """Whether the fact may have been on the record that day, or at all; withdrawn ones never are."""
    if fact.standing == "withdrawn":
        return False
    return as_of is None or fact.date is None or fact.date.earliest <= as_of


def by_date(facts: Iterable[Fact]) -> list[Fact]:
    """The facts, those without a date first, then the oldest first."""
    return sorted(facts, key=_order)


def opposite(one: Fact, other: Fact) -> bool:
    """Whether one statement is for what the other is against."""
    stances = {one.stance, other.stance}
    return bool(stances & _FOR and stances & _AGAINST)


def cell(
    facts: Iterable[Fact], actors: Mapping[str, Actor], actor: str, topic: str, as_of: date | None = None
) -> Cell:
    """What is on record of an actor on a topic as of a day. `facts` are any that may concern it."""
    on_topic = [fact for fact in facts if topic in fact.topics and on_record(fact, as_of)]
    mine = by_date(fact for fact in on_topic if actor in fact.actors)
    stated = [fact for fact in mine if holder(fact) == actor]
    latest = stated[-1] if stated else None
    former = next((fact for fact in reversed(stated) if latest and fact.stance != latest.stance), None)
    own = standing(stated)
    allied = _same_side(actors, actor)
    theirs = [fact for fact in _standing_of_all(on_topic) if holder(fact) in allied]
    opposed = [fact for fact in theirs if any(opposite(fact, mine_) for mine_ in own)]
    return Cell(tuple(mine), latest, former, tuple(by_date(opposed)))


def contradictions(
    facts: Iterable[Fact], actors: Mapping[str, Actor], as_of: date | None = None
) -> list[Contradiction]:
    """Every pair of standing statements that contradict each other, by topic as the facts name them."""
    stated = [fact for fact in facts if holder(fact) and on_record(fact, as_of)]
    topics = dict.fromkeys(topic for fact in stated for topic in fact.topics)
    return [
        Contradiction(topic, one, other)
        for topic in topics
        for one, other in combinations(_standing_of_all(fact for fact in stated if topic in fact.topics), 2)
        if opposite(one, other) and _side(actors, holder(one)) == _side(actors, holder(other))
    ]


def later(facts: Iterable[Fact], actor: str, topic: str, as_of: date) -> list[Fact]:
    """Stances of an actor on a topic that came on the record after that day, the oldest first."""
    return by_date(
        fact
        for fact in facts
        if holder(fact) == actor and topic in fact.topics and on_record(fact, None) and fact.date
        if fact.date.earliest > as_of
    )


def standing(stated: Sequence[Fact]) -> list[Fact]:
    """Of one actor's stances on one topic those that no later one before the same audience took back."""
    found = []
    for audience in dict.fromkeys(fact.audience for fact in stated):
        before = by_date(
            fact for fact in stated if fact.audience == audience and fact.standing != "superseded"
        )
        found += [fact for fact in before if not _surely_before(fact, before[-1])]
    return found


def _standing_of_all(on_topic: Iterable[Fact]) -> list[Fact]:
    by_holder: dict[str, list[Fact]] = {}
    for fact in by_date(on_topic):
        if holder(fact):
            by_holder.setdefault(holder(fact), []).append(fact)
    return [fact for stated in by_holder.values() for fact in standing(stated)]


def _surely_before(fact: Fact, newest: Fact) -> bool:
    if fact is newest or fact.date is None:
        return fact is not newest and newest.date is not None
    return newest.date is not None and fact.date.latest < newest.date.earliest


def _order(fact: Fact) -> tuple[date, date, str]:
    if fact.date is None:
        return date.min, date.min, fact.id
    return fact.date.latest, fact.date.earliest, fact.id


def _side(actors: Mapping[str, Actor], actor: str) -> str:
    """The side that an actor speaks for; an actor without one speaks for itself."""
    found = actors.get(actor)
    return found.side if found and found.side else f"actor {actor}"


def _same_side(actors: Mapping[str, Actor], actor: str) -> frozenset[str]:
    side = _side(actors, actor)
    return frozenset({actor, *(one for one in actors if _side(actors, one) == side)})
