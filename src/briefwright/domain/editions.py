"""Editions: briefs as they were issued, frozen with all that they rested on."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from pydantic import Field

from briefwright.domain import ledger
from briefwright.domain.blocks import PositionTable
from briefwright.domain.brief import Brief, blocks
from briefwright.domain.facts import Actor, Fact, Source, Stance, Topic
from briefwright.domain.layouts import Layout
from briefwright.domain.material import Material
from briefwright.domain.presentation import Presentation
from briefwright.domain.scales import LikelihoodScale, RiskScale
from briefwright.domain.value import Value


class Held(Value):
    """What an actor held on a topic, by which fact, when an edition was issued."""

    actor: str
    topic: str
    stance: Stance
    fact: str


class Edition(Value):
    """An issued brief, its views filled in, with the records that it names at their revisions.

    `number` counts the editions of a brief from 1; 0 is a draft that is compared with editions. `issued`
    is UTC in ISO 8601. Digests are SHA-256 in hexadecimal: of the Word template and of the document that
    went out. `former` are facts of another wording since, as references showed them. `sources` and `facts`
    also hold those of the edition before, so that what was withdrawn meanwhile can be told. `contested` are
    the statements that contradict each other in its position tables, `detached` the facts from which
    detached wordings came.
    """

    id: str
    brief: Brief
    number: int = Field(ge=0)
    issued: str = ""
    facts: tuple[Fact, ...] = ()
    former: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    topics: tuple[Topic, ...] = ()
    held: tuple[Held, ...] = ()
    contested: tuple[Fact, ...] = ()
    detached: tuple[Fact, ...] = ()
    scale: LikelihoodScale | None = None
    risk_scales: tuple[RiskScale, ...] = ()
    layout: Layout | None = None
    presentation: Presentation = Presentation()
    template_digest: str = ""
    document_digest: str = ""

    def material(self, pictures: Mapping[str, bytes] = MappingProxyType({})) -> Material:
        """The brief with its records and these pictures, as an export takes it."""
        return Material(
            self.brief,
            {one.id: one for one in self.facts},
            {one.id: one for one in self.sources},
            {one.id: one for one in self.actors},
            {one.id: one for one in self.topics},
            {(one.id, one.revision): one for one in self.former},
            on_record=self.contested,
            scale=self.scale,
            risk_scales=self.risk_scales,
            presentation=self.presentation,
            pictures=pictures,
            detached={one.id: one for one in self.detached},
        )


class EditionRow(NamedTuple):
    """What a list shows of an edition; `day` is that of the brief, `issued` UTC in ISO 8601."""

    id: str
    brief: str
    number: int
    title: str
    day: str
    issued: str


def held(brief: Brief, facts: Sequence[Fact], actors: Mapping[str, Actor]) -> tuple[Held, ...]:
    """What the ledger holds in each cell of the brief's position tables as of their days."""
    found: dict[tuple[str, str], Held] = {}
    for (actor, topic), cell in _cells(brief, facts, actors):
        if cell.latest is not None and cell.latest.stance is not None:
            found[actor, topic] = Held(
                actor=actor, topic=topic, stance=cell.latest.stance, fact=cell.latest.id
            )
    return tuple(found.values())


def contested(brief: Brief, facts: Sequence[Fact], actors: Mapping[str, Actor]) -> tuple[Fact, ...]:
    """The statements of actors that others contradict in the brief's position tables, and those others."""
    found: dict[str, Fact] = {}
    for _, cell in _cells(brief, facts, actors):
        if cell.opposed:
            found |= {fact.id: fact for fact in (*cell.stated, *cell.opposed)}
    return tuple(found.values())


def _cells(
    brief: Brief, facts: Sequence[Fact], actors: Mapping[str, Actor]
) -> Iterator[tuple[tuple[str, str], ledger.Cell]]:
    for _, table in blocks(brief):
        if isinstance(table, PositionTable):
            named = {row.actor for row in table.rows}
            yield from ledger.cells(facts, actors, table.as_of, table.topics, named).items()
