"""What has changed between two editions, told by judgement and not by word.

Blocks, rows and facts are matched by their ids, so that what was merely reworded, renamed or moved is no
change.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, TypeVar

from briefwright.domain.blocks import (
    Confidence,
    Judgement,
    PositionTable,
    Risk,
    RiskRegister,
    Scenario,
    ScenarioSet,
)
from briefwright.domain.brief import Brief, blocks
from briefwright.domain.content import plain
from briefwright.domain.editions import Edition, Held
from briefwright.domain.facts import Stance
from briefwright.domain.grounds import Behind, Cited, Grounds, beyond, cited
from briefwright.domain.material import description
from briefwright.domain.scales import LikelihoodScale
from briefwright.domain.slots import slots
from briefwright.domain.value import Value

T = TypeVar("T")
K = TypeVar("K")
_Key = tuple[str, str]
"""The ids of a block and of a row in it."""
Move = Literal["new", "moved", "gone"]


class Which(Value):
    """An edition by its number, 0 for the draft, and the day that it bears."""

    number: int
    day: date | None = None


class Rating(Value):
    """Likelihood, in the analyst's word and with the band of its term, and confidence. `term` is the scale's
    own word, in lower case: one synonym for another is a rewording."""

    likelihood: str = ""
    term: str = ""
    band: str = ""
    confidence: Confidence | None = None

    def likely_as(self, other: "Rating") -> bool:
        """Whether both state the same likelihood."""
        return (self.term, self.band) == (other.term, other.band)


class JudgementChange(Value):
    """A judgement that moved, or came (`before` is None), or was dropped (`after` is None).

    `grounds` are the facts behind it.
    """

    block: str
    statement: str
    before: Rating | None = None
    after: Rating | None = None
    grounds: Grounds = Grounds()


class PositionChange(Value):
    """A shift of an actor's stance on a topic, by the fact; None is a stance that is not on record."""

    actor: str
    actor_name: str
    topic: str
    topic_name: str
    before: Stance | None = None
    after: Stance | None = None
    fact: Cited | None = None


class RiskRating(Value):
    """Likelihood and impact of a risk, in the words of the risk scale."""

    likelihood: str = ""
    impact: str = ""


class RiskChange(Value):
    """A risk that moved, or came (`before` is None), or went (`after` is None), with its new facts."""

    risk: str
    description: str
    before: RiskRating | None = None
    after: RiskRating | None = None
    facts: tuple[Cited, ...] = ()


class ScenarioChange(Value):
    """A scenario whose probability, in per cent, changed, or that is new or gone."""

    scenario: str
    name: str
    move: Move
    before: int | None = None
    after: int | None = None


class Withdrawal(Value):
    """A source or a fact of the former edition that was withdrawn since."""

    kind: Literal["source", "fact"]
    id: str
    words: str


class Changes(Value):
    """All that changed between two editions. `scales` names both scales where judgements changed theirs."""

    before: Which
    after: Which
    scales: tuple[str, ...] = ()
    judgements: tuple[JudgementChange, ...] = ()
    positions: tuple[PositionChange, ...] = ()
    risks: tuple[RiskChange, ...] = ()
    scenarios: tuple[ScenarioChange, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.judgements or self.positions or self.risks or self.scenarios or self.withdrawn)


def compare(before: Edition, after: Edition) -> Changes:
    """What a reader of the one edition is to be told when the other comes out."""
    behind = Behind(before, after)
    judgements = tuple(_judgements(before, after, behind))
    scales = tuple(edition.scale.name if edition.scale else "" for edition in (before, after))
    return Changes(
        before=Which(number=before.number, day=before.brief.day),
        after=Which(number=after.number, day=after.brief.day),
        scales=scales if judgements and all(scales) and scales[0] != scales[1] else (),
        judgements=judgements,
        positions=tuple(_positions(before, after, behind)),
        risks=tuple(_risks(before.brief, after.brief, behind)),
        scenarios=tuple(_scenarios(before.brief, after.brief)),
        withdrawn=tuple(_withdrawn(before, after)),
    )


def _judgements(before: Edition, after: Edition, behind: Behind) -> Iterator[JudgementChange]:
    for one, old, new in _matched(_judgements_of(before.brief), _judgements_of(after.brief)):
        change = JudgementChange(
            block=one.id,
            statement=_name(plain(one.statement)),
            before=_rating(old, before.scale) if old else None,
            after=_rating(new, after.scale) if new else None,
        )
        if new:
            change = change.model_copy(update={"grounds": behind.grounds(old, new)})
        if _moved(change) if old and new else _written(one):
            yield change


def _moved(change: JudgementChange) -> bool:
    old, new = change.before or Rating(), change.after or Rating()
    rated_anew = not old.likely_as(new) or old.confidence != new.confidence
    return rated_anew or change.grounds.replaced


