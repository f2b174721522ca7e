"""Bold, italic and links: what newly typed words get, and how marks are put on words and references."""

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor

from briefwright.domain.labels import pointed
from briefwright.gui.text.formats import SCHEME, Span, format_at, point_key, ref_key, spans, whole_spans


def typing_format(cursor: QTextCursor) -> QTextCharFormat:
    """The format of words typed at the cursor: that of their neighbours, but no part of a reference
    or link unless they go inside it, and none of a cross reference."""
    document, start, end = cursor.document(), cursor.selectionStart(), cursor.selectionEnd()
    at_start = document.findBlock(start).position() == start
    before = None if at_start else format_at(document, start - 1)
    after = format_at(document, end)
    near = before or after
    if near is None:
        return QTextCharFormat()
    href = near.anchorHref()
    if point_key(href):
        return _unlinked(near)
    if not href or (before is not None and after is not None and after.anchorHref() == href):
        return near
    return QTextCharFormat() if ref_key(href) else _unlinked(near)


def whole_references(cursor: QTextCursor) -> QTextCursor:
    """The selection, or the caret, extended over every reference and cross reference that it touches
    inside."""
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    for edge in (document.findBlock(start), document.findBlock(end)):
        for span in whole_spans(edge):
            left, right = edge.position() + span.start, edge.position() + span.end
            if left < end and start < right:
                start, end = min(start, left), max(end, right)
    return _selected(cursor, start, end)


def toggle(cursor: QTextCursor, mark: str) -> None:
    """Put "bold" or "italic" on the selected words, or take it off where all have it."""
    on = not all(getattr(span.item, mark) for _, span in _parts(cursor))
    form = marked(QTextCharFormat(), mark, on)
    QTextCursor(cursor).mergeCharFormat(form)


def marked(form: QTextCharFormat, mark: str, on: bool) -> QTextCharFormat:
    """The format with "bold" or "italic" on or off."""
    new = QTextCharFormat(form)
    if mark == "bold":
        new.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)
    else:
        new.setFontItalic(on)
    return new


def has_mark(form: QTextCharFormat, mark: str) -> bool:
    """Whether the format is "bold" or "italic"."""
    return form.fontItalic() if mark == "italic" else form.fontWeight() >= QFont.Weight.DemiBold.value


def link(cursor: QTextCursor, url: str) -> None:
    """Let the selected words lead to an address, or nowhere for an empty one.

    Without a selection the link under the caret changes, or the address is written as a link of
    its own. References and cross references are left as they are.
    """
    url = "" if url.startswith((SCHEME, "#")) else url.strip()
    form = QTextCharFormat()
    form.setAnchor(bool(url))
    form.setAnchorHref(url)
    if not cursor.hasSelection() and not _select_link(cursor):
        cursor.insertText(url, form)
        return
    editor = QTextCursor(cursor)
    editor.beginEditBlock()
    for block, span in _parts(cursor):
        if span.item.kind == "text" and not pointed(span.item):
            start = max(cursor.selectionStart(), block.position() + span.start)
            end = min(cursor.selectionEnd(), block.position() + span.end)
            _select(editor, start, end)
            editor.mergeCharFormat(form)
    editor.endEditBlock()


def _unlinked(form: QTextCharFormat) -> QTextCharFormat:
    bare = QTextCharFormat(form)
    bare.setAnchor(False)
    bare.setAnchorHref("")
    return bare


def _parts(cursor: QTextCursor) -> list[tuple[QTextBlock, Span]]:
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    parts = []
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() < end:
        base = block.position()
        parts += [
            (block, span) for span in spans(block) if base + span.start < end and start < base + span.end
        ]
        block = block.next()
    return parts


def _select_link(cursor: QTextCursor) -> bool:
    base = cursor.block().position()
    for span in spans(cursor.block()):
        linked = span.item.kind == "text" and span.item.link and not pointed(span.item)
        if linked and base + span.start <= cursor.position() <= base + span.end:
            _select(cursor, base + span.start, base + span.end)
            return True
    return False


def _selected(cursor: QTextCursor, start: int, end: int) -> QTextCursor:
    new = QTextCursor(cursor)
    _select(new, start, end)
    return new


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
