"""Cards say in words what they show in colours."""

import pytest
from PySide6.QtGui import QColor

from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Actor, Office
from briefwright.domain.queries import FactRow
from briefwright.gui.library.cards import fact_card, record_card
from briefwright.gui.library.record_page import entry
from briefwright.gui.theme import DARK, LIGHT, Tints
from gui.library_desk import CUSTOMS, GAZETTE, NOTE, ORLOVA, WESTMARK


def _row(grade: str = "B2", standing: str = "current", used: int = 3, day: str = "12 June 2025") -> FactRow:
    return FactRow(7, "f7", 1, "Exports fell\nby a third.", grade, day, standing, used)


def it_shows_a_fact_with_its_grade_date_and_use() -> None:
    card = fact_card(_row())
    assert (card.title, card.chip, card.detail) == (
        "Exports fell by a third.",
        "B2",
        "12 June 2025 · 3 briefs",
    )


def it_speaks_the_whole_fact() -> None:
    assert fact_card(_row(used=1)).spoken == (
        "Exports fell by a third. Grade B2: usually reliable, probably true. 12 June 2025. Used in 1 brief."
    )


def it_says_that_a_fact_was_never_used_or_graded() -> None:
    card = fact_card(_row(grade="", used=0, day=""))
    assert (card.chip, card.detail) == ("", "unused")
    assert card.spoken == "Exports fell by a third. No grade. Not used yet."


@pytest.mark.parametrize(
    ("standing", "mark", "struck"),
    [("current", "", False), ("disputed", "disputed", False), ("withdrawn", "withdrawn", True)],
)
def it_marks_a_fact_that_does_not_simply_stand(standing: str, mark: str, struck: bool) -> None:
    card = fact_card(_row(standing=standing))
    assert (card.mark, card.struck) == (mark, struck)
    assert mark.capitalize() in card.spoken


def it_escapes_words_that_look_like_markup_in_the_tip() -> None:
    row = FactRow(1, "f", 1, "Output <b>rose</b>.", "", "", "current", 0)
    assert "&lt;b&gt;rose" in fact_card(row).tip


def it_shows_a_source_with_its_reliability_and_publisher() -> None:
    card = record_card(CUSTOMS)
    assert (card.chip, card.detail) == ("B", "State Customs Service · 2 July 2025")


def it_strikes_out_a_withdrawn_source_and_says_so() -> None:
    card = record_card(GAZETTE)
    assert (card.struck, card.mark) == (True, "withdrawn")
    assert "Withdrawn" in card.spoken


def it_shows_an_actor_with_office_side_and_other_names() -> None:
    assert record_card(ORLOVA).detail == "Foreign Minister · Northland · also Orlowa"


def it_shows_what_kind_an_actor_is_of_whom_nothing_else_is_known() -> None:
    assert record_card(WESTMARK).detail == "state"


def it_leaves_out_an_office_that_has_ended() -> None:
    office = Office(title="Envoy", end=FuzzyDate(value="2020"))
    assert record_card(Actor(id="a", name="A", offices=(office,), side="East")).detail == "East"


def it_shows_the_first_words_of_a_snippet() -> None:
    assert record_card(NOTE).detail == "This brief rests on open sources."


@pytest.mark.parametrize("tints", [LIGHT, DARK])
@pytest.mark.parametrize("grade", "ABCDEF")
def it_keeps_white_letters_readable_on_each_grade(tints: Tints, grade: str) -> None:
    assert 1.05 / (_luminance(QColor(tints.grades[grade])) + 0.05) >= 4.5


@pytest.mark.parametrize(
    "text", ["orlova", "ORLOW", "irina orl", "Орлова", "foreign min", "northl", "lova", ""]
)
def it_finds_an_actor_by_any_of_its_texts_in_any_spelling(text: str) -> None:
    assert entry(ORLOVA).holds(text)


@pytest.mark.parametrize("text", ["westmark", "orlova westmark"])
def it_does_not_find_an_actor_by_words_that_it_lacks(text: str) -> None:
    assert not entry(ORLOVA).holds(text)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
