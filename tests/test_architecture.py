"""The walls between the rooms, and the static checks, are tests."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

CHECKS = {
    "the_walls_between_rooms_stand": ["-c", "from importlinter.cli import lint_imports_command as c; c()"],
    "ruff_finds_nothing": ["-m", "ruff", "check", "."],
    "the_code_is_formatted": ["-m", "ruff", "format", "--check", "."],
    "mypy_finds_nothing": ["-m", "mypy"],
}


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS.keys())
def it_passes_the_static_checks(check: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, *check], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def it_has_nothing_else_at_the_top_level() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    if not tracked:
        pytest.skip("not a checkout")
    top = {name.split("/")[0] for name in tracked}
    expected = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}
    expected |= {"src", "resources", "templates", "tests"}
    assert {name for name in top if not name.startswith(".")} <= expected
