"""A text edit that is always the exact mirror of blocks of the model, and as high as its text."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from math import ceil

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import (
    QFontInfo,
    QPaintEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from briefwright.domain.blocks import Narrative
from briefwright.domain.content import FactRef
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text import ornaments, writing
from briefwright.gui.text.formats import Setting, clean_content, held, shape_of
from briefwright.gui.text.painter import Range, TextPainter
from briefwright.gui.text.projection import Projection, Splice
from briefwright.gui.text.typing_run import TypingRun
from briefwright.gui.text.writing import Spot

_KINDRED = ("'’‘", '"“”„', "-–—\u2011", " \u00a0\u202f")
"""Marks that stand for one another when something is looked for; the first of each is what one types."""


class MirroredEdit(QTextEdit):
    """Shows narrative blocks and tells every change as a splice of them.

    `name` is what a screen reader calls it. Whatever holds it scrolls. Places are counted in UTF-16
    units, as Qt counts. Undo belongs to the model, so the document's own is off.
    """

    spliced = Signal(int, int, object, object)
    """First index, how many blocks were replaced, the new blocks, and the key of the undo step to
    which this belongs (None: a step of its own)."""

    compact = False
    """Whether the text stands in a narrow place, as a cell, without space around blocks."""

    prompt = ""
    """What is shown while there are no words yet, where these will begin."""

    def __init__(self, surroundings: Surroundings, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surroundings = surroundings
        self._projection = Projection(surroundings.new_id)
        self._run = TypingRun()
        self._step_key: Hashable = None
        self._splices: list[Splice] = []
        self._silent = False
        self.setAccessibleName(name)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._painter = TextPainter(self.document(), surroundings.fact, surroundings.label)
        self.document().contentsChange.connect(self._follow_change)
        self.document().contentsChanged.connect(self._publish)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)

    def show_blocks(self, blocks: tuple[Narrative, ...]) -> None:
        """Show these blocks, touching only what differs; caret and selection stay with their words."""
        old, cursor, document = self._projection.blocks, self.textCursor(), self.document()
        shown = {id(block) for block in old}
        new = tuple(block if id(block) in shown else _cleaned(block) for block in blocks)
        ends = [writing.spot_at(document, old, at) for at in (cursor.anchor(), cursor.position())]
        with self._silently():
            writing.replace_all(document, old, new, self._setting())
            self._projection.blocks = new
        self._run.end()
        start, end = (writing.position_of(document, new, writing.carried(spot, old, new)) for spot in ends)
        if start is not None and end is not None:
            self.select_range(start, end)

    def blocks(self) -> tuple[Narrative, ...]:
        """The blocks that the surface now shows, exactly."""
        return self._projection.blocks

    def caret(self) -> Spot:
        """The block of the caret and how far into it; an empty id while there are no blocks."""
        return writing.spot_at(self.document(), self.blocks(), self.textCursor().position())

    def place_caret(self, block_id: str, offset: int) -> None:
        """Put the caret into a block; nothing happens when the block is gone."""
        position = writing.position_of(self.document(), self.blocks(), (block_id, offset))
        if position is not None:
            self.select_range(position, position)

    def select_range(self, start: int, end: int) -> None:
        """Select from one position to another, where the caret then stands."""
        start, end = (writing.between_letters(self.document(), at) for at in (start, end))
        cursor = self.textCursor()
        if (cursor.anchor(), cursor.position()) != (start, end):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def find_matches(self, text: str, case: bool = False) -> list[Range]:
        """Where the text occurs; `case` tells small letters from capitals.

        Quotation marks, dashes and spaces match however they are set: it's finds it’s.
        """
        document = self.document()
        flags = QTextDocument.FindFlag.FindCaseSensitively if case else QTextDocument.FindFlag(0)
        wanted = _pattern(text)
        found = document.find(wanted, 0, flags) if text else QTextCursor()
        matches = []
        while not found.isNull():
            matches.append((found.selectionStart(), found.selectionEnd()))
            found = document.find(wanted, found, flags)
        return matches

    def show_matches(self, matches: list[Range], current: Range | None) -> None:
        """Mark matches in the text, and one of them as the current."""
        self._painter.show_matches(matches, current)

    def refresh_references(self) -> None:
        """Paint references anew: facts or the theme have changed."""
        self._painter.take_theme()
        painted = [number for number, block in enumerate(self.blocks()) if _is_painted(block)]
        with self._silently():
            self._painter.repaint_blocks(painted)

    def _setting(self) -> Setting:
        return Setting(float(QFontInfo(self.font()).pixelSize()), self.compact)

    @contextmanager
    def _as_step(self, key: Hashable) -> Iterator[None]:
        """Changes made meanwhile belong to the undo step of this key."""
        outer, self._step_key = self._step_key, key
        try:
            yield
        finally:
            self._step_key = outer

    @contextmanager
    def _silently(self) -> Iterator[None]:
        """Changes made meanwhile are no one's doing: nothing is read back or told."""
        outer, self._silent = self._silent, True
        try:
            yield
        finally:
            self._silent = outer

    def _follow_change(self, position: int, _removed: int, added: int) -> None:
        if self._silent:
            return
        splice = self._projection.update(self.document(), position, added)
        if splice is not None:
            self._splices.append(splice)

    def _publish(self) -> None:
        if self._silent or not (self._splices or self._projection.stamps):
            return
        splices, self._splices = self._splices, []
        stamps, self._projection.stamps = self._projection.stamps, []
        with self._silently():
            writing.stamp(self.document(), stamps, self._setting())
        if self._step_key is None:
            self._run.end()
        for splice in splices:
            self.spliced.emit(splice.first, splice.count, splice.new, self._step_key)

    # What Qt asks

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh_references()
        elif event.type() == QEvent.Type.FontChange:
            with self._silently():
                self._set_anew()

    def _set_anew(self) -> None:
        setting, cursor = self._setting(), QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            cursor.setBlockFormat(setting.block_format(shape_of(block)))
            block = block.next()
        cursor.endEditBlock()

    def _needed_height(self) -> int:
        return ceil(self.document().size().height()) + 2 * self.frameWidth()

    def _fit_height(self) -> None:
        height = self._needed_height()
        if height != self.maximumHeight() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to whatever holds the surface."""
        event.ignore()

    @property
    def shown_prompt(self) -> str:
        """The prompt, where there are no words and some can be written."""
        return self.prompt if self.document().isEmpty() and not self.isReadOnly() else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text or its prompt, then the margins of lists and quotations."""
        super().paintEvent(event)
        if self.shown_prompt:
            ornaments.paint_prompt(self, self.shown_prompt)
        ornaments.paint(self, self.blocks(), self._setting(), event.rect())


def _cleaned(block: Narrative) -> Narrative:
    content = clean_content(block.content)
    return block if content is block.content else block.model_copy(update={"content": content})


def _is_painted(block: Narrative) -> bool:
    return any(isinstance(item, FactRef) or item.link for item in block.content)


def _pattern(text: str) -> QRegularExpression:
    classes = {mark: f"[{kindred}]" for kindred in _KINDRED for mark in kindred}
    pieces = (classes.get(char) or QRegularExpression.escape(char) for char in held(text))
    return QRegularExpression("".join(pieces))
