"""The editor of a risk register."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import RiskRegister
from briefwright.gui.structured.fields import ChoiceBox
from briefwright.gui.structured.risks import RiskEditor
from briefwright.gui.text.line import PlainLine
from gui.structured_world import RISKS, focus, on_screen, surroundings

NewId = Callable[[], str]
Told = list[tuple[RiskRegister, object]]


def _editor(qtbot: QtBot, new_id: NewId, block: RiskRegister = RISKS) -> tuple[RiskEditor, Told]:
    return on_screen(qtbot, RiskEditor(block, surroundings(new_id)))


def _boxes(editor: RiskEditor, name: str) -> list[ChoiceBox]:
    found = [box for box in editor.findChildren(ChoiceBox) if box.accessibleName() == name]
    return sorted(found, key=lambda box: box.mapTo(editor, QPoint(0, 0)).y())


def _owner(editor: RiskEditor) -> PlainLine:
    owners = [field for field in editor.findChildren(PlainLine) if field.accessibleName() == "Owner"]
    return min(owners, key=lambda field: field.mapTo(editor, QPoint(0, 0)).y())


def _wheel(widget: QWidget) -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5),
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def it_offers_the_terms_of_the_scale_with_their_bands(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    box = _boxes(editor, "Likelihood")[0]
    assert [box.itemData(index) for index in range(box.count())] == ["", "low", "high"]
    assert [box.itemText(index) for index in range(1, 3)] == ["low  –  1 to 5 %", "high  –  over 25 %"]
    assert "over 25 %" in box.toolTip()


def it_sets_likelihood_and_impact_each_as_a_step_of_its_own(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    QTest.keyClick(_boxes(editor, "Likelihood")[0], Qt.Key.Key_Up)
    QTest.keyClick(_boxes(editor, "Impact")[0], Qt.Key.Key_End)
    risk = told[-1][0].rows[0]
    assert (risk.likelihood, risk.impact) == ("low", "significant")
    assert [merge_key for _, merge_key in told] == [None, None]
    assert told[-1][0].rows[1] is RISKS.rows[1]


def it_takes_a_rating_back(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    QTest.keyClick(_boxes(editor, "Likelihood")[0], Qt.Key.Key_Home)
    assert told[-1][0].rows[0].likelihood == ""


def it_keeps_and_marks_a_term_that_is_not_on_the_scale(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    right, strange = _boxes(editor, "Likelihood")
    assert strange.currentData() == "likely"
    assert strange.is_strange()
    assert strange.accessibleDescription() == "not on the scale"
    assert strange.heightForWidth(110) > right.heightForWidth(110)
    assert not right.is_strange()
    assert told == []


def it_forgets_a_strange_term_once_another_is_chosen(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    strange = _boxes(editor, "Likelihood")[1]
    QTest.keyClick(strange, Qt.Key.Key_Home)
    assert told[-1][0].rows[1].likelihood == ""
    assert strange.findData("likely") == -1
    editor.show_block(RISKS)
    assert strange.currentData() == "likely"
    assert strange.is_strange()


def it_says_so_when_the_scale_is_not_known(qtbot: QtBot, new_id: NewId) -> None:
    world = replace(surroundings(new_id), risk_scales=())
    editor, _ = on_screen(qtbot, RiskEditor(RISKS, world))
    assert any(label.text() == "scale risk-uk is not known" for label in editor.findChildren(QLabel))
    assert _boxes(editor, "Likelihood")[0].currentData() == "high"


def it_tells_the_owner_as_one_growing_change(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    _owner(editor).clear()
    QTest.keyClicks(_owner(editor), "Desk")
    assert told[-1][0].rows[0].owner == "Desk"
    assert {merge_key for _, merge_key in told} == {("b3", "k1", "owner")}
    editor.show_block(RISKS)
    assert _owner(editor).toPlainText() == "Eastern desk"


def it_lets_the_wheel_scroll_the_page_unless_the_box_has_the_focus(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    focus(qtbot, editor.cells()[0])
    box = _boxes(editor, "Impact")[0]
    event = _wheel(box)
    QApplication.sendEvent(box, event)
    assert not event.isAccepted()
    assert told == []
    focus(qtbot, box)
    QApplication.sendEvent(box, _wheel(box))
    assert told[-1][0].rows[0].impact == "minor"


def it_leaves_undo_to_the_brief(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    owner = _owner(editor)
    focus(qtbot, owner)
    QTest.keyClicks(owner, "!")
    QTest.keyClick(owner, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert owner.toPlainText() == "!Eastern desk"
    assert len(told) == 1


def it_adds_a_risk_and_puts_the_focus_into_it(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    focus(qtbot, _owner(editor))
    QTest.keyClick(_owner(editor), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [risk.id for risk in told[-1][0].rows] == ["k1", "n1", "k2"]
    assert QApplication.focusWidget() is editor.cell(("n1", "description"))


def it_tells_the_horizon_as_one_growing_change(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    horizon = next(one for one in editor.findChildren(PlainLine) if one.accessibleName() == "Horizon")
    QTest.keyClicks(horizon, "2026")
    assert told[-1][0].rows[0].horizon == "2026"
    assert {merge_key for _, merge_key in told} == {("b3", "k1", "horizon")}
    editor.show_block(RISKS)
    assert horizon.toPlainText() == ""


def it_names_mitigation_and_facts_only_where_there_are_any(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)

    def headings() -> list[str]:
        found = [one.text() for one in editor.findChildren(QLabel) if one.isVisible()]
        return [words for words in found if words in ("Facts", "Mitigation")]

    assert headings() == ["Mitigation"]
    evidence = editor.cell(("k1", "evidence"))
    assert evidence is not None
    QTest.keyClicks(evidence, "Talks stalled")
    assert sorted(headings()) == ["Facts", "Mitigation"]


def it_stacks_the_rating_where_there_is_little_room_and_back(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)

    def tops() -> list[int]:
        boxes = [_boxes(editor, name)[0] for name in ("Likelihood", "Impact")]
        return [box.mapTo(editor, QPoint(0, 0)).y() for box in boxes]

    for width, stacked in ((460, True), (800, False), (460, True)):
        editor.resize(width, 500)
        qtbot.waitUntil(lambda stacked=stacked: (tops()[0] < tops()[1]) is stacked)  # type: ignore[misc]
    words = editor.cell(("k1", "description"))
    assert words is not None
    assert words.width() > 200
    assert [cell.isVisible() for cell in editor.cells()] == [True] * 6
    assert told == []
