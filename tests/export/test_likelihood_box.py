from dataclasses import replace

from briefwright.domain.brief import Brief, Section
from briefwright.domain.scales import LikelihoodScale, Term
from briefwright.export.composing.composition import compose
from briefwright.export.ooxml.columns import TEXT_WIDTH, Measures
from briefwright.export.pieces import Grid, NoteMark, Paragraph, Piece, Runs
from export.samples import judgement, material, paragraph, with_base


def said(runs: Runs) -> str:
    return "".join("" if isinstance(run, NoteMark) else run.text for run in runs)


def boxes(pieces: tuple[Piece, ...]) -> list[Grid]:
    return [piece for piece in pieces if isinstance(piece, Grid) and piece.kind == "scale"]


def it_shows_the_terms_with_their_bands_and_marks_by_a_sign_those_used() -> None:
    (box,) = boxes(compose(material(judgement())).pieces)
    assert [said(cell) for cell in box.header] == ["unlikely", "● likely"]
    assert [said(cell) for cell in box.rows[0]] == [
        "25 to 35\N{NO-BREAK SPACE}%",
        "55 to 75\N{NO-BREAK SPACE}%",
    ]
    assert box.tones == (("", "chosen"),)
    assert box.caption == "Likelihood terms of this brief: The yardstick. ● marks those used."
    assert box.label == ""


def it_stands_once_behind_the_last_judgement_of_the_first_section_that_uses_the_scale() -> None:
    sections = (
        Section(id="s1", title="One", blocks=(paragraph("Text."), judgement(likelihood=""))),
        Section(
            id="s2",
            title="Two",
            blocks=(judgement(likelihood="unlikely"), judgement(likelihood=""), paragraph("End.")),
        ),
        Section(id="s3", title="Three", blocks=(judgement(),)),
    )
    pieces = compose(with_base(Brief(id="b", title="T", sections=sections))).pieces
    (box,) = boxes(pieces)
    last = pieces[pieces.index(box) + 1]
    assert isinstance(last, Paragraph)
    assert said(last.runs) == "End."
    assert [said(cell) for cell in box.header] == ["● unlikely", "● likely"]


def it_is_left_out_where_no_judgement_states_a_term_of_the_scale() -> None:
    assert boxes(compose(material(judgement(likelihood="maybe"))).pieces) == []
    assert boxes(compose(replace(material(judgement()), scale=None)).pieces) == []
    assert boxes(compose(material(paragraph("Text."))).pieces) == []


def it_sets_more_terms_than_a_page_is_wide_one_below_the_other() -> None:
    names = [f"exceptionally{number} unlikely" for number in range(9)]
    terms = tuple(Term(term=name, band="under 1 %", low=0, high=1) for name in names)
    scale = LikelihoodScale(id="many", name="Many", terms=terms)
    (box,) = boxes(compose(replace(material(judgement(likelihood=names[2])), scale=scale)).pieces)
    assert sum(Measures(box).needs) <= TEXT_WIDTH
    assert [said(row[0]) for row in box.rows][:3] == [*names[:2], f"● {names[2]}"]
    assert box.tones[2] == ("chosen", "chosen")
