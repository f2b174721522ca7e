"""Puts blocks into the brief at the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.domain import edits
from briefwright.domain.blocks import Block

if TYPE_CHECKING:
    from briefwright.gui.brief.page import BriefPage


def insert_below(page: BriefPage, *blocks: Block) -> None:
    """Put blocks below the one at the caret, or at the end of its section, and go there."""
    section, here = page.current_section(), page.current_block()
    if section is None:
        return
    ids = [one.id for one in section.blocks]
    index = ids.index(here.id) + 1 if here and here.id in ids else len(ids)
    page.perform("Insert block", lambda brief: edits.splice_blocks(brief, section.id, index, 0, blocks))
    page.go_to_block(section.id, blocks[0].id)
