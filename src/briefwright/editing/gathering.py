"""Collects what a brief refers to and what its views show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefwright.domain.blocks import Block, PositionTable, RiskRegister, Timeline
from briefwright.domain.brief import Brief, blocks, references
from briefwright.domain.checks.stances import Stances, stances
from briefwright.domain.edits import map_blocks
from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.domain.layouts import Layout
from briefwright.domain.ledger import holder
from briefwright.domain.material import (
    Material,
    actor_ids,
    detached_ids,
    fact_ids,
    looks,
    picture_ids,
    shows_cited,
    topic_ids,
    view,
)
from briefwright.domain.presentation import Presentation
from briefwright.domain.records import RecordT
from briefwright.editing.memory import Memory
from briefwright.editing.ports import Base, Yardstick


def gather(
    base: Base, brief: Brief, yardstick: Yardstick | None = None, memory: Memory | None = None
) -> Material:
    """The brief, its views filled in, with its facts, their sources, the actors, topics and pictures that it
    names, and of the yardstick its scales and how it goes out. What a memory holds is not read again.
    Blocks."""
    rated_on = {block.scale for _, block in blocks(brief) if isinstance(block, RiskRegister)}
    measures = Yardstick() if yardstick is None else yardstick
    known = Memory() if memory is None else memory
    seen = _look(base, brief, known)
    actors = _records(base, known, Actor, [*actor_ids(brief), *seen.holders])
    cited = _records(base, known, Fact, fact_ids(brief))
    shown = _with_views(brief, seen.facts, actors, tuple(cited.values()), known)
    found = ((one, cited.get(one) or seen.by_id.get(one)) for one in fact_ids(shown))
    used = {fact_id: fact for fact_id, fact in found if fact is not None}
    detached = _records(base, known, Fact, detached_ids(brief))
    former = _former(base, brief, {**detached, **used}, known)
    cites = (*used.values(), *(fact for fact in former.values() if fact.id in used))
    sources = (one.source for fact in cites for one in fact.citations)
    return Material(
        brief=shown,
        facts=used,
        sources=_records(base, known, Source, sources),
        actors=actors,
        topics=_records(base, known, Topic, topic_ids(brief)),
        former=former,
        on_record=seen.facts,
        scale=next((one for one in measures.scales if one.id == brief.scale), None),
        risk_scales=tuple(one for one in measures.risk_scales if one.id in rated_on),
        presentation=presentation(brief, measures.layouts),
        pictures=known.ask(base.pictures, tuple(picture_ids(brief))),
        detached=detached,
    )


def presentation(brief: Brief, layouts: Sequence[Layout]) -> Presentation:
    """How the brief goes out: as it says itself, else as its layout does."""
    layout = next((one for one in layouts if one.id == brief.layout), None)
    found = brief.presentation or (layout.presentation if layout else Presentation())
    return found if found.template or not layout else found.model_copy(update={"template": layout.template})


def gather_stances(base: Base, material: Material, memory: Memory) -> Stances:
    """The stances of the base on the topics of all that the material shows: those that its views look at, and
    others beside them. Blocks."""
    looked = tuple(looks(material.brief))
    known = {topic for look in looked if look.stanced for topic in look.topics}
    stated = (fact for fact in material.facts.values() if holder(fact))
    topics = tuple(sorted({topic for fact in stated for topic in fact.topics} - known))
    beside = [memory.ask(base.facts_on, (), (topic,), True) for topic in topics]
    return memory.recall((looked, topics), lambda: stances(material.on_record, *beside))


@dataclass(frozen=True)
class _Seen:
    """What the views of a brief look at, and whose stances these facts state."""

    by_id: dict[str, Fact]
    facts: tuple[Fact, ...]
    holders: tuple[str, ...]


def _look(base: Base, brief: Brief, memory: Memory) -> _Seen:
    looked = tuple(looks(brief))
    found = [memory.ask(base.facts_on, *look) for look in looked]

    def seen() -> _Seen:
        by_id = {fact.id: fact for facts in found for fact in facts}
        holders = dict.fromkeys(filter(None, map(holder, by_id.values())))
        return _Seen(by_id, tuple(by_id.values()), tuple(holders))

    return memory.recall((_Seen, looked), seen)


def _records(base: Base, memory: Memory, kind: type[RecordT], ids: Iterable[str]) -> Mapping[str, RecordT]:
    wanted = tuple(dict.fromkeys(ids))
    return memory.recall((kind, wanted), lambda: base.get_many(kind, wanted))


def _with_views(
    brief: Brief,
    on_record: Sequence[Fact],
    actors: Mapping[str, Actor],
    cited: Sequence[Fact],
    memory: Memory,
) -> Brief:
    """The brief with its views filled in, those alone anew that are not remembered."""
    looked, ids = tuple(looks(brief)), tuple(fact.id for fact in cited)

    def filled(block: Block) -> Block:
        if not isinstance(block, PositionTable | Timeline):
            return block
        key = (block, ids if shows_cited(block) else looked)
        return memory.recall(key, lambda: view(block, on_record, actors, cited))

    return map_blocks(brief, filled)


def _former(
    base: Base, brief: Brief, facts: Mapping[str, Fact], memory: Memory
) -> dict[tuple[str, int], Fact]:
    """The revisions that references, detached ones too, show of facts that have another wording now."""
    wanted = {
        (ref.fact, ref.revision)
        for _, ref in references(brief)
        if ref.fact in facts and ref.revision < facts[ref.fact].revision
    }
    past = (one.fact for fact in sorted({fact for fact, _ in wanted}) for one in memory.ask(base.past, fact))
    return {
        (one.id, one.revision): one
        for one in past
        if (one.id, one.revision) in wanted and one.statement != facts[one.id].statement
    }
