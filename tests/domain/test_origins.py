from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.facts import Citation, Fact, Source, Standing
from briefwright.domain.origins import Origin, origin_keys, origin_of, origins, shared_text

SPEECH = "we will keep the corridor open for as long as the harvest of this year has to be shipped"
OTHER = "the port authority counted forty ships in the roads while the strike went into its second week"


def source(source_id: str, **fields: object) -> Source:
    return Source.model_validate({"id": source_id, "title": f"Report {source_id}", **fields})


def fact(fact_id: str, *sources: str, standing: Standing = "current", quotation: str = "") -> Fact:
    citations = tuple(Citation(source=one, quotation=quotation) for one in sources)
    return Fact(id=fact_id, statement="It rained", citations=citations, standing=standing)


def found(facts: list[Fact], *sources: Source) -> tuple[Origin, ...]:
    return origins(facts, {one.id: one for one in sources})


def it_takes_a_source_without_an_origin_for_its_own() -> None:
    assert origin_of(source("S1")) == "S1"
    assert len(found([fact("F1", "S1", "S2")], source("S1"), source("S2"))) == 2


def it_counts_an_origin_once_however_its_carriers_spell_it() -> None:
    one, other = source("S1", origin="Sergei Lavrov"), source("S2", origin="Сергей Лавров ")
    (only,) = found([fact("F1", "S1"), fact("F2", "S2")], one, other)
    assert only.name == "Sergei Lavrov"
    assert [held.id for held in only.sources] == ["S1", "S2"]
    assert [held.id for held in only.facts] == ["F1", "F2"]


@pytest.mark.parametrize("field", ["title", "author", "publisher"])
def it_counts_a_source_and_those_that_carry_it_once(field: str) -> None:
    itself, carrier = source("S1", **{field: "Agency Nord"}), source("S2", origin="agency nord")
    assert len(found([fact("F1", "S1", "S2")], itself, carrier)) == 1


def it_follows_a_chain_of_carriers_to_its_end() -> None:
    carriers = source("C", origin="Daily"), source("D", title="Daily", origin="Agency Nord")
    (only,) = found([fact("F1", "C", "D", "N")], *carriers, source("N", publisher="Agency Nord"))
    assert only.name == "Agency Nord"


def it_follows_a_chain_over_a_source_that_the_facts_do_not_cite() -> None:
    link = source("D", title="Daily", origin="Agency Nord")
    (only,) = found(
        [fact("F1", "C", "N")], source("C", origin="Daily"), source("N", author="Agency Nord"), link
    )
    assert [held.id for held in only.sources] == ["C", "N"]
    assert only.name == "Agency Nord"


def it_follows_no_chain_where_the_articles_of_a_publisher_go_back_to_different_origins() -> None:
    carrier = source("C", origin="Daily")
    one, other = (
        source("D", publisher="Daily", origin="Nord"),
        source("E", publisher="Daily", origin="Ministry"),
    )
    assert len(found([fact("F1", "C", "D", "E")], carrier, one, other)) == 3


@given(st.permutations(range(6)), st.booleans())
@settings(max_examples=40, deadline=None)
def it_takes_every_chain_and_every_circle_for_one_origin(order: list[int], circle: bool) -> None:
    carrying = [source(f"S{n}", title=f"Paper {n}", origin=f"Paper {n + 1}") for n in range(6)]
    last = carrying[-1].model_copy(update={"origin": "Paper 0" if circle else ""})
    chain = [*carrying[:-1], last]
    assert len(set(origin_keys(chain[n] for n in order).values())) == 1


NAMES = st.sampled_from(["", "Daily", "Nord", "Ministry", "Radio"])


@given(st.lists(st.tuples(NAMES, NAMES, NAMES), max_size=7), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def it_finds_the_same_origins_in_whatever_order_the_sources_come(
    named: list[tuple[str, str, str]], random: Random
) -> None:
    sources = [
        source(f"S{n}", title=title or f"Report {n}", publisher=publisher, origin=origin)
        for n, (title, publisher, origin) in enumerate(named)
    ]
    keys = origin_keys(sources)
    random.shuffle(sources)
    assert origin_keys(sources) == keys
    by_name: dict[str, set[str]] = {}
    for one in sources:
        if one.origin:
            by_name.setdefault(origin_of(one), set()).add(keys[one.id])
    assert all(len(ends) == 1 for ends in by_name.values())


@pytest.mark.parametrize(
    ("facts", "sources"),
    [
        ([fact("F1", "S1", standing="withdrawn")], [source("S1")]),
        ([fact("F1", "S1")], [source("S1", standing="withdrawn")]),
        ([fact("F1", "S1")], []),
        ([fact("F1")], [source("S1")]),
    ],
    ids=["withdrawn fact", "withdrawn source", "source not at hand", "no citation"],
)
def it_finds_no_origin_where_nothing_stands(facts: list[Fact], sources: list[Source]) -> None:
    assert found(facts, *sources) == ()


@given(
    st.lists(st.sampled_from(["", "Agency Nord", "AGENCY NORD", "Ministry"]), min_size=1, max_size=6),
    st.lists(st.lists(st.integers(0, 5), max_size=3), max_size=6),
)
@settings(max_examples=50, deadline=None)
def it_puts_every_cited_source_under_exactly_one_origin(named: list[str], cited: list[list[int]]) -> None:
    sources = {f"S{n}": source(f"S{n}", origin=name) for n, name in enumerate(named)}
    facts = [fact(f"F{n}", *(f"S{one}" for one in ones)) for n, ones in enumerate(cited)]
    under = [held.id for origin in origins(facts, sources) for held in origin.sources]
    expected = {one.source for held in facts for one in held.citations if one.source in sources}
    assert sorted(under) == sorted(expected)


@pytest.mark.parametrize(
    ("one", "other"),
    [(SPEECH, SPEECH), (SPEECH, SPEECH.upper()), (SPEECH, f"{OTHER}. {SPEECH}"), (SPEECH, SPEECH[:60])],
    ids=["the same", "in capitals", "among other text", "a part of it"],
)
def it_notices_text_copied_between_sources(one: str, other: str) -> None:
    facts = [fact("F1", "S1", quotation=one), fact("F2", "S2", quotation=other)]
    (pair,) = shared_text(facts, {"S1": source("S1"), "S2": source("S2")})
    assert (pair.one.id, pair.other.id) == ("S1", "S2")


@pytest.mark.parametrize(
    ("one", "other", "origin"),
    [
        (SPEECH, OTHER, ""),
        ("the President of the United States said", "the President of the United States left", ""),
        (SPEECH, SPEECH, "Agency Nord"),
        ("", "", ""),
    ],
    ids=["different text", "a phrase that everybody uses", "known to be one origin", "no quotations"],
)
def it_leaves_sources_alone_that_share_no_text_or_are_known_to_be_one(
    one: str, other: str, origin: str
) -> None:
    facts = [fact("F1", "S1", quotation=one), fact("F2", "S2", quotation=other)]
    sources = {"S1": source("S1", origin=origin), "S2": source("S2", origin=origin)}
    assert shared_text(facts, sources) == ()
