"""The page of facts: any number of them, searched as one types and narrowed by filters."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from briefwright.domain.facts import Actor, Topic
from briefwright.domain.queries import FactFilter, Hits
from briefwright.editing.ports import Base, Desk
from briefwright.gui.library.asking import Asker
from briefwright.gui.library.buttons import WordButton
from briefwright.gui.library.fact_filters import FactFilters
from briefwright.gui.library.models import FactModel
from briefwright.gui.library.page import Page, Wording
from briefwright.gui.tasks import TaskRunner

DEBOUNCE = 40
"""Milliseconds without a key after which the search begins."""

SHORTEST = 2
"""Letters from which a search begins; fewer would find nearly everything, unless they are a Chinese word."""

TITLE_LINES = 2


class FactPage(Page):
    """Shows the facts of a base; `desk.search` finds them and `desk.base` reads those in view."""

    def __init__(self, desk: Desk, runner: TaskRunner, wording: Wording, parent: QWidget) -> None:
        self._facts = FactModel(desk.base.fact_rows)
        super().__init__(wording, self._facts, TITLE_LINES, parent)
        self._asker = Asker(desk.search, runner, self)
        self._records_asker = Asker(desk.search, runner, self)
        self._shown: FactFilter | None = None
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._debounce.timeout.connect(self._search)
        self._facts.failed.connect(lambda message: self._say("", message), Qt.ConnectionType.QueuedConnection)
        self._add_filters()

    @property
    def busy(self) -> bool:
        """Whether a search is awaited."""
        return self._debounce.isActive() or self._asker.pending

    def search_changed(self) -> None:
        """Search when the fingers rest; what is being searched for is not wanted any more."""
        self._asker.drop()
        self._debounce.start()

    def refresh(self) -> None:
        """Ask again what is shown; what was found before stays in view until the answer comes."""
        self._search()
        self._read_records()

    def reread(self) -> None:
        """Read anew what is in view; which facts are found stays."""
        self._facts.reread()

    def narrowed(self) -> bool:
        """Whether only some of the facts are asked for."""
        return self.filters.wanted(self._text()) != FactFilter()

    def nothing_found(self) -> str:
        """What to say when the search finds nothing."""
        text, filtered = self._text(), self.filters.active
        if not text:
            return "Nothing found with these filters. Clear the filters."
        return f"Nothing found for “{text}”. Clear the search{' or the filters' if filtered else ''}."

    def _search(self) -> None:
        self._debounce.stop()
        wanted = self.filters.wanted(self._text())
        self._asker.ask(
            lambda base: base.find_facts(wanted), lambda hits: self._found(wanted, hits), self.say_failure
        )

    def _found(self, wanted: FactFilter, hits: Hits) -> None:
        keep, self._shown = wanted == self._shown, wanted
        number = self.wording.count(len(hits.rows))
        count = number if hits.complete else f"First {number}. Type more to narrow."
        self.show_found(lambda: self._facts.show_rows(hits.rows), keep, count)

    def _text(self) -> str:
        text = self.search.text().strip()
        return text if len(text) >= SHORTEST or not text.isascii() else ""

    def _add_filters(self) -> None:
        self.filters = FactFilters(self)
        self.filters.hide()
        self.filters.changed.connect(self._filters_changed)
        self.toggle = WordButton("Filters", "Filters", self, checkable=True)
        self.toggle.toggled.connect(self._show_filters)
        self.clear = WordButton("Clear", "Clear the filters", self)
        self.clear.hide()
        self.clear.clicked.connect(self.filters.clear)
        self.line.addWidget(self.clear)
        self.line.addWidget(self.toggle)
        self.top.addWidget(self.filters)
        for before, after in pairwise([self.new, self.clear, self.toggle, *self.filters.stops, self.list]):
            QWidget.setTabOrder(before, after)

    def _show_filters(self, shown: bool) -> None:
        self.filters.setVisible(shown)
        self._read_records()

    def _filters_changed(self) -> None:
        active = self.filters.active
        self.toggle.setText(f"Filters · {active}" if active else "Filters")
        self.toggle.setAccessibleName(f"Filters, {active} active" if active else "Filters")
        self.clear.setVisible(active > 0)
        self.search_changed()

    def _read_records(self) -> None:
        """Read the actors and topics anew where they can be seen."""
        if self.toggle.isChecked():
            self._records_asker.ask(
                _actors_and_topics, lambda found: self.filters.set_records(*found), self.say_failure
            )


def _actors_and_topics(base: Base) -> tuple[list[Actor], list[Topic]]:
    return base.all(Actor), base.all(Topic)
