"""The middle of the window: the open brief with its outline, its page, its find bar and its notices."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefwright.domain import edits
from briefwright.domain.brief import Brief, Section, references
from briefwright.domain.content import FactRef, Mode
from briefwright.domain.facts import Source
from briefwright.domain.material import Material, cited_sources, fact_ids
from briefwright.domain.references import offers
from briefwright.editing.commands import Need
from briefwright.editing.document import Changed, Document
from briefwright.editing.ports import Desk
from briefwright.gui.autosave import Autosave
from briefwright.gui.brief.commands import BriefCommands
from briefwright.gui.brief.find import FindBar
from briefwright.gui.brief.outline import Outline
from briefwright.gui.brief.page import BriefPage
from briefwright.gui.brief.spread import Spread
from briefwright.gui.known_facts import KnownFacts
from briefwright.gui.notice import NoticeBar
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.tasks import TaskRunner

_EMPTY = "No brief is open.\n\nCtrl+N starts a new one, Ctrl+O opens one, Ctrl+K finds every command."

_PAUSE = 250
"""Milliseconds without a key after which counts and offers are worked out anew."""

_LEAST = 460
"""Pixels of width that the brief keeps while what stands beside it gives way."""


class BriefPane(QWidget):
    """Holds one open brief, or says how to open one, and carries out the commands on it."""

    wanted = Signal()
    """The text is to be seen: whatever hides it gives way."""
    changed = Signal()
    """The brief, the caret or the undo steps changed: what can be done may differ now."""
    settled = Signal()
    """The brief was opened, closed or left alone for a moment after a change: time to look at it whole."""
    saved = Signal()
    save_failed = Signal()
    ref_selected = Signal(object)
    ref_menu_wanted = Signal(object, object)

    def __init__(self, desk: Desk, runner: TaskRunner, known: KnownFacts, surroundings: Surroundings) -> None:
        super().__init__()
        self._desk = desk
        self._runner = runner
        self._known = known
        self._surroundings = surroundings
        self.document: Document | None = None
        self.page: BriefPage | None = None
        self.find_bar: FindBar | None = None
        self._autosave: Autosave | None = None
        self._untold = ""
        self._held = False
        self._passing = ""
        self._offers: list[FactRef] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._settled)
        self._commands = BriefCommands(self, desk)
        # Whoever shows the pane puts the notices where they are seen beside other views, too.
        self.notice = NoticeBar(self)
        self.offer = NoticeBar()
        self.outline = Outline()
        self.outline.chosen.connect(self._go_to_section)
        self.outline.moved.connect(self.move_section)
        self.outline.rename_wanted.connect(self.rename_section)
        self._empty = QLabel(_EMPTY, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._middle = QWidget()
        self._column = QVBoxLayout(self._middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget in (self.offer, self._empty):
            self._column.addWidget(widget)
        self._column.setStretchFactor(self._empty, 1)
        self.splitter = Spread(self.outline, self._middle)
        self.setMinimumWidth(_LEAST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    # -- which brief

    def open(self, brief: Brief) -> bool:
        """Open a brief in place of the present one, which is saved; False when that cannot be done."""
        if not self.close_brief():
            return False
        self._known.read(brief)
        # Editors ask for the scale of the open brief while the page is made.
        self.document = document = Document(brief, self._desk.clock)
        self.page = page = BriefPage(document, self._surroundings, self._desk.read_only)
        self.find_bar = find = FindBar(page)
        self._autosave = Autosave(document, self._desk.store, self._runner)
        self._autosave.saved.connect(self._saved)
        self._autosave.failed.connect(self._save_failed)
        document.subscribe(self._document_changed)
        page.ref_selected.connect(self.ref_selected)
        page.ref_menu_wanted.connect(self.ref_menu_wanted)
        page.section_entered.connect(self.outline.show_current)
        page.caret_moved.connect(self.changed)
        self._empty.hide()
        self._column.addWidget(page, 1)
        self._column.addWidget(find)
        self._settled()
        if brief.sections:
            page.go_to_section(brief.sections[0].id)
        if self._desk.read_only:
            self.notice.tell(
                "This workspace can only be read: nothing can be changed in it. Save a copy to work on.",
                "warning",
                stays=True,
            )
        self.changed.emit()
        self.wanted.emit()
        return True

    def close_brief(self) -> bool:
        """Save and close the open brief, if there is one; it stays open when it cannot be saved."""
        if self._autosave is not None and not self._autosave.flush():
            self._held = True
            return False
        self.drop_brief()
        return True

    def drop_brief(self) -> None:
        """Close the open brief, whether it is saved or not."""
        self._pause.stop()
        if self._autosave is not None:
            self._autosave.stop()
        self._untold, self._held, self._offers = "", False, []
        for widget in (self.page, self.find_bar):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.document = self.page = self.find_bar = self._autosave = None
        self._empty.show()
        self.outline.clear()
        self.notice.tell("")
        self.offer.tell("")
        self.changed.emit()
        self.settled.emit()

    def _saved(self) -> None:
        if self._untold:
            self._untold = ""
            self.notice.tell("Everything is saved again.", "good")
        self._held = False
        self.saved.emit()

    def _save_failed(self, sentence: str) -> None:
        # Told once, and again only when it is another trouble or when somebody wants to leave the text.
        if sentence != self._untold or self._held:
            self._untold = sentence
            offers = [("Give up the last changes", self.drop_brief)] if self._held else []
            self.notice.tell(sentence, "error", offers, stays=True)
        self.save_failed.emit()

    @property
    def brief(self) -> Brief | None:
        """The open brief."""
        return self.document.brief if self.document else None

    @property
    def unsaved(self) -> tuple[Brief, Brief] | None:
        """What is not in the file yet: the brief as it is there, and as it is here."""
        if self._autosave is None or self.brief is None or not self._autosave.pending:
            return None
        return self._autosave.stored, self.brief

    @property
    def troubled(self) -> bool:
        """Whether the last save failed, so that changes are in this window alone."""
        return bool(self._untold)

    def at_hand(self) -> dict[Need, bool]:
        """What commands can work on now."""
        page, document = self.page, self.document
        return {
            "workspace": True,
            "brief": document is not None,
            "section": page is not None and page.current_section() is not None,
            "text": page is not None and page.current is not None,
            "reference": page is not None and page.current_ref() is not None,
            "undo": document is not None and bool(document.undo_label()),
            "redo": document is not None and bool(document.redo_label()),
            "offer": bool(self._offers),
        }

    # -- facts

    def refresh(self, facts: Collection[str] | None = None) -> None:
        """Compare the references to these facts, or all, with the facts as they now are."""
        if self.page is not None:
            self.page.refresh_references(facts)
        self._settled()

    def _offer(self) -> None:
        self._offers = self._offered()
        count = len(self._offers)
        told = "One fact has" if count == 1 else f"{count} uses of facts have"
        self.offer.tell(
            f"{told} a new wording in the base." if count else "",
            "warning",
            [("Show", self.next_changed)] + ([] if self._desk.read_only else [("Take all", self.take_all)]),
            stays=True,
        )

    def come_forward(self) -> None:
        """Ask to be seen, because something is about to happen in the text."""
        self.wanted.emit()

    def focus_text(self) -> None:
        """Go back to where the caret last was."""
        self.come_forward()
        if self.page is not None:
            self.page.focus_text()

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        self.notice.recolour()
        self.offer.recolour()
        if self.page is not None:
            self.page.recolour()

    def show_views(self) -> None:
        """Show anew what the page shows of the base besides facts: the ledger, indicators that are met."""
        if self.page is not None:
            self.page.refresh_views()

    def take(self, ref_id: str, everywhere: bool) -> None:
        """Let a reference take the present wording of its fact, or all references to that fact."""
        ref = self._ref(ref_id)
        fact = self._known.fact(ref.fact) if ref else None
        if fact is not None:
            one = None if everywhere else ref_id
            self.perform("Take new wording", lambda brief: edits.take_wording(brief, fact, one))
            self._settled()

    def take_all(self) -> None:
        """Take every wording that is offered, as one step."""
        facts = [fact for ref in self._offered() if (fact := self._known.fact(ref.fact))]

        def take(brief: Brief) -> Brief:
            for fact in facts:
                brief = edits.take_wording(brief, fact)
            return brief

        self.perform("Take new wordings", take)
        self._settled()

    def count_offers(self, fact_id: str) -> int:
        """In how many places the brief could take the present wording of a fact."""
        return sum(ref.fact == fact_id for ref in self._offers)

    def set_mode(self, ref_id: str, mode: Mode) -> None:
        """Let a reference follow its fact, pin it or detach it."""
        label = {"follow": "Follow fact", "pinned": "Pin wording", "detached": "Detach from fact"}[mode]
        self.perform(label, lambda brief: edits.set_mode(brief, ref_id, mode))
        self._settled()

    def next_changed(self) -> None:
        """Go to the next reference whose fact has a new wording, after the caret and round the end."""
        if self.page is None:
            return
        for ref in self.page.refs_from_caret():
            if offers(ref, self._known.fact(ref.fact)):
                self.page.go_to_ref(ref.id)
                return

    # -- sections and blocks

    def move_section(self, section_id: str, index: int) -> None:
        """Move a section to an index."""
        self.perform("Move section", lambda brief: edits.move_section(brief, section_id, index))

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands on the open brief do."""
        return self._commands.handlers()

    def perform(self, label: str, edit: edits.Edit) -> None:
        """Change the open brief, where it may be changed."""
        if self.document is not None and not self._desk.read_only:
            self.document.perform(label, edit)

    def undo(self) -> None:
        """Take back the last step."""
        if self.document is not None and self.document.undo():
            self._settled()

    def redo(self) -> None:
        """Bring back what was undone last."""
        if self.document is not None and self.document.redo():
            self._settled()

    def rename_section(self, section_id: str) -> None:
        """Let the user type another heading."""
        if self.page is not None:
            self.page.rename_section(section_id)

    def remove_section(self, section: Section) -> None:
        """Take a section out, and offer it back until something else changes."""
        self.perform("Remove section", lambda brief: edits.remove_section(brief, section.id))
        self._passing = f"“{section.title or 'Untitled'}” was removed."
        self.notice.tell(self._passing, "plain", [("Undo", self.undo)])

    def _go_to_section(self, section_id: str) -> None:
        if self.page is not None:
            self.page.go_to_section(section_id)

    def _document_changed(self, change: Changed) -> None:
        if self._passing and self.notice.label.text() == self._passing:
            # What it offers to undo would no longer be the last step.
            self.notice.tell("")
        self._passing = ""
        if _headings(change.before) != _headings(change.after):
            self.outline.show_brief(change.after)
        self._pause.start()
        self.changed.emit()

    def _settled(self) -> None:
        if self.brief is not None:
            self.outline.show_brief(self.brief)
            self._list_sources(self.brief)
            self._offer()
            self.changed.emit()
            self.settled.emit()

    def _list_sources(self, brief: Brief) -> None:
        self._known.read(brief)
        found = {one: fact for one in fact_ids(brief) if (fact := self._known.fact(one))}
        cited = {citation.source for fact in found.values() for citation in fact.citations}
        sources = self._desk.base.get_many(Source, cited)
        if self.page is not None:
            self.page.show_sources(cited_sources(Material(brief, found, sources)))

    def _ref(self, ref_id: str) -> FactRef | None:
        if self.brief is None:
            return None
        return next((ref for _, ref in references(self.brief) if ref.id == ref_id), None)

    def _offered(self) -> list[FactRef]:
        if self.brief is None:
            return []
        return [ref for _, ref in references(self.brief) if offers(ref, self._known.fact(ref.fact))]


def _headings(brief: Brief) -> list[tuple[str, str]]:
    return [(section.id, section.title) for section in brief.sections]
