"""Collects what a brief refers to."""

from briefwright.domain.brief import Brief
from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.domain.material import Material, actor_ids, fact_ids, topic_ids
from briefwright.editing.ports import Base


def gather(base: Base, brief: Brief) -> Material:
    """The brief with its facts, their sources, and the actors and topics that it names."""
    facts = base.get_many(Fact, fact_ids(brief))
    cited = (citation.source for fact in facts.values() for citation in fact.citations)
    return Material(
        brief=brief,
        facts=facts,
        sources=base.get_many(Source, dict.fromkeys(cited)),
        actors=base.get_many(Actor, actor_ids(brief)),
        topics=base.get_many(Topic, topic_ids(brief)),
    )
