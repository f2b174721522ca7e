"""Finding facts: whatever the spelling, newest first, and never waiting for an old search."""

import threading
from collections.abc import Callable
from datetime import date

import pytest

from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Actor, Citation, Fact, Source, Topic
from briefwright.domain.folding import FOLD_VERSION
from briefwright.domain.grades import Reliability
from briefwright.domain.queries import FactFilter, Interrupted
from briefwright.storage import index, search
from briefwright.storage.workspace import Workspace

RECORDS = (
    Source(id="s1", title="Grain exports recover", publisher="Agence Ukrinform", reliability="B"),
    Source(id="s2", title="Notes", reliability="E"),
    Actor(id="a1", name="Volodymyr Zelenskyy", aliases=("Vladimir Zelensky", "泽连斯基")),
    Actor(id="a2", name="Recep Tayyip Erdoğan"),
    Topic(id="t1", name="Maritime insurance"),
    Fact(
        id="f1",
        statement="The corridor carried 5 million tonnes.",
        date=FuzzyDate(value="2025-03-02"),
        actors=("a1",),
        topics=("t1",),
        citations=(Citation(source="s1"),),
    ),
    Fact(
        id="f2",
        statement="Зеленський запропонував новий коридор.",
        date=FuzzyDate(value="2025-08"),
        actors=("a1", "a2"),
        citations=(Citation(source="s2"),),
    ),
    Fact(
        id="f3",
        statement="Ankara hosts the talks on wheat.",
        actors=("a2",),
        note="Second round at Dolmabahçe",
    ),
    Fact(id="f4", statement="习近平 met the envoy.", date=FuzzyDate(value="2024")),
)


@pytest.fixture
def base(workspace: Workspace) -> Workspace:
    """A workspace with four facts."""
    workspace.load(RECORDS)
    return workspace


def found(workspace: Workspace, text: str = "", **filters: object) -> list[str]:
    """The ids of the facts that meet the filter, in their order."""
    rows = workspace.find_facts(FactFilter.model_validate({"text": text, **filters})).rows
    return [row.id for row in workspace.fact_rows(rows)]


def it_lists_all_facts_newest_first_and_undated_ones_last(base: Workspace) -> None:
    assert found(base) == ["f2", "f1", "f4", "f3"]
    assert base.find_facts(FactFilter()).complete


@pytest.mark.parametrize(
    "typed",
    ["Zelensky", "zelenskyy", "Zelenskiy", "Зеленський", "Зеленский", "zelen", "泽连斯基", "vladimir"],
)
def it_finds_an_actor_by_any_spelling(base: Workspace, typed: str) -> None:
    assert sorted(found(base, typed)) == ["f1", "f2"]


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("corridor tonnes", "f1"),
        ("marit", "f1"),
        ("ukrinform", "f1"),
        ("recover", "f1"),
        ("dolmabahce", "f3"),
        ("erdogan wheat", "f3"),
        ("习近平", "f4"),
        ("近平", "f4"),
    ],
)
def it_finds_facts_by_statement_topic_source_and_note(base: Workspace, typed: str, fact: str) -> None:
    assert found(base, typed) == [fact]


def it_finds_the_characters_of_an_east_asian_word_only_side_by_side(base: Workspace) -> None:
    assert found(base, "习平") == []


def it_takes_only_the_last_word_as_unfinished(base: Workspace) -> None:
    assert found(base, "corri tonnes") == []
    assert found(base, "tonnes corri") == ["f1"]
    assert found(base, "corri ") == []
    assert found(base, "corri t") == []


def it_ignores_a_last_word_of_one_letter(base: Workspace) -> None:
    assert found(base, "wheat z") == ["f3"]
    assert len(found(base, "z")) == 4


@pytest.mark.parametrize("typed", ['"', "* AND", "NEAR(", "statement:", "...", "a OR ("])
def it_takes_any_sign_as_plain_text(base: Workspace, typed: str) -> None:
    assert len(found(base, typed)) in {0, 4}


@pytest.mark.parametrize(
    ("filters", "facts"),
    [
        ({"actor": "a1"}, ["f2", "f1"]),
        ({"actor": "a1", "topic": "t1"}, ["f1"]),
        ({"actor": "nobody"}, []),
        ({"since": date(2025, 8, 20)}, ["f2"]),
        ({"until": date(2025, 1, 1)}, ["f4"]),
        ({"since": date(2024, 12, 31), "until": date(2025, 3, 2)}, ["f1", "f4"]),
        ({"grades": ("B",)}, ["f1"]),
        ({"grades": ("A", "B", "E")}, ["f2", "f1"]),
    ],
)
def it_narrows_the_list_by_filters(base: Workspace, filters: dict[str, object], facts: list[str]) -> None:
    assert found(base, "", **filters) == facts


@pytest.mark.parametrize(
    ("filters", "facts"),
    [
        ({"actor": "a2"}, ["f2"]),
        ({"topic": "t1"}, ["f1"]),
        ({"since": date(2025, 8, 20)}, ["f2"]),
        ({"until": date(2025, 4, 1)}, ["f1"]),
        ({"grades": ("B",)}, ["f1"]),
    ],
)
def it_narrows_what_words_find_by_filters(
    base: Workspace, filters: dict[str, object], facts: list[str]
) -> None:
    assert found(base, "zelensky", **filters) == facts


