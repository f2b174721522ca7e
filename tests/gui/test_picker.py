"""A list that is narrowed by typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefwright.gui.picker import Choice, Picker

CHOICES = (
    Choice("new", "New brief…", "Ctrl+N", "File"),
    Choice("copy", "Copy"),
    Choice("talks", "Overleg met Zelenskyj"),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    found = QWidget()
    found.resize(900, 600)
    qtbot.addWidget(found)
    found.show()
    return found


def picker(window: QWidget) -> tuple[Picker, list[str]]:
    found, chosen = Picker(CHOICES, "Type a command", window), list[str]()
    found.chosen.connect(chosen.append)
    found.show()
    return found, chosen


def titles(found: Picker) -> list[str]:
    return [found.list.item(row).text() for row in range(found.list.count())]


def it_narrows_by_the_beginnings_of_words_in_any_order_and_spelling(window: QWidget) -> None:
    found, _ = picker(window)
    QTest.keyClicks(found.field, "br new")
    assert titles(found) == ["New brief…"]
    found.field.setText("Зеленский")
    assert titles(found) == ["Overleg met Zelenskyj"]
    found.field.setText("file")
    assert titles(found) == ["New brief…"]


def it_chooses_with_arrows_and_enter(window: QWidget) -> None:
    found, chosen = picker(window)
    QTest.keyClick(found.field, Qt.Key.Key_Down)
    QTest.keyClick(found.field, Qt.Key.Key_Return)
    assert chosen == ["copy"]


def it_says_that_nothing_is_found_and_chooses_nothing(window: QWidget) -> None:
    found, chosen = picker(window)
    QTest.keyClicks(found.field, "qx")
    QTest.keyClick(found.field, Qt.Key.Key_Return)
    assert (titles(found), chosen) == (["Nothing found"], [])
    assert found.isVisible()
    found.close()


def it_is_left_by_escape(qtbot: QtBot, window: QWidget) -> None:
    found, chosen = picker(window)
    with qtbot.waitSignal(found.finished):
        QTest.keyClick(found.field, Qt.Key.Key_Escape)
    assert chosen == []


def it_takes_what_is_typed_from_the_first_key(qtbot: QtBot, window: QWidget) -> None:
    found, _ = picker(window)
    qtbot.waitUntil(found.field.hasFocus)
