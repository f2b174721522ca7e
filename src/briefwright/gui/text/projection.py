"""The model that a document shows, kept exact while people type: only touched blocks are read again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from PySide6.QtGui import QTextDocument

from briefwright.domain.blocks import Narrative
from briefwright.domain.content import Content, FactRef, Inline
from briefwright.domain.markings import highest
from briefwright.gui.text.formats import Shape, Span, build, shape_of, spans, value_shape


@dataclass(frozen=True, slots=True)
class Splice:
    """`count` blocks from index `first` on became the new ones."""

    first: int
    count: int
    new: tuple[Narrative, ...]


class RefStamp(NamedTuple):
    """Words between two positions of the document that are to carry this reference."""

    start: int
    end: int
    ref: FactRef


class ShapeStamp(NamedTuple):
    """A block, by its number, that is to take this shape."""

    block: int
    shape: Shape


Stamp = RefStamp | ShapeStamp


class _Parsed(NamedTuple):
    shape: Shape
    content: Content


def parse(document: QTextDocument) -> list[tuple[Shape, Content]]:
    """The whole document read anew: what `Projection.blocks` must always equal, ids apart."""
    return [
        (shape_of(block), tuple(span.item for span in spans(block)))
        for block in map(document.findBlockByNumber, range(document.blockCount()))
    ]


class Projection:
    """The blocks that a document shows. `new_id` gives ids to blocks and references that come to be.

    `stamps` collects what the document is still to be told: the new id of a copied reference, the
    stricter marking of merged blocks. Whoever owns the document writes them and clears the list.
    """

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self.blocks: tuple[Narrative, ...] = ()
        self.stamps: list[Stamp] = []

    def update(self, document: QTextDocument, position: int, added: int) -> Splice | None:
        """Follow a change that put `added` characters at a position; None when no block changed."""
        total = document.blockCount()
        if not self.blocks and total == 1 and document.isEmpty() and shape_of(document.begin()) == Shape():
            return None
        first = _number(document, position, total)
        last = _number(document, position + added, total)
        end = last + 1 - (total - len(self.blocks))
        old = self.blocks[first:end]
        parsed = self._read(document, first, last)
        new = tuple(self._aligned(first, old, parsed))
        self.blocks = (*self.blocks[:first], *new, *self.blocks[end:])
        return _trimmed(first, old, new)

    def _read(self, document: QTextDocument, first: int, last: int) -> list[_Parsed]:
        # A reference is only ever doubled by being split, so its pieces lie side by side.
        taken: set[str] = set()
        parsed = []
        block = document.findBlockByNumber(first)
        for _ in range(last - first + 1):
            content = tuple(self._own(span, block.position(), taken) for span in spans(block))
            parsed.append(_Parsed(shape_of(block), content))
            block = block.next()
        return parsed

    def _own(self, span: Span, base: int, taken: set[str]) -> Inline:
        item = span.item
        if not isinstance(item, FactRef):
            return item
        if item.id in taken:
            item = item.model_copy(update={"id": self._new_id()})
            self.stamps.append(RefStamp(base + span.start, base + span.end, item))
        taken.add(item.id)
        return item

    def _aligned(
        self, first: int, old: Sequence[Narrative], parsed: Sequence[_Parsed]
    ) -> Iterator[Narrative]:
        keys = [_Parsed(value_shape(block), block.content) for block in old]
        for same, left, left_end, right, right_end in _pairs(keys, parsed):
            if same:
                yield from old[left:left_end]
            else:
                yield from self._renewed(first + right, old[left:left_end], parsed[right:right_end])

    def _renewed(
        self, number: int, old: Sequence[Narrative], parsed: Sequence[_Parsed]
    ) -> Iterator[Narrative]:
        merged = [block.marking for block in old if block.marking] if len(old) > len(parsed) else []
        for index, (shape, content) in enumerate(parsed):
            strict = highest([*merged, shape.marking or merged[0]]) if merged else shape.marking
            if strict != shape.marking:
                shape = shape._replace(marking=strict)  # noqa: PLW2901 - words under a marking keep it
                self.stamps.append(ShapeStamp(number + index, shape))
            block_id = old[index].id if index < len(old) else self._new_id()
            yield build(shape, block_id, content)


def _number(document: QTextDocument, position: int, total: int) -> int:
    block = document.findBlock(position)
    return block.blockNumber() if block.isValid() else total - 1


def _pairs(keys: Sequence[_Parsed], parsed: Sequence[_Parsed]) -> list[tuple[bool, int, int, int, int]]:
    if len(keys) == 1 and len(parsed) == 1:
        return [(keys[0] == parsed[0], 0, 1, 0, 1)]
    codes = SequenceMatcher(None, keys, parsed, autojunk=False).get_opcodes()
    return [(code[0] == "equal", *code[1:]) for code in codes]


def _trimmed(first: int, old: Sequence[Narrative], new: tuple[Narrative, ...]) -> Splice | None:
    shortest = min(len(old), len(new))
    head = next((n for n in range(shortest) if old[n] is not new[n]), shortest)
    rest = shortest - head
    tail = next((n for n in range(rest) if old[-1 - n] is not new[-1 - n]), rest)
    if head == len(old) == len(new):
        return None
    return Splice(first + head, len(old) - head - tail, new[head : len(new) - tail])
