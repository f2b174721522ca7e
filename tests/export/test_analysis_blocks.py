from dataclasses import replace
from datetime import date

import pytest

from briefwright.domain.blocks import Alternatives, Judgement, Risk, RiskRegister, Scenario, ScenarioSet
from briefwright.domain.brief import references
from briefwright.domain.content import text
from briefwright.domain.indicators import Indicator
from briefwright.domain.material import Material
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import Figure, Grid, Heading, NoteMark, Paragraph, Runs, Shown, Words
from export.samples import alternatives, as_shown, everything, judgement, material, ref, scenarios, timeline


def said(runs: Runs) -> str:
    return "".join("" if isinstance(run, NoteMark) else run.text for run in runs)


def paragraphs(made: Material) -> list[str]:
    return [said(piece.runs) for piece in compose(made).pieces if isinstance(piece, Paragraph)]


def only_grid(made: Material) -> Grid:
    (grid,) = [piece for piece in compose(made).pieces if isinstance(piece, Grid)]
    return grid


def shown_rows(made: Material) -> list[list[str]]:
    grid = only_grid(made)
    return [[said(cell) for cell in row] for row in (grid.header, *grid.rows)]


def it_tells_what_is_concluded_and_then_what_it_is_worth_and_rests_on() -> None:
    assert paragraphs(material(judgement())) == [
        "The talks will go on, for The talks resumed on 15 August.",
        "Likelihood: likely (55 to 75\N{NO-BREAK SPACE}%).",
        "Confidence: moderate, because two accounts agree: The ministry rejects the draft.",
        "Supports: The talks resumed on 15 August.",
        "Against: It was 40 per cent.",
        "Assumptions: Nobody else joins.",
        "Indicators: A delegation leaves.",
        "Watched: events naming Ministry of Foreign Affairs on “Ceasefire” with the words “walk out”.",
    ]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("They met\nThey parted", "They met. They parted."),
        ("They met.\nDid they part?\nThey did", "They met. Did they part? They did."),
        ("\n\nThey met  \n\n  They parted", "They met. They parted."),
    ],
)
def it_tells_lines_of_evidence_as_sentences(lines: str, shown: str) -> None:
    block = Judgement(id="j", supporting=text(lines), contrary=text(lines))
    assert paragraphs(material(block)) == [f"Supports: {shown}", f"Against: {shown}"]


def it_tells_facts_on_lines_of_their_own_as_sentences_with_their_notes() -> None:
    cited = (ref("F1", "They met"), *text("\n"), ref("F2", "They parted"), *text(" (disputed)\nIt rained"))
    shown = paragraphs(material(Judgement(id="j", supporting=cited)))
    assert shown[0] == "Supports: They met. They parted (disputed). It rained."


def it_says_of_a_judgement_only_what_it_holds() -> None:
    bare = Judgement(id="j", statement=text("They will talk."))
    assert paragraphs(material(bare)) == ["They will talk."]


def it_tells_the_statement_with_its_facts_and_marking_from_what_it_is_worth() -> None:
    first, *others = compose(material(judgement(marking="TLP:AMBER"))).pieces[1:-1]
    assert isinstance(first, Paragraph)
    assert first.look == "judgement"
    assert first.runs[0] == Words("(TLP:AMBER) ", bold=True)
    assert [run.fact for run in first.runs if isinstance(run, Shown)] == ["F1"]
    assert {piece.look for piece in others if isinstance(piece, Paragraph)} == {"detail"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Probable", "Likelihood: Probable (55 to 75\N{NO-BREAK SPACE}%)."),
        ("maybe", "Likelihood: maybe."),
    ],
)
def it_gives_the_band_of_a_term_only_where_the_scale_has_it(written: str, shown: str) -> None:
    assert paragraphs(material(judgement(likelihood=written)))[1] == shown


def it_gives_no_band_where_the_scale_is_unknown() -> None:
    made = replace(material(judgement()), scale=None)
    assert paragraphs(made)[1] == "Likelihood: likely."


@pytest.mark.parametrize(
    ("confidence", "reason", "shown"),
    [
        ("high", "", "Confidence: high."),
        ("low", "because one source alone says so.", "Confidence: low, because one source alone says so."),
        (None, "of the gaps", "Confidence: not stated, because of the gaps."),
        ("low", "One source alone says so", "Confidence: low. One source alone says so."),
    ],
)
def it_says_confidence_as_a_sentence(confidence: str | None, reason: str, shown: str) -> None:
    block = Judgement.model_validate({"id": "j", "confidence": confidence, "reason": text(reason)})
    assert paragraphs(material(block)) == [shown]


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        (Indicator(id="i", topic="T2"), "reports on “Monitoring”"),
        (Indicator(id="i", actor="A2", kind="statement"), "statements naming The mediators"),
        (Indicator(id="i", words="cease  fire"), "reports with the words “cease fire”"),
        (Indicator(id="i", kind="status"), "changes of status"),
    ],
)
def it_says_in_a_sentence_of_its_own_what_is_watched(condition: Indicator, shown: str) -> None:
    block = Judgement(id="j", indicators=text("A map"), watched=(condition, Indicator(id="blank")))
    assert paragraphs(material(block)) == ["Indicators: A map.", f"Watched: {shown}."]


