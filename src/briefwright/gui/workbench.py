"""The workbench: one workspace with its panes, which it puts together and connects."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QSplitter

from briefwright.domain.brief import Brief, Snippet, references, words
from briefwright.domain.content import FactRef, Mode, plain
from briefwright.domain.facts import Actor, Fact, Topic
from briefwright.domain.material import fact_ids
from briefwright.domain.queries import Use
from briefwright.domain.records import KINDS, Record
from briefwright.editing.commands import COMMANDS
from briefwright.editing.ports import Desk
from briefwright.gui import prompts
from briefwright.gui.brief.page import BriefPage
from briefwright.gui.brief.pane import BriefPane
from briefwright.gui.exporting import Exporting
from briefwright.gui.frame import Frame
from briefwright.gui.known_facts import KnownFacts
from briefwright.gui.library.library import Library
from briefwright.gui.library.selection import Selected
from briefwright.gui.outside import Outside
from briefwright.gui.program import Program
from briefwright.gui.records.inspector import Inspector
from briefwright.gui.records.record_desk import RecordDesk
from briefwright.gui.shelf import Shelf
from briefwright.gui.suggestions import Suggestions
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.tasks import TaskRunner

_FIRST_SIZES = (336, 800, 304)
_LEAST = 220
_RECORDS = ("fact", "source", "actor", "topic")


class Workbench(QSplitter):
    """One workspace on the screen: library, brief and inspector, side by side in the frame."""

    def __init__(self, desk: Desk, program: Program, frame: Frame) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.desk = desk
        self._frame = frame
        self._program = program
        self.runner = TaskRunner(self)
        self._known = KnownFacts(desk.base)
        self._actors: dict[str, Actor] = {}
        self._topics: dict[str, Topic] = {}
        self.surroundings = Surroundings(
            new_id=desk.new_id,
            fact=self._known.fact,
            suggest=Suggestions(desk, self.runner).ask,
            actors=lambda: self._actors,
            topics=lambda: self._topics,
            risk_scales=desk.yardstick.risk_scales,
            scales=desk.yardstick.scales,
            scale=lambda: self.pane.brief.scale if self.pane.brief else "",
        )
        keys = QKeySequence("Ctrl+Shift+F").toString(QKeySequence.SequenceFormat.NativeText)
        self.library = Library(desk, self.runner, self, new_fact_keys=keys)
        self.pane = BriefPane(desk, self.runner, self._known, self.surroundings)
        self.inspector = Inspector(desk, self.runner, self)
        self.records = RecordDesk(desk, self.runner, self)
        self.shelf = Shelf(desk, self.runner, program, self.pane, frame)
        self.exporting = Exporting(desk, self.runner, program, self.pane.notice, self)
        self._panes = {"library": self.library, "outline": self.pane.outline, "inspector": self.inspector}
        self._open = ""
        self._cited: frozenset[str] = frozenset()
        self.outside = Outside(desk.store, self.runner, self)
        self._read_names()
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

    def save_copy(self, name: str) -> None:
        """Write the whole workspace to another file, with what the open brief has beyond the present one."""
        unsaved = self.pane.unsaved

        def copy() -> None:
            self.desk.store.copy_to(Path(name))
            if unsaved is not None:
                # The copy may well be made because the file itself takes nothing more.
                made = self._program.open(Path(name))
                made.store.save_brief(*unsaved)
                made.close()

        self.runner.run(
            "store",
            copy,
            lambda _: self.pane.notice.tell(f"A copy was saved as {Path(name).name}.", "good"),
            lambda error: self.tell(error.message),
        )

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands do in this workspace."""
        return {
            **self.pane.handlers(),
            **self.shelf.handlers(),
            "brief.export": lambda: self._with_brief(self.exporting.ask),
            "brief.export_again": lambda: self._with_brief(self.exporting.again),
            "workspace.copy": self._ask_copy,
            "edit.save_snippet": self._ask_snippet,
            "insert.fact": lambda: self._show_library("fact"),
            "insert.snippet": lambda: self._show_library("snippet"),
            "insert.link": self._ask_link,
            **{f"record.{kind}": partial(self._new_record, kind) for kind in _RECORDS},
            "reference.edit": self._edit_current_fact,
            **{f"view.{name}": partial(self._toggle, name) for name in self._panes},
        }

    def begin(self) -> None:
        """Start work, once the frame holds the workbench: open the brief that was open last."""
        for name, pane in self._panes.items():
            self._frame.commands.by_id[f"view.{name}"].setChecked(not pane.isHidden())
        self.shelf.open_last()
        self._changed()
        self._tell_state()

    def tell(self, sentence: str) -> None:
        """Show a sentence about something that went wrong."""
        self.pane.notice.tell(sentence, "error")

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        self.pane.recolour()

    def shut(self) -> bool:
        """Save what is pending, remember how the panes looked, and release the workspace; False, and all
        stays as it is, when something cannot be saved."""
        if not self.pane.close_brief():
            return False
        self._later.stop()
        self.outside.stop()
        self.desk.search.interrupt()
        self.runner.stop()
        hidden = tuple(name for name, pane in self._panes.items() if pane.isHidden())
        settings = self._program.settings()
        looks = {"panes": tuple(self.sizes()), "hidden": hidden}
        self._program.remember(settings.model_copy(update=looks))
        self._known.close()
        self.desk.close()
        return True

    # -- construction

    def _arrange(self) -> None:
        for widget in (self.library, self.pane, self.inspector):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        settings = self._program.settings()
        self.setSizes(settings.panes if len(settings.panes) == self.count() else _FIRST_SIZES)
        for side in (self.library, self.inspector):
            side.setMinimumWidth(_LEAST)
        for name, pane in self._panes.items():
            pane.setHidden(name in settings.hidden)
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
        self.inspector.take_wanted.connect(self._take)
        self.inspector.mode_wanted.connect(self._set_mode)
        self.records.stored.connect(self._stored)
        self.records.failed.connect(self.tell)
        self.outside.changed.connect(self._changed_outside)
        self.pane.changed.connect(self._changed)
        self.pane.saved.connect(self._saved)
        self.pane.save_failed.connect(self._tell_state)
        self.pane.ref_selected.connect(self._ref_selected)
        self.pane.ref_menu_wanted.connect(self._ref_menu)

    # -- what the panes ask for

    def _inspect(self, chosen: Selected | None) -> None:
        if chosen is None:
            self.inspector.show_nothing()
        else:
            self.inspector.show_record(chosen.kind, chosen.id)

    def _ref_selected(self, ref: FactRef | None) -> None:
        if ref is not None:
            self.inspector.show_reference(ref, self.pane.count_offers(ref.fact))

    def _ref_menu(self, ref: FactRef, at: QPoint) -> None:
        by_id = self._frame.commands.by_id
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in COMMANDS:
            if command.id.startswith("reference.") and command.needs == "reference":
                menu.addAction(by_id[command.id])
        menu.popup(at)

    def _take(self, ref_id: str, everywhere: bool) -> None:
        self.pane.take(ref_id, everywhere)
        self._show_ref_again(ref_id)

    def _set_mode(self, ref_id: str, mode: Mode) -> None:
        self.pane.set_mode(ref_id, mode)
        self._show_ref_again(ref_id)

    def _show_ref_again(self, ref_id: str) -> None:
        if self.pane.brief is not None:
            found = (ref for _, ref in references(self.pane.brief) if ref.id == ref_id)
            self._ref_selected(next(found, None))

    def _go_to_use(self, use: Use) -> None:
        if self.pane.brief is None or self.pane.brief.id != use.brief:
            self.shelf.open(use.brief)
        if self.pane.page is not None:
            self.pane.page.go_to_block(use.section, use.block)

    def _stored(self, record: Record) -> None:
        if isinstance(record, Fact):
            self._known.learn(record)
        elif isinstance(record, Actor | Topic):
            self._read_names()
        elif isinstance(record, Snippet):
            self.pane.notice.tell(f"“{record.name}” was saved: the library has it under Snippets.", "good")
        self.pane.refresh({record.id})
        self.library.refresh()
        if record.revision == 1 and not isinstance(record, Snippet):
            self._present(record)
        else:
            self.inspector.refresh()

    def _present(self, record: Record) -> None:
        """Show a record that is new, so that it need not be looked for."""
        kind = next(kind for kind, of_it in KINDS.items() if isinstance(record, of_it))
        self.library.select(kind, record.id)
        self.inspector.show_record(kind, record.id)
        if isinstance(record, Fact):
            insert = ("Insert", partial(self.insert_fact, record.id))
            self.pane.notice.tell("The fact is in the base.", "good", [insert] if self.pane.page else [])

    def _changed_outside(self) -> None:
        self._read_names()
        self.pane.refresh(self._known.read_again())
        self.library.refresh()
        self.inspector.refresh()

    def _changed(self) -> None:
        self._frame.enable({"workspace": True, **self.pane.at_hand()}, self.desk.read_only)
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
        if page is None:
            self.pane.notice.tell("Open a brief first: Ctrl+N begins one, Ctrl+O opens one.", "warning")
        elif self.desk.read_only:
            self.pane.notice.tell("This workspace can only be read: nothing was put in.", "warning")
        elif not into(page):
            self.pane.notice.tell("The brief has no section yet: Ctrl+Shift+N begins one.", "warning")

    def _with_brief(self, act: Callable[[Brief], None]) -> None:
        if self.pane.brief is not None:
            act(self.pane.brief)

    def _ask_copy(self) -> None:
        name = f"{self.desk.path.stem} copy.briefwright"
        prompts.ask_file(self, "Save a copy of the workspace", name, True, self.save_copy)

    def _ask_snippet(self) -> None:
        surface = self.pane.page.current if self.pane.page else None
        selected = surface is not None and surface.textCursor().hasSelection()
        blocks = surface.selection_blocks() if surface and selected else ()
        if not blocks:
            self.pane.notice.tell("Select the text that is to become a snippet first.", "warning")
            return
        prompts.ask_text(
            self,
            "Save as snippet",
            "Name of the snippet",
            " ".join(plain(blocks[0].content).split()[:5]),
            lambda name: self.records.save_snippet(name, blocks),
        )

    def _ask_link(self) -> None:
        surface = self.pane.page.current if self.pane.page else None
        if surface is not None:
            label = "Web address; none takes the link away"
            prompts.ask_text(self, "Link", label, "https://", surface.set_link, optional=True)

    def _new_record(self, kind: str) -> None:
        surface = self.pane.page.current if self.pane.page else None
        selected = surface.textCursor().selectedText() if surface and kind == "fact" else ""
        self.records.new(kind, " ".join(selected.split()))

    def _edit_current_fact(self) -> None:
        ref = self.pane.page.current_ref() if self.pane.page else None
        if ref is not None:
            self.records.edit("fact", ref.fact)

    def _show_library(self, kind: str) -> None:
        if self.library.isHidden():
            self._toggle("library")
        self.library.show_kind(kind)
        self.library.focus_search()

    def _toggle(self, name: str) -> None:
        pane = self._panes[name]
        pane.setVisible(pane.isHidden())
        self._frame.commands.by_id[f"view.{name}"].setChecked(not pane.isHidden())

    # -- state

    def _read_names(self) -> None:
        self._actors = {actor.id: actor for actor in self.desk.base.all(Actor)}
        self._topics = {topic.id: topic for topic in self.desk.base.all(Topic)}

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
