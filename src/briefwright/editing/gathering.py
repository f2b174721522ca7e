"""Collects what a brief refers to and what its views show."""

from collections.abc import Sequence

from briefwright.domain.brief import Brief
from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.domain.ledger import holder
from briefwright.domain.material import Material, actor_ids, fact_ids, looks, topic_ids, with_views
from briefwright.domain.scales import LikelihoodScale
from briefwright.editing.ports import Base


def gather(base: Base, brief: Brief, scales: Sequence[LikelihoodScale] = ()) -> Material:
    """The brief, its views filled in, with its facts, their sources, the actors and topics that it names,
    and its scale of judgements, if it is among these."""
    on_record = {fact.id: fact for look in looks(brief) for fact in base.facts_on(*look)}
    named = (actor for fact in on_record.values() for actor in (holder(fact),) if actor)
    actors = base.get_many(Actor, dict.fromkeys([*actor_ids(brief), *named]))
    cited = base.get_many(Fact, fact_ids(brief))
    shown = with_views(brief, tuple(on_record.values()), actors, tuple(cited.values()))
    facts = on_record | cited
    used = {fact_id: facts[fact_id] for fact_id in fact_ids(shown) if fact_id in facts}
    sources = (citation.source for fact in used.values() for citation in fact.citations)
    return Material(
        brief=shown,
        facts=used,
        sources=base.get_many(Source, dict.fromkeys(sources)),
        actors=actors,
        topics=base.get_many(Topic, topic_ids(brief)),
        on_record=tuple(on_record.values()),
        scale=next((one for one in scales if one.id == brief.scale), None),
    )
