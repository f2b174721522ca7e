import json
import shutil
import zipfile
from pathlib import Path

import pytest

from briefwright.paths import TEMPLATES
from cli.terminal import Terminal

HOUSE = TEMPLATES / "word" / "house.docx"


@pytest.fixture
def own(terminal: Terminal, tmp_path: Path) -> Path:
    """The folder of the user's own templates."""
    terminal.ports.own = tmp_path / "own"
    return terminal.ports.own


@pytest.fixture
def ministry(tmp_path: Path) -> Path:
    """A template without slots, whose first heading has a name of its own."""
    path = tmp_path / "ministry.docx"
    with zipfile.ZipFile(HOUSE) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode()
            changed = content.replace('<w:tag w:val="', '<w:tag w:val="ministry of ').replace(
                "heading 1", "HD Titel 1"
            )
            target.writestr(name, changed.replace('w:styleId="Heading1"', 'w:styleId="HD1"'))
    return path


def it_says_that_the_house_template_can_be_used(terminal: Terminal) -> None:
    assert terminal.run("template", "check", HOUSE) == 0
    assert terminal.out.endswith("house.docx can be used.\n")
    assert "Heading 1           heading 1" in terminal.out


def it_tells_what_a_template_lacks(terminal: Terminal, ministry: Path) -> None:
    assert terminal.run("template", "check", ministry) == 0
    assert "has no slot" in terminal.out


def it_fails_on_a_template_that_cannot_be_used(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "notes.docx"
    path.write_text("Only notes.", encoding="utf-8")
    assert terminal.run("template", "check", path) == 1
    assert terminal.out.startswith("error: notes.docx is no Word document")
    assert terminal.out.endswith("notes.docx cannot be used.\n")


def it_checks_for_programs(terminal: Terminal, ministry: Path) -> None:
    assert terminal.run("template", "check", ministry, "--json") == 0
    found = json.loads(terminal.out)
    assert found["usable"] is True
    roles = {one["role"]: one for one in found["roles"]}
    assert roles["Heading 1"] == {
        "role": "Heading 1", "kind": "paragraph", "style": "HD Titel 1", "found": "guessed"
    }  # fmt: skip
    assert "HD Titel 1" in found["styles"]["paragraph"]


def it_lists_the_programs_templates_before_ones_own(terminal: Terminal, own: Path, ministry: Path) -> None:
    assert terminal.run("template", "add", ministry) == 0
    assert terminal.out.endswith("Added ministry.docx.\n")
    rows = terminal.json("template", "list")
    assert [row["own"] for row in rows] == [False] * (len(rows) - 1) + [True]
    assert rows[-1] == {"name": "ministry.docx", "own": True, "path": str(own / "ministry.docx")}


def it_tells_of_a_template_what_its_check_tells(terminal: Terminal, own: Path, ministry: Path) -> None:
    terminal.run("template", "add", ministry)
    assert "has no slot" in terminal.out


@pytest.mark.usefixtures("own")
def it_removes_a_template_of_ones_own(terminal: Terminal, ministry: Path) -> None:
    terminal.run("template", "add", ministry)
    assert terminal.run("template", "remove", "ministry.docx") == 0
    assert all(not row["own"] for row in terminal.json("template", "list"))


@pytest.mark.usefixtures("own")
def it_keeps_the_programs_templates(terminal: Terminal) -> None:
    assert terminal.run("template", "remove", "house.docx") == 1
    assert "comes with the program" in terminal.err


@pytest.mark.usefixtures("own")
def it_adds_nothing_that_is_called_like_another(terminal: Terminal, tmp_path: Path) -> None:
    path = Path(shutil.copy(HOUSE, tmp_path / "House.docx"))
    assert terminal.run("template", "add", path) == 1
    assert "There is a template house.docx already" in terminal.err


def it_asks_what_to_do(terminal: Terminal) -> None:
    assert terminal.run("template") == 2
