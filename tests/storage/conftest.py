"""A workspace to test with: a real file, a clock that ticks a second at each reading."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefwright.storage.workspace import Workspace


@pytest.fixture
def now() -> Callable[[], datetime]:
    """From noon on 22 November 2026 on, a second later each time."""
    seconds = itertools.count()
    start = datetime(2026, 11, 22, 12, tzinfo=UTC)
    return lambda: start + timedelta(seconds=next(seconds))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the workspace file lies."""
    return tmp_path / "talks.briefwright"


@pytest.fixture
def workspace(path: Path, now: Callable[[], datetime]) -> Iterator[Workspace]:
    """A new workspace, open for writing."""
    made = Workspace.create(path, now)
    yield made
    made.close()


@pytest.fixture
def other(workspace: Workspace, path: Path, now: Callable[[], datetime]) -> Iterator[Workspace]:
    """A second workspace on the same file, as another window has it."""
    opened = Workspace.open(path, now=now)
    yield opened
    opened.close()
