"""The editor of scenarios."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefwright.domain import tables
from briefwright.domain.blocks import ScenarioSet
from briefwright.domain.probabilities import share_out
from briefwright.domain.slots import SlotKey
from briefwright.gui.structured.controls import LineEdit, remark
from briefwright.gui.structured.rows import RowsEditor
from briefwright.gui.structured.scenario_row import ScenarioRow
from briefwright.gui.structured.scenario_sum import ScenarioSum, adds_up
from briefwright.gui.structured.sheet import GAP, GUTTER, Band
from briefwright.gui.surroundings import Surroundings

_TEXTS = {
    "description": "Description of scenario",
    "drivers": "Drivers of scenario",
    "assumptions": "Assumptions of scenario",
    "indicators": "Indicators of scenario",
}
_LABELS = {
    "kind": "Change kind of scenario",
    "probability": "Change probability",
    "watched": "Change what is watched for",
}
_TYPED = ("name", "probability")
"""Fields in which one change goes on from the one before."""


class ScenarioEditor(RowsEditor[ScenarioSet]):
    """Scenarios within a horizon, what each rests on, and what their probabilities add up to."""

    kind_words = "Scenarios"
    row_word = "scenario"
    prompts: ClassVar = {
        "description": "How it unfolds",
        "drivers": "What drives it",
        "assumptions": "What it takes for granted",
        "indicators": "What would show it",
    }

    def __init__(self, block: ScenarioSet, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(block, surroundings, parent)
        self._rows: dict[str, ScenarioRow] = {}
        self._typed: list[str] = []
        self._horizon = LineEdit("Horizon", "horizon not stated", self)
        self._horizon.hug()
        self._horizon.textEdited.connect(self._set_horizon)
        self._title.addWidget(remark("within"))
        self._title.addWidget(self._horizon)
        self._footer.addStretch(1)
        self._sum = ScenarioSum(self)
        self._sum.exclusive_chosen.connect(self._set_exclusive)
        self._sum.shared.connect(self._share_out)
        self._sum.scenario_wanted.connect(lambda row: self._rows[row].probability.setFocus())
        place = QVBoxLayout()
        place.setContentsMargins(0, 0, GAP + GUTTER, 0)
        place.addWidget(self._sum)
        self._body.addLayout(place)
        self.show_block(block)

    def add_row(self, index: int) -> None:
        """Ask for an empty scenario before the one at `index` and put the focus there."""
        changed = tables.add_scenario(self._block, index, self._surroundings.new_id)
        self._request(changed, label="Add scenario")
        self.focus_row(index)

    def _show_rows(self) -> None:
        for gone in self._rows.keys() - {scenario.id for scenario in self._block.rows}:
            self._rows.pop(gone).drop()
        for index, scenario in enumerate(self._block.rows):
            if scenario.id not in self._rows:
                self._rows[scenario.id] = self._make_row(scenario.id)
            self._rows[scenario.id].show_scenario(index, scenario)
        self._horizon.show_text(self._block.horizon)
        self._sum.setVisible(bool(self._block.rows))
        self._sum.show_sum(self._block, None if adds_up(self._block) else self._shared())

    def _make_row(self, scenario_id: str) -> ScenarioRow:
        cells = [self._cells[scenario_id, field] for field in _TEXTS]
        row = ScenarioRow(cells, self._surroundings, self)
        row.name.textEdited.connect(partial(self._set, scenario_id, "name"))
        row.kind.chosen.connect(partial(self._set, scenario_id, "kind"))
        row.probability.percent_changed.connect(partial(self._set, scenario_id, "probability"))
        row.watched.changed.connect(partial(self._set, scenario_id, "watched"))
        row.watched.made.connect(self.indicator_made)
        row.watched.facts_wanted.connect(self.facts_wanted)
        return row

    def _fields(self, row_id: str) -> Sequence[QWidget]:
        return self._rows[row_id].stops()

    def _bands(self) -> tuple[list[Band], Sequence[int]]:
        rows = [(row.id, self._rows[row.id]) for row in self._block.rows]
        return [Band(row.lines(), self._handles[row_id]) for row_id, row in rows], (0, 1)

    def _tab_stops(self) -> list[QWidget]:
        caption, *others = super()._tab_stops()
        return [caption, self._horizon, *others, *self._sum.stops()]

    def _cell_names(self) -> Mapping[SlotKey, str]:
        return {
            (scenario.id, field): f"{words} {number}"
            for number, scenario in enumerate(self._block.rows, 1)
            for field, words in _TEXTS.items()
        }

    def _set_horizon(self, horizon: str) -> None:
        changed = self._block.model_copy(update={"horizon": horizon})
        self._request(changed, (self._block.id, "horizon"))

    def _set_exclusive(self, exclusive: bool) -> None:
        self._request(self._block.model_copy(update={"exclusive": exclusive}))

    def _set(self, scenario_id: str, field: str, value: object) -> None:
        if field == "probability":
            self._typed = [*(one for one in self._typed if one != scenario_id), scenario_id]
        scenario = self._block.rows[tables.row_index(self._block, scenario_id)]
        changed = tables.set_scenario(self._block, scenario.model_copy(update={field: value}))
        merge_key = (self._block.id, scenario_id, field) if field in _TYPED else None
        self._request(changed, merge_key, _LABELS.get(field, ""))
        if tables.total(self._block) == 100:
            self._typed = []

    def _shared(self) -> ScenarioSet | None:
        """The set with the rest shared out: what was typed since it last added up is kept where that
        can be, else what was typed last, else nothing."""
        tries = (self._typed, self._typed[-1:], ())
        return next((found for kept in tries if (found := share_out(self._block, kept))), None)

    def _share_out(self) -> None:
        shared = self._shared()
        if shared is not None:
            self._typed = []
            self._request(shared, label="Share out the rest")
