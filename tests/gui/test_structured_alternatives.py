"""The editor of alternatives."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Alternatives, EvidenceRow, Hypothesis
from briefwright.domain.content import text
from briefwright.gui.structured.alternatives import AlternativesEditor
from briefwright.gui.structured.controls import LineEdit, TextButton, let_read
from briefwright.gui.structured.factory import editor_for
from briefwright.gui.structured.rating import RatingBox
from briefwright.gui.text.line import PlainLine
from gui.structured_world import ALTERNATIVES, FACT, choose, focus, on_screen, surroundings

NewId = Callable[[], str]
Told = list[tuple[Alternatives, object]]
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def _editor(
    qtbot: QtBot, new_id: NewId, block: Alternatives = ALTERNATIVES
) -> tuple[AlternativesEditor, Told]:
    return on_screen(qtbot, AlternativesEditor(block, surroundings(new_id)))


def _place(editor: AlternativesEditor, widget: QWidget) -> tuple[int, int]:
    point = widget.mapTo(editor, QPoint(0, 0))
    return point.y(), point.x()


def _boxes(editor: AlternativesEditor) -> list[RatingBox]:
    """The ratings as they stand on the page, row by row."""
    QApplication.processEvents()
    shown = [box for box in editor.findChildren(RatingBox) if box.isVisible()]
    return sorted(shown, key=lambda box: _place(editor, box))


def _letters(editor: AlternativesEditor) -> list[str]:
    return [box.currentData() for box in _boxes(editor)]


def _names(editor: AlternativesEditor) -> list[PlainLine]:
    QApplication.processEvents()
    lines = (line for line in editor.findChildren(PlainLine) if line.isVisible())
    shown = [line for line in lines if not line.accessibleName().endswith("caption")]
    return sorted(shown, key=lambda line: _place(editor, line))


def _button(editor: AlternativesEditor, words: str) -> TextButton:
    return next(button for button in editor.findChildren(TextButton) if button.text() == words)


def _outside(qtbot: QtBot, new_id: NewId) -> tuple[AlternativesEditor, LineEdit, Told, QWidget]:
    """The editor with another field of the same window below it, and that window."""
    host = QWidget()
    column = QVBoxLayout(host)
    editor = AlternativesEditor(ALTERNATIVES, surroundings(new_id), host)
    other = LineEdit("Elsewhere", parent=host)
    column.addWidget(editor)
    column.addWidget(other)
    told: Told = []
    editor.changed.connect(lambda block, merge_key: told.append((block, merge_key)))
    qtbot.addWidget(host)
    host.resize(720, 500)
    host.show()
    host.activateWindow()
    qtbot.waitExposed(host)
    qtbot.waitUntil(host.isActiveWindow)
    return editor, other, told, host


def it_is_the_editor_of_alternatives(qtbot: QtBot, new_id: NewId) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    assert isinstance(editor_for(ALTERNATIVES, surroundings(new_id), host), AlternativesEditor)


def it_shows_ratings_by_their_letters_and_says_them_in_words(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    boxes = _boxes(editor)
    assert _letters(editor) == ["C", "I", "N", ""]
    assert boxes[1].accessibleName() == "Evidence 1 with A wish for peace: inconsistent"
    assert "inconsistent" in boxes[1].toolTip()
    assert boxes[3].accessibleName() == "Evidence 2 with A wish for peace: not rated"
    assert told == []


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([(Qt.Key.Key_C, NONE)], ["consistent"]),
        ([(Qt.Key.Key_C, NONE)] * 2, ["consistent", "very consistent"]),
        ([(Qt.Key.Key_C, NONE)] * 3, ["consistent", "very consistent", "consistent"]),
        ([(Qt.Key.Key_C, SHIFT)], ["very consistent"]),
        ([(Qt.Key.Key_N, NONE)], ["neutral"]),
        ([(Qt.Key.Key_I, NONE)], ["inconsistent"]),
        ([(Qt.Key.Key_I, NONE)] * 2, ["inconsistent", "very inconsistent"]),
        ([(Qt.Key.Key_I, SHIFT)], ["very inconsistent"]),
        ([(Qt.Key.Key_I, NONE), (Qt.Key.Key_C, NONE)], ["inconsistent", "consistent"]),
        ([(Qt.Key.Key_C, NONE), (Qt.Key.Key_Delete, NONE)], ["consistent", None]),
        ([(Qt.Key.Key_X, NONE), (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)], []),
    ],
)
def it_rates_by_keys(
    qtbot: QtBot,
    new_id: NewId,
    keys: list[tuple[Qt.Key, Qt.KeyboardModifier]],
    expected: list[str | None],
) -> None:
    editor, told = _editor(qtbot, new_id)
    box = _boxes(editor)[3]
    focus(qtbot, box)
    for key, modifiers in keys:
        QTest.keyClick(box, key, modifiers)
    assert [block.rows[1].ratings[1] for block, _ in told] == expected
    assert {merge_key for _, merge_key in told} <= {("b6", "e2", "h2")}


def it_rates_by_a_list_at_a_click(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    box = _boxes(editor)[3]
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(box.view().isVisible)
    words = [box.itemText(index) for index in range(box.count())]
    assert words == [
        "CC  –  very consistent",
        "C  –  consistent",
        "N  –  neutral",
        "I  –  inconsistent",
        "II  –  very inconsistent",
        "not rated",
    ]
    QTest.keyClick(box.view(), Qt.Key.Key_Home)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert told[-1][0].rows[1].ratings == ("neutral", "very consistent")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def it_opens_the_list_by_keys(qtbot: QtBot, new_id: NewId, key: Qt.Key) -> None:
    editor, told = _editor(qtbot, new_id)
    box = _boxes(editor)[0]
    focus(qtbot, box)
    QTest.keyClick(box, key)
    qtbot.waitUntil(box.view().isVisible)
    box.hidePopup()
    assert told == []


def it_goes_from_cell_to_cell_by_arrows_and_stays_at_the_edge(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    boxes = _boxes(editor)
    focus(qtbot, boxes[0])
    steps = [
        (Qt.Key.Key_Up, boxes[0]),
        (Qt.Key.Key_Right, boxes[1]),
        (Qt.Key.Key_Right, boxes[1]),
        (Qt.Key.Key_Down, boxes[3]),
        (Qt.Key.Key_Down, boxes[3]),
        (Qt.Key.Key_Left, boxes[2]),
        (Qt.Key.Key_Left, editor.cells()[1]),
    ]
    for key, expected in steps:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        assert QApplication.focusWidget() is expected
    assert told == []


def it_says_at_the_foot_how_much_speaks_against_each_hypothesis(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    focus(qtbot, _boxes(editor)[3])
    QTest.keyClick(_boxes(editor)[3], Qt.Key.Key_I, SHIFT)
    said = {label.accessibleName() for label in editor.findChildren(QLabel)}
    assert {"A pause to rearm: 0 inconsistencies", "A wish for peace: 3 inconsistencies"} <= said


def it_says_of_a_hypothesis_that_it_is_not_rated(qtbot: QtBot, new_id: NewId) -> None:
    block = Alternatives(id="b", hypotheses=(Hypothesis(id="h"),), rows=(EvidenceRow(id="e"),))
    editor, _ = _editor(qtbot, new_id, block)
    assert "not rated" in {label.text() for label in editor.findChildren(QLabel) if label.isVisible()}


def it_lets_nothing_jump_while_the_focus_is_in_the_grid(qtbot: QtBot, new_id: NewId) -> None:
    editor, _, told, _host = _outside(qtbot, new_id)
    boxes = _boxes(editor)
    focus(qtbot, boxes[0])
    QTest.keyClick(boxes[0], Qt.Key.Key_I, SHIFT)
    focus(qtbot, boxes[3])
    QTest.keyClick(boxes[3], Qt.Key.Key_N)
    assert _boxes(editor) == boxes
    assert [one.id for one in told[-1][0].hypotheses] == ["h1", "h2"]


def it_sorts_when_the_focus_leaves_after_a_rating(qtbot: QtBot, new_id: NewId) -> None:
    editor, other, told, _host = _outside(qtbot, new_id)
    box = _boxes(editor)[0]
    focus(qtbot, box)
    QTest.keyClick(box, Qt.Key.Key_I, SHIFT)
    focus(qtbot, other)
    assert [one.id for one in told[-1][0].hypotheses] == ["h2", "h1"]
    assert _letters(editor) == ["I", "II", "", "N"]
    assert other.hasFocus()


def it_keeps_the_order_of_a_block_that_was_only_visited(qtbot: QtBot, new_id: NewId) -> None:
    editor, other, told, _host = _outside(qtbot, new_id)
    rows = tuple(reversed(ALTERNATIVES.rows))
    editor.show_block(ALTERNATIVES.model_copy(update={"rows": rows}))
    focus(qtbot, _boxes(editor)[0])
    focus(qtbot, other)
    assert told == []


def it_does_not_sort_again_what_was_undone(qtbot: QtBot, new_id: NewId) -> None:
    editor, other, told, _host = _outside(qtbot, new_id)
    focus(qtbot, _boxes(editor)[0])
    QTest.keyClick(_boxes(editor)[0], Qt.Key.Key_I, SHIFT)
    focus(qtbot, other)
    editor.show_block(told[0][0])
    count = len(told)
    focus(qtbot, _boxes(editor)[0])
    focus(qtbot, other)
    assert len(told) == count


def it_sorts_by_a_key_and_keeps_the_focus_on_the_same_pair(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    box = _boxes(editor)[2]
    focus(qtbot, box)
    QTest.keyClick(box, Qt.Key.Key_I, SHIFT)
    QTest.keyClick(box, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert [one.id for one in told[-1][0].hypotheses] == ["h2", "h1"]
    assert QApplication.focusWidget() is box
    assert box.accessibleName() == "Evidence 2 with A pause to rearm: very inconsistent"
    assert _letters(editor) == ["I", "C", "", "II"]


def it_offers_to_sort_only_what_is_out_of_order(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    assert not _button(editor, "Sort").isVisible()
    editor.show_block(ALTERNATIVES.model_copy(update={"rows": tuple(reversed(ALTERNATIVES.rows))}))
    assert _button(editor, "Sort").isVisible()
    _button(editor, "Sort").click()
    assert [row.id for row in told[-1][0].rows] == ["e1", "e2"]
    assert not _button(editor, "Sort").isVisible()


def it_begins_with_two_hypotheses_and_one_item_of_evidence(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id, Alternatives(id="b6"))
    _button(editor, "+ Add evidence").click()
    block = told[-1][0]
    assert (len(block.hypotheses), len(block.rows)) == (2, 1)
    assert QApplication.focusWidget() is editor.cells()[0]


def it_adds_a_hypothesis_and_lets_it_be_named(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    _button(editor, "+ Add hypothesis").click()
    focused = QApplication.focusWidget()
    assert isinstance(focused, PlainLine)
    QTest.keyClicks(focused, "Rain")
    assert [one.name for one in told[-1][0].hypotheses][2] == "Rain"
    assert told[-1][1] == ("b6", "hypothesis", "n1")
    assert len(told[-1][0].rows[0].ratings) == 3


def it_moves_and_removes_the_hypothesis_that_has_the_focus(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    focus(qtbot, _names(editor)[1])
    choose(editor.row_menu(), "Move hypothesis left")
    assert [one.id for one in told[-1][0].hypotheses] == ["h2", "h1"]
    assert told[-1][0].rows[0].ratings == ("inconsistent", "consistent")
    choose(editor.row_menu(), "Remove hypothesis")
    assert [one.id for one in told[-1][0].hypotheses] == ["h1"]
    assert _letters(editor) == ["C", "N"]


def it_moves_adds_and_removes_the_evidence_that_has_the_focus(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    box = _boxes(editor)[3]
    focus(qtbot, box)
    QTest.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row.id for row in told[-1][0].rows] == ["e2", "e1"]
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row.id for row in told[-1][0].rows] == ["e2", "n1", "e1"]
    choose(editor.row_menu(), "Remove evidence")
    assert [row.id for row in told[-1][0].rows] == ["e2", "e1"]


def it_keeps_its_place_when_hypotheses_are_removed_without_evidence(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id, ALTERNATIVES.model_copy(update={"rows": ()}))
    focus(qtbot, _names(editor)[0])
    choose(editor.row_menu(), "Remove hypothesis")
    assert QApplication.focusWidget() is _names(editor)[0]
    choose(editor.row_menu(), "Remove hypothesis")
    assert told[-1][0].hypotheses == ()


def it_puts_a_fact_on_a_line_of_its_own(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    cell = editor.cell(("e1", "content"))
    assert cell is not None
    cell.insert_fact_at(3, FACT)
    assert [item.kind for item in told[-1][0].rows[0].content] == ["text", "fact"]


def it_leads_by_tab_through_names_evidence_and_ratings(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    names, boxes, cells = _names(editor), _boxes(editor), editor.cells()
    buttons = [_button(editor, words) for words in ("+ Add evidence", "+ Add hypothesis")]
    expected = [*names, cells[0], *boxes[:2], cells[1], *boxes[2:], *buttons]
    focus(qtbot, names[0])
    for stop in expected:
        assert QApplication.focusWidget() is stop
        QTest.keyClick(stop, Qt.Key.Key_Tab)


def it_restores_all_when_a_change_is_undone(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    editor.show_block(Alternatives(id="b6"))
    assert _boxes(editor) == []
    assert not any(label.isVisible() and label.text() == "Evidence" for label in editor.findChildren(QLabel))
    editor.show_block(ALTERNATIVES)
    assert _letters(editor) == ["C", "I", "N", ""]
    assert [line.toPlainText() for line in _names(editor)] == ["A pause to rearm", "A wish for peace"]
    assert told == []


def it_shows_rows_that_hold_too_few_ratings(qtbot: QtBot, new_id: NewId) -> None:
    rows = (EvidenceRow(id="e1", content=text("x"), ratings=("consistent",)), EvidenceRow(id="e2"))
    editor, _ = _editor(qtbot, new_id, ALTERNATIVES.model_copy(update={"rows": rows}))
    assert _letters(editor) == ["C", "", "", ""]


def it_can_be_read_where_it_may_not_be_changed(qtbot: QtBot, new_id: NewId) -> None:
    block = ALTERNATIVES.model_copy(update={"rows": tuple(reversed(ALTERNATIVES.rows))})
    editor, told = _editor(qtbot, new_id, block)
    let_read(editor)
    editor.refresh()
    QTest.keyClick(_boxes(editor)[0], Qt.Key.Key_I)
    QTest.keyClick(_names(editor)[0], Qt.Key.Key_X)
    assert _letters(editor) == ["N", "", "C", "I"]
    assert not _button(editor, "Sort").isVisible()
    assert told == []
