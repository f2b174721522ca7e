"""Finds the editor for a block."""

from typing import Any

from PySide6.QtWidgets import QWidget

from briefwright.domain.blocks import (
    Alternatives,
    Judgement,
    Picture,
    PositionTable,
    RiskRegister,
    ScenarioSet,
    SourceList,
    SourceSummary,
    Structured,
    Table,
    TalkingPoints,
    Timeline,
)
from briefwright.gui.structured.alternatives import AlternativesEditor
from briefwright.gui.structured.editor import StructuredEditor
from briefwright.gui.structured.judgement import JudgementEditor
from briefwright.gui.structured.picture import PictureEditor
from briefwright.gui.structured.positions import PositionEditor
from briefwright.gui.structured.risks import RiskEditor
from briefwright.gui.structured.scenarios import ScenarioEditor
from briefwright.gui.structured.source_summary import SourceSummaryEditor
from briefwright.gui.structured.sources import SourceListEditor
from briefwright.gui.structured.table import TableEditor
from briefwright.gui.structured.talking import TalkingEditor
from briefwright.gui.structured.timeline import TimelineEditor
from briefwright.gui.surroundings import Surroundings

_EDITORS: dict[type[Structured], type[StructuredEditor[Any]]] = {
    Table: TableEditor,
    PositionTable: PositionEditor,
    RiskRegister: RiskEditor,
    ScenarioSet: ScenarioEditor,
    SourceList: SourceListEditor,
    Judgement: JudgementEditor,
    Alternatives: AlternativesEditor,
    Timeline: TimelineEditor,
    TalkingPoints: TalkingEditor,
    Picture: PictureEditor,
    SourceSummary: SourceSummaryEditor,
}


def editor_for(
    block: Structured, surroundings: Surroundings, parent: QWidget | None = None
) -> StructuredEditor[Any]:
    """An editor that shows the block and hands what it asks of the window on to the surroundings."""
    editor = _EDITORS[type(block)](block, surroundings, parent)
    requests = surroundings.requests
    editor.ledger_wanted.connect(requests.open_ledger)
    editor.facts_wanted.connect(requests.show_facts)
    editor.indicator_made.connect(requests.watch)
    editor.told.connect(requests.tell)
    editor.failed.connect(requests.fail)
    return editor
