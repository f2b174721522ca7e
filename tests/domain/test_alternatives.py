"""Weighing competing hypotheses against evidence."""

from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain import alternatives, tables
from briefwright.domain.blocks import Alternatives, Consistency, EvidenceRow, Hypothesis
from briefwright.domain.content import text
from briefwright.domain.errors import NotFound

CC, C, N, I, II = get_args(Consistency)  # noqa: E741  the letters that analysts write
Pairs = dict[tuple[str, str], Consistency | None]


def _block(*rows: tuple[Consistency | None, ...]) -> Alternatives:
    columns = max((len(row) for row in rows), default=0)
    return Alternatives(
        id="b",
        hypotheses=tuple(Hypothesis(id=f"h{number}", name=f"H{number}") for number in range(columns)),
        rows=tuple(
            EvidenceRow(id=f"r{number}", content=text(f"evidence {number}"), ratings=row)
            for number, row in enumerate(rows)
        ),
    )


def _names(block: Alternatives) -> tuple[list[str], list[str]]:
    return [one.id for one in block.hypotheses], [row.id for row in block.rows]


def _pairs(block: Alternatives) -> Pairs:
    return {
        (row.id, one.id): rating
        for row in block.rows
        for one, rating in zip(block.hypotheses, tables.ratings(block, row), strict=True)
    }


@st.composite
def _blocks(draw: st.DrawFn) -> Alternatives:
    columns = draw(st.integers(0, 4))
    rating = st.sampled_from([None, CC, C, N, I, II])
    row = st.lists(rating, min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(row, max_size=5))
    hypotheses = tuple(Hypothesis(id=f"h{number}") for number in range(columns))
    return _block(*rows).model_copy(update={"hypotheses": hypotheses})


@pytest.fixture
def new_id() -> Callable[[], str]:
    return iter(["n1", "n2"]).__next__


def it_counts_what_is_inconsistent_once_and_what_is_very_inconsistent_twice() -> None:
    block = _block((CC, I, II), (N, I, II), (None, C, I))
    assert alternatives.inconsistencies(block) == (0, 2, 5)


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [((C, C, C), 0), ((II, II), 0), ((C, I), 2), ((CC, II), 4), ((C, None, I), 2), ((C,), 0), ((), 0)],
)
def it_calls_evidence_diagnostic_as_far_as_its_ratings_differ(
    ratings: tuple[Consistency | None, ...], expected: int
) -> None:
    assert alternatives.diagnosticity(EvidenceRow(id="r", ratings=ratings)) == expected


def it_puts_the_least_inconsistent_hypothesis_and_the_most_diagnostic_row_first() -> None:
    block = alternatives.ordered(_block((C, C, C), (I, C, N), (II, CC, I)))
    assert _names(block) == (["h1", "h2", "h0"], ["r2", "r1", "r0"])
    assert block.rows[0].ratings == (CC, I, II)


def it_favours_no_hypothesis_that_was_never_rated() -> None:
    block = alternatives.ordered(_block((None, II, I), (None, C, C)))
    assert _names(block)[0] == ["h2", "h1", "h0"]


def it_leaves_equals_in_the_order_that_the_analyst_gave() -> None:
    block = _block((I, I, I), (C, C, C), (N, N, N))
    assert alternatives.ordered(block) is block


def it_takes_no_order_for_changed_because_ratings_are_missing() -> None:
    block = _block((C, I), ())
    assert alternatives.ordered(block) is block


def it_passes_over_ratings_of_hypotheses_that_are_gone() -> None:
    block = _block((C, I), (N, N, II, CC))
    block = block.model_copy(update={"hypotheses": block.hypotheses[:2]})
    assert alternatives.ordered(block) is block
    assert alternatives.inconsistencies(block) == (0, 1)


@settings(max_examples=60)
@given(_blocks())
def it_orders_the_same_block_once_and_for_all(block: Alternatives) -> None:
    once = alternatives.ordered(block)
    assert alternatives.ordered(once) is once


@settings(max_examples=60)
@given(_blocks())
def it_keeps_every_rating_with_its_pair_when_it_orders(block: Alternatives) -> None:
    arranged = alternatives.ordered(block)
    assert _pairs(arranged) == _pairs(block)
    assert {row.id: row.content for row in arranged.rows} == {row.id: row.content for row in block.rows}


@settings(max_examples=60)
@given(_blocks())
def it_lets_inconsistencies_rise_and_diagnosticity_fall(block: Alternatives) -> None:
    arranged = alternatives.ordered(block)
    counts = zip(alternatives.inconsistencies(arranged), alternatives.rated(arranged), strict=True)
    rated = [count for count, times in counts if times]
    assert rated == sorted(rated)
    spread = [alternatives.diagnosticity(row) for row in arranged.rows]
    assert spread == sorted(spread, reverse=True)


@settings(max_examples=60)
@given(_blocks(), st.data())
def it_takes_a_hypothesis_out_as_it_was_put_in(block: Alternatives, data: st.DataObject) -> None:
    column = data.draw(st.integers(0, len(block.hypotheses)))
    wider = alternatives.add_hypothesis(block, column, lambda: "new")
    assert wider.hypotheses[column].id == "new"
    assert all(tables.ratings(wider, row)[column] is None for row in wider.rows)
    assert tables.remove_column(wider, column) == block


@settings(max_examples=60)
@given(_blocks().filter(lambda block: block.hypotheses), st.data())
def it_moves_ratings_along_with_their_hypothesis(block: Alternatives, data: st.DataObject) -> None:
    moved = data.draw(st.integers(0, len(block.hypotheses) - 1))
    result = tables.move_column(block, moved, data.draw(st.integers(-5, 5)))
    assert _pairs(result) == _pairs(block)


def it_adds_moves_and_removes_evidence(new_id: Callable[[], str]) -> None:
    block = alternatives.add_evidence(_block((C, I)), 0, new_id)
    assert block.rows[0] == EvidenceRow(id="n1", ratings=(None, None))
    assert _names(tables.move_row(block, "n1", 1))[1] == ["r0", "n1"]
    assert _names(tables.remove_row(block, "r0"))[1] == ["n1"]


def it_rates_one_pair_and_no_other() -> None:
    block = alternatives.set_rating(_block((C, I), (C, I)), "r1", "h0", II)
    assert _pairs(block) == {("r0", "h0"): C, ("r0", "h1"): I, ("r1", "h0"): II, ("r1", "h1"): I}
    assert alternatives.set_rating(block, "r1", "h0", None).rows[1].ratings == (None, I)


def it_takes_a_row_with_too_few_ratings_as_not_rated_there() -> None:
    block = _block((C, I), ())
    assert alternatives.inconsistencies(block) == (0, 1)
    assert alternatives.set_rating(block, "r1", "h1", CC).rows[1].ratings == (None, CC)


def it_names_a_hypothesis() -> None:
    block = alternatives.name_hypothesis(_block((C, I)), "h1", "A pause to rearm")
    assert [one.name for one in block.hypotheses] == ["H0", "A pause to rearm"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda block: alternatives.name_hypothesis(block, "gone", "x"),
        lambda block: alternatives.set_rating(block, "r0", "gone", C),
        lambda block: alternatives.set_rating(block, "gone", "h0", C),
    ],
)
def it_finds_no_hypothesis_or_evidence_that_is_not_there(
    edit: Callable[[Alternatives], Alternatives],
) -> None:
    with pytest.raises(NotFound):
        edit(_block((C, I)))
