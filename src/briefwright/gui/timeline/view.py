"""The timeline of the whole workspace."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefwright.domain.blocks import Timeline
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Topic
from briefwright.domain.timeline import moments
from briefwright.editing.ports import Base, Desk
from briefwright.gui.library.buttons import WordButton
from briefwright.gui.records.flow import FlowLayout
from briefwright.gui.tasks import Task, TaskRunner
from briefwright.gui.timeline.filters import TimelineFilters
from briefwright.gui.timeline.marks import Mark, marks_of, names
from briefwright.gui.timeline.panel import TimelinePanel

_CHOOSE = (
    "Choose actors or topics above: the timeline then shows the events that concern them, and the statements "
    "in which a position shifts."
)
_NO_NAMES = "The base holds no actors and no topics yet. Facts that name some can be shown on a timeline."
_NOTHING = (
    "No event and no shift of position with a date is on record for these actors, topics and days. Take a "
    "filter out, or give the facts a date; an event is a fact of that kind, a shift a statement with another "
    "stance than the one before."
)


@dataclass(frozen=True)
class _Found:
    actors: Mapping[str, Actor] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()


class TimelineView(QWidget):
    """Events and shifts of position in the base, narrowed by actors, topics and days.

    The base is read in the lane "analysis" once the view is on the screen. `fact_wanted` and
    `insert_wanted` carry the id of a fact, `block_wanted` a Timeline block that shows the same, `told` a
    sentence for the user, `failed` one about what went wrong.
    """

    fact_wanted = Signal(str)
    insert_wanted = Signal(str)
    block_wanted = Signal(object)
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._timeline = Timeline(id="view")
        self._found = _Found()
        self._stale = True
        self._task: Task[Any] | None = None
        self.setAccessibleName("Timeline")
        self.filters = TimelineFilters(self)
        self.panel = TimelinePanel(self)
        self._buttons = QWidget(self)
        self._flow = FlowLayout(self._buttons, gap=6)
        panel, axis = self.panel, self.panel.axis
        self.zoom_out = self._button("−", "Zoom out (−)", axis.zoom_out)
        self.zoom_in = self._button("+", "Zoom in (+)", axis.zoom_in)
        self.fit = self._button("Show all", "Show all moments (0)", axis.fit)
        self.as_table = self._button("As a table", "Show the same as a table", None)
        self.as_table.setCheckable(True)
        self.copy = self._button("Copy as a table", "Copy all moments as a table", panel.copy_table)
        self.save = self._button("Save picture…", "Save what is in view as a picture", panel.ask_picture)
        self.open = self._button("Show the fact", "Show the fact in the inspector (Enter)", axis.open)
        self.insert = self._button("Insert", "Insert the fact into the brief (Ctrl+Enter)", self._insert)
        self.put = self._button("Put into the brief", "Put this timeline into the brief", self._put)
        self._arrange()
        self._connect()
        self._show()

    @property
    def timeline(self) -> Timeline:
        """By what the view is narrowed."""
        return self._timeline

    @property
    def busy(self) -> bool:
        """Whether an answer of the base is awaited."""
        return self._task is not None

    def refresh(self) -> None:
        """Read the base again: facts, actors or topics have changed. Out of sight it waits."""
        self._stale = True
        if self.isVisible():
            self._read()

    def narrow(self, **fields: object) -> None:
        """Narrow by other `actors`, `topics` (ids), `since` or `until` (days, or None)."""
        self._timeline = self._timeline.model_copy(update=fields)
        self._show()
        self.refresh()

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        self.panel.recolour()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on: to the moments, or to what finds some."""
        (self.panel if self._found.marks else self.filters.stops()[0]).setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the view was out of sight."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.filters)
        column.addWidget(self.panel, 1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.filters.changed.connect(lambda fields, _: self.narrow(**fields))
        self.panel.opened.connect(self.fact_wanted)
        self.panel.told.connect(lambda words, failed: (self.failed if failed else self.told).emit(words))
        self.panel.chosen.connect(lambda _: self._enable())
        self.as_table.toggled.connect(self._show_table)
        action = QAction("Insert", self)
        action.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        action.triggered.connect(self._insert)
        self.panel.axis.addAction(action)

    def _button(self, words: str, name: str, act: Callable[[], None] | None) -> WordButton:
        button = WordButton(words, name, self._buttons)
        button.setToolTip(name)
        if act is not None:
            button.clicked.connect(lambda _checked: act())
        self._flow.addWidget(button)
        return button

    def _read(self) -> None:
        self._stale = False
        if self._task is not None:
            self._task.cancel()
        base, timeline = self._desk.analysis, self._timeline
        self._task = self._runner.run("analysis", lambda: _read(base, timeline), self._take, self._fail)

    def _take(self, found: _Found) -> None:
        self._task = None
        self._found = found
        self._show()

    def _fail(self, error: UserError) -> None:
        self._task = None
        self._stale = True
        self.failed.emit(error.message)

    def _show(self) -> None:
        found = self._found
        self.filters.show_timeline(self._timeline, found.actors, found.topics)
        self.panel.show_marks(found.marks, self._caption(), self._nothing())
        for before, after in pairwise(
            [*self.filters.stops(), self.panel.axis, self.panel.table, self.zoom_out]
        ):
            QWidget.setTabOrder(before, after)
        self._enable()

    def _caption(self) -> str:
        chosen = [
            names(self._timeline.actors, self._found.actors),
            names(self._timeline.topics, self._found.topics),
        ]
        return ": ".join(["Timeline", *([" · ".join(filter(None, chosen))] if any(chosen) else [])])

    def _nothing(self) -> str:
        if self._timeline.actors or self._timeline.topics:
            return "" if self.busy else _NOTHING
        return _CHOOSE if self._found.actors or self._found.topics or self.busy else _NO_NAMES

    def _enable(self) -> None:
        some = bool(self._found.marks)
        table = self.panel.shows_table
        for button in (self.as_table, self.copy):
            button.setEnabled(some or table)
        for button in (self.zoom_in, self.zoom_out, self.fit, self.save):
            button.setEnabled(some and not table)
        chosen = self.panel.axis.current() is not None and not table
        self.open.setEnabled(chosen)
        self.insert.setEnabled(chosen and not self._desk.read_only)
        narrowed = bool(self._timeline.actors or self._timeline.topics)
        self.put.setEnabled(narrowed and not self._desk.read_only)

    def _show_table(self, wanted: bool) -> None:
        self.panel.show_table(wanted)
        self._enable()

    def _insert(self) -> None:
        mark = self.panel.axis.current()
        if mark is not None and self.insert.isEnabled():
            self.insert_wanted.emit(mark.fact)

    def _put(self) -> None:
        fields = {"id": self._desk.new_id(), "caption": self._caption()}
        self.block_wanted.emit(self._timeline.model_copy(update=fields))


def _read(base: Base, timeline: Timeline) -> _Found:
    actors = {actor.id: actor for actor in base.all(Actor)}
    topics = {topic.id: topic for topic in base.all(Topic)}
    facts = base.facts_on(timeline.actors, timeline.topics)
    return _Found(actors, topics, marks_of(moments(timeline, facts), actors, topics))
