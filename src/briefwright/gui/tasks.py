"""Work in the background: a function on frozen values off the GUI thread, its result on it."""

import logging
from collections.abc import Callable
from typing import Any, Generic, Literal, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from briefwright.domain.errors import UserError
from briefwright.domain.exports import Progress, unheard
from briefwright.domain.queries import Interrupted

Lane = Literal["store", "search", "analysis", "export", "preview", "pictures"]
"""Each lane is one thread, so that work in it keeps its order and owns its connection."""

GRACE = 3_000
"""Milliseconds that tracked work is given to end by itself when the runner is stopped."""

T = TypeVar("T")
_LOG = logging.getLogger(__name__)


def _ignore_failure(_: UserError) -> None:
    """Used where a failure was already told to the user or cannot happen."""


class Task(Generic[T]):
    """A piece of work under way. A cancelled task's result is dropped."""

    def __init__(self, done: Callable[[T], None], failed: Callable[[UserError], None]) -> None:
        self.done = done
        self.failed = failed
        self.cancelled = False

    def cancel(self) -> None:
        """Drop the result, whenever it comes; work that has not begun is not begun."""
        self.cancelled = True


class _Mailbox(QObject):
    arrived = Signal(object)


class _Job(QRunnable):
    def __init__(self, task: Task[T], work: Callable[[], T], mailbox: _Mailbox) -> None:
        super().__init__()
        self._task = task
        self._work = work
        self._mailbox = mailbox

    def run(self) -> None:
        if self._task.cancelled:
            return
        try:
            result = self._work()
        except Interrupted:
            return
        except UserError as error:
            told = error
            self._mailbox.arrived.emit((self._task, lambda: self._task.failed(told)))
        except Exception as error:  # noqa: BLE001 - a bug of ours crosses the thread and is raised over there
            bug = error
            self._mailbox.arrived.emit((self._task, lambda: _raise(bug)))
        else:
            self._mailbox.arrived.emit((self._task, lambda: self._task.done(result)))


def _raise(bug: Exception) -> None:
    raise bug


class TaskRunner(QObject):
    """Runs work in lanes and hands results to callbacks in the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools: dict[str, QThreadPool] = {}
        self._tracked: WeakSet[Task[Any]] = WeakSet()
        self._stopped = False
        self._mailbox = _Mailbox(self)
        self._mailbox.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] = _ignore_failure,
    ) -> Task[T]:
        """Do the work in its lane. A bug in it is raised in the GUI thread; Interrupted is dropped."""
        task = Task(done, failed)
        self._pool(lane).start(_Job(task, work, self._mailbox))
        return task

    def track(
        self,
        lane: Lane,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] = _ignore_failure,
        told: Callable[[float], None] = unheard,
    ) -> Task[T]:
        """Do work that says how far it is, as `run` does; the GUI thread is `told`. Cancelling the task ends
        the work when it next says so."""
        task = Task(done, failed)
        self._tracked.add(task)

        def progress(share: float) -> None:
            if task.cancelled:
                raise Interrupted
            self._mailbox.arrived.emit((task, lambda: told(share)))

        self._pool(lane).start(_Job(task, lambda: work(progress), self._mailbox))
        return task

    def wait(self, *lanes: Lane, milliseconds: int = 10_000) -> bool:
        """Wait until these lanes, or all, are idle; results are delivered later, by the event loop."""
        pools = [pool for lane, pool in self._pools.items() if lane in lanes or not lanes]
        return all(pool.waitForDone(milliseconds) for pool in pools)

    def stop(self, grace: int = GRACE) -> None:
        """Wait until all lanes are idle, and deliver nothing more: whoever asked is gone.

        Tracked work that is not done after `grace` milliseconds is cancelled; other work is waited for.
        """
        if not self.wait(milliseconds=grace):
            for task in tuple(self._tracked):
                task.cancel()
        self.wait(milliseconds=-1)
        self._stopped = True

    def _pool(self, lane: Lane) -> QThreadPool:
        if lane not in self._pools:
            pool = QThreadPool(self)
            pool.setMaxThreadCount(1)
            pool.setExpiryTimeout(-1)
            self._pools[lane] = pool
        return self._pools[lane]

    @Slot(object)
    def _deliver(self, message: tuple[Task[object], Callable[[], None]]) -> None:
        task, deliver = message
        if not (task.cancelled or self._stopped):
            deliver()
