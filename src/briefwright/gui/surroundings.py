"""What editors of a brief need to know of the world around them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from briefwright.domain.facts import Actor, Topic
from briefwright.domain.queries import FactRow
from briefwright.domain.references import FactLookup
from briefwright.domain.scales import RiskScale

Suggest = Callable[[str, Callable[[Sequence[FactRow]], None]], None]
"""Asks the base for facts that match the words typed; the answer comes later in the same thread, and
only the last question is answered."""


@dataclass(frozen=True)
class Surroundings:
    """Given to every editor. `fact` answers at once, from the facts that the window has at hand:
    those that the brief refers to and those that the library shows."""

    new_id: Callable[[], str]
    fact: FactLookup
    suggest: Suggest
    actors: Callable[[], Mapping[str, Actor]]
    topics: Callable[[], Mapping[str, Topic]]
    risk_scales: Sequence[RiskScale] = field(default_factory=tuple)
