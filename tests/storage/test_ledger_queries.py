"""The facts that the ledger and the indicators ask for."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.facts import Actor, Fact, Topic
from briefwright.domain.indicators import Indicator, meets
from briefwright.storage.workspace import Workspace

ACTORS = (Actor(id="a1", name="Orlova"), Actor(id="a2", name="Bondar"))
TOPICS = (Topic(id="t1", name="Grain"), Topic(id="t2", name="Gas"))
FACTS = (
    Fact(id="f1", statement="A", actors=("a1",), topics=("t1",), stance="supports"),
    Fact(id="f2", statement="B", actors=("a2", "a1"), topics=("t2",), kind="event"),
    Fact(id="f3", statement="C", actors=("a2",), topics=("t1", "t2"), stance="opposes"),
    Fact(id="f4", statement="D", topics=("t2",), standing="withdrawn"),
    Fact(id="f5", statement="E"),
)


@pytest.fixture
def ledger(workspace: Workspace) -> Workspace:
    workspace.load([*ACTORS, *TOPICS, *FACTS])
    return workspace


@pytest.mark.parametrize(
    ("actors", "topics", "stanced", "found"),
    [
        (["a1"], [], False, ["f1", "f2"]),
        ([], ["t1"], False, ["f1", "f3"]),
        (["a1"], ["t2"], False, ["f2"]),
        (["a1", "a2"], ["t2"], False, ["f2", "f3"]),
        ([], ["t2"], False, ["f2", "f3", "f4"]),
        ([], ["t1", "t2"], True, ["f1", "f3"]),
        (["a9"], [], False, []),
        ([], [], False, []),
        ([], [], True, []),
        (["t1"], [], False, []),
    ],
)
def it_finds_facts_by_any_of_the_actors_and_any_of_the_topics(
    ledger: Workspace, actors: list[str], topics: list[str], stanced: bool, found: list[str]
) -> None:
    assert [fact.id for fact in ledger.facts_on(actors, topics, stanced)] == found


def it_follows_a_fact_whose_stance_or_topic_was_changed(ledger: Workspace) -> None:
    first = ledger.get(Fact, "f1")
    assert first is not None
    second = ledger.save(first.model_copy(update={"stance": None}))
    assert [fact.id for fact in ledger.facts_on((), ["t1"], stanced=True)] == ["f3"]
    ledger.save(second.model_copy(update={"stance": "unclear", "topics": ("t2",)}))
    assert [fact.id for fact in ledger.facts_on((), ["t2"], stanced=True)] == ["f1", "f3"]


STATEMENTS = (
    "Zelenskyy proposed a ceasefire",
    "Зеленский отверг перемирие",
    "The ceasefires were broken; talks ceased",
    "Citing losses, Orlova left the talks",
    "停火协议",
    "Nothing of note",
)
WORDS = (
    "",
    "cease",
    "ceasefire talk",
    "zelensky",
    "prop cease",
    "停",
    "t",
    "—",
    '"quoted" AND talks',
    "lost",
)
facts = st.lists(
    st.builds(
        Fact,
        id=st.just("f"),
        statement=st.sampled_from(STATEMENTS),
        kind=st.sampled_from(["event", "statement"]),
        actors=st.sampled_from([(), ("a1",), ("a1", "a2")]),
        topics=st.sampled_from([(), ("t1",)]),
        standing=st.sampled_from(["current", "disputed", "withdrawn"]),
        note=st.sampled_from(["", "ceasefire"]),
    ),
    max_size=6,
).map(
    lambda listed: [fact.model_copy(update={"id": f"f{number}"}) for number, fact in enumerate(listed)],
)
watching = st.builds(
    Indicator,
    id=st.just("i"),
    actor=st.sampled_from(["", "a1", "a2", "a9"]),
    topic=st.sampled_from(["", "t1"]),
    words=st.sampled_from(WORDS),
    kind=st.sampled_from([None, "event"]),
    seen=st.lists(st.sampled_from(["f0", "f1", "f2"]), max_size=2).map(tuple),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path_factory.mktemp("due") / "w.briefwright")
    workspace.load([*ACTORS, *TOPICS])
    yield workspace
    workspace.close()


@given(facts, st.lists(watching, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def it_finds_exactly_the_facts_that_newly_meet_an_indicator(
    shared: Workspace, stored: list[Fact], indicators: list[Indicator]
) -> None:
    for old in shared.all(Fact):
        shared.remove(old)
    shared.load(stored)
    for indicator in indicators:
        new = (fact for fact in stored if fact.id not in indicator.seen)
        expected = [fact.id for fact in new if meets(indicator, fact)]
        assert [fact.id for fact in shared.facts_due(indicator)] == expected


def it_follows_a_fact_whose_kind_was_changed(ledger: Workspace) -> None:
    first = ledger.get(Fact, "f1")
    assert first is not None
    ledger.save(first.model_copy(update={"kind": "event"}))
    found = ledger.facts_due(Indicator(id="i", kind="event"))
    assert [fact.id for fact in found] == ["f1", "f2"]


def it_finds_what_an_indicator_names_by_its_words_and_not_by_its_note(workspace: Workspace) -> None:
    workspace.load(
        [
            Fact(id="f1", statement="The ceasefire talks resumed"),
            Fact(id="f2", statement="Nothing happened", note="ceasefire talks"),
        ]
    )
    assert [fact.id for fact in workspace.facts_due(Indicator(id="i", words="cease talk"))] == ["f1"]


def it_finds_more_unseen_facts_than_a_statement_takes_arguments(workspace: Workspace) -> None:
    workspace.load(Fact(id=f"f{number}", statement=f"Ship {number} sailed.") for number in range(3_000))
    seen = tuple(f"f{number}" for number in range(2_990))
    assert len(workspace.facts_due(Indicator(id="i", words="ship", seen=seen))) == 10
