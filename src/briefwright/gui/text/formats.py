"""Formats of a QTextDocument, to and from the values of the model.

A reference is ordinary text under one address, "brief-fact:F12@3?pinned#a7": fact, revision, mode
and the reference's own id. The address survives Qt's HTML and a round trip through other programs,
so it is the only thing that makes a run of text a reference. A cross reference stands under
"brief-block:B7#Table 2": the block that it points to, and its words. Where the words are others, as
when somebody typed among them, they are plain. Nothing here holds a colour.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple, cast
from urllib.parse import quote, unquote

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextDocument, QTextFormat

from briefwright.domain.blocks import Bullet, Narrative, Numbered, Paragraph, Quote
from briefwright.domain.content import Content, FactRef, Inline, Mode, Text
from briefwright.domain.labels import pointed
from briefwright.domain.markings import Marking

Kind = Literal["paragraph", "bullet", "numbered", "quote"]

SCHEME = "brief-fact:"
POINTING = "brief-block:"
DEEPEST = 8
"""The innermost level of a list."""

_USER = int(QTextFormat.Property.UserProperty.value)
_KIND, _LEVEL, _MARKING = _USER + 1, _USER + 2, _USER + 3
_ADDRESS = re.compile(SCHEME + r"([^@?#]*)@(\d+)(?:\?(pinned|detached))?#(.*)$", re.DOTALL)
_POINTER = re.compile(POINTING + r"([^#]*)#(.*)$", re.DOTALL)
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_BOLD = QFont.Weight.DemiBold.value


class Shape(NamedTuple):
    """What a block is, apart from its words and its id."""

    kind: Kind = "paragraph"
    level: int = 0
    marking: Marking | None = None


class RefKey(NamedTuple):
    """What the address of a reference says."""

    id: str
    fact: str
    revision: int
    mode: Mode


class PointKey(NamedTuple):
    """What the address of a cross reference says: the block that it points to, and its words."""

    block: str
    words: str


class Span(NamedTuple):
    """An inline value and where it stands in its block, in UTF-16 units as Qt counts."""

    start: int
    end: int
    item: Inline


@dataclass(frozen=True)
class Setting:
    """How blocks are set: distances follow the size of the type, `em` in pixels."""

    em: float
    compact: bool = False

    def block_format(self, shape: Shape) -> QTextBlockFormat:
        """The format of a block of this shape."""
        form = QTextBlockFormat()
        form.setProperty(_KIND, shape.kind)
        form.setProperty(_LEVEL, shape.level)
        form.setProperty(_MARKING, shape.marking or "")
        form.setLineHeight(110.0 if self.compact else 120.0, _PROPORTIONAL)
        if not self.compact:
            space = 0.12 if shape.kind in ("bullet", "numbered") else 0.5
            form.setTopMargin(round(self.em * space))
            form.setBottomMargin(round(self.em * space))
        form.setLeftMargin(self.indent(shape))
        form.setRightMargin(round(self.em * 1.5) if shape.kind == "quote" else 0)
        return form

    def indent(self, shape: Shape) -> int:
        """How far the words of such a block stand from the left edge, in pixels."""
        if shape.kind == "quote":
            return round(self.em * 1.5)
        return round(self.em * 1.7 * (shape.level + 1)) if shape.kind in ("bullet", "numbered") else 0


_PROPORTIONAL = int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)


def units(words: str) -> int:
    """The length of the words in UTF-16 units, as Qt counts."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le")) // 2


def cut(words: str, start: int, end: int) -> str:
    """A part of the words, between two counts of UTF-16 units."""
    if words.isascii():
        return words[start:end]
    return words.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "ignore")


def clean(words: str) -> str:
    """The words without characters that a QTextDocument gives another meaning or cannot hold."""
    return _UNHOLDABLE.sub("", _BREAKS.sub("\n", words))


def clean_content(content: Content) -> Content:
    """The content with clean words; the very same content when all are."""
    items = [cleaned for item in content if words_of(cleaned := _clean_item(item))]
    same = len(items) == len(content) and all(new is old for new, old in zip(items, content, strict=True))
    return content if same else tuple(items)


def _clean_item(item: Inline) -> Inline:
    words = words_of(item)
    cleaned = clean(words)
    if cleaned == words:
        return item
    return item.model_copy(update={"text" if isinstance(item, Text) else "shown": cleaned})


def words_of(item: Inline) -> str:
    """The words that an inline value shows."""
    return item.text if isinstance(item, Text) else item.shown


def held(words: str) -> str:
    """Clean words as a QTextDocument holds them inside one block."""
    return words.replace("\n", "\u2028")


def address(ref: FactRef) -> str:
    """The address under which the words of a reference stand in a document and in HTML."""
    mode = "" if ref.mode == "follow" else f"?{ref.mode}"
    return f"{SCHEME}{quote(ref.fact, safe='')}@{ref.revision}{mode}#{quote(ref.id, safe='')}"


@lru_cache(maxsize=8192)
def ref_key(href: str) -> RefKey | None:
    """Read an address; None when it is that of no reference."""
    match = _ADDRESS.match(href)
    if match is None:
        return None
    fact, revision, mode, ref_id = match.groups()
    return RefKey(unquote(ref_id), unquote(fact), int(revision), cast(Mode, mode or "follow"))


@lru_cache(maxsize=1024)
def point_key(href: str) -> PointKey | None:
    """Read the address of a cross reference; None when it is none."""
    match = _POINTER.match(href)
    return PointKey(*map(unquote, match.groups())) if match else None


