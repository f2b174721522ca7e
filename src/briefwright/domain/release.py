"""What of a brief may go out up to a marking: all that is above is gone before anything is written."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from briefwright.domain import positions, timeline
from briefwright.domain.blocks import Block, PositionRow, PositionTable, Timeline, TimelineRow
from briefwright.domain.brief import Brief, blocks, references
from briefwright.domain.content import Content, FactRef, Inline, Text, normal, refs
from briefwright.domain.edits import map_blocks
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Fact, Source
from briefwright.domain.labels import pointed, relabelled
from briefwright.domain.markings import MARKINGS, Marking
from briefwright.domain.material import (
    Look,
    Material,
    actor_ids,
    detached_ids,
    fact_ids,
    looks,
    picture_ids,
    shows_cited,
    topic_ids,
)
from briefwright.domain.portions import Portions
from briefwright.domain.slots import SlotKey, map_slots, map_watched
from briefwright.domain.wording import counted, listed

NotedT = TypeVar("NotedT", Fact, Source, Actor)
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

GONE = "(left out)"
"""What a cross reference to a part that was left out says."""

_PARTS = {
    "section": "sections",
    "block": "blocks",
    "row": "rows",
    "entry": "entries",
    "cell": "cells",
    "field": "fields",
}
"""The words for what may be left out, the largest first, with their plurals."""


@dataclass(frozen=True)
class Release:
    """Material of which all may go out, and sentences for whoever exports it, which quote nothing of the
    rest."""

    material: Material
    notices: tuple[str, ...] = ()


def released(material: Material, ceiling: Marking) -> Release:
    """The material without what is marked above the ceiling, and without what nobody should see: notes on
    records, reasons for findings let stand, facts that indicators have seen.

    What shows a fact goes with it, wherever it stands; a fact whose marking is unknown counts as above.
    Raises UserError where the brief as a whole is marked above the ceiling, or nothing would be left of it.
    """
    _refuse_whole(material.brief, ceiling)
    limit = _Limit(material, ceiling)
    portions = Portions(limit.above, limit.shows, limit.moments, limit.stances)
    left = portions.of(material.brief)
    if portions.lost and not any(True for _ in blocks(left)):
        raise UserError(
            f"Everything in the brief is marked above {ceiling}, so nothing of it is left to go out. "
            "Nothing was written."
        )
    brief, pointing = _without_pointers(_without_traces(left), _gone(material.brief, left))
    kept = limit.records(brief)
    notices = (
        *_left_out(portions.lost, ceiling),
        *_unknown(limit.unknown()),
        *_unnamed(limit.unsourced(kept), ceiling),
        *_pointing(pointing),
    )
    return Release(replace(kept, ceiling=ceiling if notices else material.ceiling), notices)


class _Limit:
    """What of some material may go out up to a marking."""

    def __init__(self, material: Material, ceiling: Marking) -> None:
        self._material = material
        self._ceiling = ceiling
        self._all = ceiling == MARKINGS[-1]

    def above(self, marking: Marking) -> bool:
        return MARKINGS.index(marking) > MARKINGS.index(self._ceiling)

    def shows(self, ref: FactRef) -> bool:
        """Whether a reference may go out: no state of its fact that is at hand is marked above."""
        held = self._held(ref)
        return not any(self.above(fact.marking) for fact in held) if held else self._all

    def moments(self, block: Timeline) -> tuple[TimelineRow, ...]:
        """The rows of a timeline that follow from facts which may go out. A shift tells of an earlier stance,
        which another fact states."""
        looked = self._looked_at(block)
        free = [fact for fact in looked if not self.above(fact.marking)]
        if len(free) == len(looked):
            return block.rows
        told = {row.id: row for row in timeline.filled(block, free).rows}
        return tuple(row for row in block.rows if not _remarks(row.content) or told.get(row.id) == row)

    def stances(self, block: PositionTable) -> tuple[PositionRow, ...]:
        """The rows of a position table. A cell that the ledger filled in, and that may not go out as it is,
        says what the facts in it say which may."""
        held = self._material
        if any(len(row.cells) != len(block.topics) for row in block.rows):
            return block.rows
        blank = block.model_copy(update={"rows": tuple(map(_blank, block.rows))})
        free = [fact for fact in held.on_record if fact.id in held.facts and not self.above(fact.marking)]
        told, less = (positions.filled(blank, facts, held.actors).rows for facts in (held.on_record, free))
        return tuple(map(self._stance, block.rows, told, less))

    def _stance(self, row: PositionRow, told: PositionRow, less: PositionRow) -> PositionRow:
        cells = tuple(
            rest if rest and cell == full and not all(map(self.shows, refs(cell))) else cell
            for cell, full, rest in zip(row.cells, told.cells, less.cells, strict=True)
        )
        return row if cells == row.cells else row.model_copy(update={"cells": cells})

    def records(self, brief: Brief) -> Material:
        """The material of a brief of which all may go out."""
        held = self._material
        shown = {(ref.fact, ref.revision) for _, ref in references(brief)}
        facts = self._free(_only(held.facts, fact_ids(brief)))
        former = self._free(_only(held.former, shown))
        detached = self._free(_only(held.detached, detached_ids(brief)))
        views = tuple(looks(brief))
        on_record = tuple(
            self._fact(fact)
            for fact in held.on_record
            if not self.above(fact.marking) and any(look.holds(fact) for look in views)
        )
        known = (*facts.values(), *former.values(), *detached.values(), *on_record)
        cited = {citation.source for fact in known for citation in fact.citations}
        named = {*actor_ids(brief), *(actor for fact in known for actor in fact.actors)}
        return replace(
            held,
            brief=brief,
            facts=facts,
            sources=_bare(_only(held.sources, cited)),
            actors=_bare(_only(held.actors, named)),
            topics=_only(held.topics, topic_ids(brief)),
            former=former,
            on_record=on_record,
            pictures=_only(held.pictures, picture_ids(brief)),
            detached=detached,
        )

    def unknown(self) -> int:
        """How many facts the brief shows whose marking nobody knows, so that they may not go out."""
        shown = (ref for _, ref in references(self._material.brief) if not self._held(ref))
        return 0 if self._all else len({ref.fact for ref in shown})

    def unsourced(self, kept: Material) -> int:
        """How many facts that go out cite a source that may not."""
        held = self._material
        pairs = [(held.facts[one], fact) for one, fact in kept.facts.items()]
        pairs += [(held.former[one], fact) for one, fact in kept.former.items()]
        return len({new.id for old, new in pairs if len(new.citations) < len(old.citations)})

    def _held(self, ref: FactRef) -> list[Fact]:
        """Every state of the reference's fact that is at hand."""
        held = self._material
        there = [held.facts.get(ref.fact), held.former.get((ref.fact, ref.revision))]
        if ref.mode == "detached":
            there.append(held.detached.get(ref.fact))
        return [fact for fact in there if fact is not None]

    def _looked_at(self, block: Timeline) -> list[Fact]:
        if shows_cited(block):
            return list(self._material.facts.values())
        look = Look(block.actors, block.topics)
        return [fact for fact in self._material.on_record if look.holds(fact)]

    def _free(self, facts: Mapping[K, Fact]) -> dict[K, Fact]:
        return {key: self._fact(fact) for key, fact in facts.items() if not self.above(fact.marking)}

    def _fact(self, fact: Fact) -> Fact:
        citations = tuple(one for one in fact.citations if self._names(one.source))
        return fact.model_copy(update={"citations": citations, "note": ""})

    def _names(self, source_id: str) -> bool:
        source = self._material.sources.get(source_id)
        return self._all if source is None else not self.above(source.marking)


