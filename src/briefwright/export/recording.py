"""What a Word document holds, noted down while it is written."""

from collections import Counter

from briefwright.domain.exports import ExportedFact, ExportedText, digest
from briefwright.export.pieces import NoteMark, Runs, Shown


class Recorder:
    """The texts and facts of a document, in the order in which they are written."""

    def __init__(self) -> None:
        self.texts: list[ExportedText] = []
        self.facts: list[ExportedFact] = []
        self._places: Counter[str] = Counter()

    def text(self, block: str, words: str) -> None:
        """Note a paragraph or cell of a block."""
        place = self._places[block]
        self._places[block] += 1
        self.texts.append(ExportedText(block=block, place=place, text=words, digest=digest(words)))

    def fact(self, block: str, shown: Shown, tag: str, bookmark: str) -> None:
        """Note a reference in a block, with its anchors."""
        self.facts.append(
            ExportedFact(
                block=block,
                fact=shown.fact,
                revision=shown.revision,
                tag=tag,
                bookmark=bookmark,
                text=shown.text,
                digest=digest(shown.text),
            )
        )


def words(runs: Runs) -> str:
    """The words of the runs alone."""
    return "".join("" if isinstance(run, NoteMark) else run.text for run in runs)
