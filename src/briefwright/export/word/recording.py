"""What a Word document holds, noted down while it is written."""

from briefwright.domain.exports import ExportedFact, ExportedText, digest
from briefwright.export.pieces import Shown


class Recorder:
    """The texts and facts of a document, in the order in which they are written.

    While much else is held, they are kept as plain tuples, which are small.
    """

    def __init__(self) -> None:
        self._texts: list[tuple[str, int, str]] = []
        self._facts: list[tuple[str, Shown, str, str]] = []
        self._places: dict[str, int] = {}

    def text(self, block: str, words: str) -> None:
        """Note a paragraph or cell of a block."""
        place = self._places.get(block, 0)
        self._places[block] = place + 1
        self._texts.append((block, place, words))

    def fact(self, block: str, shown: Shown, tag: str, bookmark: str) -> None:
        """Note a reference in a block, with its anchors."""
        self._facts.append((block, shown, tag, bookmark))

    def texts(self) -> tuple[ExportedText, ...]:
        """The paragraphs and cells."""
        return tuple(ExportedText(block, place, words, digest(words)) for block, place, words in self._texts)

    def facts(self) -> tuple[ExportedFact, ...]:
        """The references."""
        return tuple(
            ExportedFact(block, shown.fact, shown.revision, tag, bookmark, shown.text, digest(shown.text))
            for block, shown, tag, bookmark in self._facts
        )
