"""The analysis in the window: what is watched, traced and measured, and how live it is."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from briefwright import app
from briefwright.domain import edits
from briefwright.domain.blocks import Block, Judgement, Paragraph
from briefwright.domain.brief import Section
from briefwright.domain.content import text
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Fact
from briefwright.domain.indicators import Indicator
from briefwright.domain.slots import watched
from briefwright.editing.analysis import Analysis
from briefwright.gui.checks import live
from briefwright.gui.scale_dialog import ScaleDialog
from briefwright.gui.structured.judgement import JudgementEditor
from briefwright.gui.structured.timeline import TimelineEditor
from gui import window_world
from gui.window_world import Window

ON_PORT = Indicator(id="i1", words="port")
JUDGED = Judgement(id="j", statement=text("The port stays"), likelihood="likely", watched=(ON_PORT,))


def add(window: Window, block: Block) -> None:
    section = Section(id="new", title="New", blocks=(block,))
    window.bench.pane.perform("Add", lambda brief: edits.add_section(brief, section, 1))


def judgement(window: Window) -> Judgement:
    (found,) = (
        block for section in window.brief.sections for block in section.blocks if isinstance(block, Judgement)
    )
    return found


def look(qtbot: QtBot, window: Window) -> Analysis:
    """What is known of the brief as it now stands."""
    with qtbot.waitSignal(window.bench.analysis.arrived) as arrived:
        window.bench.analysis.look()
    assert isinstance(arrived.args[0], Analysis)
    return arrived.args[0]


def it_takes_the_facts_that_are_there_as_known(qtbot: QtBot, window: Window) -> None:
    add(window, JUDGED)
    assert [fact.id for fact in look(qtbot, window).due["i1"]] == ["port"]
    window.bench.analysis.watch(ON_PORT)
    qtbot.waitUntil(lambda: next(iter(watched(judgement(window)))).seen == ("port",))
    assert "i1" not in look(qtbot, window).due


def it_marks_a_judgement_when_a_fact_arrives_later(qtbot: QtBot, window: Window) -> None:
    seen = ON_PORT.model_copy(update={"seen": ("port",)})
    add(window, JUDGED.model_copy(update={"watched": (seen,)}))
    editor = window.page.findChild(JudgementEditor)
    assert editor is not None
    assert not editor.accessibleDescription()
    window.bench.records.save(Fact(id="new", statement="The port was closed"))
    qtbot.waitUntil(lambda: editor.accessibleDescription() == "Due for review: 1 new fact")


def it_watches_nothing_in_a_brief_that_was_left_meanwhile(qtbot: QtBot, window: Window) -> None:
    add(window, JUDGED)
    window.bench.analysis.watch(ON_PORT)
    window.bench.shelf.open("other")
    look(qtbot, window)
    assert not window.document.undo_label()


def it_switches_the_scale_as_one_step(qtbot: QtBot, window: Window) -> None:
    add(window, JUDGED)
    before = window.brief.scale
    other = next(one.id for one in window.bench.desk.yardstick.scales if one.id != before)
    window.run("edit.scale")
    dialog = window.bench.findChild(ScaleDialog)
    assert dialog is not None
    dialog.wanted.emit(other, {"j": ""})
    dialog.reject()
    assert (window.brief.scale, judgement(window).likelihood) == (other, "")
    window.run("edit.undo")
    assert (window.brief.scale, judgement(window).likelihood) == (before, "likely")


def it_shows_a_judgement_on_the_scale_of_its_brief_at_once(window: Window) -> None:
    scale = window.bench.desk.yardstick.scales[0]
    add(window, JUDGED.model_copy(update={"likelihood": scale.terms[0].term}))
    brief = window.brief.model_copy(update={"scale": scale.id})
    assert window.bench.pane.open(brief)
    editor = window.page.findChild(JudgementEditor)
    assert editor is not None
    assert editor._scale() is scale


def it_traces_the_sentence_at_the_caret(qtbot: QtBot, window: Window) -> None:
    look(qtbot, window)
    window.go("bottom", "b1", 3)
    with qtbot.waitSignal(window.bench.analysis.sentence_traced) as traced:
        window.run("trace.sentence")
    below, words = traced.args
    assert words == "In May Orlova refused a lease of the port for ever."
    assert [fact.id for fact in below.facts] == ["port"]


def it_shows_the_inspector_to_show_a_trace(qtbot: QtBot, window: Window) -> None:
    look(qtbot, window)
    window.run("view.inspector")
    window.go("bottom", "b1", 3)
    with qtbot.waitSignal(window.bench.inspector.shown):
        window.run("trace.sentence")
    assert window.bench.inspector.isVisible()


def it_traces_nothing_where_no_sentence_stands(qtbot: QtBot, window: Window) -> None:
    add(window, Paragraph(id="blank"))
    look(qtbot, window)
    window.go("new", "blank")
    with qtbot.assertNotEmitted(window.bench.analysis.sentence_traced):
        window.run("trace.sentence")


def it_forgets_what_was_found_with_the_brief(qtbot: QtBot, window: Window) -> None:
    look(qtbot, window)
    window.bench.shelf.remove(window.brief)
    assert window.bench.analysis.latest is None
    assert window.bench.analysis.panel.entries == []


def it_drops_an_analysis_of_a_brief_that_was_closed_meanwhile(qtbot: QtBot, window: Window) -> None:
    window.bench.analysis.look()
    window.bench.pane.drop_brief()
    window.bench.runner.wait()
    qtbot.wait(20)
    assert window.bench.analysis.latest is None


def it_tells_when_the_base_cannot_be_read(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Analysis:
        raise UserError("The file is gone.")

    monkeypatch.setattr(live, "analyse", refuse)
    window.bench.analysis.look()
    qtbot.waitUntil(lambda: window.notice == "The file is gone.")


def it_shows_the_events_that_the_brief_refers_to_as_soon_as_it_does(qtbot: QtBot, window: Window) -> None:
    shown = window.page.findChild(TimelineEditor)
    assert shown is None
    window.go("bottom", "b2")
    window.run("insert.timeline")
    editor = window.page.findChild(TimelineEditor)
    assert editor is not None
    look(qtbot, window)
    fact = Fact.model_validate(
        {"id": "e", "statement": "Talks", "kind": "event", "date": {"value": "2025-05"}}
    )
    with qtbot.waitSignal(window.bench.records.stored):
        window.bench.records.save(fact)
    window.go("bottom", "b2")
    window.surface.moveCursor(QTextCursor.MoveOperation.End)
    window.bench.insert_fact("e")
    qtbot.waitUntil(lambda: len(editor._marks()) == 1)
    qtbot.waitUntil(lambda: bool(editor.panel.axis.isVisible()))


def it_knows_actors_as_they_come_and_go(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.bench.records.stored):
        window.bench.records.save(Actor(id="a", name="Orlova"))
    assert window.bench.surroundings.actors()["a"].name == "Orlova"
    before = window.bench.surroundings.actors()
    with qtbot.waitSignal(window.bench.records.removed):
        window.bench.records.remove("actor", "a")
    assert "a" not in window.bench.surroundings.actors()
    assert "a" in before


def it_reads_a_brief_whose_scale_is_not_known(qtbot: QtBot, tmp_path: Path) -> None:
    strange = window_world.BRIEF.model_copy(
        update={"scale": "runes", "sections": (Section(id="s", title="S", blocks=(JUDGED,)),)}
    )
    window = window_world.show(qtbot, app.open_desk(window_world.workspace(tmp_path, (strange,))))
    assert look(qtbot, window).material.scale is None
    window.stage.frame.close()
