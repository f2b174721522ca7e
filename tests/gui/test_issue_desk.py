"""What keeps a brief from being issued, and what is told about that."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from briefwright import app
from briefwright.domain import edits
from briefwright.domain.blocks import Paragraph
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import FactRef, text
from briefwright.domain.editions import Edition
from briefwright.domain.errors import Conflict, UserError
from briefwright.editing.analysis import Analysis
from briefwright.gui.checks import live
from briefwright.gui.editions.issue_dialog import IssueDialog
from gui import window_world
from gui.window_world import Window

SOUND = Brief(
    id="sound",
    title="A sound brief",
    sections=(Section(id="s", title="S", blocks=(Paragraph(id="p", content=text("See below.")),)),),
)


@pytest.fixture
def sound(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The window with a brief in which no error stands."""
    path = window_world.workspace(tmp_path, (window_world.OTHER, SOUND))
    found = window_world.show(qtbot, app.open_desk(path))
    qtbot.waitUntil(lambda: found.bench.analysis.latest is not None)
    yield found
    found.stage.frame.close()


def asked(qtbot: QtBot, window: Window) -> IssueDialog:
    """The dialog that issues the brief."""
    window.run("brief.issue")
    qtbot.waitUntil(lambda: window.bench.findChild(IssueDialog) is not None)
    dialog = window.bench.findChild(IssueDialog)
    assert dialog is not None
    return dialog


def editions(window: Window) -> int:
    return len(window.bench.desk.base.editions("sound"))


def it_says_that_nothing_was_issued_yet_to_compare_with(qtbot: QtBot, sound: Window) -> None:
    sound.run("insert.changes")
    qtbot.waitUntil(lambda: sound.notice.startswith("This brief was not issued yet"))
    assert sound.order == ["s"]


def it_holds_a_brief_back_in_which_an_error_appears_at_the_last_moment(qtbot: QtBot, sound: Window) -> None:
    dialog = asked(qtbot, sound)
    lost = FactRef(id="r", fact="lost", revision=1, shown="something long gone")
    block = Paragraph(id="q", content=(lost,))
    sound.bench.pane.perform("Add", lambda brief: edits.splice_blocks(brief, "s", 1, 0, (block,)))
    dialog.issue.click()
    qtbot.waitUntil(lambda: "back" in dialog.state.text())
    assert not dialog.issue.isEnabled()
    sound.bench.runner.wait()
    assert editions(sound) == 0


def it_tells_in_the_dialog_that_somebody_else_issued_it_meanwhile(
    qtbot: QtBot, sound: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Conflict("Somebody else issued this brief meanwhile.")

    monkeypatch.setattr(sound.bench.desk.store, "save_edition", refuse)
    dialog = asked(qtbot, sound)
    dialog.issue.click()
    qtbot.waitUntil(lambda: dialog.state.text() == "Somebody else issued this brief meanwhile.")
    assert dialog.issue.isEnabled()


def it_issues_nothing_later_when_the_checks_fail(
    qtbot: QtBot, sound: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Analysis:
        raise UserError("The file is gone.")

    dialog = asked(qtbot, sound)
    with monkeypatch.context() as broken:
        broken.setattr(live, "analyse", refuse)
        dialog.issue.click()
        qtbot.waitUntil(lambda: dialog.state.text() == "The file is gone.")
    with qtbot.waitSignal(sound.bench.analysis.arrived):
        sound.bench.analysis.look()
    sound.bench.runner.wait()
    assert editions(sound) == 0


def it_issues_once_however_much_is_typed_meanwhile(
    qtbot: QtBot, sound: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed, save = Event(), sound.bench.desk.store.save_edition

    def wait_and_save(edition: Edition, document: bytes) -> Edition:
        typed.wait(10)
        return save(edition, document)

    monkeypatch.setattr(sound.bench.desk.store, "save_edition", wait_and_save)
    dialog = asked(qtbot, sound)
    dialog.issue.click()
    qtbot.waitUntil(lambda: dialog.state.text() == "Issuing …")
    with qtbot.waitSignal(sound.bench.analysis.arrived):
        sound.bench.pane.perform("Add", lambda brief: edits.rename_section(brief, "s", "Typed meanwhile"))
    assert not dialog.issue.isEnabled()
    with qtbot.waitSignal(sound.bench.issuing.issued):
        typed.set()
    assert editions(sound) == 1


def it_issues_nothing_once_the_dialog_is_closed(qtbot: QtBot, sound: Window) -> None:
    dialog = asked(qtbot, sound)
    dialog.issue.click()
    dialog.reject()
    with qtbot.waitSignal(sound.bench.analysis.arrived):
        sound.bench.analysis.look()
    sound.bench.runner.wait()
    assert editions(sound) == 0


def it_opens_one_dialog_however_often_it_is_asked(qtbot: QtBot, sound: Window) -> None:
    sound.run("brief.issue")
    asked(qtbot, sound)
    sound.bench.runner.wait()
    qtbot.wait(20)
    assert len(sound.bench.findChildren(IssueDialog)) == 1


def it_closes_the_dialog_with_its_brief(qtbot: QtBot, sound: Window) -> None:
    asked(qtbot, sound)
    sound.bench.shelf.open("other")
    qtbot.waitUntil(lambda: sound.bench.findChild(IssueDialog) is None)


def it_goes_to_what_has_changed_when_that_was_put_at_the_head(qtbot: QtBot, sound: Window) -> None:
    dialog = asked(qtbot, sound)
    with qtbot.waitSignal(sound.bench.issuing.issued, timeout=20_000):
        dialog.issue.click()
    sound.run("insert.changes")
    qtbot.waitUntil(lambda: len(sound.order) == 2)
    section = sound.page.current_section()
    assert section is not None
    assert section.role == "changes"


def it_does_not_issue_where_nothing_can_be_written(qtbot: QtBot, read_only: Window) -> None:
    qtbot.waitUntil(lambda: read_only.bench.analysis.latest is not None)
    read_only.bench.handlers()["brief.issue"]()
    read_only.bench.runner.wait()
    qtbot.wait(20)
    assert read_only.bench.findChild(IssueDialog) is None
