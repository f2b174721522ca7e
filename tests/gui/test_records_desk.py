"""What the desk of records does: stores, withdraws, counts as one, deletes, opens forms."""

import itertools
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.brief import Snippet
from briefwright.domain.facts import Actor, Fact, Source
from briefwright.editing.ports import Desk
from briefwright.gui.records.fact_form import FactForm
from briefwright.gui.records.form import RecordForm
from briefwright.gui.records.record_desk import RecordDesk
from briefwright.gui.records.snippet_form import SnippetForm
from briefwright.gui.records.source_form import SourceForm
from briefwright.gui.tasks import TaskRunner
from gui import trace_world
from gui.records_desk import desk, texts

FormT = TypeVar("FormT", bound=RecordForm)


@pytest.fixture
def work(tmp_path: Path) -> Desk:
    """A desk on a base in which a judgement and an edition rest on the fact."""
    numbers = itertools.count(1)
    found = replace(desk(tmp_path), new_id=lambda: f"n{next(numbers)}")
    trace_world.fill(found.store)
    return found


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What forms open over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def runner(window: QWidget) -> TaskRunner:
    """The threads behind the window."""
    return TaskRunner(window)


@pytest.fixture
def records(work: Desk, runner: TaskRunner, window: QWidget) -> RecordDesk:
    """The desk of records."""
    return RecordDesk(work, runner, window)


def _opened(qtbot: QtBot, window: QWidget, runner: TaskRunner, kind: type[FormT]) -> FormT:
    """The form that was opened, with all that is read for it in the background."""
    runner.wait()
    QCoreApplication.processEvents()
    (form,) = window.findChildren(kind)
    return form


@pytest.mark.parametrize(
    ("kind", "record_id", "of_it"), [("fact", "port", Fact), ("source", "agency", Source)]
)
def it_withdraws_and_takes_that_back(
    qtbot: QtBot, records: RecordDesk, work: Desk, kind: str, record_id: str, of_it: type[Fact] | type[Source]
) -> None:
    with qtbot.waitSignal(records.undoable) as told:
        records.set_standing(kind, record_id, "withdrawn")
    stored = work.base.get(of_it, record_id)
    assert stored is not None
    assert stored.standing == "withdrawn"
    sentence, undo = told.args or ["", None]
    assert sentence == f"The {kind} was withdrawn."
    assert callable(undo)
    with qtbot.waitSignal(records.stored):
        undo()
    back = work.base.get(of_it, record_id)
    assert back is not None
    assert back.standing == "current"


def it_stores_a_record_that_was_mended_elsewhere(qtbot: QtBot, records: RecordDesk, work: Desk) -> None:
    orlova = work.base.get(Actor, "orlova")
    assert orlova is not None
    with qtbot.waitSignal(records.stored):
        records.save(orlova.model_copy(update={"side": "Westmark"}))
    mended = work.base.get(Actor, "orlova")
    assert mended is not None
    assert mended.side == "Westmark"


def it_lets_two_sources_count_as_one_origin(qtbot: QtBot, records: RecordDesk, work: Desk) -> None:
    with qtbot.waitSignals([records.stored, records.stored]):
        records.count_as_one("herald", "agency")
    found = work.base.get_many(Source, ("agency", "herald"))
    assert {source.origin for source in found.values()} == {found["agency"].title}


def it_deletes_what_nobody_uses(qtbot: QtBot, records: RecordDesk, work: Desk) -> None:
    with qtbot.waitSignal(records.removed) as removed:
        records.remove("actor", "westmark")
    assert removed.args == ["actor", "westmark"]
    assert work.base.get(Actor, "westmark") is None


def it_tells_in_the_words_of_the_base_why_something_is_not_deleted(
    qtbot: QtBot, records: RecordDesk, work: Desk
) -> None:
    with qtbot.waitSignal(records.failed) as failed:
        records.remove("source", "agency")
    assert "is cited by one fact, so it was not deleted." in str(failed.args)
    assert work.base.get(Source, "agency") is not None


def it_begins_a_position_of_an_actor_on_a_topic(
    qtbot: QtBot, records: RecordDesk, window: QWidget, runner: TaskRunner
) -> None:
    records.new_position("orlova", "lease")
    form = _opened(qtbot, window, runner, FactForm)
    assert (form.kind.value(), form.actors.ids(), form.topics.ids()) == ("position", ("orlova",), ("lease",))
    assert "The stance is that of Irina Orlova, the first actor." in texts(form)
    assert not form.changed()


