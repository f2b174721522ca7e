"""A brief with everything that it refers to: what an export needs and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefwright.domain.blocks import PositionTable
from briefwright.domain.brief import Brief, blocks, references
from briefwright.domain.facts import Actor, Fact, Source, Topic


@dataclass(frozen=True)
class Material:
    """A brief, and by id the records that it names. What is missing from the base is missing here."""

    brief: Brief
    facts: Mapping[str, Fact] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)


def fact_ids(brief: Brief) -> list[str]:
    """The facts that the brief refers to, in order of first reference; detached ones left out."""
    return list(dict.fromkeys(ref.fact for _, ref in references(brief) if ref.mode != "detached"))


def actor_ids(brief: Brief) -> list[str]:
    """The actors that stand in position tables."""
    tables = [block for _, block in blocks(brief) if isinstance(block, PositionTable)]
    return list(dict.fromkeys(row.actor for table in tables for row in table.rows))


def topic_ids(brief: Brief) -> list[str]:
    """The topics that stand in position tables."""
    tables = [block for _, block in blocks(brief) if isinstance(block, PositionTable)]
    return list(dict.fromkeys(topic for table in tables for topic in table.topics))


def cited_sources(material: Material) -> list[Source]:
    """The sources that the brief's facts cite, in order of first reference."""
    cited = [
        citation.source
        for fact_id in fact_ids(material.brief)
        if fact_id in material.facts
        for citation in material.facts[fact_id].citations
    ]
    return [material.sources[source] for source in dict.fromkeys(cited) if source in material.sources]


def description(source: Source) -> str:
    """A source in one line: who, what, when."""
    parts = [source.author, f"“{source.title}”", source.publisher]
    if source.published:
        parts.append(source.published.words())
    return ", ".join(part for part in parts if part)
