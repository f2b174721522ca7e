"""The panes around the text and the views in its place: shown, hidden, walked through, and told above."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefwright import app
from briefwright.gui.brief.pane import BriefPane
from briefwright.gui.ledger.view import LedgerView
from briefwright.gui.timeline.view import TimelineView
from briefwright.settings import Settings
from gui import window_world
from gui.window_world import Window


def resize(window: Window, width: int) -> None:
    window.stage.frame.resize(width, 800)
    QApplication.processEvents()


def where(window: Window) -> str:
    """The pane in which the focus is."""
    bench, focused = window.bench, QApplication.focusWidget()
    assert focused is not None
    panes: dict[str, QWidget] = {
        "library": bench.library,
        "middle": bench.analysis.views,
        "inspector": bench.inspector,
        "checks": bench.analysis.panel,
    }
    return next(name for name, pane in panes.items() if pane.isAncestorOf(focused))


def it_leads_through_the_panes_and_round(window: Window) -> None:
    window.go("bottom", "b2")
    window.bench.inspector.show_record("fact", "port")
    QApplication.processEvents()
    walked = []
    for _ in range(4):
        window.run("view.next_pane")
        walked.append(where(window))
    assert walked == ["inspector", "checks", "library", "middle"]
    assert window.surface.hasFocus()
    for _ in range(4):
        window.run("view.previous_pane")
        walked.append(where(window))
    assert walked[4:] == ["library", "checks", "inspector", "middle"]


def it_passes_over_panes_that_are_hidden(window: Window) -> None:
    for name in ("library", "inspector"):
        window.run(f"view.{name}")
    window.go("bottom", "b2")
    window.run("view.next_pane")
    assert where(window) == "checks"


def it_folds_the_side_away_with_the_last_pane_in_it(window: Window) -> None:
    window.run("view.inspector")
    assert window.bench.side.isVisible()
    window.run("view.checks")
    assert not window.bench.side.isVisible()
    window.run("view.checks")
    assert window.bench.analysis.panel.isVisible()
    assert not window.bench.inspector.isVisible()


def it_remembers_which_panes_were_hidden(window: Window) -> None:
    window.run("view.checks")
    window.run("view.library")
    window.stage.frame.close()
    assert window.settings.hidden == ("library", "checks", "preview")


def it_unfolds_the_outline_in_a_small_window_by_its_command(window: Window) -> None:
    resize(window, 1000)
    spread = window.bench.pane.splitter
    assert spread.sizes()[0] == 0
    window.run("view.outline")
    QApplication.processEvents()
    assert spread.sizes()[0] >= spread.outline.minimumWidth() > 0
    assert window.stage.frame.commands.by_id["view.outline"].isChecked()
    window.run("view.outline")
    assert spread.outline.isHidden()


@pytest.mark.parametrize(("name", "kind"), [("ledger", LedgerView), ("timeline", TimelineView)])
def it_shows_a_view_in_place_of_the_text_and_back(window: Window, name: str, kind: type[QWidget]) -> None:
    assert window.bench.findChild(kind) is None
    window.run(f"view.{name}")
    view = window.bench.findChild(kind)
    assert view is not None
    assert view.isVisible()
    assert not window.page.isVisible()
    window.run(f"view.{name}")
    assert window.page.isVisible()
    assert where(window) == "middle"
    window.run(f"view.{name}")
    assert window.bench.findChildren(kind) == [view]


@pytest.mark.parametrize(
    "command",
    ["edit.find", "insert.table", "section.next", "view.text", "reference.take_all", "edit.details"],
)
def it_shows_the_text_before_a_command_works_on_it(window: Window, command: str) -> None:
    window.go("bottom", "b2")
    window.run("view.ledger")
    window.bench.handlers()[command]()
    assert window.page.isVisible()


@pytest.mark.parametrize("brief", ["talks", "other"])
def it_shows_a_brief_that_is_opened_from_another_view(window: Window, brief: str) -> None:
    window.run("view.timeline")
    window.bench.shelf.open(brief)
    assert window.brief.id == brief
    assert window.page.isVisible()


def it_keeps_the_ledger_while_the_brief_is_deleted(window: Window) -> None:
    window.run("view.ledger")
    window.bench.shelf.remove(window.brief)
    assert window.bench.analysis.views.shown == "ledger"
    window.run("view.ledger")
    pane = window.bench.findChild(BriefPane)
    assert pane is not None
    assert pane.isVisible()


def it_tells_what_happened_above_any_view(window: Window) -> None:
    window.run("view.ledger")
    window.bench.records.failed.emit("The disk is full.")
    assert window.notice == "The disk is full."
    assert window.bench.pane.notice.isVisible()


def it_leads_into_the_ledger_while_that_is_shown(window: Window) -> None:
    window.run("view.ledger")
    window.bench.library.focus_search()
    window.run("view.next_pane")
    focused, ledger = QApplication.focusWidget(), window.bench.findChild(LedgerView)
    assert focused is not None
    assert ledger is not None
    assert ledger.isAncestorOf(focused)


def it_begins_with_the_panes_as_they_were(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(dark=False, hidden=("checks", "minimap"))
    desk = app.open_desk(window_world.workspace(tmp_path))
    window = window_world.show(qtbot, desk, settings)
    assert window.bench.panes.hidden() == ("checks", "preview")
    assert not window.stage.frame.commands.by_id["view.checks"].isChecked()
    window.stage.frame.close()


def shown_columns(window: Window) -> dict[str, int]:
    """The widths of the columns that are shown."""
    QApplication.processEvents()
    names = ("library", "middle", "preview", "side")
    return {name: width for name, width in zip(names, window.bench.sizes(), strict=True) if width}


@pytest.mark.parametrize(
    ("width", "columns"),
    [
        (1600, ["library", "middle", "preview", "side"]),
        (1280, ["library", "middle", "preview"]),
        (1000, ["middle", "preview"]),
    ],
)
def it_makes_room_for_the_preview_where_there_is_little(
    window: Window, width: int, columns: list[str]
) -> None:
    resize(window, width)
    before = shown_columns(window)
    window.run("view.preview")
    shown = shown_columns(window)
    assert list(shown) == columns
    assert shown["middle"] >= 500
    assert shown["preview"] >= 400
    assert window.bench.panes.hidden() == ()
    window.run("view.preview")
    assert list(shown_columns(window)) == list(before)


def it_gives_way_and_comes_back_with_the_width_of_the_window(window: Window) -> None:
    resize(window, 1600)
    window.run("view.preview")
    resize(window, 1000)
    assert list(shown_columns(window)) == ["middle", "preview"]
    assert not window.stage.frame.commands.by_id["view.library"].isChecked()
    resize(window, 1600)
    assert list(shown_columns(window)) == ["library", "middle", "preview", "side"]
    assert window.stage.frame.commands.by_id["view.library"].isChecked()


def it_keeps_a_pane_beside_the_preview_that_was_asked_for(window: Window) -> None:
    resize(window, 1000)
    window.run("view.preview")
    window.run("view.library")
    assert list(shown_columns(window)) == ["library", "middle", "preview"]
    resize(window, 1010)
    assert list(shown_columns(window)) == ["library", "middle", "preview"]


def it_never_shows_what_the_user_hid(window: Window) -> None:
    resize(window, 1600)
    window.run("view.library")
    window.run("view.preview")
    resize(window, 1000)
    resize(window, 1700)
    assert list(shown_columns(window)) == ["middle", "preview", "side"]
    assert window.bench.panes.hidden() == ("library",)


def it_gives_the_preview_its_width_from_the_start(qtbot: QtBot, tmp_path: Path) -> None:
    desk = app.open_desk(window_world.workspace(tmp_path))
    window = window_world.show(qtbot, desk, Settings(dark=False, panes=(336, 520, 264, 304), hidden=()))
    resize(window, 1424)
    shown = shown_columns(window)
    assert list(shown) == ["library", "middle", "preview"]
    assert shown["preview"] >= 400
    window.stage.frame.close()


def it_gives_a_notice_the_height_that_its_words_need(qtbot: QtBot, window: Window) -> None:
    resize(window, 1000)
    notice = window.bench.pane.notice
    notice.tell("A long sentence about what happened just now. " * 8, "warning", [("Undo", notice.hide)])
    qtbot.waitUntil(lambda: notice.height() == notice.heightForWidth(notice.width()))
