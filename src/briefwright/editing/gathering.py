"""Collects what a brief refers to and what its views show."""

from collections.abc import Mapping, Sequence

from briefwright.domain.brief import Brief, references
from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.domain.ledger import holder
from briefwright.domain.material import Material, actor_ids, fact_ids, looks, topic_ids, with_views
from briefwright.domain.scales import LikelihoodScale
from briefwright.editing.ports import Base


def gather(base: Base, brief: Brief, scales: Sequence[LikelihoodScale] = ()) -> Material:
    """The brief, its views filled in, with its facts, their sources, the actors and topics that it names,
    and its scale of judgements, if it is among these. Blocks."""
    on_record = {fact.id: fact for look in looks(brief) for fact in base.facts_on(*look)}
    named = (actor for fact in on_record.values() for actor in (holder(fact),) if actor)
    actors = base.get_many(Actor, dict.fromkeys([*actor_ids(brief), *named]))
    cited = base.get_many(Fact, fact_ids(brief))
    shown = with_views(brief, tuple(on_record.values()), actors, tuple(cited.values()))
    facts = on_record | cited
    used = {fact_id: facts[fact_id] for fact_id in fact_ids(shown) if fact_id in facts}
    former = _former(base, brief, used)
    sources = (one.source for fact in (*used.values(), *former.values()) for one in fact.citations)
    return Material(
        brief=shown,
        facts=used,
        sources=base.get_many(Source, dict.fromkeys(sources)),
        actors=actors,
        topics=base.get_many(Topic, topic_ids(brief)),
        former=former,
        on_record=tuple(on_record.values()),
        scale=next((one for one in scales if one.id == brief.scale), None),
    )


def _former(base: Base, brief: Brief, facts: Mapping[str, Fact]) -> dict[tuple[str, int], Fact]:
    """The revisions that references show of facts that have another wording now."""
    wanted = {
        (ref.fact, ref.revision)
        for _, ref in references(brief)
        if ref.mode != "detached" and ref.fact in facts and ref.revision < facts[ref.fact].revision
    }
    past = (one.fact for fact in sorted({fact for fact, _ in wanted}) for one in base.past(fact))
    return {
        (one.id, one.revision): one
        for one in past
        if (one.id, one.revision) in wanted and one.statement != facts[one.id].statement
    }
