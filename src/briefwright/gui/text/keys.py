"""What key presses mean to running text."""

import unicodedata

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from briefwright.editing.commands import COMMANDS

_Key, _Held = Qt.Key, Qt.KeyboardModifier
_SHIFTED = _Held.ControlModifier | _Held.ShiftModifier
_CLIPBOARD = ("edit.cut", "edit.copy", "edit.paste")
_SHORTCUTS = frozenset(
    QKeySequence(command.shortcut).toString()
    for command in COMMANDS
    if command.shortcut and command.id not in _CLIPBOARD
)
_STEPS = {_Key.Key_Up: -1, _Key.Key_Left: -1, _Key.Key_Down: 1, _Key.Key_Right: 1}
DELETING = (_Key.Key_Backspace, _Key.Key_Delete)
PAGING = (_Key.Key_PageUp, _Key.Key_PageDown)


def is_window_command(event: QKeyEvent) -> bool:
    """Whether the window answers this key: every shortcut of a command but the clipboard's is its own,
    also where text would make something else of it."""
    held = event.modifiers() & ~_Held.KeypadModifier
    ours = QKeySequence(QKeyCombination(held, Qt.Key(event.key()))).toString() in _SHORTCUTS
    undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    return ours or undo


def typed_words(event: QKeyEvent) -> str:
    """The characters that a key press types; empty for a command."""
    held = event.modifiers() & ~_Held.KeypadModifier
    words = event.text()
    if not words or held in (_Held.ControlModifier, _SHIFTED) or held & _Held.MetaModifier:
        return ""
    return "" if unicodedata.category(words[0]) == "Cc" else words


def step_out(event: QKeyEvent, caret: QTextCursor) -> int:
    """-1 or 1 when an arrow key leads out of the document, before its start or behind its end; else 0."""
    step = _STEPS.get(Qt.Key(event.key()), 0)
    if not step or caret.hasSelection() or event.modifiers() & ~_Held.KeypadModifier:
        return 0
    if event.key() in (_Key.Key_Left, _Key.Key_Right):
        return step if (caret.atStart() if step < 0 else caret.atEnd()) else 0
    layout = caret.block().layout()
    line = layout.lineForTextPosition(caret.positionInBlock()).lineNumber()
    if step < 0:
        return step if line <= 0 and not caret.block().previous().isValid() else 0
    return step if line == layout.lineCount() - 1 and not caret.block().next().isValid() else 0
