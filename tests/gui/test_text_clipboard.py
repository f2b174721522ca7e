"""Copying, pasting and dropping running text and facts."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Block, Bullet, Numbered, Paragraph, Quote, Row, Table
from briefwright.domain.content import FactRef, Text, plain, text
from briefwright.gui.mime import BLOCKS_MIME, FACT_MIME
from briefwright.gui.text.clipboard import from_html, to_html
from briefwright.gui.text.surface import TextSurface
from gui.text_world import EXPORTS, Mirror, World, assert_exact, paragraph, ref


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def surface(qtbot: QtBot, world: World) -> TextSurface:
    made = TextSurface(world.surroundings, "Text")
    qtbot.addWidget(made)
    made.resize(500, 300)
    return made


def mime(**forms: str) -> QMimeData:
    made = QMimeData()
    if "html" in forms:
        made.setHtml(forms["html"])
    if "text" in forms:
        made.setText(forms["text"])
    return made


def shapes(surface: TextSurface) -> list[tuple[str, str]]:
    return [(block.kind, plain(block.content)) for block in surface.blocks()]


def it_gives_a_pasted_reference_an_id_of_its_own(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "So ", ref(mode="pinned"), "."),))
    surface.select_ref("r1")
    copied = surface.createMimeDataFromSelection()
    surface.place_caret("a", 0)
    surface.insertFromMimeData(copied)
    first, *_, second, _ = surface.blocks()[0].content
    assert isinstance(first, FactRef) and isinstance(second, FactRef)
    assert first == ref(first.id, mode="pinned") and second.id == "r1" != first.id
    assert_exact(surface)


def it_pastes_a_part_of_a_block_as_words_of_another(surface: TextSurface) -> None:
    surface.show_blocks((Bullet(id="a", content=text("One two")), paragraph("b", "Three ")))
    surface.select_range(4, 7)
    copied = surface.createMimeDataFromSelection()
    surface.place_caret("b", 6)
    surface.insertFromMimeData(copied)
    assert shapes(surface) == [("bullet", "One two"), ("paragraph", "Three two")]


def it_pastes_several_blocks_with_their_kinds_in_one_step(surface: TextSurface) -> None:
    copied = (
        paragraph("x", "One"),
        Bullet(id="y", content=text("Two"), level=1),
        Quote(id="z", content=text("3")),
    )
    surface.show_blocks(copied)
    surface.selectAll()
    on_clipboard = surface.createMimeDataFromSelection()
    surface.show_blocks((paragraph("a", "Here: "),))
    surface.place_caret("a", 6)
    mirror = Mirror(surface)
    surface.insertFromMimeData(on_clipboard)
    assert shapes(surface) == [("paragraph", "Here: One"), ("bullet", "Two"), ("quote", "3")]
    assert mirror.blocks == surface.blocks() and mirror.keys == [None]


def it_never_pastes_words_from_under_their_marking(surface: TextSurface) -> None:
    surface.show_blocks(
        (Paragraph(id="a", content=text("Secret"), marking="TLP:RED"), paragraph("b", "Open "))
    )
    surface.select_range(0, 3)
    copied = surface.createMimeDataFromSelection()
    surface.place_caret("b", 5)
    surface.insertFromMimeData(copied)
    assert surface.blocks()[1].marking == "TLP:RED"


def it_tells_the_selection_as_blocks(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "One 🙂 two"), Bullet(id="b", content=(ref(),))))
    surface.select_range(7, 18)
    first, second = surface.selection_blocks()
    assert plain(first.content) == "two"
    assert second == Bullet(id="b", content=(ref(shown="exports"),))


def it_writes_html_that_reads_back_as_the_same_text(world: World) -> None:
    blocks: list[Block] = [
        Paragraph(id="a", content=(Text(text="One "), ref(), Text(text=" & <b>", bold=True))),
        Bullet(id="b", content=text("Dot")),
        Bullet(id="c", content=text("Deep"), level=1),
        Numbered(id="d", content=(Text(text="web", link="https://example.org/?a=1&b=2"),)),
        Quote(id="e", content=(Text(text="Said", italic=True),)),
    ]
    read = from_html(to_html(blocks), world.surroundings.new_id)
    assert [(block.kind, block.content) for block in read] == [(b.kind, b.content) for b in blocks]  # type: ignore[union-attr]
    assert read[2] == Bullet(id=read[2].id, content=text("Deep"), level=1)


def it_reads_foreign_html_without_its_dress(surface: TextSurface) -> None:
    html = '<h2>Head</h2><p style="color:red">a <b>b</b> <a href="javascript:x()">c</a><img src="x.png"></p>'
    surface.insertFromMimeData(mime(html=html))
    head, body = surface.blocks()
    assert head.content == text("Head")
    assert body.content == (Text(text="a "), Text(text="b", bold=True), Text(text=" c"))


def it_pastes_each_line_of_plain_text_as_a_paragraph(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "[]"),))
    surface.place_caret("a", 1)
    surface.insertFromMimeData(mime(text="one\r\n\r\ntwo\n"))
    assert shapes(surface) == [("paragraph", "[one"), ("paragraph", "two]")]


def it_adapts_a_reference_by_plain_words_pasted_inside(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", ref()),))
    surface.place_caret("a", 7)
    surface.insertFromMimeData(mime(text=" of grain"))
    assert surface.blocks()[0].content == (ref(shown="exports of grain fell by 12 percent"),)


def it_reads_the_plain_form_where_the_own_form_is_of_another_version(surface: TextSurface) -> None:
    strange = mime(text="words")
    strange.setData(BLOCKS_MIME, b'[{"kind": "hologram"}]')
    surface.insertFromMimeData(strange)
    assert shapes(surface) == [("paragraph", "words")]


def it_pastes_a_table_as_its_words(surface: TextSurface) -> None:
    table = Table(id="t", rows=(Row(id="r", cells=(text("one"), (ref(),))),))
    surface.insert_blocks([table])
    assert shapes(surface) == [("paragraph", "one"), ("paragraph", EXPORTS.statement)]


def it_inserts_saved_blocks_as_blocks_of_their_own(surface: TextSurface) -> None:
    surface.show_blocks((paragraph("a", "Beforeafter"),))
    surface.place_caret("a", 6)
    surface.insert_blocks([paragraph("s", "One"), Bullet(id="t", content=(ref(),))])
    assert shapes(surface) == [
        ("paragraph", "Before"),
        ("paragraph", "One"),
        ("bullet", EXPORTS.statement),
        ("paragraph", "after"),
    ]
    assert not {"s", "t"} & {block.id for block in surface.blocks()}
    assert_exact(surface)


def it_asks_for_a_dropped_fact_and_takes_the_focus(surface: TextSurface, qtbot: QtBot) -> None:
    surface.show_blocks((paragraph("a", "One"),))
    surface.show()
    dropped = QMimeData()
    dropped.setData(FACT_MIME, b"F1")
    spot = QPointF(surface.cursorRect().right() + 300, surface.cursorRect().center().y())
    event = QDropEvent(
        spot, Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(surface.fact_wanted) as told:
        surface.dropEvent(event)
    assert told.args == ["F1", 3]
    qtbot.waitUntil(lambda: surface.window().focusWidget() is surface)
    surface.insert_fact_at(3, EXPORTS)
    assert shapes(surface) == [("paragraph", "One exports fell by 12 percent")]
