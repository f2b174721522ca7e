"""What a style has to be able to do in which sources are cited."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from briefwright.domain.exports import Progress, unheard
from briefwright.domain.facts import Source
from briefwright.export.pieces import Runs, Words
from briefwright.export.wording import ENDS, Scrubber


class Entry(NamedTuple):
    """A source in the list; `numbered` says that its number is not among the words."""

    source: Source
    runs: Runs
    numbered: bool


class Manner(Protocol):
    """How the sources of one brief are cited. Notes are made one after another."""

    def mention(self, source: Source, locator: str, note: int) -> tuple[Runs, str]:
        """The source as this note names it, and what is left to say of where in it."""
        ...

    def entries(self) -> Iterator[Entry]:
        """The list of sources, in its order."""
        ...


class Style(Protocol):
    """A style in which sources are cited."""

    def manner(self, sources: list[Source], scrub: Scrubber, progress: Progress = unheard) -> Manner:
        """The style for a brief that cites these sources, in order of first reference.

        Styles that take long over sources tell `progress`, also while they cite and list them; what it raises
        ends the work.
        """
        ...


def followed(runs: Runs, more: Runs) -> Runs:
    """The runs as a sentence, and more behind it."""
    last = runs[-1]
    ended = isinstance(last, Words) and not last.link and last.text.endswith(ENDS)
    return (*runs, Words(" " if ended else ". "), *more)
