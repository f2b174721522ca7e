"""What editors of a brief need to know of the world around them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from briefwright.domain.facts import Actor, Fact, Topic
from briefwright.domain.indicators import Indicator
from briefwright.domain.queries import FactRow
from briefwright.domain.references import FactLookup
from briefwright.domain.scales import LikelihoodScale, RiskScale

Suggest = Callable[[str, Callable[[Sequence[FactRow]], None]], None]
"""Asks the base for facts that match the words typed; the answer comes later in the same thread, and
only the last question is answered."""


def _pass_over(*_: object) -> None:
    """What is done with a request that nobody takes, as in a brief that is only shown."""


@dataclass(frozen=True)
class Requests:
    """What editors may ask of the window: the ledger at an actor and a topic, facts to be looked at by
    their ids, an indicator to be watched from now on, a sentence to be told, and one about a failure."""

    open_ledger: Callable[[str, str], None] = _pass_over
    show_facts: Callable[[Sequence[str]], None] = _pass_over
    watch: Callable[[Indicator], None] = _pass_over
    tell: Callable[[str], None] = _pass_over
    fail: Callable[[str], None] = _pass_over


@dataclass(frozen=True)
class Surroundings:
    """Given to every editor. `fact` answers at once, from the facts that the window has at hand:
    those that the brief refers to and those that the library shows.

    `scale` is the id of the open brief's scale of judgements. `on_record` are the facts that its position
    tables and timelines look at, `cited` those that it refers to, `due` the facts that newly meet an
    indicator, by the indicator's id; all are as the last analysis of the brief found them.
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
    cited: Callable[[], Sequence[Fact]] = tuple
    due: Callable[[], Mapping[str, tuple[Fact, ...]]] = dict
    requests: Requests = field(default_factory=Requests)
