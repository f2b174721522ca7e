"""The editor of a risk register."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from typing import ClassVar, Literal

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefwright.domain import tables
from briefwright.domain.blocks import Risk, RiskRegister
from briefwright.domain.scales import RiskScale
from briefwright.domain.slots import SlotKey
from briefwright.gui.structured.controls import label, remark
from briefwright.gui.structured.risk_ink import Look
from briefwright.gui.structured.risk_matrix import RiskMatrix
from briefwright.gui.structured.risk_row import IMPACT, KEEPER, LIKELIHOOD, RiskRow
from briefwright.gui.structured.rows import RowsEditor
from briefwright.gui.structured.sheet import GAP, GUTTER, Band
from briefwright.gui.surroundings import Surroundings

_HEADINGS = ("Risk", LIKELIHOOD, IMPACT, KEEPER)
_SHARES, _NARROW_SHARES = (0, 44, 15, 17, 24), (0, 7, 3)
_NARROW = 560
"""Pixels below which likelihood, impact and owner stand below each other."""

_TEXTS = {"description": "Risk", "evidence": "Facts about risk", "mitigation": "Mitigation of risk"}
_Field = Literal["likelihood", "impact", "owner", "horizon"]


class RiskEditor(RowsEditor[RiskRegister]):
    """Risks with the words of their scale, and its matrix below. A word that the scale does not have
    stays, marked."""

    kind_words = "Risk register"
    row_word = "risk"
    evidence = frozenset({"evidence"})
    prompts: ClassVar = {
        "description": "What may happen",
        "evidence": "Facts that speak of it",
        "mitigation": "What is done about it",
    }

    def __init__(
        self, block: RiskRegister, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(block, surroundings, parent)
        self._rows: dict[str, RiskRow] = {}
        self._narrow = False
        self._pointed = ""
        self._headings = [label(words, strong=True) for words in _HEADINGS]
        self._scale_name = remark()
        self._footer.addStretch(1)
        self._footer.addWidget(self._scale_name)
        self._matrix = RiskMatrix(self)
        self._matrix.rated.connect(self._rate)
        self._matrix.chosen.connect(self._choose)
        self._matrix.pointed.connect(self._point)
        self._matrix.opened.connect(self._open)
        place = QVBoxLayout()
        place.setContentsMargins(0, 6, GAP + GUTTER, 0)
        place.addWidget(self._matrix)
        self._body.addLayout(place)
        self.show_block(block)

    def add_row(self, index: int) -> None:
        """Ask for an empty risk before the one at `index` and put the focus there."""
        changed = tables.add_risk(self._block, index, self._surroundings.new_id)
        self._request(changed, label="Add risk")
        super().focus_row(index)

    def focus_row(self, index: int) -> None:
        """Put the focus into the row at `index`; while it is in the matrix, it only follows there."""
        if self._matrix.hasFocus() and self._block.rows:
            risk = self._block.rows[min(index, len(self._block.rows) - 1)]
            self._matrix.choose(risk.id)
            self._choose(risk.id)
        else:
            super().focus_row(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack what does not fit side by side."""
        super().resizeEvent(event)
        if (self.width() < _NARROW) != self._narrow:
            self._narrow = not self._narrow
            self._show_rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Point out in the matrix the risk whose row the mouse is in."""
        if event.type() == QEvent.Type.Enter:
            self._point(str(watched.property("risk")))
        elif event.type() == QEvent.Type.Leave:
            self._point("")
        return super().eventFilter(watched, event)

    def _show_rows(self) -> None:
        scale = self._scale()
        self._scale_name.setText(scale.name if scale else f"scale {self._block.scale} is not known")
        for gone in self._rows.keys() - {risk.id for risk in self._block.rows}:
            self._rows.pop(gone).drop()
        for number, risk in enumerate(self._block.rows, 1):
            if risk.id not in self._rows:
                self._rows[risk.id] = self._make_row(risk.id)
            self._rows[risk.id].show_risk(number, risk, scale)
        self._matrix.setVisible(bool(scale and self._block.rows))
        if scale is not None:
            self._matrix.show_risks(self._block.rows, scale)
        self._mark()

    def _make_row(self, risk_id: str) -> RiskRow:
        row = RiskRow([self._cells[risk_id, field] for field in _TEXTS], self)
        row.likelihood.chosen.connect(partial(self._set, risk_id, "likelihood"))
        row.impact.chosen.connect(partial(self._set, risk_id, "impact"))
        row.owner.textEdited.connect(partial(self._set, risk_id, "owner"))
        row.horizon.textEdited.connect(partial(self._set, risk_id, "horizon"))
        for field in (row.number, *row.stops()):
            field.setProperty("risk", risk_id)
            field.installEventFilter(self)
        return row

    def _scale(self) -> RiskScale | None:
        known = {scale.id: scale for scale in self._surroundings.risk_scales}
        return known.get(self._block.scale)

    def _fields(self, row_id: str) -> Sequence[QWidget]:
        return self._rows[row_id].stops()

    def _columns(self) -> Hashable:
        return self._narrow

    def _bands(self) -> tuple[list[Band], Sequence[int]]:
        first, *others = self._headings
        for heading in others:
            heading.hide()
        bands = [Band([[None, first, *(() if self._narrow else others)]], header=True)]
        for risk_id, row in self._rows_in_order():
            bands.append(Band([row.columns(self._narrow)], self._handles[risk_id]))
        return bands, _NARROW_SHARES if self._narrow else _SHARES

    def _rows_in_order(self) -> list[tuple[str, RiskRow]]:
        return [(risk.id, self._rows[risk.id]) for risk in self._block.rows]

    def _tab_stops(self) -> list[QWidget]:
        return [*super()._tab_stops(), self._matrix]

    def _cell_names(self) -> Mapping[SlotKey, str]:
        return {
            (risk.id, field): f"{words} {number}"
            for number, risk in enumerate(self._block.rows, 1)
            for field, words in _TEXTS.items()
        }

    def _enter(self, focused: QWidget) -> None:
        super()._enter(focused)
        if focused is self._matrix:
            self._row = self._matrix.current
        self._matrix.choose(self._row)

    def _choose(self, risk_id: str) -> None:
        self._row = risk_id
        self._mark()

    def _point(self, risk_id: str) -> None:
        self._pointed = risk_id
        self._matrix.point(risk_id)
        self._mark()

    def _open(self, risk_id: str) -> None:
        super().focus_row(tables.row_index(self._block, risk_id))

    def _wake(self, awake: bool) -> None:
        super()._wake(awake)
        self._mark()

    def _mark(self) -> None:
        """Show at each number whether it is the one at hand."""
        at_hand = self._row if self._has_focus() else ""
        for risk_id, row in self._rows.items():
            row.number.show_look(Look(risk_id == at_hand, risk_id == self._pointed))
        self._matrix.mark(at_hand == self._matrix.current)

    def _rate(self, risk: Risk) -> None:
        self._request(tables.set_risk(self._block, risk), label="Move risk")

    def _set(self, risk_id: str, field: _Field, value: str) -> None:
        risk = self._block.rows[tables.row_index(self._block, risk_id)]
        typed = field in ("owner", "horizon")
        self._request(
            tables.set_risk(self._block, risk.model_copy(update={field: value})),
            (self._block.id, risk_id, field) if typed else None,
            "" if typed else "Rate risk",
        )
