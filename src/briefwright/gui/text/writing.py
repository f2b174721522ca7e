"""Writes values of the model into a document."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from briefwright.domain.blocks import Narrative
from briefwright.domain.content import Content, FactRef, plain
from briefwright.domain.markings import Marking, highest
from briefwright.gui.text.formats import (
    Setting,
    Shape,
    char_format,
    held,
    shape_of,
    units,
    value_shape,
    words_of,
)
from briefwright.gui.text.projection import RefStamp, Stamp

Spot = tuple[str, int]
"""A place in running text: the id of a block, and UTF-16 units from its start."""


def write(cursor: QTextCursor, content: Content) -> None:
    """Write content where the cursor stands."""
    for item in content:
        cursor.insertText(held(words_of(item)), char_format(item))


def replace_all(
    document: QTextDocument, old: Sequence[Narrative], new: Sequence[Narrative], setting: Setting
) -> None:
    """Make a document that shows the old blocks show the new ones, touching only what differs."""
    first, old_end, new_end = _difference(old, new)
    if first == old_end and first == new_end:
        return
    # A document always holds one block, so there must be one to write into on either side.
    if first in (old_end, new_end):
        if first:
            first -= 1
        else:
            old_end, new_end = min(old_end + 1, len(old)), min(new_end + 1, len(new))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setPosition(document.findBlockByNumber(first).position())
    last = document.findBlockByNumber(max(first, old_end - 1))
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    written = new[first:new_end]
    cursor.setBlockFormat(setting.block_format(value_shape(written[0]) if written else Shape()))
    cursor.setBlockCharFormat(QTextCharFormat())
    write(cursor, written[0].content if written else ())
    for block in written[1:]:
        cursor.insertBlock(setting.block_format(value_shape(block)), QTextCharFormat())
        write(cursor, block.content)
    cursor.endEditBlock()


def insert_blocks(cursor: QTextCursor, blocks: Sequence[Narrative], setting: Setting, whole: bool) -> None:
    """Put blocks where the cursor stands, instead of what it has selected.

    The first joins the words before the cursor and the last those behind it, unless they are to
    stand apart as `whole` blocks. Words never lose a marking by joining others.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    here = shape_of(cursor.block())
    if whole:
        _make_room(cursor, setting.block_format(here))
    first = value_shape(blocks[0])
    if cursor.block().length() > 1:
        first = here._replace(marking=_stricter(first.marking, here.marking))
    cursor.setBlockFormat(setting.block_format(first))
    write(cursor, blocks[0].content)
    for block in blocks[1:]:
        cursor.insertBlock(setting.block_format(value_shape(block)), QTextCharFormat())
        write(cursor, block.content)
    if len(blocks) > 1 and not cursor.atBlockEnd():
        last = value_shape(blocks[-1])
        last = last._replace(marking=_stricter(last.marking, here.marking))
        cursor.setBlockFormat(setting.block_format(last))
    cursor.endEditBlock()


def _make_room(cursor: QTextCursor, form: QTextBlockFormat) -> None:
    if not cursor.atBlockStart():
        cursor.insertBlock(form, QTextCharFormat())
    if not cursor.atBlockEnd():
        cursor.insertBlock(form, QTextCharFormat())
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)


def stamp(document: QTextDocument, stamps: Sequence[Stamp], setting: Setting) -> None:
    """Tell the document what its projection decided."""
    cursor = QTextCursor(document)
    for one in stamps:
        if isinstance(one, RefStamp):
            cursor.setPosition(one.start)
            cursor.setPosition(one.end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(char_format(one.ref))
        else:
            cursor.setPosition(document.findBlockByNumber(one.block).position())
            cursor.setBlockFormat(setting.block_format(one.shape))


def spot_at(document: QTextDocument, blocks: Sequence[Narrative], position: int) -> Spot:
    """The place of a position; the id is empty when there are no blocks."""
    block = document.findBlock(position)
    if not blocks or not block.isValid():
        return "", 0
    return blocks[block.blockNumber()].id, position - block.position()


def position_of(document: QTextDocument, blocks: Sequence[Narrative], spot: Spot) -> int | None:
    """The position of a place, brought into its block; None when the block is gone."""
    block_id, offset = spot
    for number, block in enumerate(blocks):
        if block.id == block_id:
            shown = document.findBlockByNumber(number)
            return shown.position() + max(0, min(offset, shown.length() - 1))
    return None


def between_letters(document: QTextDocument, position: int) -> int:
    """The position, brought into the document and out of a letter that takes several units."""
    position = max(0, min(position, document.characterCount() - 1))
    block = document.findBlock(position)
    offset = position - block.position()
    if block.layout().isValidCursorPosition(offset):
        return position
    return block.position() + block.layout().previousCursorPosition(offset)


def carried(spot: Spot, old: Sequence[Narrative], new: Sequence[Narrative]) -> Spot:
    """Where a place comes to lie when its block takes other words."""
    before = next((plain(block.content) for block in old if block.id == spot[0]), "")
    after = next((plain(block.content) for block in new if block.id == spot[0]), before)
    if before == after:
        return spot
    shortest = min(len(before), len(after))
    head = next((n for n in range(shortest) if before[n] != after[n]), shortest)
    rest = shortest - head
    tail = next((n for n in range(rest) if before[-1 - n] != after[-1 - n]), rest)
    offset = spot[1]
    if offset <= units(before[:head]):
        return spot
    if offset >= units(before[: len(before) - tail]):
        return spot[0], offset + units(after) - units(before)
    return spot[0], units(after[: len(after) - tail])


def copied(block: Narrative, new_id: Callable[[], str]) -> Narrative:
    """A copy of the block for another place: its references are uses of their own."""
    content = tuple(
        item.model_copy(update={"id": new_id()}) if isinstance(item, FactRef) else item
        for item in block.content
    )
    return block.model_copy(update={"content": content})


def _difference(old: Sequence[Narrative], new: Sequence[Narrative]) -> tuple[int, int, int]:
    shortest = min(len(old), len(new))
    head = next((n for n in range(shortest) if not _same(old[n], new[n])), shortest)
    rest = shortest - head
    tail = next((n for n in range(rest) if not _same(old[-1 - n], new[-1 - n])), rest)
    return head, len(old) - tail, len(new) - tail


def _same(one: Narrative, other: Narrative) -> bool:
    if one is other:
        return True
    return value_shape(one) == value_shape(other) and one.content == other.content


def _stricter(one: Marking | None, other: Marking | None) -> Marking | None:
    both = [marking for marking in (one, other) if marking]
    return highest(both) if both else None
