"""Saving as one writes, also when it fails, and leaving while it goes on."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefwright import app
from briefwright.gui import autosave
from briefwright.storage.workspace import Workspace
from gui import window_world
from gui.window_world import Window, words_of


def close(window: Window) -> None:
    window.bench.pane.drop_brief()
    window.stage.frame.close()


def it_saves_by_itself_soon_after_a_change(qtbot: QtBot, window: Window) -> None:
    window.go("bottom", "b2")
    window.type("Soon kept. ")
    qtbot.waitUntil(lambda: "Soon kept. " in words_of(window.stored(), "bottom"))


def it_tells_a_save_that_fails_and_tries_again(qtbot: QtBot, tmp_path: Path) -> None:
    path = window_world.workspace(tmp_path)
    desk, store = window_world.fussy(path)
    store.refusals = 1
    window = window_world.show(qtbot, desk)
    window.go("bottom", "b2")
    with qtbot.waitSignal(window.bench.pane.save_failed):
        window.type("Kept in mind. ")
    assert window.notice == "The disk is full."
    assert window.stage.frame.state.text() == "Not saved"
    assert "Kept in mind. " in words_of(window.brief, "bottom")
    with qtbot.waitSignal(window.bench.pane.saved, timeout=autosave.RETRY + 1000):
        pass
    assert window.notice == "Everything is saved again."
    assert "Kept in mind. " in words_of(window.stored(), "bottom")
    close(window)


def it_saves_what_is_pending_when_the_window_is_closed(window: Window) -> None:
    window.go("bottom", "b2")
    window.type("At the last moment. ")
    window.stage.frame.close()
    assert "At the last moment. " in words_of(window.stored(), "bottom")


def it_saves_what_is_pending_when_another_brief_is_opened(window: Window) -> None:
    window.go("bottom", "b2")
    window.type("Before I go. ")
    window.bench.shelf.open("other")
    assert "Before I go. " in words_of(window.stored(), "bottom")
    window.bench.shelf.open("talks")
    assert "Before I go. " in words_of(window.brief, "bottom")


def it_loses_nothing_when_it_is_closed_while_a_save_is_under_way(qtbot: QtBot, tmp_path: Path) -> None:
    path = window_world.workspace(tmp_path)
    desk, store = window_world.fussy(path)
    store.seconds = 0.2
    window = window_world.show(qtbot, desk)
    window.go("bottom", "b2")
    window.type("First ")
    qtbot.wait(autosave.DELAY + 50)
    window.type("second ")
    window.stage.frame.close()
    assert not window.stage.frame.isVisible()
    assert "First second " in words_of(window.stored(), "bottom")


def it_stays_open_while_the_text_cannot_be_saved(qtbot: QtBot, tmp_path: Path) -> None:
    desk, store = window_world.fussy(window_world.workspace(tmp_path))
    store.refusals = 1000
    window = window_world.show(qtbot, desk)
    window.go("bottom", "b2")
    window.type("Only here. ")
    assert not window.stage.frame.close()
    qtbot.waitUntil(lambda: len(window.bench.pane.notice.offered()) == 1)
    assert "Only here. " in words_of(window.brief, "bottom")
    window.bench.shelf.open("other")
    assert window.brief.id == "talks"
    (give_up,) = window.bench.pane.notice.offered()
    give_up.click()
    assert window.bench.pane.brief is None
    assert window.stage.frame.close()


def it_ends_once_the_text_could_be_saved_after_all(qtbot: QtBot, tmp_path: Path) -> None:
    desk, store = window_world.fussy(window_world.workspace(tmp_path))
    store.refusals = 1
    window = window_world.show(qtbot, desk)
    window.go("bottom", "b2")
    window.type("After all. ")
    assert not window.stage.frame.close()
    assert window.stage.frame.close()
    assert "After all. " in words_of(window.stored(), "bottom")


def it_goes_on_saving_after_a_bug(qtbot: QtBot, tmp_path: Path) -> None:
    desk, store = window_world.fussy(window_world.workspace(tmp_path))
    store.bugs = 1
    window = window_world.show(qtbot, desk)
    window.go("bottom", "b2")
    with qtbot.captureExceptions() as raised:
        window.type("Before. ")
        qtbot.waitUntil(lambda: bool(raised))
    with qtbot.waitSignal(window.bench.pane.saved):
        window.type("After. ")
    assert "Before. After. " in words_of(window.stored(), "bottom")
    close(window)


def it_tells_a_conflict_with_another_window_and_keeps_both_texts(qtbot: QtBot, tmp_path: Path) -> None:
    path = window_world.workspace(tmp_path)
    mine = window_world.show(qtbot, app.open_desk(path))
    yours = window_world.show(qtbot, app.open_desk(path))
    yours.go("bottom", "b2")
    with qtbot.waitSignal(yours.bench.pane.saved):
        yours.type("Yours. ")
    mine.go("bottom", "b2")
    with qtbot.waitSignal(mine.bench.pane.save_failed):
        mine.type("Mine. ")
    assert "changed in another window" in mine.notice
    assert "Mine. " in words_of(mine.brief, "bottom")
    assert "Yours. " in words_of(mine.stored(), "bottom")
    assert "Mine. " not in words_of(mine.stored(), "bottom")
    close(mine)
    close(yours)


def it_lets_two_windows_write_in_different_places(qtbot: QtBot, tmp_path: Path) -> None:
    path = window_world.workspace(tmp_path)
    mine = window_world.show(qtbot, app.open_desk(path))
    yours = window_world.show(qtbot, app.open_desk(path))
    yours.go("data", "d1")
    with qtbot.waitSignal(yours.bench.pane.saved):
        yours.type("Yours. ")
    mine.go("bottom", "b2")
    with qtbot.waitSignal(mine.bench.pane.saved):
        mine.type("Mine. ")
    assert "Mine. " in words_of(mine.stored(), "bottom")
    assert "Yours. " in words_of(mine.stored(), "data")
    mine.stage.frame.close()
    yours.stage.frame.close()


def it_puts_what_cannot_be_saved_into_a_copy(qtbot: QtBot, tmp_path: Path) -> None:
    desk, store = window_world.fussy(window_world.workspace(tmp_path))
    store.refusals = 1000
    window = window_world.show(qtbot, desk)
    window.go("bottom", "b2")
    with qtbot.waitSignal(window.bench.pane.save_failed):
        window.type("Rescued. ")
    window.bench.shelf.save_copy(str(tmp_path / "copy.briefwright"))
    qtbot.waitUntil(lambda: "copy.briefwright" in window.notice)
    copy = Workspace.open(tmp_path / "copy.briefwright")
    assert "Rescued. " in words_of(copy.brief("talks"), "bottom")
    copy.close()
    close(window)
