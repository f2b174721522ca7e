"""Which record is meant, across the lists of the library."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selected:
    """A record by its kind ("fact", "source", "actor", "topic" or "snippet") and its id."""

    kind: str
    id: str
