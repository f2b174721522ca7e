"""Where a fact goes that is put into text."""

from PySide6.QtGui import QTextCursor, QTextDocument

from briefwright.domain.content import Content, Inline, Text, normal, reference
from briefwright.domain.facts import Fact
from briefwright.gui.text.formats import clean, held, units, whole_spans, words_of

_BREAK = held("\n")
_CLOSING = ".,;:!?%)]}”’»…"
_OPENING = "([{“‘«"


def outside_references(document: QTextDocument, position: int) -> QTextCursor:
    """A cursor at the position, or behind the reference or cross reference that lies there: none is torn
    apart."""
    cursor = QTextCursor(document)
    cursor.setPosition(max(0, min(position, document.characterCount() - 1)))
    base = cursor.block().position()
    for span in whole_spans(cursor.block()):
        if base + span.start < position < base + span.end:
            cursor.setPosition(base + span.end)
    return cursor


def fact_content(cursor: QTextCursor, fact: Fact, ref_id: str) -> tuple[Content, int]:
    """A reference to the fact, with spaces where it would touch other words, and how far its end lies
    behind the cursor."""
    ref = reference(fact, ref_id)
    return set_off(cursor, ref.model_copy(update={"shown": clean(ref.shown)}))


def set_off(cursor: QTextCursor, item: Inline) -> tuple[Content, int]:
    """The item, with spaces where it would touch other words, and how far its end lies behind the cursor."""
    words, offset = cursor.block().text(), cursor.positionInBlock()
    before = cursor.document().characterAt(cursor.position() - 1) if offset else " "
    after = " " if cursor.atBlockEnd() else cursor.document().characterAt(cursor.position())
    left = " " if words and (before.isalnum() or before in _CLOSING) else ""
    right = " " if after.isalnum() or after in _OPENING else ""
    return normal((Text(text=left), item, Text(text=right))), units(left + words_of(item))


def fact_line(cursor: QTextCursor, fact: Fact, ref_id: str) -> tuple[Content, int]:
    """As `fact_content`, but on a line of its own: the cursor moves to the end of a line that it stands in,
    or to the start of one that begins behind it, so that none is torn apart."""
    ref = reference(fact, ref_id)
    ref = ref.model_copy(update={"shown": clean(ref.shown)})
    before = _words(cursor, QTextCursor.MoveOperation.StartOfBlock).rpartition(_BREAK)[2]
    behind = _words(cursor, QTextCursor.MoveOperation.EndOfBlock).partition(_BREAK)[0]
    above, below = bool(before.strip()), bool(behind.strip())
    cursor.setPosition(cursor.position() + (units(behind) if above else -units(before)))
    left = "\n" if above else ""
    right = "\n" if below and not above else ""
    return normal((Text(text=left), ref, Text(text=right))), units(left + ref.shown)


def _words(cursor: QTextCursor, edge: QTextCursor.MoveOperation) -> str:
    reach = QTextCursor(cursor)
    reach.movePosition(edge, QTextCursor.MoveMode.KeepAnchor)
    return reach.selectedText()
