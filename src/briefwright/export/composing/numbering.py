"""The labels of tables and figures as they are shown, and the cross references to them."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from briefwright.export.pieces import Figure, Grid, Heading, Piece, Pointer, Run, Runs, SourceEntry, Words


class Labels:
    """Hands out labels in reading order and remembers for which blocks."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._known: dict[str, str] = {}

    @property
    def known(self) -> Mapping[str, str]:
        """The label of each block that has one, by the block's id; the first of equal ids counts."""
        return self._known

    def given(self, piece: Grid | Figure) -> Grid | Figure:
        """The piece with the next label of its kind."""
        word = "Figure" if isinstance(piece, Figure) else "Table"
        self._counts[word] += 1
        label = f"{word} {self._counts[word]}"
        self._known.setdefault(piece.block, label)
        return replace(piece, label=label)


def resolved(piece: Piece, known: Mapping[str, str], notice: Callable[[str], None]) -> Piece:
    """The piece in which cross references bear the labels of what they point to.

    The words of one that points to nothing that is shown stand plain, and `notice` is told.
    """

    def run(old: Run) -> Run:
        if not isinstance(old, Pointer):
            return old
        label = known.get(old.block)
        if label:
            return replace(old, text=label)
        notice(f"The cross reference “{old.text}” points to nothing that is shown: its words stand plain.")
        return Words(old.text, old.bold, old.italic)

    def runs(old: Runs) -> Runs:
        return tuple(map(run, old)) if any(isinstance(one, Pointer) for one in old) else old

    if isinstance(piece, Grid):
        rows = tuple(tuple(map(runs, row)) for row in piece.rows)
        return replace(piece, header=tuple(map(runs, piece.header)), rows=rows)
    if isinstance(piece, Heading | Figure | SourceEntry):
        return piece
    changed = runs(piece.runs)
    return piece if changed is piece.runs else replace(piece, runs=changed)
