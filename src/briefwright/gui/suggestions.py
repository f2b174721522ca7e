"""Facts that match what is being typed, asked in the search lane."""

from collections.abc import Callable, Sequence

from briefwright.domain.queries import FactFilter, FactRow
from briefwright.editing.ports import Base, Desk
from briefwright.gui.tasks import Task, TaskRunner

_MOST = 8


class Suggestions:
    """Answers the last question only; an earlier search is interrupted."""

    def __init__(self, desk: Desk, runner: TaskRunner) -> None:
        self._desk = desk
        self._runner = runner
        self._asked: Task[Sequence[FactRow]] | None = None

    def ask(self, words: str, answer: Callable[[Sequence[FactRow]], None]) -> None:
        """Find facts for the words and hand them to `answer` later, in this thread."""
        if self._asked is not None:
            self._asked.cancel()
            self._desk.search.interrupt()
        search = self._desk.search
        self._asked = self._runner.run("search", lambda: _find(search, words), answer)


def _find(base: Base, words: str) -> Sequence[FactRow]:
    return base.fact_rows(base.find_facts(FactFilter(text=words)).rows[:_MOST])
