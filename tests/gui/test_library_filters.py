"""Narrowing the facts by actor, topic, dates and grade."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefwright.domain.facts import Actor
from briefwright.gui.library.date_field import DateField
from briefwright.gui.library.fact_filters import FactFilters
from briefwright.gui.library.fact_page import FactPage
from briefwright.gui.library.library import Library
from gui.library_desk import BOATS, GRAIN, ORLOVA, PORT, WESTMARK, filled, settle, shown, titles


@pytest.fixture
def library(tmp_path: Path, qtbot: QtBot) -> Library:
    library = shown(qtbot, filled(tmp_path))
    page = library.pages["fact"]
    assert isinstance(page, FactPage)
    QTest.mouseClick(page.toggle, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.filters.actor.count() == 2)
    return library


@pytest.fixture
def filters(library: Library) -> FactFilters:
    return _page(library).filters


def _page(library: Library) -> FactPage:
    page = library.pages["fact"]
    assert isinstance(page, FactPage)
    return page


def _write(field: DateField, text: str) -> None:
    field.clear()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def it_hides_the_filters_until_they_are_asked_for(tmp_path: Path, qtbot: QtBot) -> None:
    page = _page(shown(qtbot, filled(tmp_path)))
    assert not page.filters.isVisible()
    QTest.mouseClick(page.toggle, Qt.MouseButton.LeftButton)
    assert page.filters.isVisible()


def it_narrows_by_an_actor_chosen_from_the_list(qtbot: QtBot, library: Library, filters: FactFilters) -> None:
    filters.actor.setCurrentIndex(filters.actor.findText("Irina Orlova"))
    filters.actor.activated.emit(filters.actor.currentIndex())
    assert titles(settle(qtbot, library)) == [PORT.statement]


def it_narrows_by_a_topic_whose_name_is_typed(qtbot: QtBot, library: Library, filters: FactFilters) -> None:
    QTest.keyClicks(filters.topic, "port lease")
    QTest.keyClick(filters.topic, Qt.Key.Key_Return)
    assert titles(settle(qtbot, library)) == [PORT.statement]
    assert filters.topic.currentText() == "Port lease"


@pytest.mark.parametrize("typed", ["orlowa", "Орлова", "foreign m", "north"])
def it_completes_an_actor_from_any_spelling_or_office(filters: FactFilters, typed: str) -> None:
    completer = filters.actor.completer()
    assert completer is not None
    completer.setCompletionPrefix(typed)
    assert [completer.currentCompletion()] == ["Irina Orlova"]
    assert completer.completionCount() == 1


def it_means_no_actor_when_the_words_are_no_name(filters: FactFilters) -> None:
    QTest.keyClicks(filters.actor, "nobody")
    QTest.keyClick(filters.actor, Qt.Key.Key_Return)
    assert (filters.actor.record_id, filters.actor.currentText()) == ("", "")


def it_keeps_the_chosen_actor_when_the_actors_are_read_anew(
    qtbot: QtBot, library: Library, filters: FactFilters
) -> None:
    QTest.keyClicks(filters.actor, "westmark")
    QTest.keyClick(filters.actor, Qt.Key.Key_Return)
    settle(qtbot, library)
    with qtbot.assertNotEmitted(filters.changed):
        library.refresh()
        settle(qtbot, library)
        qtbot.waitUntil(lambda: filters.actor.count() == 2)
    assert filters.actor.record_id == "westmark"


def it_leaves_alone_what_is_being_typed_when_the_actors_are_read_anew(
    qtbot: QtBot, library: Library, filters: FactFilters
) -> None:
    library.activateWindow()
    filters.actor.setFocus()
    filters.actor.setEditText("westm")
    filters.set_records([ORLOVA, WESTMARK, Actor(id="a", name="Another")], [])
    assert (filters.actor.count(), filters.actor.currentText()) == (3, "westm")


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("May 2025", date(2025, 5, 1), date(2025, 5, 31)),
        ("early 2025-03", date(2025, 3, 1), date(2025, 3, 10)),
        ("3 May 2025", date(2025, 5, 3), date(2025, 5, 3)),
    ],
)
def it_reads_dates_as_people_write_them(filters: FactFilters, text: str, since: date, until: date) -> None:
    _write(filters.since, text)
    _write(filters.until, text)
    assert (filters.wanted("").since, filters.wanted("").until) == (since, until)


def it_narrows_by_dates(qtbot: QtBot, library: Library, filters: FactFilters) -> None:
    _write(filters.since, "2025")
    _write(filters.until, "May 2025")
    assert titles(settle(qtbot, library)) == [PORT.statement]


@pytest.mark.parametrize("text", ["nonsense", "31 February 2025", "2025-13", "0"])
def it_says_kindly_what_is_no_date_and_ignores_it(filters: FactFilters, text: str) -> None:
    _write(filters.since, text)
    assert filters.hint.isVisible()
    assert filters.wanted("").since is None
    _write(filters.since, "2025")
    assert not filters.hint.isVisible()


def it_waits_for_a_pause_before_it_calls_text_no_date(qtbot: QtBot, filters: FactFilters) -> None:
    QTest.keyClicks(filters.since, "20")
    assert not filters.hint.isVisible()
    qtbot.waitUntil(filters.hint.isVisible)


def it_narrows_by_grades(qtbot: QtBot, library: Library, filters: FactFilters) -> None:
    filters.grades["B"].click()
    assert titles(settle(qtbot, library)) == [GRAIN.statement]
    filters.grades["E"].click()
    assert sorted(titles(settle(qtbot, library))) == [GRAIN.statement, BOATS.statement]


def it_shows_how_many_filters_narrow_the_list(qtbot: QtBot, library: Library, filters: FactFilters) -> None:
    filters.grades["B"].click()
    filters.grades["C"].click()
    _write(filters.since, "2025")
    settle(qtbot, library)
    page = _page(library)
    assert (page.toggle.text(), page.toggle.accessibleName()) == ("Filters · 2", "Filters, 2 active")


def it_clears_all_filters_at_once(qtbot: QtBot, library: Library, filters: FactFilters) -> None:
    filters.grades["B"].click()
    QTest.keyClicks(filters.actor, "westmark")
    QTest.keyClick(filters.actor, Qt.Key.Key_Return)
    _write(filters.until, "nonsense")
    page = _page(library)
    page.clear.click()
    settle(qtbot, library)
    assert (filters.active, page.count.text(), page.toggle.text()) == (0, "3 facts", "Filters")
    assert not page.clear.isVisible()
    assert not filters.hint.isVisible()


def it_names_the_filters_when_they_leave_nothing(
    qtbot: QtBot, library: Library, filters: FactFilters
) -> None:
    filters.grades["A"].click()
    assert settle(qtbot, library).words.text() == "Nothing found with these filters. Clear the filters."
    QTest.keyClicks(_page(library).search, "grain")
    assert settle(qtbot, library).words.text() == (
        "Nothing found for “grain”. Clear the search or the filters."
    )
