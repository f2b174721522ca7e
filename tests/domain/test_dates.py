from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from briefwright.domain.dates import FuzzyDate, Part, parse_date

PARTS: tuple[Part, ...] = ("early", "mid", "late")

assumed = st.booleans()
days = st.builds(lambda day, sure: FuzzyDate(value=day.isoformat(), year_assumed=sure), st.dates(), assumed)
wider = st.builds(
    lambda day, width, part, sure: FuzzyDate(value=day.isoformat()[:width], part=part, year_assumed=sure),
    st.dates(),
    st.sampled_from((4, 7)),
    st.sampled_from((None, *PARTS)),
    assumed,
)
fuzzy_dates = days | wider


@given(fuzzy_dates)
@settings(max_examples=200)
def it_reads_back_the_words_that_it_writes(known: FuzzyDate) -> None:
    assert parse_date(known.words()) == known


@given(fuzzy_dates)
@settings(max_examples=100)
def it_begins_no_later_than_it_ends(known: FuzzyDate) -> None:
    assert known.earliest <= known.latest


@given(st.dates(), st.sampled_from((4, 7)))
@settings(max_examples=100)
def it_divides_a_year_or_a_month_into_parts_without_gap_or_overlap(day: date, width: int) -> None:
    value = day.isoformat()[:width]
    early, mid, late = (FuzzyDate(value=value, part=part) for part in PARTS)
    whole = FuzzyDate(value=value)
    assert (early.earliest, late.latest) == (whole.earliest, whole.latest)
    assert mid.earliest - early.latest == timedelta(days=1)
    assert late.earliest - mid.latest == timedelta(days=1)


@given(st.text(max_size=30))
@settings(max_examples=200)
def it_refuses_what_is_no_date_with_a_sentence(text: str) -> None:
    try:
        known = parse_date(text)
    except ValueError as error:
        assert str(error).startswith(f"“{text}” is no")
    else:
        assert parse_date(known.words()) == known


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("15 August 2025", FuzzyDate(value="2025-08-15")),
        ("  15  aug.  2025 ", FuzzyDate(value="2025-08-15")),
        ("Sept 2025", FuzzyDate(value="2025-09")),
        ("EARLY March 2025", FuzzyDate(value="2025-03", part="early")),
        ("mid-March 2025", FuzzyDate(value="2025-03", part="mid")),
        ("late 2025", FuzzyDate(value="2025", part="late")),
        ("early 2025-03", FuzzyDate(value="2025-03", part="early")),
        ("Aug 2025, year assumed", FuzzyDate(value="2025-08", year_assumed=True)),
        ("2025-08-15 (year assumed)", FuzzyDate(value="2025-08-15", year_assumed=True)),
    ],
)
def it_reads_dates_as_people_write_them(text: str, known: FuzzyDate) -> None:
    assert parse_date(text) == known


@pytest.mark.parametrize(
    "text", ["", "soon", "15 2025", "Ju 2025", "Mayhem 2025", "31 February 2025", "2025-13", "٢٠٢٥"]
)
def it_refuses_what_names_no_day_month_or_year(text: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        parse_date(text)


@pytest.mark.parametrize(
    "value", ["2025-8", "2025-08-32", "25", "2025-08-15T10:00", "2025\n", "٢٠٢٥", "0000"]
)
def it_holds_nothing_but_iso_dates_that_exist(value: str) -> None:
    with pytest.raises(ValidationError):
        FuzzyDate(value=value)


def it_knows_no_early_or_late_day() -> None:
    with pytest.raises(ValidationError, match="a day is neither early nor late"):
        FuzzyDate(value="2025-08-15", part="early")


def it_ends_february_on_the_29th_in_a_leap_year() -> None:
    assert FuzzyDate(value="2024-02", part="late").latest == date(2024, 2, 29)
