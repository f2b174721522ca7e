"""Lists and quotations: what Enter, Backspace, Tab and a typed "- " do to the block of the caret."""

import re
from collections.abc import Callable, Iterator

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from briefwright.gui.text.formats import DEEPEST, Kind, Setting, Shape, shape_of

LISTS = ("bullet", "numbered")
_OPENINGS: dict[str, Kind] = {"- ": "bullet", "* ": "bullet", "> ": "quote"}
_NUMBER = re.compile(r"1[.)] ")


def touched(cursor: QTextCursor) -> Iterator[QTextBlock]:
    """The blocks that the cursor's selection reaches into."""
    block = cursor.document().findBlock(cursor.selectionStart())
    while block.isValid() and block.position() <= cursor.selectionEnd():
        yield block
        block = block.next()


def set_kind(cursor: QTextCursor, kind: Kind, setting: Setting) -> None:
    """Make the touched blocks paragraphs, items or quotations; items keep their level."""
    _reshape(cursor, setting, lambda shape: shape._replace(kind=kind, level=shape.level * (kind in LISTS)))


def shift(cursor: QTextCursor, by: int, setting: Setting) -> bool:
    """Move the touched items of lists in or out by a level; False when there are none."""
    if not any(shape_of(block).kind in LISTS for block in touched(cursor)):
        return False

    def shifted(shape: Shape) -> Shape:
        level = max(0, min(DEEPEST, shape.level + by))
        return shape._replace(level=level) if shape.kind in LISTS else shape

    _reshape(cursor, setting, shifted)
    return True


def break_block(cursor: QTextCursor, setting: Setting) -> None:
    """What Enter does: a new block of the same kind; an empty item or quotation becomes a paragraph."""
    shape = shape_of(cursor.block())
    if shape.kind != "paragraph" and cursor.block().length() == 1 and not cursor.hasSelection():
        set_kind(cursor, "paragraph", setting)
        return
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    cursor.insertBlock(setting.block_format(shape_of(cursor.block())), QTextCharFormat())
    cursor.endEditBlock()


def leave_at_start(cursor: QTextCursor, setting: Setting) -> bool:
    """What Backspace does at the start of an item or quotation: make it a paragraph. False elsewhere."""
    if cursor.hasSelection() or not cursor.atBlockStart() or shape_of(cursor.block()).kind == "paragraph":
        return False
    set_kind(cursor, "paragraph", setting)
    return True


def opening(cursor: QTextCursor) -> Kind | None:
    """The kind of block that the characters just typed at the start of a paragraph ask for."""
    block = cursor.block()
    if shape_of(block).kind != "paragraph" or cursor.positionInBlock() > 3:
        return None
    typed = block.text()[: cursor.positionInBlock()]
    return "numbered" if _NUMBER.fullmatch(typed) else _OPENINGS.get(typed)


def open_with(cursor: QTextCursor, kind: Kind, setting: Setting) -> None:
    """Take out the opening characters and let the block be what they asked for."""
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    set_kind(cursor, kind, setting)
    cursor.endEditBlock()


def _reshape(cursor: QTextCursor, setting: Setting, change: Callable[[Shape], Shape]) -> None:
    editor = QTextCursor(cursor)
    editor.beginEditBlock()
    for block in list(touched(cursor)):
        editor.setPosition(block.position())
        editor.setBlockFormat(setting.block_format(change(shape_of(block))))
    editor.endEditBlock()
