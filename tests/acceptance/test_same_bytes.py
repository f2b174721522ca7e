"""The same brief gives the same bytes: in any process, saved and read again, wherever the template lies."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefwright import paths
from briefwright.domain.brief import Brief, blocks
from briefwright.domain.layouts import BLOCK_CLASSES
from briefwright.storage.workspace import Workspace
from export.samples import ACTORS, FACTS, IMAGE, SOURCES, TOPICS, everything

EXPORTER = Path(__file__).parent / "exporter.py"
TEMPLATE = paths.TEMPLATES / "word" / "house.docx"


def brief() -> Brief:
    """Every kind of block, each with an id of its own."""
    made = everything().brief
    (section,) = made.sections
    seen: set[str] = set()
    parts = []
    for number, block in enumerate(section.blocks):
        parts.append(block.model_copy(update={"id": f"{block.id}{number}"}) if block.id in seen else block)
        seen.add(block.id)
    return made.model_copy(update={"sections": (section.model_copy(update={"blocks": tuple(parts)}),)})


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace file that holds the brief and what it refers to."""
    path = tmp_path_factory.mktemp("base") / "talks.briefwright"
    made = Workspace.create(path)
    known = {source.id for source in SOURCES}
    facts = [each for each in FACTS if {one.source for one in each.citations} <= known]
    made.load([*SOURCES, *ACTORS, *TOPICS, *facts], [brief()])
    made.save_picture(IMAGE)
    made.close()
    return path


def exported(workspace: Path, folder: Path, template: Path = TEMPLATE, seed: str = "1") -> list[str]:
    """What a process of that hash seed exports."""
    folder.mkdir()
    environment = os.environ | {"PYTHONHASHSEED": seed, "BRIEFWRIGHT_HOME": str(folder)}
    command = [sys.executable, str(EXPORTER), str(workspace), str(folder), str(template)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def first(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return exported(workspace, tmp_path_factory.mktemp("first") / "out")


def test_the_brief_holds_every_kind_of_block(first: list[str]) -> None:
    assert {block.kind for _, block in blocks(brief())} == BLOCK_CLASSES.keys()
    assert len(set(first)) == 5 * 2 * 3


def it_writes_the_same_bytes_in_a_process_of_another_hash_seed(
    first: list[str], workspace: Path, tmp_path: Path
) -> None:
    assert exported(workspace, tmp_path / "out", seed="2") == first


def it_writes_the_same_bytes_after_the_brief_was_saved_again_elsewhere(
    first: list[str], workspace: Path, tmp_path: Path
) -> None:
    opened = Workspace.open(workspace)
    opened.copy_to(tmp_path / "copy.briefwright")
    opened.close()
    copy = Workspace.open(tmp_path / "copy.briefwright")
    read = copy.brief("B1")
    other = read.model_copy(update={"sections": (), "title": "Another"})
    copy.save_brief(read, other)
    copy.save_brief(other, read)
    copy.close()
    assert exported(tmp_path / "copy.briefwright", tmp_path / "out", seed="3") == first


def it_writes_the_same_bytes_from_a_copy_of_the_template(
    first: list[str], workspace: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(TEMPLATE, tmp_path / "ours.docx"))
    assert exported(workspace, tmp_path / "out", copy, seed="4") == first
