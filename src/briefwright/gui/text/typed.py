"""A text edit for typing: words, blocks, lists, marks and the "@" that brings up facts."""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QWidget

from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text import keys, lists, marks
from briefwright.gui.text.completion import Mention
from briefwright.gui.text.formats import Kind, clean, held
from briefwright.gui.text.mirrored import MirroredEdit


class TypedEdit(MirroredEdit):
    """Turns key presses and formatting commands into changes of the text.

    Undo, find, bold, italic and link are the window's commands: their keys are left to it.
    """

    fact_wanted = Signal(str, int)
    """The fact of this id is to be put at a position, by `insert_fact_at`."""

    left = Signal(int)
    """An arrow key led out of the text: -1 before its start, 1 behind its end."""

    def __init__(self, surroundings: Surroundings, name: str, parent: QWidget | None = None) -> None:
        super().__init__(surroundings, name, parent)
        self._fact_key: Hashable = None
        self._toggled: frozenset[str] = frozenset()
        self._mention = Mention(self, surroundings.suggest)
        self._mention.wanted.connect(self._replace_mention)
        self.setTabChangesFocus(True)
        self.cursorPositionChanged.connect(self._caret_moved)

    def toggle_bold(self) -> None:
        """Make the selected words bold, or plain again; without a selection, the words typed next."""
        self._toggle("bold")

    def toggle_italic(self) -> None:
        """Make the selected words italic, or upright again; without a selection, the words typed next."""
        self._toggle("italic")

    def set_link(self, url: str) -> None:
        """Let the selected words lead to an address; an empty one takes the link away."""
        with self._as_step(None):
            marks.link(self.textCursor(), url)

    def set_kind(self, kind: Kind) -> None:
        """Make the selected blocks paragraphs, items of a list or quotations."""
        with self._as_step(None):
            lists.set_kind(self.textCursor(), kind, self._setting())

    def _toggle(self, mark: str) -> None:
        cursor = marks.whole_references(self.textCursor())
        if cursor.hasSelection():
            with self._as_step(None):
                marks.toggle(cursor, mark)
        else:
            self._toggled ^= {mark}

    def _caret_moved(self) -> None:
        self._toggled = frozenset()
        self._mention.follow()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, delete, break blocks and move; leave to others what is theirs."""
        if self._mention.takes(event):
            return
        if keys.is_window_command(event) or event.key() in keys.PAGING:
            event.ignore()
        elif self.isReadOnly():
            super().keyPressEvent(event)
        elif step := keys.step_out(event, self.textCursor()):
            self._run.end()
            self.left.emit(step)
        elif event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self._type("\n")
        elif event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            self._break_block()
        elif words := keys.typed_words(event):
            self._type(words)
        else:
            self._edit_by_key(event)

    def _type(self, words: str) -> None:
        words = held(clean(words))
        cursor = self.textCursor()
        form = marks.typing_format(cursor)
        for mark in self._toggled:
            form = marks.marked(form, mark, not marks.has_mark(form, mark))
        with self._as_step(self._run.key("insert", words, cursor)):
            cursor.insertText(words, form)
        self.setTextCursor(cursor)
        self._run.stays(cursor.position())
        self._mention.typed(words)
        if words == " ":
            self._open_list(cursor)

    def _open_list(self, cursor: QTextCursor) -> None:
        kind = lists.opening(cursor)
        if kind is not None:
            with self._as_step(None):
                lists.open_with(cursor, kind, self._setting())

    def _break_block(self) -> None:
        cursor = self.textCursor()
        with self._as_step(None):
            lists.break_block(cursor, self._setting())
        self.setTextCursor(cursor)

    def _edit_by_key(self, event: QKeyEvent) -> None:
        cursor, before = self.textCursor(), self.textCursor().position()
        deletes = event.key() in keys.DELETING
        with self._as_step(self._run.key("delete", "", cursor) if deletes else None):
            if event.key() != Qt.Key.Key_Backspace or not lists.leave_at_start(cursor, self._setting()):
                super().keyPressEvent(event)
        if deletes:
            self._run.stays(self.textCursor().position())
        elif self.textCursor().position() != before:
            self._run.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Facts are offered only while people type here."""
        super().focusOutEvent(event)
        self._mention.close()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take words from an input method as if they were typed."""
        words = event.commitString()
        if not words or self.isReadOnly():
            super().inputMethodEvent(event)
            return
        super().inputMethodEvent(QInputMethodEvent())
        if event.replacementLength():
            start = self.textCursor().position() + event.replacementStart()
            self.select_range(start, start + event.replacementLength())
        self._type(words)
        if event.preeditString():
            super().inputMethodEvent(QInputMethodEvent(event.preeditString(), event.attributes()))

    def event(self, event: QEvent) -> bool:
        """Leave the window its shortcuts, and let Tab move items of lists."""
        if not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            if keys.is_window_command(event):
                event.ignore()
                return False
            if self._mention.wants(event):
                event.accept()
                return True
        return (event.type() == QEvent.Type.KeyPress and self._tab(event)) or super().event(event)

    def _tab(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)
        if not step or self.isReadOnly() or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        if self._mention.takes(event):
            return True
        with self._as_step(None):
            return lists.shift(self.textCursor(), step, self._setting())

    def _replace_mention(self, fact_id: str, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._fact_key = object()
        with self._as_step(self._fact_key):
            cursor.removeSelectedText()
        self.fact_wanted.emit(fact_id, start)
