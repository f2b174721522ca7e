"""Sources, actors, topics and snippets in the library."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefwright.domain.facts import Source, Topic
from briefwright.editing.ports import Desk
from briefwright.gui.library.library import Library
from briefwright.gui.library.page import Page
from briefwright.gui.library.selection import Selected
from gui.library_desk import CUSTOMS, GAZETTE, LEASE, desk, filled, settle, shown, titles


def _gazette(whole: Desk) -> Source:
    source = whole.store.get(Source, "gazette")
    assert source is not None
    return source


def _show(qtbot: QtBot, library: Library, kind: str) -> Page:
    library.show_kind(kind)
    return settle(qtbot, library)


@pytest.mark.parametrize(
    ("kind", "names", "count"),
    [
        ("source", ["Grain exports 2024/25", "Patrol boats cross line"], "2 sources"),
        ("actor", ["Irina Orlova", "Westmark"], "2 actors"),
        ("topic", ["Port lease"], "1 topic"),
        ("snippet", ["Method note"], "1 snippet"),
    ],
)
def it_lists_each_kind(tmp_path: Path, qtbot: QtBot, kind: str, names: list[str], count: str) -> None:
    page = _show(qtbot, shown(qtbot, filled(tmp_path)), kind)
    assert (titles(page), page.count.text()) == (names, count)


def it_finds_an_actor_by_an_alias(tmp_path: Path, qtbot: QtBot) -> None:
    page = _show(qtbot, shown(qtbot, filled(tmp_path)), "actor")
    QTest.keyClicks(page.search, "orlow")
    assert titles(page) == ["Irina Orlova"]


def it_opens_an_actor_by_enter(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    page = _show(qtbot, library, "actor")
    QTest.keyClicks(page.search, "westm")
    with qtbot.waitSignal(library.open_wanted) as asked:
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert asked.args == [Selected("actor", "westmark")]


def it_inserts_a_snippet_by_enter(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    library.select("snippet", "note")
    page = settle(qtbot, library)
    with qtbot.assertNotEmitted(library.open_wanted), qtbot.waitSignal(library.snippet_wanted) as asked:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert asked.args == ["note"]


def it_opens_a_snippet_by_control_and_enter(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    library.select("snippet", "note")
    page = settle(qtbot, library)
    with qtbot.waitSignal(library.open_wanted) as asked:
        QTest.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [Selected("snippet", "note")]


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("source", ["Open the source"]),
        ("snippet", ["Insert into the brief", "Open the snippet"]),
    ],
)
def it_offers_in_a_menu_what_the_keys_do(tmp_path: Path, qtbot: QtBot, kind: str, texts: list[str]) -> None:
    library = shown(qtbot, filled(tmp_path))
    page = _show(qtbot, library, kind)
    library.select(kind, page.cards.record_id(0))
    actions = page.list.actions()
    assert [action.text().split("\t")[0] for action in actions] == texts
    with qtbot.waitSignal(library.open_wanted) as asked:
        actions[-1].trigger()
    assert asked.args == [Selected(kind, page.cards.record_id(0))]


def it_selects_a_record_of_a_page_that_was_not_read_yet(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    with qtbot.waitSignal(library.selected) as said:
        library.select("source", "gazette")
    assert said.args == [Selected("source", "gazette")]


def it_keeps_the_selected_record_when_it_is_refreshed(tmp_path: Path, qtbot: QtBot) -> None:
    whole = filled(tmp_path)
    library = shown(qtbot, whole)
    library.select("source", "gazette")
    settle(qtbot, library)
    whole.store.save(_gazette(whole).model_copy(update={"title": "A corrected title"}))
    with qtbot.assertNotEmitted(library.selected):
        library.refresh()
        page = settle(qtbot, library)
    assert page.cards.card(page.list.present_row()).title == "A corrected title"


def it_reads_a_page_out_of_sight_anew_when_it_is_seen(tmp_path: Path, qtbot: QtBot) -> None:
    whole = filled(tmp_path)
    library = shown(qtbot, whole)
    _show(qtbot, library, "topic")
    library.show_kind("fact")
    whole.store.save(Topic(id="gas", name="Gas transit"))
    library.refresh()
    assert titles(_show(qtbot, library, "topic")) == ["Gas transit", "Port lease"]


def it_forgets_a_record_that_was_removed(tmp_path: Path, qtbot: QtBot) -> None:
    whole = desk(tmp_path, [GAZETTE, CUSTOMS])
    library = shown(qtbot, whole)
    library.select("source", "gazette")
    settle(qtbot, library)
    whole.store.remove(_gazette(whole))
    library.refresh()
    page = settle(qtbot, library)
    assert titles(page) == [CUSTOMS.title]
    assert page.list.present_row() == -1


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("source", "No sources yet. Press “New source” to describe the first."),
        ("actor", "No actors yet. Press “New actor” to name the first."),
        ("topic", "No topics yet. Press “New topic” to name the first."),
        ("snippet", "No snippets yet. A snippet is a passage saved for reuse."),
    ],
)
def it_says_in_words_that_a_list_is_empty(tmp_path: Path, qtbot: QtBot, kind: str, words: str) -> None:
    page = _show(qtbot, shown(qtbot, desk(tmp_path)), kind)
    assert page.words.isVisible()
    assert page.words.text() == words


def it_says_when_no_record_is_found(tmp_path: Path, qtbot: QtBot) -> None:
    page = _show(qtbot, shown(qtbot, filled(tmp_path)), "topic")
    QTest.keyClicks(page.search, "zeppelin")
    assert page.words.text() == "Nothing found for “zeppelin”. Clear the search."


def it_remembers_what_was_searched_for_on_each_page(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, filled(tmp_path))
    page = _show(qtbot, library, "actor")
    QTest.keyClicks(page.search, "westm")
    library.show_kind("topic")
    assert titles(_show(qtbot, library, "actor")) == ["Westmark"]
    assert titles(_show(qtbot, library, "topic")) == [LEASE.name]
