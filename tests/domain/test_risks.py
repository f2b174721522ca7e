"""Where risks stand in the matrix of their scale."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain import risks
from briefwright.domain.blocks import Risk
from briefwright.domain.scales import Level, RiskScale

modest = settings(max_examples=80)
SCALE = RiskScale(
    id="five",
    name="Five by five",
    likelihood=tuple(Level(term=term) for term in ("remote", "very low", "low", "medium", "high")),
    impact=tuple(
        Level(term=term) for term in ("minor", "limited", "moderate", "significant", "catastrophic")
    ),
)
cells = st.tuples(st.integers(0, 4), st.integers(0, 4))
RISK = Risk(id="k", owner="Desk")


@pytest.mark.parametrize(
    ("likelihood", "impact", "found"),
    [
        ("remote", "minor", (0, 0)),
        ("high", "limited", (4, 1)),
        ("", "minor", None),
        ("high", "", None),
        ("likely", "minor", None),
    ],
)
def it_finds_a_risk_by_its_terms(likelihood: str, impact: str, found: tuple[int, int] | None) -> None:
    assert risks.cell(Risk(id="k", likelihood=likelihood, impact=impact), SCALE) == found


@modest
@given(cells)
def it_finds_a_risk_where_it_was_put(place: tuple[int, int]) -> None:
    put = risks.put(RISK, SCALE, place)
    assert risks.cell(put, SCALE) == place
    assert risks.put(put, SCALE, None) == RISK


@modest
@given(cells, st.integers(-2, 2), st.integers(-2, 2))
def it_never_steps_off_the_scale(place: tuple[int, int], likelihood: int, impact: int) -> None:
    stepped = risks.cell(risks.step(risks.put(RISK, SCALE, place), SCALE, likelihood, impact), SCALE)
    assert stepped == (min(max(place[0] + likelihood, 0), 4), min(max(place[1] + impact, 0), 4))


def it_begins_lowest_with_a_risk_that_is_not_rated() -> None:
    assert risks.cell(risks.step(RISK, SCALE, 1, 0), SCALE) == (0, 0)
    half = Risk(id="k", likelihood="medium", impact="grave")
    assert risks.cell(risks.step(half, SCALE, 0, 1), SCALE) == (3, 0)


@modest
@given(cells, cells)
def it_puts_no_graver_cell_into_a_lower_zone(one: tuple[int, int], other: tuple[int, int]) -> None:
    if one[0] <= other[0] and one[1] <= other[1]:
        assert risks.zone(one, SCALE) <= risks.zone(other, SCALE)


def it_uses_every_zone_from_corner_to_corner() -> None:
    zones = [risks.zone((place, place), SCALE) for place in range(5)]
    assert zones == [0, 0, 1, 3, 3]
    assert {risks.zone((x, y), SCALE) for x in range(5) for y in range(5)} == set(range(risks.ZONES))
