"""Where a fact goes that is put into text."""

from PySide6.QtGui import QTextCursor, QTextDocument

from briefwright.domain.content import Content, Text, normal, reference
from briefwright.domain.facts import Fact
from briefwright.gui.text.formats import clean, ref_spans, units

_CLOSING = ".,;:!?%)]}”’»…"
_OPENING = "([{“‘«"


def outside_references(document: QTextDocument, position: int) -> QTextCursor:
    """A cursor at the position, or behind the reference that lies there: none is torn apart."""
    cursor = QTextCursor(document)
    cursor.setPosition(max(0, min(position, document.characterCount() - 1)))
    base = cursor.block().position()
    for span in ref_spans(cursor.block()):
        if base + span.start < position < base + span.end:
            cursor.setPosition(base + span.end)
    return cursor


def fact_content(cursor: QTextCursor, fact: Fact, ref_id: str) -> tuple[Content, int]:
    """A reference to the fact, with spaces where it would touch other words, and how far its end lies
    behind the cursor."""
    ref = reference(fact, ref_id)
    ref = ref.model_copy(update={"shown": clean(ref.shown)})
    words, offset = cursor.block().text(), cursor.positionInBlock()
    before = cursor.document().characterAt(cursor.position() - 1) if offset else " "
    after = " " if cursor.atBlockEnd() else cursor.document().characterAt(cursor.position())
    left = " " if words and (before.isalnum() or before in _CLOSING) else ""
    right = " " if after.isalnum() or after in _OPENING else ""
    content = normal((Text(text=left), ref, Text(text=right)))
    return content, units(left + ref.shown)
