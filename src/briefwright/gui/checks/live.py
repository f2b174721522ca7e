"""Keeps an analysis of the open brief up to date, off the GUI thread."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from briefwright.domain.brief import Brief
from briefwright.domain.checks.naming import Names, names
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor
from briefwright.editing.analysis import Analysis, analyse
from briefwright.editing.memory import Memory
from briefwright.editing.ports import Desk
from briefwright.gui.tasks import Task, TaskRunner


class LiveAnalysis(QObject):
    """Analyses a brief whenever it is asked to; only the answer to the last question arrives.

    `arrived` carries the Analysis, or None when there is no brief; `failed` a sentence.
    """

    arrived = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._task: Task[Analysis] | None = None
        self._actors: Mapping[str, Actor] = {}
        self._names = Names()
        self._memory = Memory()
        self.latest: Analysis | None = None

    def analyse(self, brief: Brief | None, actors: Mapping[str, Actor]) -> None:
        """Analyse the brief, with these actors of the base; None forgets the former brief."""
        if self._task is not None:
            self._task.cancel()
        if brief is None:
            self._take(None)
            return
        desk = self._desk
        self._task = self._runner.run(
            "analysis",
            lambda: analyse(
                desk.analysis, brief, self._known(actors), desk.yardstick, desk.today(), self._memory
            ),
            self._take,
            self._refused,
        )

    def _known(self, actors: Mapping[str, Actor]) -> Names:
        """The actors made ready to be found, in the one thread that analyses."""
        if actors is not self._actors:
            self._actors, self._names = actors, names(actors.values())
        return self._names

    def _take(self, analysis: Analysis | None) -> None:
        self.latest = analysis
        self.arrived.emit(analysis)

    def _refused(self, error: UserError) -> None:
        self.failed.emit(error.message)
