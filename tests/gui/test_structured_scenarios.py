"""The editor of scenarios."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Scenario, ScenarioSet
from briefwright.gui.structured.fields import ChoiceBox, PercentBox
from briefwright.gui.structured.scenarios import ScenarioEditor, total_words
from gui.structured_world import SCENARIOS, focus, on_screen, surroundings

NewId = Callable[[], str]
Told = list[tuple[ScenarioSet, object]]


def _editor(qtbot: QtBot, new_id: NewId) -> tuple[ScenarioEditor, Told]:
    return on_screen(qtbot, ScenarioEditor(SCENARIOS, surroundings(new_id)))


def _percents(editor: ScenarioEditor) -> list[PercentBox]:
    found = editor.findChildren(PercentBox)
    return sorted(found, key=lambda box: box.mapTo(editor, QPoint(0, 0)).y())


def _line(editor: ScenarioEditor, name: str) -> QLineEdit:
    fields = [field for field in editor.findChildren(QLineEdit) if field.accessibleName() == name]
    return min(fields, key=lambda field: field.mapTo(editor, QPoint(0, 0)).y())


def _set(*percents: int | None) -> ScenarioSet:
    rows = tuple(Scenario(id=str(number), probability=one) for number, one in enumerate(percents))
    return ScenarioSet(id="s", rows=rows)


@pytest.mark.parametrize(
    ("outlook", "words"),
    [
        (_set(60, 40), "Adds up to 100 %"),
        (_set(60, 30, None), "Adds up to 90 %: 10 % are missing"),
        (_set(60, 50), "Adds up to 110 %: 10 % too many"),
        (_set(None, None), "No probabilities stated."),
        (_set(), ""),
    ],
)
def it_says_plainly_what_the_probabilities_add_up_to(outlook: ScenarioSet, words: str) -> None:
    assert total_words(outlook) == words


def it_brings_the_total_up_to_date_while_a_probability_is_typed(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    second = _percents(editor)[1]
    focus(qtbot, second)
    QTest.keyClicks(second, "40")
    assert told[-1][0].rows[1].probability == 40
    assert {merge_key for _, merge_key in told} == {("b4", "s2", "probability")}
    assert any(label.text() == "Adds up to 100 %" for label in editor.findChildren(QLabel))


def it_tells_nothing_stated_from_nought(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    first, second = _percents(editor)
    assert (first.text(), second.text()) == ("60 %", "")
    focus(qtbot, first)
    first.selectAll()
    QTest.keyClick(first, Qt.Key.Key_Delete)
    assert told[-1][0].rows[0].probability is None
    QTest.keyClicks(first, "0")
    assert told[-1][0].rows[0].probability == 0


def it_lets_no_probability_exceed_a_hundred(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    second = _percents(editor)[1]
    focus(qtbot, second)
    QTest.keyClicks(second, "105x")
    assert told[-1][0].rows[1].probability == 10


def it_keeps_what_is_typed_when_the_change_comes_back(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    editor.changed.connect(lambda block, _: editor.show_block(block.model_copy()))
    first = _percents(editor)[0]
    focus(qtbot, first)
    first.selectAll()
    QTest.keyClicks(first, "35")
    assert first.value() == 35
    assert first.lineEdit().text() == "35"


def it_steps_by_the_arrow_keys_from_nothing_to_nought(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    second = _percents(editor)[1]
    focus(qtbot, second)
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert told[-1][0].rows[1].probability == 0


def it_tells_name_horizon_and_kind(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    QTest.keyClicks(_line(editor, "Name of scenario"), "!")
    QTest.keyClicks(_line(editor, "Horizon"), "!")
    kind = editor.findChildren(ChoiceBox)[0]
    QTest.keyClick(kind, Qt.Key.Key_End)
    assert told[0][0].rows[0].name in ("Stalemate!", "!Stalemate")
    assert "!" in told[1][0].horizon
    assert "other" in [scenario.kind for scenario in told[2][0].rows]
    assert [merge_key for _, merge_key in told] == [("b4", "s1", "name"), ("b4", "horizon"), None]


def it_restores_all_fields_when_the_change_is_undone(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    changed = SCENARIOS.rows[0].model_copy(update={"name": "Other", "kind": "other", "probability": None})
    editor.show_block(SCENARIOS.model_copy(update={"horizon": "", "rows": (changed, SCENARIOS.rows[1])}))
    editor.show_block(SCENARIOS)
    assert _line(editor, "Name of scenario").text() == "Stalemate"
    assert _line(editor, "Horizon").text() == "six months"
    assert _percents(editor)[0].text() == "60 %"
    assert editor.findChildren(ChoiceBox)[0].currentData() == "baseline"
    assert told == []


def it_adds_a_scenario_and_puts_the_focus_on_its_name(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    focus(qtbot, editor.cells()[0])
    QTest.keyClick(editor.cells()[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [scenario.id for scenario in told[-1][0].rows] == ["s1", "n1", "s2"]
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.accessibleName() == "Name of scenario"
    assert focused.text() == ""
