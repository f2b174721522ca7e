"""Finding facts as one types, and putting them into the brief."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefwright.domain.errors import UserError
from briefwright.domain.facts import Fact
from briefwright.domain.queries import FactFilter, Hits, Interrupted
from briefwright.editing.ports import Desk
from briefwright.gui.library.library import Library
from briefwright.gui.library.selection import Selected
from briefwright.gui.mime import FACT_MIME
from briefwright.storage.database import Database
from briefwright.storage.workspace import Now, Workspace
from gui.library_desk import (
    BOATS,
    GRAIN,
    PORT,
    RECORDS,
    change_fact,
    desk,
    filled,
    many,
    settle,
    shown,
    titles,
)


def _search(qtbot: QtBot, library: Library, words: str) -> None:
    QTest.keyClicks(library.pages["fact"].search, words)
    settle(qtbot, library)


def it_shows_all_facts_with_their_number(tmp_path: Path, qtbot: QtBot) -> None:
    page = shown(qtbot, filled(tmp_path)).pages["fact"]
    assert sorted(titles(page)) == sorted(fact.statement for fact in (GRAIN, PORT, BOATS))
    assert page.count.text() == "3 facts"


def it_finds_facts_as_one_types(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    _search(qtbot, library, "corrid")
    assert titles(library.pages["fact"]) == [GRAIN.statement]
    assert library.pages["fact"].count.text() == "1 fact"


def it_searches_from_two_letters_on(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    _search(qtbot, library, "c")
    assert library.pages["fact"].count.text() == "3 facts"


def it_says_that_there_are_more_facts_than_it_lists(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, desk(tmp_path, many(2_100)))
    _search(qtbot, library, "stateme")
    assert library.pages["fact"].count.text() == "First 500 facts. Type more to narrow."


def it_inserts_the_first_fact_found_by_enter(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    _search(qtbot, library, "corrid")
    with qtbot.waitSignal(library.insert_wanted) as asked:
        QTest.keyClick(library.pages["fact"].search, Qt.Key.Key_Return)
    assert asked.args == ["grain"]


def it_waits_for_the_answer_when_enter_follows_the_last_letter_at_once(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    search = library.pages["fact"].search
    with qtbot.waitSignal(library.insert_wanted) as asked:
        QTest.keyClicks(search, "corrid")
        QTest.keyClick(search, Qt.Key.Key_Return)
    assert asked.args == ["grain"]


def it_inserts_nothing_by_enter_when_nothing_was_asked_for(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    with qtbot.assertNotEmitted(library.insert_wanted):
        QTest.keyClick(library.pages["fact"].search, Qt.Key.Key_Return)


def it_inserts_the_selected_fact_by_enter_in_the_list(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    library.select("fact", "port")
    with qtbot.waitSignal(library.insert_wanted) as asked:
        QTest.keyClick(library.pages["fact"].list, Qt.Key.Key_Return)
    assert asked.args == ["port"]


def it_inserts_a_fact_by_double_click(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    view = library.pages["fact"].list
    point = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    with qtbot.waitSignal(library.insert_wanted) as asked:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert asked.args == [library.pages["fact"].cards.record_id(1)]


def it_opens_a_fact_by_control_and_enter(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    library.select("fact", "port")
    with qtbot.assertNotEmitted(library.insert_wanted), qtbot.waitSignal(library.open_wanted) as asked:
        QTest.keyClick(library.pages["fact"].list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [Selected("fact", "port")]


def it_says_what_is_selected(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    with qtbot.waitSignal(library.selected) as said:
        library.select("fact", "port")
    assert said.args == [Selected("fact", "port")]


def it_says_again_what_is_selected_when_it_is_clicked_again(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    library.select("fact", "port")
    view = library.pages["fact"].list
    point = view.visualRect(view.currentIndex()).center()
    with qtbot.waitSignal(library.selected) as said:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert said.args == [Selected("fact", "port")]


def it_lets_facts_be_dragged_out(tmp_path: Path, qtbot: QtBot) -> None:
    page = shown(qtbot, filled(tmp_path)).pages["fact"]
    index = page.cards.index(0, 0)
    assert page.list.dragEnabled()
    assert index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert page.cards.mimeData([index]).data(FACT_MIME).data() == page.cards.record_id(0).encode()


def it_keeps_selection_and_silence_when_it_is_refreshed(tmp_path: Path, qtbot: QtBot) -> None:
    whole = filled(tmp_path)
    library = shown(qtbot, whole)
    library.select("fact", "port")
    whole.store.save(Fact(id="new", statement="Something new happened."))
    with qtbot.assertNotEmitted(library.selected):
        library.refresh()
        page = settle(qtbot, library)
    assert page.count.text() == "4 facts"
    assert page.cards.record_id(page.list.present_row()) == "port"


def it_keeps_its_place_when_it_is_refreshed(tmp_path: Path, qtbot: QtBot) -> None:
    whole = desk(tmp_path, many(300))
    library = shown(qtbot, whole)
    bar = library.pages["fact"].list.verticalScrollBar()
    bar.setValue(5_000)
    whole.store.save(Fact(id="new", statement="Something new happened."))
    library.refresh()
    settle(qtbot, library)
    assert bar.value() == 5_000


def it_shows_another_search_from_its_top(tmp_path: Path, qtbot: QtBot) -> None:
    whole = desk(tmp_path, many(300))
    library = shown(qtbot, whole)
    bar = library.pages["fact"].list.verticalScrollBar()
    bar.setValue(5_000)
    _search(qtbot, library, "statem")
    assert bar.value() == 0


def it_shows_changed_words_after_a_refresh(tmp_path: Path, qtbot: QtBot) -> None:
    whole = filled(tmp_path)
    library = shown(qtbot, whole)
    titles(library.pages["fact"])
    change_fact(whole, "port", "Orlova agreed.")
    library.refresh()
    assert "Orlova agreed." in titles(settle(qtbot, library))


def it_rereads_what_is_in_view_without_a_search(tmp_path: Path, qtbot: QtBot) -> None:
    whole = filled(tmp_path)
    library = shown(qtbot, whole)
    titles(library.pages["fact"])
    change_fact(whole, "port", "Orlova agreed.")
    library.reread()
    assert not library.pages["fact"].busy
    assert "Orlova agreed." in titles(library.pages["fact"])


def it_selects_a_new_fact_when_the_refreshed_list_has_come(tmp_path: Path, qtbot: QtBot) -> None:
    whole = filled(tmp_path)
    library = shown(qtbot, whole)
    whole.store.save(Fact(id="new", statement="Something new happened."))
    library.refresh()
    with qtbot.waitSignal(library.selected) as said:
        library.select("fact", "new")
    assert said.args == [Selected("fact", "new")]


def it_invites_to_write_the_first_fact(tmp_path: Path, qtbot: QtBot) -> None:
    page = shown(qtbot, desk(tmp_path)).pages["fact"]
    assert page.words.isVisible()
    assert page.words.text() == "No facts yet. Press “New fact” to write the first."


def it_says_when_nothing_is_found(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    _search(qtbot, library, "zeppelin")
    assert library.pages["fact"].words.text() == "Nothing found for “zeppelin”. Clear the search."


def it_shows_why_the_base_cannot_be_searched(tmp_path: Path, qtbot: QtBot) -> None:
    page = shown(qtbot, desk(tmp_path, searching=Broken)).pages["fact"]
    assert (page.words.text(), page.count.text()) == ("The file is gone.", "")


class Broken(Workspace):
    """A base whose file cannot be read."""

    def find_facts(self, wanted: FactFilter) -> Hits:
        raise UserError("The file is gone.")


class Patient(Workspace):
    """A base in which a search for "co" lasts until it is interrupted, for the first time."""

    def __init__(self, database: Database, now: Now) -> None:
        super().__init__(database, now)
        self.begun = False
        self.interrupted = Event()

    def find_facts(self, wanted: FactFilter) -> Hits:
        if wanted.text == "co" and not self.interrupted.is_set():
            self.begun = True
            assert self.interrupted.wait(5)
            raise Interrupted
        return super().find_facts(wanted)

    def interrupt(self) -> None:
        super().interrupt()
        self.interrupted.set()


@pytest.fixture
def patient(tmp_path: Path) -> Desk:
    return desk(tmp_path, RECORDS, searching=Patient)


def _patient(whole: Desk) -> Patient:
    assert isinstance(whole.search, Patient)
    return whole.search


def it_interrupts_a_search_on_the_next_letter(qtbot: QtBot, patient: Desk) -> None:
    library = shown(qtbot, patient)
    search = library.pages["fact"].search
    QTest.keyClicks(search, "co")
    qtbot.waitUntil(lambda: _patient(patient).begun)
    QTest.keyClicks(search, "rr")
    settle(qtbot, library)
    assert _patient(patient).interrupted.is_set()
    assert titles(library.pages["fact"]) == [GRAIN.statement]


def it_searches_again_when_someone_else_interrupted_it(qtbot: QtBot, patient: Desk) -> None:
    library = shown(qtbot, patient)
    QTest.keyClicks(library.pages["fact"].search, "co")
    qtbot.waitUntil(lambda: _patient(patient).begun)
    patient.search.interrupt()
    settle(qtbot, library)
    assert titles(library.pages["fact"]) == [GRAIN.statement]
