"""What the steps of undo are called that structured editors ask for, and that a reader asks for none."""

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import count
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefwright.domain import edits
from briefwright.domain.blocks import Judgement, Paragraph, Structured
from briefwright.domain.brief import Section
from briefwright.domain.content import text
from briefwright.gui.structured.alternatives import AlternativesEditor
from briefwright.gui.structured.controls import let_read
from briefwright.gui.structured.editor import StructuredEditor
from briefwright.gui.structured.factory import editor_for
from briefwright.gui.structured.fields import ChoiceBox
from briefwright.gui.structured.judgement import JudgementEditor
from briefwright.gui.structured.ledger_foot import LedgerFoot
from briefwright.gui.structured.rating import RatingBox
from briefwright.gui.structured.risk_matrix import RiskMatrix
from briefwright.gui.structured.rows import RowsEditor
from gui import structured_world as world
from gui.window_world import Window

Editor = StructuredEditor[Any]


def press(kind: type[RatingBox | RiskMatrix], key: Qt.Key) -> Callable[[Editor], None]:
    def act(editor: Editor) -> None:
        widget = editor.findChild(kind)
        assert widget is not None
        QTest.keyClick(widget, key)

    return act


def choose(name: str, words: str) -> Callable[[Editor], None]:
    def act(editor: Editor) -> None:
        (box,) = (one for one in editor.findChildren(ChoiceBox) if one.accessibleName().startswith(name))
        box.chosen.emit(words)

    return act


def trigger(words: str) -> Callable[[Editor], None]:
    def act(editor: Editor) -> None:
        assert isinstance(editor, RowsEditor)
        editor.focus_row(0)
        editor._enter(editor._fields(editor.block.rows[0].id)[0])
        next(action for action in editor.actions() if action.text() == words).trigger()

    return act


def write(editor: Editor) -> None:
    QTest.keyClicks(editor.cells()[0], "x")


def sort(editor: Editor) -> None:
    assert isinstance(editor, AlternativesEditor)
    editor.sort()


def turn_day(editor: Editor) -> None:
    foot = editor.findChild(LedgerFoot)
    assert foot is not None
    foot.day_wanted.emit(date(2025, 9, 1))


RATED = world.RISKS.rows[0].model_copy(update={"impact": "minor"})
RISKS = world.RISKS.model_copy(update={"rows": (RATED, *world.RISKS.rows[1:])})
UNSORTED = world.ALTERNATIVES.model_copy(update={"rows": world.ALTERNATIVES.rows[::-1]})
STEPS: list[tuple[Structured, Callable[[Editor], None], str]] = [
    (world.RISKS, write, "Typing"),
    (RISKS, press(RiskMatrix, Qt.Key.Key_Delete), "Move risk"),
    (world.RISKS, trigger("Move risk down"), "Move risk"),
    (world.RISKS, trigger("Add risk below"), "Add risk"),
    (world.RISKS, trigger("Remove risk"), "Remove risk"),
    (world.ALTERNATIVES, press(RatingBox, Qt.Key.Key_N), "Rate evidence"),
    (UNSORTED, sort, "Sort alternatives"),
    (world.ALTERNATIVES, trigger("Move hypothesis right"), "Move hypothesis"),
    (world.JUDGEMENT, choose("Confidence", "high"), "Change confidence"),
    (world.JUDGEMENT, choose("Likelihood", "very likely"), "Change likelihood"),
    (world.POSITIONS, turn_day, "Change day of positions"),
    (world.TABLE, trigger("Remove row"), "Remove row"),
    (world.POINTS, trigger("Add point below"), "Add point"),
    (world.ANSWER, choose("Kind of talking point", "Say"), "Change kind of point"),
]


@pytest.mark.parametrize(("block", "act", "label"), STEPS, ids=[label for *_, label in STEPS])
def it_calls_a_step_by_what_was_done(
    qtbot: QtBot, block: Structured, act: Callable[[Editor], None], label: str
) -> None:
    ids = count()
    editor = editor_for(block, world.surroundings(lambda: f"n{next(ids)}"))
    labels: list[str] = []
    editor.changed.connect(lambda _, __, step: labels.append(step))
    qtbot.addWidget(editor)
    editor.show()
    act(editor)
    assert labels == [label]


def it_asks_for_nothing_where_the_brief_can_only_be_read(qtbot: QtBot) -> None:
    editor = editor_for(world.POSITIONS, world.surroundings(str))
    qtbot.addWidget(editor)
    let_read(editor)
    with qtbot.assertNotEmitted(editor.changed):
        turn_day(editor)
    assert editor.block == world.POSITIONS


def it_says_in_the_menu_what_would_be_undone_and_redone(window: Window) -> None:
    undo, redo = (window.stage.frame.commands.by_id[f"edit.{one}"] for one in ("undo", "redo"))
    window.go("bottom", "b2")
    window.run("insert.table")
    assert (undo.text(), redo.text()) == ("Undo: Insert block", "Redo")
    window.run("edit.undo")
    assert (undo.text(), redo.text()) == ("Undo", "Redo: Insert block")


def it_lets_a_block_grow_after_a_paragraph_was_begun_above_it(qtbot: QtBot, window: Window) -> None:
    judgement = Judgement(id="j", statement=text("The talks fail"))
    section = Section(id="new", title="New", blocks=(judgement,))
    window.bench.pane.perform("Add", lambda brief: edits.add_section(brief, section, 0))
    paragraph = Paragraph(id="above")
    window.bench.pane.perform("Write", lambda brief: edits.splice_blocks(brief, "new", 0, 0, (paragraph,)))
    editor = window.page.part_at("new", "j")
    assert isinstance(editor, JudgementEditor)
    cell = editor.cell(("contrary",))
    assert cell is not None
    cell.setFocus()
    qtbot.waitUntil(partial(_has_grown, editor, 100))
    for _ in range(3):
        before = editor.height()
        QTest.keyClicks(cell, "what speaks against it is told at some length, " * 4)
        qtbot.waitUntil(partial(_has_grown, editor, before))


def _has_grown(editor: Editor, before: int) -> bool:
    return editor.height() == editor.heightForWidth(editor.width()) > before
