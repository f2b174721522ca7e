"""Where risks stand in the matrix of their scale: likelihood by impact."""

from briefwright.domain.blocks import Risk
from briefwright.domain.scales import Level, RiskScale

Cell = tuple[int, int]
"""How many terms lie below: that of likelihood, that of impact."""

ZONES = 4
"""How many steps the matrix is shaded in, from the least likely and grave to the most."""

_UP_TO = (0.16, 0.36, 0.6)
"""The share of the gravest cell's product at which each zone but the last ends."""


def cell(risk: Risk, scale: RiskScale) -> Cell | None:
    """Where the risk stands; None while it is not rated, or rated in terms that the scale does not have."""
    likelihood, impact = _index(scale.likelihood, risk.likelihood), _index(scale.impact, risk.impact)
    return None if likelihood is None or impact is None else (likelihood, impact)


def put(risk: Risk, scale: RiskScale, place: Cell | None) -> Risk:
    """The risk rated as the cell says; not rated at all where there is none."""
    likelihood, impact = (scale.likelihood[place[0]].term, scale.impact[place[1]].term) if place else ("", "")
    return risk.model_copy(update={"likelihood": likelihood, "impact": impact})


def step(risk: Risk, scale: RiskScale, likelihood: int, impact: int) -> Risk:
    """The risk so many terms further, as far as the scale goes; one that is not rated begins lowest."""
    place = cell(risk, scale)
    if place is None:
        lowest = _index(scale.likelihood, risk.likelihood) or 0, _index(scale.impact, risk.impact) or 0
        return put(risk, scale, lowest)
    along = min(max(place[0] + likelihood, 0), len(scale.likelihood) - 1)
    up = min(max(place[1] + impact, 0), len(scale.impact) - 1)
    return put(risk, scale, (along, up))


def zone(place: Cell, scale: RiskScale) -> int:
    """The zone of a cell, from 0; likelihood and impact weigh alike."""
    likelihood, impact = place
    most = len(scale.likelihood) * len(scale.impact)
    share = (likelihood + 1) * (impact + 1) / most
    return sum(share > end for end in _UP_TO)


def _index(levels: tuple[Level, ...], term: str) -> int | None:
    return next((index for index, level in enumerate(levels) if level.term == term), None)
