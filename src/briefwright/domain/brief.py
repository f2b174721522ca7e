"""A brief: titled sections of blocks; and snippets, which are saved blocks."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from briefwright.domain.blocks import Block
from briefwright.domain.content import FactRef, plain, refs
from briefwright.domain.errors import NotFound
from briefwright.domain.markings import Marking, highest
from briefwright.domain.presentation import Presentation
from briefwright.domain.severity import Severity
from briefwright.domain.slots import SlotKey, slots
from briefwright.domain.value import Value


class Section(Value):
    """A heading and what stands under it. `role` is the part it plays in its layout ("risks")."""

    id: str
    title: str
    role: str = ""
    marking: Marking | None = None
    blocks: tuple[Block, ...] = ()


class Waiver(Value):
    """That a finding is let stand, "not here, because ...". `rule`, `key`, `severity` and `message` are the
    finding's; a graver one is not covered, even if it bears the same key."""

    rule: str
    key: str
    reason: str = Field(min_length=1)
    severity: Severity = "error"
    message: str = ""


class Brief(Value):
    """A brief as it is drafted. `day` is the date that it bears, `scale` that of its judgements, `ceiling`
    the highest marking that its audience may receive (None where nobody said), `presentation` how it goes out
    (None for the way of its layout)."""

    id: str
    title: str = Field(min_length=1)
    layout: str = "house"
    reference: str = ""
    day: date | None = None
    author: str = ""
    audience: str = ""
    marking: Marking = "TLP:CLEAR"
    scale: str = "phia"
    ceiling: Marking | None = None
    presentation: Presentation | None = None
    waivers: tuple[Waiver, ...] = ()
    sections: tuple[Section, ...] = ()


class Snippet(Value):
    """Blocks saved for reuse, with the references inside them."""

    id: str
    revision: int = 0
    name: str = Field(min_length=1)
    blocks: tuple[Block, ...] = ()


class Place(Value):
    """Where a reference stands: section, block and the piece of text inside the block."""

    section: str
    block: str
    slot: SlotKey = ()


def blocks(brief: Brief) -> Iterator[tuple[Section, Block]]:
    """Every block with its section, in reading order."""
    for section in brief.sections:
        for block in section.blocks:
            yield section, block


def references(brief: Brief) -> Iterator[tuple[Place, FactRef]]:
    """Every reference to a fact with its place, in reading order."""
    for section, block in blocks(brief):
        for key, content in slots(block):
            for ref in refs(content):
                yield Place(section=section.id, block=block.id, slot=key), ref


def attached(brief: Brief) -> Iterator[FactRef]:
    """Every reference that is not detached, in reading order."""
    for _, block in blocks(brief):
        for _, content in slots(block):
            for item in content:
                if isinstance(item, FactRef) and item.mode != "detached":
                    yield item


def section(brief: Brief, section_id: str) -> Section:
    """The section of that id. Raises NotFound."""
    for found in brief.sections:
        if found.id == section_id:
            return found
    raise NotFound(f"The brief has no section {section_id}.")


def banner(brief: Brief) -> Marking:
    """The marking that every page bears: the highest of the brief and all its parts."""
    parts = [part.marking for part in brief.sections] + [block.marking for _, block in blocks(brief)]
    return highest([brief.marking, *(marking for marking in parts if marking)])


def words(part: Brief | Section) -> int:
    """How many words stand in the running text."""
    sections = part.sections if isinstance(part, Brief) else (part,)
    return sum(
        len(plain(content).split()) for one in sections for block in one.blocks for _, content in slots(block)
    )
