"""The editor of scenarios."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Scenario, ScenarioSet
from briefwright.domain.facts import Fact
from briefwright.domain.indicators import Indicator
from briefwright.gui.structured.controls import TextButton, let_read
from briefwright.gui.structured.fields import ChoiceBox, PercentBox
from briefwright.gui.structured.indicators import IndicatorList
from briefwright.gui.structured.probability_bar import ProbabilityBar
from briefwright.gui.structured.scenario_sum import letter, total_words
from briefwright.gui.structured.scenarios import ScenarioEditor
from briefwright.gui.text.line import PlainLine
from gui.structured_world import SCENARIOS, focus, on_screen, surroundings

NewId = Callable[[], str]
Told = list[tuple[ScenarioSet, object]]


def _editor(qtbot: QtBot, new_id: NewId, block: ScenarioSet = SCENARIOS) -> tuple[ScenarioEditor, Told]:
    return on_screen(qtbot, ScenarioEditor(block, surroundings(new_id)))


def _percents(editor: ScenarioEditor) -> list[PercentBox]:
    found = editor.findChildren(PercentBox)
    return sorted(found, key=lambda box: box.mapTo(editor, QPoint(0, 0)).y())


def _line(editor: ScenarioEditor, name: str) -> QLineEdit:
    fields = [field for field in editor.findChildren(QLineEdit) if field.accessibleName() == name]
    return min(fields, key=lambda field: field.mapTo(editor, QPoint(0, 0)).y())


def _name(editor: ScenarioEditor, row: int = 0) -> PlainLine:
    names = [one for one in editor.findChildren(PlainLine) if one.accessibleName() == "Name of scenario"]
    return sorted(names, key=lambda one: one.mapTo(editor, QPoint(0, 0)).y())[row]


def _kinds(editor: ScenarioEditor) -> list[ChoiceBox]:
    found = [one for one in editor.findChildren(ChoiceBox) if one.accessibleName() == "Kind of scenario"]
    return sorted(found, key=lambda one: one.mapTo(editor, QPoint(0, 0)).y())


def _bar(editor: ScenarioEditor) -> ProbabilityBar:
    return editor.findChildren(ProbabilityBar)[0]


def _share(editor: ScenarioEditor) -> TextButton:
    return next(one for one in editor.findChildren(TextButton) if one.text() == "Share the rest out")


def _together(editor: ScenarioEditor) -> ChoiceBox:
    boxes = editor.findChildren(ChoiceBox)
    return next(one for one in boxes if one.accessibleName() == "How the scenarios go together")


def _set(*percents: int | None) -> ScenarioSet:
    rows = tuple(Scenario(id=str(number), probability=one) for number, one in enumerate(percents))
    return ScenarioSet(id="s", rows=rows)


@pytest.mark.parametrize(
    ("outlook", "words"),
    [
        (_set(60, 40), "Adds up to 100 %"),
        (_set(60, 30, None), "Adds up to 90 %: 10 % are missing"),
        (_set(60, 50), "Adds up to 110 %: 10 % too many"),
        (_set(60, 39), "Adds up to 99 %: 1 % is missing"),
        (_set(60, 50).model_copy(update={"exclusive": False}), ""),
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
    QTest.keyClicks(_name(editor), "!")
    QTest.keyClicks(_line(editor, "Horizon"), "!")
    kind = _kinds(editor)[0]
    QTest.keyClick(kind, Qt.Key.Key_End)
    assert told[0][0].rows[0].name == "!Stalemate"
    assert "!" in told[1][0].horizon
    assert told[2][0].rows[0].kind == "other"
    assert [merge_key for _, merge_key in told] == [("b4", "s1", "name"), ("b4", "horizon"), None]


def it_restores_all_fields_when_the_change_is_undone(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    changed = SCENARIOS.rows[0].model_copy(update={"name": "Other", "kind": "other", "probability": None})
    editor.show_block(SCENARIOS.model_copy(update={"horizon": "", "rows": (changed, SCENARIOS.rows[1])}))
    editor.show_block(SCENARIOS)
    assert _name(editor).toPlainText() == "Stalemate"
    assert _line(editor, "Horizon").text() == "six months"
    assert _percents(editor)[0].text() == "60 %"
    assert _kinds(editor)[0].currentData() == "baseline"
    assert told == []


def it_adds_a_scenario_and_puts_the_focus_on_its_name(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    focus(qtbot, editor.cells()[0])
    QTest.keyClick(editor.cells()[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [scenario.id for scenario in told[-1][0].rows] == ["s1", "n1", "s2"]
    assert QApplication.focusWidget() is _name(editor, 1)
    assert _name(editor, 1).toPlainText() == ""


@pytest.mark.parametrize(("index", "called"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def it_calls_each_scenario_by_a_letter_of_its_own(index: int, called: str) -> None:
    assert letter(index) == called


def it_wraps_a_long_name(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    before = _name(editor).height()
    QTest.keyClicks(_name(editor), "a name that goes on and on, " * 5)
    assert _name(editor).height() > before + 10


def it_says_whether_the_scenarios_exclude_each_other(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    box = _together(editor)
    assert box.currentText() == "exactly one of these happens"
    focus(qtbot, box)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert [(block.exclusive, merge_key) for block, merge_key in told] == [(False, None)]
    assert box.currentText() == "these may happen together"
    assert not _bar(editor).isVisible()
    assert not _share(editor).isVisible()
    assert not any("Adds up" in one.text() for one in editor.findChildren(QLabel))
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert told[-1][0] == SCENARIOS
    assert _bar(editor).isVisible()


def it_shares_the_rest_out_among_those_without_a_probability(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id, _set(60, None, None, 10))
    share = _share(editor)
    assert share.toolTip() == "B 15 %, C 15 %"
    focus(qtbot, share)
    QTest.keyClick(share, Qt.Key.Key_Space)
    assert [row.probability for row in told[-1][0].rows] == [60, 15, 15, 10]
    assert [merge_key for _, merge_key in told] == [None]
    assert not share.isVisible()


def it_keeps_what_was_typed_when_it_shares_the_rest_out(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id, _set(60, 20, 20))
    assert not _share(editor).isVisible()
    second = _percents(editor)[1]
    focus(qtbot, second)
    second.selectAll()
    QTest.keyClicks(second, "40")
    assert _share(editor).toolTip() == "A 60 to 45 %, C 20 to 15 %"
    _share(editor).click()
    assert [row.probability for row in told[-1][0].rows] == [45, 40, 15]


def it_keeps_what_was_typed_last_where_not_all_can_be_kept(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id, _set(50, 50))
    for box, typed in zip(_percents(editor), ("90", "40"), strict=True):
        focus(qtbot, box)
        box.selectAll()
        QTest.keyClicks(box, typed)
    _share(editor).click()
    assert [row.probability for row in told[-1][0].rows] == [60, 40]


def it_offers_no_sharing_where_nothing_was_stated(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id, _set(None, None))
    assert not _share(editor).isVisible()
    assert not _bar(editor).isVisible()


def it_shows_each_probability_as_a_part_of_the_bar(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id, _set(60, 0, 20))
    bar = _bar(editor)
    assert bar.place("0").width() == pytest.approx(bar.width() * 0.6)
    assert bar.place("1").width() == 0
    assert bar.place("2").right() == pytest.approx(bar.width() * 0.8)
    assert bar.accessibleDescription() == "A 60 %, B 0 %, C 20 %"
    assert bar.words_at(bar.place("2").center()) == "C 20 %"
    assert bar.words_at(QPointF(bar.width() - 2, 5)) == ""


def it_fits_into_the_bar_what_is_over_a_hundred(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id, _set(100, 100))
    bar = _bar(editor)
    assert bar.place("0").right() == bar.place("1").left() == pytest.approx(bar.width() / 2)
    assert bar.place("1").right() == pytest.approx(bar.width())


def it_goes_from_a_part_of_the_bar_to_its_probability(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id, _set(60, 40))
    point = _bar(editor).place("1").center().toPoint()
    QTest.mouseClick(_bar(editor), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(_percents(editor)[1].hasFocus)


def it_tells_what_is_watched_for_in_a_scenario(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    made: list[Indicator] = []
    editor.indicator_made.connect(made.append)
    watching = min(editor.findChildren(IndicatorList), key=lambda one: one.mapTo(editor, QPoint(0, 0)).y())
    add = next(one for one in watching.findChildren(TextButton) if one.text() == "+ Watch for…")
    add.click()
    words = watching.findChildren(QLineEdit)[0]
    focus(qtbot, words)
    QTest.keyClicks(words, "talks")
    QTest.keyClick(words, Qt.Key.Key_Return)
    assert told[-1][0].rows[0].watched == (Indicator(id="n1", words="talks"),)
    assert made == [Indicator(id="n1", words="talks")]
    editor.show_block(SCENARIOS)
    assert watching.indicators() == ()


def it_shows_the_facts_that_are_due_once_they_are_known(qtbot: QtBot, new_id: NewId) -> None:
    due: dict[str, tuple[Fact, ...]] = {}
    watched = SCENARIOS.rows[0].model_copy(update={"watched": (Indicator(id="i1", words="talks"),)})
    block = SCENARIOS.model_copy(update={"rows": (watched, SCENARIOS.rows[1])})
    world = replace(surroundings(new_id), due=lambda: due)
    editor, told = on_screen(qtbot, ScenarioEditor(block, world))
    due["i1"] = (Fact(id="f9", statement="Talks are announced"),)
    editor.refresh()
    assert any(one.text() == "1 new fact" and one.isVisible() for one in editor.findChildren(QLabel))
    assert told == []


def it_reaches_everything_by_tab_in_reading_order(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id, _set(60, None))
    focus(qtbot, _name(editor))
    met: list[str] = []
    while len(met) < 20:
        now = QApplication.focusWidget()
        assert now is not None
        met.append(now.accessibleName() or str(now.property("text")))
        editor.focusNextChild()
    row = [
        "Name of scenario", "Kind of scenario", "Probability in per cent", "Description of scenario {}",
        "Drivers of scenario {}", "Assumptions of scenario {}", "Indicators of scenario {}", "+ Watch for…",
    ]  # fmt: skip
    wanted = [words.format(number) for number in (1, 2) for words in row]
    below = ["+ Add scenario", "How the scenarios go together", "Share the rest out"]
    assert met[:19] == [*wanted, *below]


def it_stacks_what_a_scenario_rests_on_where_there_is_little_room(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    grounds = [editor.cell(("s1", field)) for field in ("drivers", "assumptions", "indicators")]

    def tops() -> list[int]:
        return [one.mapTo(editor, QPoint(0, 0)).y() for one in grounds if one is not None]

    qtbot.waitUntil(lambda: len(set(tops())) == 1)
    focus(qtbot, grounds[1] or QWidget())
    editor.resize(420, 600)
    qtbot.waitUntil(lambda: tops() == sorted(set(tops())))
    assert QApplication.focusWidget() is grounds[1]


def it_can_only_be_read_where_the_brief_can(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id, _set(60, 30))
    let_read(editor)
    editor.refresh()
    assert not any(one.isVisible() for one in editor.findChildren(TextButton))
    assert not _together(editor).isEnabled()
    QTest.keyClicks(_name(editor), "x")
    QTest.keyClick(_percents(editor)[0], Qt.Key.Key_Up)
    assert told == []
