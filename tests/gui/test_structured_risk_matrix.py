"""The risk matrix below a register: risks are numbers that are moved by mouse and keys."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Risk, RiskRegister
from briefwright.domain.content import text
from briefwright.domain.risks import Cell
from briefwright.domain.scales import Level, RiskScale
from briefwright.gui import theme
from briefwright.gui.structured.controls import let_read
from briefwright.gui.structured.risk_matrix import RiskMatrix
from briefwright.gui.structured.risk_row import RiskNumber
from briefwright.gui.structured.risks import RiskEditor
from briefwright.gui.text.line import PlainLine
from gui.structured_world import focus, on_screen, surroundings

NewId = Callable[[], str]
Told = list[tuple[RiskRegister, object]]

SCALE = RiskScale(
    id="risk-uk",
    name="Five by five",
    likelihood=tuple(Level(term=term) for term in ("remote", "very low", "low", "medium", "high")),
    impact=tuple(
        Level(term=term, meaning=f"what {term} means")
        for term in ("minor", "limited", "moderate", "significant", "catastrophic")
    ),
)
REGISTER = RiskRegister(
    id="b3",
    rows=(
        Risk(id="k1", description=text("Ceasefire fails"), likelihood="high", impact="moderate"),
        Risk(id="k2", description=text("Allies split"), likelihood="low", impact="moderate"),
        Risk(id="k3", description=text("Fatigue"), likelihood="low", impact="moderate"),
        Risk(id="k4", likelihood="likely", impact="minor"),
        Risk(id="k5"),
    ),
)


def _editor(
    qtbot: QtBot, new_id: NewId, block: RiskRegister = REGISTER
) -> tuple[RiskEditor, RiskMatrix, Told]:
    world = replace(surroundings(new_id), risk_scales=[SCALE])
    editor, told = on_screen(qtbot, RiskEditor(block, world))
    qtbot.waitUntil(lambda: editor.height() >= editor.minimumSizeHint().height())
    return editor, editor.findChildren(RiskMatrix)[0], told


def _rating(told: Told, risk_id: str) -> tuple[str, str]:
    risk = next(risk for risk in told[-1][0].rows if risk.id == risk_id)
    return risk.likelihood, risk.impact


def _numbers(editor: RiskEditor) -> dict[str, RiskNumber]:
    return {one.accessibleName(): one for one in editor.findChildren(RiskNumber)}


def _drag(matrix: RiskMatrix, risk_id: str, to: QPointF) -> None:
    start = matrix.chip(risk_id).center().toPoint()
    QTest.mousePress(matrix, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(matrix, to.toPoint())
    QTest.mouseRelease(matrix, Qt.MouseButton.LeftButton, pos=to.toPoint())


def _place(matrix: RiskMatrix, risk_id: str) -> Cell | None:
    centre = matrix.chip(risk_id).center()
    cells = [(along, up) for along in range(5) for up in range(5)]
    return next((cell for cell in cells if matrix.cell(cell).contains(centre)), None)


def it_puts_each_risk_where_its_terms_meet(qtbot: QtBot, new_id: NewId) -> None:
    _, matrix, _ = _editor(qtbot, new_id)
    assert _place(matrix, "k1") == (4, 2)
    assert matrix.cell((4, 4)).top() < matrix.cell((4, 0)).top()
    assert matrix.cell((0, 0)).left() < matrix.cell((4, 0)).left()


def it_lays_risks_of_one_cell_side_by_side(qtbot: QtBot, new_id: NewId) -> None:
    _, matrix, _ = _editor(qtbot, new_id)
    assert _place(matrix, "k2") == _place(matrix, "k3") == (2, 2)
    assert not matrix.chip("k2").intersects(matrix.chip("k3"))


def it_keeps_every_number_apart_and_in_its_cell_however_many_there_are(qtbot: QtBot, new_id: NewId) -> None:
    crowd = tuple(Risk(id=f"k{number}", likelihood="low", impact="minor") for number in range(14))
    _, matrix, _ = _editor(qtbot, new_id, RiskRegister(id="b3", rows=crowd))
    chips = [matrix.chip(risk.id) for risk in crowd]
    assert all(matrix.cell((2, 0)).contains(chip) for chip in chips)
    assert not any(one.intersects(other) for one in chips for other in chips if one is not other)


def it_lets_risks_wait_that_have_no_place_on_the_scale(qtbot: QtBot, new_id: NewId) -> None:
    _, matrix, _ = _editor(qtbot, new_id)
    assert matrix.tray().contains(matrix.chip("k4"))
    assert matrix.tray().contains(matrix.chip("k5"))


def it_rates_a_risk_that_is_dragged_to_another_cell(qtbot: QtBot, new_id: NewId) -> None:
    _, matrix, told = _editor(qtbot, new_id)
    _drag(matrix, "k2", matrix.cell((3, 4)).center())
    assert _rating(told, "k2") == ("medium", "catastrophic")
    assert told[-1][0].rows[2] is REGISTER.rows[2]
    assert [merge_key for _, merge_key in told] == [None]
    assert _place(matrix, "k2") == (3, 4)
    _drag(matrix, "k5", matrix.cell((0, 0)).center())
    assert _rating(told, "k5") == ("remote", "minor")


def it_takes_a_rating_back_when_the_risk_is_dragged_out(qtbot: QtBot, new_id: NewId) -> None:
    _, matrix, told = _editor(qtbot, new_id)
    _drag(matrix, "k1", matrix.tray().center())
    assert _rating(told, "k1") == ("", "")


def it_changes_nothing_when_a_risk_is_dropped_where_it_was_or_nowhere(qtbot: QtBot, new_id: NewId) -> None:
    _, matrix, told = _editor(qtbot, new_id)
    _drag(matrix, "k1", matrix.cell((4, 2)).center())
    _drag(matrix, "k1", QPointF(2, 2))
    QTest.mousePress(matrix, Qt.MouseButton.LeftButton, pos=matrix.chip("k1").center().toPoint())
    QTest.keyClick(matrix, Qt.Key.Key_Escape)
    QTest.mouseRelease(matrix, Qt.MouseButton.LeftButton, pos=matrix.cell((0, 0)).center().toPoint())
    assert told == []


@pytest.mark.parametrize(
    ("key", "rating"),
    [
        (Qt.Key.Key_Left, ("very low", "moderate")),
        (Qt.Key.Key_Right, ("medium", "moderate")),
        (Qt.Key.Key_Up, ("low", "significant")),
        (Qt.Key.Key_Down, ("low", "limited")),
        (Qt.Key.Key_Delete, ("", "")),
    ],
)
def it_moves_the_chosen_risk_by_keys(
    qtbot: QtBot, new_id: NewId, key: Qt.Key, rating: tuple[str, str]
) -> None:
    _, matrix, told = _editor(qtbot, new_id)
    focus(qtbot, matrix)
    QTest.keyClick(matrix, Qt.Key.Key_PageDown)
    QTest.keyClick(matrix, key)
    assert _rating(told, "k2") == rating
    assert len(told) == 1


def it_stops_at_the_edge_of_the_scale(qtbot: QtBot, new_id: NewId) -> None:
    _, matrix, told = _editor(qtbot, new_id)
    focus(qtbot, matrix)
    QTest.keyClick(matrix, Qt.Key.Key_Right)
    assert told == []


def it_starts_a_risk_that_is_not_rated_at_the_lowest_cell(qtbot: QtBot, new_id: NewId) -> None:
    _, matrix, told = _editor(qtbot, new_id)
    focus(qtbot, matrix)
    QTest.keyClicks(matrix, "5")
    QTest.keyClick(matrix, Qt.Key.Key_Up)
    assert _rating(told, "k5") == ("remote", "minor")


def it_chooses_a_risk_by_its_number_also_of_two_digits(qtbot: QtBot, new_id: NewId) -> None:
    rows = tuple(Risk(id=f"k{number}") for number in range(1, 13))
    _, matrix, _ = _editor(qtbot, new_id, RiskRegister(id="b3", rows=rows))
    focus(qtbot, matrix)
    chosen = []
    for digit in "312049":
        QTest.keyClicks(matrix, digit)
        chosen.append(matrix.current)
    assert chosen == ["k3", "k1", "k12", "k12", "k4", "k9"]


def it_goes_round_from_the_last_risk_to_the_first(qtbot: QtBot, new_id: NewId) -> None:
    _, matrix, _ = _editor(qtbot, new_id)
    focus(qtbot, matrix)
    QTest.keyClick(matrix, Qt.Key.Key_PageUp)
    assert matrix.current == "k5"
    QTest.keyClick(matrix, Qt.Key.Key_PageDown)
    assert matrix.current == "k1"


def it_goes_from_a_number_to_its_words(qtbot: QtBot, new_id: NewId) -> None:
    editor, matrix, _ = _editor(qtbot, new_id)
    focus(qtbot, matrix)
    QTest.keyClicks(matrix, "3")
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is editor.cell(("k3", "description"))


def it_tells_a_screen_reader_where_the_risk_now_stands(qtbot: QtBot, new_id: NewId) -> None:
    _, matrix, _ = _editor(qtbot, new_id)
    focus(qtbot, matrix)
    QTest.keyClick(matrix, Qt.Key.Key_Up)
    said = matrix.accessibleDescription()
    assert said.startswith("Risk 1 of 5: Ceasefire fails. Likelihood high, impact significant.")
    QTest.keyClicks(matrix, "4")
    assert "Likelihood likely, impact minor (not on the scale)." in matrix.accessibleDescription()


def it_says_what_the_mouse_is_over(qtbot: QtBot, new_id: NewId) -> None:
    _, matrix, _ = _editor(qtbot, new_id)
    assert "Ceasefire fails" in matrix.words_at(matrix.chip("k1").center())
    beside = QPointF(20, matrix.cell((0, 4)).center().y())
    assert matrix.words_at(beside) == "catastrophic: what catastrophic means"
    point = matrix.chip("k1").center().toPoint()
    QApplication.sendEvent(matrix, QHelpEvent(QEvent.Type.ToolTip, point, matrix.mapToGlobal(point)))
    assert "Ceasefire fails" in QToolTip.text()
    QToolTip.hideText()


def it_highlights_in_the_matrix_the_row_that_has_the_focus(qtbot: QtBot, new_id: NewId) -> None:
    editor, matrix, _ = _editor(qtbot, new_id)
    focus(qtbot, editor.cells()[-1])
    assert matrix.current == "k5"
    assert [name for name, one in _numbers(editor).items() if one.look.chosen] == ["Risk 5"]
    focus(qtbot, matrix)
    QTest.keyClicks(matrix, "2")
    assert [name for name, one in _numbers(editor).items() if one.look.chosen] == ["Risk 2"]


def it_highlights_no_risk_while_none_is_at_hand(qtbot: QtBot, new_id: NewId) -> None:
    editor, matrix, _ = _editor(qtbot, new_id)
    focus(qtbot, editor.findChildren(PlainLine)[0])
    before = matrix.grab().toImage()
    assert not any(one.look.chosen for one in _numbers(editor).values())
    focus(qtbot, editor.cells()[0])
    assert matrix.grab().toImage() != before


def it_points_out_in_the_register_the_number_under_the_mouse(qtbot: QtBot, new_id: NewId) -> None:
    editor, matrix, _ = _editor(qtbot, new_id)
    # The mouse may rest there from the test before, and only a move is told.
    QTest.mouseMove(matrix, matrix.cell((0, 4)).center().toPoint())
    QTest.mouseMove(matrix, matrix.chip("k3").center().toPoint())
    qtbot.waitUntil(lambda: _numbers(editor)["Risk 3"].look.pointed)
    QTest.mouseMove(matrix, matrix.cell((0, 4)).center().toPoint())
    qtbot.waitUntil(lambda: not _numbers(editor)["Risk 3"].look.pointed)


def it_moves_and_removes_the_row_of_the_risk_in_the_matrix(qtbot: QtBot, new_id: NewId) -> None:
    editor, matrix, told = _editor(qtbot, new_id)
    focus(qtbot, matrix)
    QTest.keyClicks(matrix, "2")
    QTest.keyClick(matrix, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [risk.id for risk in told[-1][0].rows[:2]] == ["k2", "k1"]
    assert matrix.hasFocus()
    next(action for action in editor.row_menu().actions() if action.text() == "Remove risk").trigger()
    assert [risk.id for risk in told[-1][0].rows] == ["k1", "k3", "k4", "k5"]
    assert matrix.hasFocus()
    assert matrix.current == "k1"


def it_shows_no_matrix_without_risks_or_without_a_scale(qtbot: QtBot, new_id: NewId) -> None:
    editor, matrix, _ = _editor(qtbot, new_id)
    editor.show_block(RiskRegister(id="b3"))
    assert not matrix.isVisible()
    editor.show_block(REGISTER.model_copy(update={"scale": "gone"}))
    assert not matrix.isVisible()
    editor.show_block(REGISTER)
    assert matrix.isVisible()


def it_is_only_looked_at_where_the_brief_is(qtbot: QtBot, new_id: NewId) -> None:
    editor, matrix, told = _editor(qtbot, new_id)
    let_read(editor)
    _drag(matrix, "k1", matrix.cell((0, 0)).center())
    focus(qtbot, matrix)
    QTest.keyClick(matrix, Qt.Key.Key_Down)
    QTest.keyClick(matrix, Qt.Key.Key_Delete)
    assert told == []
    QTest.keyClicks(matrix, "2")
    assert matrix.current == "k2"


def it_can_be_read_without_colours(qtbot: QtBot, new_id: NewId) -> None:
    _, matrix, _ = _editor(qtbot, new_id, RiskRegister(id="b3", rows=(Risk(id="k1"),)))
    shot = matrix.grab().toImage()

    def marks(cell: Cell) -> int:
        corner = matrix.cell(cell).adjusted(2, matrix.cell(cell).height() - 9, -2, -2).toRect()
        ink = [
            shot.pixelColor(x, corner.center().y()).lightness() for x in range(corner.left(), corner.right())
        ]
        dark = [value < max(ink) - 40 for value in ink]
        return sum(now and not before for before, now in zip([False, *dark], dark, strict=False))

    assert [marks(cell) for cell in ((0, 0), (2, 2), (3, 2), (4, 4))] == [1, 2, 3, 4]


def it_repaints_when_the_theme_changes(qtbot: QtBot, new_id: NewId) -> None:
    editor, matrix, _ = _editor(qtbot, new_id)
    before = matrix.grab().toImage()
    theme.apply(True)
    try:
        editor.refresh()
        assert matrix.grab().toImage() != before
    finally:
        theme.apply(False)
