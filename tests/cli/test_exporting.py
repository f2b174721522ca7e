"""How a brief is to go out, as the terminal is told it."""

from pathlib import Path

import pytest

from briefwright.storage.workspace import Workspace
from cli.terminal import Ports, Terminal

BRIEF = "B-28-POINTS"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exporting") / "sample.briefwright"
    Ports().create(path, sample=True)
    return path


def it_presents_a_brief_as_its_layout_says(terminal: Terminal, sample: Path) -> None:
    assert terminal.run("export", sample, BRIEF, "out.docx") == 0
    ((material, order),) = terminal.ports.exported
    shown = material.presentation
    assert (shown.template, shown.notes, shown.citations, shown.grades) == (
        "house.docx",
        "footnotes",
        "house",
        True,
    )
    assert order.ceiling is None


def it_takes_every_wish_about_the_presentation(terminal: Terminal, sample: Path) -> None:
    wishes = ["--notes", "endnotes", "--citations", "house", "--no-grades", "--contents"]
    assert terminal.run("export", sample, BRIEF, "out.docx", *wishes) == 0
    ((material, _),) = terminal.ports.exported
    shown = material.presentation
    assert (shown.notes, shown.grades, shown.contents) == ("endnotes", False, True)


@pytest.mark.parametrize("word", ["TLP:AMBER+STRICT", "tlp:amber+strict", "amber+strict"])
def it_takes_a_ceiling_in_any_spelling(terminal: Terminal, sample: Path, word: str) -> None:
    assert terminal.run("export", sample, BRIEF, "out.docx", "--ceiling", word) == 0
    assert terminal.ports.exported[0][1].ceiling == "TLP:AMBER+STRICT"


def it_refuses_a_ceiling_that_is_no_marking(terminal: Terminal, sample: Path) -> None:
    assert terminal.run("export", sample, BRIEF, "out.docx", "--ceiling", "secret") == 2
    assert "“secret” is no marking; there are TLP:CLEAR" in terminal.err
    assert terminal.ports.exported == []


def it_refuses_a_style_of_citation_that_there_is_not_and_names_those_that_there_are(
    terminal: Terminal, sample: Path
) -> None:
    assert terminal.run("export", sample, BRIEF, "out.docx", "--citations", "vancouver") == 1
    assert "There is no style of citation “vancouver”; there are house" in terminal.err
    assert terminal.ports.exported == []


@pytest.mark.parametrize(
    ("wanted", "taken"), [("Harvard", "harvard-cite-them-right"), ("APA", "apa"), ("HOUSE", "house")]
)
def it_takes_a_style_of_citation_by_how_its_name_begins(
    terminal: Terminal, sample: Path, wanted: str, taken: str
) -> None:
    assert terminal.run("export", sample, BRIEF, "out.docx", "--citations", wanted) == 0
    assert terminal.ports.exported[0][0].presentation.citations == taken


def it_keeps_what_was_exported(terminal: Terminal, sample: Path) -> None:
    assert terminal.run("export", sample, BRIEF, "out.docx") == 0
    workspace = Workspace.open(sample)
    assert "x1" in [row.id for row in workspace.exports(BRIEF)]
    workspace.close()
