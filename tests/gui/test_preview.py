"""The preview beside the text."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.domain.exports import Progress
from briefwright.domain.material import Material
from briefwright.editing.ports import Clip
from briefwright.gui.preview.panel import Preview
from briefwright.gui.tasks import TaskRunner

A4 = (595.0, 842.0)


@dataclass
class Printed:
    """Pages of one colour each, so that a test can tell them apart."""

    colours: list[bytes]
    closed: bool = False

    @property
    def count(self) -> int:
        return len(self.colours)

    def size(self, number: int) -> tuple[float, float]:
        return A4

    def picture(self, number: int, scale: float) -> tuple[int, int, bytes]:
        width, height = round(A4[0] * scale), round(A4[1] * scale)
        return width, height, self.colours[number] * (width * height)

    def close(self) -> None:
        self.closed = True


@dataclass
class Shower:
    """Shows the title of a brief, and prints it on pages that the test lays ready."""

    ready: list[Printed | UserError] = field(default_factory=list)
    drafted: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)

    def draft(self, material: Material) -> str:
        self.drafted.append(material.brief.title)
        self.threads.add(threading.get_ident())
        return f"<h1>{material.brief.title}</h1>" + "<p>Words.</p>" * 200

    def clip(self, material: Material, section: str = "") -> Clip:
        return Clip("", "")

    def pages(self, material: Material, progress: Progress) -> Printed:
        progress(0.0)
        self.printed.append(material.brief.title)
        made = self.ready.pop(0)
        if isinstance(made, UserError):
            raise made
        return made


def brief(title: str) -> Material:
    return Material(Brief(id="b", title=title))


@pytest.fixture
def shower() -> Shower:
    return Shower()


@pytest.fixture
def preview(qtbot: QtBot, shower: Shower) -> Iterator[Preview]:
    runner = TaskRunner()
    made = Preview(lambda: shower, runner)
    qtbot.addWidget(made)
    made.resize(500, 700)
    yield made
    runner.stop()
    made.close_pages()


def it_drafts_the_brief_off_the_windows_thread(qtbot: QtBot, preview: Preview, shower: Shower) -> None:
    with qtbot.waitSignal(preview.shown):
        preview.show()
        preview.show_material(brief("Talks"))
    assert preview.draft.toPlainText().startswith("Talks\n")
    assert threading.get_ident() not in shower.threads


def it_does_nothing_while_it_is_hidden_and_catches_up_when_it_is_shown(
    qtbot: QtBot, preview: Preview, shower: Shower
) -> None:
    for title in ("One", "Two", "Three"):
        preview.show_material(brief(title))
    assert shower.drafted == []
    with qtbot.waitSignal(preview.shown):
        preview.show()
    assert shower.drafted == ["Three"]


def it_stays_at_the_place_that_was_looked_at(qtbot: QtBot, preview: Preview) -> None:
    preview.show()
    with qtbot.waitSignal(preview.shown):
        preview.show_material(brief("Talks"))
    qtbot.waitUntil(lambda: preview.draft.verticalScrollBar().maximum() > 800)
    preview.draft.verticalScrollBar().setValue(600)
    with qtbot.waitSignal(preview.shown):
        preview.show_material(brief("Other talks"))
    assert preview.draft.verticalScrollBar().value() == 600


def it_prints_the_pages_and_draws_those_that_can_be_seen(
    qtbot: QtBot, preview: Preview, shower: Shower
) -> None:
    shower.ready = [Printed([b"\xff\x00\x00", b"\x00\xff\x00", b"\x00\x00\xff"])]
    preview.show_material(brief("Talks"))
    preview.tabs.setCurrentIndex(1)
    with qtbot.waitSignal(preview.shown):
        preview.show()
    assert preview.state.text() == "3 pages"

    def colour() -> str:
        middle = preview.sheets.viewport().rect().center()
        return preview.sheets.viewport().grab().toImage().pixelColor(middle).name()

    qtbot.waitUntil(lambda: colour() == "#ff0000")
    preview.sheets.verticalScrollBar().setValue(preview.sheets.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: colour() == "#0000ff")


def it_closes_former_pages_when_new_ones_come(qtbot: QtBot, preview: Preview, shower: Shower) -> None:
    first, second = Printed([b"\xff\x00\x00"] * 3), Printed([b"\x00\xff\x00"])
    shower.ready = [first, second]
    preview.show_material(brief("Talks"))
    preview.tabs.setCurrentIndex(1)
    with qtbot.waitSignal(preview.shown):
        preview.show()
    with qtbot.waitSignal(preview.shown, timeout=10_000):
        preview.show_material(brief("Other talks"))
    assert preview.state.text() == "1 page"
    qtbot.waitUntil(lambda: first.closed)
    assert not second.closed


def it_says_why_there_are_no_pages(qtbot: QtBot, preview: Preview, shower: Shower) -> None:
    shower.ready = [UserError("LibreOffice is not on this machine.")]
    preview.show_material(brief("Talks"))
    preview.tabs.setCurrentIndex(1)
    with qtbot.waitSignal(preview.shown):
        preview.show()
    assert preview.told.isVisible()
    assert preview.told.text() == "LibreOffice is not on this machine."
    with qtbot.waitSignal(preview.shown):
        preview.tabs.setCurrentIndex(0)
    assert preview.draft.isVisible()


def it_scrolls_the_pages_by_the_keyboard(qtbot: QtBot, preview: Preview, shower: Shower) -> None:
    shower.ready = [Printed([b"\xff\x00\x00"] * 5)]
    preview.show_material(brief("Talks"))
    preview.tabs.setCurrentIndex(1)
    with qtbot.waitSignal(preview.shown):
        preview.show()
    preview.sheets.setFocus()
    QTest.keyClick(preview.sheets, Qt.Key.Key_PageDown)
    assert preview.sheets.verticalScrollBar().value() > 0
