"""What holds of all rules together, and of the parts that they share."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.blocks import Judgement, Quote
from briefwright.domain.brief import Waiver
from briefwright.domain.checks.finding import Case, Finding
from briefwright.domain.checks.naming import names
from briefwright.domain.checks.passages import passages
from briefwright.domain.checks.phrases import find as find_phrases
from briefwright.domain.checks.phrases import quoted, words
from briefwright.domain.checks.rules import RULES, find
from briefwright.domain.content import plain
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.edits import splice_blocks
from briefwright.domain.facts import Actor, Office
from briefwright.domain.severity import SEVERITIES, Severity
from briefwright.domain.slots import slots
from domain.checks.drafting import actor, case, fact, paragraphs, section, source, written

ACTORS = [
    actor("RU", "Russia", kind="state", aliases=("Moscow",)),
    actor("RUBIO", "Marco Rubio", Office(title="US Secretary of State", start=FuzzyDate(value="2025"))),
]
FACTS = [fact("F1", "It rained", "S1", standing="withdrawn"), fact("F2", "It snowed", "S1")]
TEXTS = [
    "Moscow withdrew its observers from the joint commission.",
    "It is very likely, with high confidence, that Senator Marco Rubio left.",
    "Reportedly the JVMM met. Reportedly it did not.",
    "[F1|It rained]. [F3|Nothing] of it is known.",
    "Tom Rubio met “somebody”.",
    "[F2|It snowed hard]. And so on.",
    "",
]


def drafted(first: list[str], second: list[str]) -> Case:
    return case(
        paragraphs(*first, section="s1"),
        paragraphs(*second, section="s2"),
        facts=FACTS,
        sources=[source("S1")],
        actors=ACTORS,
    )


def of_section(findings: tuple[Finding, ...], name: str) -> list[tuple[str, str, str]]:
    """What is found in a section; an acronym that is never spelled out is told once, wherever it is."""
    return [
        (one.rule, one.key, one.message)
        for one in findings
        if one.place and one.place.section == name and one.rule != "undefined-acronym"
    ]


texts = st.lists(st.sampled_from(TEXTS), max_size=4)


@given(texts, texts)
@settings(max_examples=40, deadline=None)
def it_gives_every_finding_of_a_rule_a_key_of_its_own(first: list[str], second: list[str]) -> None:
    keys = [(one.rule, one.key) for one in find(drafted(first, second))]
    assert len(keys) == len(set(keys))


@given(texts, texts, texts)
@settings(max_examples=40, deadline=None)
def it_finds_the_same_in_a_section_whatever_stands_in_others(
    kept: list[str], before: list[str], after: list[str]
) -> None:
    assert of_section(find(drafted(kept, before)), "s1") == of_section(find(drafted(kept, after)), "s1")


@given(texts, st.sampled_from(TEXTS))
@settings(max_examples=40, deadline=None)
def it_keeps_the_keys_of_findings_when_a_paragraph_comes_before_them(kept: list[str], new: str) -> None:
    about = drafted(kept, [])
    paragraph = paragraphs(new, section="new").blocks
    longer = replace(about, brief=splice_blocks(about.brief, "s1", 0, 0, paragraph))
    old = {(one.rule, one.key) for one in find(about)}
    assert old <= {(one.rule, one.key) for one in find(longer)}


@pytest.mark.parametrize(
    "sentence",
    [
        "{} is likely with high confidence.",
        "{} is a realistic possibility.",
        "{} was reportedly at hand.",
        "{} met Senator Marco Rubio.",
        "{} met Tom Rubio.",
        "{} had 40 observers in the joint commission.",
    ],
)
def it_tells_like_findings_in_one_paragraph_apart_by_their_sentences(sentence: str) -> None:
    first, second = sentence.format("Rain"), sentence.format("Snow")
    ids = [sorted((one.rule, one.key) for one in find(single(text))) for text in (first, second)]
    both = sorted((one.rule, one.key) for one in find(single(f"{first} {second}")))
    assert both == sorted(ids[0] + ids[1])
    assert len(set(both)) == len(both) > 1


def single(text: str) -> Case:
    return case(paragraphs(text), actors=ACTORS, scale="icd203")


@given(texts, texts)
@settings(max_examples=40, deadline=None)
def it_marks_words_that_stand_in_the_text(first: list[str], second: list[str]) -> None:
    about = drafted(first, second)
    lengths = {one.place: len(one.text) for one in about.passages()}
    for finding in find(about):
        if finding.span is not None and finding.place is not None:
            start, end = finding.span
            assert 0 <= start < end <= lengths[finding.place]


@given(st.lists(st.sampled_from(["Rain. ", "[F1|It rained]", "**Head.** ", " and [F2|snow]"]), max_size=6))
@settings(max_examples=40, deadline=None)
def it_divides_a_passage_into_own_words_and_references(parts: list[str]) -> None:
    about = paragraphs("".join(parts).replace("**", "", 2))
    for passage in passages(case(about).brief):
        spans = sorted([*passage.own, *(span for span, _ in passage.refs)])
        assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
        assert spans[-1][1] == len(passage.text)
        assert passage.text == plain(dict(slots(passage.block))[passage.place.slot])


def it_shows_errors_first_then_in_reading_order() -> None:
    findings = find(drafted([TEXTS[2], TEXTS[3]], [TEXTS[0], TEXTS[1]]))
    weights = [["error", "warning", "note"].index(one.severity) for one in findings]
    assert weights == sorted(weights)
    errors = [one.place.section for one in findings if one.place and one.severity == "error"]
    assert errors == sorted(errors)


def it_gives_each_rule_an_id_of_its_own_and_finds_nothing_in_an_empty_brief() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert find(case()) == ()


def it_finds_nothing_in_a_brief_that_keeps_the_rules() -> None:
    good = Judgement(
        id="j",
        statement=written("It rains on"),
        likelihood="likely",
        confidence="low",
        reason=written("Two stations, both far away."),
        supporting=written("[F2|It snowed]; [F4|It hailed]"),
    )
    quote = Quote(id="q", content=written("Reportedly the JVMM is very likely to go."))
    facts = [*FACTS, fact("F4", "It hailed", "S2")]
    sections = (
        paragraphs("It rains on. We judge that likely.", section="one", role="bottom-line"),
        section(good, quote, section="two"),
        paragraphs("[F2|It snowed], Secretary Rubio told Moscow.", section="three"),
    )
    sources = [source("S1"), source("S2")]
    assert find(case(*sections, facts=facts, sources=sources, actors=ACTORS)) == ()


PROSE = [
    "Three things have changed since the last renewal. First, [F1|grain prices have fallen by 18 per cent "
    "since June], so that Belmark’s income from transit fees matters more to it than it did. Second, "
    "[F2|Prime Minister Maren Holt has tied the talks to the release of two crews]. The first makes a deal "
    "easier, the other makes it harder. How much harder depends on whether Holt means what she says.",
    "Holt has said different things to different audiences. [F1|In parliament she ruled out a renewal]; "
    "[F2|to the Commission she called the crews “a matter for the courts”]. We take the second to be closer "
    "to her view, because it costs her more to say it. Danek, by contrast, has been consistent: [F1|he wants "
    "a term of one year].",
    "On the numbers the two sides are not far apart. [F1|Norland offers 4.20 a tonne], [F2|Belmark asks for "
    "5.10]. A figure near the middle would let both claim success. The length of the term is the harder "
    "question, as it decides who may threaten whom, and when.",
    "Ministers are asked to agree the following. The desk should tell the Commission by Friday that funds "
    "for a second post are at hand. No public statement is needed before the talks resume on 4 March.",
    "There is little independent reporting from the port itself. Most accounts go back to the daily count, "
    "which lists ships and says nothing of cargo. Satellite pictures would help.",
    "In remote districts the probable cause of delay is the road. Confidence in the banks is low, the EU "
    "says in [F1|its report]. Chapter VII of the treaty and the PM’s note of the G7 stay as they are. Then "
    "Minister Ilya Danek, who was Governor Danek until 2022, met Secretary General Sofia Reyes at 9 am GMT, "
    "[F2|her office said].",
]


def it_finds_nothing_in_sound_prose() -> None:
    people = [
        actor("HOLT", "Maren Holt", Office(title="Prime Minister of Norland")),
        actor(
            "DANEK",
            "Ilya Danek",
            Office(title="Minister of Transport of Belmark", start=FuzzyDate(value="2022")),
            Office(title="Governor of Karlo", end=FuzzyDate(value="2022")),
        ),
        actor("REYES", "Sofia Reyes", Office(title="Secretary-General of the Straits Commission")),
        actor("NOR", "Norland", kind="state"),
        actor("BEL", "Belmark", kind="state"),
    ]
    facts = [fact("F1", "One", "S1"), fact("F2", "Two", "S2")]
    sections = [paragraphs(text, section=f"s{number}") for number, text in enumerate(PROSE)]
    about = case(*sections, facts=facts, sources=[source("S1"), source("S2")], actors=people)
    assert [one.message for one in find(about)] == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Marco Rubio’s plan", ["Marco Rubio"]),
        ("MARCO RUBIO and rubio", ["MARCO RUBIO"]),
        ("Марко Рубіо in Moscow", ["Марко Рубіо", "Moscow"]),
        ("The US told us", ["US"]),
        ("J.D. Vance, JD Vance, Vance", ["J.D. Vance", "JD Vance", "Vance"]),
        ("Vance. Rubio", ["Vance", "Rubio"]),
        ("Marco, Rubio", ["Rubio"]),
        ("Moscowite", []),
    ],
)
def it_finds_actors_by_their_names(text: str, named: list[str]) -> None:
    people = [
        *ACTORS,
        actor("US", "United States", kind="state", aliases=("US",)),
        actor("VANCE", "J.D. Vance", aliases=("JD Vance",)),
    ]
    assert [text[one.start : one.end] for one in names(people).mentions(text)] == named


def it_names_all_whom_a_surname_may_mean() -> None:
    people: list[Actor] = [actor("A", "Ada Bell"), actor("B", "Ben Bell"), actor("C", "Bell", kind="group")]
    assert [one.actors for one in names(people).mentions("Ada Bell; Mr Bell")] == [("A",), ("C",)]
    assert [one.actors for one in names(people[:2]).mentions("Mr Bell")] == [("A", "B")]


def it_finds_whole_phrases_over_any_white_space() -> None:
    text = "Very  likely or very\nlikely, İ very likely; unlikely"
    spans = find_phrases(text, ("likely", "very likely"))
    assert [text[slice(*span)] for span in spans] == ["Very  likely", "very\nlikely", "very likely"]
    assert find_phrases(text, ()) == ()


def it_knows_words_without_their_possessive_and_what_is_quoted() -> None:
    text = "Moscow’s “good will” and 'so on'"
    assert [word.text for word in words(text)] == ["Moscow", "good", "will", "and", "so", "on"]
    assert [text[slice(*span)] for span in quoted(text)] == ["“good will”"]


def it_names_in_a_waiver_what_was_found() -> None:
    found = Finding("rule", "warning", "It rains.", "Because.", "key")
    assert found.waiver("It is dry.") == Waiver(
        rule="rule", key="key", reason="It is dry.", severity="warning", message="It rains."
    )


@pytest.mark.parametrize("waived", SEVERITIES)
@pytest.mark.parametrize("later", SEVERITIES)
def it_lets_a_finding_stand_only_while_it_is_no_graver_than_it_was(waived: Severity, later: Severity) -> None:
    waiver = Finding("rule", waived, "It drizzles.", "Because.", "key").waiver("It is dry.")
    graver = SEVERITIES.index(later) < SEVERITIES.index(waived)
    assert Finding("rule", later, "It rains.", "Because.", "key").stands_by(waiver) is not graver


def it_covers_whatever_it_was_given_for_where_a_waiver_does_not_say_how_grave_that_was() -> None:
    waiver = Waiver(rule="rule", key="key", reason="It is dry.")
    assert Finding("rule", "error", "It rains.", "Because.", "key").stands_by(waiver)
    assert not Finding("rule", "error", "It rains.", "Because.", "other").stands_by(waiver)
