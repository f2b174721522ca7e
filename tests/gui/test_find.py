"""Find in brief."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefwright.gui.brief.find import FindBar
from gui.window_world import Window


def bar(window: Window) -> FindBar:
    (found,) = (one for one in window.bench.findChildren(FindBar) if one.isVisible())
    return found


def look_for(qtbot: QtBot, window: Window, words: str) -> FindBar:
    window.run("edit.find")
    found = bar(window)
    found.field.clear()
    QTest.keyClicks(found.field, words)
    qtbot.waitUntil(lambda: bool(found.count.text()))
    return found


def selected(window: Window) -> tuple[str, str]:
    section = window.page.current_section()
    assert section is not None
    return section.id, window.surface.textCursor().selectedText()


def it_goes_on_from_the_caret_and_round_the_end(qtbot: QtBot, window: Window) -> None:
    window.go("bottom", "b2")
    found = look_for(qtbot, window, "port")
    assert found.count.text() == "3 found"
    seen = []
    for _ in range(4):
        QTest.keyClick(found.field, Qt.Key.Key_Return)
        seen.append((selected(window), found.count.text()))
    assert seen == [
        (("data", "Port"), "2 of 3"),
        (("data", "port"), "3 of 3"),
        (("bottom", "port"), "1 of 3"),
        (("data", "Port"), "2 of 3"),
    ]


def it_goes_back_round_the_start(qtbot: QtBot, window: Window) -> None:
    window.go("bottom", "b1")
    found = look_for(qtbot, window, "port")
    QTest.keyClick(found.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert found.count.text() == "3 of 3"
    window.run("edit.find_previous")
    assert found.count.text() == "2 of 3"
    window.run("edit.find_next")
    assert found.count.text() == "3 of 3"


def it_looks_for_what_is_selected_and_knows_which_it_is(window: Window) -> None:
    window.go("bottom", "b2")
    window.surface.find("second")
    window.run("edit.find")
    assert bar(window).field.text() == "second"
    assert bar(window).count.text() == "1 of 1"


def it_says_when_nothing_is_found(qtbot: QtBot, window: Window) -> None:
    found = look_for(qtbot, window, "zeppelin")
    assert found.count.text() == "Nothing found"
    window.run("edit.find_next")
    assert found.count.text() == "Nothing found"


def it_follows_what_is_written_meanwhile(qtbot: QtBot, window: Window) -> None:
    window.go("bottom", "b2")
    found = look_for(qtbot, window, "port")
    window.page.focus_text()
    window.type("port port ")
    qtbot.waitUntil(lambda: found.count.text() == "5 found")


def it_survives_the_end_of_the_section_in_which_it_stands(qtbot: QtBot, window: Window) -> None:
    found = look_for(qtbot, window, "tonnes")
    QTest.keyClick(found.field, Qt.Key.Key_Return)
    window.run("section.remove")
    QApplication.processEvents()
    window.run("edit.find_next")
    assert found.count.text() == "Nothing found"


def it_goes_back_to_the_text_at_the_match_when_it_is_closed(qtbot: QtBot, window: Window) -> None:
    found = look_for(qtbot, window, "corridor")
    QTest.keyClick(found.field, Qt.Key.Key_Return)
    QTest.keyClick(found.field, Qt.Key.Key_Escape)
    assert found.isHidden()
    assert window.surface.hasFocus()
    assert selected(window) == ("data", "corridor")


def it_opens_again_for_the_next_match(qtbot: QtBot, window: Window) -> None:
    window.go("bottom", "b1")
    found = look_for(qtbot, window, "port")
    QTest.keyClick(found.field, Qt.Key.Key_Escape)
    window.run("edit.find_next")
    assert found.isVisible()
    assert found.count.text() == "1 of 3"
