"""Moments for the tests of timelines."""

from briefwright.domain.blocks import Timeline
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Actor, Fact, Stance, Topic
from briefwright.domain.timeline import moments
from briefwright.gui.timeline.marks import Mark, marks_of

ACTORS = {"a1": Actor(id="a1", name="Northland"), "a2": Actor(id="a2", name="Westmark")}
TOPICS = {"t1": Topic(id="t1", name="Port lease"), "t2": Topic(id="t2", name="Customs")}


def event(fact_id: str, value: str, statement: str = "", assumed: bool = False, part: str = "") -> Fact:
    """Something that Northland did about the port."""
    return Fact(
        id=fact_id,
        statement=statement or f"Event {fact_id}",
        kind="event",
        date=FuzzyDate.model_validate({"value": value, "part": part or None, "year_assumed": assumed}),
        actors=("a1",),
        topics=("t1",),
    )


def stance(fact_id: str, value: str, stated: Stance) -> Fact:
    """What Westmark holds about the port."""
    return Fact(
        id=fact_id,
        statement=f"Westmark {stated} the lease",
        kind="position",
        date=FuzzyDate(value=value),
        actors=("a2",),
        topics=("t1",),
        stance=stated,
    )


FACTS = [
    event("talks", "2025-03", "Talks begin", part="early"),
    event("summit", "2025-08-15", "Summit in Eastport"),
    event("envoy", "2025-08", "Envoy travels", assumed=True),
    stance("s1", "2025-01-10", "supports"),
    stance("s2", "2025-06-20", "opposes"),
]
"""In order: talks, the shift s2, the envoy, the summit."""


def marks(*facts: Fact) -> tuple[Mark, ...]:
    """The moments of these facts in words."""
    return marks_of(moments(Timeline(id="t"), facts or FACTS), ACTORS, TOPICS)
