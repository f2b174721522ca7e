from dataclasses import replace

from briefwright.domain.blocks import Risk, RiskRegister
from briefwright.domain.content import text
from briefwright.domain.material import Material
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import Grid, NoteMark, Paragraph, Runs
from export.samples import material, risks


def said(runs: Runs) -> str:
    return "".join("" if isinstance(run, NoteMark) else run.text for run in runs)


def risk(likelihood: str = "", impact: str = "") -> Risk:
    return Risk(id="k", description=text("Talks fail"), likelihood=likelihood, impact=impact)


def rated(*rows: Risk, **fields: object) -> Material:
    return material(RiskRegister.model_validate({"id": "rr", "caption": "Risks", "rows": rows} | fields))


def grids(made: Material) -> list[Grid]:
    return [piece for piece in compose(made).pieces if isinstance(piece, Grid)]


def it_rates_each_risk_in_a_word() -> None:
    register, _ = grids(rated(risk("medium", "significant"), risk("remote", "minor"), risk("rather high")))
    at = [said(cell) for cell in register.header].index("Rating")
    assert [said(row[at]) for row in register.rows] == ["severe", "low", ""]


def it_sets_likelihood_from_the_highest_down_and_impact_from_the_lowest_on() -> None:
    _, matrix = grids(rated(risk("medium", "significant")))
    assert matrix.kind == "matrix"
    assert matrix.row_heads
    assert [said(cell) for cell in matrix.header] == [
        "Likelihood / impact",
        "minor",
        "limited",
        "moderate",
        "significant",
        "catastrophic",
    ]
    assert [said(row[0]) for row in matrix.rows] == [
        "high\n(over 25\N{NO-BREAK SPACE}%)",
        "medium\n(5 to 25\N{NO-BREAK SPACE}%)",
        "low\n(1 to 5\N{NO-BREAK SPACE}%)",
        "very low\n(0.2 to 1\N{NO-BREAK SPACE}%)",
        "remote\n(under 0.2\N{NO-BREAK SPACE}%)",
    ]


def it_says_in_words_what_the_ground_of_a_cell_says() -> None:
    _, matrix = grids(rated(risk("medium", "significant"), risk("medium", "significant")))
    cells = [
        (said(cell), tone)
        for row, tones in zip(matrix.rows, matrix.tones, strict=True)
        for cell, tone in list(zip(row, tones, strict=True))[1:]
    ]
    assert len(cells) == 25
    assert all(words.splitlines()[-1] == tone for words, tone in cells)
    assert {tone for _, tone in cells} == {"low", "moderate", "high", "severe"}
    assert said(matrix.rows[1][4]) == "1, 2\nsevere"


def it_names_the_risks_that_the_matrix_cannot_place() -> None:
    made = compose(rated(risk("low", "minor"), risk("low"), risk("once", "in a while")))
    *_, sentence = made.pieces
    assert isinstance(sentence, Paragraph)
    assert (
        said(sentence.runs) == "Risks 2 and 3 are not in the matrix, since they are not rated on its scale."
    )


def it_draws_no_matrix_where_no_risk_is_rated_or_the_scale_is_unknown() -> None:
    assert [grid.kind for grid in grids(rated(risk("low")))] == ["table"]
    assert [grid.kind for grid in grids(rated(risk("low", "minor"), scale="elsewhere"))] == ["table"]
    assert [grid.kind for grid in grids(replace(material(risks()), risk_scales=()))] == ["table"]


def it_numbers_the_register_and_not_its_matrix() -> None:
    assert [grid.label for grid in grids(rated(risk("low", "minor")))] == ["Table 1", ""]


def it_marks_the_matrix_like_its_register() -> None:
    register, matrix = grids(rated(risk("low", "minor"), marking="TLP:AMBER"))
    assert register.caption.startswith("(TLP:AMBER) Risks")
    assert matrix.caption.startswith("(TLP:AMBER) Risk matrix")


def it_tells_in_words_where_each_risk_stands_for_those_who_cannot_see_the_matrix() -> None:
    _, matrix = grids(rated(risk("low", "minor")))
    assert matrix.description == "Matrix of 5 by 5: risk 1: low likelihood, minor impact, low."


def it_leaves_out_a_register_of_blank_risks_and_says_so() -> None:
    made = compose(rated(Risk(id="k"), Risk(id="l")))
    assert made.notices == ("The risk register in “Background” is empty and was left out.",)
