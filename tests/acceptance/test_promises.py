"""What the analysis promises to whoever relies on it, held to on the sample workspace as it is shipped."""

import json
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefwright import app
from briefwright.cli.program import run
from briefwright.domain import edits
from briefwright.domain.blocks import Judgement, Paragraph, Picture, PositionTable
from briefwright.domain.brief import Brief, blocks
from briefwright.domain.checks.naming import names
from briefwright.domain.content import Text
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.editions import Edition
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.domain.indicators import Indicator
from briefwright.domain.material import picture_ids
from briefwright.domain.records import Record
from briefwright.editing.analysis import Analysis, analyse
from briefwright.editing.issuing import issue
from briefwright.gui.checks import live
from briefwright.gui.workbench import Workbench
from briefwright.storage.workspace import Workspace
from export.exhibits import png
from rewriting import rewritten

TODAY = date(2025, 11, 24)
KINDS: tuple[type[Source] | type[Fact] | type[Actor] | type[Topic], ...] = (Fact, Source, Actor, Topic)
PAUSE = 0.050
"""Seconds within which a brief is looked at once its writer pauses."""


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, made once."""
    path = tmp_path_factory.mktemp("promises") / "sample.briefwright"
    app.create_workspace(path, sample=True)
    return path


@pytest.fixture
def path(shipped: Path, tmp_path: Path) -> Path:
    """A copy of the sample."""
    return Path(shutil.copyfile(shipped, tmp_path / shipped.name))


@pytest.fixture
def base(path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(path)
    yield workspace
    workspace.close()


def first_brief(base: Workspace) -> Brief:
    return base.brief(base.briefs()[0].id)


def with_picture(base: Workspace, brief: Brief) -> Brief:
    """The brief with a picture, which the base keeps, in its first section."""
    image = base.save_picture(png())
    shown = Picture(id="picture", caption="The line", description="A map of the line", image=image)
    pictured = edits.splice_blocks(brief, brief.sections[0].id, 0, 0, [shown])
    base.save_brief(brief, pictured)
    return pictured


def analysed(base: Workspace, brief: Brief) -> Analysis:
    return analyse(base, brief, names(base.all(Actor)), app.yardstick(), TODAY)


def due(analysis: Analysis) -> set[str]:
    """What is due for review, by the words of the messages."""
    found = (one.message for one in analysis.findings if one.rule == "due-for-review")
    return {message.partition("” is due")[0].partition("“")[2] for message in found}


# -- indicators


def a_truce() -> Fact:
    """A fact that meets what a judgement and two scenarios of the sample watch for."""
    return Fact(
        id="NEW",
        statement="Kyiv signed a ceasefire on its present line",
        kind="event",
        date=FuzzyDate(value="2025-11-22"),
        actors=("A-UA",),
        topics=("T-TERRITORY", "T-SEQUENCE", "T-PLAN"),
    )


def it_marks_by_a_new_fact_what_is_due_and_edits_nothing(base: Workspace) -> None:
    brief = first_brief(base)
    editions = [base.edition(row.id) for row in base.editions(brief.id)]
    before = due(analysed(base, brief))
    base.save(a_truce())
    assert due(analysed(base, brief)) - before == {
        "Kyiv gives way on territory while the fighting goes on, before the end of the year.",
        "The plan is rewritten",
        "Ceasefire first",
    }
    assert first_brief(base) == brief
    assert [base.edition(row.id) for row in base.editions(brief.id)] == editions


def it_rests_until_the_next_fact_once_it_was_reviewed(base: Workspace) -> None:
    base.save(a_truce())
    brief = edits.mark_reviewed(first_brief(base), "w02", ["NEW"])
    about = "Kyiv gives way on territory while the fighting goes on, before the end of the year."
    assert about not in due(analysed(base, brief))
    base.save(a_truce().model_copy(update={"id": "NEXT"}))
    assert about in due(analysed(base, brief))


def it_marks_what_is_due_in_the_window_and_leaves_the_brief_alone(qtbot: QtBot, window: Workbench) -> None:
    qtbot.waitUntil(lambda: window.analysis.latest is not None)
    brief = window.pane.brief
    window.records.save(a_truce())
    qtbot.waitUntil(lambda: "Ceasefire first" in due(latest(window)))
    assert window.pane.brief == brief
    assert brief is not None and window.desk.base.brief(brief.id) == brief


def latest(window: Workbench) -> Analysis:
    assert window.analysis.latest is not None
    return window.analysis.latest


# -- the checks live


def it_looks_at_a_brief_within_a_moment(base: Workspace) -> None:
    brief = first_brief(base)
    known, yardstick = names(base.all(Actor)), app.yardstick()
    paragraph = next(block for _, block in blocks(brief) if isinstance(block, Paragraph))
    taken = []
    for number in range(8):
        content = (Text(text=f"Another word, {number}. "), *paragraph.content)
        written = rewritten(brief, paragraph.id, (), content)
        started = time.perf_counter()
        analyse(base, written, known, yardstick, TODAY)
        taken.append(time.perf_counter() - started)
    assert min(taken) < PAUSE


def it_looks_at_a_brief_off_the_thread_of_the_window(
    qtbot: QtBot, window: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []

    def noted(*given: object) -> Analysis:
        threads.append(threading.current_thread())
        return analyse(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(live, "analyse", noted)
    with qtbot.waitSignal(window.analysis.arrived):
        window.analysis.look()
    assert threads and threading.main_thread() not in threads


# -- editions


@dataclass(frozen=True)
class Kept:
    """An edition and its document, as they were read."""

    edition: Edition
    document: bytes


def kept(base: Workspace, brief_id: str) -> list[Kept]:
    rows = base.editions(brief_id)
    return [Kept(base.edition(row.id), base.edition_document(row.id)) for row in rows]


def altered(record: Record) -> Record:
    """The record with whatever a reader would see of it changed."""
    fields: dict[str, object] = {"name": "Another"}
    if isinstance(record, Source):
        fields = {"title": "Another", "publisher": "Nobody", "origin": "None", "standing": "withdrawn"}
    elif isinstance(record, Fact):
        fields = {"statement": "Another", "stance": None, "standing": "withdrawn", "date": None}
    return record.model_copy(update=fields)


def delete_all_that_goes(base: Workspace) -> int:
    """Delete each record that nothing rests on; gives how many went."""
    gone = 0
    for kind in KINDS:
        for record in base.all(kind):
            try:
                base.remove(record)
            except UserError:
                continue
            gone += 1
    return gone


def it_opens_editions_as_they_were_whatever_became_of_the_base(path: Path, base: Workspace) -> None:
    brief = with_picture(base, first_brief(base))
    issue(base, analysed(base, brief), app.render, app.yardstick(), app.new_id)
    before = kept(base, brief.id)
    for kind in KINDS:
        for record in base.all(kind):
            base.save(altered(record))
    base.save_brief(brief, brief.model_copy(update={"title": "Another", "sections": (), "waivers": ()}))
    assert delete_all_that_goes(base) > 0
    with pytest.raises(UserError):
        base.remove_brief(brief.id)
    base.close()
    again = Workspace.open(path)
    assert kept(again, brief.id) == before
    for one in before:
        pictures = again.pictures(picture_ids(one.edition.brief))
        assert app.render(one.edition.material(pictures)).document == one.document
    again.close()


def it_keeps_every_fact_of_an_edition_at_its_revision(base: Workspace) -> None:
    brief = first_brief(base)
    for row in base.editions(brief.id):
        facts = {fact.id: fact for fact in base.edition(row.id).facts}
        assert facts
        assert {fact_id: fact.revision for fact_id, fact in facts.items()} == {
            fact_id: fact.revision for fact_id, fact in base.get_many(Fact, facts).items()
        }


# -- positions


def it_keeps_own_wording_and_fills_in_the_rest_as_of_the_day(base: Workspace) -> None:
    brief = first_brief(base)
    (drafted,) = (block for _, block in blocks(brief) if isinstance(block, PositionTable))
    shown = analysed(base, brief).material.brief
    (filled,) = (block for _, block in blocks(shown) if isinstance(block, PositionTable))
    pairs = [
        (own, seen)
        for row, other in zip(drafted.rows, filled.rows, strict=True)
        for own, seen in zip(row.cells, other.cells, strict=True)
    ]
    assert [seen for own, seen in pairs if own] == [own for own, _ in pairs if own]
    assert any(seen for own, seen in pairs if not own)


def it_says_that_the_ledger_has_moved_on_and_leaves_the_cell_alone(base: Workspace) -> None:
    brief = first_brief(base)
    before = analysed(base, brief)
    assert not [one for one in before.findings if one.rule == "moved-on"]
    base.save(
        Fact(
            id="NEW",
            statement="Kyiv will give up nothing",
            kind="position",
            stance="opposes",
            audience="parliament",
            date=FuzzyDate(value="2025-11-24"),
            actors=("A-UA",),
            topics=("T-TERRITORY",),
        )
    )
    after = analysed(base, brief)
    (moved,) = (one for one in after.findings if one.rule == "moved-on")
    assert "Kyiv will give up nothing" in moved.message
    assert after.material.brief == before.material.brief


# -- the terminal


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str]:
    """The exit code and what was written, of the real program."""
    code = run([str(word) for word in words], app.services())
    return code, capsys.readouterr().out


def it_tells_findings_of_the_sample_to_programs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = told(capsys, "check", path, "B-28-POINTS", "--json")
    found = json.loads(out)
    assert code == 0
    assert found
    assert all({"rule", "severity", "place", "message"} <= one.keys() for one in found)
    assert {one["severity"] for one in found} <= {"error", "warning", "note"}


def it_leaves_with_one_as_long_as_an_error_stands(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = Workspace.open(path)
    fact = workspace.get(Fact, "F16")
    assert fact is not None
    workspace.save(fact.model_copy(update={"standing": "withdrawn"}))
    workspace.close()
    code, out = told(capsys, "check", path, "B-28-POINTS", "--json")
    errors = [one for one in json.loads(out) if one["severity"] == "error"]
    assert (code, {one["rule"] for one in errors}) == (1, {"withdrawn-fact"})
    assert len({one["place"]["block"] for one in errors}) == len(errors)
    assert told(capsys, "issue", path, "B-28-POINTS")[0] == 1


def it_issues_the_sample_and_tells_what_changed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "issue", path, "B-28-POINTS") == (
        0,
        "Issued edition 3 of “The 28-point plan: who stands where before the talks in Switzerland”.\n",
    )
    code, out = told(capsys, "changes", path, "B-28-POINTS", "1", "2")
    assert code == 0
    assert out.startswith(
        "“The text is rewritten before anybody signs it”: likelihood went from roughly even chance "
        "(45 to 55 %) on 21 November 2025 to likely (55 to 80 %) on 23 November 2025. "
        "Confidence went from low to moderate. New in support: “Donald Trump told NBC that the plan was not "
        "his final offer”."
    )
    assert out.count("likelihood went") == 2  # the judgement, and a risk on its own scale
    assert told(capsys, "changes", path, "B-28-POINTS", "2", "3")[1].startswith("No judgement, position")


def it_traces_a_source_of_the_sample_to_judgement_and_editions(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = told(capsys, "trace", path, "S2")
    assert code == 0
    kinds = [line.split()[0] for line in out.splitlines()]
    assert kinds[0] == "fact"
    assert "judgement" in kinds
    assert kinds[-2:] == ["edition", "edition"]


def it_holds_the_indicators_that_the_sample_promises(base: Workspace) -> None:
    judgements = [block for _, block in blocks(first_brief(base)) if isinstance(block, Judgement)]
    watching: list[Indicator] = [one for block in judgements for one in block.watched]
    assert len(watching) == len(judgements) == 3
    assert not any(one.blank for one in watching)
