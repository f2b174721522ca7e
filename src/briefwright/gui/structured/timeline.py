"""The editor of a timeline: what the base knows, on an axis or as a table, narrowed by the analyst."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from briefwright.domain.blocks import Timeline
from briefwright.domain.facts import Fact
from briefwright.domain.slots import SlotKey
from briefwright.domain.timeline import moments
from briefwright.gui.structured.controls import READING, TextButton, label
from briefwright.gui.structured.editor import StructuredEditor
from briefwright.gui.structured.rows import keep
from briefwright.gui.structured.sheet import GAP, GUTTER, Band, Sheet
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.timeline.filters import TimelineFilters
from briefwright.gui.timeline.marks import Mark, marks_of, marks_of_rows
from briefwright.gui.timeline.panel import TimelinePanel

_NONE_CITED = (
    "This brief refers to no event and to no shift of position yet. Add an actor or a topic to show what the "
    "base knows of them."
)
_NONE_FOUND = (
    "The base holds no event and no shift of position with a date for these actors, topics and days. Take a "
    "filter out, or give the facts a date."
)


class TimelineEditor(StructuredEditor[Timeline]):
    """Shows the moments of a timeline and what narrows them.

    A timeline that was filled in, as in an issued edition, shows its rows as they are.
    """

    kind_words = "Timeline"

    def __init__(self, block: Timeline, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(block, surroundings, parent)
        self.filters = TimelineFilters(self)
        self.panel = TimelinePanel(self, in_page=True)
        self._sheet = Sheet(self)
        self._days: dict[str, QLabel] = {}
        self._laid: list[str] = []
        self._foot = QWidget(self)
        self.as_table = TextButton("As a table", self._foot)
        self.fit = TextButton("Show all", self._foot)
        self.copy = TextButton("Copy as a table", self._foot)
        self.save = TextButton("Save picture…", self._foot)
        self._arrange()
        self._connect()
        self.show_block(block)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the moments."""
        self.panel.setFocus(event.reason())

    def _arrange(self) -> None:
        self._body.setSpacing(4)
        foot = QHBoxLayout(self._foot)
        foot.setSpacing(12)
        foot.setContentsMargins(0, 0, GAP + GUTTER, 0)
        for button in (self.as_table, self.fit, self.copy, self.save):
            button.setProperty(READING, True)
            foot.addWidget(button)
        foot.addStretch(1)
        for part in (self.filters, self.panel, self._sheet):
            part.setContentsMargins(0, 0, GAP + GUTTER, 0)
            self._body.addWidget(part)
        self._body.addWidget(self._foot)

    def _connect(self) -> None:
        self.filters.changed.connect(self._narrow)
        self.panel.opened.connect(lambda fact_id: self.facts_wanted.emit((fact_id,)))
        self.panel.told.connect(lambda words, failed: (self.failed if failed else self.told).emit(words))
        self.as_table.clicked.connect(lambda: self.show_table(not self.panel.shows_table))
        self.fit.clicked.connect(self.panel.axis.fit)
        self.copy.clicked.connect(self.panel.copy_table)
        self.save.clicked.connect(self.panel.ask_picture)

    def show_table(self, wanted: bool) -> None:
        """Show the table that an export sets, or the axis."""
        self.panel.show_table(wanted)
        self.as_table.setText("As an axis" if wanted else "As a table")
        self.as_table.updateGeometry()
        for button in (self.fit, self.save):
            button.setEnabled(not wanted)

    def _narrow(self, fields: Mapping[str, object], field: str) -> None:
        changed = self._block.model_copy(update={**fields, "rows": ()})
        self._request(changed, (self._block.id, field) if field in ("since", "until") else None)

    def _show_rest(self) -> None:
        actors, topics = self._surroundings.actors(), self._surroundings.topics()
        self.filters.show_timeline(self._block, actors, topics)
        marks = self._marks()
        self.panel.show_marks(marks, self._block.caption, self._nothing())
        self._foot.setVisible(bool(marks) or self.panel.shows_table)
        self._show_rows()
        stops = [self._caption, *self.filters.stops(), self.panel.axis, self.panel.table, *self.cells()]
        for before, after in pairwise([*stops, self.as_table, self.fit, self.copy, self.save]):
            QWidget.setTabOrder(before, after)

    def _marks(self) -> Sequence[Mark]:
        if self._block.rows:
            return marks_of_rows(self._block.rows)
        found = moments(self._block, self._facts())
        return marks_of(found, self._surroundings.actors(), self._surroundings.topics())

    def _facts(self) -> Sequence[Fact]:
        narrowed = self._block.actors or self._block.topics
        return self._surroundings.on_record() if narrowed else self._surroundings.cited()

    def _nothing(self) -> str:
        return _NONE_FOUND if self._block.actors or self._block.topics else _NONE_CITED

    def _show_rows(self) -> None:
        """The rows of a filled timeline are running text with references, like that of any table."""
        rows = self._block.rows
        ids = [row.id for row in rows]
        keep(self._days, ids, lambda _: label())
        self._sheet.setVisible(bool(rows))
        self.as_table.setVisible(not rows)
        for row in rows:
            self._days[row.id].setText(row.day.words())
        if ids != self._laid:
            self._laid = ids
            bands = [Band([[self._days[row.id], self._cells[row.id, "content"]]]) for row in rows]
            self._sheet.lay(bands, (1, 3))

    def _cell_names(self) -> Mapping[SlotKey, str]:
        return {(row.id, "content"): row.day.words() for row in self._block.rows}
