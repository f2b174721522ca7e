"""The preview beside the text."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.domain.exports import Progress
from briefwright.domain.material import Material
from briefwright.editing.ports import Clip
from briefwright.gui.preview.panel import Preview
from briefwright.gui.preview.sheets import Sheets
from briefwright.gui.preview.stack import Stack
from briefwright.gui.tasks import TaskRunner

A4 = (595.0, 842.0)


@dataclass
class Printed:
    """Pages of one colour each, so that a test can tell them apart."""

    colours: list[bytes]
    closed: bool = False
    drawn: list[int] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.colours)

    def size(self, number: int) -> tuple[float, float]:
        return A4

    def picture(self, number: int, scale: float) -> tuple[int, int, bytes]:
        self.drawn.append(number)
        width, height = round(A4[0] * scale), round(A4[1] * scale)
        return width, height, self.colours[number] * (width * height)

    def close(self) -> None:
        self.closed = True


@dataclass
class Shower:
    """Shows the title of a brief, and prints it on pages that the test lays ready."""

    ready: list[Printed | UserError] = field(default_factory=list)
    drafted: list[str] = field(default_factory=list)
    drawn: str = "<p>Words.</p>" * 200
    printed: list[str] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)

    def draft(self, material: Material) -> str:
        self.drafted.append(material.brief.title)
        self.threads.add(threading.get_ident())
        return f"<html><head></head><body><h1>{material.brief.title}</h1>{self.drawn}</body></html>"

    def clip(self, material: Material, section: str = "") -> Clip:
        return Clip("", "")

    def pages(self, material: Material, progress: Progress) -> Printed:
        progress(0.0)
        self.printed.append(material.brief.title)
        while not self.ready:
            progress(0.5)
            time.sleep(0.005)
        made = self.ready.pop(0)
        if isinstance(made, UserError):
            raise made
        return made


def brief(title: str, name: str = "b") -> Material:
    return Material(Brief(id=name, title=title))


def colour(preview: Preview) -> str:
    """The colour in the middle of the pages."""
    middle = preview.sheets.viewport().rect().center()
    return preview.sheets.viewport().grab().toImage().pixelColor(middle).name()


def print_pages(qtbot: QtBot, preview: Preview, shower: Shower, colours: list[bytes]) -> None:
    """Show the brief on pages of these colours."""
    shower.ready = [Printed(colours)]
    preview.show_material(brief("Talks"))
    preview.tabs.setCurrentIndex(1)
    with qtbot.waitSignal(preview.shown):
        preview.show()


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
    made.rest()
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
    assert preview.state.text() == "Page 1 of 3"

    qtbot.waitUntil(lambda: colour(preview) == "#ff0000")
    preview.sheets.verticalScrollBar().setValue(preview.sheets.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: colour(preview) == "#0000ff")
    assert preview.state.text() == "Page 3 of 3"


def it_closes_former_pages_when_new_ones_come(qtbot: QtBot, preview: Preview, shower: Shower) -> None:
    first, second = Printed([b"\xff\x00\x00"] * 3), Printed([b"\x00\xff\x00"])
    shower.ready = [first, second]
    preview.show_material(brief("Talks"))
    preview.tabs.setCurrentIndex(1)
    with qtbot.waitSignal(preview.shown):
        preview.show()
    with qtbot.waitSignal(preview.shown, timeout=10_000):
        preview.show_material(brief("Other talks"))
    assert preview.state.text() == "Page 1 of 1"
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


def it_begins_another_brief_at_its_top(qtbot: QtBot, preview: Preview) -> None:
    preview.show()
    with qtbot.waitSignal(preview.shown):
        preview.show_material(brief("Talks"))
    preview.draft.verticalScrollBar().setValue(600)
    with qtbot.waitSignal(preview.shown):
        preview.show_material(brief("Other talks", "other"))
    assert preview.draft.verticalScrollBar().value() == 0


def it_shows_no_pages_of_the_brief_before(qtbot: QtBot, preview: Preview, shower: Shower) -> None:
    print_pages(qtbot, preview, shower, [b"\xff\x00\x00"])
    preview.show_material(brief("Other talks", "other"))
    assert preview.told.isVisible()
    assert preview.told.text() == "The pages are being printed."
    shower.ready = [Printed([b"\x00\xff\x00"])]
    qtbot.waitUntil(lambda: preview.sheets.isVisible() and colour(preview) == "#00ff00")


def it_fits_the_draft_into_a_narrow_pane(qtbot: QtBot, preview: Preview, shower: Shower) -> None:
    image = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' width='560' height='280'>"
    shower.drawn = f"{image}<p>{'Words and more of them. ' * 40}</p>"
    preview.resize(400, 600)
    preview.show()
    with qtbot.waitSignal(preview.shown):
        preview.show_material(brief("Talks"))
    assert preview.draft.horizontalScrollBar().maximum() == 0
    height = preview.draft.document().size().height()
    preview.resize(640, 600)
    qtbot.waitUntil(lambda: preview.draft.document().size().height() < height)
    preview.resize(400, 600)
    qtbot.waitUntil(lambda: preview.draft.document().size().height() == height)
    assert preview.draft.horizontalScrollBar().maximum() == 0
    assert shower.drafted == ["Talks"]


def it_scrolls_the_draft_to_a_section_once_it_is_another(
    qtbot: QtBot, preview: Preview, shower: Shower
) -> None:
    shower.drawn = "<p>Words.</p>" * 200 + '<h2><a name="section-risks"></a>Risks</h2>' + "<p>Last.</p>" * 60
    preview.show_section("risks")
    preview.show()
    with qtbot.waitSignal(preview.shown):
        preview.show_material(brief("Talks"))
    preview.show_section("other")
    preview.show_section("risks")
    bar = preview.draft.verticalScrollBar()
    assert bar.value() > 1000
    bar.setValue(40)
    preview.show_section("risks")
    assert bar.value() == 40


def it_tells_why_there_is_no_draft_while_it_is_looked_at_alone(
    qtbot: QtBot, preview: Preview, shower: Shower, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(material: Material) -> str:
        raise UserError("The style cannot be read.")

    print_pages(qtbot, preview, shower, [b"\xff\x00\x00"])
    monkeypatch.setattr(shower, "draft", refuse)
    with qtbot.waitSignal(preview.shown):
        preview.tabs.setCurrentIndex(0)
    assert preview.told.text() == "The style cannot be read."
    preview.tabs.setCurrentIndex(1)
    assert preview.sheets.isVisible()


def it_gives_up_printing_when_nobody_looks(qtbot: QtBot, preview: Preview, shower: Shower) -> None:
    preview.show_material(brief("Talks"))
    preview.tabs.setCurrentIndex(1)
    preview.show()
    qtbot.waitUntil(lambda: shower.printed == ["Talks"])
    with qtbot.waitSignal(preview.shown):
        preview.tabs.setCurrentIndex(0)
    shower.ready = [Printed([b"\xff\x00\x00"])]
    with qtbot.waitSignal(preview.shown):
        preview.tabs.setCurrentIndex(1)
    assert shower.printed == ["Talks", "Talks"]
    assert preview.sheets.isVisible()


def it_prints_again_only_once_nothing_has_changed_for_a_while(
    qtbot: QtBot, preview: Preview, shower: Shower
) -> None:
    print_pages(qtbot, preview, shower, [b"\xff\x00\x00"])
    shower.ready = [Printed([b"\x00\xff\x00"])]
    with qtbot.waitSignal(preview.shown, timeout=10_000):
        for title in ("Talk", "Tal", "Ta"):
            preview.show_material(brief(title))
            qtbot.wait(20)
    assert shower.printed == ["Talks", "Ta"]


def it_lets_former_pages_stand_in_until_the_new_ones_are_drawn(
    qtbot: QtBot, preview: Preview, shower: Shower
) -> None:
    print_pages(qtbot, preview, shower, [b"\xff\x00\x00"])
    qtbot.waitUntil(lambda: colour(preview) == "#ff0000")
    shower.ready = [Printed([b"\x00\xff\x00"])]
    preview.show_material(brief("Other talks"))
    seen: set[str] = set()

    def watched() -> bool:
        seen.add(colour(preview))
        return "#00ff00" in seen

    qtbot.waitUntil(watched, timeout=10_000)
    assert seen == {"#ff0000", "#00ff00"}


def it_draws_no_pages_that_are_passed_by(qtbot: QtBot, preview: Preview, shower: Shower) -> None:
    printed = Printed([b"\xff\x00\x00"] * 199 + [b"\x00\xff\x00"])
    shower.ready = [printed]
    preview.show_material(brief("Talks"))
    preview.tabs.setCurrentIndex(1)
    with qtbot.waitSignal(preview.shown):
        preview.show()
    bar = preview.sheets.verticalScrollBar()
    for at in range(0, bar.maximum(), bar.maximum() // 150):
        bar.setValue(at)
        preview.sheets.viewport().repaint()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: colour(preview) == "#00ff00")
    assert len(printed.drawn) < 10


def it_scales_the_pages_and_stays_at_the_page(qtbot: QtBot, preview: Preview, shower: Shower) -> None:
    print_pages(qtbot, preview, shower, [b"\xff\x00\x00"] * 9)
    sheets = preview.sheets
    sheets.verticalScrollBar().setValue(sheets.verticalScrollBar().maximum() // 2)
    page = sheets.page()
    assert sheets.horizontalScrollBar().maximum() == 0
    preview.zoom.setCurrentIndex(preview.zoom.findData(2.0))
    preview.zoom.activated.emit(preview.zoom.currentIndex())
    assert sheets.horizontalScrollBar().maximum() > 500
    assert sheets.page() == page
    QTest.keyClick(sheets, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom.currentText() == "150 %"
    turn(sheets, -120)
    assert preview.zoom.currentText() == "125 %"
    turn(sheets, 40)
    assert preview.zoom.currentText() == "125 %"
    turn(sheets, 80)
    assert preview.zoom.currentText() == "150 %"
    preview.zoom.setCurrentIndex(0)
    preview.zoom.activated.emit(0)
    assert sheets.horizontalScrollBar().maximum() == 0
    assert sheets.page() == page


def turn(sheets: Sheets, angle: int) -> None:
    """Turn the wheel with Ctrl held."""
    middle = QPointF(sheets.viewport().rect().center())
    event = QWheelEvent(
        middle,
        sheets.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(sheets.viewport(), event)


@given(
    heights=st.lists(st.integers(20, 2000), min_size=1, max_size=30),
    factors=st.tuples(st.floats(0.2, 3), st.floats(0.2, 3)),
    share=st.floats(0, 1),
)
def it_finds_a_spot_again_at_every_scale(
    heights: list[int], factors: tuple[float, float], share: float
) -> None:
    first, second = (Stack([(500.0, float(high)) for high in heights], one, 600) for one in factors)
    spot = first.spot(round(first.height * share))
    assert first.spot(first.height_of(spot)).page == spot.page
    again = second.spot(second.height_of(spot))
    assert again.page in (spot.page, min(spot.page + 1, len(heights) - 1))


@given(heights=st.lists(st.integers(20, 2000), max_size=30), top=st.integers(0, 20_000))
def it_finds_every_page_that_is_seen(heights: list[int], top: int) -> None:
    stack = Stack([(500.0, float(high)) for high in heights], 1.0, 600)
    view = QRect(0, top, 600, 400)
    seen = {page for page in range(len(heights)) if stack.place(page).intersects(view)}
    assert seen <= set(stack.between(view.top(), view.bottom() + 1))
