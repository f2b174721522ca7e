"""The editor of a judgement."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Judgement
from briefwright.domain.content import FactRef, plain, text
from briefwright.domain.facts import Fact
from briefwright.gui.mime import FACT_MIME
from briefwright.gui.structured.controls import TextButton, let_read
from briefwright.gui.structured.factory import editor_for
from briefwright.gui.structured.fields import ChoiceBox
from briefwright.gui.structured.indicators import IndicatorList
from briefwright.gui.structured.judgement import JudgementEditor
from briefwright.gui.structured.likelihood import LikelihoodBar, LikelihoodBox
from briefwright.gui.structured.sheet import Sheet
from briefwright.gui.text.cell import CellEdit
from gui.structured_world import FACT, JUDGEMENT, LIKELIHOOD, focus, on_screen, surroundings

NewId = Callable[[], str]
Told = list[tuple[Judgement, object]]
NEW = Fact(id="f9", statement="Putin receives an envoy", actors=("a2",))


def _editor(
    qtbot: QtBot,
    new_id: NewId,
    block: Judgement = JUDGEMENT,
    due: tuple[Fact, ...] = (),
    scale: str = "gaps",
) -> tuple[JudgementEditor, Told]:
    around = replace(surroundings(new_id), scales=[LIKELIHOOD], scale=lambda: scale, due=lambda: {"i1": due})
    return on_screen(qtbot, JudgementEditor(block, around))


def _likelihood(editor: JudgementEditor) -> LikelihoodBox:
    return editor.findChildren(LikelihoodBox)[0]


def _confidence(editor: JudgementEditor) -> ChoiceBox:
    return next(box for box in editor.findChildren(ChoiceBox) if box.accessibleName() == "Confidence")


def _bar(editor: JudgementEditor) -> LikelihoodBar:
    return editor.findChildren(LikelihoodBar)[0]


def _words(editor: JudgementEditor) -> set[str]:
    return {label.text() for label in editor.findChildren(QLabel) if label.isVisible()}


def _cell(editor: JudgementEditor, field: str) -> CellEdit:
    found = editor.cell((field,))
    assert found is not None
    return found


def it_is_the_editor_of_judgements(qtbot: QtBot, new_id: NewId) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    assert isinstance(editor_for(JUDGEMENT, surroundings(new_id), host), JudgementEditor)


def it_shows_term_band_and_confidence(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    assert _likelihood(editor).currentData() == "likely"
    assert _bar(editor).accessibleName() == "likely: over 66 % on a line from 0 to 100 %"
    assert _confidence(editor).currentData() == "moderate"
    assert _cell(editor, "reason").toPlainText() == "Two origins"
    assert told == []


def it_offers_the_terms_of_the_scale_with_their_bands(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    box = _likelihood(editor)
    assert [box.itemText(index) for index in range(box.count())] == [
        "not stated",
        "unlikely  –  under 33 %",
        "improbable  –  under 33 %",
        "likely  –  over 66 %",
        "probable  –  over 66 %",
        "very likely  –  over 90 %",
    ]


def it_tells_a_likelihood_that_is_chosen_by_keys(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    focus(qtbot, _likelihood(editor))
    QTest.keyClick(_likelihood(editor), Qt.Key.Key_End)
    assert [(block.likelihood, block.confidence) for block, _ in told] == [("very likely", "moderate")]
    assert _bar(editor).accessibleName().startswith("very likely: over 90 %")


def it_tells_a_confidence_apart_from_the_likelihood(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    focus(qtbot, _confidence(editor))
    QTest.keyClick(_confidence(editor), Qt.Key.Key_Down)
    QTest.keyClick(_confidence(editor), Qt.Key.Key_Home)
    assert [(block.likelihood, block.confidence) for block, _ in told] == [
        ("likely", "low"),
        ("likely", None),
    ]


@pytest.mark.parametrize(("term", "scale"), [("perhaps", "gaps"), ("likely", "gone")])
def it_keeps_a_term_that_is_not_on_the_scale_and_says_so(
    qtbot: QtBot, new_id: NewId, term: str, scale: str
) -> None:
    block = JUDGEMENT.model_copy(update={"likelihood": term})
    editor, told = _editor(qtbot, new_id, block, scale=scale)
    assert _likelihood(editor).currentData() == term
    assert _likelihood(editor).accessibleDescription() == "not on the scale"
    assert _bar(editor).accessibleName() == "No band"
    assert told == []


@pytest.mark.parametrize("term", ["probable", "Likely"])
def it_knows_synonyms_and_capitals_of_a_term(qtbot: QtBot, new_id: NewId, term: str) -> None:
    editor, _ = _editor(qtbot, new_id, JUDGEMENT.model_copy(update={"likelihood": term}))
    assert not _likelihood(editor).is_strange()
    assert "over 66 %" in _bar(editor).accessibleName()


def it_opens_the_choice_of_terms_at_a_click_on_the_bar(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    QTest.mouseClick(_bar(editor), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(_likelihood(editor).view().isVisible)
    _likelihood(editor).hidePopup()


def it_says_that_it_is_due_for_review_and_why(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id, due=(NEW,))
    assert "Due for review: 1 new fact" in _words(editor)
    assert editor.accessibleDescription() == "Due for review: 1 new fact"


def it_is_no_longer_due_once_the_facts_were_reviewed(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id, due=(NEW,))
    (reviewed,) = (one for one in editor.findChildren(TextButton) if one.text() == "Reviewed")
    reviewed.click()
    assert told[-1][0].watched[0].seen == ("f9",)
    assert not any("Due" in words for words in _words(editor))
    assert editor.accessibleDescription() == ""


def it_learns_on_refresh_that_a_fact_has_come(qtbot: QtBot, new_id: NewId) -> None:
    facts: list[Fact] = []
    around = replace(surroundings(new_id), due=lambda: {"i1": tuple(facts)})
    editor, told = on_screen(qtbot, JudgementEditor(JUDGEMENT, around))
    facts.append(NEW)
    editor.refresh()
    assert "Due for review: 1 new fact" in _words(editor)
    assert told == []


def it_passes_on_what_its_indicators_ask_for(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    made: list[object] = []
    wanted: list[object] = []
    editor.indicator_made.connect(made.append)
    editor.facts_wanted.connect(wanted.append)
    (watched,) = editor.findChildren(IndicatorList)
    watched.made.emit(JUDGEMENT.watched[0])
    watched.facts_wanted.emit(("f9",))
    assert (made, wanted) == ([JUDGEMENT.watched[0]], [("f9",)])


def it_takes_little_room_while_it_says_only_what_it_must(qtbot: QtBot, new_id: NewId) -> None:
    bare = JUDGEMENT.model_copy(update={"supporting": (), "watched": (), "reason": ()})
    editor, _ = _editor(qtbot, new_id, bare)
    assert not {"Supporting facts", "Assumptions"} & _words(editor)
    editor.show_block(bare.model_copy(update={"contrary": text("A truce held in May")}))
    assert {"Supporting facts", "Contrary facts"} <= _words(editor)
    assert "Assumptions" not in _words(editor)


def it_puts_each_fact_on_a_line_of_its_own(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    cell = _cell(editor, "supporting")
    cell.insert_fact(FACT)
    assert plain(told[-1][0].supporting) == f"{FACT.statement}\n{FACT.statement}"
    assert [item.kind for item in told[-1][0].supporting] == ["fact", "text", "fact"]


@pytest.mark.parametrize(
    ("written", "position", "expected"),
    [
        ("", 0, "*"),
        ("Envoys met", 10, "Envoys met\n*"),
        ("Envoys met", 0, "*\nEnvoys met"),
        ("Envoys met", 4, "Envoys met\n*"),
        ("One\n\nTwo", 4, "One\n*\nTwo"),
        ("One\nTwo", 4, "One\n*\nTwo"),
        ("𝔸 one\nTwo", 3, "𝔸 one\n*\nTwo"),
    ],
)
def it_tears_no_line_apart_where_a_fact_is_put(
    qtbot: QtBot, new_id: NewId, written: str, position: int, expected: str
) -> None:
    block = JUDGEMENT.model_copy(update={"contrary": text(written)})
    editor, told = _editor(qtbot, new_id, block)
    cell = _cell(editor, "contrary")
    cell.insert_fact_at(position, FACT)
    shown = plain(told[-1][0].contrary)
    assert shown.replace(FACT.statement, "*") == expected
    before = shown[: shown.index(FACT.statement) + len(FACT.statement)]
    assert cell.textCursor().position() == len(before.encode("utf-16-le")) // 2


def it_asks_for_a_dropped_fact(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    cell = _cell(editor, "contrary")
    wanted: list[str] = []
    cell.fact_wanted.connect(lambda fact, _: wanted.append(fact))
    mime = QMimeData()
    mime.setData(FACT_MIME, b"f1")
    cell.dropEvent(
        QDropEvent(
            QPointF(cell.rect().center()),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert wanted == ["f1"]


def it_takes_a_fact_that_is_dropped_below_the_words_of_a_shorter_cell(qtbot: QtBot, new_id: NewId) -> None:
    block = JUDGEMENT.model_copy(update={"supporting": text("Line\n" * 8 + "last"), "contrary": text("One")})
    editor, _ = _editor(qtbot, new_id, block)
    tall, short = _cell(editor, "supporting"), _cell(editor, "contrary")
    qtbot.waitUntil(lambda: tall.height() > 3 * short.height())
    wanted: list[tuple[str, int]] = []
    short.fact_wanted.connect(lambda fact, position: wanted.append((fact, position)))
    mime = QMimeData()
    mime.setData(FACT_MIME, b"f1")
    sheet = short.parentWidget()
    assert isinstance(sheet, Sheet)
    below = QPointF(short.geometry().center().x(), tall.geometry().bottom() - 4)
    drop = QDropEvent(
        below, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    sheet.dropEvent(drop)
    assert wanted == [("f1", len("One"))]
    assert drop.isAccepted()


def it_keeps_facts_in_the_statement_within_their_sentence(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    cell = _cell(editor, "statement")
    cell.insert_fact_at(19, FACT)
    assert plain(told[-1][0].statement) == f"The talks will fail {FACT.statement}"
    assert isinstance(told[-1][0].statement[-1], FactRef)


def it_leads_by_tab_through_all_fields_in_reading_order(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    focus(qtbot, _cell(editor, "statement"))
    names = []
    for _ in range(10):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName() or getattr(focused, "text", str)())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names == [
        "Judgement",
        "Likelihood",
        "Confidence",
        "Reason for the confidence",
        "Facts that support the judgement",
        "Facts that speak against the judgement",
        "Assumptions of the judgement",
        "What would change the judgement",
        "Watching for Vladimir Putin: nothing new",
        "+ Watch for…",
    ]


def it_shows_another_judgement_and_restores_all_when_that_is_undone(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    editor.show_block(Judgement(id="b5"))
    assert _likelihood(editor).currentData() == ""
    assert _confidence(editor).currentData() == ""
    assert all(not cell.toPlainText() for cell in editor.cells())
    editor.show_block(JUDGEMENT)
    assert _likelihood(editor).currentData() == "likely"
    assert plain(editor.cells()[0].content()) == "The talks will fail"
    assert told == []


def it_can_be_read_where_it_may_not_be_changed(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    let_read(editor)
    editor.show_block(JUDGEMENT)
    QTest.mouseClick(_bar(editor), Qt.MouseButton.LeftButton)
    QTest.keyClick(_likelihood(editor), Qt.Key.Key_End)
    QTest.keyClick(_cell(editor, "statement"), Qt.Key.Key_A)
    assert not _likelihood(editor).view().isVisible()
    assert told == []


@pytest.mark.parametrize("width", [360, 460, 760])
def it_keeps_its_words_in_the_page(qtbot: QtBot, new_id: NewId, width: int) -> None:
    editor, _ = _editor(qtbot, new_id, due=(NEW,))
    editor.resize(width, 600)
    qtbot.waitUntil(lambda: editor.width() == width)
    for widget in (_likelihood(editor), _bar(editor), _confidence(editor), *editor.cells()):
        right = widget.mapTo(editor, QPoint(widget.width(), 0)).x()
        assert right <= editor.width()
