"""What the rules about wording find, and what they leave alone, as tables."""

import pytest

from briefwright.domain.blocks import Judgement, PositionRow, PositionTable, Quote
from briefwright.domain.checks import (
    acronyms,
    confidence,
    near_names,
    off_scale,
    offices,
    synonyms,
    unsourced,
    weak,
)
from briefwright.domain.checks.finding import Rule
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.edits import set_mode
from briefwright.domain.facts import Actor, Office
from domain.checks.drafting import actor, case, fact, found, marked, paragraphs, section, written

STATE = Office(title="US Secretary of State", start=FuzzyDate(value="2025-01-21"))
SENATE = Office(
    title="US Senator for Florida", start=FuzzyDate(value="2011-01-03"), end=FuzzyDate(value="2025-01-20")
)
ACTORS = (
    actor("RU", "Russia", kind="state", aliases=("Moscow",)),
    actor("US", "United States", kind="state", aliases=("US", "Washington")),
    actor("RUBIO", "Marco Rubio", SENATE, STATE),
    actor(
        "TRUMP",
        "Donald Trump",
        Office(
            title="President of the United States",
            start=FuzzyDate(value="2017-01-20"),
            end=FuzzyDate(value="2021-01-20"),
        ),
        Office(title="President of the United States", start=FuzzyDate(value="2025-01-20")),
        aliases=("President Trump",),
    ),
    actor(
        "VANCE",
        "J.D. Vance",
        Office(title="Vice President of the United States", start=FuzzyDate(value="2025-01-20")),
    ),
    actor("WITKOFF", "Steve Witkoff", Office(title="Special envoy of the US President")),
    actor("LAVROV", "Sergey Lavrov", Office(title="Minister of Foreign Affairs of Russia")),
    actor("PUTIN", "Vladimir Putin", aliases=("Владимир Путин",)),
    actor("BAKER", "Andy Baker"),
)


@pytest.mark.parametrize(
    "text",
    [
        "Moscow withdrew its observers from the joint commission.",
        "The harbour handled 40,000 tonnes of grain that month.",
        "The agreement was signed on 15 August in the capital.",
        "The talks had been going on since 2019 without a result.",
        "Marco Rubio’s staff prepared the summit for many weeks.",
        "The plan would oblige the other side to keep 600,000 men at most.",
        "[F1|It rained]. Nobody saw it. Moscow withdrew its observers from the joint commission.",
        "[F1|It rained]. Thereupon 40 observers left the joint commission.",
    ],
)
def it_finds_statements_that_rest_on_no_fact(text: str) -> None:
    assert len(marked(unsourced.RULE, case(paragraphs(text), actors=ACTORS))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[F1|It rained] over Moscow for the third week in a row.",
        "Moscow withdrew its observers after [F1|it had rained] for weeks.",
        "Moscow withdrew its observers.",
        "The parties differ on what is given up and when.",
        "It is likely that Moscow withdraws its observers before the winter.",
        "Our confidence in this is moderate, for Moscow has been silent so far.",
        "Three things speak against a quick answer from Moscow these days:",
        "What would Moscow have to gain from yet another delay?",
        "“Moscow will never agree to any of these terms.”",
        "**What Moscow is asked to give up first.** [F1|It rained].",
        "Moscow has said different things to different listeners. [F1|It rained].",
        "[F1|It rained]. That leaves Moscow alone with its demand.",
        "We read the silence of Moscow as a sign of doubt.",
        "The Minister should ask Washington for a seat at the table.",
        "Article 5 says nothing about the means of an answer.",
        "The 28-point plan leaves the sequence of steps open.",
    ],
)
def it_leaves_alone_what_is_sourced_judged_advised_or_no_statement(text: str) -> None:
    assert marked(unsourced.RULE, case(paragraphs(text), actors=ACTORS)) == []


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("Moscow refuses.", ["Moscow refuses."]),
        ("It wants it. It said so.", ["It wants it. It said so."]),
        ("It wants it: [F1|it rained]", []),
        ("[F1|It rained]. It wants more.", []),
        ("", []),
        ("–", []),
    ],
)
def it_notes_positions_in_own_words_that_refer_to_nothing(cell: str, words: list[str]) -> None:
    rows = (PositionRow(id="row", actor="RU", cells=(written(cell),)),)
    table = PositionTable(id="p", topics=("T",), rows=rows)
    about = case(section(table, role="summary"), facts=[fact()], actors=ACTORS)
    assert marked(unsourced.RULE, about) == words
    assert {one.severity for one in found(unsourced.RULE, about)} <= {"note"}


