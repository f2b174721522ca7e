"""Issuing, listing and comparing editions in dialogs."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QInputDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain import edits
from briefwright.domain.blocks import Judgement
from briefwright.domain.brief import Brief, Section, Waiver
from briefwright.domain.changes import Changes, compare
from briefwright.domain.checks.finding import Finding, Fix
from briefwright.domain.content import text
from briefwright.domain.editions import Edition, EditionRow
from briefwright.domain.material import Material
from briefwright.domain.severity import Severity
from briefwright.editing.analysis import Analysis
from briefwright.gui.editions.changes_view import ChangesView
from briefwright.gui.editions.editions_dialog import EditionsDialog
from briefwright.gui.editions.issue_dialog import IssueDialog

BRIEF = Brief(
    id="b",
    title="The pass",
    day=date(2026, 5, 1),
    marking="TLP:AMBER",
    sections=(
        Section(
            id="s",
            title="Judgements",
            blocks=(Judgement(id="j", statement=text("It will <close>"), likelihood="unlikely"),),
        ),
    ),
)
LATER = edits.change_block(BRIEF, "j", lambda one: one.model_copy(update={"likelihood": "likely"}))
MOVED = compare(Edition(id="e1", number=1, brief=BRIEF), Edition(id="draft", number=0, brief=LATER))
UNMOVED = compare(Edition(id="e1", number=1, brief=BRIEF), Edition(id="draft", number=0, brief=BRIEF))
FIRST = EditionRow("e1", "b", 1, "The pass", "2026-05-01", "2026-05-02T10:00:00.000+00:00")
SECOND = EditionRow("e2", "b", 2, "The pass, again", "", "2026-06-02T10:00:00.000+00:00")


def finding(severity: Severity, message: str, *fixes: Fix) -> Finding:
    return Finding("rule", severity, message, "Because.", message, fixes=fixes)


def analysis(*findings: Finding, brief: Brief = BRIEF) -> Analysis:
    return Analysis(Material(brief), findings)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    found.show()
    return found


def shown(qtbot: QtBot, dialog: QDialog) -> None:
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


@pytest.fixture
def dialog(qtbot: QtBot, window: QWidget) -> Callable[..., IssueDialog]:
    """Opens the dialog that issues, on findings."""

    def opened(
        *findings: Finding, last: EditionRow | None = None, changes: Changes | None = None
    ) -> IssueDialog:
        made = IssueDialog(analysis(*findings), last, changes, window)
        shown(qtbot, made)
        return made

    return opened


def press(place: QWidget, words: str) -> None:
    (found,) = (
        one
        for one in place.findChildren(QPushButton)
        if one.text().replace("&", "") == words and one.isVisible()
    )
    found.click()


def tab_stops(dialog: QDialog) -> list[QWidget]:
    """Every widget that Tab reaches."""
    found: list[QWidget] = []
    at = dialog.focusWidget()
    assert at is not None
    while at not in found:
        found.append(at)
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
        at = dialog.focusWidget()
        assert at is not None
    return found


def name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


# -- issuing


def it_tells_what_will_go_out(dialog: Callable[..., IssueDialog]) -> None:
    first = dialog()
    assert first.title.text() == "Edition 1 of “The pass”"
    assert first.about.text() == "TLP:AMBER · dated 1 May 2026 · the first edition"


def it_counts_on_from_the_last_edition(dialog: Callable[..., IssueDialog]) -> None:
    next_one = dialog(last=SECOND)
    assert next_one.title.text() == "Edition 3 of “The pass”"
    assert next_one.about.text().endswith("edition 2 was issued on 2 June 2026")


@pytest.mark.parametrize(
    ("severities", "enabled", "state"),
    [
        ((), True, "Nothing stands in its way."),
        (("warning",), True, "No error stands. Have a look at what else was found, or issue it as it is."),
        (
            ("error", "warning"),
            False,
            "1 error holds it back: mend what was found, or say why it does not matter here.",
        ),
        (
            ("error", "error"),
            False,
            "2 errors hold it back: mend what was found, or say why it does not matter here.",
        ),
    ],
)
def it_issues_only_when_no_error_stands(
    dialog: Callable[..., IssueDialog], severities: tuple[Severity, ...], enabled: bool, state: str
) -> None:
    made = dialog(*(finding(one, f"{one} {number}") for number, one in enumerate(severities)))
    assert made.issue.isEnabled() is enabled
    assert made.state.text() == state


def it_follows_the_brief_while_it_is_mended(dialog: Callable[..., IssueDialog]) -> None:
    made = dialog(finding("error", "No source."))
    made.show_analysis(analysis(brief=BRIEF.model_copy(update={"title": "The other pass"})))
    assert made.title.text() == "Edition 1 of “The other pass”"
    assert made.issue.isEnabled()


def it_goes_away_when_another_brief_is_open(dialog: Callable[..., IssueDialog]) -> None:
    made = dialog()
    made.show_analysis(analysis(brief=BRIEF.model_copy(update={"id": "other"})))
    assert not made.isVisible()


def it_asks_why_an_error_does_not_matter(qtbot: QtBot, dialog: Callable[..., IssueDialog]) -> None:
    error = finding("error", "No source.")
    made = dialog(error)
    made.panel.list.setCurrentRow(0)
    press(made, "Not here, because …")
    question = made.findChild(QInputDialog)
    assert question is not None
    question.setTextValue("It is on paper")
    with qtbot.waitSignal(made.waived) as told:
        question.accept()
    assert told.args == [error, "It is on paper"]


def it_asks_for_what_mends_an_error(qtbot: QtBot, dialog: Callable[..., IssueDialog]) -> None:
    fix = Fix("Take the reference out")
    made = dialog(finding("error", "No fact.", fix))
    made.panel.list.setCurrentRow(0)
    with qtbot.waitSignal(made.fix_wanted) as told:
        press(made, "Take the reference out")
    assert told.args == [fix]


def it_goes_to_the_place_of_an_error_by_keyboard(qtbot: QtBot, dialog: Callable[..., IssueDialog]) -> None:
    error = finding("error", "No fact.")
    made = dialog(error)
    assert made.focusWidget() is made.panel.list
    QTest.keyClick(made.panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(made.place_wanted) as told:
        QTest.keyClick(made.panel.list, Qt.Key.Key_Return)
    assert told.args == [error]
    assert made.isVisible()


def it_takes_back_what_was_let_stand(qtbot: QtBot, dialog: Callable[..., IssueDialog]) -> None:
    made = dialog()
    waiver = Waiver(rule="rule", key="k", reason="paper")
    made.show_analysis(Analysis(Material(BRIEF), waived=((finding("error", "No source."), waiver),)))
    made.panel.list.setCurrentRow(0)
    with qtbot.waitSignal(made.unwaive_wanted) as told:
        press(made, "Check this again")
    assert told.args == [waiver]


def it_issues_once(qtbot: QtBot, dialog: Callable[..., IssueDialog]) -> None:
    made = dialog()
    assert made.focusWidget() is made.issue
    with qtbot.waitSignal(made.issue_wanted):
        QTest.keyClick(made.issue, Qt.Key.Key_Return)
    assert not made.issue.isEnabled()
    assert made.state.text() == "Issuing …"


def it_tells_why_it_was_not_issued_and_lets_it_be_tried_again(dialog: Callable[..., IssueDialog]) -> None:
    made = dialog()
    made.issue.click()
    made.fail("The disk is full.")
    assert made.issue.isEnabled()
    assert made.state.text() == "The disk is full."


def it_waits_for_the_checks(dialog: Callable[..., IssueDialog]) -> None:
    made = dialog()
    made.wait()
    assert not made.issue.isEnabled()
    made.show_analysis(analysis())
    assert made.issue.isEnabled()


def it_shows_no_changes_before_the_first_edition(dialog: Callable[..., IssueDialog]) -> None:
    assert not dialog().changes.isVisible()


def it_shows_what_changed_since_the_last_edition(qtbot: QtBot, dialog: Callable[..., IssueDialog]) -> None:
    made = dialog(last=FIRST, changes=MOVED)
    assert "“It will <close>”: likelihood went from unlikely to likely." in made.changes.toPlainText()
    with qtbot.waitSignal(made.insert_wanted) as told:
        press(made, "Put at the head of the brief")
    assert told.args == [MOVED]


def it_offers_no_section_where_nothing_changed(dialog: Callable[..., IssueDialog]) -> None:
    made = dialog(last=FIRST, changes=UNMOVED)
    assert made.changes.isVisible()
    assert not made.insert.isVisible()


def it_reaches_every_control_of_issuing_by_tab(dialog: Callable[..., IssueDialog]) -> None:
    made = dialog(finding("warning", "Long."), last=FIRST, changes=MOVED)
    made.panel.list.setCurrentRow(0)
    stops = tab_stops(made)
    assert {made.issue, made.panel.list, made.changes, made.insert} <= set(stops)
    assert [stop for stop in stops if not name(stop)] == []


# -- the list


@pytest.fixture
def editions(qtbot: QtBot, window: QWidget) -> EditionsDialog:
    made = EditionsDialog("The pass", [SECOND, FIRST], window)
    shown(qtbot, made)
    return made


def it_lists_number_days_and_title(editions: EditionsDialog) -> None:
    items = [editions.list.topLevelItem(row) for row in range(2)]
    assert [[item.text(column) for column in range(4)] for item in items if item] == [
        ["2", "", "2 June 2026", "The pass, again"],
        ["1", "1 May 2026", "2 May 2026", "The pass"],
    ]


def it_opens_an_edition_by_keyboard(qtbot: QtBot, editions: EditionsDialog) -> None:
    editions.list.setFocus()
    QTest.keyClick(editions.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(editions.open_wanted) as told:
        QTest.keyClick(editions.list, Qt.Key.Key_Return)
    assert told.args == [FIRST]
    assert not editions.isVisible()


def it_asks_for_the_document_as_it_was_issued(qtbot: QtBot, editions: EditionsDialog) -> None:
    with qtbot.waitSignal(editions.document_wanted) as told:
        editions.document.click()
    assert told.args == [SECOND]
    assert editions.isVisible()


@pytest.mark.parametrize(
    ("row", "other", "asked"),
    [(0, "the draft", ["e2", ""]), (0, "edition 1", ["e1", "e2"]), (1, "edition 2", ["e1", "e2"])],
)
def it_compares_the_earlier_edition_with_the_later_one(
    qtbot: QtBot, editions: EditionsDialog, row: int, other: str, asked: list[str]
) -> None:
    editions.list.setCurrentIndex(editions.list.model().index(row, 0))
    editions.other.setCurrentText(other)
    with qtbot.waitSignal(editions.compare_wanted) as told:
        editions.compare.click()
    assert told.args == asked
    assert not editions.isVisible()


def it_compares_no_edition_with_itself(editions: EditionsDialog) -> None:
    offered = [editions.other.itemText(number) for number in range(editions.other.count())]
    assert offered == ["the draft", "edition 1"]


def it_says_that_none_was_issued(qtbot: QtBot, window: QWidget) -> None:
    made = EditionsDialog("The pass", [], window)
    shown(qtbot, made)
    assert not made.list.isVisible()
    assert not made.compare.isVisible()


def it_reaches_every_control_of_the_list_by_tab(editions: EditionsDialog) -> None:
    editions.list.setFocus()
    stops = tab_stops(editions)
    assert {editions.list, editions.other, editions.compare, editions.open_button, editions.document} <= set(
        stops
    )
    assert [stop for stop in stops if not name(stop)] == []


# -- what changed


def it_tells_changes_under_headings(qtbot: QtBot, window: QWidget) -> None:
    made = ChangesView(MOVED, True, window)
    shown(qtbot, made)
    assert made.text.toPlainText().splitlines() == [
        "Judgements",
        "“It will <close>”: likelihood went from unlikely to likely.",
    ]


def it_copies_changes_with_the_editions_that_they_are_of(qtbot: QtBot, window: QWidget) -> None:
    made = ChangesView(MOVED, True, window)
    made.copy.click()
    assert QGuiApplication.clipboard().text() == (
        "Edition 1 (1 May 2026) → the draft (1 May 2026)\n"
        "“It will <close>”: likelihood went from unlikely to likely."
    )


def it_asks_to_put_changes_at_the_head_of_the_brief(qtbot: QtBot, window: QWidget) -> None:
    made = ChangesView(MOVED, True, window)
    with qtbot.waitSignal(made.insert_wanted) as told:
        made.insert.click()
    assert told.args == [MOVED]


def it_does_not_put_changes_into_a_brief_that_can_only_be_read(qtbot: QtBot, window: QWidget) -> None:
    made = ChangesView(MOVED, False, window)
    shown(qtbot, made)
    assert not made.insert.isVisible()
    assert made.copy.isVisible()


def it_keeps_the_place_of_a_reader_when_nothing_new_is_told(qtbot: QtBot, window: QWidget) -> None:
    made = ChangesView(MOVED, True, window)
    made.text.selectAll()
    made.text.show_changes(MOVED)
    assert made.text.textCursor().hasSelection()