def _written(judgement: Judgement) -> bool:
    """Whether anything stands in it yet."""
    words = any(plain(content).strip() for _, content in slots(judgement))
    return bool(words or judgement.likelihood or judgement.confidence)


def _rating(judgement: Judgement, scale: LikelihoodScale | None) -> Rating:
    found = scale.find(judgement.likelihood) if scale else None
    return Rating(
        likelihood=judgement.likelihood,
        term=(found.term if found else judgement.likelihood).casefold(),
        band=found.band if found else "",
        confidence=judgement.confidence,
    )


def _positions(before: Edition, after: Edition, behind: Behind) -> Iterator[PositionChange]:
    actors = {actor.id: actor.name for actor in (*before.actors, *after.actors)}
    topics = {topic.id: topic.name for topic in (*before.topics, *after.topics)}
    then, now = _cells(before), _cells(after)
    for actor, topic in (cell for cell in now if cell in then):
        old, new = then[actor, topic], now[actor, topic]
        stances = (old.stance if old else None, new.stance if new else None)
        shown = new or old
        if stances[0] != stances[1] and shown is not None:
            yield PositionChange(
                actor=actor,
                actor_name=actors.get(actor, actor),
                topic=topic,
                topic_name=topics.get(topic, topic),
                before=stances[0],
                after=stances[1],
                fact=behind.find(shown.fact),
            )


def _cells(edition: Edition) -> dict[tuple[str, str], Held | None]:
    """What is held in each cell of the position tables; None where nothing is."""
    held = {(one.actor, one.topic): one for one in edition.held}
    return {
        (row.actor, topic): held.get((row.actor, topic))
        for _, table in blocks(edition.brief)
        if isinstance(table, PositionTable)
        for row in table.rows
        for topic in table.topics
    }


def _risks(before: Brief, after: Brief, behind: Behind) -> Iterator[RiskChange]:
    for one, old, new in _matched(_risks_of(before), _risks_of(after)):
        ratings = [
            RiskRating(likelihood=risk.likelihood, impact=risk.impact) if risk else None
            for risk in (old, new)
        ]
        name = _name(plain(one.description))
        facts = beyond(cited(new.evidence), cited(old.evidence) if old else ()) if new else ()
        if ratings[0] != ratings[1] and (name or RiskRating() not in ratings):
            yield RiskChange(
                risk=one.id, description=name, before=ratings[0], after=ratings[1], facts=behind.cited(facts)
            )


def _scenarios(before: Brief, after: Brief) -> Iterator[ScenarioChange]:
    for one, old, new in _matched(_scenarios_of(before), _scenarios_of(after)):
        move: Move = "moved" if old and new else "new" if new else "gone"
        chances = (old.probability if old else None, new.probability if new else None)
        if chances[0] != chances[1] or (move != "moved" and one.name.strip()):
            yield ScenarioChange(
                scenario=one.id,
                name=_name(one.name) or one.kind,
                move=move,
                before=chances[0],
                after=chances[1],
            )


def _withdrawn(before: Edition, after: Edition) -> Iterator[Withdrawal]:
    sources = {source.id for source in after.sources if source.standing == "withdrawn"}
    for source in before.sources:
        if source.id in sources and source.standing != "withdrawn":
            yield Withdrawal(kind="source", id=source.id, words=description(source))
    facts = {fact.id for fact in after.facts if fact.standing == "withdrawn"}
    for fact in before.facts:
        if fact.id in facts and fact.standing != "withdrawn":
            yield Withdrawal(kind="fact", id=fact.id, words=fact.statement)


def _judgements_of(brief: Brief) -> dict[str, Judgement]:
    return {block.id: block for _, block in blocks(brief) if isinstance(block, Judgement)}


def _risks_of(brief: Brief) -> dict[_Key, Risk]:
    registers = (block for _, block in blocks(brief) if isinstance(block, RiskRegister))
    return {(register.id, risk.id): risk for register in registers for risk in register.rows}


def _scenarios_of(brief: Brief) -> dict[_Key, Scenario]:
    sets = (block for _, block in blocks(brief) if isinstance(block, ScenarioSet))
    return {(outlook.id, scenario.id): scenario for outlook in sets for scenario in outlook.rows}


def _matched(before: Mapping[K, T], after: Mapping[K, T]) -> Iterator[tuple[T, T | None, T | None]]:
    """What is named, what it was and what it is: in the order of the later one, then what it has no more."""
    for key, new in after.items():
        yield new, before.get(key), new
    for key, old in before.items():
        if key not in after:
            yield old, old, None


def _name(words: str) -> str:
    """The words in one line, without the full stop of a sentence."""
    return " ".join(words.split()).removesuffix(".")
