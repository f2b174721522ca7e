"""An analyst's way through ledger, matrix, risks, scenarios, checks, an edition and the next one."""

import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain import edits
from briefwright.domain.blocks import Block, Judgement, PositionTable, RiskRegister, ScenarioSet
from briefwright.domain.brief import Brief, blocks
from briefwright.domain.checks.finding import Finding
from briefwright.domain.facts import Fact, Source
from briefwright.gui.checks.panel import ChecksPanel
from briefwright.gui.editions.edition_reader import EditionReader
from briefwright.gui.editions.issue_dialog import IssueDialog
from briefwright.gui.ledger.view import LedgerView
from briefwright.gui.structured.positions import PositionEditor
from briefwright.gui.structured.risk_matrix import RiskMatrix
from briefwright.gui.structured.risks import RiskEditor
from briefwright.gui.structured.scenarios import ScenarioEditor
from briefwright.gui.workbench import Workbench

BlockT = TypeVar("BlockT", bound=Block)
WidgetT = TypeVar("WidgetT", bound=QWidget)
LONG = 20_000


def brief_of(window: Workbench) -> Brief:
    assert window.pane.brief is not None
    return window.pane.brief


def block_of(window: Workbench, kind: type[BlockT]) -> BlockT:
    return next(block for _, block in blocks(brief_of(window)) if isinstance(block, kind))


def judgement(window: Workbench, block_id: str) -> Judgement:
    (found,) = (block for _, block in blocks(brief_of(window)) if block.id == block_id)
    assert isinstance(found, Judgement)
    return found


def shown(window: Workbench, kind: type[WidgetT]) -> WidgetT:
    found = window.window().findChild(kind)
    assert found is not None
    return found


def findings(window: Workbench, rule: str) -> list[Finding]:
    return [
        one.finding for one in window.analysis.panel.entries if one.finding.rule == rule and not one.waiver
    ]


@pytest.fixture
def analysed(qtbot: QtBot, window: Workbench) -> Iterator[Workbench]:
    """The window, once its brief was analysed for the first time."""
    qtbot.waitUntil(lambda: bool(window.analysis.panel.entries))
    yield window


def wait_for(qtbot: QtBot, met: Callable[[], bool]) -> None:
    qtbot.waitUntil(met, timeout=LONG)


def issue(qtbot: QtBot, window: Workbench, number: int) -> None:
    """Issue the brief from the dialog, where nothing holds it back."""
    window.run("brief.issue")
    wait_for(qtbot, lambda: window.window().findChild(IssueDialog) is not None)
    dialog = shown(window, IssueDialog)
    assert dialog.issue.isEnabled()
    with qtbot.waitSignal(window.issuing.issued, timeout=LONG) as issued:
        QTest.mouseClick(dialog.issue, Qt.MouseButton.LeftButton)
    assert issued.args[0].number == number
    wait_for(qtbot, lambda: window.window().findChild(IssueDialog) is None)


def it_shows_in_the_ledger_what_was_on_record_on_a_day(qtbot: QtBot, analysed: Workbench) -> None:
    analysed.run("view.ledger")
    ledger = shown(analysed, LedgerView)
    wait_for(qtbot, lambda: ledger.matrix.model().rowCount() > 0)
    analysed.analysis.show_cell("A-TRUMP", "T-TERRITORY")
    ledger.set_as_of(date(2025, 9, 30))
    wait_for(qtbot, lambda: "opposes" in spoken(ledger, "A-TRUMP", "T-TERRITORY"))
    ledger.set_as_of(date(2025, 10, 31))
    wait_for(qtbot, lambda: "leans for" in spoken(ledger, "A-TRUMP", "T-TERRITORY"))
    assert "opposes" in spoken(ledger, "A-TRUMP", "T-TERRITORY")
    analysed.run("view.text")
    assert not analysed.analysis.views.shown


def spoken(ledger: LedgerView, actor: str, topic: str) -> str:
    """What a screen reader says of the cell that is open."""
    index = ledger.matrix.currentIndex()
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.ToolTipRole))


def it_changes_the_position_table_with_its_day(qtbot: QtBot, analysed: Workbench) -> None:
    editor = analysed.findChild(PositionEditor)
    assert editor is not None
    before = shown_of(analysed, "A-TRUMP", "T-TERRITORY")
    assert before == "Donald Trump wrote in October 2025 that both sides should stop where they are"
    table = block_of(analysed, PositionTable)
    earlier = table.model_copy(update={"as_of": date(2025, 9, 30)})
    analysed.pane.perform("Move day", lambda brief: edits.change_block(brief, table.id, lambda _: earlier))
    wait_for(
        qtbot,
        lambda: (
            shown_of(analysed, "A-TRUMP", "T-TERRITORY")
            == "Donald Trump wrote in September 2025 that Ukraine could win back all of its land"
        ),
    )
    assert findings(analysed, "moved-on")


