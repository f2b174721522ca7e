"""Handling markings: the Traffic Light Protocol 2.0 (FIRST, August 2022)."""

from collections.abc import Iterable
from typing import Literal, get_args

Marking = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]

MARKINGS: tuple[Marking, ...] = get_args(Marking)
"""All markings, the most open first."""


def highest(markings: Iterable[Marking]) -> Marking:
    """The strictest of the markings; TLP:CLEAR when there are none."""
    return max(markings, key=MARKINGS.index, default="TLP:CLEAR")
