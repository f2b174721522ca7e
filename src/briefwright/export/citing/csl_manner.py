"""How a style of the Citation Style Language cites the sources of one brief."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count, product
from string import ascii_lowercase
from typing import Protocol

from briefwright.domain.exports import Progress, unheard
from briefwright.domain.facts import Source
from briefwright.export.citing.csl_marks import bare, is_raised, words
from briefwright.export.citing.house_style import described, short_form, short_title
from briefwright.export.citing.manners import Entry, followed
from briefwright.export.links import web_address
from briefwright.export.pieces import Runs, Words
from briefwright.export.wording import Scrubber, quoted

_LABELS = {
    "page": ("p", "pp", "page", "pages"),
    "paragraph": ("para", "paras", "paragraph", "paragraphs"),
    "chapter": ("ch", "chap", "chapter"),
    "section": ("sec", "sect", "section"),
}
_LABELLED = {word: label for label, known in _LABELS.items() for word in known}
_LOCATOR = re.compile(r"([A-Za-z]+)\.? ([0-9]+(?:[-–][0-9]+)?(?:, [0-9]+(?:[-–][0-9]+)?)*)")
"""Where in a source, in words that styles have words of their own for: "pp. 4–6"."""


class Setter(Protocol):
    """What sets works in a style."""

    numeric: bool
    positional: bool
    lettered: bool

    def order(self, works: list[Source]) -> list[int]:
        """The order in which the works are listed, by their places."""
        ...

    def cited(
        self, shown: Source, number: int, suffix: str, where: tuple[str, str] | None, former: list[object]
    ) -> str:
        """The work as a note cites it, with marks. `former` are the works that were cited before."""
        ...

    def entry(self, shown: Source, number: int, suffix: str) -> str:
        """The work as the list of sources shows it, with marks; empty where the style keeps it out."""
        ...


class CslManner:
    """Cites the sources of one brief. `works` are the sources as styles are given them."""

    def __init__(
        self,
        setter: Setter,
        sources: list[Source],
        works: list[Source],
        scrub: Scrubber,
        progress: Progress = unheard,
    ) -> None:
        self._setter = setter
        self._scrub = scrub
        self._progress = progress
        self._steps: set[tuple[str, str]] = set()
        self._order = setter.order(works)
        self._sources = sources
        self._works = {source.id: shown for source, shown in zip(sources, works, strict=True)}
        self._numbers = {sources[place].id: number for number, place in enumerate(self._order, 1)}
        self._suffixes = self._lettered() if setter.lettered else {}
        self._alike = set() if setter.numeric or setter.positional else self._alike_still()
        self._former: list[object] = []

    def mention(self, source: Source, locator: str, note: int) -> tuple[Runs, str]:
        """The source as the style cites it."""
        self._step("cited", source)
        where = _where(locator)
        before = list(self._former)
        said = self._cited(source, where, self._former)
        shows = where is not None and said != self._cited(source, None, before)
        if is_raised(said):
            # A raised number would stand alone in a note: journals that raise it write it so on the line.
            said = f"Ref. {said}"
        runs: Runs = words(said) or (Words(short_form(source, self._scrub)),)
        if source.id in self._alike:
            title = short_title(self._works[source.id].title)
            runs = (*runs, Words(f", {quoted(title)}"))
        return runs, "" if shows else locator

    def entries(self) -> Iterator[Entry]:
        """The sources in the order of the style, and what it leaves out that a reader needs."""
        for place in self._order:
            source = self._sources[place]
            self._step("listed", source)
            number = self._numbers[source.id]
            text = self._setter.entry(self._works[source.id], number, self._suffixes.get(source.id, ""))
            if not bare(text):
                yield Entry(source, described(source, self._scrub), self._setter.numeric)
                continue
            counted = re.match(rf"[\[(]?{number}\b", bare(text)) is not None
            yield Entry(source, self._completed(source, words(text)), self._setter.numeric and not counted)

    def _completed(self, source: Source, runs: Runs) -> Runs:
        address = web_address(self._scrub.line(source.url))
        if address and not any(isinstance(run, Words) and run.link == address for run in runs):
            runs = followed(runs, (Words(address, link=address),))
        published = source.published
        if published and (published.part or published.year_assumed):
            runs = followed(runs, (Words(f"Published {published.words()}."),))
        origin = self._scrub.line(source.origin)
        return followed(runs, (Words(f"Going back to {origin}."),)) if origin else runs

    def _cited(self, source: Source, where: tuple[str, str] | None, former: list[object]) -> str:
        suffix = self._suffixes.get(source.id, "")
        return self._setter.cited(self._works[source.id], self._numbers[source.id], suffix, where, former)

    def _lettered(self) -> dict[str, str]:
        """The letters of sources that would be cited alike without them, in the order of the list."""
        self._suffixes = {}
        labels = self._labels()
        alike = Counter(labels.values())
        letters = {label: _letters() for label, number in alike.items() if number > 1}
        ordered = (self._sources[place].id for place in self._order)
        return {one: next(letters[labels[one]]) for one in ordered if labels[one] in letters}

    def _alike_still(self) -> set[str]:
        labels = self._labels()
        alike = Counter(labels.values())
        return {source for source, label in labels.items() if alike[label] > 1}

    def _labels(self) -> dict[str, str]:
        return {source.id: self._label(source) for source in self._sources}

    def _label(self, source: Source) -> str:
        self._step("labelled", source)
        return bare(self._cited(source, None, []))

    def _step(self, what: str, source: Source) -> None:
        """Tell the progress: each source is labelled, cited and listed once, and what else is asked of it is
        remembered."""
        step = what, source.id
        if step not in self._steps:
            self._steps.add(step)
            self._progress(len(self._steps) / (3 * len(self._sources)))


def _where(locator: str) -> tuple[str, str] | None:
    found = _LOCATOR.fullmatch(locator)
    label = _LABELLED.get(found[1].lower()) if found else None
    return (label, found[2]) if found and label else None


def _letters() -> Iterator[str]:
    """a to z, then aa, ab and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))
