"""What editors of a brief need to know of the world around them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from briefwright.domain.facts import Actor, Fact, Topic
from briefwright.domain.indicators import Indicator
from briefwright.domain.queries import FactRow
from briefwright.domain.references import FactLookup
from briefwright.domain.scales import LikelihoodScale, RiskScale

Suggest = Callable[[str, Callable[[Sequence[FactRow]], None]], None]
"""Asks the base for facts that match the words typed; the answer comes later in the same thread, and
only the last question is answered."""

AskPicture = Callable[[str, Callable[[QImage | None], None]], None]
"""Asks the base for the picture of a digest; the answer comes at once or later in the same thread, None
where the base does not hold it."""


def _pass_over(*_: object) -> None:
    """What is done with a request that nobody takes, as in a brief that is only shown."""


def no_picture(_: str, answer: Callable[[QImage | None], None]) -> None:
    """The answer where no pictures are at hand."""
    answer(None)


@dataclass(frozen=True)
class Requests:
    """What editors may ask of the window: the ledger at an actor and a topic, facts to be looked at by
    their ids, an indicator to be watched from now on, a sentence to be told, and one about a failure.

    `choose_picture` asks for another picture for a block, by its id; `take_picture` hands over what was
    pasted or dropped, for the block of that id, or for a new one at the caret where it is empty;
    `go_to_block` leads to a block of the brief.
    """

    open_ledger: Callable[[str, str], None] = _pass_over
    show_facts: Callable[[Sequence[str]], None] = _pass_over
    watch: Callable[[Indicator], None] = _pass_over
    tell: Callable[[str], None] = _pass_over
    fail: Callable[[str], None] = _pass_over
    choose_picture: Callable[[str], None] = _pass_over
    take_picture: Callable[[QMimeData, str], None] = _pass_over
    go_to_block: Callable[[str], None] = _pass_over


@dataclass(frozen=True)
class Surroundings:
    """Given to every editor. `fact` answers at once, from the facts that the window has at hand:
    those that the brief refers to and those that the library shows.

    `scale` is the id of the open brief's scale of judgements. `on_record` are the facts that its position
    tables and timelines look at, `cited` those that it refers to, `due` the facts that newly meet an
    indicator, by the indicator's id, `summed_up` is the summary of its sources, sentence by sentence; all are
    as the last analysis of the brief found them.

    `label` tells what a cross reference to a block stands for ("Table 2: who holds what"); it is empty for a
    block that bears no caption or is gone.
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
    summed_up: Callable[[], Sequence[str]] = tuple
    picture: AskPicture = no_picture
    label: Callable[[str], str] = lambda _: ""
    requests: Requests = field(default_factory=Requests)
