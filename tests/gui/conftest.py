"""The window of the program on a small workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from briefwright import app
from gui import window_world
from gui.window_world import Window


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard() -> Iterator[None]:
    """Let nothing of Python's lie on the clipboard when Python ends: without a screen Qt deletes it later."""
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The window with the brief BRIEF open."""
    found = window_world.show(qtbot, app.open_desk(window_world.workspace(tmp_path)))
    yield found
    found.stage.frame.close()


@pytest.fixture
def read_only(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The window of somebody who may not write to the file."""
    path = window_world.workspace(tmp_path)
    found = window_world.show(qtbot, window_world.locked(path))
    yield found
    found.stage.frame.close()
