"""Another text in one place of a brief, as typing in it makes one."""

from briefwright.domain.brief import Brief
from briefwright.domain.content import Content
from briefwright.domain.edits import change_block
from briefwright.domain.slots import SlotKey, set_slot


def rewritten(brief: Brief, block_id: str, slot: SlotKey, content: Content) -> Brief:
    """The brief with one piece of running text replaced."""
    return change_block(brief, block_id, lambda block: set_slot(block, slot, content))
