from dataclasses import replace

from briefwright.domain.blocks import SourceList
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Source
from briefwright.domain.presentation import Presentation
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import Words
from export.cited import ARTICLE, STATEMENT, citing, entries, listed, notes, said
from export.samples import FACTS, SOURCES, material, paragraph, ref


def it_cites_a_source_in_full_the_first_time_and_in_short_form_again() -> None:
    assert notes(material(paragraph(ref("F1"), ref("F2")))) == [
        "Jane Doe, Reuters, “Talks resume in Geneva after a pause of nine weeks”, 15 August 2025, "
        "reuters.com, para. 4, Grade B2, “resumed on Friday”.",
        "TASS, “Statement of the ministry”, Grade C3; "
        "Jane Doe, Reuters, “Talks resume in Geneva after a…”, para. 9, Grade B1.",
    ]


def it_links_the_host_in_a_note_to_the_whole_address() -> None:
    (note,) = compose(material(paragraph(ref("F1")))).notes
    linked = [run for run in note.runs if isinstance(run, Words) and run.link]
    assert linked == [Words("reuters.com", link=SOURCES[0].url)]


def it_says_in_note_and_notice_that_a_fact_is_missing() -> None:
    made = compose(material(paragraph(ref("F12"))))
    assert said(made.notes[0].runs) == "Fact F12 is not in this workspace; its sources cannot be named."
    assert made.notices == ("Fact F12 is not in this workspace: its note says so.",)


def it_writes_no_note_for_a_fact_that_cites_nothing_and_says_so() -> None:
    made = compose(material(paragraph(ref("F3"))))
    assert made.notes == ()
    assert made.notices == ("The fact “Nothing supports this” cites no source: it has no note.",)


def it_cites_what_a_fact_rested_on_when_it_read_as_the_reference_shows_it() -> None:
    now = material(paragraph(ref("F1", revision=1)), SourceList(id="l"))
    first = FACTS[0].model_copy(update={"revision": 1, "citations": FACTS[1].citations[:1]})
    pinned = replace(now, former={("F1", 1): first})
    assert [note[:8] for made in (now, pinned) for note in notes(made)] == ["Jane Doe", "TASS, “S"]
    (entry,) = entries(pinned)
    assert entry.startswith("TASS, “Statement of the ministry”")


def it_warns_of_facts_that_were_withdrawn_or_are_disputed() -> None:
    made = compose(material(paragraph(ref("F4"), ref("F5"))))
    assert made.notices == (
        "The fact “It was 40 per cent” was withdrawn, and the brief still shows it.",
        "The source “Figures” was withdrawn.",
        "The fact “It is contested” is disputed.",
        "Source S9, which fact F5 cites, is not in this workspace.",
    )


def it_lists_the_sources_in_order_of_reference_with_reliability_and_notes() -> None:
    made = material(paragraph(ref("F2"), ref("F1"), ref("F1"), ref("F1")), SourceList(id="sl"))
    assert entries(made) == [
        "TASS, “Statement of the ministry”, article, going back to the ministry. "
        "Reliability D: not usually reliable. Cited in note 1.",
        "Jane Doe, Reuters, “Talks resume in Geneva after a pause of nine weeks”, article, 15 August 2025, "
        "accessed 17 August 2025, https://www.reuters.com/world/talks?a=1&b=2. "
        "Reliability B: usually reliable. Cited in notes 1–4.",
    ]


def twice(*sources: Source) -> list[str]:
    """How the notes name each source when it is cited again."""
    made = citing(*sources)
    (section,) = made.brief.sections
    again = section.model_copy(update={"blocks": (*section.blocks, section.blocks[0])})
    brief = made.brief.model_copy(update={"sections": (again,)})
    return notes(replace(made, brief=brief))[len(sources) :]


def it_adds_the_year_to_short_forms_that_would_be_the_same() -> None:
    long = "Talks resume in Geneva after a pause of nine weeks"
    one = Source(id="1", title=f"{long} and more", author="Doe", published=FuzzyDate(value="2024-05"))
    other = Source(id="2", title=f"{long} and less", author="DOE", published=FuzzyDate(value="2025-08-15"))
    assert twice(one, other, STATEMENT) == [
        "Doe, “Talks resume in Geneva after a…”, 2024, Grade F2.",
        "DOE, “Talks resume in Geneva after a…”, 2025, Grade F2.",
        "Port Authority, “No ship was turned away”, Grade D2.",
    ]


def it_points_to_the_first_note_where_the_year_is_the_same_too() -> None:
    alike = [
        Source(id=number, title="Daily report", publisher="Mission", published=FuzzyDate(value=day))
        for number, day in (("1", "2025-08-14"), ("2", "2025-08-15"), ("3", "2024"))
    ]
    assert twice(*alike) == [
        "Mission, “Daily report” (note 1), Grade F2.",
        "Mission, “Daily report” (note 2), Grade F2.",
        "Mission, “Daily report”, 2024, Grade F2.",
    ]


def it_tells_sources_apart_that_have_nothing_but_their_ids() -> None:
    assert twice(Source(id="a", title=""), Source(id="b", title="")) == [
        "source a, Grade F2.",
        "source b, Grade F2.",
    ]


def it_shows_no_grade_where_grades_are_hidden() -> None:
    made = citing(ARTICLE, presentation=Presentation(grades=False), quotation="They met")
    assert notes(made) == [
        "Doe, Jane, Reuters, “Talks resume in Geneva”, 15 August 2025, reuters.com, “They met”."
    ]
    assert entries(made) == [
        "Doe, Jane, Reuters, “Talks resume in Geneva”, article, 15 August 2025, accessed 17 August 2025, "
        "https://www.reuters.com/talks?a=1&b=2. Cited in note 1."
    ]


def it_ends_a_note_that_holds_nothing_but_the_source() -> None:
    made = citing(STATEMENT, presentation=Presentation(grades=False))
    assert notes(made) == ["Port Authority, “No ship was turned away”, 1 August 2025."]


def it_numbers_the_entries_of_the_house_style() -> None:
    assert [(entry.number, entry.numbered) for entry in listed(citing(ARTICLE, STATEMENT))] == [
        (1, True),
        (2, True),
    ]


def it_does_not_say_that_a_fact_cites_nothing_where_its_sources_may_not_go_out() -> None:
    made = replace(material(paragraph(ref("F3"))), ceiling="TLP:GREEN")
    assert compose(made).notices == (
        "The fact “Nothing supports this” cites no source that may go out: it has no note.",
    )


def it_cites_in_house_style_where_there_is_no_such_style_and_says_so() -> None:
    made = citing(STATEMENT, presentation=Presentation(citations="chicago"))
    assert compose(made).notices == (
        "There is no style of citation “chicago” here: sources are cited in house style.",
    )
    assert notes(made) == notes(citing(STATEMENT))
