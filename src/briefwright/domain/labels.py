"""The labels of tables and pictures ("Table 2"), and cross references to them.

A cross reference is text whose link is "#" and the id of a block: it shows the block's label.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from briefwright.domain.blocks import (
    Alternatives,
    Block,
    Captioned,
    Picture,
    PositionTable,
    RiskRegister,
    ScenarioSet,
    Table,
    Timeline,
)
from briefwright.domain.brief import Brief, blocks
from briefwright.domain.content import Content, Inline, Text
from briefwright.domain.edits import map_blocks
from briefwright.domain.slots import SlotKey, map_slots

CAPTIONED = (Table, PositionTable, RiskRegister, ScenarioSet, Alternatives, Timeline, Picture)
"""The classes of blocks that bear a caption, for isinstance."""

_KINDS = frozenset(cls.model_fields["kind"].default for cls in CAPTIONED)


def labels(brief: Brief) -> dict[str, str]:
    """The label of each block with a caption, by the block's id, in reading order."""
    counts: Counter[str] = Counter()
    found = {}
    for block in captioned(brief):
        word = "Figure" if isinstance(block, Picture) else "Table"
        counts[word] += 1
        found[block.id] = f"{word} {counts[word]}"
    return found


def captioned(brief: Brief) -> Iterator[Captioned]:
    """The blocks that bear a caption which is not empty, in reading order."""
    for _, block in blocks(brief):
        # The kind is told much faster than the class, and this is asked at every keystroke.
        if block.kind in _KINDS and isinstance(block, CAPTIONED) and block.caption.strip():
            yield block


def pointer(block_id: str, label: str) -> Text:
    """A cross reference to the block."""
    return Text(text=label, link=f"#{block_id}")


def pointed(item: Inline) -> str:
    """The id of the block to which a cross reference points; empty for anything else."""
    return item.link[1:] if isinstance(item, Text) and item.link.startswith("#") else ""


def relabelled(brief: Brief) -> Brief:
    """The brief in which each cross reference shows the present label of its block.

    One whose block is gone, or bears no caption any more, keeps its words.
    """
    known = labels(brief)

    def content(_: SlotKey, old: Content) -> Content:
        new = tuple(_labelled(item, known) for item in old)
        return old if all(one is other for one, other in zip(new, old, strict=True)) else new

    def block(old: Block) -> Block:
        return map_slots(old, content)

    return map_blocks(brief, block)


def _labelled(item: Inline, known: Mapping[str, str]) -> Inline:
    label = known.get(pointed(item), "")
    if not label or not isinstance(item, Text) or item.text == label:
        return item
    return item.model_copy(update={"text": label})