def it_notes_positions_whose_reference_was_detached_and_tells_cells_apart() -> None:
    rows = tuple(PositionRow(id=one, actor="RU", cells=(written("[F1|It rained]", one),)) for one in "ab")
    about = case(section(PositionTable(id="p", topics=("T",), rows=rows)), facts=[fact()])
    assert found(unsourced.RULE, about) == []
    detached = set_mode(set_mode(about.brief, "a0", "detached"), "b0", "detached")
    results = found(unsourced.RULE, case(*detached.sections, facts=[fact()]))
    assert len({one.key for one in results}) == 2


@pytest.mark.parametrize(
    "role", ["bottom-line", "key-judgements", "outlook", "changes", "sources", "objectives", "timing"]
)
def it_wants_no_facts_in_sections_that_sum_up_or_judge(role: str) -> None:
    text = "Moscow withdrew its observers from the joint commission."
    assert marked(unsourced.RULE, case(paragraphs(text, role=role), actors=ACTORS)) == []


def it_searches_the_base_for_the_telling_words_of_a_statement() -> None:
    text = "Moscow withdrew its observers from the joint commission."
    (only,) = found(unsourced.RULE, case(paragraphs(text), actors=ACTORS))
    assert [fix.search for fix in only.fixes] == ["Moscow commission"]


@pytest.mark.parametrize(
    ("scale", "text", "word"),
    [
        ("phia", "It is very likely that talks go on.", "very likely"),
        ("phia", "An agreement is highly\nimprobable.", "highly\nimprobable"),
        ("phia", "The chances of a truce are remote.", "remote"),
        ("icd203", "A truce is a realistic possibility.", "realistic possibility"),
        ("icd203", "More likely than not, talks go on.", "More likely than not"),
        ("ipcc", "A truce is probable by then.", "probable"),
    ],
)
def it_finds_terms_that_belong_to_another_scale(scale: str, text: str, word: str) -> None:
    assert marked(off_scale.RULE, case(paragraphs(text), scale=scale)) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "It is likely, even highly likely, that talks go on.",
        "Villages in remote districts were cut off.",
        "They speak of a “very likely” outcome.",
        "[F1|A truce is very likely], he told the press.",
        "They met unlikely allies and liked them very much.",
    ],
)
def it_leaves_terms_of_the_scale_and_the_words_of_others_alone(text: str) -> None:
    assert marked(off_scale.RULE, case(paragraphs(text), facts=[fact()])) == []


def judgement(likelihood: str, block: str = "j1") -> Judgement:
    return Judgement(id=block, statement=written("Talks go on"), likelihood=likelihood)


def it_holds_a_judgement_to_the_terms_of_the_scale() -> None:
    (only,) = found(off_scale.RULE, case(section(judgement("very likely")), scale="phia"))
    assert only.severity == "error"
    assert found(off_scale.RULE, case(section(judgement("Probable")), scale="phia")) == []
    assert found(off_scale.RULE, case(section(judgement("")), scale="phia")) == []


def it_offers_only_terms_whose_band_holds_the_whole_band() -> None:
    about = case(section(judgement("remote")), scale="phia")
    (only,) = found(off_scale.RULE, about)
    assert [fix.label for fix in only.fixes] == ["Say “remote chance” (over 0 to 5 %)"]
    (mended,) = [fix.edit(about.brief) for fix in only.fixes if fix.edit]
    assert mended.sections[0].blocks == (judgement("remote chance"),)
    (without,) = found(off_scale.RULE, case(section(judgement("very likely")), scale="phia"))
    assert without.fixes == ()


def it_says_when_the_scale_itself_is_not_at_hand() -> None:
    (only,) = found(off_scale.RULE, case(scale="house"))
    assert only.place is None


