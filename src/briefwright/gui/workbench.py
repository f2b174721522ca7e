"""The workbench: one workspace with its panes, which it puts together and connects."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSplitter

from briefwright.domain.brief import Snippet, words
from briefwright.domain.facts import Fact
from briefwright.domain.indicators import Indicator
from briefwright.domain.material import fact_ids
from briefwright.domain.queries import Use
from briefwright.domain.records import KINDS, Record
from briefwright.domain.trace import Below
from briefwright.editing.ports import Desk
from briefwright.gui.analysis_desk import AnalysisDesk
from briefwright.gui.brief.page import BriefPage
from briefwright.gui.brief.pane import BriefPane
from briefwright.gui.checks.live import LiveAnalysis
from briefwright.gui.exports.export_desk import ExportDesk
from briefwright.gui.frame import Frame
from briefwright.gui.issue_desk import IssueDesk
from briefwright.gui.known_facts import KnownFacts
from briefwright.gui.known_names import KnownNames
from briefwright.gui.known_pictures import KnownPictures
from briefwright.gui.library.library import Library
from briefwright.gui.library.selection import Selected
from briefwright.gui.outside import Outside
from briefwright.gui.panes import Panes
from briefwright.gui.picture_desk import PictureDesk
from briefwright.gui.program import Program
from briefwright.gui.records.inspector import Inspector
from briefwright.gui.records.record_desk import RecordDesk
from briefwright.gui.reference_desk import ReferenceDesk
from briefwright.gui.shelf import Shelf
from briefwright.gui.suggestions import Suggestions
from briefwright.gui.surroundings import Requests, Surroundings
from briefwright.gui.tasks import TaskRunner
from briefwright.gui.text_desk import TextDesk

_FIRST_SIZES = (336, 800, 400, 304)
_SIDE_SIZES = (460, 340)
_LEAST = 220


class Workbench(QSplitter):
    """One workspace on the screen: library, brief and inspector, side by side in the frame."""

    def __init__(self, desk: Desk, program: Program, frame: Frame) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.desk = desk
        self._frame = frame
        self._program = program
        self.runner = TaskRunner(self)
        self._known = KnownFacts(desk.base)
        self._names = KnownNames(desk.base)
        self._live = LiveAnalysis(desk, self.runner, self)
        self._pictures = KnownPictures(desk.store, self.runner)
        self.surroundings = self._make_surroundings()
        keys = QKeySequence("Ctrl+Shift+F").toString(QKeySequence.SequenceFormat.NativeText)
        self.library = Library(desk, self.runner, self, new_fact_keys=keys)
        self.pane = BriefPane(desk, self.runner, self._known, self.surroundings)
        self.inspector = Inspector(desk, self.runner, self)
        self.records = RecordDesk(desk, self.runner, self)
        self.references = ReferenceDesk(self.pane, self.inspector, frame)
        self.text_desk = TextDesk(self.pane, self.records, self)
        self.pictures = PictureDesk(desk, self.runner, self.pane, self)
        self.analysis = AnalysisDesk(desk, self.runner, self._live, self.pane, self._names, self)
        self.shelf = Shelf(desk, self.runner, program, self.pane, frame)
        self.issuing = IssueDesk(desk, self.runner, self.pane, self._live, self.analysis.checks, self)
        self.exports = ExportDesk(desk, self.runner, program, self.pane, self)
        self.side = QSplitter(Qt.Orientation.Vertical)
        self._columns = (self.library, self.analysis.views, self.exports.preview, self.side)
        self.panes = self._make_panes()
        self._open = ""
        self._cited: frozenset[str] = frozenset()
        self.outside = Outside(desk.store, self.runner, self)
        self._arrange()
        self._connect()

    def run(self, command: str) -> None:
        """Carry out a command as its menu entry would."""
        self._frame.run(command)

    def insert_fact(self, fact_id: str) -> None:
        """Put a fact where the caret is."""
        fact = self._known.fact(fact_id)
        if fact is None:
            self.pane.notice.tell("This fact is no longer in the workspace.", "warning")
        else:
            self._put(lambda page: page.insert_fact(fact))

    def insert_snippet(self, snippet_id: str) -> None:
        """Put a copy of a snippet where the caret is."""
        snippet = self.desk.base.get(Snippet, snippet_id)
        if snippet is None:
            self.pane.notice.tell("This snippet is no longer in the workspace.", "warning")
        else:
            self._put(lambda page: page.insert_blocks(snippet.blocks))

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands do in this workspace."""
        return {
            **self.pane.handlers(),
            **self.pictures.handlers(),
            **self.shelf.handlers(),
            **self.text_desk.handlers(),
            **self.analysis.handlers(),
            **self.issuing.handlers(),
            **self.panes.handlers(),
            **self.exports.handlers(),
            "insert.fact": lambda: self._show_library("fact"),
            "insert.snippet": lambda: self._show_library("snippet"),
        }

    def begin(self) -> None:
        """Start work, once the frame holds the workbench: open the brief that was open last."""
        self.shelf.open_last()
        self._changed()
        self._tell_state()

    def tell(self, sentence: str) -> None:
        """Show a sentence about something that went wrong."""
        self.pane.notice.tell(sentence, "error")

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        self.pane.recolour()
        self.analysis.recolour()

    def shut(self) -> bool:
        """Save what is pending, remember how the panes looked, and release the workspace; False, and all
        stays as it is, when something cannot be saved."""
        if not self.pane.close_brief():
            return False
        self._later.stop()
        self.outside.stop()
        self.desk.search.interrupt()
        self.exports.preview.rest()
        self.runner.stop()
        self.exports.preview.close_pages()
        settings = self._program.settings()
        looks = {"panes": tuple(self.sizes()), "hidden": self.panes.hidden()}
        self._program.remember(settings.model_copy(update=looks))
        self._known.close()
        self.desk.close()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show beside the text what there is room for."""
        super().resizeEvent(event)
        self.panes.suit()

    # -- construction

    def _make_surroundings(self) -> Surroundings:
        desk, names, live = self.desk, self._names, self._live
        return Surroundings(
            new_id=desk.new_id,
            fact=self._known.fact,
            suggest=Suggestions(desk, self.runner).ask,
            actors=lambda: names.actors,
            topics=lambda: names.topics,
            risk_scales=desk.yardstick.risk_scales,
            scales=desk.yardstick.scales,
            scale=lambda: self.pane.brief.scale if self.pane.brief else "",
            on_record=lambda: live.latest.material.on_record if live.latest else (),
            cited=lambda: tuple(live.latest.material.facts.values()) if live.latest else (),
            due=lambda: live.latest.due if live.latest else {},
            summed_up=lambda: live.latest.summed_up if live.latest else (),
            picture=self._pictures.ask,
            requests=Requests(
                open_ledger=self._open_ledger,
                show_facts=self._show_facts,
                watch=self._watch,
                tell=lambda sentence: self.pane.notice.tell(sentence, "good"),
                fail=self.tell,
                choose_picture=self._choose_picture,
                take_picture=self._take_picture,
            ),
        )

    def _make_panes(self) -> Panes:
        named = {
            "library": self.library,
            "outline": self.pane.outline,
            "inspector": self.inspector,
            "checks": self.analysis.panel,
            "preview": self.exports.preview,
        }
        stops = (*self._columns[:3], self.inspector, self.analysis.panel)
        return Panes(named, self, self.side, self.pane.splitter, stops, self._frame.commands)

    def _arrange(self) -> None:
        for widget in (self.inspector, self.analysis.panel):
            self.side.addWidget(widget)
        for pane in self._columns:
            self.addWidget(pane)
        self.side.setChildrenCollapsible(False)
        self.side.setSizes(_SIDE_SIZES)
        self.setStretchFactor(1, 1)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        settings = self._program.settings()
        known = len(settings.panes) == self.count()
        self.setSizes(settings.panes if known else _FIRST_SIZES)
        for column in (self.library, self.exports.preview, self.side):
            column.setMinimumWidth(_LEAST)
        # Whoever never placed the preview has not asked for it yet.
        self.panes.hide(settings.hidden if known else (*settings.hidden, "preview"))
        self._later = QTimer(self, singleShot=True, interval=200)
        self._later.timeout.connect(self._tell_state)

    def _connect(self) -> None:
        self.library.insert_wanted.connect(self.insert_fact)
        self.library.snippet_wanted.connect(self.insert_snippet)
        self.library.open_wanted.connect(lambda chosen: self.records.edit(chosen.kind, chosen.id))
        self.library.new_wanted.connect(self.records.new)
        self.library.selected.connect(self._inspect)
        self.inspector.insert_wanted.connect(self.insert_fact)
        self.inspector.edit_wanted.connect(self.records.edit)
        self.inspector.standing_wanted.connect(self.records.set_standing)
        self.inspector.use_wanted.connect(self._go_to_use)
        self.records.stored.connect(self._stored)
        self.records.failed.connect(self.tell)
        self.records.removed.connect(self._removed)
        self.records.undoable.connect(self._offer_undo)
        self.inspector.delete_wanted.connect(self.records.remove)
        self.inspector.one_origin_wanted.connect(self.records.count_as_one)
        self.outside.changed.connect(self._changed_outside)
        self.analysis.fact_wanted.connect(lambda fact: self.inspector.show_record("fact", fact))
        self.analysis.insert_wanted.connect(self.insert_fact)
        self.analysis.edit_wanted.connect(self.records.edit)
        self.analysis.position_wanted.connect(self.records.new_position)
        self.analysis.checks.record_wanted.connect(self.records.save)
        self.analysis.checks.search_wanted.connect(self._search)
        self.analysis.arrived.connect(
            lambda analysis: self.exports.preview.show_material(analysis.material if analysis else None)
        )
        self.analysis.sentence_traced.connect(self._show_sentence)
        self.inspector.edition_wanted.connect(self.issuing.open_edition)
        self.issuing.issued.connect(lambda _: self.inspector.refresh())
        self.pane.changed.connect(self._changed)
        self.pane.saved.connect(self._saved)
        self.pane.save_failed.connect(self._tell_state)

    # -- what the panes ask for

    def _inspect(self, chosen: Selected | None) -> None:
        if chosen is None:
            self.inspector.show_nothing()
        else:
            self.inspector.show_record(chosen.kind, chosen.id)

    def _go_to_use(self, use: Use) -> None:
        self.shelf.open(use.brief)
        if self.pane.page is not None:
            self.pane.page.go_to_block(use.section, use.block)

    def _stored(self, record: Record) -> None:
        self._names.learn(record)
        if isinstance(record, Fact):
            self._known.learn(record)
        elif isinstance(record, Snippet):
            self.pane.notice.tell(f"“{record.name}” was saved: the library has it under Snippets.", "good")
        self.pane.refresh({record.id})
        self.library.refresh()
        self.analysis.refresh()
        if record.revision == 1 and not isinstance(record, Snippet):
            self._present(record)
        else:
            self.inspector.refresh()

    def _removed(self, kind: str, record_id: str) -> None:
        self._names.forget(record_id)
        self._known.read_again()
        self.pane.refresh({record_id})
        self.library.refresh()
        self.analysis.refresh()
        self.inspector.show_nothing()
        self.pane.notice.tell(f"The {kind} was deleted.", "good")

    def _offer_undo(self, sentence: str, undo: Callable[[], None]) -> None:
        self.pane.notice.tell(sentence, "good", [("Undo", undo)])

    def _present(self, record: Record) -> None:
        """Show a record that is new, so that it need not be looked for."""
        kind = next(kind for kind, of_it in KINDS.items() if isinstance(record, of_it))
        self.library.select(kind, record.id)
        self.inspector.show_record(kind, record.id)
        if isinstance(record, Fact):
            insert = ("Insert", partial(self.insert_fact, record.id))
            self.pane.notice.tell("The fact is in the base.", "good", [insert] if self.pane.page else [])

    def _changed_outside(self) -> None:
        self._names.read()
        self.pane.refresh(self._known.read_again())
        self.library.refresh()
        self.inspector.refresh()
        self.analysis.refresh()

    def _changed(self) -> None:
        self._frame.enable(self.pane.at_hand(), self.desk.read_only)
        document = self.pane.document
        steps = (document.undo_label(), document.redo_label()) if document else ("", "")
        self._frame.commands.tell_steps(*steps)
        self._later.start()
        open_now = self.pane.brief.id if self.pane.brief else ""
        if open_now != self._open:
            # What the inspector shows may be a reference in the brief that was open before.
            self._open = open_now
            self.inspector.show_nothing()

    def _saved(self) -> None:
        self._tell_state()
        self.library.reread()
        cited = frozenset(fact_ids(self.pane.brief)) if self.pane.brief else frozenset()
        if cited != self._cited:
            self._cited = cited
            self.inspector.refresh()

    # -- commands

    def _put(self, into: Callable[[BriefPage], bool]) -> None:
        page = self.pane.page
        self.pane.come_forward()
        if page is None:
            self.pane.notice.tell("Open a brief first: Ctrl+N begins one, Ctrl+O opens one.", "warning")
        elif self.desk.read_only:
            self.pane.notice.tell("This workspace can only be read: nothing was put in.", "warning")
        elif not into(page):
            self.pane.notice.tell("The brief has no section yet: Ctrl+Shift+N begins one.", "warning")

    def _show_library(self, kind: str) -> None:
        self.panes.show("library")
        self.library.show_kind(kind)
        self.library.focus_search()

    def _search(self, words: str) -> None:
        self._show_library("fact")
        self.library.search(words)

    def _show_sentence(self, below: Below, words: str) -> None:
        self.panes.show("inspector")
        self.inspector.show_sentence(below, words)

    def _open_ledger(self, actor: str, topic: str) -> None:
        self.analysis.show_cell(actor, topic)

    def _watch(self, indicator: Indicator) -> None:
        self.analysis.watch(indicator)

    def _choose_picture(self, block: str) -> None:
        self.pictures.choose(block)

    def _take_picture(self, mime: QMimeData, block: str) -> None:
        self.pictures.take(mime, block)

    def _show_facts(self, facts: Sequence[str]) -> None:
        self.panes.show("inspector")
        for fact in facts[:1]:
            self.inspector.show_record("fact", fact)

    # -- state

    def _tell_state(self) -> None:
        brief = self.pane.brief
        self._frame.setWindowTitle(f"{brief.title if brief else self.desk.path.stem} — Briefwright")
        if self.desk.read_only:
            self._frame.state.setText("Read-only")
        elif brief is not None:
            unsaved = "Not saved" if self.pane.troubled else "Saving …"
            self._frame.state.setText(unsaved if self.pane.unsaved else "Saved")
        else:
            self._frame.state.clear()
        count = f"{words(brief):,} words  ·  " if brief else ""
        self._frame.counts.setText(f"{count}{self.desk.path.name}")
