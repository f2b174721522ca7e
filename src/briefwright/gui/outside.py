"""Notices what others do to the workspace: another window, or the terminal."""

from PySide6.QtCore import QObject, QTimer, Signal

from briefwright.editing.ports import Base
from briefwright.gui.tasks import TaskRunner

INTERVAL = 1_000
"""Milliseconds between two looks at the file."""


class Outside(QObject):
    """Looks at the file in the store lane. What this window saves itself goes through the same
    connection, so that only the changes of others are told."""

    changed = Signal()

    def __init__(self, store: Base, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._runner = runner
        self._version: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=INTERVAL)
        self._timer.timeout.connect(self._look)
        self._look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._timer.timeout.disconnect()

    def _look(self) -> None:
        # A file that cannot be read just now is looked at again; whoever needs it tells the trouble.
        self._runner.run("store", self._store.data_version, self._seen, lambda _: self._timer.start())

    def _seen(self, version: int) -> None:
        former, self._version = self._version, version
        self._timer.start()
        if former not in (None, version):
            self.changed.emit()