def _blank(row: PositionRow) -> PositionRow:
    return row.model_copy(update={"cells": ((),) * len(row.cells)})


def _refuse_whole(brief: Brief, ceiling: Marking) -> None:
    if MARKINGS.index(brief.marking) > MARKINGS.index(ceiling):
        raise UserError(
            f"The brief as a whole is marked {brief.marking}, so nothing of it may go out up to {ceiling}. "
            f"Lower the marking of the brief and mark the sections and blocks that are above {ceiling}; "
            "nothing was written."
        )


def _without_traces(brief: Brief) -> Brief:
    """The brief without what no export shows and what may name facts that are above: the reasons for findings
    let stand, and what indicators have seen."""

    def block(old: Block) -> Block:
        return map_watched(old, lambda one: one.model_copy(update={"seen": ()}) if one.seen else one)

    return map_blocks(brief.model_copy(update={"waivers": ()}), block)


def _gone(before: Brief, after: Brief) -> set[str]:
    return {block.id for _, block in blocks(before)} - {block.id for _, block in blocks(after)}


def _without_pointers(brief: Brief, gone: set[str]) -> tuple[Brief, int]:
    """The brief whose cross references to blocks that are gone say so, and how many they are. The others show
    the present labels."""
    count = 0

    def item(one: Inline) -> Inline:
        nonlocal count
        if not isinstance(one, Text) or pointed(one) not in gone:
            return one
        count += 1
        return one.model_copy(update={"text": GONE, "link": ""})

    def content(_: SlotKey, old: Content) -> Content:
        return normal(map(item, old)) if any(pointed(one) in gone for one in old) else old

    return relabelled(map_blocks(brief, lambda block: map_slots(block, content))), count


def _remarks(content: Content) -> bool:
    return any(isinstance(item, Text) and item.text.strip() for item in content)


def _only(records: Mapping[K, V], wanted: Iterable[K]) -> dict[K, V]:
    keys = set(wanted)
    return {key: record for key, record in records.items() if key in keys}


def _bare(records: Mapping[str, NotedT]) -> dict[str, NotedT]:
    """The records without their notes, which are for the desk alone."""
    return {key: record.model_copy(update={"note": ""}) for key, record in records.items()}


def _left_out(lost: Counter[str], ceiling: Marking) -> Iterator[str]:
    told = [counted(lost[part], part, plural) for part, plural in _PARTS.items() if lost[part]]
    if told:
        yield f"{listed(told)} above {ceiling} {'was' if lost.total() == 1 else 'were'} left out."


def _unknown(number: int) -> Iterator[str]:
    if number:
        are = "is" if number == 1 else "are"
        yield (
            f"{counted(number, 'fact')} {are} not in the base, so nobody knows the marking: "
            "what shows such a fact was left out."
        )


def _unnamed(number: int, ceiling: Marking) -> Iterator[str]:
    if number:
        cites = "cites" if number == 1 else "cite"
        yield f"{counted(number, 'fact')} {cites} sources above {ceiling}: these are not named."


def _pointing(number: int) -> Iterator[str]:
    if number:
        point, there = ("points", "reads") if number == 1 else ("point", "read")
        yield f"{counted(number, 'cross reference')} that {point} to what was left out {there} “{GONE}”."
