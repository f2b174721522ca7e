"""The editor of the summary of sources."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import SourceSummary
from briefwright.domain.content import plain, text
from briefwright.gui.structured.source_summary import SourceSummaryEditor
from gui.structured_world import on_screen, surroundings
from gui.window_world import Window

NewId = Callable[[], str]
BLOCK = SourceSummary(id="z", gaps=text("No crew was heard"))


def _told(editor: SourceSummaryEditor) -> list[str]:
    """The lines that are to be seen, from the top."""
    QApplication.processEvents()
    found = [one for one in editor.findChildren(QLabel) if one.wordWrap() and one.isVisible()]
    return [one.text() for one in sorted(found, key=lambda one: one.mapTo(editor, QPoint(0, 0)).y())]


def it_tells_what_the_brief_rests_on_sentence_by_sentence(qtbot: QtBot, new_id: NewId) -> None:
    told = ["The brief cites 2 facts.", "Both are old."]
    world = replace(surroundings(new_id), summed_up=lambda: tuple(told))
    editor, changes = on_screen(qtbot, SourceSummaryEditor(BLOCK, world))
    assert _told(editor) == [*told, "What is missing"]
    told.pop()
    editor.refresh()
    assert _told(editor) == [*told, "What is missing"]
    assert changes == []


def it_takes_what_the_analyst_says_is_missing(qtbot: QtBot, new_id: NewId) -> None:
    editor, changes = on_screen(qtbot, SourceSummaryEditor(BLOCK, surroundings(new_id)))
    QTest.keyClicks(editor.cells()[0], "So far: ")
    assert plain(changes[-1][0].gaps) == "So far: No crew was heard"


def it_leads_to_what_can_be_written(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = on_screen(qtbot, SourceSummaryEditor(BLOCK, surroundings(new_id)))
    editor.setFocus()
    qtbot.waitUntil(editor.cells()[0].hasFocus)


def it_is_summed_up_whenever_the_brief_is_analysed(qtbot: QtBot, window: Window) -> None:
    window.go("last")
    window.run("insert.source_summary")

    def summed_up() -> bool:
        latest = window.bench.analysis.latest
        return latest is not None and any("2 facts" in one for one in latest.summed_up)

    qtbot.waitUntil(summed_up)
