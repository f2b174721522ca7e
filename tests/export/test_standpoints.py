from dataclasses import replace

import pytest

from briefwright.domain.blocks import PositionTable
from briefwright.domain.content import text
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Actor, Fact
from briefwright.domain.material import Material
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import Grid, NoteMark, Runs
from export.samples import material, positions


def said(runs: Runs) -> str:
    return "".join("" if isinstance(run, NoteMark) else run.text for run in runs)


def stance(fact: str, actor: str, held: str, day: str, audience: str = "") -> Fact:
    return Fact.model_validate(
        {
            "id": fact,
            "statement": f"Statement {fact}",
            "kind": "position",
            "actors": (actor,),
            "topics": ("T2",),
            "stance": held,
            "date": FuzzyDate(value=day),
            "audience": audience,
        }
    )


def table(*facts: Fact, block: PositionTable | None = None) -> Grid:
    made: Material = replace(
        material(block or positions()),
        on_record=facts,
        actors={
            "A1": Actor(id="A1", name="The ministry", side="East"),
            "A7": Actor(id="A7", name="The envoy", side="East"),
        },
    )
    (grid,) = [piece for piece in compose(made).pieces if isinstance(piece, Grid)]
    return grid


def it_tells_in_words_which_cells_others_of_the_side_contradict() -> None:
    grid = table(stance("P1", "A1", "supports", "2025-08-01"), stance("P2", "A7", "opposes", "2025-08-02"))
    assert [said(row[2]) for row in grid.rows] == [
        "Accepts it\nContradicted by The envoy.",
        "–\nContradicted by The ministry.",
    ]


def it_tells_of_an_actor_who_says_opposite_things_to_different_audiences() -> None:
    grid = table(
        stance("P1", "A1", "supports", "2025-08-01", "Paris"),
        stance("P2", "A1", "opposes", "2025-08-02", "home"),
    )
    assert said(grid.rows[0][2]) == "Accepts it\nContradicts own statement."


def it_tells_of_no_contradiction_that_was_not_on_the_record_that_day() -> None:
    grid = table(stance("P1", "A1", "supports", "2025-08-01"), stance("P2", "A7", "opposes", "2025-09-02"))
    assert "ontradict" not in "".join(said(cell) for row in grid.rows for cell in row)


def it_hints_at_no_contradiction_that_is_marked_above_the_pages() -> None:
    held = stance("P1", "A1", "supports", "2025-08-01")
    secret = stance("P2", "A7", "opposes", "2025-08-02").model_copy(update={"marking": "TLP:RED"})
    assert "ontradict" not in "".join(said(cell) for row in table(held, secret).rows for cell in row)
    marked = positions().model_copy(update={"marking": "TLP:RED"})
    assert said(table(held, secret, block=marked).rows[0][2]).endswith("Contradicted by The envoy.")


def of_topics(number: int, words: str) -> PositionTable:
    """A position table of so many topics, with the same words in every cell."""
    rows = tuple(row.model_copy(update={"cells": (text(words),) * number}) for row in positions().rows)
    return PositionTable(id="pt", topics=tuple(f"Topic {topic}" for topic in range(number)), rows=rows)


@pytest.mark.parametrize(
    ("topics", "words", "wide"),
    [
        (5, "Rejects it", False),
        (5, "They hold that nothing can be agreed before the guns fall silent along the line. " * 2, True),
        (3, "They hold that nothing can be agreed before the guns fall silent along the line. " * 9, False),
        (12, "Rejects it", True),
        (2, "x" * 100, True),
    ],
)
def it_wants_a_page_on_its_side_where_an_upright_one_is_too_narrow(
    topics: int, words: str, wide: bool
) -> None:
    assert table(block=of_topics(topics, words)).wide == wide
