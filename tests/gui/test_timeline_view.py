"""The timeline of the whole workspace."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Timeline
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Fact
from briefwright.editing.ports import Desk
from briefwright.gui.picker import Picker
from briefwright.gui.tasks import TaskRunner
from briefwright.gui.timeline.view import TimelineView
from briefwright.storage.workspace import Workspace
from gui import library_desk
from gui.timeline_world import ACTORS, FACTS, TOPICS, event


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return library_desk.desk(tmp_path, [*ACTORS.values(), *TOPICS.values(), *FACTS])


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.stop()


class _Lost(Workspace):
    """A workspace whose file is gone by the time that its facts are wanted."""

    def facts_on(self, actors: Collection[str], topics: Collection[str], stanced: bool = False) -> list[Fact]:
        if not actors and not topics:
            return []
        raise UserError("The file is gone.")


def _shown(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> TimelineView:
    view = TimelineView(desk, runner)
    qtbot.addWidget(view)
    view.resize(900, 520)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    _settle(qtbot, view)
    return view


def _settle(qtbot: QtBot, view: TimelineView) -> None:
    qtbot.waitUntil(lambda: not view.busy)


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _facts(view: TimelineView) -> list[str]:
    return [mark.fact for mark in view.panel.axis.marks]


def _narrow(qtbot: QtBot, view: TimelineView, **fields: object) -> None:
    view.narrow(**fields)
    _settle(qtbot, view)


def it_says_what_to_do_before_anything_is_chosen(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> None:
    view = _shown(qtbot, desk, runner)
    assert view.panel.axis.accessibleDescription().startswith("Choose actors or topics above")
    assert not view.put.isEnabled()


def it_says_so_where_the_base_has_no_names(qtbot: QtBot, tmp_path: Path, runner: TaskRunner) -> None:
    view = _shown(qtbot, library_desk.desk(tmp_path), runner)
    assert view.panel.axis.accessibleDescription().startswith("The base holds no actors and no topics yet")


def it_says_so_where_nothing_is_on_record(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> None:
    view = _shown(qtbot, desk, runner)
    _narrow(qtbot, view, topics=("t2",))
    assert view.panel.axis.accessibleDescription().startswith("No event and no shift of position")


def it_begins_with_the_choice_of_an_actor(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> None:
    view = _shown(qtbot, desk, runner)
    view.setFocus()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QToolButton))
    QTest.keyClick(_focused(), Qt.Key.Key_Space)
    picker = view.findChild(Picker)
    assert isinstance(picker, Picker)
    QTest.keyClicks(picker.field, "north")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    _settle(qtbot, view)
    assert view.timeline.actors == ("a1",)
    assert _facts(view) == ["talks", "envoy", "summit"]


def it_is_narrowed_by_several_actors_topics_and_days(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> None:
    view = _shown(qtbot, desk, runner)
    _narrow(qtbot, view, actors=("a1", "a2"), topics=("t1",))
    assert _facts(view) == ["talks", "s2", "envoy", "summit"]
    _narrow(qtbot, view, since=date(2025, 6, 1), until=date(2025, 6, 30))
    assert _facts(view) == ["s2"]


def it_answers_the_last_question_only(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> None:
    view = _shown(qtbot, desk, runner)
    view.narrow(actors=("a1",))
    view.narrow(actors=("a2",))
    _settle(qtbot, view)
    assert _facts(view) == ["s2"]


def it_reads_again_what_changed_while_it_was_out_of_sight(
    qtbot: QtBot, desk: Desk, runner: TaskRunner
) -> None:
    view = _shown(qtbot, desk, runner)
    _narrow(qtbot, view, topics=("t1",))
    view.hide()
    desk.store.save(event("new", "2025-09-09"))
    view.refresh()
    assert not view.busy
    view.show()
    _settle(qtbot, view)
    assert _facts(view)[-1] == "new"


def it_tells_when_the_base_cannot_be_read(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> None:
    view = _shown(qtbot, replace(desk, analysis=_Lost.open(desk.path)), runner)
    failed: list[str] = []
    view.failed.connect(failed.append)
    _narrow(qtbot, view, topics=("t1",))
    assert failed == ["The file is gone."]


def it_shows_and_inserts_the_chosen_fact(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> None:
    view = _shown(qtbot, desk, runner)
    _narrow(qtbot, view, topics=("t1",))
    asked: list[tuple[str, str]] = []
    view.fact_wanted.connect(lambda fact: asked.append(("show", fact)))
    view.insert_wanted.connect(lambda fact: asked.append(("insert", fact)))
    assert not view.open.isEnabled()
    assert not view.insert.isEnabled()
    view.setFocus()
    qtbot.waitUntil(view.panel.axis.hasFocus)
    QTest.keyClick(view.panel.axis, Qt.Key.Key_End)
    QTest.keyClick(view.panel.axis, Qt.Key.Key_Return)
    QTest.keyClick(view.panel.axis, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    view.open.click()
    view.insert.click()
    assert asked == [(what, "summit") for what in ("show", "insert", "show", "insert")]


def it_hands_out_a_block_that_shows_the_same(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> None:
    view = _shown(qtbot, desk, runner)
    _narrow(qtbot, view, actors=("a1", "a2"), topics=("t1",), since=date(2025, 6, 1))
    blocks: list[Timeline] = []
    view.block_wanted.connect(blocks.append)
    view.put.click()
    (block,) = blocks
    assert (block.actors, block.topics, block.since) == (("a1", "a2"), ("t1",), date(2025, 6, 1))
    assert block.caption == "Timeline: Northland, Westmark · Port lease"
    assert block.rows == ()


def it_copies_and_shows_the_table(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> None:
    view = _shown(qtbot, desk, runner)
    _narrow(qtbot, view, topics=("t1",))
    told: list[str] = []
    view.told.connect(told.append)
    view.copy.click()
    assert "Summit in Eastport" in QGuiApplication.clipboard().text()
    assert told == ["The table was copied: 4 moments."]
    view.as_table.click()
    assert "Summit in Eastport" in view.panel.table.toPlainText()
    assert not view.save.isEnabled()


def it_tells_of_a_picture_that_could_not_be_saved(
    qtbot: QtBot, desk: Desk, runner: TaskRunner, tmp_path: Path
) -> None:
    view = _shown(qtbot, desk, runner)
    _narrow(qtbot, view, topics=("t1",))
    failed: list[str] = []
    view.failed.connect(failed.append)
    view.panel.save_picture(tmp_path / "nowhere" / "a.png")
    assert "could not be saved as a.png" in failed[0]


def it_changes_nothing_where_the_workspace_can_only_be_read(
    qtbot: QtBot, desk: Desk, runner: TaskRunner
) -> None:
    view = _shown(qtbot, library_desk.read_only(desk), runner)
    _narrow(qtbot, view, topics=("t1",))
    wanted: list[str] = []
    view.insert_wanted.connect(wanted.append)
    view.panel.axis.go(-1)
    view.setFocus()
    QTest.keyClick(view.panel.axis, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted == []
    assert not view.put.isEnabled()
    assert view.open.isEnabled()


def it_keeps_every_control_named_and_in_reading_order(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, view, last = QLineEdit(), TimelineView(desk, runner), QLineEdit()
    column = QVBoxLayout(window)
    for part in (first, view, last):
        column.addWidget(part)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    _narrow(qtbot, view, actors=("a1",), topics=("t1", "t2"))
    _narrow(qtbot, view, actors=("a2", "a1"), topics=("t1",))
    view.panel.axis.go(0)
    first.setFocus()
    met: list[QWidget] = []
    while last not in met and len(met) < 40:
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
        met.append(_focused())
    buttons = [view.zoom_out, view.zoom_in, view.fit, view.as_table, view.copy, view.save]
    rest = [view.panel.axis, *buttons, view.open, view.insert, view.put, last]
    assert met == [*view.filters.stops(), *rest]
    assert all(one.accessibleName() or (isinstance(one, QToolButton) and one.text()) for one in met[:-1])


def it_is_read_off_the_gui_thread(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> None:
    view = _shown(qtbot, desk, runner)
    view.narrow(topics=("t1",))
    assert view.busy
    assert desk.base.get(Fact, "summit") is not None
    _settle(qtbot, view)
