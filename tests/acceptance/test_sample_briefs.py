"""The briefs of the sample go out in every format and by every template, with nothing to be ashamed of."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefwright import app
from briefwright.cli.program import run
from briefwright.domain.brief import Brief, blocks, references
from briefwright.domain.content import plain
from briefwright.domain.facts import Fact
from briefwright.domain.markings import MARKINGS
from briefwright.domain.slots import slots
from briefwright.paths import TEMPLATES
from briefwright.storage.workspace import Workspace
from export.structure import Package, faults, words

BRIEFS = ("B-28-POINTS", "B-WHO-SPEAKS", "B-CALL-RUBIO")
WAYS: dict[str, tuple[str, ...]] = {
    "plain": (),
    "endnotes": ("--notes", "endnotes", "--contents"),
    "apa": ("--citations", "apa", "--no-grades"),
    "green": ("--ceiling", "TLP:GREEN"),
}
_BENIGN = re.compile(r"The fact “[^”]+” is disputed\.|.* above TLP:GREEN (was|were) left out\.")
"""Notices that tell whoever exports what the brief itself says."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.briefwright"
    app.create_workspace(path, sample=True)
    return path


@pytest.fixture(scope="module")
def base(path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(path, read_only=True)
    yield workspace
    workspace.close()


def exported(
    capsys: pytest.CaptureFixture[str], path: Path, brief: str, out: Path, *wishes: str
) -> list[str]:
    """Export by the real program; gives its notices that are not benign."""
    code = run(["export", str(path), brief, str(out), *wishes], app.services())
    said = capsys.readouterr().err.splitlines()
    assert code == 0, said
    return [line for line in said if not _BENIGN.fullmatch(line)]


def above_green(brief: Brief) -> list[str]:
    """The words of all portions that are marked above TLP:GREEN."""
    limit = MARKINGS.index("TLP:GREEN")
    return [
        plain(content)
        for section, block in blocks(brief)
        if any(mark and MARKINGS.index(mark) > limit for mark in (section.marking, block.marking))
        for _, content in slots(block)
        if len(plain(content)) > 20 and not all(item.kind == "fact" for item in content)
    ]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("brief", BRIEFS)
def it_goes_out_to_word_soundly_and_without_notices(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], brief: str, way: str
) -> None:
    out = tmp_path / "out.docx"
    assert exported(capsys, path, brief, out, *WAYS[way]) == []
    assert list(faults(out.read_bytes())) == []


@pytest.mark.parametrize("brief", BRIEFS)
def it_goes_out_by_every_template_of_the_program(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], brief: str
) -> None:
    for template in sorted((TEMPLATES / "word").glob("*.docx")):
        out = tmp_path / template.name
        assert exported(capsys, path, brief, out, "--template", str(template)) == []
        assert list(faults(out.read_bytes())) == []


@pytest.mark.parametrize("ending", [".html", ".md"])
@pytest.mark.parametrize("brief", BRIEFS)
def it_goes_out_as_a_page_and_as_text(
    path: Path, base: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], brief: str, ending: str
) -> None:
    out = tmp_path / f"out{ending}"
    assert exported(capsys, path, brief, out) == []
    text = out.read_text(encoding="utf-8")
    assert all(section.title in text for section in base.brief(brief).sections)


@pytest.mark.parametrize("brief", BRIEFS)
def it_leaves_out_what_is_above_a_ceiling_and_points_to_nothing_that_is_gone(
    path: Path, base: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], brief: str
) -> None:
    hidden = above_green(base.brief(brief))
    assert hidden
    out = tmp_path / "out.docx"
    exported(capsys, path, brief, out, "--ceiling", "TLP:GREEN")
    text = " ".join(words(story) for story in Package(out.read_bytes()).stories().values())
    assert [one for one in hidden if one in text] == []
    assert "(left out)" not in text
    assert "AMBER" not in text


@pytest.mark.parametrize("brief", BRIEFS)
def it_holds_no_error_and_explains_what_is_let_stand(
    path: Path, base: Workspace, capsys: pytest.CaptureFixture[str], brief: str
) -> None:
    assert run(["check", str(path), brief, "--json"], app.services()) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["message"] for one in found if one["severity"] == "error"] == []
    assert len([one for one in found if one["severity"] == "warning" and not one.get("waived")]) <= 2
    assert all(len(one.reason.split()) >= 5 for one in base.brief(brief).waivers)


def it_rests_every_brief_on_facts_that_stand_in_the_base(base: Workspace) -> None:
    known = {fact.id for fact in base.all(Fact)}
    for brief in BRIEFS:
        cited = {ref.fact for _, ref in references(base.brief(brief))}
        assert len(cited) >= 15
        assert cited <= known
