"""What every editor of a structured block is."""

from collections.abc import Hashable, Mapping
from typing import ClassVar, Generic, TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from briefwright.domain.blocks import Judgement, SourceList, SourceSummary, Structured
from briefwright.domain.content import Content
from briefwright.domain.slots import SlotKey, set_slot, slots
from briefwright.gui.structured.controls import PAD, bold, remark, see_through
from briefwright.gui.structured.sheet import GAP, GUTTER
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text.cell import CellEdit, FactLines
from briefwright.gui.text.line import PlainLine

BlockT = TypeVar("BlockT", bound=Structured)


class StructuredEditor(QFrame, Generic[BlockT]):
    """Shows a structured block and asks for changes of it.

    `changed` carries the new block, a merge key for undo and what the step is called; the editor shows the
    new block at once.
    `cell_added` carries each CellEdit that is made after construction; those made before are in `cells()`.
    The other signals ask something of the window (see `Requests`).
    """

    changed = Signal(object, object, str)
    cell_added = Signal(object)
    ledger_wanted = Signal(str, str)
    facts_wanted = Signal(object)
    indicator_made = Signal(object)
    told = Signal(str)
    failed = Signal(str)

    kind_words: ClassVar[str]
    has_caption: ClassVar[bool] = True
    prompts: ClassVar[Mapping[str, str]] = {}
    """What an empty piece of running text asks for, by the last part of its key."""
    evidence: ClassVar[frozenset[str]] = frozenset()
    """Where each fact stands on a line of its own, by the last part of the key."""

    def __init__(self, block: BlockT, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block = block
        self._surroundings = surroundings
        self._cells: dict[SlotKey, CellEdit] = {}
        self._contents: dict[SlotKey, Content] = {}
        self.setAccessibleName(self.kind_words)
        self._caption = PlainLine(f"{self.kind_words}: caption", "Caption", bold(), self)
        self._caption.document().setDocumentMargin(PAD)
        self._caption.setVisible(self.has_caption)
        self._caption.textEdited.connect(self._set_caption)
        self._title = QHBoxLayout()
        self._title.setContentsMargins(0, 0, GAP + GUTTER, 0)
        self._title.addWidget(remark(self.kind_words))
        self._title.addWidget(self._caption, 1)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 4, 0, 4)
        self._body.setSpacing(2)
        self._body.addLayout(self._title)

    @property
    def block(self) -> BlockT:
        """The block as it is shown."""
        return self._block

    def show_block(self, block: BlockT) -> None:
        """Show a block of the same kind: only what differs is touched, focus and caret stay."""
        self._block = block
        if not isinstance(block, SourceList | Judgement | SourceSummary):
            self._caption.show_text(block.caption)
        self._show_cells()
        self._show_rest()
        self._name_cells()

    def cells(self) -> list[CellEdit]:
        """The pieces of running text in reading order."""
        return [self._cells[key] for key, _ in slots(self._block)]

    def cell(self, slot_key: SlotKey) -> CellEdit | None:
        """The piece of running text of that key."""
        return self._cells.get(slot_key)

    def refresh(self) -> None:
        """Show anew what depends on the theme, the facts and the names in the base."""
        for cell in self.cells():
            cell.refresh_references()
        self._show_rest()
        self._name_cells()
        self.update()

    def _show_rest(self) -> None:
        """Show what is neither caption nor running text; `self._block` is the block to show."""
        raise NotImplementedError

    def _cell_names(self) -> Mapping[SlotKey, str]:
        """What a screen reader calls the pieces of running text."""
        raise NotImplementedError

    def _request(self, block: BlockT, merge_key: Hashable = None, label: str = "") -> None:
        """Ask for a change, as a step of undo with that label."""
        if block != self._block and not self.property("readOnly"):
            self.show_block(block)
            step = "Typing" if merge_key is not None else f"Edit {self.kind_words.lower()}"
            self.changed.emit(block, merge_key, label or step)

    def _set_caption(self, caption: str) -> None:
        changed = cast(BlockT, self._block.model_copy(update={"caption": caption}))
        self._request(changed, (self._block.id, "caption"))

    def _show_cells(self) -> None:
        contents = dict(slots(self._block))
        for key in self._cells.keys() - contents.keys():
            self._contents.pop(key)
            drop(self._cells.pop(key))
        for key, content in contents.items():
            cell = self._cells.get(key) or self._add_cell(key)
            if self._contents.get(key) != content:
                self._contents[key] = content
                cell.show_content(content)

    def _name_cells(self) -> None:
        for key, name in self._cell_names().items():
            self._cells[key].setAccessibleName(name)

    def _add_cell(self, key: SlotKey) -> CellEdit:
        cell = self._make_cell(key)
        cell.content_changed.connect(lambda content, merge_key: self._change_cell(key, content, merge_key))
        cell.setPlaceholderText(self.prompts.get(key[-1], ""))
        see_through(cell)
        self._cells[key] = cell
        self.cell_added.emit(cell)
        return cell

    def _make_cell(self, key: SlotKey) -> CellEdit:
        make = FactLines if key[-1] in self.evidence else CellEdit
        return make(self._surroundings, self.kind_words, self)

    def _change_cell(self, key: SlotKey, content: Content, merge_key: Hashable) -> None:
        self._contents[key] = content
        changed = cast(BlockT, set_slot(self._block, key, content))
        self._request(changed, None if merge_key is None else (self._block.id, *key, merge_key))


def drop(widget: QWidget) -> None:
    """Take a widget out of sight now and out of the world soon."""
    widget.hide()
    widget.deleteLater()
