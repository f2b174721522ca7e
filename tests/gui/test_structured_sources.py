"""What stands where the sources are to be listed."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import SourceList
from briefwright.gui.structured.sources import GradeBadge, SourceListEditor
from gui.structured_world import on_screen, surroundings

NewId = Callable[[], str]
NOTHING = "Sources cited in this brief are listed here on export."
SOURCES = [("A", "Office of the President, 16 August 2025"), ("F", "A channel, 14 August 2025")]


def _editor(qtbot: QtBot, new_id: NewId) -> SourceListEditor:
    editor, _ = on_screen(qtbot, SourceListEditor(SourceList(id="b5"), surroundings(new_id)))
    return editor


def _words(editor: SourceListEditor) -> list[str]:
    return [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]


def it_says_what_will_stand_here_while_nothing_is_cited(qtbot: QtBot, new_id: NewId) -> None:
    assert _words(_editor(qtbot, new_id)) == ["Sources", NOTHING]


def it_lists_the_sources_with_their_grades(qtbot: QtBot, new_id: NewId) -> None:
    editor = _editor(qtbot, new_id)
    editor.show_sources(SOURCES)
    assert _words(editor) == ["Sources", *(words for _, words in SOURCES)]
    grades = [badge.accessibleName() for badge in editor.findChildren(GradeBadge)]
    assert grades == ["Grade A: completely reliable", "Grade F: reliability cannot be judged"]


def it_follows_what_is_cited(qtbot: QtBot, new_id: NewId) -> None:
    editor = _editor(qtbot, new_id)
    editor.show_sources(SOURCES)
    editor.show_sources(SOURCES[1:])
    assert _words(editor) == ["Sources", SOURCES[1][1]]
    editor.show_sources([])
    assert _words(editor) == ["Sources", NOTHING]
