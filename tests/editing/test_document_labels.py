"""Cross references show the present labels of their blocks after every edit."""

from functools import partial

import pytest

from briefwright.domain import edits
from briefwright.domain.blocks import Block, Paragraph, Picture, Table
from briefwright.domain.brief import Brief, Section, blocks
from briefwright.domain.content import Text, plain, text
from briefwright.domain.labels import pointer
from briefwright.editing.document import Changed, Document


def table(block_id: str, caption: str = "Caption") -> Table:
    return Table(id=block_id, caption=caption)


@pytest.fixture
def document() -> Document:
    words = (Text(text="See "), pointer("t2", "Table 2"), *text(" and "), pointer("f1", "Figure 1"))
    sections = (
        Section(id="s1", title="One", blocks=(Paragraph(id="p", content=words), table("t1"))),
        Section(id="s2", title="Two", blocks=(table("t2"), Picture(id="f1", caption="Map"))),
        Section(id="s3", title="Three", blocks=(table("t3"), Paragraph(id="q"))),
    )
    return Document(Brief(id="b", title="Talks", sections=sections), lambda: 0.0)


def said(document: Document) -> str:
    found = next(block for _, block in blocks(document.brief) if block.id == "p")
    assert isinstance(found, Paragraph)
    return plain(found.content)


def captioned(caption: str, block: Block) -> Block:
    return block.model_copy(update={"caption": caption})


def it_counts_on_when_a_block_before_is_removed(document: Document) -> None:
    document.perform("Remove", lambda brief: edits.remove_block(brief, "t1"))
    assert said(document) == "See Table 1 and Figure 1"


def it_counts_on_when_a_block_is_put_before(document: Document) -> None:
    document.perform("Insert", lambda brief: edits.splice_blocks(brief, "s1", 0, 0, (table("t0"),)))
    assert said(document) == "See Table 3 and Figure 1"


def it_counts_on_when_a_section_moves(document: Document) -> None:
    document.perform("Move", lambda brief: edits.move_section(brief, "s2", 0))
    assert said(document) == "See Table 1 and Figure 1"


def it_counts_on_when_a_section_goes(document: Document) -> None:
    document.perform("Remove", lambda brief: edits.remove_section(brief, "s3"))
    assert said(document) == "See Table 2 and Figure 1"
    document.perform("Move", lambda brief: edits.move_block(brief, "t1", -1))
    document.perform("Remove", lambda brief: edits.remove_block(brief, "t1"))
    assert said(document) == "See Table 1 and Figure 1"


def it_counts_on_when_a_caption_comes_or_goes(document: Document) -> None:
    document.perform("Caption", lambda brief: edits.change_block(brief, "t1", partial(captioned, "  ")))
    assert said(document) == "See Table 1 and Figure 1"
    document.perform("Caption", lambda brief: edits.change_block(brief, "t1", partial(captioned, "New")))
    assert said(document) == "See Table 2 and Figure 1"


def it_takes_the_labels_back_in_the_same_step(document: Document) -> None:
    before = document.brief
    document.perform("Remove", lambda brief: edits.remove_block(brief, "t1"))
    document.undo()
    assert document.brief is before
    document.redo()
    assert said(document) == "See Table 1 and Figure 1"


def it_tells_whoever_made_the_edit_where_it_changed_a_label(document: Document) -> None:
    told: list[Changed] = []
    document.subscribe(told.append)
    me = object()
    document.perform("Remove", lambda brief: edits.remove_block(brief, "t3"), origin=me)
    document.perform("Remove", lambda brief: edits.remove_block(brief, "t1"), origin=me)
    assert [change.origin for change in told] == [me, None]


def it_leaves_labels_alone_that_an_edit_of_words_does_not_touch(document: Document) -> None:
    stale = Paragraph(id="q", content=(pointer("t2", "Table 9"),))
    document.perform("Type", lambda brief: edits.splice_blocks(brief, "s3", 1, 1, (stale,)))
    assert document.brief.sections[2].blocks[1] is stale
