"""A small base of records for the forms and the inspector, and a desk on it."""

from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from briefwright.domain.dates import parse_date
from briefwright.domain.facts import Actor, Citation, Fact, Office, Source, Topic
from briefwright.domain.queries import FactFilter, FactRow, Hits, PastFact, Use
from briefwright.domain.records import Record, RecordT
from briefwright.editing.ports import Base, Desk, Export

ORLOVA = Actor(
    id="orlova",
    revision=1,
    name="Irina Orlova",
    aliases=("Orlowa", "Орлова"),
    offices=(Office(title="Foreign Minister", start=parse_date("May 2019")),),
    side="Northland",
)
WESTMARK = Actor(id="westmark", revision=1, name="Westmark", kind="state")
LEASE = Topic(id="lease", revision=1, name="Port lease", description="Who keeps the port.")
AGENCY = Source(
    id="agency",
    revision=2,
    title="Orlova: <b>no lease</b> & no talks",
    publisher="Coast Agency",
    published=parse_date("3 May 2025"),
    reliability="B",
)
PORT = Fact(
    id="port",
    revision=2,
    statement="Orlova refused a lease of the port <i>beyond</i> 2027.",
    kind="position",
    date=parse_date("3 May 2025"),
    actors=("orlova",),
    topics=("lease",),
    citations=(
        Citation(
            source="agency",
            quotation="We <u>will not</u> lease it.",
            locator="para. 4",
            credibility=2,
            reliability="A",
            override_reason="her own words",
        ),
    ),
    stance="opposes",
    audience="parliament",
    marking="TLP:AMBER",
)
PAST = PORT.model_copy(update={"revision": 1, "statement": "Orlova refused a lease of the port."})
USE = Use("brief", "Harbour talks", "risks", "Risks", "block", PAST.statement)


class Shelf:
    """A base in memory that holds the records above."""

    def __init__(self, *records: Record) -> None:
        self.records = {record.id: record for record in records}
        self.read_only = False
        self.used: list[Use] = [USE]

    def get(self, kind: type[RecordT], record_id: str) -> RecordT | None:
        """One record."""
        found = self.records.get(record_id)
        return found if isinstance(found, kind) else None

    def get_many(self, kind: type[RecordT], ids: Iterable[str]) -> dict[str, RecordT]:
        """Several records."""
        found = {record_id: self.get(kind, record_id) for record_id in ids}
        return {record_id: record for record_id, record in found.items() if record}

    def past(self, fact_id: str) -> list[PastFact]:
        """What the port fact was before."""
        return [PastFact(PAST, "2026-01-02T10:00:00+00:00")] if fact_id == "port" else []

    def uses(self, fact_id: str) -> list[Use]:
        """Where the fact is used."""
        return self.used if fact_id == "port" else []

    def find_facts(self, wanted: FactFilter) -> Hits:
        """The facts about an actor or topic."""
        return Hits(
            array("q", (row for row, fact in enumerate(self._facts()) if wanted.actor in (*fact.actors, "")))
        )

    def fact_rows(self, rows: Sequence[int]) -> list[FactRow]:
        """What a list shows of facts."""
        facts = self._facts()
        return [
            FactRow(row, facts[row].id, 1, facts[row].statement, "A2", "3 May 2025", "current", 1)
            for row in rows
        ]

    def _facts(self) -> list[Fact]:
        return [record for record in self.records.values() if isinstance(record, Fact)]


def shelf() -> Shelf:
    """A base with one fact and what belongs to it."""
    return Shelf(ORLOVA, WESTMARK, LEASE, AGENCY, PORT)


def desk(base: Shelf) -> Desk:
    """A desk on this base."""
    held = cast("Base", base)
    return Desk(Path("x"), held, held, held, cast("Export", None), (), (), str, lambda: 0.0)


def texts(widget: QWidget) -> str:
    """All that labels show, as plain text or HTML, line by line."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def button(widget: QWidget, text: str) -> QPushButton:
    """The button that bears the text."""
    (found,) = (one for one in widget.findChildren(QPushButton) if one.text() == text)
    return found
