"""Writing a fact, with all that is made on the way."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.facts import Actor, Citation, Fact, Source, Topic
from briefwright.gui.records.choices import choices
from briefwright.gui.records.fact_form import FactForm
from briefwright.gui.records.record_desk import RecordDesk
from briefwright.gui.tasks import TaskRunner
from gui.records_desk import AGENCY, LEASE, ORLOVA, PORT, WESTMARK, desk, texts

Ids = Callable[[], str]
Saved = list[object]
CHOICES = choices((ORLOVA, WESTMARK), (LEASE,), (AGENCY,))


@pytest.fixture
def saved() -> Saved:
    """What a form handed over."""
    return []


def _form(qtbot: QtBot, fact: Fact | None, new_id: Ids, saved: Saved) -> FactForm:
    form = FactForm(fact, CHOICES, new_id)
    form.saved.connect(saved.append)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.open()
    return form


def it_hands_back_unchanged_the_fact_it_was_given(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, PORT, new_id, saved)
    assert not form.changed()
    form.save()
    assert saved == [PORT]


def it_writes_a_new_fact(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, None, new_id, saved)
    QTest.keyClicks(form.statement, "The port is open.")
    QTest.keyClick(form.statement, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == [Fact(id="n1", statement="The port is open.")]


def it_says_on_leaving_the_field_that_a_date_is_none(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, None, new_id, saved)
    form.date.setFocus()
    QTest.keyClicks(form.date.entry, "31 February 2025")
    QTest.keyClick(form.date.entry, Qt.Key.Key_Tab)
    assert "“31 February 2025” is not a day that exists" in texts(form)


def it_asks_for_a_statement_in_words(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, None, new_id, saved)
    form.save()
    assert saved == []
    assert "A fact needs a statement" in texts(form)


def it_lets_only_a_position_have_a_stance_and_an_audience(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, PORT, new_id, saved)
    form.kind.choose("statement")
    assert not form.stance.isEnabled()
    assert not form.audience.isEnabled()
    form.save()
    assert saved == [PORT.model_copy(update={"kind": "statement", "stance": None, "audience": ""})]


def it_hands_back_the_shelf_life_of_a_status(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    status = Fact(id="s", revision=3, statement="The port is open.", kind="status", shelf_life=30)
    form = _form(qtbot, status, new_id, saved)
    form.shelf_life.setText("14")
    form.save()
    assert saved == [status.model_copy(update={"shelf_life": 14})]


@pytest.mark.parametrize("days", ["0", "-3", "a week", "1.5", "²"])
def it_asks_for_a_number_of_days(qtbot: QtBot, new_id: Ids, saved: Saved, days: str) -> None:
    form = _form(qtbot, Fact(id="s", statement="Open.", kind="status"), new_id, saved)
    form.shelf_life.setText(days)
    form.save()
    assert saved == []
    assert f"“{days}” is no number of days. Write 30." in texts(form)


def it_lets_only_a_status_grow_stale(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, Fact(id="s", statement="Open.", kind="status", shelf_life=30), new_id, saved)
    form.kind.choose("event")
    assert not form.shelf_life.isEnabled()
    form.save()
    assert saved == [Fact(id="s", statement="Open.", kind="event")]


def it_says_whose_stance_it_is(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, PORT, new_id, saved)
    form.actors.pick("westmark")
    assert "The stance is that of Irina Orlova, the first actor." in texts(form)
    form.actors.drop("orlova")
    assert "The stance is that of Westmark, the first actor." in texts(form)
    form.kind.choose("event")
    assert "The stance" not in texts(form)


def it_offers_details_only_of_what_was_made_here(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, PORT, new_id, saved)
    form.topics.new_wanted.emit("Grain")
    names = [stop.accessibleName() for stop in (*form.actors.stops(), *form.topics.stops())]
    assert [name for name in names if name.startswith("Write")] == ["Write the details of Grain"]
    form.put_record(Topic(id="n1", revision=1, name="Grain"))
    assert "Write the details of Grain" not in [stop.accessibleName() for stop in form.topics.stops()]


def it_forgets_no_stance_while_one_tries_another_kind(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, PORT, new_id, saved)
    form.kind.choose("statement")
    form.kind.choose("position")
    form.save()
    assert saved == [PORT]


def it_hands_over_new_actors_and_topics_before_the_fact(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, PORT, new_id, saved)
    form.actors.new_wanted.emit("Petrov")
    form.topics.new_wanted.emit("Grain")
    form.save()
    assert saved == [
        Actor(id="n1", name="Petrov"),
        Topic(id="n2", name="Grain"),
        PORT.model_copy(update={"actors": ("orlova", "n1"), "topics": ("lease", "n2")}),
    ]


def it_leaves_behind_a_new_actor_that_was_taken_out_again(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, PORT, new_id, saved)
    form.actors.new_wanted.emit("Petrov")
    form.actors.drop("n1")
    form.save()
    assert saved == [PORT]


def it_does_not_hand_over_twice_what_was_stored(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, PORT, new_id, saved)
    form.actors.new_wanted.emit("Petrov")
    form.save()
    form.refuse("The disk is full.")
    form.put_record(Actor(id="n1", revision=1, name="Petrov"))
    saved.clear()
    form.save()
    assert saved == [PORT.model_copy(update={"actors": ("orlova", "n1")})]


def it_makes_a_source_in_a_form_of_its_own_and_cites_it(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, Fact(id="f", statement="The port is open."), new_id, saved)
    form.citations.add().source.new_wanted.emit("Evening address")
    assert form.source_form is not None
    assert form.source_form.title.text() == "Evening address"
    form.source_form.publisher.setText("Coast Radio")
    form.source_form.save()
    form.save()
    source = Source(id="n1", title="Evening address", publisher="Coast Radio")
    assert saved == [
        source,
        Fact(id="f", statement="The port is open.", citations=(Citation(source="n1"),)),
    ]


def it_hints_that_a_fact_without_a_source_cannot_be_footnoted(
    qtbot: QtBot, new_id: Ids, saved: Saved
) -> None:
    form = _form(qtbot, None, new_id, saved)
    assert form.citations.hint.text() == "A fact without a source cannot be footnoted."
    form.citations.add()
    assert form.citations.hint.text() == ""


def it_says_in_the_card_that_a_citation_has_no_source(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, PORT, new_id, saved)
    form.citations.add()
    form.save()
    assert saved == []
    assert "Choose the source, or remove this citation." in texts(form.citations.cards()[1])


def it_brings_a_removed_citation_back(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, PORT, new_id, saved)
    form.citations.cards()[0].remove.click()
    assert form.citations.citations() == ()
    assert form.changed()
    form.citations.undo.click()
    form.save()
    assert saved == [PORT]


def it_drops_the_reason_with_the_override(qtbot: QtBot, new_id: Ids, saved: Saved) -> None:
    form = _form(qtbot, PORT, new_id, saved)
    card = form.citations.cards()[0]
    card.reliability.choose(None)
    assert not card.reason.isEnabled()
    assert card.reliability.currentText() == "as the source: B"
    assert (card.citation().reliability, card.citation().override_reason) == (None, "")


def it_does_not_close_over_a_name_that_was_typed_and_not_picked(
    qtbot: QtBot, new_id: Ids, saved: Saved
) -> None:
    form = _form(qtbot, PORT, new_id, saved)
    form.actors.entry.setText("Petr")
    form.save()
    assert saved == []
    assert "“Petr” is not picked yet" in texts(form)


def it_stores_the_fact_after_the_actor_made_on_the_way(qtbot: QtBot, tmp_path: Path) -> None:
    work, window = desk(tmp_path), QWidget()
    qtbot.addWidget(window)
    records = RecordDesk(replace(work, new_id=lambda: "petrov"), TaskRunner(window), window)
    records.edit("fact", "port")
    (form,) = window.findChildren(FactForm)
    form.actors.new_wanted.emit("Petrov")
    with qtbot.waitSignals([records.stored, records.stored]):
        form.save()
    stored = work.base.get(Fact, "port")
    assert stored is not None
    assert stored.actors == ("orlova", "petrov")
    qtbot.waitUntil(lambda: not window.findChildren(FactForm))
