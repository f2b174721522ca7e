"""Picking records by name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QToolButton
from pytestqt.qtbot import QtBot

from briefwright.gui.records.choices import choices
from briefwright.gui.records.tokens import TokenPicker, actor_option
from gui.records_desk import ORLOVA, WESTMARK

# Qt without a screen warns of every popup that it cannot raise it nor grab the keyboard.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _picker(qtbot: QtBot, *picked: str, limit: int = 99) -> TokenPicker:
    picker = TokenPicker("actor", choices([ORLOVA, WESTMARK]).actors, picked, limit)
    qtbot.addWidget(picker)
    picker.resize(400, 40)
    with qtbot.waitExposed(picker):
        picker.show()
    return picker


def _popup(picker: TokenPicker) -> QAbstractItemView:
    popup = picker.completer.popup()
    assert popup is not None
    return popup


def _offers(picker: TokenPicker) -> list[str]:
    model = _popup(picker).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def it_finds_an_actor_by_another_spelling_and_picks_it_with_enter(qtbot: QtBot) -> None:
    picker = _picker(qtbot)
    QTest.keyClicks(picker.entry, "orlowa")
    QTest.keyClick(_popup(picker), Qt.Key.Key_Return)
    assert picker.ids() == ("orlova",)
    assert picker.entry.text() == ""


def it_shows_by_its_frame_that_it_has_the_focus(qtbot: QtBot) -> None:
    picker = _picker(qtbot)
    qtbot.waitUntil(picker.entry.hasFocus)
    focused = picker.grab().toImage().pixelColor(0, 20)
    picker.entry.clearFocus()
    assert picker.grab().toImage().pixelColor(0, 20) != focused


def it_offers_to_make_what_it_does_not_find(qtbot: QtBot) -> None:
    picker = _picker(qtbot)
    QTest.keyClicks(picker.entry, "Petrov")
    assert _offers(picker) == ["New actor “Petrov”"]
    with qtbot.waitSignal(picker.new_wanted) as wanted:
        QTest.keyClick(_popup(picker), Qt.Key.Key_Return)
    assert wanted.args == ["Petrov"]


def it_shows_all_that_can_be_picked_when_opened_empty(qtbot: QtBot) -> None:
    picker = _picker(qtbot, "westmark")
    QTest.keyClick(picker.entry, Qt.Key.Key_Down)
    assert _offers(picker) == ["Irina Orlova · Northland"]


def it_takes_the_last_one_out_with_backspace(qtbot: QtBot) -> None:
    picker = _picker(qtbot, "orlova", "westmark")
    QTest.keyClick(picker.entry, Qt.Key.Key_Backspace)
    assert picker.ids() == ("orlova",)


def it_takes_one_out_by_its_button(qtbot: QtBot) -> None:
    picker = _picker(qtbot, "orlova", "westmark")
    (cross,) = (
        one for one in picker.findChildren(QToolButton) if one.accessibleName() == "Remove Irina Orlova"
    )
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert picker.ids() == ("westmark",)


def it_keeps_a_record_that_the_base_no_longer_holds(qtbot: QtBot) -> None:
    assert _picker(qtbot, "gone").ids() == ("gone",)


def it_puts_the_one_before_out_when_only_one_is_allowed(qtbot: QtBot) -> None:
    picker = _picker(qtbot, "orlova", limit=1)
    picker.pick("westmark")
    assert picker.ids() == ("westmark",)


def it_says_so_when_a_typed_name_was_not_picked(qtbot: QtBot) -> None:
    picker = _picker(qtbot)
    QTest.keyClicks(picker.entry, "Orl")
    assert "“Orl” is not picked yet" in picker.problem()


def it_keeps_the_place_of_a_record_that_was_renamed(qtbot: QtBot) -> None:
    picker = _picker(qtbot, "orlova", "westmark")
    picker.put(actor_option(ORLOVA.model_copy(update={"name": "I. Orlova"})))
    assert picker.ids() == ("orlova", "westmark")
    assert any(one.accessibleName() == "Remove I. Orlova" for one in picker.findChildren(QToolButton))
