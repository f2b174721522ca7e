"""A source, actor or topic in the inspector."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefwright.domain.facts import Actor, Office, Source, Topic
from briefwright.domain.grades import RELIABILITY_WORDS
from briefwright.domain.queries import FactRow
from briefwright.domain.records import caption
from briefwright.gui.records.dossiers import RecordDossier
from briefwright.gui.records.sheet import (
    Chips,
    Links,
    Part,
    Words,
    button,
    buttons,
    heading,
    labelled,
    lead,
    quiet,
    web_link,
)


class RecordView(Part):
    """Shows a source, actor or topic. `editable` is False where nothing can be written."""

    edit_wanted = Signal(str, str)
    record_wanted = Signal(str, str)

    def __init__(self, kind: str, dossier: RecordDossier, editable: bool) -> None:
        super().__init__(gap=16)
        record = dossier.record
        self.edit = button("Edit", partial(self.edit_wanted.emit, kind, record.id))
        self.edit.setEnabled(editable)
        if not editable:
            self.edit.setToolTip("This workspace can only be read.")
        head = Part(gap=8)
        head.add(lead(caption(record) or f"Untitled {kind}"))
        if chips := _chips(record):
            head.add(Chips(*chips))
        head.add(buttons(self.edit))
        self.add(head)
        if details := _details(record):
            self._add_part("", *details)
        if isinstance(record, Actor) and record.offices:
            self._add_part("Offices", *(Words(office_words(office)) for office in record.offices))
        if note := record.description if isinstance(record, Topic) else record.note:
            self._add_part("Description" if isinstance(record, Topic) else "Note", Words(note))
        if dossier.facts is not None:
            self._add_facts(dossier.facts, dossier.more)

    def _add_facts(self, facts: Sequence[FactRow], more: int) -> None:
        part = Part(f"Facts ({len(facts) + more})", gap=8)
        for row in facts:
            fact = Part(gap=0)
            fact.add(Links([(row.statement, partial(self.record_wanted.emit, "fact", row.id))]))
            standing = row.standing if row.standing != "current" else ""
            if below := " · ".join(word for word in (row.date, row.grade, standing) if word):
                fact.add(quiet(below))
            part.add(fact)
        if more:
            part.add(quiet(f"And {more} more; the library finds them."))
        if not facts:
            part.add(quiet("None yet."))
        self.add(part)

    def _add_part(self, title: str, *content: QWidget) -> None:
        part = Part()
        if title:
            part.add(heading(title))
        part.add(*content)
        self.add(part)


def office_words(office: Office) -> str:
    """An office with its dates: "President of Ukraine, since May 2019"."""
    start, end = office.start, office.end
    if start and end:
        return f"{office.title}, {start.words()} to {end.words()}"
    if start:
        return f"{office.title}, since {start.words()}"
    return f"{office.title}, until {end.words()}" if end else office.title


def _chips(record: Source | Actor | Topic) -> tuple[str, ...]:
    if isinstance(record, Source):
        grade = f"{record.reliability} · {RELIABILITY_WORDS[record.reliability]}"
        standing = "Withdrawn" if record.standing == "withdrawn" else ""
        return record.kind.capitalize(), grade, standing, record.marking
    return (record.kind.capitalize(), record.side) if isinstance(record, Actor) else ()


def _details(record: Source | Actor | Topic) -> list[QWidget]:
    if isinstance(record, Actor):
        return [labelled("Also called", ", ".join(record.aliases))] if record.aliases else []
    if isinstance(record, Topic):
        return []
    published = record.published.words() if record.published else ""
    accessed = record.accessed.isoformat() if record.accessed else ""
    fields = (
        ("Publisher", record.publisher),
        ("Author", record.author),
        ("Published", published),
        ("Accessed", accessed),
        ("Origin", record.origin),
    )
    details: list[QWidget] = [labelled(name, text) for name, text in fields if text]
    return [*details, web_link(record.url)] if record.url else details
