"""Timelines: events, and the statements in which an actor's stance shifts, in the order of their dates."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from briefwright.domain import ledger
from briefwright.domain.blocks import Timeline, TimelineRow
from briefwright.domain.content import reference, text
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Fact, Stance


@dataclass(frozen=True)
class Moment:
    """An event, or a shift of its first actor's stance on topics from `former` to the fact's own."""

    fact: Fact
    date: FuzzyDate
    topics: tuple[str, ...] = ()
    former: Stance | None = None

    @property
    def key(self) -> str:
        """What tells the moment from all others: a fact may be shifts from several stances."""
        return ".".join((self.fact.id, *self.topics))

    @property
    def words(self) -> str:
        """The statement, and in brackets the stances of a shift."""
        return self.fact.statement + self.remark

    @property
    def remark(self) -> str:
        """What a shift adds to its statement; empty for an event."""
        return f" (from “{self.former}” to “{self.fact.stance}”)" if self.former else ""


@dataclass(frozen=True)
class _Statement:
    fact: Fact
    earliest: date
    latest: date
    audience: str


def moments(timeline: Timeline, facts: Iterable[Fact]) -> list[Moment]:
    """What the timeline shows of these facts, in order; facts without a date have no place on it.

    A shift concerns the one whose stance it is, and the topics on which it shifted. Where a fact is shown
    as a shift, it is not shown as an event besides.
    """
    dated = {fact.id: fact for fact in facts if fact.date is not None and fact.standing != "withdrawn"}
    shifts = list(_shifts(timeline, dated.values()))
    shifting = {shift.fact.id for shift in shifts}
    events = (fact for fact in dated.values() if fact.kind == "event" and fact.id not in shifting)
    found = [*shifts, *(Moment(fact, fact.date) for fact in events if fact.date and _names(timeline, fact))]
    return sorted((one for one in found if _overlaps(timeline, one.date)), key=_order)


def filled(timeline: Timeline, facts: Iterable[Fact]) -> Timeline:
    """The timeline with its moments as rows that refer to their facts."""
    rows = tuple(_row(timeline, moment) for moment in moments(timeline, facts))
    return timeline if rows == timeline.rows else timeline.model_copy(update={"rows": rows})


def _shifts(timeline: Timeline, facts: Iterable[Fact]) -> Iterator[Moment]:
    held: dict[tuple[str, str], list[_Statement]] = {}
    for fact in facts:
        holder = ledger.holder(fact)
        if holder and _any(timeline.actors, (holder,)):
            for topic in dict.fromkeys(fact.topics):
                if _any(timeline.topics, (topic,)):
                    held.setdefault((holder, topic), []).append(_statement(fact))
    shifted: dict[tuple[str, Stance], list[str]] = {}
    by_id = {one.fact.id: one.fact for stated in held.values() for one in stated}
    for (_, topic), stated in held.items():
        for fact, former in _given_up(stated):
            shifted.setdefault((fact.id, former), []).append(topic)
    for (fact_id, former), topics in shifted.items():
        fact = by_id[fact_id]
        if fact.date is not None:
            yield Moment(fact, fact.date, tuple(sorted(topics)), former)


def _given_up(stated: Iterable[_Statement]) -> Iterator[tuple[Fact, Stance]]:
    """The statements with which a stance was given up, each with that stance; none where it is not certain.

    Only what surely came before counts. The opposite told to another audience is a contradiction, and
    not a shift, as long as nothing was said to this audience before.
    """
    ending = deque(sorted(stated, key=lambda one: one.latest))
    told: dict[str, _Before] = {}
    anybody = _Before()
    for one in sorted(ending, key=lambda one: one.earliest):
        while ending[0].latest < one.earliest:
            other = ending.popleft()
            anybody.add(other)
            told.setdefault(other.audience, _Before()).add(other)
        before = told.get(one.audience, anybody)
        last = before.last
        if last is None or last.stance is None or before.upheld(one):
            continue
        if before is not anybody or not ledger.opposite(last, one.fact):
            yield one.fact, last.stance


class _Before:
    """What was said before a day. What was said last are those that none of the others surely followed."""

    def __init__(self) -> None:
        self._newest = date.min
        self._until: dict[Stance | None, date] = {}
        self._last: _Statement | None = None

    @property
    def last(self) -> Fact | None:
        """The one of those that were said last which ended last."""
        return self._last.fact if self._last else None

    def add(self, one: _Statement) -> None:
        self._newest = max(self._newest, one.earliest)
        self._until[one.fact.stance] = max(self._until.get(one.fact.stance, date.min), one.latest)
        if self._last is None or _ended(self._last) < _ended(one):
            self._last = one

    def upheld(self, one: _Statement) -> bool:
        """Whether the stance of a statement is among those that were said last."""
        until = self._until.get(one.fact.stance)
        return until is not None and until >= self._newest


def _ended(one: _Statement) -> tuple[date, date, str]:
    return one.latest, one.earliest, one.fact.id


def _statement(fact: Fact) -> _Statement:
    assert fact.date is not None
    return _Statement(fact, fact.date.earliest, fact.date.latest, " ".join(fact.audience.casefold().split()))


def _names(timeline: Timeline, fact: Fact) -> bool:
    return _any(timeline.actors, fact.actors) and _any(timeline.topics, fact.topics)


def _overlaps(timeline: Timeline, when: FuzzyDate) -> bool:
    return when.latest >= (timeline.since or date.min) and when.earliest <= (timeline.until or date.max)


def _any(wanted: Collection[str], held: Collection[str]) -> bool:
    return not wanted or any(one in held for one in wanted)


def _order(moment: Moment) -> tuple[date, date, str]:
    return moment.date.earliest, moment.date.latest, moment.key


def _row(timeline: Timeline, moment: Moment) -> TimelineRow:
    key = f"{timeline.id}.{moment.key}"
    content = (reference(moment.fact, key), *text(moment.remark))
    return TimelineRow(id=key, day=moment.date, content=content)
