from collections.abc import Callable
from datetime import date

import pytest
from pydantic import ValidationError

from briefwright.domain.blocks import Paragraph, SourceList, Table
from briefwright.domain.brief import Brief, blocks
from briefwright.domain.layouts import BLOCK_CLASSES, Layout, LayoutSection, start

MEMO = Layout(
    id="memo",
    name="Memo",
    sections=(
        LayoutSection(role="bottom-line", title="Bottom line"),
        LayoutSection(role="annex", title="Annex", blocks=("table", "source_list")),
    ),
)


@pytest.fixture
def brief(new_id: Callable[[], str]) -> Brief:
    return start(MEMO, "Rain", date(2025, 11, 23), new_id)


def it_starts_a_brief_with_the_sections_of_its_layout(brief: Brief) -> None:
    assert [(part.role, part.title) for part in brief.sections] == [
        ("bottom-line", "Bottom line"),
        ("annex", "Annex"),
    ]


def it_starts_a_brief_with_title_layout_and_day(brief: Brief) -> None:
    assert (brief.title, brief.layout, brief.day) == ("Rain", "memo", date(2025, 11, 23))


def it_starts_each_section_with_its_blocks(brief: Brief) -> None:
    assert [type(block) for _, block in blocks(brief)] == [Paragraph, Table, SourceList]


def it_gives_every_node_an_id_of_its_own(brief: Brief) -> None:
    ids = [brief.id, *(part.id for part in brief.sections), *(block.id for _, block in blocks(brief))]
    assert len(ids) == len(set(ids))


def it_can_start_with_any_kind_of_block(new_id: Callable[[], str]) -> None:
    every = LayoutSection(role="all", title="All", blocks=tuple(BLOCK_CLASSES))
    brief = start(Layout(id="all", name="All", sections=(every,)), "All", date(2025, 1, 1), new_id)
    assert [block.kind for _, block in blocks(brief)] == list(BLOCK_CLASSES)
    assert Brief.model_validate_json(brief.model_dump_json()) == brief


def it_refuses_a_kind_of_block_that_does_not_exist() -> None:
    with pytest.raises(ValidationError, match="there is no kind of block “paragrph”"):
        LayoutSection(role="x", title="X", blocks=("paragrph",))


def it_refuses_a_layout_without_sections() -> None:
    with pytest.raises(ValidationError):
        Layout(id="none", name="None", sections=())
