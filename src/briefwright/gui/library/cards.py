"""What the lists show of a record: a card, the same for all kinds."""

from dataclasses import dataclass
from html import escape

from briefwright.domain.brief import Snippet
from briefwright.domain.content import plain
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Actor, Fact, Office, Source, Topic
from briefwright.domain.grades import CREDIBILITY_WORDS, RELIABILITY_WORDS
from briefwright.domain.queries import FactRow
from briefwright.domain.records import Record
from briefwright.domain.slots import slots
from briefwright.domain.wording import counted

DOT = " · "


@dataclass(frozen=True, slots=True)
class Card:
    """A title over a line of details.

    `chip` is a short grade in front, None where the kind has no grades and "" where there is none
    yet. `mark` is a word of warning before the details; `struck` strikes the title out. `spoken` is
    what a screen reader says, and what a tip shows.
    """

    title: str
    detail: str = ""
    chip: str | None = None
    mark: str = ""
    struck: bool = False
    spoken: str = ""

    @property
    def tip(self) -> str:
        """The spoken text as rich text, which wraps where plain text would not."""
        return f"<p>{escape(self.spoken)}</p>"


GONE = Card("No longer in the base", spoken="This fact is no longer in the base.")
"""Stands where a fact was removed since the list was made."""


def fact_card(row: FactRow) -> Card:
    """The card of a fact."""
    mark = "" if row.standing == "current" else row.standing
    used = f"used in {counted(row.used, 'brief')}" if row.used else "not used yet"
    briefly = counted(row.used, "brief") if row.used else "unused"
    statement = _one_line(row.statement)
    parts = [statement, _grade_words(row.grade), mark.capitalize(), row.date, used.capitalize()]
    return Card(
        title=statement,
        detail=_joined(row.date, briefly),
        chip=row.grade,
        mark=mark,
        struck=mark == "withdrawn",
        spoken=_sentences(parts),
    )


def record_card(record: Record) -> Card:
    """The card of any record but a fact, which the library knows as a row."""
    match record:
        case Source():
            return _source_card(record)
        case Actor():
            return _actor_card(record)
        case Topic():
            return _plain_card(record.name, record.description)
        case Snippet():
            return _plain_card(record.name, _snippet_text(record))
        case Fact():
            raise TypeError("a fact is shown as a row of the library")


def all_text(record: Record) -> str:
    """Every text of the record by which people may look for it."""
    match record:
        case Source():
            dated = _words(record.published)
            parts = [record.title, record.publisher, record.author, record.origin, record.url, dated]
            return " ".join([*parts, record.kind, record.note])
        case Actor():
            offices = [office.title for office in record.offices]
            return " ".join([record.name, *record.aliases, *offices, record.side, record.kind, record.note])
        case Topic():
            return f"{record.name} {record.description}"
        case Snippet():
            return f"{record.name} {_snippet_text(record)}"
        case Fact():
            return f"{record.statement} {record.note}"


def _source_card(source: Source) -> Card:
    mark = "" if source.standing == "current" else source.standing
    title = _one_line(source.title) or "Untitled source"
    published = _words(source.published)
    rated = f"Reliability {source.reliability}: {RELIABILITY_WORDS[source.reliability]}"
    return Card(
        title=title,
        detail=_joined(source.publisher or source.author or source.kind, published),
        chip=source.reliability,
        mark=mark,
        struck=mark == "withdrawn",
        spoken=_sentences([title, rated, mark.capitalize(), source.publisher, published]),
    )


def _actor_card(actor: Actor) -> Card:
    also = f"also {', '.join(actor.aliases)}" if actor.aliases else ""
    place = _joined(_office(actor.offices), actor.side) or actor.kind
    return Card(
        title=_one_line(actor.name),
        detail=_joined(place, also),
        spoken=_sentences([actor.name, place.replace(DOT, ", ").capitalize(), also.capitalize()]),
    )


def _plain_card(name: str, detail: str) -> Card:
    return Card(title=_one_line(name), detail=_one_line(detail), spoken=_sentences([name, detail]))


def _office(offices: tuple[Office, ...]) -> str:
    held = [office.title for office in offices if office.end is None]
    return held[-1] if held else ""


def _snippet_text(snippet: Snippet) -> str:
    return " ".join(plain(content) for block in snippet.blocks for _, content in slots(block))


def _grade_words(grade: str) -> str:
    if not grade:
        return "No grade"
    reliability = next(words for letter, words in RELIABILITY_WORDS.items() if letter == grade[0])
    credibility = next(words for number, words in CREDIBILITY_WORDS.items() if str(number) == grade[1:])
    return f"Grade {grade}: {reliability}, {credibility}"


def _words(date: FuzzyDate | None) -> str:
    return date.words() if date else ""


def _joined(*parts: str) -> str:
    return DOT.join(part for part in parts if part)


def _sentences(parts: list[str]) -> str:
    return " ".join(part if part.endswith((".", "!", "?", "…")) else f"{part}." for part in parts if part)


def _one_line(text: str) -> str:
    return " ".join(text.split())
