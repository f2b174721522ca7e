"""Questions to the base in the search thread."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from briefwright.domain.errors import UserError
from briefwright.domain.queries import Interrupted
from briefwright.editing.ports import Base
from briefwright.gui.tasks import TaskRunner

T = TypeVar("T")


class Asker:
    """Puts questions to a base in the search lane; only the last one is answered.

    Nothing is answered any more once `owner` is gone.
    """

    def __init__(self, base: Base, runner: TaskRunner, owner: QObject) -> None:
        self._base = base
        self._runner = runner
        self._cancel: Callable[[], None] | None = None
        owner.destroyed.connect(self._forget)

    @property
    def pending(self) -> bool:
        """Whether an answer is still to come."""
        return self._cancel is not None

    def ask(
        self, question: Callable[[Base], T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> None:
        """Ask off the GUI thread and answer on it, unless another question follows."""
        self.drop()
        base = self._base

        def work() -> tuple[T] | None:
            try:
                return (question(base),)
            except Interrupted:
                return None

        def deliver(answer: tuple[T] | None) -> None:
            self._cancel = None
            if answer is None:
                # Someone else's question ended ours, for all share one connection.
                self.ask(question, done, failed)
            else:
                done(answer[0])

        def fail(error: UserError) -> None:
            self._cancel = None
            failed(error)

        self._cancel = self._runner.run("search", work, deliver, fail).cancel

    def drop(self) -> None:
        """Give up the question under way, if there is one."""
        if self._cancel is not None:
            self._forget()
            self._base.interrupt()

    def _forget(self) -> None:
        if self._cancel is not None:
            self._cancel()
            self._cancel = None
