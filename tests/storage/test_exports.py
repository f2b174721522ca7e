"""Exports: what a Word document held is kept and read back exactly."""

import shutil
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.brief import Brief
from briefwright.domain.errors import NotFound, UserError
from briefwright.domain.exports import ExportedFact, ExportedText, ExportRecord, ExportRow, digest
from briefwright.storage.workspace import Workspace

DATA = Path(__file__).parent / "data"
TEXT = ExportedText(block="p", place=0, text="It rained.", digest=digest("It rained."))
FACT = ExportedFact(
    block="p",
    fact="F1",
    revision=2,
    tag="fact:F1:r2",
    bookmark="bw_F1_2",
    text="It rained",
    digest=digest("It"),
)


def record(export_id: str = "x1", **fields: object) -> ExportRecord:
    values = {"id": export_id, "brief": "B1", "texts": (TEXT,), "facts": (FACT,), "file": "talks.docx"}
    return ExportRecord.model_validate(values | fields)


def it_reads_an_export_back_as_it_was(workspace: Workspace, path: Path) -> None:
    kept = workspace.save_export(record(template_digest="ab"))
    again = Workspace.open(path)
    assert again.export_record("x1") == kept
    assert kept.model_copy(update={"exported": ""}) == record(template_digest="ab")
    again.close()


strings = st.text(st.characters(codec="utf-8"), max_size=20)
texts = st.builds(ExportedText, block=strings, place=st.integers(0, 9), text=strings, digest=strings)


@settings(max_examples=20)
@given(st.lists(texts, max_size=4))
def it_reads_any_export_back(tmp_path_factory: pytest.TempPathFactory, held: list[ExportedText]) -> None:
    workspace = Workspace.create(tmp_path_factory.mktemp("w") / "w.briefwright")
    kept = workspace.save_export(record(texts=tuple(held)))
    assert workspace.export_record("x1").texts == kept.texts == tuple(held)
    workspace.close()


def it_forgets_the_exports_of_a_brief_that_is_deleted(workspace: Workspace) -> None:
    workspace.save_brief(None, Brief(id="B1", title="Talks"))
    workspace.save_export(record())
    workspace.save_export(record("x2", brief="B2"))
    workspace.remove_brief("B1")
    assert workspace.exports("B1") == []
    assert [row.id for row in workspace.exports("B2")] == ["x2"]


def it_says_when_something_was_exported(workspace: Workspace) -> None:
    assert workspace.save_export(record()).exported.startswith("2026-11-22T12:00")
    assert (
        workspace.save_export(record("x2", exported="2025-01-01T00:00:00")).exported == "2025-01-01T00:00:00"
    )


def it_lists_the_exports_of_a_brief_the_latest_first(workspace: Workspace) -> None:
    kept = [workspace.save_export(record(f"x{number}")) for number in (1, 2, 3)]
    workspace.save_export(record("y", brief="B2"))
    rows = [ExportRow(one.id, one.brief, one.file, one.exported) for one in reversed(kept)]
    assert workspace.exports("B1") == rows
    assert workspace.exports("B3") == []


def it_keeps_the_same_export_once_under_its_last_file_and_time(workspace: Workspace) -> None:
    first = workspace.save_export(record())
    workspace.save_export(record("x2"))
    last = workspace.save_export(record(file="again.docx"))
    assert last.exported > first.exported
    assert [(row.id, row.file) for row in workspace.exports("B1")] == [
        ("x1", "again.docx"),
        ("x2", "talks.docx"),
    ]
    assert workspace.export_record("x1") == last


def it_does_not_know_an_export_that_it_does_not_hold(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="no export x9"):
        workspace.export_record("x9")


def it_tells_that_an_export_is_damaged_and_still_lists_it(workspace: Workspace, path: Path) -> None:
    workspace.save_export(record())
    workspace.close()
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE export SET body = replace(body, 'rained', 'poured')")
    connection.close()
    again = Workspace.open(path)
    with pytest.raises(UserError, match="the export x1 is damaged"):
        again.export_record("x1")
    assert [row.id for row in again.exports("B1")] == ["x1"]
    again.close()


@pytest.mark.parametrize("name", ["version-1.briefwright", "version-2.briefwright"])
def it_takes_exports_into_a_file_of_an_earlier_version(tmp_path: Path, name: str) -> None:
    shutil.copyfile(DATA / name, tmp_path / name)
    workspace = Workspace.open(tmp_path / name)
    assert workspace.exports("B1") == []
    kept = workspace.save_export(record())
    assert workspace.export_record("x1") == kept
    workspace.close()


def it_stays_under_its_last_file_when_the_same_export_is_issued(workspace: Workspace) -> None:
    workspace.save_export(record())
    workspace.save_export(record(file=""))
    assert [row.file for row in workspace.exports("B1")] == ["talks.docx"]
    assert workspace.export_record("x1").file == "talks.docx"
