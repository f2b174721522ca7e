"""Actors as running text names them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefwright.domain.facts import Actor


@dataclass(frozen=True)
class Names:
    """The actors of the base, by id, made ready to be found in text."""

    actors: Mapping[str, Actor] = field(default_factory=dict)


def names(actors: Iterable[Actor]) -> Names:
    """The actors made ready; worth keeping while they do not change."""
    return Names({actor.id: actor for actor in actors})
