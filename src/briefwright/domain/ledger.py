"""The ledger of positions: what each actor said or did on each topic, as the facts record it.

Opposite statements stand side by side. Nothing here weighs or averages them.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from briefwright.domain.facts import Actor, Fact, Stance

_FOR: frozenset[Stance] = frozenset({"supports", "leans for"})
_AGAINST: frozenset[Stance] = frozenset({"opposes", "leans against"})
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|neither|nor|nothing|nobody|without|cannot|\w+n['’]t"
    r"|(?:refus|reject|den(?:y|i)|oppos|exclud)(?:es|ed|ing|e|s)?(?: to)?|rul(?:es|ed|ing|e) out)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cell:
    """What is on record of one actor on one topic, the oldest statement first.

    `stated` are those of the statements in which the stance is the actor's own. `latest` holds the stance
    that was stated last, `former` the last other stance before it that no longer stands against it.
    `opposed` are statements by the actor, or by others of the same side, that contradict the actor's
    standing ones.
    """

    statements: tuple[Fact, ...] = ()
    stated: tuple[Fact, ...] = ()
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
    """The facts in the order in which they may have come on the record, those without a date first."""
    return sorted(facts, key=_order)


def opposite(one: Fact, other: Fact) -> bool:
    """Whether one statement is for what the other is against."""
    stances = {one.stance, other.stance}
    return bool(stances & _FOR and stances & _AGAINST)


def cell(
    facts: Iterable[Fact], actors: Mapping[str, Actor], actor: str, topic: str, as_of: date | None = None
) -> Cell:
    """What is on record of an actor on a topic as of a day. `facts` are any that may concern it."""
    return cells(facts, actors, as_of, [topic], [actor]).get((actor, topic), Cell())


def cells(
    facts: Iterable[Fact],
    actors: Mapping[str, Actor],
    as_of: date | None = None,
    topics: Collection[str] | None = None,
    of: Collection[str] | None = None,
) -> dict[tuple[str, str], Cell]:
    """The cells that hold anything as of a day, by actor and topic: those of some topics or of all, and `of`
    some actors or of all."""
    return {
        (actor, topic): found
        for topic, on_topic in _by_topic(facts).items()
        if topics is None or topic in topics
        for actor, found in _cells_of_topic(on_topic, actors, as_of, of)
    }


def contradictions(
    facts: Iterable[Fact], actors: Mapping[str, Actor], as_of: date | None = None
) -> list[Contradiction]:
    """Every pair of standing statements that contradict each other, by topic as the facts name them; of
    each pair the older comes first."""
    by_topic = _by_topic(fact for fact in facts if holder(fact))
    return [
        Contradiction(topic, one, other)
        for topic in sorted(by_topic)
        for allied in _by_side(_all_standing(by_topic[topic], as_of), actors).values()
        for one, other in combinations(allied, 2)
        if opposite(one, other)
    ]


def later(facts: Iterable[Fact], actor: str, topic: str, as_of: date) -> list[Fact]:
    """Stances of an actor on a topic that came on the record after that day, the oldest first; those that
    others superseded are left out."""
    return by_date(
        fact
        for fact in facts
        if holder(fact) == actor and topic in fact.topics and not on_record(fact, as_of)
        if fact.standing in ("current", "disputed")
    )


def standing(stated: Sequence[Fact], as_of: date | None = None) -> list[Fact]:
    """Of one actor's stances on one topic those that stood on a day: that nothing had superseded, and that
    no later one before the same audience took back. What has no date may be the latest."""
    found = []
    current = _in_force(stated, as_of)
    for audience in dict.fromkeys(_folded(fact.audience) for fact in current):
        before = [fact for fact in current if _folded(fact.audience) == audience]
        newest = max((fact.date.earliest for fact in before if fact.date), default=date.min)
        found += [fact for fact in before if fact.date is None or fact.date.latest >= newest]
    return by_date(found)


def changes(facts: Iterable[Fact]) -> list[date]:
    """The days on which a stance came on the record, or may have, the earliest first."""
    stated = (fact for fact in facts if holder(fact) and on_record(fact, None))
    return sorted({fact.date.earliest for fact in stated if fact.date})


def negations(statement: str) -> list[tuple[int, int]]:
    """Where words stand that turn a statement round ("not", "refuses to"): start and end of each."""
    return [match.span() for match in _NEGATION.finditer(statement)]


def _by_topic(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        for topic in dict.fromkeys(fact.topics):
            if fact.standing != "withdrawn":
                found.setdefault(topic, []).append(fact)
    return found


def _by_side(facts: Iterable[Fact], actors: Mapping[str, Actor]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(_side(actors, holder(fact)), []).append(fact)
    return found


def _cells_of_topic(
    on_topic: Sequence[Fact],
    actors: Mapping[str, Actor],
    as_of: date | None,
    of: Collection[str] | None,
) -> Iterator[tuple[str, Cell]]:
    mine: dict[str, list[Fact]] = {}
    for fact in by_date(on_topic):
        if on_record(fact, as_of):
            for actor in dict.fromkeys(fact.actors):
                if of is None or actor in of:
                    mine.setdefault(actor, []).append(fact)
    held = _by_holder(on_topic)
    sides = {_side(actors, actor) for actor in mine}
    near = (fact for fact in on_topic if holder(fact) and _side(actors, holder(fact)) in sides)
    allied = _by_side(_all_standing(near, as_of), actors)
    for actor, statements in mine.items():
        own = held.get(actor, ())
        yield actor, _cell(statements, own, allied.get(_side(actors, actor), ()), as_of)


def _cell(
    statements: Sequence[Fact], own: Sequence[Fact], allied: Sequence[Fact], as_of: date | None
) -> Cell:
    stated = by_date(fact for fact in own if on_record(fact, as_of))
    ids = {fact.id for fact in own}
    held = [fact for fact in allied if fact.id in ids]
    opposed = [fact for fact in allied if any(opposite(fact, one) for one in held)]
    current = by_date(_in_force(own, as_of)) or stated
    latest = current[-1] if current else None
    still = {fact.id for fact in opposed}
    former = None
    for one in stated:
        if one is latest:
            break
        former = one if latest and one.stance != latest.stance and one.id not in still else former
    return Cell(tuple(statements), tuple(stated), latest, former, tuple(opposed))


def _all_standing(on_topic: Iterable[Fact], as_of: date | None) -> list[Fact]:
    held = _by_holder(on_topic).values()
    return by_date(fact for stated in held for fact in standing(stated, as_of))


def _by_holder(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if holder(fact):
            found.setdefault(holder(fact), []).append(fact)
    return found


def _in_force(stated: Sequence[Fact], as_of: date | None) -> list[Fact]:
    """Those on the record that nothing had superseded by then. A superseded one was still in force while
    whatever took its place had yet to come."""
    shown = [fact for fact in stated if on_record(fact, as_of)]
    current = [fact for fact in stated if fact.standing != "superseded"]
    yet_to_come = any(not on_record(fact, as_of) for fact in current if fact.standing != "withdrawn")
    return shown if yet_to_come else [fact for fact in shown if fact.standing != "superseded"]


def _order(fact: Fact) -> tuple[date, date, bool, str]:
    current = fact.standing != "superseded"
    if fact.date is None:
        return date.min, date.min, current, fact.id
    return fact.date.earliest, fact.date.latest, current, fact.id


def _side(actors: Mapping[str, Actor], actor: str) -> str:
    """The side that an actor speaks for; one without a side speaks for itself, as a state does for those
    whose side bears its name."""
    found = actors.get(actor)
    return _folded(found.side or found.name) if found else f"actor {actor}"


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
