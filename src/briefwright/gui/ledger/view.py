"""The ledger of the whole workspace: actors by topics, as of a day that can be moved."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefwright.domain.facts import Fact
from briefwright.editing.ports import Desk
from briefwright.gui.ledger import record
from briefwright.gui.ledger.days import DayBar
from briefwright.gui.ledger.details import Details
from briefwright.gui.ledger.matrix import MatrixModel, MatrixView
from briefwright.gui.ledger.record import Axes, Cells, Record
from briefwright.gui.library.buttons import WordButton
from briefwright.gui.library.search_field import SearchField
from briefwright.gui.tasks import Task, TaskRunner

T = TypeVar("T")
_AT_ONCE = 20
_NOTHING = (
    "No position is on record yet. A position is a fact that names an actor and a topic and states a stance: "
    "what the actor said, to whom, and when. Note the first one here, or give a fact a stance in its form."
)


class LedgerView(QWidget):
    """The matrix with its day and filter, and below it the statements of the cell that was opened.

    The base is read, some topics at a time, in the lane "analysis" once the view is on the screen.
    """

    fact_wanted = Signal(str)
    insert_wanted = Signal(str)
    edit_wanted = Signal(str, str)
    new_wanted = Signal(str, str)
    """A new position is wanted for an actor on a topic; ids are empty where none is meant."""

    failed = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._record = Record()
        self._cells: Cells = {}
        self._also = ("", "")
        self._wanted: tuple[str, str] | None = None
        self._stale = True
        self._known = False
        self._tasks: dict[str, Task[Any]] = {}
        self.filter = SearchField("Actors and topics, parted by commas", self)
        self.days = DayBar(desk.today(), self)
        self.news = QLabel(self)
        self.matrix = MatrixView(MatrixModel(self), self)
        self.details = Details(not desk.read_only, self)
        self.empty = QLabel(_NOTHING, self)
        self.new_button = WordButton("New position…", "New position", self)
        self.setAccessibleName("Ledger of positions")
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Read the base again: facts, actors or topics have changed. Out of sight it waits."""
        self._stale = True
        if self.isVisible():
            self._read()

    def show_cell(self, actor: str, topic: str) -> None:
        """Open the statements of an actor on a topic, whatever the filter shows."""
        self._also = self._wanted = (actor, topic)
        if self._known and not self._stale:
            self._show_matrix()

    def set_as_of(self, day: date | None) -> None:
        """Show the record as of a day; None shows all of it."""
        self.days.show_day(day, self._record.days)
        self._show_day()

    @property
    def as_of(self) -> date | None:
        """The day as of which the record is shown."""
        return self.days.day

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        self.matrix.viewport().update()
        self.matrix.verticalHeader().viewport().update()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the view was out of sight."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the statements, then shows all actors and topics again, then is the window's."""
        if event.key() == Qt.Key.Key_Escape and self.details.isVisible():
            self._close_details()
        elif event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        else:
            super().keyPressEvent(event)

    # -- construction

    def _arrange(self) -> None:
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(40, 24, 40, 24)
        self.news.setWordWrap(True)
        self.news.setTextFormat(Qt.TextFormat.PlainText)
        self.news.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._pages = QStackedWidget(self)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.matrix)
        split.addWidget(self.details)
        split.setSizes([400, 300])
        split.setChildrenCollapsible(False)
        self.details.hide()
        self._pages.addWidget(split)
        self._pages.addWidget(self.empty)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.filter, 1)
        top.addWidget(self.new_button)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(6)
        head.addLayout(top)
        head.addWidget(self.days)
        head.addWidget(self.news)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self.new_button.setEnabled(not self._desk.read_only)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._narrow)
        self.filter.left_below.connect(self.matrix.setFocus)
        self.filter.returnPressed.connect(self.matrix.setFocus)
        self.days.moved.connect(lambda _: self._show_day())
        self.new_button.clicked.connect(self._want_new)
        self.matrix.opened.connect(self._open_details)
        self.matrix.walked.connect(self._walked)
        self.matrix.wanted_new.connect(self._want_new)
        self.matrix.typed.connect(self._type)
        self.details.fact_wanted.connect(self.fact_wanted)
        self.details.insert_wanted.connect(self.insert_wanted)
        self.details.edit_wanted.connect(lambda fact_id: self.edit_wanted.emit("fact", fact_id))
        self.details.new_wanted.connect(self._want_new)
        self.details.left.connect(self._close_details)
        for words, keys, by in (("Earlier", "Alt+Left", -1), ("Later", "Alt+Right", 1)):
            self._add_step(words, keys, by)

    def _add_step(self, words: str, keys: str, by: int) -> None:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.days.step(by))
        self.addAction(action)

    # -- reading

    def _read(self) -> None:
        self._stale = False
        base = self._desk.analysis
        self._run("read", lambda: record.names(base), self._read_facts)

    def _read_facts(self, names: Record, facts: tuple[Fact, ...] = (), first: int = 0) -> None:
        """Read on from the topic at `first`; other work of the lane may come between."""
        topics = list(names.topics)[first : first + _AT_ONCE]
        if not topics:
            unique = tuple({fact.id: fact for fact in facts}.values())
            self._run("read", lambda: record.completed(names, unique), self._take)
            return
        base = self._desk.analysis
        self._run(
            "read",
            lambda: base.facts_on((), topics, stanced=True),
            lambda found: self._read_facts(names, (*facts, *found), first + _AT_ONCE),
        )

    def _take(self, read: Record) -> None:
        self._record, self._known = read, True
        self.days.show_day(self.days.day, read.days)
        self._show_day()

    # -- showing

    def _show_day(self) -> None:
        read, day = self._record, self.as_of
        self._run("cells", lambda: record.cells(read, day), self._show_cells)

    def _show_cells(self, cells: Cells) -> None:
        self._cells = cells
        words = record.as_of_words(self.as_of)
        self.news.setText(f"{words[:1].upper()}{words[1:]}. {record.news(self._record, self.as_of)}")
        self._show_matrix()

    def _show_matrix(self) -> None:
        axes = record.axes(self._record, self.filter.text(), self._also)
        here = self._wanted or self.matrix.present()
        self.matrix.matrix.show_cells(axes, self._cells)
        if not self.matrix.go(*here):
            self.matrix.setCurrentIndex(self.matrix.matrix.index(0, 0))
        self._say_what_is_missing(axes)
        if self._wanted is not None:
            self._wanted = None
            self._open_details()
        elif self.details.isVisible():
            self._read_entries()

    def _say_what_is_missing(self, axes: Axes) -> None:
        filled = bool(axes.actors and axes.topics)
        self._pages.setCurrentIndex(0 if filled else 1)
        sought = self.filter.text().strip()
        self.empty.setText(
            f"No actor or topic is called “{sought}”." if sought and self._record.facts else _NOTHING
        )
        self.empty.setVisible(self._known and not filled)
        for widget in (self.days, self.news):
            widget.setVisible(bool(self._record.facts))

    def _narrow(self) -> None:
        self._also = ("", "")
        self._show_matrix()

    def _walked(self) -> None:
        if self.details.isVisible():
            self._read_entries()

    def _open_details(self) -> None:
        self.details.show()
        self.details.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read_entries()

    def _close_details(self) -> None:
        self.details.hide()
        self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_entries(self) -> None:
        base, read, day = self._desk.analysis, self._record, self.as_of
        actor, topic = self.matrix.present()
        work = partial(record.entries, base, read, actor, topic, day)
        self._run("entries", work, self.details.show_entries)

    # -- what is asked for

    def _want_new(self) -> None:
        if not self._desk.read_only:
            self.new_wanted.emit(*self.matrix.present())

    def _type(self, letters: str) -> None:
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filter.insert(letters)

    def _run(self, name: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do work in the lane; what was under way under the same name is no longer wanted."""
        before = self._tasks.pop(name, None)
        if before is not None:
            before.cancel()
        self._tasks[name] = self._runner.run(
            "analysis", work, done, lambda error: self.failed.emit(error.message)
        )
