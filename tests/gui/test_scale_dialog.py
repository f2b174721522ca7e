"""The dialog that puts a brief on another scale of likelihood."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefwright.domain import scaling
from briefwright.domain.blocks import Block, Judgement, Paragraph
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import text
from briefwright.domain.scales import LikelihoodScale, Term
from briefwright.gui.scale_dialog import ScaleDialog
from briefwright.gui.structured.likelihood import LikelihoodBar
from gui.structured_world import LIKELIHOOD, focus

OTHER = LikelihoodScale(
    id="other",
    name="Another scale",
    description="Two terms.",
    terms=(
        Term(term="unlikely", band="0 to 40 %", low=0, high=40),
        Term(term="likely", band="60 to 100 %", low=60, high=100),
    ),
)
JUDGEMENTS = (
    Judgement(id="j1", statement=text("The talks will fail"), likelihood="likely"),
    Judgement(id="j2", statement=text("Nothing is stated here")),
    Judgement(id="j3", likelihood="perhaps"),
)
Wanted = list[tuple[str, dict[str, str]]]


def _dialog(
    qtbot: QtBot, blocks: Sequence[Block] = JUDGEMENTS, scale: str = "gaps"
) -> tuple[ScaleDialog, Wanted]:
    section = Section(id="s", title="S", blocks=tuple(blocks))
    dialog = ScaleDialog(Brief(id="b", title="T", scale=scale, sections=(section,)), [LIKELIHOOD, OTHER])
    wanted: Wanted = []
    dialog.wanted.connect(lambda new, choices: wanted.append((new, choices)))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog, wanted


def _words(dialog: ScaleDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def it_begins_with_the_scale_of_the_brief_and_has_nothing_to_switch(qtbot: QtBot) -> None:
    dialog, _ = _dialog(qtbot)
    assert dialog.scale.currentData() == "gaps"
    assert dialog.cases() == []
    assert not dialog.switch.isEnabled()


def it_lists_what_must_be_decided_with_the_old_band_beside_the_new_ones(qtbot: QtBot) -> None:
    dialog, _ = _dialog(qtbot)
    dialog.scale.setCurrentIndex(1)
    first, second = dialog.cases()
    assert {"The talks will fail", "Until now: likely", "A judgement without a statement"} <= set(
        _words(dialog)
    )
    assert "Until now: perhaps (not on the scale)" in _words(dialog)
    assert [bar.accessibleName() for bar in first.findChildren(LikelihoodBar)] == [
        "likely: over 66 % on a line from 0 to 100 %",
        "No band",
    ]
    assert [second.terms.itemText(index) for index in range(second.terms.count())] == [
        "Choose a term…",
        "unlikely  –  0 to 40 %",
        "likely  –  60 to 100 %",
        "Leave open",
    ]


def it_chooses_no_term_of_its_own(qtbot: QtBot) -> None:
    dialog, _ = _dialog(qtbot)
    dialog.scale.setCurrentIndex(1)
    assert not any(case.is_decided() for case in dialog.cases())
    assert "2 of 2 still to decide" in _words(dialog)


def it_switches_only_when_all_is_decided(qtbot: QtBot) -> None:
    dialog, wanted = _dialog(qtbot)
    dialog.scale.setCurrentIndex(1)
    first, second = dialog.cases()
    first.terms.setCurrentIndex(1)
    assert not dialog.switch.isEnabled()
    assert "1 of 2 still to decide" in _words(dialog)
    second.terms.setCurrentIndex(3)
    assert dialog.switch.isEnabled()
    dialog.switch.click()
    assert wanted == [("other", {"j1": "unlikely", "j3": scaling.OPEN})]


def it_forgets_decisions_that_were_made_for_another_scale(qtbot: QtBot) -> None:
    dialog, _ = _dialog(qtbot)
    for scale in (1, 0, 1):
        dialog.scale.setCurrentIndex(scale)
        assert not any(case.is_decided() for case in dialog.cases())
        for case in dialog.cases():
            case.terms.setCurrentIndex(1)
    assert dialog.switch.isEnabled()


def it_shows_the_new_band_of_what_was_chosen(qtbot: QtBot) -> None:
    dialog, _ = _dialog(qtbot)
    dialog.scale.setCurrentIndex(1)
    case = dialog.cases()[0]
    case.terms.setCurrentIndex(2)
    assert (
        case.findChildren(LikelihoodBar)[1].accessibleName()
        == "likely: 60 to 100 % on a line from 0 to 100 %"
    )
    case.terms.setCurrentIndex(3)
    assert case.findChildren(LikelihoodBar)[1].accessibleName() == "No band"


@pytest.mark.parametrize("blocks", [(), (Paragraph(id="p"), JUDGEMENTS[1])])
def it_switches_at_once_where_nothing_states_a_likelihood(qtbot: QtBot, blocks: tuple[Block, ...]) -> None:
    dialog, wanted = _dialog(qtbot, blocks)
    dialog.scale.setCurrentIndex(1)
    assert any("nothing to decide" in words for words in _words(dialog))
    dialog.switch.click()
    assert wanted == [("other", {})]


def it_lets_a_brief_leave_a_scale_that_is_not_known(qtbot: QtBot) -> None:
    dialog, _ = _dialog(qtbot, scale="gone")
    assert dialog.scale.currentIndex() == -1
    assert not dialog.switch.isEnabled()
    dialog.scale.setCurrentIndex(1)
    assert [case.decision.band for case in dialog.cases()] == ["", ""]


def it_can_be_worked_by_the_keyboard_alone(qtbot: QtBot) -> None:
    dialog, wanted = _dialog(qtbot)
    qtbot.waitUntil(dialog.scale.hasFocus)
    QTest.keyClick(dialog.scale, Qt.Key.Key_Down)
    for case in dialog.cases():
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is case.terms
        QTest.keyClick(case.terms, Qt.Key.Key_L)
    QTest.keyClick(dialog.cases()[-1].terms, Qt.Key.Key_Return)
    assert wanted == [("other", {"j1": "likely", "j3": "likely"})]


SENTENCES = (
    Paragraph(id="p1", content=text("Rain is likely. Snow is not.")),
    Paragraph(id="p2", content=text("Frost is unlikely.")),
)
LOOK = "These sentences use terms of the present scale: look at each after the switch."


def it_lists_the_sentences_that_are_to_be_looked_at_with_both_bands(qtbot: QtBot) -> None:
    dialog, _ = _dialog(qtbot, (*JUDGEMENTS, SENTENCES[0]))
    assert LOOK not in _words(dialog)
    dialog.scale.setCurrentIndex(1)
    told = _words(dialog)
    assert told.index(LOOK) > told.index("A judgement without a statement")
    assert {"Rain is likely.", "likely: until now over 66 %, from now on 60 to 100 %"} <= set(told)
    assert [one.accessibleName() for one in dialog.sentences()] == [
        "Rain is likely. likely: until now over 66 %, from now on 60 to 100 %"
    ]


def it_says_which_words_the_new_scale_does_not_have(qtbot: QtBot) -> None:
    dialog, _ = _dialog(qtbot, [Paragraph(id="p", content=text("Rain is very likely, snow improbable."))])
    dialog.scale.setCurrentIndex(1)
    (sentence,) = dialog.sentences()
    assert sentence.accessibleName() == (
        "Rain is very likely, snow improbable. "
        "very likely: until now over 90 %, from now on not on the scale; "
        "improbable: until now under 33 %, from now on not on the scale"
    )


def it_needs_no_look_at_sentences_before_it_switches(qtbot: QtBot) -> None:
    dialog, wanted = _dialog(qtbot, SENTENCES)
    dialog.scale.setCurrentIndex(1)
    assert dialog.sentences()
    dialog.switch.click()
    assert wanted == [("other", {})]


def it_goes_through_the_sentences_by_the_keyboard(qtbot: QtBot) -> None:
    many = [Paragraph(id=f"p{n}", content=text(f"Rain on day {n} is likely.")) for n in range(20)]
    dialog, _ = _dialog(qtbot, many)
    qtbot.waitUntil(dialog.scale.hasFocus)
    QTest.keyClick(dialog.scale, Qt.Key.Key_Down)
    for sentence in dialog.sentences():
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is sentence
        assert not sentence.visibleRegion().isEmpty()
    QTest.keyClick(dialog.sentences()[-1], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.switch


def it_makes_no_choice_by_a_turn_of_the_wheel(qtbot: QtBot) -> None:
    dialog, _ = _dialog(qtbot)
    dialog.scale.setCurrentIndex(1)
    terms = dialog.cases()[0].terms
    focus(qtbot, terms)
    centre = QPointF(terms.rect().center())
    turn = QWheelEvent(
        centre,
        terms.mapToGlobal(centre),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(terms, turn)
    assert not dialog.cases()[0].is_decided()


def it_asks_for_nothing_when_it_is_cancelled(qtbot: QtBot) -> None:
    dialog, wanted = _dialog(qtbot)
    dialog.scale.setCurrentIndex(1)
    dialog.reject()
    assert wanted == []
