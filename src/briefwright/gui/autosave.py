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


class _Copy:
    """What the file holds of the brief. Only the store lane changes it, so that saves queue up safely:
    each begins where the one before it really ended, whether that one succeeded or not."""

    def __init__(self, store: Base, brief: Brief) -> None:
        self._store = store
        self.brief = brief
        self.tries = 0

    def become(self, brief: Brief) -> None:
        """Store what differs. Raises UserError."""
        try:
            if brief is not self.brief:
                self._store.save_brief(self.brief, brief)
                self.brief = brief
        finally:
            self.tries += 1


class Autosave(QObject):
    """Writes the difference between what is stored and what is open, in the store lane.

    `saved` is emitted after each save, `failed` with a sentence when one did not succeed; the text
    stays in memory then and is tried again.
    """

    saved = Signal()
    failed = Signal(str)

    def __init__(self, document: Document, store: Base, runner: TaskRunner) -> None:
        super().__init__()
        self._document = document
        self._copy = _Copy(store, document.brief)
        self._runner = runner
        self._asked = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._write)
        self._leave: Callable[[], None] = document.subscribe(self._changed)

    @property
    def pending(self) -> bool:
        """Whether something is not stored yet."""
        return self._document.brief is not self._copy.brief

    @property
    def stored(self) -> Brief:
        """The brief as the file holds it."""
        return self._copy.brief

    def flush(self) -> bool:
        """Write what is pending and wait for it; False when it could not be written."""
        if self.pending:
            self._write()
        return self._runner.wait("store") and not self.pending

    def stop(self) -> None:
        """Watch no further and try nothing again."""
        self._leave()
        self._timer.stop()
        self._timer.timeout.disconnect()
        self.blockSignals(True)

    @property
    def _under_way(self) -> bool:
        return self._asked > self._copy.tries

    def _changed(self, _: Changed) -> None:
        if not self._timer.isActive() and not self._under_way:
            self._timer.start(DELAY)

    def _write(self) -> None:
        self._timer.stop()
        brief = self._document.brief
        self._asked += 1
        self._runner.run("store", lambda: self._copy.become(brief), lambda _: self._written(), self._refused)

    def _written(self) -> None:
        if self.pending and not self._under_way:
            self._timer.start(DELAY)
        self.saved.emit()

    def _refused(self, error: UserError) -> None:
        if not self._under_way:
            self._timer.start(RETRY)
        self.failed.emit(error.message)
