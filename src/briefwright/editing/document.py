"""The open brief: the one door through which it changes, with undo."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from itertools import takewhile

from briefwright.domain.brief import Brief, Section
from briefwright.domain.edits import Edit
from briefwright.domain.labels import captioned, relabelled

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

        An edit with the merge key of the step before, soon after it, joins that step. Cross references show
        the present labels of their blocks after it; where that changed any, the edit is nobody's own.
        """
        before, asked = self._brief, edit(self._brief)
        if asked is before or asked == before:
            return False
        after = relabelled(asked) if _counts_anew(before, asked) else asked
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
        self._become(after, label, origin if after is asked else None)
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


def _counts_anew(before: Brief, after: Brief) -> bool:
    """Whether other blocks bear captions than before, or in another order, so that labels may change."""
    # Only sections that differ are looked at, for this is asked at every keystroke.
    old, new = before.sections, after.sections
    head = _shared(zip(old, new, strict=False))
    tail = _shared(zip(reversed(old[head:]), reversed(new[head:]), strict=False))
    return _counted(before, old[head : len(old) - tail]) != _counted(after, new[head : len(new) - tail])


def _shared(pairs: Iterable[tuple[Section, Section]]) -> int:
    """How many pairs from the first on are the very same section."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))


def _counted(brief: Brief, sections: tuple[Section, ...]) -> list[tuple[str, str]]:
    part = brief.model_copy(update={"sections": sections})
    return [(block.id, block.kind) for block in captioned(part)]