def it_puts_the_fact_first_whose_words_fit_best(workspace: Workspace) -> None:
    workspace.load(
        [
            Fact(id="long", statement="Wheat, " + "and more was said of other things, " * 6),
            Fact(id="short", statement="Wheat prices rose."),
            Fact(id="other", statement="Steel prices rose."),
        ]
    )
    assert found(workspace, "wheat") == ["short", "long"]


def it_puts_recent_reliable_and_current_facts_before_others(workspace: Workspace) -> None:
    def fact(fact_id: str, year: str = "2020", source: Reliability = "F", **more: str) -> Fact:
        cited = (Citation(source=source),)
        return Fact.model_validate(
            {"id": fact_id, "statement": "Wheat rose.", "date": {"value": year}, "citations": cited, **more}
        )

    grades: tuple[Reliability, ...] = ("A", "E", "F")
    workspace.load([Source(id=grade, title="Paper", reliability=grade) for grade in grades])
    workspace.load(
        [fact("old"), fact("new", "2026"), fact("reliable", source="A"), fact("unreliable", source="E")]
    )
    workspace.load([fact("withdrawn", standing="withdrawn")])
    assert found(workspace, "wheat") == ["new", "reliable", "old", "unreliable", "withdrawn"]


def it_shows_the_newest_of_many_and_says_that_there_are_more(workspace: Workspace) -> None:
    workspace.load(Fact(id=f"f{number}", statement="Wheat rose.") for number in range(search.MOST + 1))
    hits = workspace.find_facts(FactFilter(text="wheat"))
    assert not hits.complete
    assert sorted(hits.rows) == list(range(search.MOST + 2 - search.FEW, search.MOST + 2))


def it_ranks_all_when_there_are_not_too_many(workspace: Workspace) -> None:
    workspace.load(Fact(id=f"f{number}", statement="Wheat rose.") for number in range(search.MOST))
    hits = workspace.find_facts(FactFilter(text="wheat"))
    assert hits.complete
    assert len(hits.rows) == search.MOST


def it_finds_a_fact_by_its_new_words_alone_after_a_change(base: Workspace) -> None:
    fact = base.get(Fact, "f3")
    assert fact is not None
    base.save(fact.model_copy(update={"statement": "Ankara hosts the talks on barley."}))
    assert found(base, "wheat") == []
    assert found(base, "barley") == ["f3"]


def it_finds_facts_by_a_new_alias_of_their_actor(base: Workspace) -> None:
    actor = base.get(Actor, "a2")
    assert actor is not None
    base.save(actor.model_copy(update={"aliases": ("Sultan",)}))
    assert sorted(found(base, "sultan")) == ["f2", "f3"]


def it_finds_facts_by_the_new_names_of_topics_and_sources(base: Workspace) -> None:
    topic, source = base.get(Topic, "t1"), base.get(Source, "s2")
    assert topic is not None
    assert source is not None
    base.save(topic.model_copy(update={"name": "Hull cover"}))
    base.save(source.model_copy(update={"publisher": "Anadolu"}))
    assert found(base, "hull") == ["f1"]
    assert found(base, "maritime") == []
    assert found(base, "anadolu") == ["f2"]


def it_narrows_by_the_present_grade_of_a_source(base: Workspace) -> None:
    source = base.get(Source, "s1")
    assert source is not None
    base.save(source.model_copy(update={"reliability": "A"}))
    assert found(base, grades=("A",)) == ["f1"]
    assert found(base, grades=("B",)) == []


def it_does_not_find_a_deleted_fact(base: Workspace) -> None:
    fact = base.get(Fact, "f3")
    assert fact is not None
    base.remove(fact)
    assert found(base, "wheat") == []


def it_makes_the_index_anew_when_words_are_folded_by_other_rules(base: Workspace) -> None:
    base.database.run("INSERT INTO fact_search (fact_search) VALUES ('delete-all')")
    index.bring_up_to_date(base.database)
    assert found(base, "wheat") == []
    index.bring_up_to_date(base.database, FOLD_VERSION + 1)
    assert found(base, "wheat") == ["f3"]


def it_sees_in_another_thread_what_this_one_wrote(base: Workspace, other: Workspace) -> None:
    version = other.data_version()
    base.load([Fact(id="f5", statement="Barley fell.")])
    seen: list[list[str]] = []
    reader = threading.Thread(target=lambda: seen.append(found(other, "barley")))
    reader.start()
    reader.join()
    assert seen == [["f5"]]
    assert other.data_version() != version


def interrupted(workspace: Workspace, work: Callable[[], object]) -> bool:
    """Whether the work, done in another thread again and again, ends in Interrupted when it is given up."""
    ended = threading.Event()

    def do() -> None:
        with pytest.raises(Interrupted):
            while True:
                work()
        ended.set()

    worker = threading.Thread(target=do)
    worker.start()
    for _ in range(500):
        workspace.interrupt()
        if ended.wait(0.01):
            break
    worker.join(5)
    return ended.is_set()


def it_gives_up_a_search_when_another_one_is_wanted(base: Workspace) -> None:
    assert interrupted(base, lambda: base.find_facts(FactFilter(text="wheat")))
    assert found(base, "wheat") == ["f3"]


def it_ends_even_a_statement_that_would_last_for_ever(base: Workspace) -> None:
    endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    assert interrupted(base, lambda: base.database.rows(endless))
