"""A whole program on a real workspace, in its real window."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefwright import app, paths
from briefwright.gui import fonts, theme
from briefwright.gui.program import Program
from briefwright.gui.start import Stage
from briefwright.gui.workbench import Workbench
from briefwright.settings import Settings


class Memory:
    """Settings that last as long as the test."""

    def __init__(self) -> None:
        self.settings = Settings(dark=False)

    def read(self) -> Settings:
        return self.settings

    def write(self, settings: Settings) -> None:
        self.settings = settings


@pytest.fixture(autouse=True)
def bugs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """Whatever is raised in a slot fails the test."""
    raised: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, bug, where: raised.append(bug))
    yield raised
    assert raised == []


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def program(memory: Memory) -> Program:
    return Program(
        open=app.open_desk,
        create=app.create_desk,
        sample=app.open_sample,
        settings=memory.read,
        remember=memory.write,
        resources=paths.RESOURCES,
        version="0",
    )


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A workspace file with the sample in it."""
    path = tmp_path / "sample.briefwright"
    app.create_workspace(path, sample=True)
    return path


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, program: Program, sample: Path) -> Iterator[Workbench]:
    """The window on the sample workspace, with the brief that it holds open."""
    qapp.setStyle("Fusion")
    fonts.load(program.resources / "fonts")
    theme.apply(False)
    stage = Stage(program)
    qtbot.addWidget(stage.frame)
    stage.frame.show()
    window = stage.show(app.open_desk(sample))
    qtbot.waitExposed(stage.frame)
    stage.frame.activateWindow()
    qtbot.waitUntil(stage.frame.isActiveWindow)
    yield window
    stage.frame.close()