def _href(item: Inline) -> str:
    if isinstance(item, FactRef):
        return address(item)
    block = pointed(item)
    return f"{POINTING}{quote(block, safe='')}#{quote(item.text, safe='')}" if block else item.link


def char_format(item: Inline) -> QTextCharFormat:
    """The format of the words of an inline value."""
    form = QTextCharFormat()
    if item.bold:
        form.setFontWeight(QFont.Weight.Bold)
    if item.italic:
        form.setFontItalic(True)
    href = _href(item)
    if href:
        form.setAnchor(True)
        form.setAnchorHref(href)
    return form


def format_at(document: QTextDocument, position: int) -> QTextCharFormat | None:
    """The format of the character at a position; None where a block ends."""
    block = document.findBlock(position)
    offset = position - block.position()
    for start, end, _, form in _runs(block):
        if start <= offset < end:
            return form
    return None


def shape_of(block: QTextBlock) -> Shape:
    """What a block of the document is."""
    form = block.blockFormat()
    if not form.hasProperty(_KIND):
        return Shape()
    marking = cast(Marking | None, form.property(_MARKING) or None)
    return Shape(cast(Kind, form.property(_KIND)), int(form.property(_LEVEL)), marking)


def value_shape(block: Narrative) -> Shape:
    """What a block of the model is."""
    level = block.level if isinstance(block, Bullet | Numbered) else 0
    return Shape(block.kind, level, block.marking)


def build(shape: Shape, block_id: str, content: Content) -> Narrative:
    """A block of the model."""
    if shape.kind == "bullet":
        return Bullet(id=block_id, content=content, level=shape.level, marking=shape.marking)
    if shape.kind == "numbered":
        return Numbered(id=block_id, content=content, level=shape.level, marking=shape.marking)
    plain = Quote if shape.kind == "quote" else Paragraph
    return plain(id=block_id, content=content, marking=shape.marking)


def spans(block: QTextBlock) -> list[Span]:
    """The inline values of a block in order, in normal form."""
    joined: list[_Piece] = []
    pieces = [_Piece(start, end, words, _look(form)) for start, end, words, form in _runs(block)]
    for piece in _pointing(pieces):
        last = joined[-1] if joined else None
        if last is not None and _joins(last.look, piece.look):
            joined[-1] = _Piece(last.start, piece.end, last.words + piece.words, last.look)
        else:
            joined.append(piece)
    return [Span(piece.start, piece.end, _item(piece)) for piece in joined]


def content_of(block: QTextBlock) -> Content:
    """The content of a block, in normal form."""
    return tuple(span.item for span in spans(block))


def ref_spans(block: QTextBlock) -> list[Span]:
    """The references in a block with their places."""
    return [span for span in spans(block) if isinstance(span.item, FactRef)]


def whole_spans(block: QTextBlock) -> list[Span]:
    """What is not to be torn apart: the references and the cross references in a block."""
    return [span for span in spans(block) if isinstance(span.item, FactRef) or pointed(span.item)]


class _Look(NamedTuple):
    ref: RefKey | None
    bold: bool
    italic: bool
    link: str
    point: PointKey | None = None


class _Piece(NamedTuple):
    start: int
    end: int
    words: str
    look: _Look


def _runs(block: QTextBlock) -> Iterator[tuple[int, int, str, QTextCharFormat]]:
    base = block.position()
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        start = fragment.position() - base
        yield start, start + fragment.length(), fragment.text(), fragment.charFormat()
        fragments += 1


def _look(form: QTextCharFormat) -> _Look:
    href = form.anchorHref() if form.isAnchor() else ""
    ref = ref_key(href) if href else None
    point = point_key(href) if href else None
    link = "" if ref or point else href
    return _Look(ref, form.fontWeight() >= _BOLD, form.fontItalic(), link, point)


def _pointing(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """The pieces with each cross reference in one; what stands under its address in other words is plain."""
    if not any(piece.look.point for piece in pieces):
        yield from pieces
        return
    for point, group in groupby(pieces, key=lambda piece: piece.look.point):
        run = list(group)
        yield from (_whole(point, run) if point else None) or (_unpointed(piece) for piece in run)


def _whole(point: PointKey, run: Sequence[_Piece]) -> list[_Piece]:
    """The cross references that the pieces make up; none where their words are not exactly those."""
    found: list[_Piece] = []
    words = ""
    for piece in run:
        if not words:
            found.append(piece._replace(look=piece.look._replace(link=f"#{point.block}", point=None)))
        words += piece.words.replace("\u2028", "\n")
        found[-1] = found[-1]._replace(end=piece.end, words=held(words))
        if words == point.words:
            words = ""
    return [] if words else found


def _unpointed(piece: _Piece) -> _Piece:
    return piece._replace(look=piece.look._replace(point=None))


def _joins(left: _Look, right: _Look) -> bool:
    if left.ref is not None and right.ref is not None:
        return left.ref.id == right.ref.id
    return left == right


def _item(piece: _Piece) -> Inline:
    words = piece.words.replace("\u2028", "\n")
    ref, bold, italic, link, _ = piece.look
    if ref is None:
        return Text(text=words, bold=bold, italic=italic, link=link)
    return FactRef(
        id=ref.id,
        fact=ref.fact,
        revision=ref.revision,
        shown=words,
        mode=ref.mode,
        bold=bold,
        italic=italic,
    )
