"""Cells of structured blocks: one content in a narrow place."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from briefwright.domain.content import Content, plain, text
from briefwright.gui.text.cell import CellEdit
from gui.text_world import EXPORTS, World, press, ref, type_words


@pytest.fixture
def cell(qtbot: QtBot) -> CellEdit:
    made = CellEdit(World().surroundings, "Position of Norway on quotas")
    qtbot.addWidget(made)
    return made


def it_tells_its_content_as_it_is_typed(cell: CellEdit) -> None:
    told: list[Content] = []
    cell.content_changed.connect(lambda content, _: told.append(content))
    cell.show_content(text("Yes"))
    press(cell, Qt.Key.Key_End)
    type_words(cell, "!")
    assert told == [text("Yes!")] and cell.content() == told[-1]


def it_breaks_the_line_by_enter(cell: CellEdit) -> None:
    type_words(cell, "a")
    press(cell, Qt.Key.Key_Return)
    type_words(cell, "- b")
    assert cell.content() == text("a\n- b")


def it_joins_pasted_paragraphs_by_line_breaks(cell: CellEdit) -> None:
    pasted = QMimeData()
    pasted.setHtml("<p>one</p><ul><li>two</li></ul>")
    cell.insertFromMimeData(pasted)
    assert cell.content() == text("one\ntwo")


def it_holds_facts(cell: CellEdit) -> None:
    cell.show_content((ref(),))
    cell.insert_fact(EXPORTS)
    assert plain(cell.content()).count(EXPORTS.statement) == 2


def it_stays_one_block_whatever_kind_is_asked_for(cell: CellEdit) -> None:
    cell.show_content(text("a"))
    cell.set_kind("bullet")
    assert (cell.content(), cell.blocks()[0].kind) == (text("a"), "paragraph")
