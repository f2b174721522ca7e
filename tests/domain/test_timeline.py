"""What a timeline shows of the base."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain import ledger
from briefwright.domain.blocks import Timeline
from briefwright.domain.content import plain, refs
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Fact, Stance, Standing
from briefwright.domain.timeline import Moment, filled, moments

ALL = Timeline(id="t")


def _event(
    fact_id: str,
    value: str = "2025-03-01",
    actors: tuple[str, ...] = ("a",),
    topics: tuple[str, ...] = ("x",),
    standing: Standing = "current",
) -> Fact:
    return Fact(
        id=fact_id,
        revision=2,
        statement=f"Event {fact_id}",
        kind="event",
        date=FuzzyDate(value=value),
        actors=actors,
        topics=topics,
        standing=standing,
    )


def _says(
    fact_id: str,
    stance: Stance,
    value: str | None,
    actors: tuple[str, ...] = ("a",),
    topics: tuple[str, ...] = ("x",),
    audience: str = "",
) -> Fact:
    return Fact(
        id=fact_id,
        statement=f"Statement {fact_id}",
        kind="position",
        date=FuzzyDate(value=value) if value else None,
        actors=actors,
        topics=topics,
        stance=stance,
        audience=audience,
    )


def _shifts(*facts: Fact, timeline: Timeline = ALL) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [
        (one.fact.id, str(one.former), str(one.fact.stance), one.topics)
        for one in moments(timeline, facts)
        if one.former
    ]


def it_shows_events_in_the_order_in_which_they_may_have_begun() -> None:
    facts = [_event("late", "2025-03-02"), _event("month", "2025-03"), _event("day", "2025-03-01")]
    assert [one.fact.id for one in moments(ALL, facts)] == ["day", "month", "late"]


def it_leaves_out_what_was_withdrawn_has_no_date_or_is_no_event() -> None:
    undated = _event("undated").model_copy(update={"date": None})
    figure = _event("figure").model_copy(update={"kind": "figure"})
    assert moments(ALL, [_event("gone", standing="withdrawn"), undated, figure]) == []


def it_shows_a_stance_that_differs_from_the_one_before() -> None:
    facts = [_says("2", "opposes", "2025-03"), _says("1", "supports", "2025-01-05")]
    assert _shifts(*facts) == [("2", "supports", "opposes", ("x",))]


def it_shows_no_shift_where_the_stance_is_upheld_or_the_first() -> None:
    assert _shifts(_says("1", "supports", "2025-01"), _says("2", "supports", "2025-03")) == []


def it_keeps_apart_what_different_actors_hold_and_hold_on_different_topics() -> None:
    first = _says("1", "supports", "2025-01")
    assert _shifts(first, _says("2", "opposes", "2025-03", actors=("b", "a"))) == []
    assert _shifts(first, _says("2", "opposes", "2025-03", topics=("y",))) == []


def it_shows_a_statement_on_two_topics_as_one_shift() -> None:
    facts = [
        _says("1", "supports", "2025-01", topics=("y", "x")),
        _says("2", "opposes", "2025-03", topics=("y", "x")),
    ]
    assert _shifts(*facts) == [("2", "supports", "opposes", ("x", "y"))]


def it_shows_a_statement_that_gives_up_two_stances_as_two_shifts() -> None:
    facts = [
        _says("1", "supports", "2025-01"),
        _says("2", "neutral", "2025-01", topics=("y",)),
        _says("3", "opposes", "2025-03", topics=("x", "y")),
    ]
    assert _shifts(*facts) == [("3", "supports", "opposes", ("x",)), ("3", "neutral", "opposes", ("y",))]
    rows = filled(ALL, facts).rows
    assert len({row.id for row in rows}) == len(rows) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [("2025-08-15", "2025-08-15"), ("2025-08-15", "2025-08"), ("2025", "2025-08-15"), ("2025-08", "2025")],
)
def it_claims_no_shift_where_the_dates_do_not_tell_which_came_first(first: str, second: str) -> None:
    assert _shifts(_says("1", "supports", first), _says("2", "opposes", second)) == []


def it_claims_no_shift_to_one_of_two_stances_that_were_held_together() -> None:
    facts = [_says("1", "supports", "2025-08-15"), _says("2", "opposes", "2025-08")]
    assert _shifts(*facts, _says("3", "supports", "2025-09")) == []
    assert _shifts(*facts, _says("3", "neutral", "2025-09")) == [("3", "opposes", "neutral", ("x",))]


def it_takes_the_opposite_told_to_another_audience_for_a_contradiction() -> None:
    home = _says("1", "supports", "2025-01", audience="the public")
    abroad = _says("2", "opposes", "2025-02", audience="Washington")
    assert _shifts(home, abroad) == []
    assert _shifts(home, abroad, _says("3", "opposes", "2025-03", audience="The  public")) == [
        ("3", "supports", "opposes", ("x",))
    ]


def it_shows_how_a_stance_softens_whoever_was_told() -> None:
    home = _says("1", "supports", "2025-01", audience="the public")
    assert _shifts(home, _says("2", "leans for", "2025-02", audience="Washington")) == [
        ("2", "supports", "leans for", ("x",))
    ]


def it_compares_with_what_was_said_before_the_span_that_is_shown() -> None:
    facts = [_says("1", "supports", "2025-01"), _says("2", "opposes", "2025-03")]
    late = Timeline(id="t", since=date(2025, 3, 1))
    assert _shifts(*facts, timeline=late) == [("2", "supports", "opposes", ("x",))]


def it_does_not_compare_with_what_has_no_date_or_was_withdrawn() -> None:
    gone = _says("1", "supports", "2025-01").model_copy(update={"standing": "withdrawn"})
    assert _shifts(gone, _says("0", "supports", None), _says("2", "opposes", "2025-03")) == []


def it_shows_an_event_in_which_a_stance_shifts_once() -> None:
    vote = _says("2", "opposes", "2025-03").model_copy(update={"kind": "event"})
    assert [one.former for one in moments(ALL, [_says("1", "supports", "2025-01"), vote])] == ["supports"]
    assert [one.former for one in moments(ALL, [vote])] == [None]


def it_shows_events_that_name_any_of_the_actors_and_any_of_the_topics() -> None:
    facts = [_event("1", actors=("a", "b"), topics=("x",)), _event("2", actors=("b",), topics=("y",))]
    assert _ids(Timeline(id="t", actors=("a", "c")), facts) == ["1"]
    assert _ids(Timeline(id="t", topics=("x", "y")), facts) == ["1", "2"]
    assert _ids(Timeline(id="t", actors=("a",), topics=("y",)), facts) == []


def it_shows_the_shifts_of_those_actors_alone_whose_stance_it_is() -> None:
    facts = [
        _says("1", "supports", "2025-01", actors=("a", "b")),
        _says("2", "opposes", "2025-03", actors=("a", "b")),
    ]
    assert _shifts(*facts, timeline=Timeline(id="t", actors=("b",))) == []
    assert len(_shifts(*facts, timeline=Timeline(id="t", actors=("a",)))) == 1


def it_names_only_the_topics_that_were_asked_for() -> None:
    facts = [
        _says("1", "supports", "2025-01", topics=("x", "y")),
        _says("2", "opposes", "2025-03", topics=("x", "y")),
    ]
    assert _shifts(*facts, timeline=Timeline(id="t", topics=("y",)))[0][-1] == ("y",)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2025-02-28", False), ("2025-02", False), ("2025", True), ("2025-03", True), ("2025-04-01", False)],
)
def it_shows_what_may_have_happened_in_the_span(value: str, shown: bool) -> None:
    march = Timeline(id="t", since=date(2025, 3, 1), until=date(2025, 3, 31))
    assert bool(moments(march, [_event("1", value)])) is shown


def it_fills_rows_that_refer_to_their_facts() -> None:
    rows = filled(
        ALL, [_event("e", "2025-01"), _says("1", "supports", "2025-01"), _says("2", "opposes", "2025-03")]
    ).rows
    assert [plain(row.content) for row in rows] == [
        "Event e",
        "Statement 2 (from “supports” to “opposes”)",
    ]
    assert [(ref.fact, ref.revision) for ref in refs(rows[0].content)] == [("e", 2)]
    assert rows[0].day == FuzzyDate(value="2025-01")


def it_stays_the_very_same_when_it_is_filled_already() -> None:
    facts = [_event("e"), _says("1", "supports", "2025-01"), _says("2", "opposes", "2025-03")]
    once = filled(ALL, facts)
    assert filled(once, facts) is once


def _ids(timeline: Timeline, facts: list[Fact]) -> list[str]:
    return [one.fact.id for one in moments(timeline, facts)]


_NAMES = st.lists(st.sampled_from("ab"), max_size=2, unique=True).map(tuple)
_STANCES = st.sampled_from([None, "supports", "opposes", "leans for"])
_DATES = st.sampled_from(["2025", "2025-01", "2025-01-05", "2025-01-20", "2025-03", "2025-03-09", "2026-02"])


@st.composite
def _facts(draw: st.DrawFn) -> list[Fact]:
    return [
        Fact(
            id=f"f{number}",
            statement=f"Statement {number}",
            kind=draw(st.sampled_from(["event", "position"])),
            date=FuzzyDate(value=draw(_DATES)) if draw(st.booleans()) else None,
            actors=draw(_NAMES),
            topics=draw(_NAMES),
            stance=draw(_STANCES),
            audience=draw(st.sampled_from(["", "abroad"])),
            standing=draw(st.sampled_from(["current", "superseded", "withdrawn"])),
        )
        for number in range(draw(st.integers(0, 7)))
    ]


_TIMELINES = st.builds(
    lambda actors, topics, day, length: Timeline(
        id="t",
        actors=actors,
        topics=topics,
        since=day,
        until=day and day + timedelta(days=length),
    ),
    _NAMES,
    _NAMES,
    st.none() | st.dates(date(2024, 12, 1), date(2026, 3, 1)),
    st.integers(0, 200),
)


@settings(max_examples=60, deadline=None)
@given(_TIMELINES, _facts())
def it_finds_the_same_whether_or_not_the_base_was_narrowed_before(
    timeline: Timeline, facts: list[Fact]
) -> None:
    narrowed = [
        fact
        for fact in facts
        if (not timeline.actors or set(timeline.actors) & set(fact.actors))
        and (not timeline.topics or set(timeline.topics) & set(fact.topics))
    ]
    assert moments(timeline, narrowed) == moments(timeline, facts)


@settings(max_examples=60, deadline=None)
@given(_TIMELINES, _facts())
def it_filters_by_days_and_by_names_in_either_order(timeline: Timeline, facts: list[Fact]) -> None:
    open_ended = timeline.model_copy(update={"since": None, "until": None})
    assert moments(timeline, facts) == [
        one
        for one in moments(open_ended, facts)
        if one.date.latest >= (timeline.since or date.min)
        and one.date.earliest <= (timeline.until or date.max)
    ]


@settings(max_examples=60, deadline=None)
@given(_TIMELINES, _facts())
def it_shows_the_same_in_whatever_order_the_facts_come(timeline: Timeline, facts: list[Fact]) -> None:
    assert moments(timeline, facts[::-1]) == moments(timeline, facts)
    once = filled(timeline, facts)
    assert filled(once, facts[::-1]) is once


@settings(max_examples=60, deadline=None)
@given(_facts())
def it_shows_only_shifts_whose_former_stance_was_surely_held_before(facts: list[Fact]) -> None:
    for one in moments(ALL, facts):
        assert one.former is None or _was_held(one, facts)


def _was_held(shift: Moment, facts: list[Fact]) -> bool:
    return all(
        any(
            fact.stance == shift.former != shift.fact.stance
            and ledger.holder(fact) == ledger.holder(shift.fact)
            and topic in fact.topics
            and fact.date is not None
            and fact.date.latest < shift.date.earliest
            for fact in facts
        )
        for topic in shift.topics
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_STANCES.filter(bool), _DATES, st.sampled_from(["", "abroad"])), max_size=9))
def it_shows_every_shift_from_what_nothing_surely_followed(
    said: list[tuple[Stance, str, str]],
) -> None:
    facts = [
        _says(f"f{number}", stance, value, audience=audience)
        for number, (stance, value, audience) in enumerate(said)
    ]
    expected = {(fact.id, former) for fact in facts if (former := _given_up(fact, facts))}
    assert {(fact_id, former) for fact_id, former, _, _ in _shifts(*facts)} == expected


def _given_up(fact: Fact, facts: list[Fact]) -> Stance | None:
    """The stance that a statement shifted from, found by comparing it with every other."""
    assert fact.date is not None
    day = fact.date.earliest
    dated = [(one.date.latest, one.date.earliest, one.id, one) for one in facts if one.date]
    earlier = [one for one in dated if one[0] < day]
    same = [one for one in earlier if one[3].audience == fact.audience]
    last = sorted(one for one in same or earlier if not any(one[0] < other[1] for other in same or earlier))
    if not last or fact.stance in [one[3].stance for one in last]:
        return None
    former = last[-1][3]
    return None if not same and ledger.opposite(former, fact) else former.stance
