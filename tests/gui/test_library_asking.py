"""Of several questions to the base only the last is answered."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from briefwright.domain.errors import UserError
from briefwright.domain.facts import Topic
from briefwright.editing.ports import Base
from briefwright.gui.library.asking import Asker
from briefwright.gui.tasks import TaskRunner
from gui.library_desk import filled


@pytest.fixture
def base(tmp_path: Path) -> Base:
    return filled(tmp_path).search


@pytest.fixture
def runner(qapp: object) -> TaskRunner:
    return TaskRunner()


def _never(error: UserError) -> None:
    raise AssertionError(error.message)


def it_answers_only_the_last_question(qtbot: QtBot, base: Base, runner: TaskRunner) -> None:
    answers: list[str] = []
    owner = QObject()
    asker = Asker(base, runner, owner)
    for question in ("first", "second", "third"):
        asker.ask(lambda _, question=question: question, answers.append, _never)  # type: ignore[misc]
    qtbot.waitUntil(lambda: not asker.pending)
    assert answers == ["third"]


def it_tells_of_a_failure(qtbot: QtBot, base: Base, runner: TaskRunner) -> None:
    def fail(_: Base) -> int:
        raise UserError("The file is gone.")

    told: list[str] = []
    owner = QObject()
    asker = Asker(base, runner, owner)
    asker.ask(fail, lambda _: None, lambda error: told.append(error.message))
    qtbot.waitUntil(lambda: not asker.pending)
    assert told == ["The file is gone."]


def it_answers_nothing_once_its_owner_is_gone(qtbot: QtBot, base: Base, runner: TaskRunner) -> None:
    answers: list[list[Topic]] = []
    go_on, later = Event(), Event()

    def slowly(asked: Base) -> list[Topic]:
        assert go_on.wait(5)
        return asked.all(Topic)

    owner = QObject()
    Asker(base, runner, owner).ask(slowly, answers.append, _never)
    Shiboken.delete(owner)
    go_on.set()
    runner.run("search", lambda: None, lambda _: later.set())
    qtbot.waitUntil(later.is_set)
    assert answers == []
