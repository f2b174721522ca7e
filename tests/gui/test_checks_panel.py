"""The panel of findings: what it tells, what it asks for, and what stays selected."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefwright.domain.brief import Brief, Place, Waiver
from briefwright.domain.checks.finding import Finding, Fix
from briefwright.domain.material import Material
from briefwright.editing.analysis import Analysis
from briefwright.gui.checks.panel import ChecksPanel, tally

FIX = Fix("Take the new wording", edit=lambda brief: brief)
MISSING = Finding(
    rule="dangling-reference",
    severity="error",
    message="The fact F9 is not in the base.",
    reason="Nobody could say where the words come from.",
    key="r9",
    place=Place(section="s1", block="b1"),
    fixes=(FIX,),
)
ACRONYM = Finding(
    rule="undefined-acronym",
    severity="note",
    message="“ABC” is never spelled out.",
    reason="Not every reader knows it.",
    key="ABC",
)
WAIVER = Waiver(rule="undefined-acronym", key="ABC", reason="all readers know it")
BRIEF = Brief(id="talks", title="Talks")


def analysis(*findings: Finding, waived: Sequence[tuple[Finding, Waiver]] = ()) -> Analysis:
    return Analysis(material=Material(BRIEF), findings=findings, waived=tuple(waived))


@pytest.fixture
def panel(qtbot: QtBot) -> ChecksPanel:
    made = ChecksPanel()
    made.resize(320, 400)
    qtbot.addWidget(made)
    made.show()
    return made


def buttons(panel: ChecksPanel) -> dict[str, QPushButton]:
    return {one.text(): one for one in panel.findChildren(QPushButton) if not one.isHidden()}


def it_lists_the_findings_with_their_weight_in_words(panel: ChecksPanel) -> None:
    panel.show_analysis(analysis(MISSING, ACRONYM))
    spoken = [panel.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == ["Error: The fact F9 is not in the base.", "Note: “ABC” is never spelled out."]
    assert "1 error, 1 note" in panel.heading.text()


def it_says_so_when_there_is_nothing_to_mend(panel: ChecksPanel) -> None:
    panel.show_analysis(analysis())
    assert "Nothing to mend" in panel.heading.text()


def it_tells_what_is_let_stand_apart() -> None:
    assert tally(analysis(MISSING, waived=[(ACRONYM, WAIVER)])) == "1 error, 1 let stand"


def it_goes_to_the_place_of_a_finding_by_enter(qtbot: QtBot, panel: ChecksPanel) -> None:
    panel.show_analysis(analysis(MISSING))
    panel.list.setCurrentRow(0)
    with qtbot.waitSignal(panel.place_wanted) as wanted:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert wanted.args == [MISSING]


def it_offers_the_fix_of_the_selected_finding(qtbot: QtBot, panel: ChecksPanel) -> None:
    panel.show_analysis(analysis(MISSING, ACRONYM))
    panel.list.setCurrentRow(0)
    with qtbot.waitSignal(panel.fix_wanted) as wanted:
        buttons(panel)["Take the new wording"].click()
    assert wanted.args == [FIX]


def it_asks_to_let_a_finding_stand_by_the_delete_key(qtbot: QtBot, panel: ChecksPanel) -> None:
    panel.show_analysis(analysis(ACRONYM))
    panel.list.setCurrentRow(0)
    with qtbot.waitSignal(panel.waive_wanted) as wanted:
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert wanted.args == [ACRONYM]


def it_takes_back_what_was_let_stand(qtbot: QtBot, panel: ChecksPanel) -> None:
    panel.show_analysis(analysis(waived=[(ACRONYM, WAIVER)]))
    panel.list.setCurrentRow(0)
    assert panel.reason.text() == "Let stand, because all readers know it"
    with qtbot.waitSignal(panel.unwaive_wanted) as wanted:
        buttons(panel)["Check this again"].click()
    assert wanted.args == [WAIVER]


def it_keeps_the_selection_when_other_findings_come(panel: ChecksPanel) -> None:
    panel.show_analysis(analysis(ACRONYM))
    panel.list.setCurrentRow(0)
    panel.show_analysis(analysis(MISSING, ACRONYM))
    assert panel.list.currentRow() == 1


def it_steps_from_finding_to_finding_and_round_the_end(qtbot: QtBot, panel: ChecksPanel) -> None:
    panel.show_analysis(analysis(MISSING, ACRONYM))
    seen: list[Finding] = []
    panel.place_wanted.connect(seen.append)
    for _ in range(3):
        panel.select(1)
    assert seen == [MISSING, ACRONYM, MISSING]


def it_offers_no_change_where_the_brief_can_only_be_read(qtbot: QtBot) -> None:
    panel = ChecksPanel(editable=False)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_analysis(analysis(MISSING))
    panel.list.setCurrentRow(0)
    assert list(buttons(panel)) == ["Go to"]


def it_gives_a_long_message_all_the_lines_that_it_needs_beside_its_mark(panel: ChecksPanel) -> None:
    words = "The judgement is due for review since a new fact meets what was set to show a change. " * 3
    panel.show_analysis(analysis(replace(MISSING, message=words.strip())))
    panel.grab()
    line = panel.list.visualItemRect(panel.list.item(0))
    beside_mark = panel.list.fontMetrics().boundingRect(
        QRect(0, 0, line.width() - 34, 0), Qt.TextFlag.TextWordWrap, words.strip()
    )
    assert line.height() >= beside_mark.height()
    assert line.right() <= panel.list.viewport().rect().right()


def it_shows_the_mark_of_the_weight_beside_the_message(panel: ChecksPanel) -> None:
    panel.show_analysis(analysis(replace(MISSING, message=" ")))
    picture = panel.list.viewport().grab(panel.list.visualItemRect(panel.list.item(0))).toImage()
    seen = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    assert len(seen) > 1
