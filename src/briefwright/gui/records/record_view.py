"""An actor or topic in the inspector."""

from collections.abc import Sequence
from functools import partial

from briefwright.domain.facts import Actor, Office
from briefwright.domain.queries import FactRow
from briefwright.domain.wording import counted
from briefwright.gui.records.dossiers import RecordDossier
from briefwright.gui.records.sheet import Chips, Links, Part, Words, buttons, labelled, lead, quiet
from briefwright.gui.records.view import View

_HELD = "It cannot be deleted until it is taken out there."


class RecordView(View):
    """Shows an actor or topic."""

    def __init__(self, dossier: RecordDossier, editable: bool) -> None:
        super().__init__(editable)
        record = dossier.record
        kind = "actor" if isinstance(record, Actor) else "topic"
        head = Part(gap=8)
        head.add(lead(record.name))
        if isinstance(record, Actor):
            head.add(Chips(record.kind.capitalize(), record.side))
        head.add(buttons(self.writing("Edit", partial(self.edit_wanted.emit, kind, record.id))))
        self.add(head)
        if isinstance(record, Actor):
            self._add_person(record)
        elif record.description:
            self.add_part("Description", Words(record.description))
        self._add_facts(dossier.facts, dossier.more)
        count = len(dossier.facts) + dossier.more
        naming = f"{counted(count, 'fact')} {'names' if count == 1 else 'name'} this {kind}."
        self.add_deletion(kind, record.id, f"{naming} {_HELD}" if count else "")

    def _add_person(self, actor: Actor) -> None:
        if actor.aliases:
            self.add_part("", labelled("Also called", ", ".join(actor.aliases)))
        if actor.offices:
            self.add_part("Offices", *(Words(office_words(office)) for office in actor.offices))
        if actor.note:
            self.add_part("Note", Words(actor.note))

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


def office_words(office: Office) -> str:
    """An office with its dates: "President of Ukraine, since May 2019"."""
    start, end = office.start, office.end
    if start and end:
        return f"{office.title}, {start.words()} to {end.words()}"
    if start:
        return f"{office.title}, since {start.words()}"
    return f"{office.title}, until {end.words()}" if end else office.title
