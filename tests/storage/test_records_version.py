"""The version of the records: it changes with them, whoever changes them, and with nothing else."""

import shutil
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from briefwright.domain.blocks import Paragraph
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import text
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Fact
from briefwright.storage.workspace import Workspace

DATA = Path(__file__).parent / "data"
ORLOVA = Actor(id="a", revision=1, name="Orlova")
TALKS = Fact(id="f", revision=1, statement="Talks began", kind="event")
CHANGES: dict[str, Callable[[Workspace], object]] = {
    "a new record": lambda base: base.save(Actor(id="b", name="Bondar")),
    "a new fact": lambda base: base.save(Fact(id="g", statement="Talks ended", kind="event")),
    "a changed record": lambda base: base.save(ORLOVA.model_copy(update={"side": "Kyiv"})),
    "a changed fact": lambda base: base.save(TALKS.model_copy(update={"statement": "Talks end"})),
    "a deleted record": lambda base: base.remove(ORLOVA),
    "a deleted fact": lambda base: base.remove(TALKS),
    "many new records": lambda base: base.load([Actor(id="c", name="Ivanov")]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def it_changes_with_the_records(
    workspace: Workspace, other: Workspace, change: Callable[[Workspace], object]
) -> None:
    workspace.load([ORLOVA, TALKS])
    before = workspace.records_version()
    change(other)
    assert workspace.records_version() == other.records_version() != before


def it_never_comes_back_to_what_it_was(workspace: Workspace) -> None:
    workspace.load([TALKS])
    before = workspace.records_version()
    workspace.remove(TALKS)
    workspace.load([TALKS.model_copy(update={"statement": "Talks failed"})])
    assert workspace.records_version() > before


def it_changes_when_another_program_changes_a_record(workspace: Workspace, path: Path) -> None:
    workspace.load([TALKS])
    before = workspace.records_version()
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE fact_body SET body = replace(body, 'began', 'ended')")
    connection.close()
    assert workspace.records_version() != before


def it_stays_while_a_brief_is_written(workspace: Workspace) -> None:
    workspace.load([TALKS])
    before = workspace.records_version()
    first = Brief(id="x", title="Talks")
    workspace.save_brief(None, first)
    section = Section(id="s", title="Now", blocks=(Paragraph(id="p", content=text("They talk.")),))
    workspace.save_brief(first, first.model_copy(update={"sections": (section,)}))
    assert workspace.records_version() == before


def it_stays_when_a_change_was_refused(workspace: Workspace) -> None:
    workspace.load([TALKS])
    before = workspace.records_version()
    with pytest.raises(UserError):
        workspace.load([Actor(id="n", name="New"), TALKS])
    assert workspace.records_version() == before


@pytest.mark.parametrize("name", ["version-1.briefwright", "version-2.briefwright"])
def it_is_counted_in_files_from_before(tmp_path: Path, name: str) -> None:
    shutil.copyfile(DATA / name, tmp_path / name)
    workspace = Workspace.open(tmp_path / name)
    before = workspace.records_version()
    workspace.save(Actor(id="new", name="New"))
    assert workspace.records_version() != before
    workspace.close()
