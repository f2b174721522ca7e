"""The pages of sources, actors, topics and snippets, which are few enough to be held whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from briefwright.domain.brief import Snippet
from briefwright.domain.facts import Actor, Source, Topic
from briefwright.domain.folding import fold
from briefwright.domain.records import Record
from briefwright.editing.ports import Base, Desk
from briefwright.gui.library.asking import Asker
from briefwright.gui.library.cards import all_text
from briefwright.gui.library.models import RecordModel
from briefwright.gui.library.page import Page, Wording
from briefwright.gui.tasks import TaskRunner

_ALL: dict[str, Callable[[Base], Sequence[Record]]] = {
    "source": lambda base: base.all(Source),
    "actor": lambda base: base.all(Actor),
    "topic": lambda base: base.all(Topic),
    "snippet": lambda base: base.all(Snippet),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with its whole text: as it is written, and as folded keys with a space before each."""

    record: Record
    written: str
    folded: str

    def holds(self, text: str) -> bool:
        """Whether each word of the text begins a word of the record in any spelling, or stands in it."""
        return all(
            word.casefold() in self.written or all(f" {key}" in self.folded for key in fold(word).split())
            for word in text.split()
        )


class RecordPage(Page):
    """Shows the records of one kind."""

    def __init__(self, desk: Desk, runner: TaskRunner, wording: Wording, parent: QWidget) -> None:
        self._records = RecordModel()
        super().__init__(wording, self._records, 1, parent)
        self._asker = Asker(desk.search, runner, self)
        self._entries: list[Entry] = []

    @property
    def busy(self) -> bool:
        """Whether the records are still being read."""
        return self._asker.pending

    def refresh(self) -> None:
        """Read all records anew."""
        self._asker.ask(_reading(self.wording.kind), self._arrived, self.say_failure)

    def reread(self) -> None:
        """Nothing: what these records show does not depend on others."""

    def search_changed(self) -> None:
        """Show what fits, at once."""
        if not self.busy:
            self._show(keep=False)

    def _arrived(self, entries: list[Entry]) -> None:
        self._entries = entries
        self._show(keep=True)

    def _show(self, keep: bool) -> None:
        text = self.search.text()
        found = [entry.record for entry in self._entries if entry.holds(text)]
        self.show_found(lambda: self._records.show_records(found), keep)


def _reading(kind: str) -> Callable[[Base], list[Entry]]:
    def read(base: Base) -> list[Entry]:
        return [entry(record) for record in _ALL[kind](base)]

    return read


def entry(record: Record) -> Entry:
    """The record, ready to be looked for."""
    text = all_text(record)
    return Entry(record, text.casefold(), f" {fold(text)}")
