from briefwright.domain.blocks import Block, Paragraph, Table
from briefwright.domain.labels import pointer
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import Composition, Figure, Grid, Pointer, Run, Words
from export.samples import (
    alternatives,
    judgement,
    material,
    paragraph,
    picture,
    positions,
    risks,
    scenarios,
    talking_points,
    timeline,
)


def labels(made: Composition) -> list[tuple[str, str]]:
    return [(piece.block, piece.label) for piece in made.pieces if isinstance(piece, Grid | Figure)]


def pointing(target: str, words: str = "Table 9") -> Paragraph:
    return paragraph("See ", pointer(target, words))


def last_run(made: Composition, at: int = -1) -> Run:
    return made.pieces[at].runs[-1]  # type: ignore[union-attr]


def it_counts_tables_and_figures_apart_in_reading_order() -> None:
    made = compose(material(positions(), picture(), risks(), scenarios(), alternatives(), timeline()))
    assert labels(made) == [
        ("pt", "Table 1"),
        ("pi", "Figure 1"),
        ("rr", "Table 2"),
        ("ss", "Table 3"),
        ("al", "Table 4"),
        ("tl", "Table 5"),
    ]


def it_counts_only_what_is_shown_and_has_a_caption() -> None:
    empty = Table(id="t", caption="Empty")
    bare = positions().model_copy(update={"id": "bare", "caption": " "})
    made = compose(material(empty, bare, judgement(), positions()))
    assert labels(made) == [("bare", ""), ("", ""), ("pt", "Table 1")]


def it_lets_a_cross_reference_bear_the_label_of_what_it_points_to_before_or_after_it() -> None:
    made = compose(material(pointing("pt"), positions(), pointing("pt")))
    assert last_run(made, 1) == Pointer("Table 1", "pt")
    assert last_run(made) == Pointer("Table 1", "pt")


def it_resolves_cross_references_in_cells_and_talking_points() -> None:
    table = alternatives().model_copy(update={"id": "x"})
    row = table.rows[0].model_copy(update={"content": (pointer("pt", ""), pointer("pt", "it"))})
    point = talking_points().rows[0].model_copy(update={"say": (pointer("pt", "it"),)})
    blocks: tuple[Block, ...] = (
        table.model_copy(update={"rows": (row,)}),
        talking_points().model_copy(update={"rows": (point,)}),
        positions(),
    )
    made = compose(material(*blocks))
    (grid, *_) = [piece for piece in made.pieces if isinstance(piece, Grid)]
    assert grid.rows[0][0][-1] == Pointer("Table 2", "pt")
    assert any(getattr(piece, "runs", ()) == (Pointer("Table 2", "pt"),) for piece in made.pieces)


def it_lets_the_words_stand_plain_where_nothing_is_shown_to_point_to_and_says_so() -> None:
    made = compose(material(Table(id="t", caption="Empty"), pointing("t", "Table 1")))
    assert last_run(made) == Words("Table 1")
    assert made.notices[-1] == (
        "The cross reference “Table 1” points to nothing that is shown: its words stand plain."
    )
