"""What careless or hostile text does to a composition: it is shown whole, or left out in words."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from briefwright.domain.blocks import (
    Block,
    Bullet,
    Numbered,
    Paragraph,
    Risk,
    RiskRegister,
    Row,
    Scenario,
    ScenarioSet,
    Table,
)
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import Text, text
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import (
    Figure,
    Grid,
    Heading,
    Item,
    NoteMark,
    Piece,
    Pointer,
    Runs,
)
from briefwright.export.wording import Scrubber
from export.any_brief import any_brief
from export.samples import judgement, material, paragraph, picture, with_base

RIGHT_TO_LEFT = "قال الوزير إن المحادثات ستستمر"
WIDE = "外交部表示谈判将继续"


def lines(piece: Piece) -> Iterator[Runs]:
    """All runs of a piece."""
    if isinstance(piece, Grid):
        yield from piece.header
        yield from (cell for row in piece.rows for cell in row)
    elif not isinstance(piece, Heading | Figure):
        yield piece.runs


def named(piece: Piece) -> Iterator[str]:
    """All words of a piece that are not in runs."""
    if isinstance(piece, Heading):
        yield piece.text
    elif isinstance(piece, Grid | Figure):
        yield from (piece.caption, piece.description, piece.label)


def words_of(pieces: Iterable[Piece]) -> list[str]:
    """The words of all runs."""
    runs = (run for piece in pieces for line in lines(piece) for run in line)
    return [run.text for run in runs if not isinstance(run, NoteMark)]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_brief)
def it_makes_pieces_that_every_writer_can_rely_on(brief: Brief) -> None:
    made = compose(with_base(brief))
    labels = {piece.block: piece.label for piece in made.pieces if isinstance(piece, Grid | Figure)}
    called: list[int] = []
    for piece in made.pieces:
        for line in lines(piece):
            for run in line:
                if isinstance(run, NoteMark):
                    called.append(run.number)
                else:
                    assert Scrubber()(run.text) == run.text
                if isinstance(run, Pointer):
                    assert run.text
                    assert run.block in labels
        for words in named(piece):
            assert Scrubber().line(words) == words
        if isinstance(piece, Grid):
            assert piece.rows
            assert {len(row) for row in piece.rows} == {len(piece.weights)}
            assert len(piece.header) in (0, len(piece.weights))
            assert [len(row) for row in piece.tones] in ([], [len(piece.weights)] * len(piece.rows))
        elif isinstance(piece, Figure):
            assert piece.width > 0 < piece.height
            assert piece.description
    assert called == [note.number for note in made.notes]


@pytest.mark.parametrize("words", [RIGHT_TO_LEFT, WIDE, "x" * 100_000, "word " * 20_000])
def it_keeps_every_letter_of_any_script_and_length(words: str) -> None:
    cells = tuple(Row(id=f"r{number}", cells=(text(words),)) for number in range(2))
    made = compose(material(paragraph(words), Table(id="t", rows=cells), title=words))
    assert [piece.text for piece in made.pieces if isinstance(piece, Heading)] == [words.strip()]
    assert words_of(made.pieces) == [words] * 3


def it_takes_out_half_characters_and_says_so() -> None:
    broken = Text.model_construct(kind="text", text="a\ud800b", bold=False, italic=False, link="")
    made = compose(material(Paragraph.model_construct(id="p", content=(broken,), marking=None)))
    assert words_of(made.pieces) == ["ab"]
    assert made.notices == ("Control characters that no file can hold were left out of the text.",)


def it_keeps_lists_as_deep_as_a_brief_can_nest_them() -> None:
    nested = [Bullet(id="b", content=text("x"), level=level) for level in range(9)]
    deep = Numbered(id="n", content=text("y"), level=8)
    items = [piece for piece in compose(material(*nested, deep)).pieces if isinstance(piece, Item)]
    assert [item.level for item in items] == [*range(9), 8]


def it_keeps_a_section_that_holds_nothing() -> None:
    sections = (Section(id="s1", title="Empty"), Section(id="s2", title=""))
    made = compose(with_base(Brief(id="b", title="T", sections=sections)))
    assert made.pieces == (Heading("Empty", "s1"), Heading("", "s2"))


@pytest.mark.parametrize(
    ("block", "name"),
    [
        (Table(id="t", caption="Empty"), "table"),
        (Table(id="t", rows=(Row(id="r", cells=()),)), "table"),
        (RiskRegister(id="rr"), "risk register"),
        (ScenarioSet(id="ss", rows=(Scenario(id="c"),)), "set of scenarios"),
    ],
)
def it_leaves_out_a_table_without_rows_and_says_so(block: Block, name: str) -> None:
    made = compose(material(block))
    assert made.pieces == (Heading("Background", "s1"),)
    assert made.notices == (f"The {name} in “Background” is empty and was left out.",)


def it_names_no_section_that_has_no_heading() -> None:
    made = compose(material(picture(image=""), title=""))
    assert made.notices == ("The picture is empty and was left out.",)


def it_breaks_no_line_before_a_per_cent_sign() -> None:
    outlook = ScenarioSet(id="ss", rows=(Scenario(id="c", name="Drift", probability=80),))
    risk = Risk(id="k", likelihood="medium", impact="minor")
    pieces = compose(material(outlook, judgement(), RiskRegister(id="rr", rows=(risk,)))).pieces
    shown = [*words_of(pieces), *(words for piece in pieces for words in named(piece))]
    assert "80\N{NO-BREAK SPACE}%" in shown
    assert sum("%" in words for words in shown) == 10
    assert not any(" %" in words for words in shown)
