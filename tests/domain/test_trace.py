"""The trace from sentences down and from records up."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain import trace
from briefwright.domain.blocks import Block, Judgement, Paragraph, Risk, RiskRegister
from briefwright.domain.brief import Brief, Place, Section
from briefwright.domain.content import Content, FactRef, Text
from briefwright.domain.dates import parse_date
from briefwright.domain.editions import EditionRow
from briefwright.domain.facts import Citation, Fact, Source
from briefwright.domain.origins import origin_of
from briefwright.domain.queries import Dependants, Use


def _ref(fact: str, shown: str = "") -> FactRef:
    return FactRef(id=f"r-{fact}", fact=fact, revision=1, shown=shown or f"Fact {fact}.")


def _brief(*blocks: Block) -> Brief:
    return Brief(id="b", title="Harbour talks", sections=(Section(id="s", title="Outlook", blocks=blocks),))


def _fact(fact_id: str, *sources: str, quotation: str = "") -> Fact:
    cited = tuple(Citation(source=one, quotation=quotation) for one in sources)
    return Fact(id=fact_id, statement=f"Fact {fact_id}.", citations=cited)


def _by_id(*facts: Fact) -> dict[str, Fact]:
    return {fact.id: fact for fact in facts}


def _sources(*ids: str, **origins: str) -> dict[str, Source]:
    return {one: Source(id=one, title=f"Title {one}", origin=origins.get(one, "")) for one in ids}


TEXT: Content = (
    Text(text="The port is closed. "),
    _ref("a", "Grain waits."),
    Text(text=" Talks go on in May, "),
    _ref("b", "said Orlova."),
)
PLAIN = Place(section="s", block="p")


@pytest.mark.parametrize(
    ("at", "sentence", "facts"),
    [
        (0, "The port is closed.", ()),
        (19, "The port is closed.", ()),
        (25, "Grain waits.", ("a",)),
        (40, "Talks go on in May, said Orlova.", ("b",)),
        (999, "Talks go on in May, said Orlova.", ("b",)),
    ],
)
def it_finds_the_facts_of_the_sentence_at_a_character(at: int, sentence: str, facts: tuple[str, ...]) -> None:
    brief = _brief(Paragraph(id="p", content=TEXT))
    span = trace.sentence_at(brief, PLAIN, at)
    assert span is not None
    words = "The port is closed. Grain waits. Talks go on in May, said Orlova."
    assert words[slice(*span)] == sentence
    found = trace.below(brief, PLAIN, span, _by_id(_fact("a"), _fact("b")), {})
    assert tuple(fact.id for fact in found.facts) == facts


def it_finds_no_sentence_where_no_words_are() -> None:
    assert trace.sentence_at(_brief(Paragraph(id="p")), PLAIN, 0) is None


def it_puts_the_facts_for_and_against_beneath_the_statement_of_a_judgement() -> None:
    judgement = Judgement(
        id="j",
        statement=(Text(text="It will be signed."),),
        supporting=(_ref("a"), _ref("b")),
        contrary=(_ref("c"),),
    )
    facts, sources = _by_id(_fact("a", "x"), _fact("b", "y"), _fact("c", "z")), _sources("x", "y", "z")
    statement = Place(section="s", block="j", slot=("statement",))
    found = trace.below(_brief(judgement), statement, (0, 18), facts, sources)
    assert [fact.id for fact in found.facts] == ["a", "b"]
    assert [fact.id for fact in found.contrary] == ["c"]
    assert [source.id for source in found.sources] == ["x", "y"]
    assert trace.tell_below(found) == "2 facts, 2 sources, 2 independent origins"


def it_puts_the_evidence_of_a_risk_beneath_its_description() -> None:
    risks = (
        Risk(id="r", description=(Text(text="The port closes."),), evidence=(_ref("a"),)),
        Risk(id="t", description=(Text(text="The talks fail."),), evidence=(_ref("b"),)),
    )
    place = Place(section="s", block="k", slot=("r", "description"))
    register = _brief(RiskRegister(id="k", rows=risks))
    found = trace.below(register, place, (0, 5), _by_id(_fact("a"), _fact("b")), {})
    assert [fact.id for fact in found.facts] == ["a"]


def it_tells_which_facts_are_not_at_hand() -> None:
    found = trace.grounds(["a", "gone", "a"], ["lost"], _by_id(_fact("a")), {})
    assert found.missing == ("gone", "lost")
    assert len(found.facts) == 1


def it_counts_two_outlets_of_one_origin_once() -> None:
    facts = _by_id(_fact("a", "x", "y"))
    found = trace.grounds(["a"], [], facts, _sources("x", "y", x="State agency", y="state agency"))
    assert trace.tell_below(found) == "1 fact, 2 sources, 1 independent origin"


def it_says_that_a_sentence_rests_on_nothing() -> None:
    assert trace.tell_below(trace.Below()) == "no fact"


def it_notices_text_that_was_copied_and_makes_one_origin_of_it() -> None:
    words = "The minister said on Friday that grain ships will wait until the last mine is gone."
    facts = _by_id(_fact("a", "x", quotation=words), _fact("b", "y", quotation=words))
    sources = _sources("x", "y")
    found = trace.grounds(["a", "b"], [], facts, sources)
    (pair,) = found.copied
    merged = {source.id: source for source in trace.as_one_origin(pair.one, pair.other)}
    after = trace.grounds(["a", "b"], [], facts, merged)
    assert (len(found.origins), len(after.origins), after.copied) == (2, 1, ())


@pytest.mark.parametrize(
    ("one", "other", "origin"),
    [
        (
            Source(id="x", title="Early", published=parse_date("May 2025")),
            Source(id="y", title="Late"),
            "Early",
        ),
        (Source(id="x", title="Late"), Source(id="y", title="Early", published=parse_date("2025")), "Early"),
        (Source(id="x", title="One"), Source(id="y", title="Two", origin="Ministry"), "Ministry"),
        (Source(id="x", title="", publisher="Radio"), Source(id="y", title="Two"), "Radio"),
    ],
)
def it_names_one_origin_after_the_elder_source(one: Source, other: Source, origin: str) -> None:
    assert [source.origin for source in trace.as_one_origin(one, other)] == [origin, origin]


SOME_SOURCES = st.lists(st.sampled_from(["", "State agency", "Ministry"]), min_size=1, max_size=5)


@settings(max_examples=40)
@given(SOME_SOURCES, st.data())
def it_never_counts_more_origins_for_one_more_outlet_of_a_known_origin(
    names: list[str], data: st.DataObject
) -> None:
    sources = {f"s{n}": Source(id=f"s{n}", title=f"T{n}", origin=name) for n, name in enumerate(names)}
    before = trace.grounds(["a"], [], _by_id(_fact("a", *sources)), sources)
    carried = data.draw(st.sampled_from(sorted(sources)))
    outlet = Source(id="new", title="Tn", origin=names[int(carried[1:])] or sources[carried].title)
    more = {**sources, "new": outlet}
    after = trace.grounds(["a"], [], _by_id(_fact("a", *more)), more)
    assert len(before.origins) <= len(before.sources)
    assert len(after.origins) == len(before.origins)


@settings(max_examples=40)
@given(st.text(max_size=6), st.text(max_size=6), st.text(max_size=6), st.text(max_size=6))
def it_makes_one_origin_of_any_two_sources(title: str, other: str, origin: str, second: str) -> None:
    pair = Source(id="x", title=title, origin=origin), Source(id="y", title=other, origin=second)
    one, two = trace.as_one_origin(*pair)
    assert origin_of(one) == origin_of(two)


def _use(block: str, brief: str = "b", section: str = "s", **more: object) -> Use:
    fields = {"brief_title": f"Brief {brief}", "section_title": f"Section {section}", "shown": "w", **more}
    return Use(brief=brief, section=section, block=block, **fields)  # type: ignore[arg-type]


EDITION = EditionRow("e", "b", 2, "Brief b", "2025-05-03", "2025-05-04T10:00:00+00:00")
SUPPORTS = _use("j1", kind="judgement", judgement="It will be signed.")
AGAINST = _use("j2", kind="judgement", judgement="It will fail.", contrary=True)


@pytest.mark.parametrize(
    ("uses", "editions", "words"),
    [
        ((), (), "Nothing rests on it."),
        ((_use("p"),), (), "1 brief rests on it."),
        ((_use("p"), _use("q")), (), "1 brief rests on it."),
        ((_use("p"), _use("p", brief="c")), (), "2 briefs rest on it."),
        ((SUPPORTS,), (), "1 judgement and 1 brief rest on it."),
        ((SUPPORTS, SUPPORTS, AGAINST), (EDITION,), "2 judgements, 1 brief and 1 issued edition rest on it."),
        ((), (EDITION, EDITION), "2 issued editions rest on it."),
    ],
)
def it_tells_what_rests_on_a_record(uses: Iterable[Use], editions: Iterable[EditionRow], words: str) -> None:
    assert trace.tell(Dependants((_fact("a"),), tuple(uses), tuple(editions))) == words


def it_counts_the_facts_that_cite_a_source() -> None:
    resting = Dependants((_fact("a"), _fact("b")), (_use("p"),))
    assert trace.tell(resting, "this source", citing=True) == "2 facts and 1 brief rest on this source."


def it_lists_judgements_first_then_sections_then_editions() -> None:
    uses = (_use("p"), _use("q"), AGAINST, SUPPORTS, SUPPORTS, _use("t", kind="position_table", view=True))
    assert list(trace.lines(Dependants((), uses, (EDITION,)))) == [
        "speaks against the judgement “It will fail.” · Brief b · Section s",
        "supports the judgement “It will be signed.” · Brief b · Section s",
        "Brief b · Section s (2 places)",
        "Brief b · Section s (in its position table)",
        "Brief b, edition 2 of 3 May 2025",
    ]
