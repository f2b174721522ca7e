"""The open brief where there is little room, or little in it."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Bullet, Paragraph
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import text
from briefwright.gui.brief.spread import Spread
from briefwright.gui.text.surface import TextSurface
from briefwright.gui.theme import tints
from gui.window_world import Window

_BEGUN = Brief(
    id="begun",
    title="Begun",
    sections=(
        Section(id="e", title="Empty", blocks=(Paragraph(id="e1"),)),
        Section(id="w", title="Written", blocks=(Paragraph(id="w1", content=text("Words.")),)),
    ),
)


def resize(window: Window, width: int, height: int = 640) -> None:
    window.stage.frame.resize(width, height)
    QApplication.processEvents()


def coloured(widget: QWidget, colour: str) -> int:
    """How many pixels of a widget have a colour."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(colour).rgb()
    every = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixel(x, y) == wanted for x, y in every)


def first_surface(window: Window) -> TextSurface:
    return next(window.page.surfaces())


def it_shows_the_whole_width_of_the_page_in_a_small_window(window: Window) -> None:
    resize(window, 1000)
    assert window.page.horizontalScrollBar().maximum() == 0
    assert window.bench.pane.width() >= 460


def it_lets_a_page_be_moved_sideways_that_cannot_shrink_enough(qtbot: QtBot, window: Window) -> None:
    resize(window, 1000)
    first_surface(window).setMinimumWidth(700)
    qtbot.waitUntil(lambda: window.page.horizontalScrollBar().maximum() > 0)


@pytest.fixture
def spread(qtbot: QtBot) -> Spread:
    outline = QWidget()
    outline.setMinimumWidth(120)
    found = Spread(outline, QWidget())
    qtbot.addWidget(found)
    found.resize(900, 300)
    found.show()
    found.setSizes([200, 700])
    return found


def it_folds_the_outline_where_there_is_no_room_and_brings_it_back(spread: Spread) -> None:
    before = spread.sizes()
    spread.resize(460, 300)
    assert spread.sizes()[0] == 0
    assert not spread.outline.isHidden()
    spread.resize(900, 300)
    assert spread.sizes() == before


def it_leaves_an_outline_hidden_that_the_user_hid(spread: Spread) -> None:
    spread.outline.hide()
    spread.resize(460, 300)
    spread.resize(900, 300)
    assert spread.outline.isHidden()


def it_says_where_to_write_in_empty_text_alone(window: Window) -> None:
    window.bench.desk.store.save_brief(None, _BEGUN)
    assert window.bench.pane.open(_BEGUN)
    empty, written = window.page.surfaces()
    assert empty.prompt == "Write, or type @ for a fact"
    prompted = coloured(empty, tints().page)
    empty.prompt = ""
    assert prompted < coloured(empty, tints().page)
    assert empty.toPlainText() == ""
    assert window.brief == _BEGUN
    assert written.toPlainText() == "Words."


def it_asks_nobody_to_write_where_nothing_can_be_written(read_only: Window) -> None:
    assert read_only.bench.pane.open(_BEGUN)
    assert not any(surface.shown_prompt for surface in read_only.page.surfaces())


@pytest.mark.parametrize("name", ["Date of the brief", "Marking of the brief", "Reference", "From", "For"])
def it_underlines_the_field_of_the_title_block_that_has_the_focus(window: Window, name: str) -> None:
    details = window.page.details
    window.page.focus_text()
    before = coloured(details, tints().accent)
    (field,) = (one for one in details.findChildren(QWidget) if one.accessibleName() == name)
    field.setFocus()
    QApplication.processEvents()
    assert coloured(details, tints().accent) >= before + field.width() - 2


def it_frames_the_current_section_while_the_outline_has_the_focus(window: Window) -> None:
    outline = window.bench.pane.outline
    window.page.focus_text()
    before = coloured(outline, tints().accent)
    outline.setFocus()
    outline.setCurrentRow(0)
    assert coloured(outline, tints().accent) > before + outline.viewport().width()


@pytest.mark.parametrize("name", ["From", "For"])
def it_gives_people_and_offices_the_whole_line(window: Window, name: str) -> None:
    details = window.page.details
    (field,) = (one for one in details.findChildren(QLineEdit) if one.accessibleName() == name)
    assert field.width() > 0.75 * details.width()


def it_says_where_to_write_beside_the_dot_of_an_empty_list(window: Window) -> None:
    begun = Brief(
        id="listed",
        title="Listed",
        sections=(Section(id="l", title="List", blocks=(Bullet(id="l1"),)),),
    )
    window.bench.desk.store.save_brief(None, begun)
    assert window.bench.pane.open(begun)
    surface = first_surface(window)
    told = surface.grab().toImage()
    surface.prompt = ""
    alone = surface.grab().toImage()
    words = surface.cursorRect().left()
    both = range(told.width()), range(told.height())
    differing = {x for x in both[0] for y in both[1] if told.pixel(x, y) != alone.pixel(x, y)}
    assert differing
    assert min(differing) >= words