@pytest.mark.parametrize(
    "text",
    [
        "We assess with high confidence that a truce is unlikely.",
        "A truce is likely (moderate confidence).",
        "We have low confidence that it is likely.",
        "It is unlikely, and our confidence in this is moderate.",
    ],
)
def it_finds_likelihood_and_confidence_in_one_sentence(text: str) -> None:
    assert marked(confidence.RULE, case(paragraphs("Nothing else. " + text))) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "A truce is unlikely. We hold this with high confidence.",
        "A vote of no confidence is likely within the month.",
        "Voters with little consumer confidence are unlikely to spend.",
        "[F1|It is likely], the minister said with high confidence.",
        "To write “likely” in a line with high confidence is an error.",
        "We have high confidence in the public record.",
    ],
)
def it_leaves_likelihood_and_confidence_apart_alone(text: str) -> None:
    assert marked(confidence.RULE, case(paragraphs(text), facts=[fact()])) == []


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["Rain is likely. Snow is likely.", "Hail is probable."], ["probable"]),
        (["Rain is probable. Snow is improbable.", "Hail is likely."], ["likely"]),
        (["Rain is highly probable. Snow is likely. Hail is unlikely."], ["highly probable"]),
        (["Rain is very likely. Snow is unlikely."], []),
        (["Rain is probable. Snow is highly improbable."], []),
        (["Rain is likely.", "[F1|Hail is probable]."], []),
    ],
)
def it_finds_the_rarer_of_two_rows_of_synonyms(texts: list[str], words: list[str]) -> None:
    assert marked(synonyms.RULE, case(paragraphs(*texts), scale="icd203")) == words


def it_lets_synonyms_be_mixed_where_the_scale_does() -> None:
    about = case(paragraphs("Rain is likely.", "Hail is probable."), scale="phia")
    assert found(synonyms.RULE, about) == []


def it_counts_the_terms_of_judgements_among_the_rows() -> None:
    blocks = (judgement("likely", "j1"), judgement("unlikely", "j2"), judgement("probable", "j3"))
    (only,) = found(synonyms.RULE, case(section(*blocks), scale="icd203"))
    assert only.place is not None
    assert (only.key, only.place.block) == ("probable", "j3")


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["The JVMM met twice."], ["JVMM"]),
        (["The JVMM met.", "Again the JVMM met."], ["JVMM"]),
        (["Members of the JVMM’s board met, and those of the ABMD."], ["JVMM", "ABMD"]),
        (["[F1|The JVMM met twice]."], ["JVMM"]),
    ],
)
def it_finds_acronyms_that_are_never_spelled_out_once_each(texts: list[str], words: list[str]) -> None:
    assert marked(acronyms.RULE, case(paragraphs(*texts), facts=[fact()], actors=ACTORS)) == words


@pytest.mark.parametrize(
    "texts",
    [
        ["The Joint Verification and Monitoring Mission met.", "The JVMM met twice."],
        ["The joint verification and monitoring mission (JVMM) met.", "The JVMM met twice."],
        ["The JVMM met.", "The JVMM (joint verification and monitoring mission) met twice."],
        ["The EU, NATO and the UN met on BBC TV in the USA."],
        ["The US sent a note."],
        ["Chapter VII of resolution ES-11/4 and the F-16 in 2 MHz/s."],
        ["He wrote of “NO JVMM AT ALL” and of ZERO GRATITUDE FOR OUR EFFORTS."],
        ["India’s minister LK Advani spoke at 7 am AEDT."],
        ["The PhD was on iOS and the OSCEs of old."],
    ],
)
def it_leaves_acronyms_alone_that_are_spelled_out_or_known(texts: list[str]) -> None:
    assert marked(acronyms.RULE, case(paragraphs(*texts), actors=ACTORS)) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The plan reportedly comes from Moscow.", "reportedly"),
        ("Reports of a truce came in.", "Reports of"),
        ("There is a growing perception that talks fail.", "There is a growing perception"),
        ("Sources say so. [F1|It rained].", "Sources say"),
    ],
)
def it_finds_attribution_that_names_nobody(text: str, word: str) -> None:
    assert marked(weak.RULE, case(paragraphs(text), facts=[fact()])) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "[F1|The plan reportedly comes from Moscow].",
        "The plan is reportedly finished: [F1|it rained].",
        "**What Kyiv is reportedly asked to give.** [F1|It rained].",
        "He said that the plan “reportedly” comes from Moscow.",
        "The ministry reported that the sources of the river are dry.",
        "There have been no new reports of violence.",
    ],
)
def it_leaves_attribution_alone_that_names_somebody(text: str) -> None:
    assert marked(weak.RULE, case(paragraphs(text), facts=[fact()])) == []


