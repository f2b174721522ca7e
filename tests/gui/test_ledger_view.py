"""The ledger on the screen, on a real workspace."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefwright import app
from briefwright.domain.dates import parse_date
from briefwright.domain.facts import Actor, Citation, Fact, Source, Stance, Topic
from briefwright.editing.ports import Desk
from briefwright.gui.ledger.matrix import ACTOR, CELL, cell_words
from briefwright.gui.ledger.record import Entry
from briefwright.gui.ledger.statements import ENTRY, html, marked, spoken
from briefwright.gui.ledger.view import LedgerView
from briefwright.gui.tasks import TaskRunner
from briefwright.storage.workspace import Workspace
from gui.structured_world import choose

Look = Callable[[], LedgerView]
_Key = Qt.Key


def _said(fact_id: str, stance: Stance | None, when: str, actor: str = "orlova", audience: str = "") -> Fact:
    return Fact(
        id=fact_id,
        statement=f"Statement {fact_id} is not new",
        kind="position" if stance else "event",
        stance=stance,
        date=parse_date(when),
        actors=(actor,),
        topics=("lease",),
        audience=audience,
        citations=(Citation(source="agency", quotation="Q", credibility=2),),
    )


RECORDS = (
    Source(id="agency", title="No lease", publisher="Coast Agency", reliability="B"),
    Actor(id="orlova", name="Irina Orlova", side="Northland"),
    Actor(id="berg", name="Anton Berg", side="Northland"),
    Actor(id="west", name="Westmark", kind="state"),
    Actor(id="silent", name="Silent Party"),
    Topic(id="lease", name="Port lease"),
    Topic(id="tariff", name="Tariff"),
    _said("may", "supports", "3 May 2025"),
    _said("visit", None, "10 May 2025"),
    _said("june", "opposes", "1 June 2025"),
    _said("berg", "supports", "9 July 2025", "berg", "investors"),
    _said("west", "neutral", "August 2025", "west"),
)


def _desk(folder: Path, records: tuple[object, ...] = RECORDS) -> Desk:
    path = folder / "harbour.briefwright"
    made = Workspace.create(path)
    made.load(records)  # type: ignore[arg-type]
    made.close()
    return replace(app.open_desk(path), today=lambda: date(2025, 12, 24))


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.stop()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = _desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> Iterator[LedgerView]:
    yield _shown(qtbot, desk, runner)
    runner.stop()


def _shown(qtbot: QtBot, desk: Desk, runner: TaskRunner) -> LedgerView:
    view = LedgerView(desk, runner)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    qtbot.waitUntil(view.isActiveWindow)
    qtbot.waitUntil(lambda: view.matrix.matrix.rowCount() > 0)
    return view


def _cell(view: LedgerView, actor: str, topic: str = "lease") -> str:
    model = view.matrix.matrix
    return cell_words(model.find(actor, topic).data(CELL)[0])


def _entries(view: LedgerView) -> list[Entry]:
    model = view.details.list.model()
    return [model.index(row, 0).data(ENTRY) for row in range(model.rowCount(QModelIndex()))]


def _listed(view: LedgerView) -> list[str]:
    return [entry.fact.id if entry.fact else entry.heading for entry in _entries(view)]


def _open(qtbot: QtBot, view: LedgerView, actor: str) -> None:
    view.show_cell(actor, "lease")
    name = {"orlova": "Irina Orlova", "berg": "Anton Berg", "silent": "Silent Party"}[actor]
    qtbot.waitUntil(lambda: _listed(view)[:1] == [f"{name} on Port lease"])


def it_shows_stance_shift_count_and_contradiction(view: LedgerView) -> None:
    assert _cell(view, "orlova") == (
        "opposes, stated 1 June 2025, before that supports, 2 statements, contradicted"
    )
    assert _cell(view, "berg") == "supports, stated 9 July 2025, 1 statement, contradicted"
    assert _cell(view, "west") == "neutral, stated August 2025, 1 statement"


def it_tells_a_cell_to_those_who_cannot_see_it(view: LedgerView) -> None:
    model = view.matrix.matrix
    spoken_words = model.data(model.find("west", "lease"), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken_words == "Westmark on Port lease: neutral, stated August 2025, 1 statement"


def it_groups_the_actors_that_hold_a_stance_by_side(view: LedgerView) -> None:
    model = view.matrix.matrix
    assert [actor.id for actor in model.axes.actors] == ["berg", "orlova", "west"]
    parted = [model.headerData(row, Qt.Orientation.Vertical, ACTOR) for row in range(3)]
    assert parted == [(actor, actor.id == "west") for actor in model.axes.actors]


def it_starts_as_of_today_and_says_so(view: LedgerView) -> None:
    assert view.as_of == date(2025, 12, 24)
    assert view.news.text() == ("As of 24 December 2025. Last change in August 2025: Westmark on Port lease.")


def it_shows_the_record_as_of_another_day(qtbot: QtBot, view: LedgerView) -> None:
    view.set_as_of(date(2025, 5, 31))
    qtbot.waitUntil(lambda: _cell(view, "orlova") == "supports, stated 3 May 2025, 1 statement")
    assert _cell(view, "berg") == "nothing on record"
    view.set_as_of(None)
    qtbot.waitUntil(lambda: view.news.text().startswith("The whole record. "))
    assert "opposes" in _cell(view, "orlova")


def it_takes_a_day_that_is_typed(qtbot: QtBot, view: LedgerView) -> None:
    view.days.field.selectAll()
    QTest.keyClicks(view.days.field, "2025-05-31")
    qtbot.waitUntil(lambda: _cell(view, "orlova") == "supports, stated 3 May 2025, 1 statement")


def it_steps_along_the_changes_by_keys_and_back_to_today(qtbot: QtBot, view: LedgerView) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    view.matrix.setFocus()
    QTest.keyClick(view.matrix, _Key.Key_Left, alt)
    assert view.as_of == date(2025, 7, 9)
    QTest.keyClick(view.matrix, _Key.Key_Left, alt)
    assert view.as_of == date(2025, 6, 1)
    qtbot.waitUntil(lambda: "contradicted" not in _cell(view, "orlova"))
    QTest.keyClick(view.matrix, _Key.Key_Right, alt)
    assert view.as_of == date(2025, 7, 9)
    QTest.keyClick(view.days.slider, _Key.Key_Left)
    assert view.as_of == date(2025, 6, 1)
    view.days.today.click()
    assert view.as_of == date(2025, 12, 24)


def it_stops_at_either_end_of_the_record(view: LedgerView) -> None:
    view.set_as_of(date(2025, 5, 3))
    assert not view.days.earlier.isEnabled()
    assert view.days.later.isEnabled()
    view.set_as_of(date(2025, 12, 24))
    assert view.days.earlier.isEnabled()
    assert not view.days.later.isEnabled()


@pytest.mark.parametrize("key", [_Key.Key_Return, _Key.Key_F2, _Key.Key_Space])
def it_opens_a_cell_by_keys_and_goes_back(qtbot: QtBot, view: LedgerView, key: Qt.Key) -> None:
    view.matrix.setFocus()
    QTest.keyClick(view.matrix, _Key.Key_Down)
    QTest.keyClick(view.matrix, key)
    qtbot.waitUntil(lambda: _listed(view)[:1] == ["Irina Orlova on Port lease"])
    qtbot.waitUntil(view.details.list.hasFocus)
    QTest.keyClick(view.details.list, _Key.Key_Escape)
    assert view.details.isHidden()
    qtbot.waitUntil(view.matrix.hasFocus)


def it_opens_a_cell_by_a_click(qtbot: QtBot, view: LedgerView) -> None:
    place = view.matrix.visualRect(view.matrix.matrix.find("berg", "lease")).center()
    QTest.mouseClick(view.matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: _listed(view)[:1] == ["Anton Berg on Port lease"])


def it_lists_the_actors_statements_and_below_them_all_on_the_topic(qtbot: QtBot, view: LedgerView) -> None:
    _open(qtbot, view, "orlova")
    assert _listed(view) == [
        "Irina Orlova on Port lease", "june", "visit", "may",
        "All actors on Port lease", "west", "berg", "june", "may",
    ]  # fmt: skip
    june = _entries(view)[1]
    assert june.grade == "B2"
    assert june.source == "“No lease”, Coast Agency"
    assert june.contradicts == "Anton Berg (supports), 9 July 2025"
    assert _entries(view)[3].contradicts == ""


def it_follows_the_present_cell_while_the_statements_are_open(qtbot: QtBot, view: LedgerView) -> None:
    _open(qtbot, view, "berg")
    view.matrix.setFocus()
    QTest.keyClick(view.matrix, _Key.Key_Down)
    qtbot.waitUntil(lambda: _listed(view)[:1] == ["Irina Orlova on Port lease"])
    view.set_as_of(date(2025, 5, 5))
    qtbot.waitUntil(
        lambda: _listed(view) == ["Irina Orlova on Port lease", "may", "All actors on Port lease", "may"]
    )


def it_asks_for_a_fact_to_be_shown_inserted_or_edited(qtbot: QtBot, view: LedgerView) -> None:
    _open(qtbot, view, "orlova")
    listed, told = view.details.list, []
    view.fact_wanted.connect(lambda fact: told.append(("show", fact)))
    view.insert_wanted.connect(lambda fact: told.append(("insert", fact)))
    view.edit_wanted.connect(lambda kind, fact: told.append((kind, fact)))
    QTest.keyClick(listed, _Key.Key_Return)
    QTest.keyClick(listed, _Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        QTest.keyClick(listed, _Key.Key_Down)
    QTest.keyClick(listed, _Key.Key_F2)
    assert told == [("show", "june"), ("insert", "june"), ("fact", "west")]


def it_asks_for_a_new_position_in_the_present_cell(qtbot: QtBot, view: LedgerView) -> None:
    view.matrix.go("west", "lease")
    with qtbot.waitSignal(view.new_wanted) as wanted:
        view.new_button.click()
    assert wanted.args == ["west", "lease"]


def it_offers_a_new_position_in_the_menu_of_a_cell(qtbot: QtBot, view: LedgerView) -> None:
    view.matrix.go("west", "lease")
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view.matrix.viewport(), asked)
    menu = view.matrix.findChild(QMenu)
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(view.new_wanted) as wanted:
        choose(menu, "New position…")
    assert wanted.args == ["west", "lease"]
    menu.close()


def it_finds_actors_without_a_stance(qtbot: QtBot, view: LedgerView) -> None:
    view.matrix.setFocus()
    QTest.keyClicks(view.matrix, "s")
    qtbot.waitUntil(view.filter.hasFocus)
    QTest.keyClicks(view.filter, "ilent, west")
    assert [actor.id for actor in view.matrix.matrix.axes.actors] == ["silent", "west"]
    QTest.keyClick(view.filter, _Key.Key_Return)
    qtbot.waitUntil(view.matrix.hasFocus)
    QTest.keyClick(view.matrix, _Key.Key_Escape)
    assert view.filter.text() == ""
    assert len(view.matrix.matrix.axes.actors) == 3


def it_says_when_nothing_is_called_so(view: LedgerView) -> None:
    view.filter.setText("nobody")
    assert view.empty.isVisible()
    assert view.empty.text() == "No actor or topic is called “nobody”."


def it_shows_a_cell_of_an_actor_without_a_stance(qtbot: QtBot, view: LedgerView) -> None:
    view.filter.setText("west")
    _open(qtbot, view, "silent")
    assert view.matrix.present() == ("silent", "lease")
    assert _listed(view)[1] == "All actors on Port lease"


def it_shows_a_cell_that_was_asked_for_before_it_was_on_the_screen(
    qtbot: QtBot, desk: Desk, runner: TaskRunner
) -> None:
    view = LedgerView(desk, runner)
    qtbot.addWidget(view)
    view.show_cell("berg", "lease")
    view.show()
    qtbot.waitUntil(lambda: _listed(view)[:1] == ["Anton Berg on Port lease"])
    runner.stop()


def it_reads_again_when_facts_have_changed(qtbot: QtBot, desk: Desk, view: LedgerView) -> None:
    desk.store.save(_said("new", "leans against", "9 September 2025", "west"))
    view.refresh()
    qtbot.waitUntil(lambda: _cell(view, "west").startswith("leans against, stated 9 September 2025"))
    view.hide()
    desk.store.save(_said("newer", "opposes", "10 September 2025", "west"))
    view.refresh()
    assert "leans against" in _cell(view, "west")
    view.show()
    qtbot.waitUntil(lambda: _cell(view, "west").startswith("opposes"))


def it_keeps_the_present_cell_when_it_reads_again(qtbot: QtBot, desk: Desk, view: LedgerView) -> None:
    view.matrix.go("west", "lease")
    desk.store.save(_said("new", "supports", "9 September 2025", "silent"))
    view.refresh()
    qtbot.waitUntil(lambda: len(view.matrix.matrix.axes.actors) == 4)
    assert view.matrix.present() == ("west", "lease")


def it_says_what_to_do_where_nothing_is_on_record(qtbot: QtBot, tmp_path: Path, runner: TaskRunner) -> None:
    desk = _desk(tmp_path, RECORDS[:4])
    view = LedgerView(desk, runner)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(view.empty.isVisible)
    assert view.empty.text().startswith("No position is on record yet.")
    with qtbot.waitSignal(view.new_wanted) as wanted:
        view.new_button.click()
    assert wanted.args == ["", ""]
    runner.stop()
    desk.close()


def it_changes_nothing_that_can_only_be_read(qtbot: QtBot, tmp_path: Path, runner: TaskRunner) -> None:
    desk = _desk(tmp_path)
    desk.store.close()
    desk = replace(desk, store=Workspace.open(desk.path, read_only=True))
    view = _shown(qtbot, desk, runner)
    assert not view.new_button.isEnabled()
    _open(qtbot, view, "berg")
    with qtbot.assertNotEmitted(view.edit_wanted):
        QTest.keyClick(view.details.list, _Key.Key_F2)
    runner.stop()
    desk.close()


def it_reaches_everything_by_tab_under_a_name(qtbot: QtBot, view: LedgerView) -> None:
    _open(qtbot, view, "berg")
    view.filter.setFocus()
    met = []
    for _ in range(14):
        now = QApplication.focusWidget()
        assert now is not None
        met.append(now)
        QTest.keyClick(now, _Key.Key_Tab)
    assert {view.filter, view.new_button, view.days.field, view.days.slider} <= set(met)
    assert {view.matrix, view.details.list} <= set(met)
    assert all(one.accessibleName() for one in met)


def it_emphasises_negations_and_escapes_the_rest() -> None:
    assert (
        marked("She <will> not sign, never") == "She &lt;will&gt; <b><u>not</u></b> sign, <b><u>never</u></b>"
    )


def it_tells_a_statement_in_words() -> None:
    fact = _said("x", "opposes", "early June 2025", audience="parliament")
    entry = Entry(fact=fact, name="Irina Orlova", grade="B2", source="Agency", contradicts="Berg, 2025")
    assert spoken(entry) == (
        "Irina Orlova. opposes. early June 2025. to parliament. grade B2. "
        "Statement x is not new. contradicts Berg, 2025. Agency"
    )
    assert "≠ Contradicts Berg, 2025" in html(entry, 9)
    assert spoken(Entry("Heading", "2 statements")) == "Heading, 2 statements"


def it_keeps_the_buttons_of_the_day_in_their_places(qtbot: QtBot, view: LedgerView) -> None:
    lefts = []
    for day in (date(2025, 5, 1), date(2025, 9, 30)):
        view.set_as_of(day)
        view.days.grab()
        lefts.append(view.days.earlier.x())
    assert lefts[0] == lefts[1]


def it_presses_a_button_by_enter(view: LedgerView) -> None:
    view.set_as_of(date(2025, 5, 1))
    QTest.keyClick(view.days.today, Qt.Key.Key_Return)
    assert view.as_of != date(2025, 5, 1)
