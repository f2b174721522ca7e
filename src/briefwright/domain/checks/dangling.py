"""References to facts, actors and topics that the base does not hold."""

from collections.abc import Iterator, Sequence
from functools import partial

from briefwright.domain.blocks import Block, PositionTable, Timeline
from briefwright.domain.brief import Brief, Place, blocks
from briefwright.domain.checks.finding import Case, Cited, Finding, Fix, Rule, at, by_block
from briefwright.domain.content import FactRef
from briefwright.domain.edits import change_refs
from briefwright.domain.slots import SlotKey, slots, watched
from briefwright.domain.wording import short

REASON = "What the base does not hold cannot be traced to a source."


def _find(case: Case) -> Iterator[Finding]:
    yield from _facts(case)
    for section, block in blocks(case.brief):
        for kind, name, slot in _named(case, block):
            yield Finding(
                RULE.id,
                "error",
                f"The {kind} {name} is not in the base.",
                REASON,
                key=f"{block.id} {kind} {name}",
                place=Place(section=section.id, block=block.id, slot=slot),
            )


def _facts(case: Case) -> Iterator[Finding]:
    for fact, cited in case.cited.items():
        if fact not in case.material.facts:
            for held in by_block(cited).values():
                yield _unknown(fact, held)


def _unknown(fact: str, cited: Sequence[Cited]) -> Finding:
    place, span = at(cited)
    shown = cited[0].ref.shown
    return Finding(
        RULE.id,
        "error",
        f"The fact behind {short(shown)} is not in the base.",
        REASON,
        key=f"{place.block} fact {fact}",
        place=place,
        span=span,
        fixes=(
            Fix("Keep the words, drop the reference", edit=partial(_detach, refs=_ids(cited))),
            Fix("Search the base for it", search=shown),
        ),
    )


def _ids(cited: Sequence[Cited]) -> frozenset[str]:
    return frozenset(one.ref.id for one in cited)


def _named(case: Case, block: Block) -> Iterator[tuple[str, str, SlotKey]]:
    actors, topics = case.material.actors, case.material.topics
    first: SlotKey = next((key for key, _ in slots(block)), ())
    for actor, slot in _actors(block, first):
        if actor not in actors and actor not in case.names.actors:
            yield "actor", actor, slot
    wanted = block.topics if isinstance(block, PositionTable | Timeline) else ()
    for topic in dict.fromkeys((*wanted, *(one.topic for one in watched(block) if one.topic))):
        if topic not in topics:
            yield "topic", topic, first


def _actors(block: Block, first: SlotKey) -> Iterator[tuple[str, SlotKey]]:
    if isinstance(block, PositionTable):
        yield from {row.actor: (row.id, "0") for row in reversed(block.rows)}.items()
    named = block.actors if isinstance(block, Timeline) else ()
    for actor in dict.fromkeys((*named, *(one.actor for one in watched(block) if one.actor))):
        yield actor, first


def _detach(brief: Brief, *, refs: frozenset[str]) -> Brief:
    def detached(ref: FactRef) -> FactRef:
        return ref.model_copy(update={"mode": "detached"}) if ref.id in refs else ref

    return change_refs(brief, detached)


RULE = Rule("dangling-reference", "References to what is not there", _find)
