"""Sources in the house style: in full at first mention, then in a short form that names one of them alone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefwright.domain.exports import Progress, unheard
from briefwright.domain.facts import Source
from briefwright.domain.wording import day_words
from briefwright.export.citing.manners import Entry
from briefwright.export.links import host, web_address
from briefwright.export.pieces import Runs, Words
from briefwright.export.wording import Scrubber, joined, quoted

SHORT_TITLE_WORDS = 6


@dataclass(frozen=True)
class HouseStyle:
    """The house style."""

    def manner(self, sources: list[Source], scrub: Scrubber, progress: Progress = unheard) -> "HouseManner":
        """The style for a brief that cites these sources."""
        return HouseManner(sources, scrub)


class HouseManner:
    """Cites the sources of one brief in the house style."""

    def __init__(self, sources: list[Source], scrub: Scrubber) -> None:
        self._sources = sources
        self._scrub = scrub
        self._shorts = _shorts(sources, scrub)
        self._first: dict[str, int] = {}

    def mention(self, source: Source, locator: str, note: int) -> tuple[Runs, str]:
        """The source in full in the first note that names it, else in short form."""
        first = self._first.get(source.id)
        if first is None:
            self._first[source.id] = note
            return _in_full(source, self._scrub), locator
        short = self._shorts.get(source.id)
        words = f"{short_form(source, self._scrub)} (note {first})" if short is None else short
        return (Words(words),), locator

    def entries(self) -> Iterator[Entry]:
        """The sources in order of first reference."""
        for source in self._sources:
            yield Entry(source, described(source, self._scrub), True)


def _shorts(sources: Iterable[Source], scrub: Scrubber) -> dict[str, str]:
    """The short form of each source, with its year where another has the same; none where that has the same
    year too."""
    plain = {source.id: short_form(source, scrub) for source in sources}
    alike = Counter(map(str.casefold, plain.values()))
    dated = {
        source.id: plain[source.id]
        if alike[plain[source.id].casefold()] == 1
        else joined(plain[source.id], source.published.value[:4] if source.published else "")
        for source in sources
    }
    left = Counter(map(str.casefold, dated.values()))
    return {source: short for source, short in dated.items() if left[short.casefold()] == 1}


def _in_full(source: Source, scrub: Scrubber) -> Runs:
    published = source.published.words() if source.published else ""
    title = quoted(scrub.line(source.title))
    words = joined(_by(source, scrub), title, published) or f"source {scrub.line(source.id)}"
    address = web_address(scrub.line(source.url))
    if address:
        return (Words(f"{words}, "), Words(host(address) or address, link=address))
    return (Words(joined(words, scrub.line(source.url))),)


def _by(source: Source, scrub: Scrubber) -> str:
    return joined(*dict.fromkeys([scrub.line(source.author), scrub.line(source.publisher)]))


def short_form(source: Source, scrub: Scrubber) -> str:
    """Who and what in few words."""
    return joined(_by(source, scrub), quoted(short_title(scrub.line(source.title)))) or (
        f"source {scrub.line(source.id)}"
    )


def short_title(title: str) -> str:
    """The first words of a long title."""
    words = title.split()
    if len(words) <= SHORT_TITLE_WORDS:
        return " ".join(words)
    return " ".join(words[:SHORT_TITLE_WORDS]).rstrip(",;:–- ") + "…"


def described(source: Source, scrub: Scrubber) -> Runs:
    """Everything that a reader needs to find the source."""
    published = source.published.words() if source.published else ""
    words = joined(_by(source, scrub), quoted(scrub.line(source.title))) or f"source {scrub.line(source.id)}"
    kind = "" if source.kind == "other" else source.kind
    origin = scrub.line(source.origin)
    address = web_address(scrub.line(source.url))
    described = joined(
        words,
        kind,
        published,
        f"accessed {day_words(source.accessed)}" if source.accessed else "",
        f"going back to {origin}" if origin else "",
        "" if address else scrub.line(source.url),
    )
    linked = (Words(", "), Words(address, link=address)) if address else ()
    return (Words(described), *linked)
