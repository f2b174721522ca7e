"""What a timeline says of each moment, in words that need no base."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefwright.domain.blocks import TimelineRow
from briefwright.domain.content import plain, refs
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Actor, Topic
from briefwright.domain.timeline import Moment


@dataclass(frozen=True)
class Mark:
    """A moment in words. `caption` is what stands on the axis, `statement` what a table says of it.

    `shift` tells a shift of position from an event, and `spoken` says in full whose it is. `first` and
    `last` are the days that the date can mean, as ordinals.
    """

    key: str
    fact: str
    date: FuzzyDate
    first: int
    last: int
    caption: str
    statement: str
    shift: bool = False
    actors: str = ""
    topics: str = ""
    spoken: str = ""

    @cached_property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.date.precision == "day"

    @property
    def kind(self) -> str:
        """What kind of moment it is, as a word."""
        return "Shift of position" if self.shift else "Event"

    @property
    def words(self) -> str:
        """All of it, for reading and hearing."""
        date = self.date.words()
        return f"{date[0].upper()}{date[1:]} · {self.kind}: {self.spoken or self.statement}"


def marks_of(
    moments: Iterable[Moment], actors: Mapping[str, Actor], topics: Mapping[str, Topic]
) -> tuple[Mark, ...]:
    """The moments in words."""
    return tuple(_mark(moment, actors, topics) for moment in moments)


def marks_of_rows(rows: Iterable[TimelineRow]) -> tuple[Mark, ...]:
    """The rows of a timeline that was filled in; what follows the reference tells of a shift."""
    return tuple(_mark_of_row(row) for row in rows)


def names(ids: Iterable[str], records: Mapping[str, Actor] | Mapping[str, Topic]) -> str:
    """The names of records, or the ids of those that the base does not hold."""
    return ", ".join(found.name if (found := records.get(one)) else one for one in ids)


def _mark(moment: Moment, actors: Mapping[str, Actor], topics: Mapping[str, Topic]) -> Mark:
    fact = moment.fact
    whose = names(fact.actors[:1], actors)
    what = names(moment.topics, topics)
    shifts = moment.former is not None
    label = f"{whose}: {moment.former} → {fact.stance} on {what}" if shifts else fact.statement
    return Mark(
        key=moment.key,
        fact=fact.id,
        date=moment.date,
        first=moment.date.earliest.toordinal(),
        last=moment.date.latest.toordinal(),
        caption=_caption(moment.date, label),
        statement=moment.words,
        shift=shifts,
        actors=names(fact.actors, actors),
        topics=names(moment.topics or fact.topics, topics),
        spoken=f"{whose} on {what}, from “{moment.former}” to “{fact.stance}”: {fact.statement}"
        if shifts
        else "",
    )


def _mark_of_row(row: TimelineRow) -> Mark:
    words = plain(row.content)
    return Mark(
        key=row.id,
        fact=next((ref.fact for ref in refs(row.content)), ""),
        date=row.day,
        first=row.day.earliest.toordinal(),
        last=row.day.latest.toordinal(),
        caption=_caption(row.day, words),
        statement=words,
        shift=bool(plain(row.content[1:])),
    )


def _caption(date: FuzzyDate, words: str) -> str:
    """The words, with the date in front where the axis alone would promise too much."""
    exact = date.precision == "day" and not date.year_assumed
    return words if exact else f"{date.words(short=True)}: {words}"
