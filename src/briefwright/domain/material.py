"""A brief with everything that it refers to: what an export needs and nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefwright.domain import positions, timeline
from briefwright.domain.blocks import Block, Picture, PositionTable, Timeline
from briefwright.domain.brief import Brief, attached, blocks, references
from briefwright.domain.content import FactRef
from briefwright.domain.edits import map_blocks
from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.domain.markings import Marking
from briefwright.domain.presentation import Presentation
from briefwright.domain.scales import LikelihoodScale, RiskScale
from briefwright.domain.slots import watched


@dataclass(frozen=True)
class Material:
    """A brief with its views filled in, and by id the records that it names. What is missing from the base
    is missing here. `former` holds, by id and revision, facts of another wording since, as references still
    show them. `on_record` are the facts that its position tables and timelines look at, `scale` is that of
    its judgements, None where it is unknown, `risk_scales` are those of its risks. `presentation` is how it
    goes out, `pictures` holds the bytes of its pictures by their digests, `detached` the facts from which
    detached wordings came. `ceiling` is the marking above which parts were left out, None where none were."""

    brief: Brief
    facts: Mapping[str, Fact] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    former: Mapping[tuple[str, int], Fact] = field(default_factory=dict)
    on_record: tuple[Fact, ...] = ()
    scale: LikelihoodScale | None = None
    risk_scales: tuple[RiskScale, ...] = ()
    presentation: Presentation = field(default_factory=Presentation)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    detached: Mapping[str, Fact] = field(default_factory=dict)
    ceiling: Marking | None = None

    def behind(self, ref: FactRef) -> Fact | None:
        """The fact whose wording a reference shows: as it was at that revision, else as it is."""
        return self.former.get((ref.fact, ref.revision)) or self.facts.get(ref.fact)


class Look(NamedTuple):
    """Which facts a view looks at: those that name any of the actors and any of the topics, `stanced` ones
    alone if so said. What is empty does not narrow; if both are, it looks at none."""

    actors: tuple[str, ...]
    topics: tuple[str, ...]
    stanced: bool = False

    def holds(self, fact: Fact) -> bool:
        """Whether the view looks at the fact."""
        return (
            bool(self.actors or self.topics)
            and (not self.actors or not set(self.actors).isdisjoint(fact.actors))
            and (not self.topics or not set(self.topics).isdisjoint(fact.topics))
            and (fact.stance is not None or not self.stanced)
        )


def looks(brief: Brief) -> Iterator[Look]:
    """What each position table and timeline of the brief looks at."""
    for _, block in blocks(brief):
        if isinstance(block, PositionTable):
            # Statements by others of the same side may contradict those of the table's actors.
            yield Look((), block.topics, stanced=True)
        elif isinstance(block, Timeline):
            yield Look(block.actors, block.topics)


def shows_cited(block: Block) -> bool:
    """Whether the block is a timeline that looks at nothing, and so shows the facts that the brief cites."""
    return isinstance(block, Timeline) and not (block.actors or block.topics)


def fact_ids(brief: Brief) -> list[str]:
    """The facts that the brief refers to, in order of first reference; detached ones left out."""
    return list(dict.fromkeys(ref.fact for ref in attached(brief)))


def detached_ids(brief: Brief) -> list[str]:
    """The facts from which wordings came that are detached since."""
    return list(dict.fromkeys(ref.fact for _, ref in references(brief) if ref.mode == "detached"))


def picture_ids(brief: Brief) -> list[str]:
    """The digests of the pictures that the brief shows."""
    shown = (block.image for _, block in blocks(brief) if isinstance(block, Picture))
    return list(dict.fromkeys(filter(None, shown)))


def actor_ids(brief: Brief) -> list[str]:
    """The actors that blocks name: position tables, timelines and indicators."""
    return list(dict.fromkeys(actor for _, block in blocks(brief) for actor in actors_in(block)))


def topic_ids(brief: Brief) -> list[str]:
    """The topics that blocks name: position tables, timelines and indicators."""
    return list(dict.fromkeys(topic for _, block in blocks(brief) for topic in topics_in(block)))


def with_views(
    brief: Brief, on_record: Sequence[Fact], actors: Mapping[str, Actor], cited: Sequence[Fact]
) -> Brief:
    """The brief with its views of the base filled in: position tables and timelines. A timeline that names
    neither actors nor topics shows the facts that the brief cites."""
    return map_blocks(brief, lambda block: view(block, on_record, actors, cited))


def view(
    block: Block, on_record: Sequence[Fact], actors: Mapping[str, Actor], cited: Sequence[Fact]
) -> Block:
    """A position table or timeline filled in as `with_views` does; any other block as it is."""
    if isinstance(block, PositionTable):
        return positions.filled(block, on_record, actors)
    if isinstance(block, Timeline):
        return timeline.filled(block, cited if shows_cited(block) else on_record)
    return block


def actors_in(block: Block) -> Iterator[str]:
    """The actors that a block names, but for those of its facts."""
    if isinstance(block, PositionTable):
        yield from (row.actor for row in block.rows)
    elif isinstance(block, Timeline):
        yield from block.actors
    yield from (one.actor for one in watched(block) if one.actor)


def topics_in(block: Block) -> Iterator[str]:
    """The topics that a block names, but for those of its facts."""
    if isinstance(block, PositionTable | Timeline):
        yield from block.topics
    yield from (one.topic for one in watched(block) if one.topic)


def cited_sources(material: Material) -> list[Source]:
    """The sources that the brief's facts cite, in order of first reference."""
    return sources_behind(material, attached(material.brief))


def sources_behind(material: Material, refs: Iterable[FactRef]) -> list[Source]:
    """The sources that the facts of these references cite, in order of first reference."""
    shown = map(material.behind, refs)
    cited = [citation.source for fact in shown if fact for citation in fact.citations]
    return [material.sources[source] for source in dict.fromkeys(cited) if source in material.sources]


def description(source: Source) -> str:
    """A source in one line: who, what, when."""
    parts = [source.author, f"“{source.title}”", source.publisher]
    if source.published:
        parts.append(source.published.words())
    return ", ".join(part for part in parts if part)
