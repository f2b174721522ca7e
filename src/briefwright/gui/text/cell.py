"""A cell of a structured block: one piece of running text in a narrow place."""

from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from briefwright.domain.blocks import Narrative, Paragraph
from briefwright.domain.content import Content, Text, normal
from briefwright.domain.facts import Fact
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text.formats import Kind
from briefwright.gui.text.placing import fact_line, outside_references
from briefwright.gui.text.surface import TextSurface


class CellEdit(TextSurface):
    """Edits one content: Enter breaks the line, Tab moves on, and all that facts can do they do here."""

    content_changed = Signal(object, object)
    """The new content, and the key of the undo step to which this belongs."""

    compact = True

    def __init__(self, surroundings: Surroundings, name: str, parent: QWidget | None = None) -> None:
        super().__init__(surroundings, name, parent)
        self.document().setDocumentMargin(3)
        self.show_content(())
        self.spliced.connect(self._tell_content)

    def show_content(self, content: Content) -> None:
        """Show this content; nothing is told."""
        self.show_blocks((Paragraph(id="cell", content=content),))

    def content(self) -> Content:
        """The content that the cell now shows, exactly."""
        return self.blocks()[0].content

    def set_kind(self, kind: Kind) -> None:
        """A cell has no blocks to set: it stays as it is."""

    def _tell_content(self, _first: int, _count: int, _new: object, merge_key: object) -> None:
        self.content_changed.emit(self.content(), merge_key)

    def _break_block(self) -> None:
        self._type("\n")

    def _open_list(self, cursor: QTextCursor) -> None:
        """A "-" in a cell is a dash."""

    def _take_in(self, blocks: Sequence[Narrative], whole: bool) -> None:
        if blocks:
            pieces = [(Text(text="\n"), *block.content) for block in blocks]
            joined = normal(list(chain(*pieces))[1:])
            super()._take_in([Paragraph(id="cell", content=joined)], whole=False)


class FactLines(CellEdit):
    """A cell for evidence: each fact that is put in stands on a line of its own."""

    def _fact_place(self, position: int, fact: Fact) -> tuple[QTextCursor, Content, int]:
        cursor = outside_references(self.document(), position)
        return cursor, *fact_line(cursor, fact, self._surroundings.new_id())