def it_leaves_out_an_empty_judgement_and_says_so() -> None:
    made = compose(material(Judgement(id="j", watched=(Indicator(id="i"),)), title="Outlook"))
    assert made.pieces == (Heading("Outlook", "s1"),)
    assert made.notices == ("The judgement in “Outlook” is empty and was left out.",)


def it_calls_the_notes_of_every_block_in_the_order_of_the_references() -> None:
    made = everything()
    pieces = compose(made).pieces
    rows = [row for piece in pieces if isinstance(piece, Grid) for row in (piece.header, *piece.rows)]
    assert len(rows) > 9
    runs: list[Runs] = []
    for piece in pieces:
        if isinstance(piece, Grid):
            runs += [cell for row in (piece.header, *piece.rows) for cell in row]
        else:
            runs += [() if isinstance(piece, Heading | Figure) else piece.runs]
    called = [run.number for line in runs for run in line if isinstance(run, NoteMark)]
    facts = [run.fact for line in runs for run in line if isinstance(run, Shown)]
    assert called == list(range(1, len(called) + 1))
    assert facts == [one.fact for _, one in references(as_shown(made.brief)) if one.mode != "detached"]


def it_sets_alternatives_as_evidence_by_hypotheses_with_a_legend() -> None:
    assert only_grid(material(alternatives())).caption == (
        "Why they talk. The least inconsistent hypothesis stands first. "
        "CC\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}very consistent, "
        "N\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}neutral, I\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}inconsistent"
    )


def it_puts_the_least_inconsistent_hypothesis_first_and_diagnostic_evidence_on_top() -> None:
    assert shown_rows(material(alternatives())) == [
        ["Evidence", "Hypothesis 1", "They yield"],
        ["The ministry rejects the draft", "CC", "I"],
        ["They stay in the room", "–", "N"],
    ]


def it_numbers_notes_by_the_order_in_which_evidence_is_shown() -> None:
    first, second = alternatives().rows
    rows = (first.model_copy(update={"content": (ref("F1"),)}), second)
    made = material(alternatives().model_copy(update={"rows": rows}))
    assert said(compose(made).notes[0].runs).startswith("TASS")
    grid = only_grid(made)
    called = [run.number for row in grid.rows for run in row[0] if isinstance(run, NoteMark)]
    assert called == [1, 2]


def it_leaves_out_alternatives_without_evidence_and_says_so() -> None:
    made = compose(material(Alternatives(id="al"), title="Why"))
    assert made.notices == ("The grid of alternatives in “Why” is empty and was left out.",)


def it_sets_a_timeline_as_dates_and_events() -> None:
    assert only_grid(material(timeline())).caption == "The talks. From 1 August 2025"
    assert shown_rows(material(timeline())) == [
        ["Date", "Event"],
        ["early\N{NO-BREAK SPACE}August\N{NO-BREAK SPACE}2025", "A pause"],
        ["15\N{NO-BREAK SPACE}August\N{NO-BREAK SPACE}2025", "The talks resumed on 15 August"],
    ]


def it_says_both_ends_of_the_period_of_a_timeline() -> None:
    whole = timeline().model_copy(update={"caption": "", "until": date(2025, 9, 1)})
    assert only_grid(material(whole)).caption == "From 1 August 2025 to 1 September 2025"


def it_shows_horizon_and_evidence_below_a_risk() -> None:
    risk = Risk(id="k", description=text("Talks fail"), horizon="by May", evidence=(ref("F1"),))
    assert shown_rows(material(RiskRegister(id="rr", rows=(risk,)))) == [
        ["No.", "Risk"],
        ["1", "Talks fail\nHorizon: by May\nEvidence: The talks resumed on 15 August"],
    ]


def it_shows_drivers_assumptions_and_conditions_of_scenarios_where_any_has_them() -> None:
    watched = (Indicator(id="i", topic="T2"),)
    row = Scenario(
        id="c", name="Drift", drivers=text("Fatigue"), assumptions=text("No change"), watched=watched
    )
    assert shown_rows(material(ScenarioSet(id="ss", rows=(row,)))) == [
        ["Scenario", "Drivers", "Assumptions", "Indicators"],
        ["Drift", "Fatigue", "No change", "Watched: reports on “Monitoring”"],
    ]


@pytest.mark.parametrize(
    ("exclusive", "second", "told"), [(True, 30, True), (True, 40, False), (False, 30, False)]
)
def it_says_when_exclusive_scenarios_do_not_add_up(exclusive: bool, second: int, told: bool) -> None:
    first, other = scenarios().rows
    rows = (first, other.model_copy(update={"probability": second}))
    outlook = scenarios().model_copy(update={"exclusive": exclusive, "rows": rows})
    sentence = " The probabilities add up to 90\N{NO-BREAK SPACE}%, not 100\N{NO-BREAK SPACE}%"
    assert only_grid(material(outlook)).caption.endswith(sentence) == told
