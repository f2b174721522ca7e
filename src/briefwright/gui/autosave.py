"""Keeps the stored brief no more than half a second behind the open one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.editing.document import Changed, Document
from briefwright.editing.ports import Base
from briefwright.gui.tasks import TaskRunner

DELAY = 250
RETRY = 3_000
"""Milliseconds from the first unsaved change to the save, and from a failed save to the next try."""


class Autosave(QObject):
    """Writes the difference between what is stored and what is open, in the store lane.

    `saved` is emitted after each save, `failed` with a sentence when one did not succeed; the text
    stays in memory then and is tried again.
    """

    saved = Signal()
    failed = Signal(str)

    def __init__(self, document: Document, store: Base, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._store = store
        self._runner = runner
        self._stored = document.brief
        self._writing = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._write)
        self._leave: Callable[[], None] = document.subscribe(self._changed)

    @property
    def pending(self) -> bool:
        """Whether something is not stored yet."""
        return self._document.brief is not self._stored

    def flush(self) -> None:
        """Write at once whatever is pending; the caller waits for the store lane."""
        self._timer.stop()
        if self.pending and not self._writing:
            self._write()

    def stop(self) -> None:
        """Write what is pending and watch no further."""
        self._leave()
        self.flush()

    def _changed(self, _: Changed) -> None:
        if not self._timer.isActive() and not self._writing:
            self._timer.start(DELAY)

    def _write(self) -> None:
        if self._writing or not self.pending:
            return
        before, after = self._stored, self._document.brief
        self._writing = True
        self._runner.run(
            "store",
            lambda: self._store.save_brief(before, after),
            lambda _: self._written(after),
            self._refused,
        )

    def _written(self, brief: Brief) -> None:
        self._writing = False
        self._stored = brief
        if self.pending:
            self._timer.start(DELAY)
        self.saved.emit()

    def _refused(self, error: UserError) -> None:
        self._writing = False
        self._timer.start(RETRY)
        self.failed.emit(error.message)
