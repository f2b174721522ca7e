"""The surface on which people write: running text in which facts are ordinary words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHelpEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from briefwright.domain.blocks import Block, Narrative
from briefwright.domain.content import Content, FactRef, Inline, Text, normal, plain, refs
from briefwright.domain.facts import Fact
from briefwright.domain.labels import pointed
from briefwright.gui.mime import BLOCKS_MIME, FACT_MIME, holds_picture
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text import clipboard, lists, marks, writing
from briefwright.gui.text.formats import held, point_key, ref_key, ref_spans, spans
from briefwright.gui.text.placing import fact_content, outside_references, set_off
from briefwright.gui.text.tooltip import pointing, tooltip
from briefwright.gui.text.typed import TypedEdit


class TextSurface(TypedEdit):
    """Running text with its facts: inserting, finding and explaining them, clipboard and drag."""

    ref_selected = Signal(object)
    """The reference at the caret or in the selection is another one now, or None."""

    ref_clicked = Signal(object)
    ref_menu_wanted = Signal(object, object)
    """A context menu is wanted for a reference, at a global position."""

    def __init__(self, surroundings: Surroundings, name: str, parent: QWidget | None = None) -> None:
        super().__init__(surroundings, name, parent)
        self._ref: FactRef | None = None
        self.cursorPositionChanged.connect(self._tell_ref)
        self.selectionChanged.connect(self._tell_ref)
        self.document().contentsChanged.connect(self._tell_ref)

    # References

    def current_ref(self) -> FactRef | None:
        """The reference at the caret, or the first in the selection."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        for block in lists.touched(cursor):
            base = block.position()
            for span in ref_spans(block):
                if base + span.start <= end and start <= base + span.end and isinstance(span.item, FactRef):
                    return span.item
        return None

    def select_ref(self, ref_id: str) -> bool:
        """Select a reference; False when the text does not hold it."""
        for number, block in enumerate(self.blocks()):
            if any(ref.id == ref_id for ref in refs(block.content)):
                shown = self.document().findBlockByNumber(number)
                for span in ref_spans(shown):
                    if isinstance(span.item, FactRef) and span.item.id == ref_id:
                        self.select_range(shown.position() + span.start, shown.position() + span.end)
                return True
        return False

    def ref_at(self, point: QPoint) -> FactRef | None:
        """The reference under a point of the viewport."""
        key = ref_key(self.anchorAt(point))
        items = [span.item for span in ref_spans(self.cursorForPosition(point).block())] if key else []
        return next((item for item in items if isinstance(item, FactRef) and key and item.id == key.id), None)

    def insert_fact(self, fact: Fact) -> None:
        """Put a reference to the fact at the caret."""
        self.insert_fact_at(self.textCursor().position(), fact)

    def insert_fact_at(self, position: int, fact: Fact) -> None:
        """Put a reference to the fact at a position, set off by spaces where words would collide."""
        cursor, content, width = self._fact_place(position, fact)
        end = cursor.position() + width
        key, self._fact_key = self._fact_key, None
        with self._as_step(key):
            cursor.beginEditBlock()
            writing.write(cursor, content)
            cursor.endEditBlock()
        self._run.end()
        self.select_range(end, end)

    def _fact_place(self, position: int, fact: Fact) -> tuple[QTextCursor, Content, int]:
        """Where a fact goes and what is written there; the reference ends so far behind that place."""
        cursor = outside_references(self.document(), position)
        return cursor, *fact_content(cursor, fact, self._surroundings.new_id())

    # Cross references

    def insert_pointer(self, item: Text) -> None:
        """Put a cross reference in the place of the selection, set off by spaces where words would
        collide."""
        cursor = self.textCursor()
        with self._as_step(None):
            cursor.beginEditBlock()
            cursor.removeSelectedText()
            place = outside_references(self.document(), cursor.position())
            content, width = set_off(place, item)
            end = place.position() + width
            writing.write(place, content)
            cursor.endEditBlock()
        self.select_range(end, end)

    def pointer_at(self, point: QPoint) -> str:
        """The id of the block to which the cross reference under a point of the viewport leads; empty where
        there is none."""
        key = point_key(self.anchorAt(point))
        found = self._pointer(self.cursorForPosition(point)) if key else ""
        return found if key and found == key.block else ""

    def current_pointer(self) -> str:
        """The id of the block to which the cross reference at the caret leads; empty where there is none."""
        return self._pointer(self.textCursor())

    def _pointer(self, cursor: QTextCursor) -> str:
        at = cursor.positionInBlock()
        here = (span.item for span in spans(cursor.block()) if span.start <= at <= span.end)
        return next(filter(None, map(pointed, here)), "")

    def _tell_ref(self) -> None:
        ref = self.current_ref()
        if ref != self._ref:
            self._ref = ref
            self.ref_selected.emit(ref)

    # Clipboard and drag

    def selection_blocks(self) -> tuple[Narrative, ...]:
        """The selected part, with its references."""
        return clipboard.selected(self.textCursor(), self.blocks())

    def insert_blocks(self, blocks: Sequence[Block]) -> None:
        """Put a copy of saved blocks at the caret; several stand as blocks of their own."""
        new = list(clipboard.narratives(blocks, self._surroundings.new_id))
        self._take_in(new, whole=len(new) > 1)

    def _take_in(self, blocks: Sequence[Narrative], whole: bool) -> None:
        if not blocks:
            return
        cursor = self.textCursor()
        blocks = [_at_home(block, self._surroundings.label) for block in blocks]
        with self._as_step(None):
            if len(blocks) == 1 and _is_bare(blocks[0]):
                cursor.insertText(held(plain(blocks[0].content)), marks.typing_format(cursor))
            else:
                copies = [writing.copied(block, self._surroundings.new_id) for block in blocks]
                writing.insert_blocks(cursor, copies, self._setting(), whole)
        self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection for the clipboard or a drag."""
        return clipboard.to_mime(self.selection_blocks())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether there is text, a fact or a picture in it."""
        return (
            holds_picture(source)
            or any(source.hasFormat(kind) for kind in (FACT_MIME, BLOCKS_MIME))
            or source.hasText()
            or source.hasHtml()
        )

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop at the caret."""
        if source.hasFormat(FACT_MIME):
            self._want_fact(source, self.textCursor().position())
            return
        if holds_picture(source):
            # Whoever takes it looks where the focus is, and a drop alone does not bring it here.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._surroundings.requests.take_picture(source, "")
            return
        blocks = clipboard.from_mime(source, self._surroundings.new_id)
        self._take_in(blocks, whole=len(blocks) > 1 and blocks[0].kind != "paragraph")

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped, and the focus with it."""
        if event.mimeData().hasFormat(FACT_MIME):
            position = self.cursorForPosition(event.position().toPoint()).position()
            event.acceptProposedAction()
            # The base class clears its drop caret only when it takes the drop itself or the drag leaves.
            super().dragLeaveEvent(QDragLeaveEvent())
            self._want_fact(event.mimeData(), position)
        else:
            super().dropEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _want_fact(self, source: QMimeData, position: int) -> None:
        self.fact_wanted.emit(bytes(source.data(FACT_MIME).data()).decode(), position)

    # Pointer

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a reference tells which; Ctrl and a click on a cross reference leads to its block."""
        super().mouseReleaseEvent(event)
        point, held = event.position().toPoint(), event.modifiers()
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        ref = self.ref_at(point)
        if ref is not None:
            self.ref_clicked.emit(ref)
        elif held & Qt.KeyboardModifier.ControlModifier and (block := self.pointer_at(point)):
            self._surroundings.requests.go_to_block(block)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a reference, or show that of the text."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        ref = self.current_ref() if by_key else self.ref_at(event.pos())
        if ref is not None:
            self.ref_menu_wanted.emit(ref, event.globalPos())
            return
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.findChildren(QAction):
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        block = self.current_pointer() if by_key else self.pointer_at(event.pos())
        if block:
            self._offer_way(menu, block)
        menu.popup(event.globalPos())

    def _offer_way(self, menu: QMenu, block: str) -> None:
        """Put at the head of a menu the way to what a cross reference points to."""
        label = self._surroundings.label(block)
        way = QAction(f"Go to {label}" if label else "Go there", menu)
        way.triggered.connect(lambda: self._surroundings.requests.go_to_block(block))
        first = menu.actions()[0]
        menu.insertAction(first, way)
        menu.insertSeparator(first)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a reference is worth when the pointer rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            ref = self.ref_at(event.pos())
            block = self.pointer_at(event.pos())
            words = pointing(self._surroundings.label(block)) if block else ""
            if ref is not None:
                words = tooltip(ref, self._surroundings.fact(ref.fact))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)


def _at_home(block: Narrative, label: Callable[[str], str]) -> Narrative:
    """The block, whose cross references into other briefs are mere words."""

    def at_home(item: Inline) -> Inline:
        leads_away = pointed(item) and not label(pointed(item))
        return item.model_copy(update={"link": ""}) if leads_away else item

    content = tuple(at_home(item) for item in block.content)
    same = all(new is old for new, old in zip(content, block.content, strict=True))
    return block if same else block.model_copy(update={"content": normal(content)})


def _is_bare(block: Narrative) -> bool:
    """Whether the block is mere words, which take the looks of where they are put."""
    marked = (
        not isinstance(item, FactRef) and (item.bold or item.italic or item.link) for item in block.content
    )
    has_refs = any(isinstance(item, FactRef) for item in block.content)
    return block.kind == "paragraph" and not block.marking and not has_refs and not any(marked)
