"""The library works from the keyboard and speaks."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefwright.gui.library.fact_page import FactPage
from briefwright.gui.library.library import Library
from gui.library_desk import desk, filled, read_only, settle, shown


@pytest.fixture
def library(tmp_path: Path, qtbot: QtBot) -> Library:
    library = shown(qtbot, filled(tmp_path))
    library.activateWindow()
    library.focus_search()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is library.pages["fact"].search)
    return library


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _key(key: Qt.Key) -> None:
    QTest.keyClick(_focused(), key)


def it_goes_down_from_the_search_field_into_the_list(library: Library) -> None:
    _key(Qt.Key.Key_Down)
    page = library.pages["fact"]
    assert (_focused(), page.list.present_row()) == (page.list, 0)


def it_puts_the_cursor_into_the_search_of_the_tab_that_was_clicked(qtbot: QtBot, library: Library) -> None:
    # The library itself stands for the text beside it, in which the cursor was before.
    library.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    library.setFocus()
    at = library.tabs.tabRect(2).center()
    QTest.mouseClick(library.tabs, Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is library.pages["actor"].search)


def it_goes_up_from_the_first_row_into_the_search_field(library: Library) -> None:
    _key(Qt.Key.Key_Down)
    _key(Qt.Key.Key_Down)
    _key(Qt.Key.Key_Up)
    assert _focused() is library.pages["fact"].list
    _key(Qt.Key.Key_Up)
    assert _focused() is library.pages["fact"].search


def it_sends_what_is_typed_in_the_list_to_the_search_field(library: Library) -> None:
    _key(Qt.Key.Key_Down)
    _key(Qt.Key.Key_G)
    _key(Qt.Key.Key_R)
    page = library.pages["fact"]
    assert (_focused(), page.search.text()) == (page.search, "gr")


def it_erases_a_letter_of_the_search_from_within_the_list(library: Library) -> None:
    QTest.keyClicks(_focused(), "gr")
    _key(Qt.Key.Key_Down)
    _key(Qt.Key.Key_Backspace)
    assert library.pages["fact"].search.text() == "g"


def it_clears_the_search_by_escape_and_leaves_a_second_one_to_the_window(library: Library) -> None:
    seen: list[int] = []
    library.keyPressEvent = lambda event: seen.append(event.key())  # type: ignore[method-assign]
    QTest.keyClicks(_focused(), "grain")
    _key(Qt.Key.Key_Escape)
    assert (library.pages["fact"].search.text(), seen) == ("", [])
    _key(Qt.Key.Key_Escape)
    assert seen == [Qt.Key.Key_Escape]


def it_stays_in_the_search_field_when_there_is_no_list_to_go_to(tmp_path: Path, qtbot: QtBot) -> None:
    library = shown(qtbot, desk(tmp_path))
    library.focus_search()
    QTest.keyClick(library.pages["fact"].search, Qt.Key.Key_Down)
    assert library.pages["fact"].search.hasFocus()


def it_selects_the_former_search_so_that_typing_replaces_it(library: Library) -> None:
    QTest.keyClicks(_focused(), "grain")
    library.focus_search()
    QTest.keyClicks(_focused(), "port")
    assert library.pages["fact"].search.text() == "port"


def it_moves_between_kinds_by_arrow_keys_on_the_tabs(qtbot: QtBot, library: Library) -> None:
    library.tabs.setFocus()
    _key(Qt.Key.Key_Right)
    assert library.kind == "source"
    assert settle(qtbot, library).isVisible()


@pytest.mark.parametrize("kind", ["fact", "source", "actor", "topic"])
def it_asks_for_a_new_record_of_the_kind_on_show(qtbot: QtBot, library: Library, kind: str) -> None:
    library.show_kind(kind)
    page = settle(qtbot, library)
    with qtbot.waitSignal(library.new_wanted) as asked:
        QTest.mouseClick(page.new, Qt.MouseButton.LeftButton)
    assert (asked.args, page.new.text()) == ([kind], f"New {kind}")


def it_offers_no_new_snippet(library: Library) -> None:
    library.show_kind("snippet")
    assert not library.pages["snippet"].new.isVisible()


def it_offers_nothing_new_where_nothing_can_be_written(tmp_path: Path, qtbot: QtBot) -> None:
    assert not shown(qtbot, read_only(filled(tmp_path))).pages["fact"].new.isEnabled()


def it_goes_through_everything_by_tab_in_reading_order(qtbot: QtBot, library: Library) -> None:
    page = library.pages["fact"]
    assert isinstance(page, FactPage)
    page.toggle.click()
    page.filters.grades["B"].click()
    settle(qtbot, library)
    library.tabs.setFocus()
    filters = page.filters
    fields = [filters.actor, filters.topic, filters.since, filters.until]
    wanted = [page.search, page.new, page.clear, page.toggle, *fields, *filters.grades.values(), page.list]
    visited = []
    for _ in wanted:
        _key(Qt.Key.Key_Tab)
        focused = _focused()
        visited.append(focused.parentWidget() if focused.parentWidget() in fields else focused)
    assert visited == wanted


def it_names_everything_that_can_have_the_focus(qtbot: QtBot, library: Library) -> None:
    page = library.pages["fact"]
    assert isinstance(page, FactPage)
    page.toggle.click()
    stops = [
        widget
        for widget in library.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    named = {stop: QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name) for stop in stops}
    assert len(stops) > 10
    assert [stop for stop, name in named.items() if not name] == []


def it_speaks_each_row(library: Library) -> None:
    page = library.pages["fact"]
    table = QAccessible.queryAccessibleInterface(page.list)
    spoken = [table.child(number).text(QAccessible.Text.Name) for number in range(table.childCount())]
    assert set(spoken) >= {page.cards.card(row).spoken for row in range(3)}
