"""The editor of talking points."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from briefwright.domain import tables
from briefwright.domain.blocks import TalkingPoints
from briefwright.domain.slots import SlotKey
from briefwright.gui.structured.controls import TextButton
from briefwright.gui.structured.rows import RowsEditor
from briefwright.gui.structured.sheet import Band
from briefwright.gui.structured.talking_row import RAISED, TalkingRow
from briefwright.gui.surroundings import Surroundings

_TEXTS = {"say": "Talking point", "background": "Background to talking point"}


class TalkingEditor(RowsEditor[TalkingPoints]):
    """What to say, point by point: points to make, and answers to what the others may raise.

    An answer of which nothing is said to be raised becomes a point to make when the focus leaves its row.
    """

    kind_words = "Talking points"
    row_word = "point"
    prompts: ClassVar = {"say": "What to say", "background": "Background, for whoever speaks"}

    def __init__(
        self, block: TalkingPoints, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(block, surroundings, parent)
        self._rows: dict[str, TalkingRow] = {}
        self._answer_button = TextButton("+ Add answer, if raised", self)
        self._answer_button.clicked.connect(self._add_answer)
        self._footer.addWidget(self._answer_button)
        self._footer.addStretch(1)
        self.show_block(block)

    def add_row(self, index: int) -> None:
        """Ask for an empty point before the one at `index` and put the focus there."""
        self._add(index)
        self._cells[self._block.rows[index].id, "say"].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_row(self, index: int) -> None:
        """Put the focus into the words of the row at `index`, the last one at most."""
        rows = self._block.rows
        if rows:
            say = self._cells[rows[min(index, len(rows) - 1)].id, "say"]
            say.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_row(index)

    def _add(self, index: int) -> None:
        changed = tables.add_point(self._block, index, self._surroundings.new_id)
        self._request(changed, label="Add point")

    def _add_answer(self) -> None:
        self._add(len(self._block.rows))
        self._choose(self._block.rows[-1].id, RAISED)

    def _show_rows(self) -> None:
        for gone in self._rows.keys() - {point.id for point in self._block.rows}:
            self._rows.pop(gone).drop()
        for point in self._block.rows:
            if point.id not in self._rows:
                self._rows[point.id] = self._make_row(point.id)
            self._rows[point.id].show_point(point)

    def _make_row(self, point_id: str) -> TalkingRow:
        row = TalkingRow([self._cells[point_id, field] for field in _TEXTS], self)
        row.kind.chosen.connect(partial(self._choose, point_id))
        row.raised.textEdited.connect(partial(self._set_raised, point_id))
        return row

    def _fields(self, row_id: str) -> Sequence[QWidget]:
        return self._rows[row_id].stops()

    def _bands(self) -> tuple[list[Band], Sequence[int]]:
        rows = [(point.id, self._rows[point.id]) for point in self._block.rows]
        return [Band([row.line()], self._handles[row_id]) for row_id, row in rows], (0, 1)

    def _tab_stops(self) -> list[QWidget]:
        return [*super()._tab_stops(), self._answer_button]

    def _cell_names(self) -> Mapping[SlotKey, str]:
        return {
            (point.id, field): f"{words} {number}"
            for number, point in enumerate(self._block.rows, 1)
            for field, words in _TEXTS.items()
        }

    def _choose(self, point_id: str, kind: str) -> None:
        """Turn a point to make into an answer, or back: then nothing is raised any more."""
        row = self._rows[point_id]
        row.ask(kind == RAISED)
        if kind == RAISED:
            self._show_rows()
            row.raised.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._set_raised(point_id, "", "Change kind of point")
            self._show_rows()

    def _set_raised(self, point_id: str, raised: str, label: str = "") -> None:
        point = self._block.rows[tables.row_index(self._block, point_id)]
        changed = tables.set_point(self._block, point.model_copy(update={"raised": raised}))
        self._request(changed, None if label else (self._block.id, point_id, "raised"), label)

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        super()._follow_focus(before, now)
        if now is not None:
            here = self._row if self.isAncestorOf(now) else ""
            for point_id, row in self._rows.items():
                row.ask(row.answers and point_id == here)
            self._show_rows()
