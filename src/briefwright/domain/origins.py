"""Origins: whom sources go back to, however many outlets carried the word, and text copied between them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from briefwright.domain.facts import Fact, Source
from briefwright.domain.folding import fold, fold_words

SIMILAR = 0.2
"""From this share of common shingles on, text was copied; independent reports stay far below it."""
SHINGLE = 5
"""Words in a shingle."""
FEWEST = 3
"""Common shingles, at the least, that are more than a phrase that everybody uses."""


@dataclass(frozen=True)
class Origin:
    """An independent origin: its name, the sources that go back to it, and the facts that rest on those."""

    key: str
    name: str
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class SharedText:
    """Two sources of different origin whose quotations share text; `similarity` is from 0 to 1."""

    one: Source
    other: Source
    similarity: float


def origin_of(source: Source) -> str:
    """The key of the origin that the source names; its own id when it names none."""
    return _key(source.origin) if source.origin.strip() else source.id


def origin_keys(sources: Iterable[Source]) -> dict[str, str]:
    """The key of the origin of each source, by the source's id.

    A source that names no origin is one with those that name its title, author or publisher as theirs.
    Chains are followed: what goes back to a paper that goes back to an agency goes back to the agency.
    """
    held = list(sources)
    named = {origin_of(one) for one in held if one.origin.strip()}
    nearest = {one.id: _among(one, named) for one in held}
    further = _further(held, named, nearest)
    return {source: _end(key, further) for source, key in nearest.items()}


def origins(facts: Iterable[Fact], sources: Mapping[str, Source]) -> tuple[Origin, ...]:
    """The independent origins that the facts rest on, in order of first citation.

    Withdrawn facts and sources, and sources that are not at hand, do not count.
    """
    cited = [(fact, source) for fact in facts for source in _standing(fact, sources)]
    links = [one for one in sources.values() if one.origin.strip()]
    keys = origin_keys((*(source for _, source in cited), *links))
    resting: dict[str, dict[str, Fact]] = {}
    carrying: dict[str, dict[str, Source]] = {}
    for fact, source in cited:
        resting.setdefault(keys[source.id], {})[fact.id] = fact
        carrying.setdefault(keys[source.id], {})[source.id] = source
    return tuple(
        Origin(key, _name(key, (*held.values(), *links)), tuple(held.values()), tuple(resting[key].values()))
        for key, held in carrying.items()
    )


def shared_text(facts: Iterable[Fact], sources: Mapping[str, Source]) -> tuple[SharedText, ...]:
    """Pairs of sources that do not go back to one origin although the facts quote the same text from both."""
    keys = origin_keys(sources.values())
    return tuple(
        SharedText(sources[one], sources[other], similarity)
        for one, other, similarity in _copied(tuple(_quotations(facts, sources)))
        if keys[one] != keys[other]
    )


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    return f"origin {fold(name) or name.strip().casefold()}"


def _among(source: Source, named: set[str]) -> str:
    if source.origin.strip():
        return origin_of(source)
    return next((key for key in _own_keys(source) if key in named), source.id)


def _further(sources: Iterable[Source], named: set[str], nearest: Mapping[str, str]) -> dict[str, str]:
    """Where those of a name go back to, by the key of the name; not where they differ, as the articles of
    one publisher may."""
    found: dict[str, set[str]] = {}
    for source in sources:
        for key in named.intersection(_own_keys(source)):
            found.setdefault(key, set()).add(nearest[source.id])
    return {key: next(iter(ends)) for key, ends in found.items() if len(ends) == 1}


def _end(key: str, further: Mapping[str, str]) -> str:
    """The end of the chain; of those that name each other in a circle, the first by their keys."""
    passed: list[str] = []
    while key not in passed:
        passed.append(key)
        key = further.get(key, key)
    return min(passed[passed.index(key) :])


def _own_keys(source: Source) -> list[str]:
    return [_key(part) for part in (source.title, source.author, source.publisher) if part.strip()]


def _standing(fact: Fact, sources: Mapping[str, Source]) -> list[Source]:
    if fact.standing == "withdrawn":
        return []
    cited = (sources[one.source] for one in fact.citations if one.source in sources)
    return [source for source in cited if source.standing != "withdrawn"]


def _name(key: str, sources: Sequence[Source]) -> str:
    """The origin as a source spells it; the title of one that is its own origin."""
    names = (name for one in sources for name in (one.origin, one.title, one.author, one.publisher))
    return next((name.strip() for name in names if name.strip() and _key(name) == key), sources[0].title)


def _quotations(facts: Iterable[Fact], sources: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    for fact in facts:
        standing = {source.id for source in _standing(fact, sources)}
        for citation in fact.citations:
            if citation.source in standing and citation.quotation:
                yield citation.source, citation.quotation


@lru_cache(maxsize=16)
def _copied(quotations: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str, float], ...]:
    """Pairs of sources, by id, whose quotations share text, with how similar they are."""
    shingles: dict[str, set[tuple[str, ...]]] = {}
    for source, quotation in quotations:
        shingles.setdefault(source, set()).update(_shingles(quotation))
    common = Counter(pair for held in _holders(shingles).values() for pair in combinations(held, 2))
    pairs = (
        (one, other, count / min(len(shingles[one]), len(shingles[other])))
        for (one, other), count in common.items()
        if count >= FEWEST
    )
    return tuple(pair for pair in pairs if pair[2] >= SIMILAR)


def _holders(shingles: Mapping[str, set[tuple[str, ...]]]) -> dict[tuple[str, ...], list[str]]:
    held: dict[tuple[str, ...], list[str]] = {}
    for source, own in shingles.items():
        for shingle in own:
            held.setdefault(shingle, []).append(source)
    return held


@lru_cache(maxsize=20_000)
def _shingles(quotation: str) -> frozenset[tuple[str, ...]]:
    keys: Sequence[str] = [key for word in fold_words(quotation) for key in word]
    return frozenset(tuple(keys[at : at + SHINGLE]) for at in range(len(keys) - SHINGLE + 1))
