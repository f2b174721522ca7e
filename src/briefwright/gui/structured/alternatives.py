"""The editor of alternatives: evidence by hypotheses (ACH)."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from briefwright.domain import alternatives, tables
from briefwright.domain.blocks import Alternatives, Consistency
from briefwright.domain.slots import SlotKey
from briefwright.gui.structured.columns import ColumnsEditor
from briefwright.gui.structured.controls import TextButton, bold, label
from briefwright.gui.structured.rating import RatingBox
from briefwright.gui.structured.rows import keep
from briefwright.gui.structured.sheet import Band
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text.line import PlainLine


class AlternativesEditor(ColumnsEditor[Alternatives]):
    """How each item of evidence goes with each hypothesis, and how much speaks against each.

    The least inconsistent hypothesis comes first and the evidence that tells most apart on top; both are
    put in order when the focus leaves the grid after a rating, or on demand, so that nothing moves under
    the hand.
    """

    kind_words = "Alternatives"
    row_word = "evidence"
    column_word = "hypothesis"
    evidence = frozenset({"content"})
    prompts: ClassVar = {"content": "A fact, with @"}

    def __init__(
        self, block: Alternatives, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(block, surroundings, parent)
        self._unsettled = False
        self._names: dict[str, PlainLine] = {}
        self._ratings: dict[str, RatingBox] = {}
        self._counts: dict[str, QLabel] = {}
        self._corner = label("Evidence", quiet=True)
        self._foot = label("Inconsistencies", quiet=True)
        self._foot.setToolTip(
            "Inconsistent counts once, very inconsistent twice. No probability follows from it."
        )
        self._add_hypothesis_button = TextButton("+ Add hypothesis", self)
        self._add_hypothesis_button.clicked.connect(lambda: self.add_column(len(self._block.hypotheses)))
        self._sort_button = TextButton("Sort", self)
        self._sort_button.setToolTip("Least inconsistent hypothesis first, most telling evidence on top")
        self._sort_button.clicked.connect(self.sort)
        self._sort_action = self._action("Sort hypotheses and evidence", self.sort, "Alt+S")
        self._footer.addWidget(self._add_hypothesis_button)
        self._footer.addStretch(1)
        self._footer.addWidget(self._sort_button)
        self.show_block(block)

    def add_row(self, index: int) -> None:
        """Ask for an empty item of evidence; a block without hypotheses begins with two."""
        new_id, block = self._surroundings.new_id, self._block
        if not block.hypotheses:
            block = alternatives.add_hypothesis(alternatives.add_hypothesis(block, 0, new_id), 1, new_id)
        self._request(alternatives.add_evidence(block, index, new_id), label="Add evidence")
        self.focus_row(index)

    def add_column(self, column: int) -> None:
        """Ask for a hypothesis before the one at `column` and put the focus on its name."""
        changed = alternatives.add_hypothesis(self._block, column, self._surroundings.new_id)
        self._request(changed, label="Add hypothesis")
        self._name_at(column).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_column(self, column: int) -> None:
        """Put the focus into a column, the last one at most: in the row where it last was, or on the name."""
        if self._block.rows:
            super().focus_column(column)
        elif self._block.hypotheses:
            self._column = min(column, len(self._block.hypotheses) - 1)
            self._name_at(self._column).setFocus(Qt.FocusReason.OtherFocusReason)

    def sort(self) -> None:
        """Put hypotheses and evidence in order; the focus stays on its field."""
        self._unsettled = False
        self._request(alternatives.ordered(self._block), label="Sort alternatives")

    def row_menu(self) -> QMenu:
        """A menu of what can be done with the row and the column that have the focus, and with all."""
        return self._menu(self._row_actions, self._column_actions, self._sorting())

    def _sorting(self) -> Sequence[QAction]:
        return [self._sort_action]

    def _show_rows(self) -> None:
        super()._show_rows()
        ids = [one.id for one in self._block.hypotheses]
        keep(self._names, ids, self._make_name)
        keep(self._counts, ids, lambda _: label())
        pairs = {_pair(row.id, one): (row.id, one) for row in self._block.rows for one in ids}
        keep(self._ratings, list(pairs), lambda key: self._make_rating(*pairs[key]))
        self._show_hypotheses()
        for number, row in enumerate(self._block.rows, 1):
            for one, rating in zip(self._block.hypotheses, tables.ratings(self._block, row), strict=True):
                name = f"Evidence {number} with {one.name or 'a hypothesis without a name'}"
                self._ratings[_pair(row.id, one.id)].show_rating(rating, name)
        settled = alternatives.ordered(self._block) is self._block
        self._sort_button.setVisible(not settled and not self.property("readOnly"))

    def _show_hypotheses(self) -> None:
        against, rated = alternatives.inconsistencies(self._block), alternatives.rated(self._block)
        for number, one in enumerate(self._block.hypotheses):
            self._names[one.id].show_text(one.name)
            self._names[one.id].setAccessibleName(f"Hypothesis {number + 1}")
            self._counts[one.id].setFont(bold() if rated[number] else QFont())
            self._counts[one.id].setText(str(against[number]) if rated[number] else "not rated")
            said = f"{against[number]} inconsistencies" if rated[number] else "not rated"
            self._counts[one.id].setAccessibleName(f"{one.name or f'Hypothesis {number + 1}'}: {said}")

    def _make_name(self, hypothesis_id: str) -> PlainLine:
        name = PlainLine("Hypothesis", "Hypothesis", bold(), self)
        name.textEdited.connect(partial(self._name, hypothesis_id))
        return name

    def _make_rating(self, row_id: str, hypothesis_id: str) -> RatingBox:
        box = RatingBox(self)
        box.rated.connect(partial(self._rate, row_id, hypothesis_id))
        box.left_by.connect(partial(self._step, row_id, hypothesis_id))
        return box

    def _name_at(self, column: int) -> PlainLine:
        return self._names[self._block.hypotheses[column].id]

    def _row_cells(self, row_id: str) -> Sequence[QWidget]:
        return [self._ratings[_pair(row_id, one.id)] for one in self._block.hypotheses]

    def _fields(self, row_id: str) -> Sequence[QWidget]:
        return [self._cells[row_id, "content"], *self._row_cells(row_id)]

    def _columns(self) -> Hashable:
        return tuple(one.id for one in self._block.hypotheses)

    def _bands(self) -> tuple[list[Band], Sequence[int]]:
        if not self._block.rows and not self._block.hypotheses:
            self._corner.hide()
            self._foot.hide()
            return [], []
        ids = [one.id for one in self._block.hypotheses]
        bands = [
            Band([[None, *self._column_handles.values()]], bare=True),
            Band([[self._corner, *(self._names[one] for one in ids)]], header=True),
        ]
        for row in self._block.rows:
            bands.append(Band([self._fields(row.id)], self._handles[row.id]))
        bands.append(Band([[self._foot, *(self._counts[one] for one in ids)]]))
        return bands, [5, *[3] * len(ids)]

    def _tab_stops(self) -> list[QWidget]:
        caption, *others = super()._tab_stops()
        names = [self._names[one.id] for one in self._block.hypotheses]
        return [caption, *names, *others, self._add_hypothesis_button, self._sort_button]

    def _cell_names(self) -> Mapping[SlotKey, str]:
        return {(row.id, "content"): f"Evidence {number}" for number, row in enumerate(self._block.rows, 1)}

    def _enter(self, focused: QWidget) -> None:
        super()._enter(focused)
        for column, one in enumerate(self._block.hypotheses):
            if self._names[one.id] is focused:
                self._column = column

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        super()._follow_focus(before, now)
        elsewhere = now is not None and now.window() is self.window() and not self._sheet.isAncestorOf(now)
        if self._unsettled and elsewhere and self.isVisible():
            self.sort()

    def _rate(self, row_id: str, hypothesis_id: str, rating: Consistency | None) -> None:
        self._unsettled = True
        changed = alternatives.set_rating(self._block, row_id, hypothesis_id, rating)
        self._request(changed, (self._block.id, row_id, hypothesis_id), "Rate evidence")

    def _name(self, hypothesis_id: str, name: str) -> None:
        changed = alternatives.name_hypothesis(self._block, hypothesis_id, name)
        self._request(changed, (self._block.id, "hypothesis", hypothesis_id))

    def _step(self, row_id: str, hypothesis_id: str, columns: int, rows: int) -> None:
        """Go on from a rating to its neighbour: left of the first one stands the evidence."""
        row = tables.row_index(self._block, row_id) + rows
        column = self._columns_of(hypothesis_id) + columns
        if 0 <= row < len(self._block.rows) and -1 <= column < len(self._block.hypotheses):
            fields = self._fields(self._block.rows[row].id)
            fields[column + 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _columns_of(self, hypothesis_id: str) -> int:
        return [one.id for one in self._block.hypotheses].index(hypothesis_id)


def _pair(row_id: str, hypothesis_id: str) -> str:
    return f"{row_id}\n{hypothesis_id}"
