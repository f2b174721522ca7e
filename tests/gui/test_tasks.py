"""Work in the background."""

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from briefwright.domain.errors import UserError
from briefwright.domain.queries import Interrupted
from briefwright.gui.tasks import TaskRunner


@pytest.fixture
def runner(qapp: object) -> TaskRunner:
    return TaskRunner()


def refuse(error: Exception) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


def it_works_off_the_gui_thread_and_answers_on_it(qtbot: QtBot, runner: TaskRunner) -> None:
    threads: list[int] = []
    runner.run("store", threading.get_ident, lambda there: threads.extend((there, threading.get_ident())))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threading.get_ident() == threads[1]


def it_keeps_the_order_of_a_lane(qtbot: QtBot, runner: TaskRunner) -> None:
    done: list[int] = []
    for number in range(20):
        runner.run("store", lambda number=number: number, done.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))


def it_lets_one_lane_go_on_while_another_is_busy(qtbot: QtBot, runner: TaskRunner) -> None:
    gate, done = threading.Event(), list[str]()
    runner.run("store", gate.wait, lambda _: done.append("store"))
    runner.run("search", lambda: "search", done.append)
    qtbot.waitUntil(lambda: done == ["search"])
    gate.set()
    qtbot.waitUntil(lambda: done == ["search", "store"])


def it_drops_what_is_cancelled(qtbot: QtBot, runner: TaskRunner) -> None:
    gate, done = threading.Event(), list[str]()
    first = runner.run("store", gate.wait, lambda _: done.append("under way"))
    second = runner.run("store", lambda: done.append("begun"), lambda _: done.append("waiting"))
    first.cancel()
    second.cancel()
    gate.set()
    runner.run("store", lambda: "last", done.append)
    qtbot.waitUntil(lambda: "last" in done)
    assert done == ["last"]


def it_tells_a_refusal_and_drops_an_interruption(qtbot: QtBot, runner: TaskRunner) -> None:
    told: list[str] = []
    runner.run(
        "search", refuse(Interrupted()), lambda _: told.append("done"), lambda error: told.append("no")
    )
    runner.run(
        "search",
        refuse(UserError("Gone.")),
        lambda _: told.append("done"),
        lambda error: told.append(error.message),
    )
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Gone."]


def it_raises_a_bug_where_people_can_see_it(qtbot: QtBot, runner: TaskRunner) -> None:
    with qtbot.captureExceptions() as raised:
        runner.run("store", refuse(ZeroDivisionError()), lambda _: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def it_delivers_nothing_once_it_is_stopped(qtbot: QtBot, runner: TaskRunner) -> None:
    done: list[str] = []
    finished = threading.Event()
    runner.run("store", finished.set, lambda _: done.append("too late"))
    runner.stop()
    assert finished.is_set()
    qtbot.wait(20)
    assert done == []


def it_says_when_it_waited_in_vain(runner: TaskRunner) -> None:
    gate = threading.Event()
    runner.run("store", gate.wait, lambda _: None)
    assert not runner.wait("store", milliseconds=20)
    assert runner.wait("search", milliseconds=20)
    gate.set()
    assert runner.wait("store")


def it_tells_how_far_the_work_is_and_then_its_result(qtbot: QtBot, runner: TaskRunner) -> None:
    told: list[float] = []

    def work(progress: Callable[[float], None]) -> str:
        for share in (0.0, 0.5, 1.0):
            progress(share)
        return "done"

    done: list[str] = []
    runner.track("export", work, done.append, told=told.append)
    qtbot.waitUntil(lambda: done == ["done"])
    assert told == [0.0, 0.5, 1.0]


def it_ends_cancelled_work_when_it_next_says_how_far_it_is(qtbot: QtBot, runner: TaskRunner) -> None:
    begun, cancelled = threading.Event(), threading.Event()
    ended: list[str] = []

    def work(progress: Callable[[float], None]) -> None:
        begun.set()
        cancelled.wait(5)
        try:
            progress(0.5)
        except Interrupted:
            ended.append("interrupted")
            raise

    task = runner.track("export", work, lambda _: ended.append("delivered"))
    assert begun.wait(5)
    task.cancel()
    cancelled.set()
    runner.wait()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == ["interrupted"]


def it_cancels_tracked_work_that_does_not_end_soon_after_the_stop(runner: TaskRunner) -> None:
    begun, ended = threading.Event(), threading.Event()

    def endless(progress: Callable[[float], None]) -> None:
        try:
            while True:
                progress(0.5)
                begun.set()
        finally:
            ended.set()

    runner.track("export", endless, lambda _: None)
    assert begun.wait(5)
    runner.stop(grace=20)
    assert ended.is_set()


def it_lets_tracked_work_end_by_itself_that_is_soon_done(runner: TaskRunner) -> None:
    gate, written = threading.Event(), list[str]()

    def work(progress: Callable[[float], None]) -> None:
        gate.wait(5)
        progress(0.9)
        written.append("all of it")

    runner.track("export", work, lambda _: None)
    threading.Timer(0.05, gate.set).start()
    runner.stop()
    assert written == ["all of it"]
