"""Sections of the layout that are missing or empty."""

from collections.abc import Iterator
from functools import partial
from itertools import count

from briefwright.domain.blocks import Picture, PositionTable, SourceList, SourceSummary, Timeline
from briefwright.domain.brief import Brief, Place, Section
from briefwright.domain.checks.finding import Case, Finding, Fix, Rule
from briefwright.domain.edits import add_section
from briefwright.domain.layouts import Layout, LayoutSection, new_block
from briefwright.domain.slots import slots

_FILLED = (SourceList, SourceSummary, Timeline)
"""The classes of blocks that show something even where no words are typed."""


def _find(case: Case) -> Iterator[Finding]:
    if case.layout is None:
        return
    held = {section.role for section in case.brief.sections}
    for part in case.layout.sections:
        if part.role not in held and not part.optional:
            yield Finding(
                RULE.id,
                "warning",
                f"The section “{part.title}” is missing.",
                f"The layout “{case.layout.name}” has it, and its readers look for it.",
                key=part.role,
                fixes=(Fix("Add the section", edit=partial(_add, layout=case.layout, part=part)),),
            )
    for section in case.brief.sections:
        if _is_empty(section):
            yield Finding(
                RULE.id,
                "note",
                f"The section “{section.title}” is empty.",
                "A heading with nothing below it looks like an oversight; fill it in or take it out.",
                key=section.id,
                place=Place(section=section.id, block=section.blocks[0].id) if section.blocks else None,
            )


def _is_empty(section: Section) -> bool:
    for block in section.blocks:
        shown = isinstance(block, _FILLED) or any(content for _, content in slots(block))
        if shown or (isinstance(block, PositionTable) and block.rows):
            return False
        if isinstance(block, Picture) and block.image:
            return False
    return True


def _add(brief: Brief, *, layout: Layout, part: LayoutSection) -> Brief:
    """The brief with the section behind those that come before it in the layout."""
    numbers = count(1)
    section_id = f"{brief.id}.{part.role}"
    blocks = tuple(new_block(kind, lambda: f"{section_id}.{next(numbers)}") for kind in part.blocks)
    new = Section(id=section_id, title=part.title, role=part.role, blocks=blocks)
    roles = [one.role for one in layout.sections]
    before = set(roles[: roles.index(part.role)])
    behind = [number for number, one in enumerate(brief.sections, 1) if one.role in before]
    return add_section(brief, new, max(behind, default=0))


RULE = Rule("section-missing", "Sections missing or empty", _find)
