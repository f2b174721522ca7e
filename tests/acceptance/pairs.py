"""Few combinations in which any two values of different kinds meet."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

Pair = frozenset[tuple[str, object]]


def pairwise(axes: Mapping[str, Sequence[object]]) -> Iterator[dict[str, object]]:
    """Combinations of one value for each axis, so that every pair of values stands in one of them."""
    left = dict.fromkeys(
        frozenset({(one, first), (other, second)})
        for one, other in combinations(axes, 2)
        for first in axes[one]
        for second in axes[other]
    )
    while left:
        chosen = dict(sorted(next(iter(left)), key=lambda each: each[0]))
        for axis in axes:
            if axis not in chosen:
                values = axes[axis]
                gains = [sum(pair in left for pair in _pairs(chosen, axis, value)) for value in values]
                chosen[axis] = values[gains.index(max(gains))]
        for axis, value in chosen.items():
            for pair in _pairs(chosen, axis, value):
                left.pop(pair, None)
        yield {axis: chosen[axis] for axis in axes}


def _pairs(chosen: Mapping[str, object], axis: str, value: object) -> Iterator[Pair]:
    return (frozenset({each, (axis, value)}) for each in chosen.items() if each[0] != axis)
