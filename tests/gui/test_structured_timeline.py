"""The editor of a timeline."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Timeline
from briefwright.domain.content import plain
from briefwright.domain.facts import Fact
from briefwright.domain.timeline import filled
from briefwright.gui.picker import Picker
from briefwright.gui.structured.controls import let_read
from briefwright.gui.structured.factory import editor_for
from briefwright.gui.structured.timeline import TimelineEditor
from briefwright.gui.surroundings import Surroundings
from gui.structured_world import focus, on_screen, surroundings
from gui.timeline_world import ACTORS, FACTS, TOPICS, event

NewId = Callable[[], str]
Told = list[tuple[Timeline, object]]
BLOCK = Timeline(id="b7", caption="The lease", topics=("t1",))


def _world(
    new_id: NewId, on_record: Sequence[Fact] = tuple(FACTS), cited: Sequence[Fact] = ()
) -> Surroundings:
    return replace(
        surroundings(new_id),
        actors=lambda: ACTORS,
        topics=lambda: TOPICS,
        on_record=lambda: on_record,
        cited=lambda: cited,
    )


def _editor(
    qtbot: QtBot, new_id: NewId, block: Timeline = BLOCK, world: Surroundings | None = None
) -> tuple[TimelineEditor, Told]:
    editor, told = on_screen(qtbot, TimelineEditor(block, world or _world(new_id)))
    qtbot.waitUntil(lambda: editor.panel.axis.width() > 300)
    return editor, told


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _facts(editor: TimelineEditor) -> list[str]:
    return [mark.fact for mark in editor.panel.axis.marks]


def _button(editor: TimelineEditor, words: str) -> QToolButton:
    found = editor.findChildren(QToolButton)
    return next(one for one in found if words in (one.text(), one.accessibleName()) and one.isVisible())


def _pick(editor: TimelineEditor, button: str, typed: str) -> None:
    _button(editor, button).click()
    picker = editor.findChildren(Picker)[-1]
    QTest.keyClicks(picker.field, typed)
    QTest.keyClick(picker.field, Qt.Key.Key_Return)


def it_is_the_editor_of_timelines(qtbot: QtBot, new_id: NewId) -> None:
    editor = editor_for(BLOCK, _world(new_id))
    qtbot.addWidget(editor)
    assert isinstance(editor, TimelineEditor)


def it_shows_the_moments_that_the_base_knows(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    assert _facts(editor) == ["talks", "s2", "envoy", "summit"]
    assert told == []


def it_shows_what_the_brief_refers_to_where_it_is_not_narrowed(qtbot: QtBot, new_id: NewId) -> None:
    world = _world(new_id, cited=[event("cited", "2025-02-01")])
    editor, _ = _editor(qtbot, new_id, Timeline(id="b7"), world)
    assert _facts(editor) == ["cited"]


def it_says_what_to_do_where_the_brief_refers_to_nothing(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id, Timeline(id="b7"))
    assert "Add an actor or a topic" in editor.panel.axis.accessibleDescription()
    assert not editor.save.isVisible()


def it_adds_actors_and_topics_from_the_base(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    _pick(editor, "+ Add actor", "north")
    assert told[-1] == (BLOCK.model_copy(update={"actors": ("a1",)}), None)
    assert _facts(editor) == ["talks", "envoy", "summit"]
    _pick(editor, "+ Add topic", "customs")
    assert told[-1][0].topics == ("t1", "t2")
    assert QApplication.focusWidget() is _button(editor, "+ Add topic")


def it_takes_actors_and_topics_out(qtbot: QtBot, new_id: NewId) -> None:
    block = BLOCK.model_copy(update={"actors": ("a1", "gone")})
    editor, told = _editor(qtbot, new_id, block)
    _button(editor, "Remove actor Northland").click()
    assert told[-1][0].actors == ("gone",)
    assert QApplication.focusWidget() is _button(editor, "Remove actor gone (not in the base)")
    _button(editor, "Remove topic Port lease").click()
    assert told[-1][0].topics == ()


def it_narrows_by_days_in_one_step_of_undo(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    since = editor.filters.since
    focus(qtbot, since)
    QTest.keyClicks(since, "1 July 2025")
    assert told[-1] == (BLOCK.model_copy(update={"since": date(2025, 7, 1)}), ("b7", "since"))
    assert _facts(editor) == ["envoy", "summit"]


def it_shows_the_former_filters_when_a_change_is_undone(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id)
    _pick(editor, "+ Add actor", "north")
    editor.show_block(BLOCK)
    assert len(_facts(editor)) == 4
    assert len(told) == 1
    assert not any(
        one.accessibleName() == "Remove actor Northland" and one.isVisible()
        for one in editor.findChildren(QToolButton)
    )


def it_follows_the_base(qtbot: QtBot, new_id: NewId) -> None:
    facts = list(FACTS)
    editor, told = _editor(qtbot, new_id, world=_world(new_id, facts))
    facts.append(event("new", "2025-09-01"))
    editor.refresh()
    assert _facts(editor)[-1] == "new"
    assert told == []


def it_asks_for_the_fact_of_a_moment(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    wanted: list[object] = []
    editor.facts_wanted.connect(wanted.append)
    focus(qtbot, editor.panel.axis)
    QTest.keyClick(editor.panel.axis, Qt.Key.Key_End)
    QTest.keyClick(editor.panel.axis, Qt.Key.Key_Return)
    assert wanted == [("summit",)]


def it_takes_the_focus_on_its_axis(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    editor.setFocus()
    qtbot.waitUntil(editor.panel.axis.hasFocus)


def it_shows_the_same_as_the_table_that_is_exported(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    _button(editor, "As a table").click()
    assert editor.panel.table.isVisible()
    assert not editor.panel.axis.isVisible()
    told = editor.panel.table.toPlainText()
    for row in filled(BLOCK, FACTS).rows:
        assert row.day.words() in told
        assert plain(row.content) in told
    _button(editor, "As an axis").click()
    assert editor.panel.axis.isVisible()


def it_is_reached_by_tab_from_end_to_end(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    focus(qtbot, editor.filters.until)
    met = []
    for _ in range(5):
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
        met.append(_focused())
    assert met == [editor.panel.axis, editor.as_table, editor.fit, editor.copy, editor.save]


def it_saves_a_picture_with_its_caption(qtbot: QtBot, new_id: NewId, tmp_path: Path) -> None:
    editor, _ = _editor(qtbot, new_id)
    told: list[str] = []
    editor.told.connect(told.append)
    editor.failed.connect(told.append)
    editor.panel.save_picture(tmp_path / "lease.svg")
    editor.panel.save_picture(tmp_path / "nowhere" / "lease.svg")
    assert "<title>The lease</title>" in (tmp_path / "lease.svg").read_text(encoding="utf-8")
    assert told[0] == "The picture was saved as lease.svg."
    assert "could not be saved" in told[1]


def it_shows_a_timeline_that_was_filled_in_as_it_is(qtbot: QtBot, new_id: NewId) -> None:
    issued = filled(BLOCK, FACTS)
    editor, _ = _editor(qtbot, new_id, issued, _world(new_id, []))
    assert _facts(editor) == ["talks", "s2", "envoy", "summit"]
    assert [cell.content() for cell in editor.cells()] == [row.content for row in issued.rows]
    assert all(cell.isVisible() for cell in editor.cells())
    days = [one.text() for one in editor.findChildren(QLabel) if one.isVisible()]
    assert {row.day.words() for row in issued.rows} <= set(days)
    editor.show_block(BLOCK)
    assert editor.cells() == []


def it_is_a_view_again_when_a_filled_one_is_narrowed(qtbot: QtBot, new_id: NewId) -> None:
    editor, told = _editor(qtbot, new_id, filled(BLOCK, FACTS))
    _pick(editor, "+ Add actor", "north")
    assert told[-1][0] == BLOCK.model_copy(update={"actors": ("a1",)})


def it_can_be_read_copied_and_saved_where_nothing_may_be_changed(qtbot: QtBot, new_id: NewId) -> None:
    editor, _ = _editor(qtbot, new_id)
    let_read(editor)
    editor.refresh()
    for button in (editor.as_table, editor.fit, editor.copy, editor.save):
        assert button.isVisible()
    shown = [one.text() for one in editor.findChildren(QToolButton) if one.isVisible()]
    assert "+ Add actor" not in shown
    assert "×" not in shown
