"""Probabilities of scenarios of which exactly one happens: whole per cents that add up to 100."""

from collections.abc import Collection, Sequence

from briefwright.domain.blocks import Scenario, ScenarioSet


def share_out(outlook: ScenarioSet, kept: Collection[str] = ()) -> ScenarioSet | None:
    """The set with probabilities that add up to 100; None where that cannot be.

    While less than 100 is stated, the rest goes in equal parts to the scenarios that state none. Else
    all but those in `kept`, which holds ids, shrink or grow in proportion.
    """
    unstated = {row.id for row in outlook.rows if row.probability is None}
    if unstated:
        shared = _shared(outlook, unstated)
        if shared is not None:
            return shared
    return _shared(outlook, {row.id for row in outlook.rows} - set(kept))


def largest_remainder(whole: int, weights: Sequence[int]) -> tuple[int, ...]:
    """The whole in whole parts that go with the weights, or equal ones where no weight is above nought.

    Each part is its exact share rounded down, or up where most was cut off; the first of equals goes first.
    """
    weights = weights if any(weights) else [1] * len(weights)
    shares = [divmod(whole * weight, sum(weights)) for weight in weights]
    left = whole - sum(share for share, _ in shares)
    first = sorted(range(len(shares)), key=lambda index: -shares[index][1])[:left]
    return tuple(share + (index in first) for index, (share, _) in enumerate(shares))


def _shared(outlook: ScenarioSet, free: Collection[str]) -> ScenarioSet | None:
    rest = 100 - sum(row.probability or 0 for row in outlook.rows if row.id not in free)
    takers = [row for row in outlook.rows if row.id in free]
    if rest < 0 or not takers:
        return None
    parts = largest_remainder(rest, [row.probability or 0 for row in takers])
    new = {row.id: part for row, part in zip(takers, parts, strict=True)}
    return outlook.model_copy(update={"rows": tuple(_with(row, new.get(row.id)) for row in outlook.rows)})


def _with(row: Scenario, probability: int | None) -> Scenario:
    return row if probability is None else row.model_copy(update={"probability": probability})