def it_lets_the_section_of_sources_speak_of_weak_ones() -> None:
    assert marked(weak.RULE, case(paragraphs("It rests on what sources say.", role="sources"))) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The summit was thwarted by Senator Marco Rubio, he said.", "Senator Marco Rubio"),
        ("Then Moscow heard Senator Rubio’s answer.", "Senator Rubio"),
        ("It was former President Donald Trump who wrote.", "former President Donald Trump"),
        ("A letter by former President Trump was read.", "former President Trump"),
        ("They met President Vance in Munich.", "President Vance"),
        ("Allies, including Senator J.D. Vance, left.", "Senator J.D. Vance"),
        ("The note went to Foreign Minister Marco Rubio.", "Foreign Minister Marco Rubio"),
        ("Yesterday President Witkoff left.", "President Witkoff"),
        ("They met Deputy Foreign Minister Lavrov.", "Deputy Foreign Minister Lavrov"),
    ],
)
def it_finds_offices_that_the_record_does_not_bear_out(text: str, words: str) -> None:
    assert marked(offices.RULE, case(paragraphs(text), actors=ACTORS)) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Secretary of State Marco Rubio met Foreign Minister Sergey Lavrov.",
        "US Secretary Rubio met President Trump and Vice President J.D. Vance.",
        "Former Senator Marco Rubio went to Geneva.",
        "Then-Senator Rubio voted against it.",
        "In 2019 Senator Marco Rubio voted against it.",
        "President Donald Trump’s special envoy Steve Witkoff left.",
        "The envoy Witkoff met Acting President Rubio.",
        "A senator, Marco Rubio, and a president, J.D. Vance, met.",
        "He spoke of “Senator Marco Rubio” on air.",
        "Senator Andy Baker has no offices on record.",
        "Ambassador Witkoff and General Lavrov are courtesies.",
        "Steve Witkoff is an envoy of the President. Marco Rubio is not.",
    ],
)
def it_leaves_offices_alone_that_fit_or_that_nobody_recorded(text: str) -> None:
    assert marked(offices.RULE, case(paragraphs(text), actors=ACTORS)) == []


def it_measures_offices_by_the_day_that_the_brief_bears() -> None:
    text = paragraphs("They met Senator Marco Rubio.")
    assert marked(offices.RULE, case(text, actors=ACTORS, day="2024-06-01")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mogul Tom Witkoff wrote it.", "Tom Witkoff"),
        ("Michael Witkoff wrote it.", "Michael Witkoff"),
        ("It was michael Witkoff who wrote it.", "michael Witkoff"),
        ("They met Grzegorz Lavrov in Minsk.", "Grzegorz Lavrov"),
        ("They met Donald Putin in Minsk.", "Donald Putin"),
    ],
)
def it_finds_known_surnames_with_another_given_name(text: str, words: str) -> None:
    assert marked(near_names.RULE, case(paragraphs(text), actors=ACTORS)) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Steve Witkoff, Steven Witkoff, Stephen Witkoff and Stefan Witkoff.",
        "Sergei Lavrov and Sergej V. Lavrov met Volodymyr Putin.",
        "They met Vladimir Vladimirovich Putin.",
        "But Witkoff left. Yesterday Witkoff came back. Meanwhile Rubio waited.",
        "On Monday Trump said so, and in Alaska Putin smiled.",
        "They met President Trump, Senator Rubio, Secretary Rubio and Mr Witkoff.",
        "The Republican Vance and the Russian Lavrov met the US Vance.",
        "The Witkoff-Driscoll channel and the Trump Putin summit.",
        "Владимир Путин met the Kremlin’s Putin in Moscow.",
        "He asked whether Rubio would go, and that Rubio stayed.",
        "He wrote “Tom Witkoff” on the paper.",
        "They came from Moscow. Putin did not.",
        "They met Tom Paker in the Mosh Khrubio area.",
    ],
)
def it_leaves_names_alone_that_are_on_record_or_no_names(text: str) -> None:
    assert marked(near_names.RULE, case(paragraphs(text), actors=ACTORS)) == []


@pytest.mark.parametrize("rule", [weak.RULE, offices.RULE, near_names.RULE, acronyms.RULE, off_scale.RULE])
def it_leaves_quotations_as_they_are(rule: Rule) -> None:
    words = "Reportedly Senator Marco Rubio and Tom Witkoff of the JVMM are very likely to meet."
    about = case(section(Quote(id="q", content=written(words))), actors=ACTORS)
    assert found(rule, about) == []


def it_names_the_office_on_record_and_offers_no_blind_fix() -> None:
    about = case(paragraphs("They met Senator Marco Rubio."), actors=ACTORS)
    (only,) = found(offices.RULE, about)
    assert "US Secretary of State" in only.reason
    assert only.fixes == ()


def it_finds_nothing_of_people_in_an_empty_base() -> None:
    people: tuple[Actor, ...] = ()
    text = paragraphs("Senator Marco Rubio met Tom Witkoff.")
    assert marked(offices.RULE, case(text, actors=people)) == []
    assert marked(near_names.RULE, case(text, actors=people)) == []
