"""Actors as running text names them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from briefwright.domain.checks.phrases import Word, words
from briefwright.domain.facts import Actor
from briefwright.domain.folding import fold_word

_JOINS = frozenset(("", " ", "\u00a0", "-", "‑", ".", ". ", ".\u00a0"))
"""What may stand between the words of one name."""
_ACRONYM = 5
"""Letters up to which a name all in capitals must stand in capitals in the text: "US", but not "us"."""


class Mention(NamedTuple):
    """Where a text names an actor. `actors` are the ids of all whom it may mean; `surname` says that it
    does so by a surname alone."""

    start: int
    end: int
    actors: tuple[str, ...]
    surname: bool


class Name(NamedTuple):
    """A name made ready: its words, and the ids of those who bear it."""

    words: tuple[Word, ...]
    actors: tuple[str, ...]
    surname: bool


@dataclass(frozen=True, eq=False)
class Names:
    """The actors of the base, by id, made ready to be found in text.

    `index` holds the names by the key of their first word, the longest first; `surnames` the ids of
    persons by the `surname_key` of the last word of their names.
    """

    actors: Mapping[str, Actor] = field(default_factory=dict)
    index: Mapping[str, Sequence[Name]] = field(default_factory=dict)
    surnames: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def mentions(self) -> Callable[[str], tuple[Mention, ...]]:
        """Finds where a text names actors; what was found in a text is remembered."""
        return lru_cache(maxsize=20_000)(partial(_mentions, self.index))

    @cached_property
    def words_of(self) -> Callable[[str], frozenset[str]]:
        """The keys of all words in the names of an actor, by id."""
        return lru_cache(maxsize=20_000)(partial(_words_of, self.actors))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Words all in capitals that belong to names."""
        spelt = (name for actor in self.actors.values() for name in (actor.name, *actor.aliases))
        return frozenset(word.text for name in spelt for word in words(name) if word.text.isupper())


def names(actors: Iterable[Actor]) -> Names:
    """The actors made ready; worth keeping while they do not change."""
    held = {actor.id: actor for actor in actors}
    full: dict[tuple[str, ...], tuple[tuple[Word, ...], dict[str, None]]] = {}
    surnames: dict[str, dict[str, None]] = {}
    last_words: dict[str, Word] = {}
    for actor in held.values():
        for name in (actor.name, *actor.aliases):
            parts = words(name)
            if parts:
                full.setdefault(tuple(word.key for word in parts), (parts, {}))[1][actor.id] = None
            if len(parts) > 1 and actor.kind == "person" and len(parts[-1].text) > 1:
                surnames.setdefault(surname_key(parts[-1]), {})[actor.id] = None
                last_words.setdefault(surname_key(parts[-1]), parts[-1])
    known = [Name(parts, tuple(ids), False) for parts, ids in full.values()]
    known += [Name((last_words[key],), tuple(ids), True) for key, ids in surnames.items()]
    return Names(held, _by_first_word(known), {key: tuple(ids) for key, ids in surnames.items()})


def surname_key(word: Word) -> str:
    """What a surname is looked up by: its key, and with Latin letters how it begins, since a key merges
    letters that tell names apart ("Hill" and "Khil")."""
    return f"{fold_word(word.text[0])} {word.key}" if word.text.isascii() else word.key


def joined(text: str, one: Word, other: Word) -> bool:
    """Whether nothing that ends a name stands between two words that follow each other."""
    return text[one.end : other.start] in _JOINS


def _by_first_word(known: Iterable[Name]) -> dict[str, list[Name]]:
    index: dict[str, list[Name]] = {}
    for name in sorted(known, key=lambda one: (-len(one.words), one.surname)):
        index.setdefault(name.words[0].key, []).append(name)
    return index


def _mentions(index: Mapping[str, Sequence[Name]], text: str) -> tuple[Mention, ...]:
    found = []
    spoken = words(text)
    at = 0
    while at < len(spoken):
        name = next((one for one in index.get(spoken[at].key, ()) if _stands(one, text, spoken, at)), None)
        if name is None:
            at += 1
            continue
        last = at + len(name.words) - 1
        found.append(Mention(spoken[at].start, spoken[last].end, name.actors, name.surname))
        at = last + 1
    return tuple(found)


def _stands(name: Name, text: str, spoken: Sequence[Word], at: int) -> bool:
    here = spoken[at : at + len(name.words)]
    return (
        len(here) == len(name.words)
        and all(_spells(word, one) for one, word in zip(name.words, here, strict=True))
        and all(joined(text, one, other) for one, other in pairwise(here))
    )


def _spells(word: Word, known: Word) -> bool:
    if word.key != known.key or (_in_latin(word, known) and surname_key(word) != surname_key(known)):
        return False
    if known.text.isupper() and 1 < len(known.text) <= _ACRONYM:
        return word.text.isupper()
    return word.text[0].isupper() or not known.text[0].isupper()


def _in_latin(one: Word, other: Word) -> bool:
    return one.text.isascii() and other.text.isascii()


def _words_of(actors: Mapping[str, Actor], actor: str) -> frozenset[str]:
    held = actors[actor]
    return frozenset(word.key for name in (held.name, *held.aliases) for word in words(name))
