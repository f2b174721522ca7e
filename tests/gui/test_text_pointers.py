"""Cross references in running text: whole or plain, told apart from links, and a way to their blocks."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Paragraph
from briefwright.domain.content import Content, Text, normal, text
from briefwright.domain.labels import pointer
from briefwright.gui.text import tooltip
from briefwright.gui.text.cell import CellEdit
from briefwright.gui.text.surface import TextSurface
from gui.text_world import Mirror, World, assert_exact, press, type_words

POINTER = pointer("b7", "Table 2")
SEE: Content = (Text(text="See "), POINTER, Text(text=" below"))
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def surface(qtbot: QtBot, world: World) -> TextSurface:
    made = TextSurface(world.surroundings, "Text of Background")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show_blocks((Paragraph(id="a", content=SEE),))
    made.show()
    return made


def _content(surface: TextSurface) -> Content:
    return surface.blocks()[0].content


def _middle(surface: TextSurface, position: int) -> QPoint:
    cursor = QTextCursor(surface.document())
    cursor.setPosition(position)
    return surface.cursorRect(cursor).center()


def it_shows_a_cross_reference_as_it_stands(surface: TextSurface) -> None:
    assert _content(surface) == SEE
    assert_exact(surface)


@pytest.mark.parametrize("at", [4, 11])
def it_goes_on_with_plain_words_beside_a_cross_reference(surface: TextSurface, at: int) -> None:
    surface.place_caret("a", at)
    type_words(surface, "x")
    assert POINTER in _content(surface)
    assert_exact(surface)


def it_makes_a_cross_reference_plain_that_somebody_types_in(surface: TextSurface) -> None:
    surface.place_caret("a", 6)
    type_words(surface, "x")
    assert _content(surface) == text("See Taxble 2 below")


def it_makes_a_cross_reference_plain_of_which_a_part_is_deleted(surface: TextSurface) -> None:
    surface.place_caret("a", 11)
    press(surface, Qt.Key.Key_Backspace)
    assert _content(surface) == text("See Table  below")


def it_has_it_back_once_its_words_are_whole_again(surface: TextSurface) -> None:
    surface.place_caret("a", 6)
    type_words(surface, "x")
    press(surface, Qt.Key.Key_Backspace)
    assert _content(surface) == SEE


def it_puts_one_in_with_spaces_as_one_step(surface: TextSurface) -> None:
    surface.show_blocks((Paragraph(id="a", content=text("As said,later")),))
    mirror = Mirror(surface)
    surface.place_caret("a", 8)
    surface.insert_pointer(POINTER)
    assert _content(surface) == (Text(text="As said, "), POINTER, Text(text=" later"))
    assert mirror.blocks == surface.blocks()
    assert mirror.steps() == 1
    assert surface.caret() == ("a", 16)


def it_puts_one_into_the_place_of_the_selection(surface: TextSurface) -> None:
    surface.select_range(0, 3)
    surface.insert_pointer(pointer("b9", "Figure 1"))
    assert _content(surface)[:2] == (pointer("b9", "Figure 1"), Text(text=" "))


def it_does_not_tear_one_apart_for_another(surface: TextSurface) -> None:
    surface.place_caret("a", 6)
    surface.insert_pointer(pointer("b9", "Figure 1"))
    assert _content(surface)[1:4] == (POINTER, Text(text=" "), pointer("b9", "Figure 1"))


def it_puts_one_into_a_cell(qtbot: QtBot, world: World) -> None:
    cell = CellEdit(world.surroundings, "Row 1, column 1")
    qtbot.addWidget(cell)
    cell.insert_pointer(POINTER)
    assert cell.content() == (POINTER,)


def it_makes_all_of_it_bold_where_a_part_is_selected(surface: TextSurface) -> None:
    surface.select_range(6, 8)
    surface.toggle_bold()
    assert _content(surface)[1] == POINTER.model_copy(update={"bold": True})


def it_leaves_cross_references_alone_when_words_are_linked(surface: TextSurface) -> None:
    surface.select_range(0, 17)
    surface.set_link("https://example.org")
    assert [item.link for item in _content(surface) if isinstance(item, Text)] == [
        "https://example.org",
        "#b7",
        "https://example.org",
    ]


def it_takes_no_web_address_for_a_cross_reference(surface: TextSurface) -> None:
    surface.select_range(0, 3)
    surface.set_link("#b7")
    assert _content(surface) == SEE


def it_is_copied_whole_within_the_brief(surface: TextSurface) -> None:
    surface.select_range(4, 11)
    mime = surface.createMimeDataFromSelection()
    surface.place_caret("a", 17)
    surface.insertFromMimeData(mime)
    assert _content(surface) == (*SEE, POINTER)
    assert_exact(surface)


def it_copies_a_part_of_one_as_words(surface: TextSurface) -> None:
    surface.select_range(0, 7)
    assert normal(surface.selection_blocks()[0].content) == text("See Tab")


def it_is_mere_words_in_a_brief_that_lacks_its_block(surface: TextSurface) -> None:
    stranger = (Text(text="See "), pointer("elsewhere", "Table 9"))
    surface.place_caret("a", 0)
    surface.insert_blocks((Paragraph(id="z", content=stranger),))
    assert _content(surface)[0] == Text(text="See Table 9See ")


def it_is_mere_words_for_other_programs(surface: TextSurface) -> None:
    surface.select_range(0, 17)
    mime = surface.createMimeDataFromSelection()
    assert "See Table 2 below" in mime.html()
    assert "href" not in mime.html()


def it_reads_no_cross_reference_from_the_html_of_others(surface: TextSurface) -> None:
    mime = QMimeData()
    mime.setHtml('<p>or <a href="#b7">here</a></p>')
    surface.place_caret("a", 17)
    surface.insertFromMimeData(mime)
    assert _content(surface)[-1] == Text(text=" belowor here")


def _click(surface: TextSurface, at: QPoint, held: Qt.KeyboardModifier) -> None:
    QTest.mouseClick(surface.viewport(), Qt.MouseButton.LeftButton, held, at)


def it_leads_to_its_block_with_ctrl_and_a_click(surface: TextSurface, world: World) -> None:
    _click(surface, _middle(surface, 6), CTRL)
    assert world.gone_to == ["b7"]


def it_stays_where_it_is_without_ctrl_or_beside_a_cross_reference(surface: TextSurface, world: World) -> None:
    _click(surface, _middle(surface, 6), Qt.KeyboardModifier.NoModifier)
    _click(surface, _middle(surface, 14), CTRL)
    assert world.gone_to == []


def it_does_not_lead_away_once_it_is_plain(surface: TextSurface, world: World) -> None:
    surface.place_caret("a", 6)
    type_words(surface, "x")
    _click(surface, _middle(surface, 10), CTRL)
    assert world.gone_to == []


def it_offers_the_way_in_the_menu_at_the_caret(qtbot: QtBot, surface: TextSurface, world: World) -> None:
    surface.place_caret("a", 6)
    at = surface.viewport().mapToGlobal(QPoint(2, 2))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), at)
    QApplication.sendEvent(surface.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    way = menu.actions()[0]
    assert way.text() == "Go to Table 2: Losses by month"
    way.trigger()
    menu.close()
    assert world.gone_to == ["b7"]


def it_says_where_it_leads() -> None:
    told = tooltip.pointing("Table 2: <Losses>")
    assert "Table 2: &lt;Losses&gt;" in told
    assert "Ctrl+click" in told
    assert "has no caption any more" in tooltip.pointing("")


def it_looks_different_where_it_leads_nowhere(surface: TextSurface) -> None:
    def painted() -> list[object]:
        block = surface.document().begin()
        return [one.format.underlineStyle() for one in block.layout().formats()]

    before = painted()
    astray = (Text(text="See "), pointer("gone", "Table 2"), Text(text=" below"))
    surface.show_blocks((Paragraph(id="a", content=astray),))
    assert len(before) == len(painted()) == 1
    assert before != painted()
