"""Where and in which words the moments of a timeline stand; none of it needs a screen."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.blocks import Timeline
from briefwright.domain.timeline import filled
from briefwright.gui.timeline.layout import Layout, place
from briefwright.gui.timeline.marks import marks_of_rows
from briefwright.gui.timeline.span import LONGEST, SHORTEST, Span, fitting
from briefwright.gui.timeline.ticks import ticks
from gui.timeline_world import FACTS, event, marks, stance


def _wide(words: str) -> float:
    return 7.0 * len(words)


def _day(year: int, month: int, day: int) -> float:
    return float(date(year, month, day).toordinal())


# -- words


def it_puts_the_date_before_words_whose_place_alone_would_promise_too_much() -> None:
    assert [mark.caption for mark in marks()] == [
        "early Mar 2025: Talks begin",
        "Westmark: supports → opposes on Port lease",
        "Aug 2025 (year assumed): Envoy travels",
        "Summit in Eastport",
    ]


def it_says_of_a_day_too_that_its_year_is_assumed() -> None:
    assert marks(event("1", "2025-08-15", "Summit", assumed=True))[0].caption == (
        "15 Aug 2025 (year assumed): Summit"
    )


def it_says_all_of_a_moment_in_words() -> None:
    talks, shift, *_ = marks()
    assert talks.words == "Early March 2025 · Event: Talks begin"
    assert shift.words == (
        "20 June 2025 · Shift of position: Westmark on Port lease, from “supports” to “opposes”: "
        "Westmark opposes the lease"
    )


def it_names_records_that_the_base_does_not_hold_by_their_ids() -> None:
    lost = event("1", "2025-08-15").model_copy(update={"actors": ("a1", "gone")})
    assert marks(lost)[0].actors == "Northland, gone"


def it_reads_the_rows_of_a_timeline_that_was_filled_in() -> None:
    rows = filled(Timeline(id="t"), FACTS).rows
    found = marks_of_rows(rows)
    assert [(mark.fact, mark.shift, mark.date) for mark in found] == [
        (mark.fact, mark.shift, mark.date) for mark in marks()
    ]
    assert found[1].statement == "Westmark opposes the lease (from “supports” to “opposes”)"


# -- the stretch of time


def it_fits_all_moments_with_a_margin() -> None:
    span = fitting(marks())
    assert span.start < _day(2025, 3, 1)
    assert span.end > _day(2025, 9, 1)


def it_gives_a_single_day_a_few_days_around_it() -> None:
    span = fitting(marks(event("1", "2025-08-15")))
    assert span.days >= SHORTEST
    assert (span.start + span.end) / 2 == _day(2025, 8, 15) + 0.5


@given(st.floats(1, 3_000_000), st.floats(5, 70_000), st.floats(0, 1), st.floats(0.2, 5))
@settings(max_examples=80, deadline=None)
def it_zooms_around_a_day_that_stays_where_it_is(start: float, days: float, at: float, factor: float) -> None:
    span = Span(start, start + days)
    around = start + at * days
    zoomed = span.zoomed(factor, around)
    assert zoomed.start >= 1.0
    assert zoomed.end <= date.max.toordinal() + 1
    assert zoomed.days <= max(LONGEST, days) + 1
    if zoomed.start > 1.0 and zoomed.end < date.max.toordinal() and days > SHORTEST:
        assert zoomed.x(around, 1000) == pytest.approx(span.x(around, 1000), abs=0.5)


def it_zooms_neither_into_hours_nor_beyond_centuries() -> None:
    span = fitting(marks())
    assert span.zoomed(1e-6, _day(2025, 8, 15)).days == SHORTEST
    assert span.zoomed(1e6, _day(2025, 8, 15)).days == LONGEST


def it_moves_as_little_as_brings_a_moment_into_view() -> None:
    (first, *_, last) = marks()
    span = Span(_day(2025, 3, 1), _day(2025, 4, 1))
    later = span.showing(last)
    assert later.start < last.first < later.end
    assert later.days == span.days
    assert later.showing(last) == later
    assert later.showing(first).start < first.first


def it_does_not_lose_sight_of_the_moments() -> None:
    lost = Span(1.0, 100.0)
    assert lost.near(marks()).end > _day(2025, 3, 1)
    assert lost.near(()) == lost


# -- divisions


@pytest.mark.parametrize(
    ("days", "fine", "coarse"),
    [
        (7, ["15", "16", "17"], "August 2025"),
        (60, ["18", "25", "1"], "August 2025"),
        (300, ["Aug", "Sep", "Oct"], "2025"),
        (1200, ["Jul", "Oct", "Jan"], "2025"),
        (2500, ["Jul", "Jan", "Jul"], "2025"),
        (5000, ["2025", "2026", "2027"], None),
        (20_000, ["2025", "2030", "2035"], None),
        (70_000, ["2020", "2040", "2060"], None),
    ],
)
def it_divides_by_days_weeks_months_and_years(days: int, fine: list[str], coarse: str | None) -> None:
    start = _day(2025, 8, 15)
    found = ticks(Span(start, start + days), 700)
    words = [tick.words for tick in found.fine]
    assert any(words[number : number + 3] == fine for number in range(3))
    assert (found.coarse[0].words if found.coarse else None) == coarse


def it_begins_weeks_on_mondays() -> None:
    start = _day(2025, 8, 15)
    for tick in ticks(Span(start, start + 60), 700).fine:
        assert date.fromordinal(tick.day).weekday() == 0


@given(st.floats(1, 3_652_000), st.floats(4, 80_000), st.integers(100, 3000))
@settings(max_examples=80, deadline=None)
def it_never_crowds_its_divisions(start: float, days: float, width: int) -> None:
    span = Span(start, min(start + days, date.max.toordinal() + 1.0))
    found = ticks(span, width)
    days_apart = [b.day - a.day for a, b in zip(found.fine, found.fine[1:], strict=False)]
    assert all(apart / span.days * width >= 40 for apart in days_apart)


# -- rows


def _overlaps(layout: Layout) -> bool:
    rows: dict[int, list[tuple[float, float]]] = {}
    for one in layout.placed:
        if one.row is not None:
            rows.setdefault(one.row, []).append((one.outer_left, one.outer_right))
    return any(
        before[1] > after[0]
        for row in rows.values()
        for before, after in zip(sorted(row), sorted(row)[1:], strict=False)
    )


def it_sets_a_day_as_a_point_and_a_month_as_a_bar() -> None:
    found = marks()
    placed = {one.mark.fact: one for one in place(found, fitting(found), 700, _wide).placed}
    assert placed["summit"].right - placed["summit"].left == 10
    assert placed["envoy"].right - placed["envoy"].left > 60
    assert placed["envoy"].left < placed["summit"].sign < placed["envoy"].right


def it_sets_words_at_the_left_of_a_sign_where_the_axis_ends() -> None:
    found = marks(event("1", "2025-03-01"), event("2", "2025-08-15", "x" * 30))
    last = next(one for one in place(found, fitting(found), 700, _wide).placed if one.mark.fact == "2")
    assert last.text_left + last.text_width < last.left
    assert last.text_left >= 0


def it_keeps_the_words_of_a_long_bar_in_view() -> None:
    year = marks(event("1", "2025"))
    (one,) = place(year, Span(_day(2025, 6, 1), _day(2025, 7, 1)), 700, _wide).placed
    assert one.left < 0
    assert 0 < one.sign < one.text_left < 40


def it_counts_what_lies_before_and_after_the_stretch() -> None:
    layout = place(marks(), Span(_day(2025, 6, 1), _day(2025, 7, 1)), 700, _wide)
    assert (layout.before, len(layout.placed), layout.after) == (1, 1, 2)


def it_leaves_words_out_where_there_is_no_room_but_never_a_moment() -> None:
    found = marks(*(event(f"e{number}", "2025-08-15") for number in range(9)))
    layout = place(found, fitting(found), 700, _wide, rows=4)
    assert len(layout.placed) == 9
    assert layout.crowded == 6
    assert layout.rows == 3


def it_gives_words_to_every_place_before_any_gets_them_twice() -> None:
    days = [event(f"{day}{twin}", f"2025-08-{day}") for day in (10, 14, 18) for twin in "abc"]
    found = marks(*days)
    layout = place(found, fitting(found), 900, _wide, rows=3)
    worded = {one.mark.fact[:2] for one in layout.placed if one.row is not None}
    assert worded == {"10", "14", "18"}


_VALUES = st.one_of(
    st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(date.isoformat),
    st.sampled_from(["1991", "2014-03", "2025", "2025-08", "2025-11"]),
)


@given(st.lists(_VALUES, min_size=1, max_size=25), st.integers(200, 1500), st.none() | st.integers(2, 8))
@settings(max_examples=60, deadline=None)
def it_lets_no_words_overlap(values: list[str], width: int, rows: int | None) -> None:
    found = marks(*(event(f"e{number}", value) for number, value in enumerate(values)))
    layout = place(found, fitting(found), width, _wide, rows)
    assert not _overlaps(layout)
    assert len(layout.placed) == len(found)
    assert rows is None or layout.rows <= rows
    assert rows is not None or layout.crowded == 0
    for one in layout.placed:
        assert one.text_left >= -0.01
        assert one.text_left + one.text_width <= width + 0.01


def it_shows_a_shift_and_an_event_apart() -> None:
    found = marks(
        event("1", "2025-06-20"), stance("a", "2025-01-01", "supports"), stance("b", "2025-06-20", "neutral")
    )
    assert [(mark.kind, mark.shift) for mark in found] == [("Event", False), ("Shift of position", True)]
