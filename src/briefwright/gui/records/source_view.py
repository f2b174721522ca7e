"""A source in the inspector: what it is, what rests on it, and who else carries its words."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from briefwright.domain import trace
from briefwright.domain.facts import Source
from briefwright.domain.grades import RELIABILITY_WORDS
from briefwright.domain.wording import day_words
from briefwright.gui.records.dossiers import FACTS_SHOWN, SourceDossier
from briefwright.gui.records.sheet import (
    Chips,
    Part,
    Words,
    buttons,
    labelled,
    lead,
    quiet,
    web_link,
)
from briefwright.gui.records.view import HELD, UNTOUCHED, Question, View


class SourceView(View):
    """Shows a source."""

    def __init__(self, dossier: SourceDossier, editable: bool) -> None:
        super().__init__(editable)
        self._source = source = dossier.source
        self._dependants = dossier.dependants
        self.withdrawal = self._make_withdrawal()
        head = Part(gap=8)
        head.add(lead(source.title or "Untitled source"), Chips(*_chips(source)))
        edit = self.writing("Edit", partial(self.edit_wanted.emit, "source", source.id))
        head.add(buttons(edit, self._make_change()), self.withdrawal)
        self.add(head)
        if details := _details(source):
            self.add_part("", *details)
        if source.note:
            self.add_part("Note", Words(source.note))
        if dossier.copied:
            self.add_part("The same words stand in", *self.copied_cards(dossier.copied, source.id))
        self._add_facts()
        used = dossier.dependants.uses or dossier.dependants.editions
        nowhere = quiet("In no brief.")
        self.add_part("Where its facts are used", self.resting_list(dossier.dependants) if used else nowhere)
        in_use = dossier.dependants.facts or used
        self.add_deletion("source", source.id, f"{self._tell()} {HELD}" if in_use else "")

    def _make_change(self) -> QPushButton:
        source = self._source
        if source.standing == "withdrawn":
            back = partial(self.standing_wanted.emit, "source", source.id, "current")
            return self.writing("Bring back", back, "Let the source count again")
        tip = "See first what rests on the source"
        return self.writing("Withdraw this source…", self.withdrawal.put, tip)

    def _make_withdrawal(self) -> Question:
        withdraw = partial(self.standing_wanted.emit, "source", self._source.id, "withdrawn")
        words: list[QWidget] = [Words(self._tell())]
        if self._dependants.uses or self._dependants.editions:
            words.append(self.resting_list(self._dependants))
        return self.ask([*words, quiet(UNTOUCHED)], "Withdraw it", withdraw)

    def _tell(self) -> str:
        return trace.tell(self._dependants, "this source", citing=True)

    def _add_facts(self) -> None:
        facts = self._dependants.facts
        part = Part(f"Facts ({len(facts):,})", gap=8)
        for fact in facts[:FACTS_SHOWN]:
            part.add(self.fact_line(fact, {self._source.id: self._source}))
        if len(facts) > FACTS_SHOWN:
            part.add(
                quiet(f"And {len(facts) - FACTS_SHOWN:,} more; the library finds them by the source’s title.")
            )
        if not facts:
            part.add(quiet("None yet."))
        self.add(part)


def source_line(source: Source) -> str:
    """Publisher, date and standing in one line."""
    date = source.published.words() if source.published else ""
    withdrawn = "withdrawn" if source.standing == "withdrawn" else ""
    return ", ".join(part for part in (source.publisher, date, withdrawn) if part)


def _chips(source: Source) -> tuple[str, ...]:
    reliability = f"{source.reliability} · {RELIABILITY_WORDS[source.reliability]}"
    standing = "Withdrawn" if source.standing == "withdrawn" else ""
    return source.kind.capitalize(), reliability, standing, source.marking


def _details(source: Source) -> list[QWidget]:
    fields = (
        ("Publisher", source.publisher),
        ("Author", source.author),
        ("Published", source.published.words() if source.published else ""),
        ("Accessed", day_words(source.accessed) if source.accessed else ""),
        ("Origin", source.origin),
    )
    details: list[QWidget] = [labelled(name, text) for name, text in fields if text]
    return [*details, web_link(source.url)] if source.url else details
