"""A page of the library: search field, count, list; and words where the list would be empty."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from briefwright.domain.errors import UserError
from briefwright.gui.library.card_delegate import CardDelegate
from briefwright.gui.library.card_list import CardList
from briefwright.gui.library.models import CardModel
from briefwright.gui.library.quiet_label import quiet_label
from briefwright.gui.library.search_field import SearchField


@dataclass(frozen=True)
class Wording:
    """How a page speaks of its kind of record, and what can be done with it.

    `none_yet` says what to do when there is none; `inserts` that Enter puts it into the brief.
    """

    kind: str
    none_yet: str
    can_be_new: bool = True
    inserts: bool = False

    @property
    def many(self) -> str:
        """The plural, as in "facts"."""
        return f"{self.kind}s"

    def count(self, number: int) -> str:
        """A number of them, as in "1,204 facts"."""
        return f"{number:,} {self.kind if number == 1 else self.many}"


class Page(QWidget):
    """Finds and shows records of one kind; its signals carry the record's id.

    `picked` follows the selection, `chosen` Enter or a double click, `opened` Ctrl+Enter.
    """

    picked = Signal(str)
    chosen = Signal(str)
    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, wording: Wording, cards: CardModel, title_lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.wording = wording
        self.cards = cards
        cards.setParent(self)
        self.search = SearchField(f"Search {wording.many}", self)
        self.new = QPushButton(f"New {wording.kind}", self)
        self.new.setVisible(wording.can_be_new)
        self.count = quiet_label("Reading …", self)
        self.list = CardList(cards, CardDelegate(title_lines, self), self)
        self.list.setAccessibleName(wording.many.capitalize())
        self.words = quiet_label("", self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.words.setWordWrap(True)
        self.words.setMargin(24)
        self._select_later = ""
        self._choose_later = False
        self._lay_out()
        self._connect()
        self._add_menu()

    @property
    def busy(self) -> bool:
        """Whether the list does not show yet what is searched for."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Ask again what is shown, keeping selection and scroll."""
        raise NotImplementedError

    def reread(self) -> None:
        """Read anew what is in view of the same records."""
        raise NotImplementedError

    def search_changed(self) -> None:
        """Search for what stands in the field."""
        raise NotImplementedError

    def narrowed(self) -> bool:
        """Whether only some of the records are asked for."""
        return bool(self.search.text().strip())

    def nothing_found(self) -> str:
        """What to say when the search finds nothing."""
        return f"Nothing found for “{self.search.text().strip()}”. Clear the search."

    def select(self, record_id: str) -> None:
        """Select a record, at once or when the list has come; nothing happens when it is not shown."""
        self._select_later = record_id
        if not self.busy:
            self._select_now()

    def say_failure(self, error: UserError) -> None:
        """Show an error in the place of the list."""
        self._say("", error.message)

    def show_found(self, replace: Callable[[], None], keep: bool, count: str = "") -> None:
        """Put other rows into the list, at the old place in it (`keep`) or from its top."""
        row, scroll = self.list.present_row(), self.list.verticalScrollBar().value()
        key = self.cards.key(row) if keep and row >= 0 else None
        replace()
        self.list.replace(key, scroll if keep else 0)
        number = self.cards.rowCount()
        if number:
            self._say(count or self.wording.count(number), "")
        else:
            self._say("", self.nothing_found() if self.narrowed() else self.wording.none_yet)
        self._select_now()
        if self._choose_later:
            self._choose_later = False
            self._choose_found()

    def _say(self, count: str, words: str) -> None:
        self.count.setText(count)
        self.words.setText(words)
        self._stack.setCurrentWidget(self.words if words else self.list)

    def _select_now(self) -> None:
        row = self.cards.find_id(self._select_later) if self._select_later else -1
        self._select_later = ""
        if row >= 0:
            self.list.setCurrentIndex(self.cards.index(row, 0))

    def _text_changed(self) -> None:
        self._choose_later = False
        self.search_changed()

    def _entered(self) -> None:
        if self.busy:
            self._choose_later = True
        else:
            self._choose_found()

    def _choose_found(self) -> None:
        """Choose the selected record, else the first one found; never one that nobody asked for."""
        row = self.list.present_row()
        if row < 0 and self.narrowed() and self.cards.rowCount():
            row = 0
        if row >= 0:
            self.chosen.emit(self.cards.record_id(row))

    def _go_into_list(self) -> None:
        if not self.cards.rowCount():
            return
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.list.present_row() < 0:
            self.list.setCurrentIndex(self.cards.index(0, 0))

    def _type_into_search(self, event: QKeyEvent) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.end(False)
        QCoreApplication.sendEvent(self.search, event)

    def _tell(self, signal: Callable[[str], None]) -> Callable[[int], None]:
        def tell(row: int) -> None:
            record_id = self.cards.record_id(row)
            if record_id:
                signal(record_id)

        return tell

    def _connect(self) -> None:
        self.search.textChanged.connect(self._text_changed)
        self.search.returnPressed.connect(self._entered)
        self.search.left_below.connect(self._go_into_list)
        self.new.clicked.connect(self.new_wanted)
        self.list.picked.connect(self._tell(self.picked.emit))
        self.list.chosen.connect(self._tell(self.chosen.emit))
        self.list.opened.connect(self._tell(self.opened.emit))
        self.list.typed.connect(self._type_into_search)
        self.list.left_above.connect(lambda: self.search.setFocus(Qt.FocusReason.OtherFocusReason))

    def _add_menu(self) -> None:
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        entries = [(f"Open the {self.wording.kind}\tCtrl+Enter", self.list.opened)]
        if self.wording.inserts:
            entries.insert(0, ("Insert into the brief\tEnter", self.list.chosen))
        for text, signal in entries:
            action = QAction(text, self.list)
            action.triggered.connect(self._acting(signal.emit))
            self.list.addAction(action)

    def _acting(self, signal: Callable[[int], None]) -> Callable[[], None]:
        def act() -> None:
            row = self.list.present_row()
            if row >= 0:
                signal(row)

        return act

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.setBackgroundRole(QPalette.ColorRole.Base)
        self._stack.setAutoFillBackground(True)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.words)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        head.addWidget(self.new)
        self.line = QHBoxLayout()
        self.line.setSpacing(8)
        self.line.addWidget(self.count, 1)
        self.top = QVBoxLayout()
        self.top.setContentsMargins(12, 12, 12, 8)
        self.top.setSpacing(8)
        self.top.addLayout(head)
        self.top.addLayout(self.line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self.top)
        whole.addWidget(self._stack, 1)
