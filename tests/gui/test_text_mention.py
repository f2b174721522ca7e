"""Facts while typing: what "@" brings up."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.content import plain
from briefwright.gui.text.completion import FactList
from briefwright.gui.text.surface import TextSurface
from gui.text_world import EXPORTS, TALKS, Mirror, World, paragraph, press, type_words

Key = Qt.Key


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def surface(qtbot: QtBot, world: World) -> Iterator[TextSurface]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 500)
    made = TextSurface(world.surroundings, "Text", window)
    made.resize(600, 300)
    made.show_blocks((paragraph("a", "So "),))
    made.place_caret("a", 3)
    window.show()
    made.setFocus()
    yield made
    window.close()


def offered(surface: TextSurface) -> list[str]:
    lists = [one for one in surface.window().findChildren(FactList) if one.isVisible()]
    return [one.item(row).text() for one in lists for row in range(one.count())]


def it_offers_facts_that_match_the_words_after_an_at_sign(surface: TextSurface, world: World) -> None:
    type_words(surface, "@grain ex")
    assert world.asked[-1][0] == "grain ex"
    world.answer(EXPORTS, TALKS)
    assert offered(surface) == [EXPORTS.statement, TALKS.statement]


def it_puts_the_chosen_fact_in_place_of_the_words(surface: TextSurface, world: World) -> None:
    surface.fact_wanted.connect(lambda fact_id, at: surface.insert_fact_at(at, world.facts[fact_id]))
    mirror = Mirror(surface)
    type_words(surface, "@ta")
    world.answer(EXPORTS, TALKS)
    before = mirror.steps()
    press(surface, Key.Key_Down)
    press(surface, Key.Key_Return)
    assert plain(surface.blocks()[0].content) == "So talks were broken off"
    assert mirror.steps() == before + 1
    assert mirror.blocks == surface.blocks()


def it_closes_by_escape_and_stays_closed(surface: TextSurface, world: World) -> None:
    type_words(surface, "@ex")
    world.answer(EXPORTS)
    press(surface, Key.Key_Escape)
    asked = len(world.asked)
    type_words(surface, "p")
    assert (offered(surface), len(world.asked)) == ([], asked)
    assert plain(surface.blocks()[0].content) == "So @exp"


def it_knows_an_address_from_a_mention(surface: TextSurface, world: World) -> None:
    type_words(surface, "me@example")
    assert world.asked == []


def it_gives_up_after_two_words_without_a_hit(surface: TextSurface, world: World) -> None:
    for word in ("@ex", " quite", " else"):
        type_words(surface, word)
        world.answer(*([EXPORTS] if word == "@ex" else []))
    asked = len(world.asked)
    type_words(surface, " x")
    assert (offered(surface), len(world.asked)) == ([], asked)


def it_closes_when_the_caret_leaves(surface: TextSurface, world: World) -> None:
    type_words(surface, "@ex")
    world.answer(EXPORTS)
    surface.place_caret("a", 0)
    assert offered(surface) == []


def it_closes_when_people_turn_elsewhere(surface: TextSurface, world: World) -> None:
    type_words(surface, "@ex")
    world.answer(EXPORTS)
    surface.clearFocus()
    assert offered(surface) == []


def it_ignores_an_answer_to_a_former_question(surface: TextSurface, world: World) -> None:
    type_words(surface, "@ex")
    late = world.asked[0][1]
    late([])
    world.answer(EXPORTS)
    late([])
    assert offered(surface) == [EXPORTS.statement]
