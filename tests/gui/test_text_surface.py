"""Writing on the surface: words, references, blocks and what undo takes back."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QHelpEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QToolTip
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Bullet, Narrative, Numbered, Paragraph, Quote
from briefwright.domain.content import FactRef, Text, plain, text
from briefwright.gui import theme
from briefwright.gui.text.ornaments import number_of
from briefwright.gui.text.surface import TextSurface
from gui.text_world import EXPORTS, TALKS, Mirror, World, assert_exact, paragraph, press, ref, type_words

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def surface(qtbot: QtBot, world: World) -> TextSurface:
    made = TextSurface(world.surroundings, "Text of Background")
    qtbot.addWidget(made)
    made.resize(500, 300)
    return made


def words(surface: TextSurface) -> list[str]:
    return [plain(block.content) for block in surface.blocks()]


def it_tells_what_is_typed_as_splices_of_blocks(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "One"), paragraph("b", "Two")))
    mirror = Mirror(surface)
    surface.place_caret("b", 3)
    type_words(surface, " more")
    assert mirror.blocks == surface.blocks() == (paragraph("a", "One"), paragraph("b", "Two more"))


def it_leaves_untouched_blocks_the_very_same(surface: TextSurface) -> None:
    first, second = paragraph("a", "One"), paragraph("b", "Two")
    surface.show_blocks((first, second))
    surface.place_caret("b", 0)
    type_words(surface, "x")
    assert surface.blocks()[0] is first


def it_takes_words_from_an_input_method(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a"),))
    type_words(surface, "Кyïv 東京")
    assert words(surface) == ["Кyïv 東京"]


def it_undoes_by_words(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a"),))
    mirror = Mirror(surface)
    type_words(surface, "one two three")
    assert mirror.steps() == 3


def it_keeps_capitals_in_the_run_of_their_word(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a"),))
    mirror = Mirror(surface)
    type_words(surface, "on")
    press(surface, Key.Key_Shift, SHIFT)
    type_words(surface, "E")
    assert mirror.steps() == 1


def it_begins_a_step_where_typing_turns_to_deleting(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a"),))
    mirror = Mirror(surface)
    type_words(surface, "word")
    press(surface, Key.Key_Backspace, times=2)
    type_words(surface, "th")
    assert mirror.steps() == 3


def it_begins_a_step_where_the_caret_was_moved(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a"),))
    mirror = Mirror(surface)
    type_words(surface, "ab")
    press(surface, Key.Key_Left)
    press(surface, Key.Key_Right)
    type_words(surface, "c")
    assert mirror.steps() == 2


def it_says_nothing_when_it_is_shown_blocks(surface: TextSurface, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(surface.spliced):
        surface.show_blocks((paragraph("a", "One", ref()), paragraph("b", "Two")))
        surface.show_blocks((paragraph("b", "Two", ref()),))
        surface.refresh_references()


def it_keeps_the_caret_with_its_words_when_others_change(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "One"), paragraph("b", "Two words")))
    surface.place_caret("b", 4)
    surface.show_blocks((paragraph("z", "New"), paragraph("a", "1"), paragraph("b", "Two hundred words")))
    assert surface.caret() == ("b", 4)


def it_moves_the_caret_along_when_words_before_it_change(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "One two"),))
    surface.place_caret("a", 7)
    surface.show_blocks((paragraph("a", "One and two"),))
    assert surface.caret() == ("a", 11)


def it_shows_nothing_until_something_is_typed_where_there_are_no_blocks(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "One"),))
    surface.show_blocks(())
    mirror = Mirror(surface)
    assert surface.blocks() == ()
    type_words(surface, "x")
    assert words(surface) == ["x"]
    assert mirror.blocks == surface.blocks()


def it_drops_characters_that_no_document_can_hold(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "One\ufffc\0 two\r\nthree"),))
    assert words(surface) == ["One two\nthree"]
    assert_exact(surface)


# Blocks


def it_splits_a_block_and_leaves_its_id_to_the_part_before(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "Onetwo"),))
    surface.place_caret("a", 3)
    press(surface, Key.Key_Return)
    first, second = surface.blocks()
    assert (first, plain(second.content)) == (paragraph("a", "One"), "two")
    assert second.id != "a"


def it_leaves_the_id_to_the_words_when_enter_is_pressed_before_them(surface: TextSurface) -> None:
    block = paragraph("a", "One")
    surface.show_blocks((block,))
    surface.place_caret("a", 0)
    press(surface, Key.Key_Return)
    assert surface.blocks()[1] is block


def it_merges_blocks_into_the_first(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "One"), paragraph("b", "Two")))
    surface.place_caret("b", 0)
    press(surface, Key.Key_Backspace)
    assert surface.blocks() == (paragraph("a", "OneTwo"),)


def it_keeps_a_marking_while_its_block_is_edited_and_split(surface: TextSurface) -> None:
    surface.show_blocks((Paragraph(id="a", content=text("Secret"), marking="TLP:RED"),))
    surface.place_caret("a", 3)
    type_words(surface, "x")
    press(surface, Key.Key_Return)
    assert [block.marking for block in surface.blocks()] == ["TLP:RED", "TLP:RED"]


def it_puts_merged_words_under_the_stricter_marking(surface: TextSurface) -> None:
    surface.show_blocks(
        (paragraph("a", "Open "), Paragraph(id="b", content=text("secret"), marking="TLP:RED"))
    )
    surface.place_caret("b", 0)
    mirror = Mirror(surface)
    press(surface, Key.Key_Backspace)
    assert surface.blocks() == (Paragraph(id="a", content=text("Open secret"), marking="TLP:RED"),)
    assert mirror.blocks == surface.blocks()
    assert_exact(surface)


def it_breaks_a_line_inside_a_block(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "One"),))
    surface.place_caret("a", 3)
    press(surface, Key.Key_Return, SHIFT)
    type_words(surface, "two")
    assert surface.blocks() == (paragraph("a", "One\ntwo"),)


@pytest.mark.parametrize(
    ("typed", "kind"), [("- ", "bullet"), ("* ", "bullet"), ("1. ", "numbered"), ("> ", "quote")]
)
def it_opens_a_list_or_quotation_as_it_is_typed(surface: TextSurface, typed: str, kind: str) -> None:
    surface.show_blocks((paragraph("a", "words"),))
    surface.place_caret("a", 0)
    type_words(surface, typed)
    assert [(block.kind, plain(block.content)) for block in surface.blocks()] == [(kind, "words")]


def it_types_a_dash_within_a_paragraph(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "One "),))
    surface.place_caret("a", 4)
    type_words(surface, "- ")
    assert surface.blocks() == (paragraph("a", "One - "),)


def it_leaves_a_list_by_enter_in_an_empty_item(surface: TextSurface) -> None:
    surface.show_blocks((Bullet(id="a", content=text("One")),))
    surface.place_caret("a", 3)
    press(surface, Key.Key_Return, times=2)
    assert [block.kind for block in surface.blocks()] == ["bullet", "paragraph"]


@pytest.mark.parametrize(
    "block", [Bullet(id="a", content=text("One"), level=2), Quote(id="a", content=text("One"))]
)
def it_makes_a_paragraph_by_backspace_at_the_start(surface: TextSurface, block: Bullet | Quote) -> None:
    surface.show_blocks((paragraph("z", "Before"), block))
    surface.place_caret("a", 0)
    press(surface, Key.Key_Backspace)
    assert surface.blocks()[1:] == (paragraph("a", "One"),)


def it_moves_items_in_and_out_by_tab(surface: TextSurface) -> None:
    surface.show_blocks((Numbered(id="a"), Numbered(id="b")))
    surface.place_caret("b", 0)
    press(surface, Key.Key_Tab, times=2)
    press(surface, Key.Key_Backtab, SHIFT)
    assert surface.blocks() == (Numbered(id="a"), Numbered(id="b", level=1))


def it_sets_the_kind_of_every_touched_block(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "One"), paragraph("b", "Two"), paragraph("c", "Three")))
    surface.select_range(1, 5)
    surface.set_kind("numbered")
    assert [block.kind for block in surface.blocks()] == ["numbered", "numbered", "paragraph"]


def it_numbers_consecutive_items_each_level_for_itself() -> None:
    levels = [0, 0, 1, 1, 0]
    blocks: list[Narrative] = [
        *(Numbered(id=str(n), level=level) for n, level in enumerate(levels)),
        paragraph("p"),
        Numbered(id="x"),
    ]
    numbers = [number_of(blocks, n) for n, block in enumerate(blocks) if isinstance(block, Numbered)]
    assert numbers == [1, 2, 1, 2, 3, 1]


# References


@pytest.mark.parametrize("offset", [0, len(EXPORTS.statement)])
def it_never_extends_a_reference_by_typing_at_its_edge(surface: TextSurface, offset: int) -> None:
    surface.show_blocks((paragraph("a", ref()),))
    surface.place_caret("a", offset)
    type_words(surface, "xyé")
    assert ref() in surface.blocks()[0].content
    assert len(surface.blocks()[0].content) == 2


def it_adapts_a_reference_by_typing_inside(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "Then ", ref(), "."),))
    surface.place_caret("a", 12)
    type_words(surface, " sharply")
    assert surface.blocks()[0].content[1] == ref(shown="exports sharply fell by 12 percent")


def it_replaces_a_whole_reference_by_plain_words(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "Then ", ref(), "."),))
    surface.select_ref("r1")
    type_words(surface, "no")
    assert surface.blocks() == (paragraph("a", "Then no."),)


def it_forgets_a_reference_whose_words_are_deleted(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "Then ", ref(), "."),))
    assert surface.select_ref("r1")
    press(surface, Key.Key_Delete)
    assert surface.blocks() == (paragraph("a", "Then ."),)


def it_gives_the_second_piece_of_a_split_reference_an_id_of_its_own(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", ref()),))
    mirror = Mirror(surface)
    surface.place_caret("a", 7)
    press(surface, Key.Key_Return)
    pieces = [block.content[0] for block in surface.blocks()]
    assert isinstance(pieces[0], FactRef) and isinstance(pieces[1], FactRef)
    assert pieces[0].id == "r1" != pieces[1].id
    assert (pieces[0].shown, pieces[1].shown) == ("exports", " fell by 12 percent")
    assert mirror.blocks == surface.blocks()
    assert_exact(surface)


def it_sets_an_inserted_fact_off_by_spaces_where_words_would_collide(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "Thenand"),))
    surface.place_caret("a", 4)
    surface.insert_fact(EXPORTS)
    type_words(surface, ",")
    assert words(surface) == ["Then exports fell by 12 percent, and"]


def it_puts_a_fact_behind_a_reference_rather_than_into_it(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", ref()),))
    surface.insert_fact_at(5, TALKS)
    assert words(surface) == ["exports fell by 12 percent talks were broken off"]
    assert ref() in surface.blocks()[0].content


def it_makes_a_whole_reference_bold(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "Then ", ref()),))
    surface.select_range(8, 10)
    surface.toggle_bold()
    assert surface.blocks() == (paragraph("a", "Then ", ref(bold=True)),)
    surface.toggle_bold()
    assert surface.blocks() == (paragraph("a", "Then ", ref()),)


def it_makes_the_words_typed_next_italic(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "One "),))
    surface.place_caret("a", 4)
    surface.toggle_italic()
    type_words(surface, "two")
    assert surface.blocks()[0].content == (Text(text="One "), Text(text="two", italic=True))


def it_links_words_but_no_references(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "See ", ref()),))
    surface.select_range(0, 30)
    surface.set_link("https://example.org")
    assert surface.blocks()[0].content == (Text(text="See ", link="https://example.org"), ref())
    surface.set_link("")
    assert surface.blocks() == (paragraph("a", "See ", ref()),)


def it_tells_which_reference_the_caret_is_in(surface: TextSurface, qtbot: QtBot) -> None:
    surface.show_blocks((paragraph("a", "Then ", ref(), " and so on"),))
    told: list[Any] = []
    surface.ref_selected.connect(told.append)
    surface.place_caret("a", 10)
    surface.place_caret("a", 1)
    assert told == [ref(), None]


def it_repaints_references_without_touching_the_text(surface: TextSurface, world: World) -> None:
    surface.show_blocks((paragraph("a", ref()),))
    before = _ground(surface)
    world.facts["F1"] = EXPORTS.model_copy(update={"revision": 3})
    surface.refresh_references()
    assert _ground(surface) != before
    assert (
        surface.document().begin().begin().fragment().charFormat().background().style()
        == Qt.BrushStyle.NoBrush
    )


def it_follows_the_theme(surface: TextSurface, qtbot: QtBot) -> None:
    surface.show_blocks((paragraph("a", ref()),))
    theme.apply(dark=False)
    light = _ground(surface)
    theme.apply(dark=True)
    qtbot.waitUntil(lambda: (light, _ground(surface)) == (theme.LIGHT.reference, theme.DARK.reference))
    theme.apply(dark=False)


def _ground(surface: TextSurface) -> str:
    painted: Any = surface.document().begin().layout().formats()
    return str(painted[0].format.background().color().name())


def it_explains_a_reference_under_the_pointer(surface: TextSurface, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _point, words, _widget: told.append(words))
    surface.show_blocks((paragraph("a", ref(shown="exports collapsed")),))
    surface.show()
    point = QPoint(20, surface.cursorRect().center().y())
    help_wanted = QHelpEvent(QEvent.Type.ToolTip, point, surface.viewport().mapToGlobal(point))
    QApplication.sendEvent(surface.viewport(), help_wanted)
    assert "Adapted in this brief" in told[0] and EXPORTS.statement in told[0]


def it_asks_for_the_menu_of_the_reference_under_the_pointer(surface: TextSurface, qtbot: QtBot) -> None:
    surface.show_blocks((paragraph("a", ref()),))
    surface.show()
    point = QPoint(20, surface.cursorRect().center().y())
    with qtbot.waitSignal(surface.ref_menu_wanted) as told:
        QApplication.sendEvent(
            surface.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, point)
        )
    assert told.args is not None and told.args[0] == ref()


def it_tells_a_click_on_a_reference(surface: TextSurface, qtbot: QtBot) -> None:
    surface.show_blocks((paragraph("a", ref()),))
    surface.show()
    point = QPoint(20, surface.cursorRect().center().y())
    with qtbot.waitSignal(surface.ref_clicked) as told:
        QTest.mouseClick(surface.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [ref()]


# In the window


def it_finds_words_with_and_without_capitals(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "One 🙂 one"), paragraph("b", "ONE")))
    assert surface.find_matches("one") == [(0, 3), (7, 10), (11, 14)]
    assert surface.find_matches("one", case=True) == [(7, 10)]


def it_finds_marks_however_they_are_set(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "Kyiv’s “no” – 25\u00a0%."),))
    assert [surface.find_matches(typed) for typed in ("kyiv's", '"no"', "- 25 %.")] == [
        [(0, 6)],
        [(7, 11)],
        [(12, 19)],
    ]


def it_takes_what_is_looked_for_word_for_word(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "a.c abc [x]"),))
    assert surface.find_matches("a.c") == [(0, 3)]
    assert surface.find_matches("[x]") == [(8, 11)]


def it_paints_matches_over_the_text(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "One two"),))
    surface.show_matches([(4, 7)], (4, 7))
    painted: Any = surface.document().begin().layout().formats()
    assert [(one.start, one.length) for one in painted] == [(4, 3)]
    surface.show_matches([], None)
    assert surface.document().begin().layout().formats() == []


@pytest.mark.parametrize(
    ("key", "offset", "step"),
    [(Key.Key_Up, 2, -1), (Key.Key_Left, 0, -1), (Key.Key_Down, 2, 1), (Key.Key_Right, 3, 1)],
)
def it_tells_when_an_arrow_leads_out(
    surface: TextSurface, qtbot: QtBot, key: Qt.Key, offset: int, step: int
) -> None:
    surface.show_blocks((paragraph("a", "One"),))
    surface.show()
    surface.place_caret("a", offset)
    with qtbot.waitSignal(surface.left) as told:
        press(surface, key)
    assert told.args == [step]


def it_moves_between_its_own_lines_without_leaving(surface: TextSurface, qtbot: QtBot) -> None:
    surface.show_blocks((paragraph("a", "One"), paragraph("b", "Two")))
    surface.show()
    surface.place_caret("a", 1)
    with qtbot.assertNotEmitted(surface.left):
        press(surface, Key.Key_Down)
    assert surface.caret() == ("b", 1)


@pytest.mark.parametrize("key", [Key.Key_Z, Key.Key_Y, Key.Key_F, Key.Key_K, Key.Key_B, Key.Key_I])
@pytest.mark.parametrize("kind", [QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress])
def it_leaves_the_window_its_commands(surface: TextSurface, key: Qt.Key, kind: QEvent.Type) -> None:
    surface.show_blocks((paragraph("a", "One"),))
    event = QKeyEvent(kind, key, CTRL, "")
    QApplication.sendEvent(surface, event)
    assert not event.isAccepted()
    assert words(surface) == ["One"]


def it_is_as_high_as_its_text(surface: TextSurface, qtbot: QtBot) -> None:
    surface.show()
    surface.show_blocks((paragraph("a", "word " * 60),))
    wide = surface.height()
    surface.resize(250, wide)
    assert surface.height() > wide
    assert surface.height() >= surface.document().size().height()
    assert surface.verticalScrollBar().maximum() == 0


def it_leaves_the_wheel_to_what_holds_it(world: World, qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    surface = TextSurface(world.surroundings, "Text", area)
    area.setWidget(surface)
    area.resize(300, 100)
    surface.resize(280, 100)
    surface.show_blocks(tuple(paragraph(str(n), "word") for n in range(30)))
    area.show()
    spot = QPointF(20, 20)
    turned = QWheelEvent(
        spot,
        surface.mapToGlobal(spot),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(surface.viewport(), turned)
    assert not turned.isAccepted() or area.verticalScrollBar().value() > 0


def it_takes_another_font_without_a_change_of_the_text(surface: TextSurface, qtbot: QtBot) -> None:
    blocks = (paragraph("a", "One ", ref()), Bullet(id="b", content=text("Two")))
    surface.show_blocks(blocks)
    with qtbot.assertNotEmitted(surface.spliced):
        surface.setFont(QFont("Noto Serif", 20))
    assert surface.blocks() == blocks
    assert_exact(surface)


def it_has_a_name_for_those_who_listen(surface: TextSurface) -> None:
    assert surface.accessibleName() == "Text of Background"
