"""Remembers what was read of a base, and what was made of it, until the base's records change."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from briefwright.editing.ports import Base

_T = TypeVar("_T")


class Memory:
    """Answers of a base that hold while its records are as they were, for one thread.

    Work goes in rounds. What a round did not ask for is forgotten with the next, so that no more is held
    than one round needs. What is recalled is shared and never to be changed.
    """

    def __init__(self) -> None:
        self._at: tuple[Base, int] | None = None
        self._former: dict[Hashable, Any] = {}
        self._present: dict[Hashable, Any] = {}

    def begin(self, base: Base) -> None:
        """Begin a round: what was recalled holds on, if the records of the base are as they were. Blocks."""
        at = (base, base.records_version())
        self._former = self._present if at == self._at else {}
        self._present = {}
        self._at = at

    def ask(self, question: Callable[..., _T], *about: Hashable) -> _T:
        """The answer to a question about these things, asked only if it is not remembered."""
        return self.recall((question, *about), lambda: question(*about))

    def recall(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What is remembered by the key, else what is made now. The key holds all that it is made from, but
        for the records."""
        if key not in self._present:
            self._present[key] = self._former[key] if key in self._former else make()
        found: _T = self._present[key]
        return found
