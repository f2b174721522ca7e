"""Layouts: which sections a new brief starts with, and what stands in them."""

from collections.abc import Callable
from datetime import date

from pydantic import Field, field_validator

from briefwright.domain.blocks import (
    Block,
    Bullet,
    Numbered,
    Paragraph,
    PositionTable,
    Quote,
    RiskRegister,
    Row,
    ScenarioSet,
    SourceList,
    Table,
)
from briefwright.domain.brief import Brief, Section
from briefwright.domain.value import Value

BLOCK_CLASSES: dict[str, type[Block]] = {
    cls.model_fields["kind"].default: cls
    for cls in (
        Paragraph,
        Bullet,
        Numbered,
        Quote,
        Table,
        PositionTable,
        RiskRegister,
        ScenarioSet,
        SourceList,
    )
}


class LayoutSection(Value):
    """A section of a layout: its heading, its role, a hint for whoever writes it, and its first blocks."""

    role: str
    title: str
    hint: str = ""
    blocks: tuple[str, ...] = ("paragraph",)

    @field_validator("blocks")
    @classmethod
    def _are_kinds(cls, kinds: tuple[str, ...]) -> tuple[str, ...]:
        for kind in kinds:
            if kind not in BLOCK_CLASSES:
                raise ValueError(f"there is no kind of block “{kind}”")
        return kinds


class Layout(Value):
    """A kind of brief. `template` names its Word template in `templates/word/`."""

    id: str
    name: str
    description: str = ""
    template: str = "house.docx"
    sections: tuple[LayoutSection, ...] = Field(min_length=1)


def new_block(kind: str, new_id: Callable[[], str]) -> Block:
    """An empty block of a kind; a table begins with two columns and two rows."""
    if kind == "table":
        rows = tuple(Row(id=new_id(), cells=((), ())) for _ in range(2))
        return Table(id=new_id(), rows=rows)
    return BLOCK_CLASSES[kind](id=new_id())


def start(layout: Layout, title: str, day: date, new_id: Callable[[], str]) -> Brief:
    """A new brief as its layout begins it."""
    sections = tuple(
        Section(
            id=new_id(),
            title=part.title,
            role=part.role,
            blocks=tuple(new_block(kind, new_id) for kind in part.blocks),
        )
        for part in layout.sections
    )
    return Brief(id=new_id(), title=title, layout=layout.id, day=day, sections=sections)
