"""The editor of a risk register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Literal

from PySide6.QtWidgets import QLabel, QWidget

from briefwright.domain import tables
from briefwright.domain.blocks import Risk, RiskRegister, SlotKey
from briefwright.domain.scales import Level, RiskScale
from briefwright.gui.structured.controls import label, remark
from briefwright.gui.structured.editor import drop
from briefwright.gui.structured.fields import Choice, ChoiceBox
from briefwright.gui.structured.rows import RowsEditor
from briefwright.gui.structured.sheet import Band
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text.line import PlainLine

_HEADINGS = ("Risk, and what is done", "Likelihood", "Impact", "Owner")
_SHARES = (44, 15, 17, 24)
_STRANGE = "not on the scale"
_Field = Literal["likelihood", "impact", "owner"]


@dataclass(frozen=True)
class _Rating:
    likelihood: ChoiceBox
    impact: ChoiceBox
    owner: PlainLine


class RiskEditor(RowsEditor[RiskRegister]):
    """Risks with the words of their scale. A word that the scale does not have stays, marked."""

    kind_words = "Risk register"
    row_word = "risk"
    prompts: ClassVar = {"description": "What may happen", "mitigation": "What is done"}

    def __init__(
        self, block: RiskRegister, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(block, surroundings, parent)
        self._ratings: dict[str, _Rating] = {}
        self._remedies: dict[str, QLabel] = {}
        self._headings = [label(words, strong=True) for words in _HEADINGS]
        self._scale_name = remark()
        self._footer.addStretch(1)
        self._footer.addWidget(self._scale_name)
        self.show_block(block)

    def add_row(self, index: int) -> None:
        """Ask for an empty risk before the one at `index` and put the focus there."""
        self._request(tables.add_risk(self._block, index, self._surroundings.new_id))
        self.focus_row(index)

    def _show_rows(self) -> None:
        scale = self._scale()
        self._scale_name.setText(scale.name if scale else f"scale {self._block.scale} is not known")
        ids = {risk.id for risk in self._block.rows}
        for gone in self._ratings.keys() - ids:
            rating = self._ratings.pop(gone)
            for widget in (rating.likelihood, rating.impact, rating.owner, self._remedies.pop(gone)):
                drop(widget)
        for risk in self._block.rows:
            if risk.id not in self._ratings:
                self._ratings[risk.id] = self._make_rating(risk.id)
                self._remedies[risk.id] = label("Mitigation", quiet=True)
            rating = self._ratings[risk.id]
            rating.likelihood.show_value(risk.likelihood, _choices(scale.likelihood if scale else ()))
            rating.impact.show_value(risk.impact, _choices(scale.impact if scale else ()))
            rating.owner.show_text(risk.owner)

    def _make_rating(self, risk_id: str) -> _Rating:
        rating = _Rating(
            ChoiceBox("Likelihood", "not rated", _STRANGE, self),
            ChoiceBox("Impact", "not rated", _STRANGE, self),
            PlainLine("Owner", "nobody yet", parent=self),
        )
        rating.likelihood.chosen.connect(partial(self._set, risk_id, "likelihood"))
        rating.impact.chosen.connect(partial(self._set, risk_id, "impact"))
        rating.owner.textEdited.connect(partial(self._set, risk_id, "owner"))
        return rating

    def _scale(self) -> RiskScale | None:
        known = {scale.id: scale for scale in self._surroundings.risk_scales}
        return known.get(self._block.scale)

    def _fields(self, row_id: str) -> Sequence[QWidget]:
        rating = self._ratings[row_id]
        description, mitigation = self._cells[row_id, "description"], self._cells[row_id, "mitigation"]
        return [description, rating.likelihood, rating.impact, rating.owner, mitigation]

    def _bands(self) -> tuple[list[Band], Sequence[int]]:
        bands = [Band([self._headings], header=True)]
        for risk in self._block.rows:
            *rating, mitigation = self._fields(risk.id)
            bands.append(Band([rating, [self._remedies[risk.id]], [mitigation]], self._handles[risk.id]))
        return bands, _SHARES

    def _cell_names(self) -> Mapping[SlotKey, str]:
        return {
            (risk.id, field): f"{words} {number}"
            for number, risk in enumerate(self._block.rows, 1)
            for field, words in (("description", "Risk"), ("mitigation", "Mitigation of risk"))
        }

    def _set(self, risk_id: str, field: _Field, value: str) -> None:
        risk = self._block.rows[tables.row_index(self._block, risk_id)]
        changed: Risk = risk.model_copy(update={field: value})
        merge_key = (self._block.id, risk_id, field) if field == "owner" else None
        self._request(tables.set_risk(self._block, changed), merge_key)


def _choices(levels: Sequence[Level]) -> list[Choice]:
    return [Choice(""), *(Choice(level.term, level.band or level.meaning) for level in levels)]
