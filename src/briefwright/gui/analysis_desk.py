"""The analysis in the window: the live checks, the ledger and the timeline, the scale of likelihood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefwright.domain import edits, scaling, trace
from briefwright.domain.blocks import PositionTable, Timeline
from briefwright.domain.brief import Brief, blocks
from briefwright.domain.facts import Fact
from briefwright.domain.indicators import Indicator
from briefwright.editing.analysis import Analysis
from briefwright.editing.ports import Desk
from briefwright.gui.brief.inserting import insert_below
from briefwright.gui.brief.pane import BriefPane
from briefwright.gui.brief.places import place_of_caret, words_at
from briefwright.gui.checks.check_desk import CheckDesk
from briefwright.gui.checks.live import LiveAnalysis
from briefwright.gui.checks.panel import ChecksPanel
from briefwright.gui.known_names import KnownNames
from briefwright.gui.scale_dialog import ScaleDialog
from briefwright.gui.tasks import TaskRunner
from briefwright.gui.views import Views

if TYPE_CHECKING:
    from briefwright.gui.ledger.view import LedgerView
    from briefwright.gui.timeline.view import TimelineView


class AnalysisDesk(QObject):
    """Keeps what is known of the open brief up to date and shows it. `arrived` carries the Analysis.

    `fact_wanted` carries the id of a fact to be shown, `insert_wanted` of one to be put into the text,
    `edit_wanted` kind and id of a record, `position_wanted` actor and topic of a new position,
    `sentence_traced` what a sentence rests on (Below) and its words.
    """

    arrived = Signal(object)
    fact_wanted = Signal(str)
    insert_wanted = Signal(str)
    edit_wanted = Signal(str, str)
    position_wanted = Signal(str, str)
    sentence_traced = Signal(object, str)

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        live: LiveAnalysis,
        pane: BriefPane,
        names: KnownNames,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._runner = runner
        self._live = live
        self._pane = pane
        self._names = names
        self._window = window
        self._seen: tuple[object, ...] = ()
        self._ledger: LedgerView | None = None
        self._timeline: TimelineView | None = None
        self.panel = ChecksPanel(editable=not desk.read_only)
        self.checks = CheckDesk(self.panel, pane, window)
        self.views = Views(pane, {"ledger": self._make_ledger, "timeline": self._make_timeline})
        live.arrived.connect(self._take)
        live.failed.connect(lambda sentence: pane.notice.tell(sentence, "error"))
        pane.settled.connect(self.look)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands of the analysis do."""
        return {
            **self.checks.handlers(),
            "edit.scale": self._ask_scale,
            "trace.sentence": self._trace_sentence,
            "view.ledger": lambda: self._show("ledger"),
            "view.timeline": lambda: self._show("timeline"),
        }

    @property
    def latest(self) -> Analysis | None:
        """What is known of the brief."""
        return self._live.latest

    def look(self) -> None:
        """Analyse the brief as it now stands."""
        self._live.analyse(self._pane.brief, self._names.actors)

    def show_cell(self, actor: str, topic: str) -> None:
        """Show the ledger at what an actor holds on a topic."""
        self.views.show_view("ledger")
        if self._ledger is not None:
            self._ledger.show_cell(actor, topic)

    def refresh(self) -> None:
        """Records changed: read anew what the views show."""
        for view in (self._ledger, self._timeline):
            if view is not None:
                view.refresh()

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        self.panel.recolour()
        for view in (self._ledger, self._timeline):
            if view is not None:
                view.recolour()

    def watch(self, indicator: Indicator) -> None:
        """Take the facts that meet a new indicator now as known, so that only later ones are told."""
        self._runner.run(
            "analysis",
            lambda: self._desk.analysis.facts_due(indicator),
            lambda facts: self._mark_seen(indicator, facts),
            lambda error: self._pane.notice.tell(error.message, "error"),
        )

    def _mark_seen(self, indicator: Indicator, facts: Sequence[Fact]) -> None:
        if facts:
            ids = [fact.id for fact in facts]
            self._pane.perform("Watch", lambda brief: edits.mark_reviewed(brief, indicator.id, ids))

    def _take(self, analysis: Analysis | None) -> None:
        self.panel.show_analysis(analysis)
        seen = _views_of(analysis)
        if seen != self._seen:
            self._seen = seen
            self._pane.show_views()
        self.arrived.emit(analysis)

    def _show(self, name: str) -> None:
        if self.views.shown == name:
            self._pane.focus_text()
        else:
            self.views.show_view(name).setFocus()

    def _make_ledger(self) -> QWidget:
        # Loaded only now: few sessions begin with it.
        from briefwright.gui.ledger.view import LedgerView  # noqa: PLC0415

        self._ledger = view = LedgerView(self._desk, self._runner, self.views)
        view.fact_wanted.connect(self.fact_wanted)
        view.insert_wanted.connect(self.insert_wanted)
        view.edit_wanted.connect(self.edit_wanted)
        view.new_wanted.connect(self.position_wanted)
        view.failed.connect(lambda sentence: self._pane.notice.tell(sentence, "error"))
        view.refresh()
        return view

    def _make_timeline(self) -> QWidget:
        from briefwright.gui.timeline.view import TimelineView  # noqa: PLC0415

        self._timeline = view = TimelineView(self._desk, self._runner, self.views)
        view.fact_wanted.connect(self.fact_wanted)
        view.insert_wanted.connect(self.insert_wanted)
        view.block_wanted.connect(self._put_block)
        view.told.connect(lambda sentence: self._pane.notice.tell(sentence, "good"))
        view.failed.connect(lambda sentence: self._pane.notice.tell(sentence, "error"))
        view.narrow(**_subject(self._pane.brief))
        return view

    def _put_block(self, block: Timeline) -> None:
        self._pane.come_forward()
        if self._pane.page is not None and not self._desk.read_only:
            insert_below(self._pane.page, block)

    def _trace_sentence(self) -> None:
        page, latest = self._pane.page, self._live.latest
        found = place_of_caret(page) if page is not None else None
        if page is None or latest is None or found is None:
            return
        brief, (place, at) = page.document.brief, found
        span = trace.sentence_at(brief, place, at)
        if span is not None:
            below = trace.below(brief, place, span, latest.material.facts, latest.material.sources)
            self.sentence_traced.emit(below, words_at(brief, place)[slice(*span)])

    def _ask_scale(self) -> None:
        brief = self._pane.brief
        if brief is None or self._desk.read_only:
            return
        dialog = ScaleDialog(brief, self._desk.yardstick.scales, self._window)
        dialog.wanted.connect(self._switch_scale)
        dialog.open()

    def _switch_scale(self, scale: str, choices: Mapping[str, str]) -> None:
        scales = self._desk.yardstick.scales
        self._pane.perform(
            "Change likelihood scale", lambda brief: scaling.switch(brief, scales, scale, choices)
        )


def _views_of(analysis: Analysis | None) -> tuple[object, ...]:
    """What structured blocks show that does not stand in them."""
    if analysis is None:
        return ()
    material = analysis.material
    shown = [(fact.id, fact.revision) for fact in (*material.on_record, *material.facts.values())]
    due = {indicator: [fact.id for fact in facts] for indicator, facts in analysis.due.items()}
    return shown, due, material.scale, analysis.summed_up


def _subject(brief: Brief | None) -> dict[str, tuple[str, ...]]:
    """What a timeline is to show at first: what the brief's own shows, else the topics of its positions."""
    shown = [block for _, block in blocks(brief)] if brief else []
    for block in shown:
        if isinstance(block, Timeline) and (block.actors or block.topics):
            return {"actors": block.actors, "topics": block.topics}
    tables = [block for block in shown if isinstance(block, PositionTable)]
    return {"topics": tables[0].topics} if tables else {}