def shown_of(window: Workbench, actor: str, topic: str) -> str:
    """How a cell of the position table reads in what would be exported now."""
    latest = window.analysis.latest
    assert latest is not None
    for _, block in blocks(latest.material.brief):
        if isinstance(block, PositionTable):
            (row,) = (row for row in block.rows if row.actor == actor)
            return "".join(item.shown for item in row.cells[block.topics.index(topic)] if item.kind == "fact")
    return ""


def it_leads_from_the_matrix_to_the_next_edition(qtbot: QtBot, analysed: Workbench) -> None:
    window = analysed
    move_a_risk(qtbot, window)
    share_out_the_outlook(qtbot, window)
    change_block(window, "j03", likelihood="very unlikely", confidence="moderate")
    wait_for(qtbot, lambda: judged(window, "j03") == "very unlikely")
    let_findings_stand(qtbot, window)
    issue(qtbot, window, 3)

    withdraw(qtbot, window, "S15")
    hold_back_and_waive(qtbot, window)
    change_block(window, "j02", likelihood="very unlikely")
    wait_for(qtbot, lambda: judged(window, "j02") == "very unlikely")
    issue(qtbot, window, 4)

    base = window.desk.base
    rows = base.editions(brief_of(window).id)
    assert [row.number for row in rows] == [4, 3, 2, 1]
    fourth, third = (base.edition(row.id) for row in rows[:2])
    assert {one.id for one in third.sources if one.standing == "withdrawn"} == set()
    assert {one.id for one in fourth.sources if one.standing == "withdrawn"} == {"S15"}
    assert fourth.brief.waivers
    names = zipfile.ZipFile(BytesIO(base.edition_document(rows[0].id))).namelist()
    assert "word/document.xml" in names

    tell_what_changed(qtbot, window)
    read_the_edition_as_it_was(qtbot, window, rows[1].id)


def judged(window: Workbench, block_id: str) -> str:
    return judgement(window, block_id).likelihood


def change_block(window: Workbench, block_id: str, **fields: object) -> None:
    window.pane.perform(
        "Judge anew",
        lambda brief: edits.change_block(brief, block_id, lambda block: block.model_copy(update=fields)),
    )


def move_a_risk(qtbot: QtBot, window: Workbench) -> None:
    """By keyboard: choose the fourth risk in the matrix and make it more likely."""
    editor = window.findChild(RiskEditor)
    assert editor is not None
    matrix = editor.findChild(RiskMatrix)
    assert matrix is not None
    matrix.setFocus()
    QTest.keyClick(matrix, Qt.Key.Key_4)
    QTest.keyClick(matrix, Qt.Key.Key_Right)
    wait_for(qtbot, lambda: block_of(window, RiskRegister).rows[3].likelihood == "high")


def share_out_the_outlook(qtbot: QtBot, window: Workbench) -> None:
    """An exclusive set that does not add up is found, and mended by its own editor."""
    outlook = block_of(window, ScenarioSet)
    rows = (outlook.rows[0].model_copy(update={"probability": 75}), *outlook.rows[1:])
    change_block(window, outlook.id, rows=rows)
    wait_for(qtbot, lambda: bool(findings(window, "scenario-sum")))
    editor = window.findChild(ScenarioEditor)
    assert editor is not None
    (share,) = (one for one in editor.findChildren(QAbstractButton) if one.text() == "Share the rest out")
    share.click()
    wait_for(qtbot, lambda: sum(row.probability or 0 for row in block_of(window, ScenarioSet).rows) == 100)
    wait_for(qtbot, lambda: not findings(window, "scenario-sum"))


def let_findings_stand(qtbot: QtBot, window: Workbench) -> None:
    """What is due for review is reviewed; what rests on a single origin is let stand with a reason."""
    (due,) = findings(window, "due-for-review")
    window.analysis.checks.mend(due.fixes[0])
    wait_for(qtbot, lambda: not findings(window, "due-for-review"))
    (single,) = findings(window, "single-origin")
    window.analysis.checks.waive(single, "the text is expected within days")
    wait_for(qtbot, lambda: not findings(window, "single-origin"))
    assert brief_of(window).waivers[0].reason == "the text is expected within days"


