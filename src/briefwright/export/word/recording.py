"""What a Word document holds, noted down while it is written."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import count

from briefwright.domain.exports import ExportedFact, ExportedText, digest
from briefwright.export.pieces import Shown


class Recorder:
    """The texts and facts of a document, in the order in which they are written.

    Before they are asked for, while much else is held, they take the least room: that of plain lists.
    """

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._words: list[str] = []
        self._facts: list[tuple[str, Shown, str, str]] = []

    def text(self, block: str, words: str) -> None:
        """Note a paragraph or cell of a block."""
        self._blocks.append(block)
        self._words.append(words)

    def fact(self, block: str, shown: Shown, tag: str, bookmark: str) -> None:
        """Note a reference in a block, with its anchors."""
        self._facts.append((block, shown, tag, bookmark))

    def texts(self) -> tuple[ExportedText, ...]:
        """The paragraphs and cells."""
        places: defaultdict[str, Iterator[int]] = defaultdict(count)
        return tuple(
            ExportedText(block, next(places[block]), words, digest(words))
            for block, words in zip(self._blocks, self._words, strict=True)
        )

    def facts(self) -> tuple[ExportedFact, ...]:
        """The references."""
        return tuple(
            ExportedFact(block, shown.fact, shown.revision, tag, bookmark, shown.text, digest(shown.text))
            for block, shown, tag, bookmark in self._facts
        )
