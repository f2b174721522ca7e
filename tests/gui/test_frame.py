"""The frame: commands, menus, palette, and what holds of every command."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from briefwright.editing.commands import BY_ID, COMMANDS, MENUS, READING
from briefwright.gui import theme
from briefwright.gui.picker import Picker
from gui.window_world import Window

# What would leave the window or the workspace; tests of their own carry them out.
_LEAVING = ("workspace.", "window.")


def menus(window: Window) -> dict[str, QMenu]:
    bar = window.stage.frame.menuBar()
    found = {action.text().replace("&", ""): action.menu() for action in bar.actions()}
    return {name: menu for name, menu in found.items() if isinstance(menu, QMenu)}


def close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog | QMenu) and widget.isVisible():
            widget.hide()


def palette(window: Window) -> Picker:
    window.run("view.palette")
    (found,) = (one for one in window.stage.frame.findChildren(Picker) if one.isVisible())
    return found


def it_has_something_to_do_for_every_command(window: Window) -> None:
    handlers = {**window.bench.handlers(), **window.stage.frame.own_handlers()}
    assert set(handlers) == set(BY_ID)


def in_no_brief(window: Window) -> None:
    window.bench.pane.close_brief()


def in_an_empty_brief(window: Window) -> None:
    window.bench.shelf.open("empty")


def in_text(window: Window) -> None:
    window.go("bottom", "b2", 4)


def in_a_reference(window: Window) -> None:
    window.page.go_to_ref("r-port")


def in_a_cell(window: Window) -> None:
    window.page.go_to_ref("r-cell")


def in_a_heading(window: Window) -> None:
    window.page.rename_section("data")


def in_a_section_without_text(window: Window) -> None:
    window.go("last")


def in_a_brief_with_a_missing_fact(window: Window) -> None:
    window.bench.shelf.open("other")
    window.page.go_to_ref("r-lost")


STATES = (
    in_no_brief,
    in_an_empty_brief,
    in_text,
    in_a_reference,
    in_a_cell,
    in_a_heading,
    in_a_section_without_text,
    in_a_brief_with_a_missing_fact,
)


def carry_out_all(window: Window, state: Callable[[Window], None]) -> None:
    for command in COMMANDS:
        if command.id.startswith(_LEAVING):
            continue
        state(window)
        handlers = {**window.bench.handlers(), **window.stage.frame.own_handlers()}
        handlers[command.id]()
        QApplication.processEvents()
        close_dialogs()
        while window.bench.pane.document is not None and window.bench.pane.document.undo():
            pass


@pytest.mark.parametrize("state", STATES)
def it_carries_out_every_command_in_every_state(window: Window, state: Callable[[Window], None]) -> None:
    carry_out_all(window, state)


@pytest.mark.parametrize("state", STATES)
def it_carries_out_every_command_where_nothing_can_be_written(
    read_only: Window, state: Callable[[Window], None]
) -> None:
    before = read_only.stored()
    carry_out_all(read_only, state)
    assert read_only.stored() == before


def it_offers_only_what_reads_where_nothing_can_be_written(read_only: Window) -> None:
    by_id = read_only.stage.frame.commands.by_id
    assert {name for name, action in by_id.items() if action.isEnabled()} <= READING


def it_offers_without_a_brief_only_what_needs_none(window: Window) -> None:
    window.bench.pane.close_brief()
    by_id = window.stage.frame.commands.by_id
    enabled = {name for name, action in by_id.items() if action.isEnabled()}
    assert enabled == {one.id for one in COMMANDS if one.needs in ("nothing", "workspace")}


def it_builds_its_menus_from_the_commands(window: Window) -> None:
    found = menus(window)
    assert tuple(found) == MENUS
    for name, menu in found.items():
        entries = [action.objectName() for action in menu.actions() if not action.isSeparator()]
        assert entries == [command.id for command in COMMANDS if command.menu == name]


def it_draws_the_icons_of_a_menu_when_it_is_opened(window: Window) -> None:
    action: QAction = window.stage.frame.commands.by_id["section.new"]
    assert action.icon().isNull()
    menus(window)["Section"].aboutToShow.emit()
    assert not action.icon().isNull()


def it_lists_every_enabled_command_in_the_palette(window: Window) -> None:
    window.go("bottom", "b2")
    by_id = window.stage.frame.commands.by_id
    enabled = [one.title for one in COMMANDS if by_id[one.id].isEnabled() and one.id != "view.palette"]
    picker = palette(window)
    assert [picker.list.item(row).text() for row in range(picker.list.count())] == enabled
    picker.close()


def it_carries_out_what_is_picked_and_gives_the_focus_back(qtbot: QtBot, window: Window) -> None:
    window.go("bottom", "b2")
    before = QApplication.focusWidget()
    picker = palette(window)
    QTest.keyClicks(picker.field, "new sec")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "New section" in [one.title for one in window.brief.sections])
    assert before is not None


def it_leaves_everything_as_it_was_when_the_palette_is_left(qtbot: QtBot, window: Window) -> None:
    window.go("bottom", "b2")
    surface, before = window.surface, window.brief
    picker = palette(window)
    QTest.keyClick(picker.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(surface.hasFocus)
    assert window.brief is before


def it_gives_a_name_to_every_stop_of_the_tab_key(window: Window) -> None:
    unnamed: list[str] = []
    seen: set[int] = set()
    stop: QWidget | None = window.stage.frame
    while stop is not None and id(stop) not in seen:
        seen.add(id(stop))
        takes_tab = bool(stop.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if takes_tab and stop.isVisible() and stop.focusProxy() is None:
            text = getattr(stop, "text", None)
            if not (stop.accessibleName() or (callable(text) and str(text()))):
                unnamed.append(repr(stop))
        stop = stop.nextInFocusChain()
    assert len(seen) > 20
    assert unnamed == []


def it_repaints_light_and_dark_and_remembers_which(window: Window) -> None:
    try:
        for dark in (True, False):
            window.run("view.dark")
            QApplication.processEvents()
            window.stage.frame.grab()
            assert theme.is_dark() is dark
            assert window.settings.dark is dark
    finally:
        theme.apply(False)


def it_remembers_where_it_was(window: Window) -> None:
    window.stage.frame.close()
    assert window.settings.geometry


def it_takes_no_key_of_the_structured_editors() -> None:
    theirs = {"Alt+Up", "Alt+Down", "Ctrl+Return", "Ctrl+Enter", "Alt+Return", "Alt+Enter"}
    assert theirs.isdisjoint(command.shortcut for command in COMMANDS)
