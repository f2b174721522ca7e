"""The editor of a position table: a view of the ledger as of a day, with own wording on top."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from briefwright.domain import ledger, positions, tables
from briefwright.domain.blocks import PositionTable
from briefwright.domain.content import Content, FactRef
from briefwright.domain.facts import Actor, Fact, Topic
from briefwright.domain.slots import SlotKey, set_slot
from briefwright.domain.wording import counted
from briefwright.gui.picker import Choice, Picker
from briefwright.gui.structured.columns import ColumnsEditor
from briefwright.gui.structured.controls import PAD, TextButton, label, remark
from briefwright.gui.structured.fields import DayEdit
from briefwright.gui.structured.ledger_cell import LedgerCell
from briefwright.gui.structured.ledger_foot import LedgerFoot
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
    """What each actor holds on each topic: what the ledger held on the table's day or, where she wrote one,
    the analyst's wording. Actors and topics come from the base.

    Alt+W takes the ledger's words into own wording, or gives own wording up for the ledger's; Alt+L opens
    the ledger at the cell.
    """

    kind_words = "Positions"
    row_word = "actor"
    column_word = "topic"

    def __init__(
        self, block: PositionTable, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(block, surroundings, parent)
        self._actors: dict[str, RecordName] = {}
        self._topics: dict[str, RecordName] = {}
        self._newer: dict[str, TextButton] = {}
        self._shown: tuple[Hashable, Mapping[tuple[str, str], ledger.Cell]] = (None, {})
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
        self._foot = LedgerFoot(self)
        self._foot.wording_wanted.connect(self.change_wording)
        self._foot.ledger_wanted.connect(self.open_ledger)
        self._foot.day_wanted.connect(self._set_day)
        self._foot.first_wanted.connect(self._show_first_newer)
        self._body.addWidget(self._foot)
        self._wording_action = self._action("Write own wording", self.change_wording, "Alt+W")
        self._ledger_action = self._action("Open in the ledger", self.open_ledger, "Alt+L")
        self.show_block(block)

    def add_row(self, index: int) -> None:
        """Let the user pick an actor for a new row before the one at `index`."""
        self._pick(self._free_actors(), "Add an actor", lambda actor: self.add_actor(actor, index))

    def add_column(self, column: int) -> None:
        """Let the user pick a topic for a new column before the one at `column`."""
        self._pick(self._free_topics(), "Add a topic", lambda topic: self.add_topic(topic, column))

    def add_actor(self, actor: str, index: int) -> None:
        """Ask for a row for the actor before the one at `index` and put the focus there."""
        changed = tables.add_actor(self._block, actor, index, self._surroundings.new_id)
        self._request(changed, label="Add actor")
        self.focus_row(index)

    def add_topic(self, topic: str, column: int) -> None:
        """Ask for a column for the topic before the one at `column` and put the focus there."""
        self._request(tables.add_topic(self._block, topic, column), label="Add topic")
        self.focus_column(column)

    def row_menu(self) -> QMenu:
        """A menu of what can be done with the row, the column and the cell that have the focus."""
        return self._menu(
            self._row_actions, self._column_actions, [self._wording_action, self._ledger_action]
        )

    def change_wording(self) -> None:
        """Take what the ledger holds into own wording of the present cell, or give its own wording up."""
        cell = self._present()
        if cell is None or cell.isReadOnly():
            return
        key = self._row, str(self._column)
        changed = set_slot(self._block, key, () if cell.own else self._taken(cell))
        self._request(cast(PositionTable, changed), label=self._wording_action.text())
        cell.moveCursor(QTextCursor.MoveOperation.End)
        cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_ledger(self) -> None:
        """Ask for the ledger at the present cell."""
        if self._present() is not None:
            row = self._block.rows[tables.row_index(self._block, self._row)]
            self.ledger_wanted.emit(row.actor, self._block.topics[self._column])

    def _taken(self, cell: LedgerCell) -> Content:
        new_id = self._surroundings.new_id
        content = positions.from_ledger(cell.held, "")
        return tuple(
            item.model_copy(update={"id": new_id()}) if isinstance(item, FactRef) else item
            for item in content
        )

    def _present(self) -> LedgerCell | None:
        """The cell that has, or last had, the focus."""
        cell = self._cells.get((self._row, str(self._column)))
        return cell if isinstance(cell, LedgerCell) else None

    def _make_cell(self, key: SlotKey) -> LedgerCell:
        cell = LedgerCell(self._surroundings, self.kind_words, self)
        cell.document().contentsChanged.connect(self._offer)
        return cell

    def _pick(self, choices: Sequence[Choice], prompt: str, chosen: Callable[[str], None]) -> None:
        before = QApplication.focusWidget()
        picker = Picker(choices, prompt, self.window())
        picker.chosen.connect(chosen)
        if before is not None:
            picker.finished.connect(before.setFocus)
        picker.show()

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
        self._show_ledger()

    def _show_ledger(self) -> None:
        held = self._read_ledger()
        for row in self._block.rows:
            for topic, cell in zip(self._block.topics, self._row_cells(row.id), strict=True):
                if isinstance(cell, LedgerCell):
                    cell.show_held(held.get((row.actor, topic), ledger.Cell()))
        moved = list(positions.moved_on(self._block, self._surroundings.on_record()))
        self._show_newer(moved)
        self._foot.show_moved(self._block.as_of, moved)
        self._offer()

    def _read_ledger(self) -> Mapping[tuple[str, str], ledger.Cell]:
        facts, actors = self._surroundings.on_record(), self._surroundings.actors()
        key = id(facts), len(facts), id(actors), self._block.as_of, self._block.topics
        if self._shown[0] != key:
            self._shown = key, ledger.cells(facts, actors, self._block.as_of, self._block.topics)
        return self._shown[1]

    def _show_newer(self, moved: Sequence[positions.MovedOn]) -> None:
        newer = {_key(one.row, self._block.topics.index(one.topic)): one for one in moved}
        keep(self._newer, list(newer), self._make_newer)
        for key, one in newer.items():
            self._newer[key].setText(counted(len(one.newer), "newer statement"))
            self._newer[key].setToolTip("\n".join(_told(fact) for fact in one.newer))

    def _make_newer(self, key: str) -> TextButton:
        button = TextButton("", self)
        row, _, column = key.rpartition(" ")
        button.clicked.connect(lambda: self._open_at(row, int(column)))
        return button

    def _open_at(self, row_id: str, column: int) -> None:
        self._row, self._column = row_id, column
        self.open_ledger()

    def _offer(self) -> None:
        """Offer what can be done with the present cell."""
        cell = self._present()
        words = "Show the ledger again" if cell is not None and cell.own else "Write own wording"
        possible = cell is not None and not cell.isReadOnly()
        self._wording_action.setText(words)
        self._foot.offer(words if possible else "", cell is not None)

    def _enter(self, focused: QWidget) -> None:
        super()._enter(focused)
        self._offer()

    def _show_first_newer(self) -> None:
        row, _, column = next(iter(self._newer)).rpartition(" ")
        self._cells[row, column].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fields(self, row_id: str) -> Sequence[QWidget]:
        return self._row_cells(row_id)

    def _columns(self) -> Hashable:
        return len(self._block.topics), tuple(self._newer)

    def _bands(self) -> tuple[list[Band], Sequence[int]]:
        if not self._block.rows and not self._block.topics:
            return [], []
        handles: list[QWidget | None] = [None, *self._column_handles.values()]
        bands = [Band([handles], bare=True), Band([[self._corner, *self._topics.values()]], header=True)]
        for row in self._block.rows:
            lines: list[list[QWidget | None]] = [[self._actors[row.id], *self._row_cells(row.id)]]
            newer = [self._newer.get(_key(row.id, column)) for column in range(len(self._block.topics))]
            if any(newer):
                lines.append([None, *newer])
            bands.append(Band(lines, self._handles[row.id]))
        return bands, [3, *[5] * len(self._block.topics)]

    def _tab_stops(self) -> list[QWidget]:
        caption, *others = super()._tab_stops()
        stops = [stop for cell in others for stop in (cell, *self._stops_below(cell))]
        return [caption, self._as_of, *stops, self._add_topic_button, *self._foot.stops()]

    def _stops_below(self, cell: QWidget) -> list[QWidget]:
        found = (key for key, one in self._cells.items() if one is cell)
        return [self._newer[_key(*key)] for key in found if _key(*key) in self._newer]

    def _cell_names(self) -> Mapping[SlotKey, str]:
        topics = [heading.words() for heading in self._topics.values()]
        return {
            (row.id, str(column)): f"{self._actors[row.id].words()} on {topic}"
            for row in self._block.rows
            for column, topic in enumerate(topics)
        }

    def _set_day(self, day: date | None) -> None:
        changed = self._block.model_copy(update={"as_of": day})
        self._request(changed, (self._block.id, "as of"), "Change day of positions")


def _key(row: str, column: int | str) -> str:
    return f"{row} {column}"


def _told(fact: Fact) -> str:
    day = fact.date.words() if fact.date else "no date"
    return f"{day}, {fact.stance}: {fact.statement}"


def _allow(button: TextButton, records: Mapping[str, object], why_not: str) -> None:
    button.setEnabled(bool(records))
    button.setToolTip("" if records else why_not)
