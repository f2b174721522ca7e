"""The gravest steps of an analyst, each by the very controls that the window offers."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.facts import Fact, Source
from briefwright.gui.checks.panel import ChecksPanel
from briefwright.gui.editions.issue_dialog import IssueDialog
from briefwright.gui.workbench import Workbench

WidgetT = TypeVar("WidgetT", bound=QWidget)
LONG = 20_000


def shown(qtbot: QtBot, within: QWidget, kind: type[WidgetT]) -> WidgetT:
    """The widget of that kind, once it is there to be seen."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in within.findChildren(kind)), timeout=LONG)
    return next(one for one in within.findChildren(kind) if one.isVisible())


def press(qtbot: QtBot, within: QWidget, words: str) -> None:
    """Press the button that says so, by keyboard."""

    def buttons() -> list[QAbstractButton]:
        return [
            one
            for one in within.findChildren(QAbstractButton)
            if one.text() == words and one.isVisible() and one.isEnabled()
        ]

    qtbot.waitUntil(lambda: bool(buttons()), timeout=LONG)
    (button,) = buttons()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def rules(window: Workbench) -> list[str]:
    """The rules of what was found and not let stand."""
    return open_rules(window.analysis.panel)


def open_rules(panel: ChecksPanel) -> list[str]:
    return [one.finding.rule for one in panel.entries if not one.waiver]


def it_withdraws_a_source_after_telling_what_rests_on_it(qtbot: QtBot, window: Workbench) -> None:
    qtbot.waitUntil(lambda: bool(window.analysis.panel.entries))
    window.inspector.show_record("source", "S4")
    press(qtbot, window.inspector, "Withdraw this source…")
    press(qtbot, window.inspector, "Withdraw it")
    qtbot.waitUntil(lambda: "withdrawn-fact" in rules(window), timeout=LONG)
    source, fact = window.desk.base.get(Source, "S4"), window.desk.base.get(Fact, "F15")
    assert source is not None and source.standing == "withdrawn"
    assert fact is not None and fact.standing == "current"


def it_issues_only_once_somebody_said_why_an_error_may_stand(qtbot: QtBot, window: Workbench) -> None:
    qtbot.waitUntil(lambda: bool(window.analysis.panel.entries))
    window.records.set_standing("source", "S4", "withdrawn")
    qtbot.waitUntil(lambda: "withdrawn-fact" in rules(window), timeout=LONG)
    window.run("brief.issue")
    dialog = shown(qtbot, window.window(), IssueDialog)
    uses = rules(window).count("withdrawn-fact")
    for left in reversed(range(uses)):
        assert not dialog.issue.isEnabled()
        let_the_gravest_stand(qtbot, window, dialog, left)
    qtbot.waitUntil(dialog.issue.isEnabled, timeout=LONG)
    with qtbot.waitSignal(window.issuing.issued, timeout=LONG) as issued:
        QTest.keyClick(dialog.issue, Qt.Key.Key_Space)
    edition = window.desk.base.edition(issued.args[0].id)
    reasons = [one.reason for one in edition.brief.waivers if one.rule == "withdrawn-fact"]
    assert reasons == ["quoted as history"] * uses


def let_the_gravest_stand(qtbot: QtBot, window: Workbench, dialog: IssueDialog, left: int) -> None:
    """Say of the first finding why it stands, and wait until so many of its rule are left."""
    panel = shown(qtbot, dialog, ChecksPanel)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Home)
    press(qtbot, dialog, "Not here, because …")
    prompt = shown(qtbot, window.window(), QInputDialog)
    prompt.setTextValue("quoted as history")
    prompt.accept()
    qtbot.waitUntil(lambda: open_rules(panel).count("withdrawn-fact") == left, timeout=LONG)
