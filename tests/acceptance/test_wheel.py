"""The program works from an installed wheel, away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = "import sys, hatchling.build; print(hatchling.build.build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel was unpacked, as an installer would, without its dependencies."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    target = folder / "site"
    with zipfile.ZipFile(folder / built.stdout.split()[-1]) as wheel:
        wheel.extractall(target)
    return target


def run(installed: Path, folder: Path, *arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "briefwright", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def it_runs_from_the_wheel_and_not_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [sys.executable, "-c", "from briefwright import paths; print(paths.RESOURCES)"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert Path(where).is_relative_to(installed.resolve())


def it_exports_the_sample_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "init", "w.briefwright", "--sample")
    run(installed, tmp_path, "export", "w.briefwright", "The 28-point plan", "out.docx")
    assert any(
        "28-point plan" in paragraph.text
        for paragraph in docx.Document(str(tmp_path / "out.docx")).paragraphs
    )


def it_ships_the_licences_of_fonts_and_icons(installed: Path) -> None:
    resources = installed / "briefwright" / "shipped" / "resources"
    assert (resources / "fonts" / "OFL.txt").is_file()
    assert (resources / "icons" / "LICENSE").is_file()
