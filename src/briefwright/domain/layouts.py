"""Layouts: which sections a new brief starts with, and what stands in them."""

from collections.abc import Callable
from datetime import date

from pydantic import Field, field_validator

from briefwright.domain.blocks import (
    Alternatives,
    Block,
    Bullet,
    EvidenceRow,
    Hypothesis,
    Judgement,
    Numbered,
    Paragraph,
    Picture,
    PositionTable,
    Quote,
    RiskRegister,
    Row,
    ScenarioSet,
    SourceList,
    SourceSummary,
    Table,
    TalkingPoint,
    TalkingPoints,
    Timeline,
)
from briefwright.domain.brief import Brief, Section
from briefwright.domain.presentation import Presentation
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
        Judgement,
        Alternatives,
        Timeline,
        TalkingPoints,
        Picture,
        SourceSummary,
    )
}


class LayoutSection(Value):
    """A section of a layout: its heading, its role, a hint for whoever writes it, and its first blocks.

    `words` is how long it may become, None where there is no limit; an `optional` one may be missing.
    """

    role: str
    title: str
    hint: str = ""
    blocks: tuple[str, ...] = ("paragraph",)
    words: int | None = Field(default=None, ge=1)
    optional: bool = False

    @field_validator("blocks")
    @classmethod
    def _are_kinds(cls, kinds: tuple[str, ...]) -> tuple[str, ...]:
        for kind in kinds:
            if kind not in BLOCK_CLASSES:
                raise ValueError(f"there is no kind of block “{kind}”")
        return kinds


class Layout(Value):
    """A kind of brief. `template` names its Word template in `templates/word/`, `scale` the scale of its
    judgements, `presentation` how it goes out unless a brief says otherwise; `words` is how long the whole
    may become, None where there is no limit."""

    id: str
    name: str
    description: str = ""
    template: str = "house.docx"
    presentation: Presentation = Presentation()
    scale: str = "phia"
    words: int | None = Field(default=None, ge=1)
    sections: tuple[LayoutSection, ...] = Field(min_length=1)


def new_block(kind: str, new_id: Callable[[], str]) -> Block:
    """An empty block of a kind; a table begins with two columns and two rows, alternatives with two
    hypotheses and one item of evidence, talking points with one."""
    if kind == "table":
        rows = tuple(Row(id=new_id(), cells=((), ())) for _ in range(2))
        return Table(id=new_id(), rows=rows)
    if kind == "alternatives":
        hypotheses = tuple(Hypothesis(id=new_id()) for _ in range(2))
        evidence = EvidenceRow(id=new_id(), ratings=(None, None))
        return Alternatives(id=new_id(), hypotheses=hypotheses, rows=(evidence,))
    if kind == "talking_points":
        return TalkingPoints(id=new_id(), rows=(TalkingPoint(id=new_id()),))
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
    return Brief(id=new_id(), title=title, layout=layout.id, scale=layout.scale, day=day, sections=sections)
