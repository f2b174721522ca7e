"""Whatever block a fact stands in, and in whatever part of it, the fact and its source lead there."""

from collections.abc import Iterator

import pytest

from briefwright.domain.blocks import (
    Alternatives,
    Block,
    Bullet,
    EvidenceRow,
    Hypothesis,
    Judgement,
    Numbered,
    Paragraph,
    PositionRow,
    PositionTable,
    Quote,
    Risk,
    RiskRegister,
    Row,
    Scenario,
    ScenarioSet,
    Table,
)
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import reference, text
from briefwright.domain.editions import Edition
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Citation, Fact, Source, Topic
from briefwright.domain.slots import set_slot, slots
from briefwright.editing.gathering import gather
from briefwright.storage.workspace import Workspace

FACT = Fact(id="f0", revision=1, statement="It rained", citations=(Citation(source="s0"),))
RECORDS = (Source(id="s0", title="Gauge"), Actor(id="a0", name="Orlova"), Topic(id="t0", name="Grain"), FACT)
BLOCKS: tuple[Block, ...] = (
    Paragraph(id="b"),
    Bullet(id="b"),
    Numbered(id="b"),
    Quote(id="b"),
    Table(id="b", rows=(Row(id="r", cells=((), ())),)),
    PositionTable(id="b", topics=("t0",), rows=(PositionRow(id="r", actor="a0", cells=((),)),)),
    Judgement(id="b"),
    RiskRegister(id="b", rows=(Risk(id="r"),)),
    ScenarioSet(id="b", rows=(Scenario(id="r"),)),
    Alternatives(id="b", hypotheses=(Hypothesis(id="h"),), rows=(EvidenceRow(id="r", ratings=(None,)),)),
)


def referring() -> Iterator[tuple[str, Block]]:
    """Every block with a reference in one of its texts, for each of them."""
    for block in BLOCKS:
        for key, _ in slots(block):
            yield f"{block.kind} {'.'.join(key)}", set_slot(block, key, (reference(FACT, "ref"),))


CASES = dict(referring())


def brief_of(block: Block) -> Brief:
    return Brief(id="x", title="Talks", sections=(Section(id="x0", title="Part", blocks=(block,)),))


@pytest.mark.parametrize("block", CASES.values(), ids=CASES.keys())
def it_leads_from_a_fact_and_its_source_to_the_block(workspace: Workspace, block: Block) -> None:
    workspace.load(RECORDS)
    workspace.save_brief(None, brief_of(block))
    for record in (RECORDS[0], FACT):
        assert isinstance(record, Source | Fact)
        (use,) = workspace.dependants(record).uses
        assert (use.brief, use.section, use.block, use.kind, use.view) == ("x", "x0", "b", block.kind, False)


@pytest.mark.parametrize("block", CASES.values(), ids=CASES.keys())
def it_leads_to_the_edition_and_keeps_what_was_issued_from_deletion(
    workspace: Workspace, block: Block
) -> None:
    workspace.load(RECORDS)
    brief = brief_of(block)
    workspace.save_brief(None, brief)
    material = gather(workspace, brief)
    facts, sources = tuple(material.facts.values()), tuple(material.sources.values())
    edition = Edition(id="e", number=1, brief=material.brief, facts=facts, sources=sources)
    workspace.save_edition(edition, b"document")
    workspace.save_brief(brief, brief_of(Paragraph(id="b", content=text("Nothing."))))
    for kind, record_id in ((Source, "s0"), (Fact, "f0")):
        record = workspace.get(kind, record_id)
        assert isinstance(record, Source | Fact)
        found = workspace.dependants(record)
        assert ([one.id for one in found.editions], found.uses) == (["e"], ())
        with pytest.raises(UserError):
            workspace.remove(record)
