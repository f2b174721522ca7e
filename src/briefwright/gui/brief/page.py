"""The page: the open brief, shown and edited section by section."""

from collections.abc import Collection, Hashable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from briefwright.domain import edits
from briefwright.domain.blocks import NARRATIVE, Block, Paragraph
from briefwright.domain.brief import Section
from briefwright.domain.content import FactRef
from briefwright.domain.facts import Fact, Source
from briefwright.domain.material import description
from briefwright.editing.document import Changed, Document
from briefwright.gui.brief.crossrefs import CrossReferences
from briefwright.gui.brief.details import TitleBlock
from briefwright.gui.brief.inserting import insert_below
from briefwright.gui.brief.paper import Paper
from briefwright.gui.brief.references import refs_from, uses
from briefwright.gui.brief.section import Part, SectionView
from briefwright.gui.structured.controls import let_read
from briefwright.gui.structured.editor import StructuredEditor
from briefwright.gui.structured.sources import SourceListEditor
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text.surface import TextSurface


class BriefPage(QScrollArea):
    """Shows a document and performs its edits. What the caret is in, is the current surface."""

    ref_selected = Signal(object)
    ref_menu_wanted = Signal(object, object)
    section_entered = Signal(str)
    caret_moved = Signal()

    def __init__(self, document: Document, surroundings: Surroundings, read_only: bool = False) -> None:
        super().__init__()
        self._read_only = read_only
        self.document = document
        self._surroundings = CrossReferences(self).within(surroundings)
        self._views: dict[str, SectionView] = {}
        self._current: TextSurface | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Brief")
        self._paper = Paper()
        self._column = self._paper.column
        self.details = TitleBlock(self._paper.sheet)
        self.details.edited.connect(self._edit_details)
        if read_only:
            let_read(self.details)
        self.details.title.left.connect(self.focus_text)
        self._column.addWidget(self.details)
        self._column.addStretch(1)
        self.setWidget(self._paper)
        document.subscribe(self._changed)
        self.recolour()
        self.details.show_brief(document.brief)
        self._show_sections(document.brief.sections, None)

    # -- what is shown

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        self._paper.recolour()
        self.details.recolour()
        self.refresh_references()

    def refresh_references(self, facts: Collection[str] | None = None) -> None:
        """Compare references with their facts anew: those to some facts, or all, and names too."""
        self.refresh_views()
        for part in self._parts():
            if isinstance(part, TextSurface) and (facts is None or uses(part, facts)):
                part.refresh_references()

    def refresh_views(self) -> None:
        """Show anew what structured blocks show of the base."""
        for part in self._parts():
            if isinstance(part, StructuredEditor):
                part.refresh()

    def _parts(self) -> Iterator[Part]:
        for view in self._views.values():
            yield from view.parts()

    def surfaces(self) -> Iterator[TextSurface]:
        """Every piece of running text, in reading order."""
        for section in self.document.brief.sections:
            yield from self._views[section.id].surfaces()

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Show in every source list which sources the brief cites."""
        told = [(source.reliability, description(source)) for source in sources]
        for part in self._parts():
            if isinstance(part, SourceListEditor):
                part.show_sources(told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave little room beside the words where there is little."""
        self._paper.suit(self.width())
        super().resizeEvent(event)

    # -- where the caret is

    @property
    def current(self) -> TextSurface | None:
        """The surface that has or last had the focus, while it is on the page."""
        return self._current

    def current_section(self) -> Section | None:
        """The section of the current surface or of whatever has the focus on the page."""
        place = self._place()
        while place is not None and not isinstance(place, SectionView):
            place = place.parentWidget()
        return place.section if isinstance(place, SectionView) else None

    def current_block(self) -> Block | None:
        """The block in which the caret is."""
        section, part = self.current_section(), self._current_part()
        return self._views[section.id].block_at(part) if section and part else None

    def part_at(self, section_id: str, block_id: str) -> Part | None:
        """The editor in which a block stands; None when it is gone."""
        return self._views[section_id].part_of(block_id) if section_id in self._views else None

    def current_ref(self) -> FactRef | None:
        """The reference under the caret."""
        return self._current.current_ref() if self._current else None

    def refs_from_caret(self) -> list[FactRef]:
        """All references, those behind the caret first, then those before it."""
        return refs_from(self.surfaces(), self._current)

    def focus_text(self) -> None:
        """Go back to where the caret last was, or to the start of the text."""
        self._go(self._current or next(self.surfaces(), None) or self.details.title)

    def go_to_section(self, section_id: str) -> None:
        """Show a section and put the caret at its beginning."""
        view = self._views.get(section_id)
        if view is None:
            return
        self._scroll_to(view, 24)
        surface = next(view.surfaces(), None)
        if surface is not None:
            surface.moveCursor(QTextCursor.MoveOperation.Start)
        self._go(surface or view.heading)

    def go_to_ref(self, ref_id: str) -> bool:
        """Select a reference and show it; False when it is not in the brief."""
        for surface in self.surfaces():
            if surface.select_ref(ref_id):
                self._go(surface)
                self.show_caret(surface)
                return True
        return False

    def go_to_match(self, surface: TextSurface, start: int, end: int) -> None:
        """Select a part of a surface and show it; the focus stays where it is."""
        self._enter(surface)
        surface.select_range(start, end)
        self.show_caret(surface)

    def rename_section(self, section_id: str) -> None:
        """Let the user type another heading."""
        view = self._views.get(section_id)
        if view is not None:
            self._scroll_to(view.heading, 60)
            view.heading.setFocus(Qt.FocusReason.ShortcutFocusReason)
            view.heading.select_all()

    # -- edits asked for by commands

    def insert_fact(self, fact: Fact) -> bool:
        """Put a fact where the caret is; False when there is no text to put it into."""
        surface = self._writable()
        if surface is None:
            return False
        surface.insert_fact(fact)
        self._go(surface)
        return True

    def insert_blocks(self, blocks: Sequence[Block]) -> bool:
        """Put copies of saved blocks where the caret is, or below the current block where one of them
        is no running text; False when there is no text to put them into."""
        surface = self._writable()
        if surface is None:
            return False
        if all(isinstance(block, NARRATIVE) for block in blocks):
            surface.insert_blocks(blocks)
            self._go(surface)
        else:
            new_id = self._surroundings.new_id
            insert_below(self, *edits.copy_blocks(blocks, new_id))
        return True

    def _writable(self) -> TextSurface | None:
        """The text at the caret, or the first of the brief; where there is none, a new paragraph."""
        sections = self.document.brief.sections
        if self._read_only or not sections:
            return None
        if self._current is None and next(self.surfaces(), None) is None:
            self._write_at(sections[0].id, 0)
        return self._current or next(self.surfaces(), None)

    def perform(
        self, label: str, edit: edits.Edit, merge_key: Hashable = None, origin: object = None
    ) -> None:
        """Change the brief, where it may be changed."""
        if not self._read_only:
            self.document.perform(label, edit, merge_key, origin)

    def _changed(self, change: Changed) -> None:
        if change.origin is not self.details:
            self.details.show_brief(change.after)
        if change.after.sections is not change.before.sections:
            self._show_sections(change.after.sections, change.origin)
            if self._current is not None and not self._holds(self._current):
                self._current = None

    def _holds(self, surface: TextSurface) -> bool:
        """Whether a surface shows a part of the brief, and does not merely wait to be deleted."""
        views = (view for view in self._views.values() if view.isAncestorOf(surface))
        return any(surface in view.surfaces() for view in views)

    def _show_sections(self, sections: Sequence[Section], origin: object) -> None:
        wanted = {section.id for section in sections}
        for gone in [section_id for section_id in self._views if section_id not in wanted]:
            view = self._views.pop(gone)
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        for number, section in enumerate(sections):
            view = self._views.get(section.id) or self._new_view(section)
            if view.section is not section or not view.parts():
                view.show_section(section, origin)
            if self._column.indexOf(view) != number + 1:
                self._column.insertWidget(number + 1, view)

    def _new_view(self, section: Section) -> SectionView:
        view = SectionView(section, self._surroundings, self._paper.sheet)
        view.part_added.connect(self._watch_part)
        view.spliced.connect(partial(self._splice, section.id))
        view.renamed.connect(partial(self._rename, section.id, view))
        view.wanted_text.connect(partial(self._write_at, section.id))
        view.heading.installEventFilter(self)
        view.heading.setReadOnly(self._read_only)
        self._views[section.id] = view
        return view

    def _splice(
        self,
        section_id: str,
        first: int,
        count: int,
        blocks: Sequence[Block],
        key: Hashable,
        who: Part,
        label: str,
    ) -> None:
        self.perform(
            label,
            lambda brief: edits.splice_blocks(brief, section_id, first, count, blocks),
            key if key is None else (id(who), key),
            who,
        )

    def _rename(self, section_id: str, view: SectionView, title: str) -> None:
        self.perform(
            "Rename section",
            lambda brief: edits.rename_section(brief, section_id, title),
            ("heading", section_id),
            view.heading,
        )

    def _write_at(self, section_id: str, index: int) -> None:
        paragraph = Paragraph(id=self._surroundings.new_id())
        self.perform(
            "Insert paragraph", lambda brief: edits.splice_blocks(brief, section_id, index, 0, (paragraph,))
        )
        self.go_to_block(section_id, paragraph.id)

    def _edit_details(self, field: str, value: object, merge_key: Hashable) -> None:
        self.perform(
            f"Change {field}",
            lambda brief: edits.set_details(brief, **{field: value}),
            merge_key,
            self.details,
        )

    def _watch_part(self, part: Part) -> None:
        if isinstance(part, TextSurface):
            self._watch_surface(part)
            return
        if self._read_only:
            let_read(part)
        part.cell_added.connect(self._watch_surface)
        for cell in part.cells():
            self._watch_surface(cell)

    def _watch_surface(self, surface: TextSurface) -> None:
        if surface.property("watched"):
            return
        surface.setProperty("watched", True)
        if self._read_only:
            let_read(surface)
        surface.installEventFilter(self)
        surface.ref_selected.connect(partial(self._ref_selected, surface))
        surface.ref_clicked.connect(self.ref_selected)
        surface.ref_menu_wanted.connect(self.ref_menu_wanted)
        surface.fact_wanted.connect(partial(self._put_fact, surface))
        surface.left.connect(partial(self._leave_surface, surface))
        surface.cursorPositionChanged.connect(partial(self._caret_moved, surface))

    def _ref_selected(self, surface: TextSurface, ref: FactRef | None) -> None:
        # Others tell of references too, as when they first show their text.
        if surface is self._current:
            self.ref_selected.emit(ref)

    def _enter(self, surface: TextSurface) -> None:
        if surface is not self._current:
            self._current = surface
            self.ref_selected.emit(surface.current_ref())

    def _put_fact(self, surface: TextSurface, fact_id: str, position: int) -> None:
        fact = self._surroundings.fact(fact_id)
        if fact is not None and not self._read_only:
            surface.insert_fact_at(position, fact)
            self._go(surface)

    def _leave_surface(self, surface: TextSurface, step: int) -> None:
        order = list(self.surfaces())
        if surface not in order:
            return
        index = order.index(surface) + step
        if 0 <= index < len(order):
            ends = QTextCursor.MoveOperation
            order[index].moveCursor(ends.Start if step > 0 else ends.End)
            self._go(order[index])

    def _caret_moved(self, surface: TextSurface) -> None:
        if surface.hasFocus():
            QTimer.singleShot(0, surface, partial(self.show_caret, surface))
            self.caret_moved.emit()

    def show_caret(self, surface: TextSurface) -> None:
        """Scroll so that the caret of a surface can be seen."""
        caret = surface.cursorRect()
        at = surface.viewport().mapTo(self._paper, caret.bottomLeft())
        self.ensureVisible(at.x(), at.y() - caret.height() // 2, 24, 60)

    def _go(self, target: QWidget | None) -> None:
        # A window that is not active gets no focus event: the caret's place must not wait for one.
        if isinstance(target, TextSurface):
            self._enter(target)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scroll_to(self, widget: QWidget, above: int) -> None:
        self.verticalScrollBar().setValue(max(0, widget.mapTo(self._paper, QPoint(0, 0)).y() - above))

    def _place(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        return focused if focused is not None and self.isAncestorOf(focused) else self._current

    def _current_part(self) -> Part | None:
        place = self._place()
        while place is not None:
            if isinstance(place, StructuredEditor):
                return place
            if isinstance(place, TextSurface) and isinstance(place.parentWidget(), SectionView):
                return place
            place = place.parentWidget()
        return None

    def go_to_block(self, section_id: str, block_id: str) -> None:
        """Put the caret into a block; nothing happens when it is gone."""
        part = self.part_at(section_id, block_id)
        if isinstance(part, TextSurface):
            part.place_caret(block_id, 0)
            self._go(part)
            self.show_caret(part)
        elif part is not None:
            self._go(next(iter(part.cells()), None) or part)
            self._scroll_to(part, 60)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice where the focus goes on the page."""
        if event.type() == QEvent.Type.FocusIn:
            if isinstance(watched, TextSurface):
                self._enter(watched)
                self.caret_moved.emit()
            section = self.current_section()
            if section is not None:
                self.section_entered.emit(section.id)
        return super().eventFilter(watched, event)
