"""One section on the page: its heading, and its blocks as running text and structured editors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefwright.domain.blocks import NARRATIVE, Block, Narrative, Structured
from briefwright.domain.brief import Section
from briefwright.gui.fonts import heading_font, reading_font
from briefwright.gui.structured.editor import StructuredEditor
from briefwright.gui.structured.factory import editor_for
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text.line import PlainLine
from briefwright.gui.text.surface import TextSurface

Part = TextSurface | StructuredEditor[Any]

_PROMPT = "Write, or type @ for a fact"


@dataclass(frozen=True)
class Run:
    """Consecutive blocks that share one editor: any number of narrative ones, or one structured."""

    first: int
    blocks: tuple[Block, ...]

    @property
    def narrative(self) -> bool:
        """Whether this is running text."""
        return isinstance(self.blocks[0], NARRATIVE)


def runs(blocks: Sequence[Block]) -> list[Run]:
    """The blocks of a section as runs, in order."""
    found: list[Run] = []
    for index, block in enumerate(blocks):
        last = found[-1] if found else None
        if last and last.narrative and isinstance(block, NARRATIVE):
            found[-1] = Run(last.first, (*last.blocks, block))
        else:
            found.append(Run(index, (block,)))
    return found


class SectionView(QWidget):
    """Shows a section and asks for its changes.

    `spliced` (first, count, blocks, merge key, who, label of the step) asks to replace blocks of the
    section; `renamed` (title) asks for another heading; `wanted_text` (index) asks for a paragraph
    there; `part_added` hands out each new text surface and structured editor.
    """

    spliced = Signal(int, int, object, object, object, str)
    renamed = Signal(str)
    wanted_text = Signal(int)
    part_added = Signal(object)

    def __init__(self, section: Section, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self.section = section
        self._surroundings = surroundings
        self._runs: list[Run] = []
        self._parts: list[Part] = []
        self._invitations: list[QPushButton] = []
        self.heading = PlainLine("Heading", "Heading", heading_font(15))
        self.heading.textEdited.connect(self.renamed)
        self.heading.left.connect(self._leave_heading)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 12, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self.heading)

    def show_section(self, section: Section, origin: object = None) -> None:
        """Show this state of the section; whoever caused it (`origin`) is not shown its own echo."""
        self.heading.show_text(section.title)
        self.heading.setAccessibleName(f"Heading of section {section.title}")
        self.section = section
        wanted = runs(section.blocks)
        if [_shape(run) for run in wanted] != [_shape(run) for run in self._runs]:
            self._rebuild(wanted)
        self._runs = wanted
        for run, part in zip(wanted, self._parts, strict=True):
            if part is not origin:
                _show(part, run)

    def parts(self) -> Sequence[Part]:
        """The editors, in reading order."""
        return self._parts

    def surfaces(self) -> Iterator[TextSurface]:
        """Every piece of running text, in reading order, the cells of structured blocks included."""
        for part in self._parts:
            if isinstance(part, TextSurface):
                yield part
            else:
                yield from part.cells()

    def part_of(self, block_id: str) -> Part | None:
        """The editor in which a block stands."""
        for run, part in zip(self._runs, self._parts, strict=True):
            if any(block.id == block_id for block in run.blocks):
                return part
        return None

    def block_at(self, part: Part) -> Block | None:
        """The block that the caret is in, or the block that the editor shows."""
        for run, mine in zip(self._runs, self._parts, strict=True):
            if mine is part:
                if isinstance(mine, StructuredEditor):
                    return run.blocks[0]
                at = mine.caret()[0]
                return next((block for block in run.blocks if block.id == at), run.blocks[-1])
        return None

    def _leave_heading(self) -> None:
        first = next(self.surfaces(), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self, wanted: Sequence[Run]) -> None:
        former = {_key(run): part for run, part in zip(self._runs, self._parts, strict=True)}
        self._parts = [former.pop(_key(run)) if _key(run) in former else self._part(run) for run in wanted]
        for part in former.values():
            part.hide()
            part.deleteLater()
        for invitation in self._invitations:
            invitation.deleteLater()
        self._invitations = []
        # Taken out by itself, the item of a widget would live on and keep it from being measured anew.
        while (item := self._layout.itemAt(1)) is not None and (shown := item.widget()) is not None:
            self._layout.removeWidget(shown)
        for number, (run, part) in enumerate(zip(wanted, self._parts, strict=True)):
            if not run.narrative and (number == 0 or not wanted[number - 1].narrative):
                self._invite(run.first)
            self._layout.addWidget(part)
            if not run.narrative and number == len(wanted) - 1:
                self._invite(run.first + 1)
        if not wanted:
            self._invite(0)

    def _part(self, run: Run) -> Part:
        part: Part
        if run.narrative:
            part = TextSurface(self._surroundings, f"Text of section {self.section.title}", self)
            part.setFont(reading_font())
            part.prompt = _PROMPT
            part.spliced.connect(partial(self._splice_text, part))
        else:
            part = editor_for(_structured(run), self._surroundings, self)
            part.changed.connect(partial(self._replace_block, part))
        self.part_added.emit(part)
        return part

    def _splice_text(
        self, part: Part, first: int, count: int, blocks: tuple[Block, ...], merge_key: object
    ) -> None:
        start = self._runs[self._parts.index(part)].first
        label = "Edit" if merge_key is None else "Typing"
        self.spliced.emit(start + first, count, blocks, merge_key, part, label)

    def _replace_block(self, part: Part, block: Block, merge_key: object, label: str) -> None:
        start = self._runs[self._parts.index(part)].first
        self.spliced.emit(start, 1, (block,), merge_key, part, label)

    def _invite(self, index: int) -> None:
        if self.heading.isReadOnly():
            return
        invitation = QPushButton("Write here")
        invitation.setFlat(True)
        invitation.setObjectName("invitation")
        invitation.setAccessibleName(f"Write a paragraph in {self.section.title}")
        invitation.clicked.connect(lambda: self.wanted_text.emit(index))
        self._invitations.append(invitation)
        self._layout.addWidget(invitation)


def _shape(run: Run) -> str:
    return "text" if run.narrative else f"{run.blocks[0].kind} {run.blocks[0].id}"


def _key(run: Run) -> str:
    return run.blocks[0].id


def _show(part: Part, run: Run) -> None:
    if isinstance(part, TextSurface):
        part.show_blocks(_narrative(run))
    else:
        part.show_block(_structured(run))


def _narrative(run: Run) -> tuple[Narrative, ...]:
    return tuple(block for block in run.blocks if isinstance(block, NARRATIVE))


def _structured(run: Run) -> Structured:
    (block,) = run.blocks
    if isinstance(block, NARRATIVE):
        raise TypeError("a run of running text has no structured block")
    return block
