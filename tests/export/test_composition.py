import gc
from dataclasses import replace

from briefwright.domain.blocks import Numbered, Paragraph, RiskRegister, Row, Table
from briefwright.domain.content import Text, text
from briefwright.domain.facts import Fact
from briefwright.domain.material import Material
from briefwright.export.composing.composition import compose
from briefwright.export.composing.scribe import Scribe
from briefwright.export.pieces import Grid, Heading, Item, NoteMark, Runs, Shown, Words
from briefwright.export.pieces import Paragraph as ParagraphPiece
from export.samples import FACTS, everything, material, paragraph, positions, ref, risks, scenarios


def said(runs: Runs) -> str:
    return "".join("" if isinstance(run, NoteMark) else run.text for run in runs)


def only_grid(made: Material) -> Grid:
    (grid,) = [piece for piece in compose(made).pieces if isinstance(piece, Grid)]
    return grid


def it_gives_each_reference_its_note_right_after_the_words() -> None:
    _, piece = compose(material(paragraph("So ", ref("F1"), ", and ", ref("F2")))).pieces
    assert isinstance(piece, ParagraphPiece)
    assert [type(run) for run in piece.runs] == [Words, Shown, NoteMark, Words, Shown, NoteMark]
    assert [run.number for run in piece.runs if isinstance(run, NoteMark)] == [1, 2]


def it_takes_a_detached_reference_as_plain_words() -> None:
    made = compose(material(paragraph(ref("F1", mode="detached"))))
    assert made.notes == ()
    assert made.pieces[1] == ParagraphPiece((Words(FACTS[0].statement),), block="p")


def it_numbers_the_notes_in_table_cells_in_reading_order() -> None:
    made = compose(material(paragraph(ref("F1")), positions(), risks(), scenarios(), paragraph(ref("F2"))))
    marks = [note.number for note in made.notes]
    grids = [piece for piece in made.pieces if isinstance(piece, Grid)]
    runs = [run for grid in grids for row in grid.rows for cell in row for run in cell]
    assert marks == [1, 2, 3, 4, 5]
    assert [run.number for run in runs if isinstance(run, NoteMark)] == [2, 3, 4]


def it_sets_positions_as_actors_by_topics_as_of_a_date() -> None:
    grid = only_grid(material(positions()))
    assert grid.caption == "Positions. As of 15 August 2025"
    assert [said(cell) for cell in grid.header] == ["Actor", "Ceasefire", "Monitoring"]
    assert [[said(cell) for cell in row] for row in grid.rows] == [
        ["Ministry of Foreign Affairs", "Rejects it: The ministry rejects the draft", "Accepts it"],
        ["A7", "Supports it", "–"],
    ]


def it_shows_the_id_of_an_unknown_actor_and_says_so() -> None:
    assert compose(material(positions())).notices == (
        "Actor A7 is not in this workspace: its id stands instead.",
    )


def it_sets_the_owner_of_a_risk_below_its_mitigation_so_that_columns_stay_wide() -> None:
    without, having = only_grid(material(risks())), only_grid(material(risks(owner="Desk")))
    assert [said(cell) for cell in without.header] == ["No.", "Risk", "Likelihood", "Impact", "Mitigation"]
    assert [said(row[-1]) for row in having.rows] == ["Owner: Desk", "Watch the calendar"]


def it_sets_scenarios_with_their_kind_and_probability() -> None:
    grid = only_grid(material(scenarios()))
    assert grid.caption == "Outlook. Horizon: six months"
    assert [said(cell) for cell in grid.rows[0]] == [
        "Drift (baseline)",
        "60\N{NO-BREAK SPACE}%",
        "Talks go on.",
        "",
    ]


def it_keeps_every_cell_of_a_table_whose_rows_differ_in_length() -> None:
    rows = (Row(id="r1", cells=(text("a"),)), Row(id="r2", cells=(text("b"), text("c"))))
    grid = only_grid(material(Table(id="t", rows=rows)))
    assert [[said(cell) for cell in row] for row in (grid.header, *grid.rows)] == [["a", ""], ["b", "c"]]


def it_leaves_out_an_empty_register_and_says_so() -> None:
    made = compose(material(RiskRegister(id="rr"), title="Risks"))
    assert made.pieces == (Heading("Risks", "s1"),)
    assert made.notices == ("The risk register in “Risks” is empty and was left out.",)


def it_leaves_out_empty_paragraphs_without_breaking_a_count() -> None:
    empty = Paragraph(id="p")
    items = [Numbered(id=f"n{number}", content=text(words)) for number, words in enumerate(("a", "", "b"))]
    made = [piece for piece in compose(material(empty, *items)).pieces if isinstance(piece, Item)]
    assert [(said(item.runs), item.series) for item in made] == [("a", 1), ("b", 1)]


def it_starts_a_numbered_list_anew_after_anything_between() -> None:
    one, two = Numbered(id="n1", content=text("a")), Numbered(id="n2", content=text("b"))
    made = [piece for piece in compose(material(one, paragraph("x"), two)).pieces if isinstance(piece, Item)]
    assert made[0].series != made[1].series


def it_puts_the_marking_of_a_part_before_it() -> None:
    block = Paragraph(id="p", content=text("Held close"), marking="TLP:AMBER")
    made = compose(material(block))
    assert said(made.pieces[1].runs) == "(TLP:AMBER) Held close"  # type: ignore[union-attr]
    assert made.details.marking == "TLP:AMBER"


def it_raises_the_banner_to_the_marking_of_a_fact_that_shows() -> None:
    made = material(paragraph(ref("F1")))
    red = Material(made.brief, {"F1": FACTS[0].model_copy(update={"marking": "TLP:RED"})}, made.sources)
    composed = compose(red)
    assert composed.details.marking == "TLP:RED"
    assert composed.notices == (
        "A fact or source in the brief bears TLP:RED: every page is marked so, not TLP:CLEAR.",
    )


def it_removes_control_characters_and_says_so() -> None:
    made = compose(material(paragraph("a\x00b\x1bc\x9b")))
    assert made.pieces[1] == ParagraphPiece((Words("abc"),), block="p")
    assert made.notices == ("Control characters that no file can hold were left out of the text.",)


def it_links_web_and_mail_addresses_only() -> None:
    links = ["https://a.org/x y", "mailto:a@b.org", "javascript:alert(1)", "file:///etc", "http://[bad"]
    made = compose(material(*(Paragraph(id="p", content=(Text(text="w", link=link),)) for link in links)))
    found = [run.link for piece in made.pieces[1:] for run in piece.runs]  # type: ignore[union-attr]
    assert found == ["https://a.org/x%20y", "mailto:a@b.org", "", "", ""]
    assert len(made.notices) == 3


def it_leaves_nothing_behind_for_the_collector_to_find() -> None:
    gc.collect()
    gc.disable()
    try:
        compose(everything())
        left = [each for each in gc.get_objects() if isinstance(each, Scribe)]
    finally:
        gc.enable()
    assert left == []


def it_marks_every_page_for_words_that_were_detached_from_a_marked_fact() -> None:
    secret = Fact(id="D1", revision=2, statement="Held close", marking="TLP:RED")
    made = material(paragraph(ref("D1", mode="detached", shown="Held close")))
    assert compose(replace(made, detached={"D1": secret})).details.marking == "TLP:RED"
    open_now = secret.model_copy(update={"marking": "TLP:CLEAR"})
    former = {("D1", 1): secret.model_copy(update={"revision": 1})}
    found = compose(replace(made, detached={"D1": open_now}, former=former))
    assert found.details.marking == "TLP:RED"
