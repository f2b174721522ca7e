"""Blocks on the clipboard: as JSON for ourselves, as clean HTML and as plain text for others."""

import html
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from pydantic import ConfigDict, TypeAdapter, ValidationError
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextListFormat

from briefwright.domain.blocks import NARRATIVE, Block, Narrative, Paragraph
from briefwright.domain.content import Content, FactRef, Inline, Text, normal, plain, text
from briefwright.domain.labels import pointed
from briefwright.domain.slots import slots
from briefwright.gui.mime import BLOCKS_MIME
from briefwright.gui.text.formats import (
    DEEPEST,
    SCHEME,
    Shape,
    Span,
    address,
    build,
    clean,
    clean_content,
    content_of,
    cut,
    shape_of,
    spans,
    words_of,
)

_BLOCKS: TypeAdapter[list[Block]] = TypeAdapter(list[Block], config=ConfigDict(defer_build=True))
_WEB = ("http://", "https://", "mailto:")
_DOTTED = {QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare}


def selected(cursor: QTextCursor, blocks: Sequence[Narrative]) -> tuple[Narrative, ...]:
    """The selected part of a document that shows these blocks.

    A part of a single block is a paragraph of words; whatever reaches over a block's end keeps its kind.
    """
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    parts: list[Narrative] = []
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() <= end and blocks:
        base = block.position()
        content = _within(spans(block), start - base, end - base)
        whole = start <= base and end >= base + block.length() - 1
        only = start >= base and end < base + block.length()
        model = blocks[block.blockNumber()]
        shape = shape_of(block)
        parts.append(build(shape if whole or not only else Shape(marking=shape.marking), model.id, content))
        block = block.next()
    return tuple(parts)


def to_mime(blocks: Sequence[Block]) -> QMimeData:
    """The blocks in all the forms in which they travel."""
    mime = QMimeData()
    mime.setData(BLOCKS_MIME, _BLOCKS.dump_json(list(blocks)))
    mime.setHtml(to_html(blocks))
    mime.setText("\n".join(plain(content) for block in blocks for _, content in slots(block)))
    return mime


def from_mime(mime: QMimeData, new_id: Callable[[], str]) -> list[Narrative]:
    """The blocks that were copied or dragged, from the best form there is; none when there is no text."""
    if mime.hasFormat(BLOCKS_MIME):
        try:
            copied = _BLOCKS.validate_json(bytes(mime.data(BLOCKS_MIME).data()))
        except ValidationError:
            # Another version of the program may know other blocks; the other forms are read then.
            copied = []
        if copied:
            return list(narratives(copied, new_id))
    if mime.hasHtml():
        return from_html(mime.html(), new_id)
    return [Paragraph(id=new_id(), content=text(line)) for line in _lines(mime.text())]


def narratives(blocks: Sequence[Block], new_id: Callable[[], str]) -> Iterator[Narrative]:
    """The blocks as running text: of a structured block, each of its texts as a paragraph."""
    for block in blocks:
        if isinstance(block, NARRATIVE):
            yield block.model_copy(update={"content": clean_content(normal(block.content))})
        else:
            for _, content in slots(block):
                if content:
                    yield Paragraph(
                        id=new_id(), content=clean_content(normal(content)), marking=block.marking
                    )


def to_html(blocks: Sequence[Block]) -> str:
    """The blocks as plain HTML without styles; a reference is a link that looks like its words."""
    parts = []
    for listed, group in groupby(blocks, key=lambda block: block.kind in ("bullet", "numbered")):
        run = list(group)
        parts += [_list_html(run)] if listed else [_block_html(block) for block in run]
    body = "".join(parts)
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def from_html(source: str, new_id: Callable[[], str]) -> list[Narrative]:
    """Read foreign HTML: bold, italic, links, lists, quotations and our own references."""
    document = QTextDocument()
    document.setHtml(source)
    found = []
    for number in range(document.blockCount()):
        block = document.findBlockByNumber(number)
        content = _foreign_content(block)
        if plain(content).strip():
            found.append(build(_foreign_shape(block), new_id(), content))
    return found


def _within(parts: Sequence[Span], start: int, end: int) -> Content:
    return tuple(
        _clipped(span, max(start, span.start), min(end, span.end))
        for span in parts
        if span.start < end and start < span.end
    )


def _clipped(span: Span, start: int, end: int) -> Inline:
    if (start, end) == (span.start, span.end):
        return span.item
    words = cut(words_of(span.item), start - span.start, end - span.start)
    if pointed(span.item):
        return span.item.model_copy(update={"text": words, "link": ""})
    return span.item.model_copy(update={"text" if isinstance(span.item, Text) else "shown": words})


def _lines(words: str) -> list[str]:
    lines = words.splitlines()
    if len(lines) > 1:
        lines = [line for line in lines if line.strip()]
    return [cleaned for line in lines if (cleaned := clean(line))]


def _block_html(block: Block) -> str:
    if not isinstance(block, NARRATIVE):
        return "".join(f"<p>{_content_html(content)}</p>" for _, content in slots(block))
    tag = "blockquote" if block.kind == "quote" else "p"
    return f"<{tag}>{_content_html(block.content)}</{tag}>"


def _list_html(items: Sequence[Block]) -> str:
    """Lists nest by opening and closing their tags level by level; a change of kind opens anew."""
    out: list[str] = []
    opened: list[str] = []
    for item in items:
        tag, level = ("ul" if item.kind == "bullet" else "ol"), getattr(item, "level", 0)
        while len(opened) > level + 1 or (len(opened) == level + 1 and opened[-1] != tag):
            out.append(f"</{opened.pop()}>")
        while len(opened) <= level:
            out.append(f"<{tag}>")
            opened.append(tag)
        content = dict(slots(item))[()]
        out.append(f"<li>{_content_html(content)}</li>")
    return "".join([*out, *(f"</{tag}>" for tag in reversed(opened))])


def _content_html(content: Content) -> str:
    return "".join(_item_html(item) for item in content)


def _item_html(item: Inline) -> str:
    words = html.escape(words_of(item)).replace("\n", "<br>")
    words = f"<i>{words}</i>" if item.italic else words
    words = f"<b>{words}</b>" if item.bold else words
    if isinstance(item, FactRef):
        href = html.escape(address(item))
        return f'<a href="{href}" style="color:inherit;text-decoration:none">{words}</a>'
    linked = item.link and not pointed(item)
    return f'<a href="{html.escape(item.link)}">{words}</a>' if linked else words


def _foreign_shape(block: QTextBlock) -> Shape:
    listed = block.textList()
    if listed is not None:
        form = listed.format()
        level = max(0, min(DEEPEST, form.indent() - 1))
        return Shape("bullet" if form.style() in _DOTTED else "numbered", level)
    margins = block.blockFormat()
    quoted = margins.leftMargin() >= 30 and margins.rightMargin() >= 30
    return Shape("quote" if quoted else "paragraph")


def _foreign_content(block: QTextBlock) -> Content:
    heading = block.blockFormat().headingLevel() > 0
    items: list[Inline] = []
    for item in content_of(block):
        update: dict[str, object] = {"bold": item.bold and not heading}
        if isinstance(item, Text):
            known = item.link.startswith(_WEB) and not item.link.startswith(SCHEME)
            update["link"] = item.link if known else ""
        items.append(item.model_copy(update=update))
    return clean_content(normal(items))
