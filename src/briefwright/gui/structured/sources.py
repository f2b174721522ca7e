"""What stands in a brief where its sources are to be listed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from briefwright.domain.blocks import SourceList
from briefwright.domain.grades import RELIABILITY_WORDS
from briefwright.domain.slots import SlotKey
from briefwright.gui.structured.controls import bold, label
from briefwright.gui.structured.editor import StructuredEditor, drop
from briefwright.gui.structured.sheet import GAP, Band, Sheet
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.theme import tints


class GradeBadge(QWidget):
    """The letter of a source's reliability in its colour."""

    def __init__(self, grade: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grade = grade
        words = next((words for letter, words in RELIABILITY_WORDS.items() if letter == grade), "")
        self.setAccessibleName(f"Grade {grade}: {words}" if words else f"Grade {grade}")
        self.setToolTip(words)
        self.setFixedSize(QSize(22, 24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the letter on its colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tints().grades.get(self._grade[:1], tints().hint)))
        painter.drawRoundedRect(self.rect().adjusted(0, 2, 0, -2), 4, 4)
        painter.setFont(bold())
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._grade)


class SourceListEditor(StructuredEditor[SourceList]):
    """Shows, read-only, the sources that the brief cites; the page says which those are."""

    kind_words = "Sources"
    has_caption = False

    def __init__(self, block: SourceList, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(block, surroundings, parent)
        self._sources: tuple[tuple[str, str], ...] = ()
        self._nothing = label("Sources cited in this brief are listed here on export.", quiet=True)
        self._sheet = Sheet(self)
        self._sheet.setContentsMargins(0, 0, GAP, 0)
        self._body.addWidget(self._nothing)
        self._body.addWidget(self._sheet)
        self._title.addStretch(1)
        self.show_block(block)

    def show_sources(self, sources: Sequence[tuple[str, str]]) -> None:
        """Show the grade and the description of each source, in the order in which they are cited."""
        if tuple(sources) == self._sources:
            return
        self._sources = tuple(sources)
        for child in self._sheet.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            drop(child)
        bands = [Band([[GradeBadge(grade), label(words)]]) for grade, words in self._sources]
        self._sheet.lay(bands, (0, 1))
        self._show_rest()

    def _show_rest(self) -> None:
        self._nothing.setVisible(not self._sources)
        self._sheet.setVisible(bool(self._sources))

    def _cell_names(self) -> Mapping[SlotKey, str]:
        return {}
