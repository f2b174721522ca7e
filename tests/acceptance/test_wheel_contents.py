"""The wheel carries every file that the program reads."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = "import sys, hatchling.build; print(hatchling.build.build_wheel(sys.argv[1]))"
SHIPPED = "briefwright/shipped/"
KINDS = (
    "house",
    "us-information-memo",
    "uk-ministerial-submission",
    "canadian-briefing-note",
    "intelligence-assessment",
    "meeting-brief",
)
"""The kinds of briefs that the program brings along, each with a layout and a Word template."""

UNREAD = "resources/screenshots/"
"""Pictures for the README, which no program reads."""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """All files in a wheel."""
    folder = tmp_path_factory.mktemp("contents")
    made = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    with zipfile.ZipFile(folder / made.stdout.split()[-1]) as wheel:
        return set(wheel.namelist())


@pytest.fixture(scope="module")
def carried(held: set[str]) -> set[str]:
    """The shipped files in a wheel, as they lie in the checkout."""
    return {name.removeprefix(SHIPPED) for name in held if name.startswith(SHIPPED)}


def it_carries_every_resource_and_template(carried: set[str]) -> None:
    lying = {
        file.relative_to(ROOT).as_posix()
        for folder in ("resources", "templates")
        for file in (ROOT / folder).rglob("*")
        if file.is_file()
    }
    assert carried == {name for name in lying if not name.startswith(UNREAD)}


@pytest.mark.parametrize(
    "name",
    [
        "resources/words/attribution.toml",
        "resources/scales/likelihood-phia.toml",
        "resources/scales/risk-uk.toml",
        "resources/sample/editions.toml",
        "resources/styles/apa.csl",
        "resources/styles/ieee.csl",
        "resources/styles/nature.csl",
        "resources/styles/harvard-cite-them-right.csl",
        *(f"templates/{kind}" for name in KINDS for kind in (f"word/{name}.docx", f"briefs/{name}.toml")),
    ],
)
def it_carries_what_checks_editions_and_exports_need(carried: set[str], name: str) -> None:
    assert name in carried


def it_carries_the_names_of_styles_in_other_languages(held: set[str]) -> None:
    assert "briefwright/export/templates/style_names.toml" in held
