"""Cross references in the window: chosen from what bears a caption, and a way to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from briefwright.domain import edits
from briefwright.domain.blocks import Block, Paragraph, Picture, Table, Timeline
from briefwright.domain.brief import Brief, Section, blocks
from briefwright.domain.content import Text, text
from briefwright.domain.labels import pointer
from briefwright.gui.brief import crossrefs
from briefwright.gui.picker import Picker
from gui.window_world import BRIEF, Window

LOSSES = Table(id="losses", caption="Losses by month")
MAP = Picture(id="map", caption="The line of contact ")


def _with(*blocks: Block) -> Brief:
    return edits.add_section(BRIEF, Section(id="annex", title="Annex", blocks=blocks), 9)


@pytest.fixture
def captioned(window: Window) -> Window:
    section = Section(id="annex", title="Annex", blocks=(LOSSES, MAP, Timeline(id="days")))
    window.bench.pane.perform("Add", lambda brief: edits.add_section(brief, section, 9))
    return window


def _content(window: Window) -> tuple[object, ...]:
    block = window.brief.sections[0].blocks[1]
    assert isinstance(block, Paragraph)
    return block.content


def it_lists_what_bears_a_caption_before_what_needs_one() -> None:
    brief = _with(LOSSES, Timeline(id="days"), MAP)
    found = [(one.title, one.note, one.open) for one in crossrefs.choices(brief)]
    assert found == [
        ("Table 1: Losses by month", "Annex", True),
        ("Figure 1: The line of contact", "Annex", True),
        ("Table under “Data”", "give it a caption first", False),
        ("Timeline under “Annex”", "give it a caption first", False),
    ]


def it_puts_the_chosen_label_at_the_caret(qtbot: QtBot, captioned: Window) -> None:
    captioned.go("bottom", "b2", 4)
    captioned.run("insert.crossref")
    picker = captioned.stage.frame.findChild(Picker)
    assert picker is not None
    QTest.keyClicks(picker.field, "line")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert _content(captioned)[1] == pointer("map", "Figure 1")
    captioned.run("edit.undo")
    assert _content(captioned) == text("The second paragraph.")


def it_cannot_choose_what_bears_no_caption(captioned: Window) -> None:
    captioned.go("bottom", "b2", 4)
    captioned.run("insert.crossref")
    picker = captioned.stage.frame.findChild(Picker)
    assert picker is not None
    QTest.keyClicks(picker.field, "timeline")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    picker.close()
    assert _content(captioned) == text("The second paragraph.")


def it_puts_the_label_into_a_cell(captioned: Window) -> None:
    captioned.go("data", "t1")
    captioned.run("insert.crossref")
    picker = captioned.stage.frame.findChild(Picker)
    assert picker is not None
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    (table,) = (block for _, block in blocks(captioned.brief) if block.id == "t1")
    assert isinstance(table, Table)
    assert pointer("losses", "Table 1") in table.rows[0].cells[0]


def it_says_what_is_lacking_where_there_is_nothing_to_point_to(window: Window) -> None:
    window.bench.shelf.open("other")
    window.go("o", "o1")
    window.run("insert.crossref")
    assert window.notice.startswith("There is no table and no picture to point to yet")


def it_goes_to_the_block(captioned: Window) -> None:
    captioned.go("bottom", "b2", 0)
    captioned.surface.insert_pointer(pointer("losses", "Table 1"))
    captioned.page.current_section()
    captioned.surface._surroundings.requests.go_to_block("losses")
    section = captioned.page.current_section()
    assert section is not None
    assert section.id == "annex"


def it_knows_the_label_of_a_block_while_it_bears_a_caption(captioned: Window) -> None:
    label = captioned.surface._surroundings.label
    assert label("losses") == "Table 1: Losses by month"
    captioned.bench.pane.perform("Remove", lambda brief: edits.remove_block(brief, "losses"))
    assert label("losses") == ""


def it_paints_a_cross_reference_anew_when_its_block_is_gone(qtbot: QtBot, captioned: Window) -> None:
    captioned.go("bottom", "b2", 0)
    captioned.surface.insert_pointer(pointer("losses", "Table 1"))

    def painted() -> list[object]:
        block = captioned.surface.document().findBlockByNumber(1)
        return [one.format.underlineStyle() for one in block.layout().formats()]

    before = painted()
    captioned.bench.pane.perform("Remove", lambda brief: edits.remove_block(brief, "losses"))
    qtbot.waitUntil(lambda: painted() != before)


def it_offers_no_web_address_for_a_cross_reference(captioned: Window) -> None:
    captioned.go("bottom", "b2", 0)
    captioned.surface.insert_pointer(pointer("losses", "Table 1"))
    captioned.run("insert.link")
    assert captioned.bench.findChild(QInputDialog) is None
    assert captioned.notice.startswith("This is a cross reference")
    assert [item.link for item in _content(captioned) if isinstance(item, Text) and item.link] == ["#losses"]
