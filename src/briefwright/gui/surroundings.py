"""What editors of a brief need to know of the world around them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefwright.domain.facts import Actor, Fact, Topic
from briefwright.domain.queries import FactRow
from briefwright.domain.references import FactLookup
from briefwright.domain.scales import LikelihoodScale, RiskScale

Suggest = Callable[[str, Callable[[Sequence[FactRow]], None]], None]
"""Asks the base for facts that match the words typed; the answer comes later in the same thread, and
only the last question is answered."""


@dataclass(frozen=True)
class Surroundings:
    """Given to every editor. `fact` answers at once, from the facts that the window has at hand:
    those that the brief refers to and those that the library shows.

    `scale` is the id of the open brief's scale of judgements. `on_record` are the facts that its position
    tables and timelines look at, `due` the facts that newly meet an indicator, by the indicator's id; both
    are as the last analysis of the brief found them.
    """

    new_id: Callable[[], str]
    fact: FactLookup
    suggest: Suggest
    actors: Callable[[], Mapping[str, Actor]]
    topics: Callable[[], Mapping[str, Topic]]
    risk_scales: Sequence[RiskScale] = ()
    scales: Sequence[LikelihoodScale] = ()
    scale: Callable[[], str] = lambda: ""
    on_record: Callable[[], Sequence[Fact]] = tuple
    due: Callable[[], Mapping[str, tuple[Fact, ...]]] = dict
