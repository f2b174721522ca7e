"""The editor of a judgement."""

from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from typing import ClassVar, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from briefwright.domain.blocks import Confidence, Judgement
from briefwright.domain.facts import Fact
from briefwright.domain.indicators import Indicator
from briefwright.domain.scales import LikelihoodScale
from briefwright.domain.scaling import find_scale
from briefwright.domain.slots import SlotKey
from briefwright.gui.fonts import reading_font
from briefwright.gui.structured.controls import bold, label
from briefwright.gui.structured.editor import StructuredEditor
from briefwright.gui.structured.fields import Choice, ChoiceBox
from briefwright.gui.structured.indicators import IndicatorList
from briefwright.gui.structured.likelihood import LikelihoodBar, LikelihoodBox
from briefwright.gui.structured.sheet import GAP, GUTTER, Band, Sheet
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text.cell import CellEdit
from briefwright.gui.theme import tints

_CONFIDENCE = [Choice(""), *(Choice(word) for word in get_args(Confidence))]
_PAIRS = (("supporting", "contrary"), ("assumptions", "indicators"))
_HEADINGS = {
    "supporting": "Supporting facts",
    "contrary": "Contrary facts",
    "assumptions": "Assumptions",
    "indicators": "Indicators",
}
_NAMES = {
    "statement": "Judgement",
    "reason": "Reason for the confidence",
    "supporting": "Facts that support the judgement",
    "contrary": "Facts that speak against the judgement",
    "assumptions": "Assumptions of the judgement",
    "indicators": "What would change the judgement",
}


class JudgementEditor(StructuredEditor[Judgement]):
    """What is concluded; how likely it is and, apart from that, how sure the analyst is; and why."""

    kind_words = "Judgement"
    has_caption = False
    evidence = frozenset({"supporting", "contrary"})
    prompts: ClassVar = {
        "statement": "What you conclude",
        "reason": "Why this confidence",
        "supporting": "Facts that support it, with @",
        "contrary": "Facts that speak against it",
        "assumptions": "What it takes for granted",
        "indicators": "What would change it",
    }

    def __init__(self, block: Judgement, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(block, surroundings, parent)
        self._due = QLabel(self)
        self._due.setFont(bold())
        self._title.addStretch(1)
        self._title.addWidget(self._due)
        self._likelihood = LikelihoodBox(self)
        self._likelihood.chosen.connect(partial(self._set, "likelihood"))
        self._bar = LikelihoodBar(self)
        self._bar.pressed.connect(self._open_likelihood)
        self._confidence = ChoiceBox("Confidence", "not stated", "not a known word", self)
        self._confidence.chosen.connect(lambda word: self._set("confidence", word or None))
        self._labels = {field: label(words, quiet=True) for field, words in _HEADINGS.items()}
        self._watched = IndicatorList(surroundings, self)
        self._watched.changed.connect(partial(self._set, "watched"))
        self._watched.made.connect(self.indicator_made)
        self._watched.facts_wanted.connect(self.facts_wanted)
        self._sheets = [Sheet(self) for _ in range(3)]
        self._show_cells()
        self._lay_out()
        self.show_block(block)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._follow_focus)

    def _lay_out(self) -> None:
        statement, ratings, grounds = self._sheets
        statement.lay([Band([[self._field("statement")]], bare=True)], [1])
        likelihood = [label("Likelihood", strong=True), self._likelihood, self._bar]
        confidence = [label("Confidence", strong=True), self._confidence, self._field("reason")]
        ratings.lay([Band([likelihood], bare=True), Band([confidence])], (0, 3, 7))
        bands = [
            Band([[self._labels[one] for one in pair], [self._field(one) for one in pair]]) for pair in _PAIRS
        ]
        grounds.lay([Band(bands[0].lines, bare=True), bands[1]], (1, 1))
        for sheet in self._sheets:
            sheet.setContentsMargins(0, 0, GAP, 0)
            self._body.addWidget(sheet)
        self._watched.setContentsMargins(0, 0, GAP + GUTTER, 0)
        self._body.addWidget(self._watched)
        fields = [self._field(one) for pair in _PAIRS for one in pair]
        stops = [self._field("statement"), self._likelihood, self._confidence, self._field("reason"), *fields]
        for before, after in pairwise([*stops, *self._watched.stops()]):
            QWidget.setTabOrder(before, after)

    def _add_cell(self, key: SlotKey) -> CellEdit:
        cell = super()._add_cell(key)
        if key == ("statement",):
            cell.setFont(reading_font(14))
        return cell

    def _field(self, name: str) -> CellEdit:
        return self._cells[name,]

    def _show_rest(self) -> None:
        scale = self._scale()
        self._likelihood.show_likelihood(self._block.likelihood, scale)
        self._bar.show_band(self._block.likelihood, scale)
        self._confidence.show_value(self._block.confidence or "", _CONFIDENCE)
        self._watched.show_indicators(self._block.watched)
        for pair in _PAIRS:
            for field in pair:
                self._labels[field].setVisible(any(getattr(self._block, one) for one in pair))
        self._show_due()

    def _show_due(self) -> None:
        facts = self._new_facts()
        self._due.setVisible(bool(facts))
        self._due.setText(f"Due for review: {len(facts)} new {'fact' if len(facts) == 1 else 'facts'}")
        self._due.setToolTip("\n".join(f"• {fact.statement}" for fact in facts))
        self.setAccessibleDescription(self._due.text() if facts else "")
        colours = QPalette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(tints().warning))
        self._due.setPalette(colours)

    def _new_facts(self) -> list[Fact]:
        found = {fact.id: fact for one in self._block.watched for fact in self._watched.due(one)}
        return list(found.values())

    def _scale(self) -> LikelihoodScale | None:
        return find_scale(self._surroundings.scales, self._surroundings.scale())

    def _cell_names(self) -> Mapping[SlotKey, str]:
        return {(field,): words for field, words in _NAMES.items()}

    def _open_likelihood(self) -> None:
        if self._likelihood.isEnabled():
            self._likelihood.setFocus(Qt.FocusReason.MouseFocusReason)
            self._likelihood.showPopup()

    def _follow_focus(self) -> None:
        for sheet in self._sheets:
            sheet.update()

    def _set(self, field: str, value: str | tuple[Indicator, ...] | None) -> None:
        label = f"Change {'what is watched for' if field == 'watched' else field}"
        self._request(self._block.model_copy(update={field: value}), label=label)
