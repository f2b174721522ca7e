"""The editor of a position table: actors by topics as of a day."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from briefwright.domain import tables
from briefwright.domain.blocks import PositionTable, SlotKey
from briefwright.domain.facts import Actor, Topic
from briefwright.gui.picker import Choice, Picker
from briefwright.gui.structured.columns import ColumnsEditor
from briefwright.gui.structured.controls import PAD, TextButton, label, remark
from briefwright.gui.structured.fields import DayEdit
from briefwright.gui.structured.rows import keep
from briefwright.gui.structured.sheet import Band
from briefwright.gui.surroundings import Surroundings


class RecordName(QWidget):
    """The name of an actor or topic; where the base has none, its id and a quiet word about that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = label(strong=True)
        self._name.setContentsMargins(PAD, PAD, 0, 0)
        self._remark = label("not in the base", quiet=True)
        self._remark.setContentsMargins(PAD, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, PAD)
        layout.setSpacing(0)
        layout.addWidget(self._name)
        layout.addWidget(self._remark)

    def show_record(self, record_id: str, record: Actor | Topic | None) -> None:
        """Show the record's name, or the id of one that is missing."""
        self._name.setText(record.name if record else record_id)
        self._remark.setVisible(record is None)

    def words(self) -> str:
        """All that is shown."""
        shown = [self._name.text(), *([] if self._remark.isHidden() else [self._remark.text()])]
        return ", ".join(shown)


class PositionEditor(ColumnsEditor[PositionTable]):
    """What each actor holds on each topic, in the analyst's words. Actors and topics come from the base."""

    kind_words = "Positions"
    row_word = "actor"
    column_word = "topic"

    def __init__(
        self, block: PositionTable, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(block, surroundings, parent)
        self._actors: dict[str, RecordName] = {}
        self._topics: dict[str, RecordName] = {}
        self._corner = label("Actor", quiet=True)
        self._as_of = DayEdit("Positions as of", "day not stated", self)
        self._as_of.hug()
        self._as_of.day_changed.connect(self._set_day)
        self._title.addWidget(remark("as of"))
        self._title.addWidget(self._as_of)
        self._add_topic_button = TextButton("+ Add topic", self)
        self._add_topic_button.clicked.connect(lambda: self.add_column(len(self._block.topics)))
        self._footer.addWidget(self._add_topic_button)
        self._footer.addStretch(1)
        self.show_block(block)

    def add_row(self, index: int) -> None:
        """Let the user pick an actor for a new row before the one at `index`."""
        self._pick(self._free_actors(), "Add an actor", lambda actor: self.add_actor(actor, index))

    def add_column(self, column: int) -> None:
        """Let the user pick a topic for a new column before the one at `column`."""
        self._pick(self._free_topics(), "Add a topic", lambda topic: self.add_topic(topic, column))

    def add_actor(self, actor: str, index: int) -> None:
        """Ask for a row for the actor before the one at `index` and put the focus there."""
        self._request(tables.add_actor(self._block, actor, index, self._surroundings.new_id))
        self.focus_row(index)

    def add_topic(self, topic: str, column: int) -> None:
        """Ask for a column for the topic before the one at `column` and put the focus there."""
        self._request(tables.add_topic(self._block, topic, column))
        self.focus_column(column)

    def _pick(self, choices: Sequence[Choice], prompt: str, chosen: Callable[[str], None]) -> None:
        before = QApplication.focusWidget()
        picker = Picker(choices, prompt, self.window())
        picker.chosen.connect(chosen)
        if before is not None:
            picker.finished.connect(before.setFocus)
        picker.show()
        picker.field.setFocus()

    def _free_actors(self) -> list[Choice]:
        taken = {row.actor for row in self._block.rows}
        return [
            Choice(actor.id, actor.name, actor.side, " ".join(actor.aliases))
            for actor in self._surroundings.actors().values()
            if actor.id not in taken
        ]

    def _free_topics(self) -> list[Choice]:
        return [
            Choice(topic.id, topic.name)
            for topic in self._surroundings.topics().values()
            if topic.id not in self._block.topics
        ]

    def _show_rows(self) -> None:
        super()._show_rows()
        self._as_of.show_day(self._block.as_of)
        keep(self._actors, [row.id for row in self._block.rows], lambda _: RecordName(self))
        keep(self._topics, list(self._column_handles), lambda _: RecordName(self))
        actors, topics = self._surroundings.actors(), self._surroundings.topics()
        for row in self._block.rows:
            self._actors[row.id].show_record(row.actor, actors.get(row.actor))
        for heading, topic in zip(self._topics.values(), self._block.topics, strict=True):
            heading.show_record(topic, topics.get(topic))
        _allow(self._add_button, actors, "The base holds no actors yet.")
        _allow(self._add_topic_button, topics, "The base holds no topics yet.")

    def _fields(self, row_id: str) -> Sequence[QWidget]:
        return self._row_cells(row_id)

    def _columns(self) -> Hashable:
        return len(self._block.topics)

    def _bands(self) -> tuple[list[Band], Sequence[int]]:
        if not self._block.rows and not self._block.topics:
            return [], []
        handles: list[QWidget | None] = [None, *self._column_handles.values()]
        bands = [Band([handles], bare=True), Band([[self._corner, *self._topics.values()]], header=True)]
        for row in self._block.rows:
            bands.append(Band([[self._actors[row.id], *self._row_cells(row.id)]], self._handles[row.id]))
        return bands, [3, *[5] * len(self._block.topics)]

    def _tab_stops(self) -> list[QWidget]:
        caption, *others = super()._tab_stops()
        return [caption, self._as_of, *others, self._add_topic_button]

    def _cell_names(self) -> Mapping[SlotKey, str]:
        topics = [heading.words() for heading in self._topics.values()]
        return {
            (row.id, str(column)): f"{self._actors[row.id].words()} on {topic}"
            for row in self._block.rows
            for column, topic in enumerate(topics)
        }

    def _set_day(self, day: date | None) -> None:
        self._request(self._block.model_copy(update={"as_of": day}), (self._block.id, "as of"))


def _allow(button: TextButton, records: Mapping[str, object], why_not: str) -> None:
    button.setEnabled(bool(records))
    button.setToolTip("" if records else why_not)
