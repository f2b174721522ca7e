"""The editor of scenarios."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar, get_args

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from briefwright.domain import tables
from briefwright.domain.blocks import ScenarioKind, ScenarioSet, SlotKey
from briefwright.gui.structured.controls import LineEdit, bold, label, remark
from briefwright.gui.structured.fields import Choice, ChoiceBox, PercentBox
from briefwright.gui.structured.rows import RowsEditor, keep
from briefwright.gui.structured.sheet import Band
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.theme import tints

_KINDS = [Choice(kind) for kind in get_args(ScenarioKind)]


def total_words(outlook: ScenarioSet) -> str:
    """What the probabilities add up to, said plainly."""
    total = tables.total(outlook)
    if total is None:
        return "No probabilities stated." if outlook.rows else ""
    words = f"Adds up to {total} %"
    if total < 100:
        return f"{words}: {100 - total} % are missing"
    return f"{words}: {total - 100} % too many" if total > 100 else words


class _Traits(QWidget):
    """Kind and probability of a scenario, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ChoiceBox("Kind of scenario", "other", "not a known kind", self)
        self.probability = PercentBox("Probability in per cent", "no %", self)
        self.probability.setFixedWidth(64)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.kind, 1)
        layout.addWidget(self.probability)


class ScenarioEditor(RowsEditor[ScenarioSet]):
    """Scenarios within a horizon, and what their probabilities add up to."""

    kind_words = "Scenarios"
    row_word = "scenario"
    prompts: ClassVar = {"description": "How it unfolds", "indicators": "What would show it"}

    def __init__(self, block: ScenarioSet, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(block, surroundings, parent)
        self._names: dict[str, LineEdit] = {}
        self._traits: dict[str, _Traits] = {}
        self._headings = [label("Scenario", strong=True), label("Indicators", strong=True)]
        self._horizon = LineEdit("Horizon", "horizon not stated", self)
        self._horizon.hug()
        self._horizon.textEdited.connect(self._set_horizon)
        self._title.addWidget(remark("within"))
        self._title.addWidget(self._horizon)
        self._total = QLabel(self)
        self._total.setForegroundRole(QPalette.ColorRole.WindowText)
        self._footer.addStretch(1)
        self._footer.addWidget(self._total)
        self.show_block(block)

    def add_row(self, index: int) -> None:
        """Ask for an empty scenario before the one at `index` and put the focus there."""
        self._request(tables.add_scenario(self._block, index, self._surroundings.new_id))
        self.focus_row(index)

    def _show_rows(self) -> None:
        ids = [scenario.id for scenario in self._block.rows]
        keep(self._names, ids, self._make_name)
        keep(self._traits, ids, self._make_traits)
        for scenario in self._block.rows:
            self._names[scenario.id].show_text(scenario.name)
            traits = self._traits[scenario.id]
            traits.kind.show_value(scenario.kind, _KINDS)
            traits.probability.show_percent(scenario.probability)
        self._horizon.show_text(self._block.horizon)
        self._show_total()

    def _show_total(self) -> None:
        self._total.setText(total_words(self._block))
        good = tables.total(self._block) in (None, 100)
        colours = QPalette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(tints().hint if good else tints().warning))
        self._total.setPalette(colours)

    def _make_name(self, scenario_id: str) -> LineEdit:
        name = LineEdit("Name of scenario", "Name of the scenario", self)
        name.setFont(bold())
        name.textEdited.connect(partial(self._set, scenario_id, "name"))
        return name

    def _make_traits(self, scenario_id: str) -> _Traits:
        traits = _Traits(self)
        traits.kind.chosen.connect(partial(self._set, scenario_id, "kind"))
        traits.probability.percent_changed.connect(partial(self._set, scenario_id, "probability"))
        return traits

    def _fields(self, row_id: str) -> Sequence[QWidget]:
        traits = self._traits[row_id]
        cells = [self._cells[row_id, field] for field in ("description", "indicators")]
        return [self._names[row_id], traits.kind, traits.probability, *cells]

    def _bands(self) -> tuple[list[Band], Sequence[int]]:
        bands = [Band([self._headings], header=True)]
        for scenario in self._block.rows:
            head = [self._names[scenario.id], self._traits[scenario.id]]
            text = [self._cells[scenario.id, field] for field in ("description", "indicators")]
            bands.append(Band([head, text], self._handles[scenario.id]))
        return bands, (5, 3)

    def _tab_stops(self) -> list[QWidget]:
        caption, *others = super()._tab_stops()
        return [caption, self._horizon, *others]

    def _cell_names(self) -> Mapping[SlotKey, str]:
        return {
            (scenario.id, field): f"{words} of scenario {number}"
            for number, scenario in enumerate(self._block.rows, 1)
            for field, words in (("description", "Description"), ("indicators", "Indicators"))
        }

    def _set_horizon(self, horizon: str) -> None:
        changed = self._block.model_copy(update={"horizon": horizon})
        self._request(changed, (self._block.id, "horizon"))

    def _set(self, scenario_id: str, field: str, value: object) -> None:
        scenario = self._block.rows[tables.row_index(self._block, scenario_id)]
        changed = tables.set_scenario(self._block, scenario.model_copy(update={field: value}))
        self._request(changed, None if field == "kind" else (self._block.id, scenario_id, field))
