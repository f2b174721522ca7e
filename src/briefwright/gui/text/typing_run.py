"""A run of typing: the keystrokes that undo takes back together."""

from collections.abc import Hashable

from PySide6.QtGui import QTextCursor


class TypingRun:
    """Gives each keystroke the key of its run.

    A new run begins with a word, where typing turns to deleting or back, where something is selected
    and where the caret was moved.
    """

    def __init__(self) -> None:
        self._key = object()
        self._kind = ""
        self._position = -1
        self._after_space = False

    def key(self, kind: str, typed: str, caret: QTextCursor) -> Hashable:
        """The key of a keystroke that is about to "insert" what is typed or to "delete"."""
        word_begins = self._after_space and bool(typed) and not typed.isspace()
        moved = caret.position() != self._position or caret.hasSelection()
        if word_begins or moved or kind != self._kind:
            self._key = object()
        self._kind = kind
        self._after_space = typed[-1:].isspace()
        return self._key

    def stays(self, position: int) -> None:
        """The keystroke left the caret here."""
        self._position = position

    def end(self) -> None:
        """Let the next keystroke begin a run."""
        self._position = -1
