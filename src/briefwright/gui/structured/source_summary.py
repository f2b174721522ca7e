"""The editor of the summary of sources."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from briefwright.domain.blocks import SourceSummary
from briefwright.domain.slots import SlotKey
from briefwright.gui.structured.controls import label
from briefwright.gui.structured.editor import StructuredEditor, drop
from briefwright.gui.structured.sheet import GAP, Band, Sheet
from briefwright.gui.surroundings import Surroundings

_NOTHING = "What the brief rests on is told here."


class SourceSummaryEditor(StructuredEditor[SourceSummary]):
    """Shows, read-only, what is to be said of the sources, and takes what the analyst says is missing."""

    kind_words = "Source summary"
    has_caption = False
    prompts: ClassVar = {"gaps": "What you could not find out, and whom nobody heard"}

    def __init__(
        self, block: SourceSummary, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(block, surroundings, parent)
        self._told: tuple[str, ...] | None = None
        self._lines: list[QLabel] = []
        self._heading = label("What is missing", strong=True)
        self._sheet = Sheet(self)
        self._sheet.setContentsMargins(0, 0, GAP, 0)
        self._title.addStretch(1)
        self._body.addWidget(self._sheet)
        self.show_block(block)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._follow_focus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to what can be written."""
        self._cells["gaps",].setFocus(event.reason())

    def _show_rest(self) -> None:
        told = tuple(self._surroundings.summed_up())
        if told == self._told:
            return
        self._told = told
        for line in self._lines:
            drop(line)
        self._lines = [label(words) for words in told] or [label(_NOTHING, quiet=True)]
        gaps = Band([[self._heading], [self._cells["gaps",]]])
        self._sheet.lay([Band([[line] for line in self._lines]), gaps], (1,))

    def _follow_focus(self) -> None:
        self._sheet.update()

    def _cell_names(self) -> Mapping[SlotKey, str]:
        return {("gaps",): "What is missing from the sources"}
