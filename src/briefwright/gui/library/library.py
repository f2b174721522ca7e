"""The left panel of the window: what there is to write from."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefwright.editing.ports import Desk
from briefwright.gui.library.fact_page import FactPage
from briefwright.gui.library.page import Page, Wording
from briefwright.gui.library.record_page import RecordPage
from briefwright.gui.library.selection import Selected
from briefwright.gui.library.tabs import Tabs
from briefwright.gui.tasks import TaskRunner


class Library(QWidget):
    """Facts, sources, actors, topics and snippets, each on a page of its own.

    `insert_wanted` and `snippet_wanted` carry the id of what shall go into the brief, `open_wanted`
    and `selected` a Selected, `new_wanted` a kind. `new_fact_keys` is the shortcut for a new fact as
    people read it. A page asks the base when it is first seen.
    """

    insert_wanted = Signal(str)
    snippet_wanted = Signal(str)
    open_wanted = Signal(object)
    selected = Signal(object)
    new_wanted = Signal(str)

    def __init__(
        self, desk: Desk, runner: TaskRunner, parent: QWidget | None = None, *, new_fact_keys: str = ""
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self.pages: dict[str, Page] = {
            wording.kind: (FactPage if wording.kind == "fact" else RecordPage)(desk, runner, wording, self)
            for wording in _wordings(new_fact_keys)
        }
        self._stale = set(self.pages)
        self._kinds = list(self.pages)
        self.tabs = Tabs([page.wording.many.capitalize() for page in self.pages.values()], self)
        self._stack = QStackedWidget(self)
        for page in self.pages.values():
            self._stack.addWidget(page)
            page.new.setEnabled(not desk.read_only)
            self._connect(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._page_shown)
        self.tabs.tabBarClicked.connect(self._tab_clicked)

    @property
    def kind(self) -> str:
        """The kind of record that is on show."""
        return self._kinds[self.tabs.currentIndex()]

    def show_kind(self, kind: str) -> None:
        """Show the page of "fact", "source", "actor", "topic" or "snippet"."""
        self.tabs.setCurrentIndex(self._kinds.index(kind))

    def focus_search(self) -> None:
        """Put the cursor into the search field, its text selected so that typing replaces it."""
        search = self.pages[self.kind].search
        search.setFocus()
        search.selectAll()

    def search(self, words: str) -> None:
        """Search the shown kind for words."""
        self.pages[self.kind].search.setText(words)
        self.focus_search()

    def select(self, kind: str, record_id: str) -> None:
        """Show a kind and select a record of it, if it is among those that its page shows."""
        self.show_kind(kind)
        self.pages[kind].select(record_id)

    def refresh(self) -> None:
        """Ask the base again, keeping selection and scroll; for pages out of sight when they are seen."""
        self._stale = set(self.pages)
        self._freshen()

    def reread(self) -> None:
        """Read anew what facts show of their use; cheap enough to follow every change of a brief."""
        self.pages["fact"].reread()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask what was put off while the library was hidden."""
        super().showEvent(event)
        self._freshen()

    def _page_shown(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._freshen()

    def _tab_clicked(self, number: int) -> None:
        # What is typed next is meant for the page that was chosen, not for the text beside it.
        if number >= 0:
            self.tabs.setCurrentIndex(number)
            self.focus_search()

    def _freshen(self) -> None:
        if self.isVisible() and self.kind in self._stale:
            self._stale.discard(self.kind)
            self.pages[self.kind].refresh()

    def _connect(self, page: Page) -> None:
        kind = page.wording.kind
        inserting = self.insert_wanted if kind == "fact" else self.snippet_wanted

        def emitting(signal: Callable[[Selected], None]) -> Callable[[str], None]:
            return lambda record_id: signal(Selected(kind, record_id))

        page.picked.connect(emitting(self.selected.emit))
        page.opened.connect(emitting(self.open_wanted.emit))
        page.chosen.connect(inserting.emit if page.wording.inserts else emitting(self.open_wanted.emit))
        page.new_wanted.connect(lambda: self.new_wanted.emit(kind))


def _wordings(new_fact_keys: str) -> list[Wording]:
    press = f"Press {new_fact_keys}" if new_fact_keys else "Press “New fact”"
    return [
        Wording("fact", f"No facts yet. {press} to write the first.", inserts=True),
        Wording("source", "No sources yet. Press “New source” to describe the first."),
        Wording("actor", "No actors yet. Press “New actor” to name the first."),
        Wording("topic", "No topics yet. Press “New topic” to name the first."),
        Wording(
            "snippet",
            "No snippets yet. A snippet is a passage saved for reuse.",
            can_be_new=False,
            inserts=True,
        ),
    ]
