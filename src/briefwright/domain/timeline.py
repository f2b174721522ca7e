"""Timelines: events, and the statements in which an actor's stance shifts, in the order of their dates."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from briefwright.domain import ledger
from briefwright.domain.blocks import Timeline, TimelineRow
from briefwright.domain.content import Text, reference
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Fact, Stance


@dataclass(frozen=True)
class Moment:
    """An event, or a shift of its first actor's stance on a topic from `former` to the fact's own."""

    fact: Fact
    date: FuzzyDate
    topic: str = ""
    former: Stance | None = None


def moments(timeline: Timeline, facts: Sequence[Fact]) -> list[Moment]:
    """What the timeline shows of these facts, in order; facts without a date have no place on it."""
    found = [*_events(facts), *_shifts(facts)]
    shown = [one for one in found if _wanted(timeline, one)]
    return sorted(shown, key=lambda one: (one.date.earliest, one.date.latest, one.fact.id, one.topic))


def filled(timeline: Timeline, facts: Sequence[Fact]) -> Timeline:
    """The timeline with its moments as rows that refer to their facts."""
    rows = tuple(_row(timeline, moment) for moment in moments(timeline, facts))
    return timeline if rows == timeline.rows else timeline.model_copy(update={"rows": rows})


def _events(facts: Iterable[Fact]) -> list[Moment]:
    return [Moment(fact, fact.date) for fact in facts if fact.kind == "event" and _dated(fact) and fact.date]


def _shifts(facts: Sequence[Fact]) -> list[Moment]:
    last: dict[tuple[str, str], Fact] = {}
    found = []
    for fact in ledger.by_date(fact for fact in facts if ledger.holder(fact) and _dated(fact)):
        for topic in fact.topics:
            before = last.get((ledger.holder(fact), topic))
            if before is not None and before.stance != fact.stance and fact.date:
                found.append(Moment(fact, fact.date, topic, before.stance))
            last[ledger.holder(fact), topic] = fact
    return found


def _dated(fact: Fact) -> bool:
    return fact.date is not None and fact.standing != "withdrawn"


def _wanted(timeline: Timeline, moment: Moment) -> bool:
    fact, when = moment.fact, moment.date
    on_topic = {moment.topic} if moment.topic else fact.topics
    return (
        _any(timeline.actors, fact.actors)
        and _any(timeline.topics, on_topic)
        and when.latest >= (timeline.since or date.min)
        and when.earliest <= (timeline.until or date.max)
    )


def _any(wanted: Collection[str], held: Collection[str]) -> bool:
    return not wanted or any(one in held for one in wanted)


def _row(timeline: Timeline, moment: Moment) -> TimelineRow:
    key = (
        f"{timeline.id}.{moment.fact.id}.{moment.topic}"
        if moment.topic
        else f"{timeline.id}.{moment.fact.id}"
    )
    content = (reference(moment.fact, key),)
    if moment.former is None:
        return TimelineRow(id=key, day=moment.date, content=content)
    shift = Text(text=f" (from “{moment.former}” to “{moment.fact.stance}”)")
    return TimelineRow(id=key, day=moment.date, content=(*content, shift))