def withdraw(qtbot: QtBot, window: Workbench, source_id: str) -> None:
    """Withdraw a source; exactly what rests on it is told beforehand."""
    source = window.desk.base.get(Source, source_id)
    assert source is not None
    told = window.desk.base.dependants(source)
    assert {fact.id for fact in told.facts} == {"F49"}
    with qtbot.waitSignal(window.records.stored):
        window.records.set_standing("source", source_id, "withdrawn")


def hold_back_and_waive(qtbot: QtBot, window: Workbench) -> None:
    """A fact that rests on a withdrawn source alone holds the brief back until somebody says why not."""
    fact = window.desk.base.get(Fact, "F49")
    assert fact is not None
    assert window.pane.page is not None
    window.pane.page.go_to_section("s-background")
    window.insert_fact("F49")
    wait_for(qtbot, lambda: bool(findings(window, "withdrawn-fact")))
    window.run("brief.issue")
    wait_for(qtbot, lambda: window.window().findChild(IssueDialog) is not None)
    dialog = shown(window, IssueDialog)
    assert not dialog.issue.isEnabled()
    panel = dialog.findChild(ChecksPanel)
    assert panel is not None
    for one in findings(window, "withdrawn-fact"):
        dialog.waived.emit(one, "the post is quoted as history")
    wait_for(qtbot, dialog.issue.isEnabled)
    dialog.reject()
    wait_for(qtbot, lambda: window.window().findChild(IssueDialog) is None)


def tell_what_changed(qtbot: QtBot, window: Workbench) -> None:
    """Between the last edition and the draft: one judgement, at the head of the brief."""
    change_block(window, "j01", likelihood="very likely")
    wait_for(qtbot, lambda: judged(window, "j01") == "very likely")
    wait_for(qtbot, lambda: window.analysis.latest is not None and judged_in_latest(window) == "very likely")
    window.run("insert.changes")
    wait_for(qtbot, lambda: brief_of(window).sections[0].role == "changes")
    told = str(brief_of(window).sections[0])
    assert "very likely" in told
    assert "rewritten before anybody signs" in told


def judged_in_latest(window: Workbench) -> str:
    latest = window.analysis.latest
    assert latest is not None
    return next(
        block.likelihood for _, block in blocks(latest.material.brief) if isinstance(block, Judgement)
    )


def read_the_edition_as_it_was(qtbot: QtBot, window: Workbench, edition_id: str) -> None:
    window.issuing.open_edition(edition_id)
    wait_for(qtbot, lambda: window.window().findChild(EditionReader) is not None)
    reader = shown(window, EditionReader)
    assert reader.page.document.brief == window.desk.base.edition(edition_id).brief
    reader.close()


def it_saves_the_document_as_it_was_issued(qtbot: QtBot, analysed: Workbench) -> None:
    rows = analysed.desk.base.editions(brief_of(analysed).id)
    analysed.issuing.save_document(rows[0])
    wait_for(qtbot, lambda: analysed.window().findChild(QFileDialog) is not None)
    out = analysed.desk.path.with_name("issued.docx")
    dialog = shown(analysed, QFileDialog)
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    wait_for(qtbot, out.exists)
    assert out.read_bytes() == analysed.desk.base.edition_document(rows[0].id)


def it_goes_from_finding_to_finding_by_keyboard(qtbot: QtBot, analysed: Workbench) -> None:
    analysed.run("checks.next")
    assert analysed.pane.page is not None
    section = analysed.pane.page.current_section()
    assert section is not None
    assert section.id == "s-judgements"


def it_goes_round_the_panes_by_one_key(qtbot: QtBot, analysed: Workbench) -> None:
    seen = []
    for _ in range(4):
        analysed.run("view.next_pane")
        focused = QApplication.focusWidget()
        assert focused is not None
        panes = (analysed.library, analysed.analysis.views, analysed.inspector, analysed.analysis.panel)
        seen.append([pane.isAncestorOf(focused) for pane in panes].index(True))
    assert sorted(seen) == [0, 1, 2, 3]


def it_traces_a_sentence_down_to_its_origins(qtbot: QtBot, analysed: Workbench) -> None:
    page = analysed.pane.page
    assert page is not None
    page.go_to_block("s-judgements", "j01")
    with qtbot.waitSignal(analysed.analysis.sentence_traced) as traced:
        analysed.run("trace.sentence")
    below, words = traced.args
    assert words == "The text is rewritten before anybody signs it."
    assert {fact.id for fact in below.facts} == {"F07", "F15", "F16"}
    assert "Donald Trump" in {origin.name for origin in below.origins}
