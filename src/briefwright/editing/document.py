"""The open brief: the one door through which it changes, with undo."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from briefwright.domain.brief import Brief
from briefwright.domain.edits import Edit

MERGE_SECONDS = 2.0
"""Edits of one merge key that follow each other within this time are one step of undo."""


@dataclass(frozen=True)
class Changed:
    """The brief changed. `origin` is whoever asked for it, so that it can skip its own echo."""

    before: Brief
    after: Brief
    label: str
    origin: object


@dataclass(frozen=True)
class _Step:
    label: str
    before: Brief
    after: Brief
    merge_key: Hashable
    time: float


Subscriber = Callable[[Changed], None]


class Document:
    """Holds the brief and its past. `clock` gives seconds and only has to rise."""

    def __init__(self, brief: Brief, clock: Callable[[], float]) -> None:
        self._brief = brief
        self._clock = clock
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._subscribers: list[Subscriber] = []

    @property
    def brief(self) -> Brief:
        """The brief as it now is."""
        return self._brief

    def perform(self, label: str, edit: Edit, merge_key: Hashable = None, origin: object = None) -> bool:
        """Apply an edit and tell the subscribers; False when it changed nothing.

        An edit with the merge key of the step before, soon after it, joins that step.
        """
        before, after = self._brief, edit(self._brief)
        if after is before or after == before:
            return False
        now = self._clock()
        last = self._done[-1] if self._done and not self._undone else None
        joins = (
            last is not None
            and merge_key is not None
            and last.merge_key == merge_key
            and now - last.time <= MERGE_SECONDS
        )
        if joins:
            first = self._done.pop()
            step = _Step(first.label, first.before, after, merge_key, now)
        else:
            step = _Step(label, before, after, merge_key, now)
        self._done.append(step)
        self._undone.clear()
        self._become(after, label, origin)
        return True

    def undo(self) -> bool:
        """Return to the brief before the last step; False when there is none."""
        if not self._done:
            return False
        step = self._done.pop()
        self._undone.append(step)
        self._become(step.before, step.label, None)
        return True

    def redo(self) -> bool:
        """Take back the last undo; False when there is none."""
        if not self._undone:
            return False
        step = self._undone.pop()
        self._done.append(step)
        self._become(step.after, step.label, None)
        return True

    def undo_label(self) -> str:
        """What undo would take back; empty when there is nothing."""
        return self._done[-1].label if self._done else ""

    def redo_label(self) -> str:
        """What redo would bring back; empty when there is nothing."""
        return self._undone[-1].label if self._undone else ""

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Tell the subscriber of every change; call what is returned to end it."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def _become(self, after: Brief, label: str, origin: object) -> None:
        change = Changed(self._brief, after, label, origin)
        self._brief = after
        for subscriber in tuple(self._subscribers):
            subscriber(change)
