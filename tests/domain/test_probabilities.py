"""Probabilities that add up: what is shared out, to whom, and who keeps what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.blocks import Scenario, ScenarioSet
from briefwright.domain.probabilities import largest_remainder, share_out
from briefwright.domain.tables import total

modest = settings(max_examples=80)
percents = st.lists(st.none() | st.integers(0, 100), min_size=1, max_size=6)


def _set(*given: int | None) -> ScenarioSet:
    rows = tuple(Scenario(id=str(number), probability=one) for number, one in enumerate(given))
    return ScenarioSet(id="s", rows=rows)


def _percents(outlook: ScenarioSet | None) -> list[int | None]:
    assert outlook is not None
    return [row.probability for row in outlook.rows]


@pytest.mark.parametrize(
    ("before", "kept", "after"),
    [
        ((60, 30, None), "", [60, 30, 10]),
        ((50, None, None, None), "", [50, 17, 17, 16]),
        ((45, 45), "", [50, 50]),
        ((70, 30, 20), "0", [70, 18, 12]),
        ((50, 30, 10, 20), "01", [50, 30, 7, 13]),
        ((0, 0, 0), "", [34, 33, 33]),
        ((60, 0, 20), "0", [60, 0, 40]),
        ((60, 50, None), "0", [60, 40, 0]),
        ((100, None), "", [100, 0]),
    ],
)
def it_shares_out_what_is_left(before: tuple[int | None, ...], kept: str, after: list[int]) -> None:
    assert _percents(share_out(_set(*before), kept)) == after


@pytest.mark.parametrize(
    ("before", "kept"), [((70, 60), "01"), ((80, 70, 10), "01"), ((90, 5), "01"), ((), "")]
)
def it_leaves_a_set_alone_that_cannot_add_up(before: tuple[int, ...], kept: str) -> None:
    assert share_out(_set(*before), kept) is None


@modest
@given(percents, st.sets(st.sampled_from("012345")))
def it_always_adds_up_and_keeps_what_is_to_be_kept(before: list[int | None], kept: set[str]) -> None:
    outlook = _set(*before)
    shared = share_out(outlook, kept)
    if shared is None:
        return
    assert total(shared) == 100
    for old, new in zip(outlook.rows, shared.rows, strict=True):
        if old.id in kept and old.probability is not None:
            assert new.probability == old.probability
        assert new == old.model_copy(update={"probability": new.probability})


@modest
@given(percents)
def it_can_always_share_out_where_nothing_is_kept(before: list[int | None]) -> None:
    assert total(share_out(_set(*before)) or _set()) == 100


@modest
@given(percents)
def it_changes_nothing_where_it_adds_up_already(before: list[int | None]) -> None:
    once = share_out(_set(*before))
    assert once is not None
    assert share_out(once) == once


@modest
@given(st.integers(0, 100), st.lists(st.integers(0, 100), min_size=1, max_size=8))
def it_gives_the_greater_weight_no_smaller_part(whole: int, weights: list[int]) -> None:
    parts = largest_remainder(whole, weights)
    assert sum(parts) == whole
    assert all(part >= 0 for part in parts)
    ranked = sorted(zip(weights, parts, strict=True))
    assert all(one <= other for (_, one), (_, other) in _rising(ranked))


@modest
@given(st.integers(0, 100), st.lists(st.integers(0, 100), min_size=1, max_size=8).filter(any))
def it_gives_each_its_exact_share_but_for_the_rounding(whole: int, weights: list[int]) -> None:
    for weight, part in zip(weights, largest_remainder(whole, weights), strict=True):
        assert abs(part - whole * weight / sum(weights)) < 1


def _rising(
    ranked: list[tuple[int, int]],
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Each pair in which the second has the greater weight."""
    return [(one, other) for one in ranked for other in ranked if one[0] < other[0]]