def it_opens_a_fact_at_once_and_offers_all_records_when_they_are_read(
    qtbot: QtBot, records: RecordDesk, window: QWidget, runner: TaskRunner
) -> None:
    records.edit("fact", "port")
    (form,) = window.findChildren(FactForm)
    assert form.isVisible()
    assert "Irina Orlova · Northland" in texts(form)
    _opened(qtbot, window, runner, FactForm)
    form.actors.entry.setText("west")
    form.actors.offer()
    assert form.actors.completer.completionModel().index(0, 0).data() == "Westmark"
    card = form.citations.add()
    card.source.entry.setText("herald")
    card.source.offer()
    assert "Harbour Herald" in card.source.completer.completionModel().index(0, 0).data()


def it_keeps_what_was_made_while_the_records_were_read(
    qtbot: QtBot, records: RecordDesk, window: QWidget, runner: TaskRunner
) -> None:
    records.edit("fact", "port")
    (form,) = window.findChildren(FactForm)
    form.actors.new_wanted.emit("Petrov")
    _opened(qtbot, window, runner, FactForm)
    assert form.actors.name(form.actors.ids()[1]) == "Petrov"


@pytest.mark.parametrize(
    ("kind", "record_id", "of_it", "words"),
    [
        ("fact", "port", FactForm, "2 judgements, 2 briefs and 1 issued edition rest on this."),
        ("source", "herald", SourceForm, "1 judgement, 1 brief and 1 issued edition rest on this."),
    ],
)
def it_tells_at_the_top_of_a_form_what_rests_on_the_record(
    qtbot: QtBot,
    records: RecordDesk,
    window: QWidget,
    runner: TaskRunner,
    kind: str,
    record_id: str,
    of_it: type[RecordForm],
    words: str,
) -> None:
    records.edit(kind, record_id)
    form = _opened(qtbot, window, runner, of_it)
    assert form.in_use is not None
    assert form.in_use.button.text() == words
    edition = "Port outlook, edition 1 of 5 May 2025"
    listed = [
        label for label in form.in_use.findChildren(QWidget) if getattr(label, "text", str)() == edition
    ]
    assert [label.isVisible() for label in listed] == [False]
    form.in_use.button.setFocus()
    QTest.keyClick(form.in_use.button, Qt.Key.Key_Space)
    assert [label.isVisible() for label in listed] == [True]


def it_says_nothing_at_the_top_of_a_form_of_what_nobody_uses(
    qtbot: QtBot, records: RecordDesk, work: Desk, window: QWidget, runner: TaskRunner
) -> None:
    work.store.save(Source(id="spare", title="Spare"))
    records.edit("source", "spare")
    assert _opened(qtbot, window, runner, SourceForm).in_use is None


def it_outlives_a_form_that_was_left_before_all_was_read(
    qtbot: QtBot, records: RecordDesk, window: QWidget, runner: TaskRunner
) -> None:
    records.edit("fact", "port")
    (form,) = window.findChildren(FactForm)
    form.reject()
    qtbot.waitUntil(lambda: not window.findChildren(FactForm))
    with qtbot.assertNotEmitted(records.failed):
        runner.wait()
        QCoreApplication.processEvents()


def it_renames_a_snippet(
    qtbot: QtBot, records: RecordDesk, work: Desk, window: QWidget, runner: TaskRunner
) -> None:
    work.store.save(Snippet(id="caveat", name="Caveat", blocks=trace_world.OUTLOOK.sections[1].blocks))
    records.edit("snippet", "caveat")
    form = _opened(qtbot, window, runner, SnippetForm)
    form.name.setText("One source only")
    with qtbot.waitSignal(records.stored):
        form.save()
    renamed = work.base.get(Snippet, "caveat")
    assert renamed is not None
    assert (renamed.name, len(renamed.blocks)) == ("One source only", 1)


def it_stores_the_details_of_an_actor_made_in_the_form_of_a_fact(
    qtbot: QtBot, records: RecordDesk, work: Desk, window: QWidget, runner: TaskRunner
) -> None:
    records.edit("fact", "port")
    form = _opened(qtbot, window, runner, FactForm)
    form.actors.new_wanted.emit("Petrov")
    made = form.actors.ids()[1]
    form.actors.details_wanted.emit(made)
    details = form.details_form
    assert details is not None
    details.name.setText("Pyotr Petrov")
    details.save()
    assert "Pyotr Petrov" in texts(form)
    with qtbot.waitSignals([records.stored, records.stored]):
        form.save()
    actor = work.base.get(Actor, made)
    assert actor is not None
    assert actor.name == "Pyotr Petrov"
