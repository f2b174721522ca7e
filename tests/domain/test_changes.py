"""What has changed between two editions: told by judgement, and nothing for mere rewording."""

from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain import edits
from briefwright.domain.blocks import (
    Block,
    Bullet,
    Judgement,
    Paragraph,
    PositionRow,
    PositionTable,
    Risk,
    RiskRegister,
    Scenario,
    ScenarioSet,
)
from briefwright.domain.brief import Brief, Section, blocks
from briefwright.domain.changes import compare
from briefwright.domain.checks.passages import sentences
from briefwright.domain.content import Content, FactRef, Inline, Text, plain, reference, refs, text
from briefwright.domain.editions import Edition, Held
from briefwright.domain.facts import Actor, Fact, Source, Standing, Topic
from briefwright.domain.grounds import Grounds
from briefwright.domain.scales import LikelihoodScale, Term
from briefwright.domain.slots import SlotKey, map_slots, slots
from briefwright.domain.telling import edition_words, groups, lines, section

PHIA = LikelihoodScale(
    id="phia",
    name="PHIA",
    terms=(
        Term(term="unlikely", band="25 to 35 %", low=25, high=35),
        Term(term="likely", synonyms=("probable",), band="55 to 75 %", low=55, high=75),
    ),
)
ICD = LikelihoodScale(
    id="icd203",
    name="ICD 203",
    terms=(
        Term(term="unlikely", band="20 to 45 %", low=20, high=45),
        Term(term="likely", band="55 to 80 %", low=55, high=80),
    ),
)
FACTS = tuple(
    Fact(id=f"F{number}", revision=1, statement=statement)
    for number, statement in enumerate(("It rained", "It snowed", "It froze", "It thawed"), 1)
)
RAIN, SNOW, FROST, THAW = FACTS
JUDGEMENT = Judgement(
    id="j1",
    statement=text("The pass will close."),
    likelihood="unlikely",
    confidence="low",
    reason=text("One gauge only."),
    supporting=(reference(RAIN, "r1"),),
    contrary=(reference(THAW, "r2"),),
)
TABLE = PositionTable(
    id="p1", topics=("T1", "T2"), rows=(PositionRow(id="row1", actor="A1", cells=(text("own words"), ())),)
)
RISKS = RiskRegister(
    id="k1",
    rows=(Risk(id="flood", description=text("Flood in the valley"), likelihood="1-5", impact="minor"),),
)
OUTLOOK = ScenarioSet(
    id="o1",
    rows=(
        Scenario(id="calm", name="Calm", kind="baseline", probability=60),
        Scenario(id="storm", name="Storm", kind="worst case", probability=40),
    ),
)
BRIEF = Brief(
    id="b",
    title="The pass",
    day=date(2026, 5, 1),
    sections=(
        Section(id="s1", title="Judgements", blocks=(JUDGEMENT, Paragraph(id="t", content=text("Words.")))),
        Section(id="s2", title="The rest", blocks=(TABLE, RISKS, OUTLOOK)),
    ),
)
FIRST = Edition(
    id="e1",
    number=1,
    brief=BRIEF,
    facts=FACTS,
    sources=(Source(id="S1", title="Gauge", publisher="Met Office"), Source(id="S2", title="Webcam")),
    actors=(Actor(id="A1", name="Orlova"),),
    topics=(Topic(id="T1", name="the tunnel"), Topic(id="T2", name="the toll")),
    held=(Held(actor="A1", topic="T1", stance="supports", fact="F1"),),
    scale=PHIA,
)
SECOND = FIRST.model_copy(
    update={"id": "e2", "number": 2, "brief": edits.set_details(BRIEF, day=date(2026, 6, 1))}
)

Step = Callable[[Edition], Edition]


def on_block(block_id: str, **fields: object) -> Step:
    """The edition with fields of one block changed."""

    def step(edition: Edition) -> Edition:
        brief = edits.change_block(edition.brief, block_id, lambda block: block.model_copy(update=fields))
        return edition.model_copy(update={"brief": brief})

    return step


def on_risk(**fields: object) -> Step:
    return on_block("k1", rows=(RISKS.rows[0].model_copy(update=fields),))


def on_scenarios(*chances: int | None) -> Step:
    rows = (
        row.model_copy(update={"probability": chance})
        for row, chance in zip(OUTLOOK.rows, chances, strict=True)
    )
    return on_block("o1", rows=tuple(rows))


def on_edition(**fields: object) -> Step:
    return lambda edition: edition.model_copy(update=fields)


def on_brief(edit: Callable[[Brief], Brief]) -> Step:
    return lambda edition: edition.model_copy(update={"brief": edit(edition.brief)})


def cites(*facts: Fact) -> Content:
    return tuple(reference(fact, f"x-{fact.id}") for fact in facts)


def holding(stance: str, topic: str = "T1", fact: str = "F2") -> Step:
    values = {"actor": "A1", "topic": topic, "stance": stance, "fact": fact}
    return on_edition(held=(Held.model_validate(values),))


def withdrawn_fact(fact: Fact) -> tuple[Fact, ...]:
    return tuple(one.model_copy(update={"standing": "withdrawn"}) if one is fact else one for one in FACTS)


def without(facts: tuple[Fact, ...]) -> Step:
    return on_edition(facts=facts)


def both(*steps: Step) -> Step:
    def step(edition: Edition) -> Edition:
        for one in steps:
            edition = one(edition)
        return edition

    return step


NEW = Judgement(id="j2", statement=text("The road will hold."), likelihood="likely", confidence="high")
PASS = "“The pass will close”"
KEPT = "Unchanged in support: “It rained”. Unchanged against it: “It thawed”."


def turned(fact: Fact, **fields: object) -> tuple[Fact, ...]:
    """The facts, one of them at its next revision."""
    new = fact.model_copy(update={"revision": fact.revision + 1, **fields})
    return tuple(new if one is fact else one for one in FACTS)


@pytest.mark.parametrize(
    ("step", "told"),
    [
        pytest.param(
            on_block("j1", likelihood="likely", confidence="moderate"),
            f"{PASS}: likelihood went from unlikely (25 to 35 %) on 1 May 2026 to likely (55 to 75 %) on "
            f"1 June 2026. Confidence went from low to moderate. {KEPT}",
            id="a judgement that moved",
        ),
        pytest.param(
            both(
                on_block("j1", likelihood="probable"), on_brief(lambda one: edits.set_details(one, day=None))
            ),
            f"{PASS}: likelihood went from unlikely (25 to 35 %) to probable (55 to 75 %). "
            f"Confidence stays low. {KEPT}",
            id="in the analyst's own word, where a day is missing",
        ),
        pytest.param(
            on_block("j1", confidence="high"),
            f"{PASS}: likelihood stays unlikely (25 to 35 %). Confidence went from low on 1 May 2026 to high "
            f"on 1 June 2026. {KEPT}",
            id="a confidence that moved alone",
        ),
        pytest.param(
            both(on_brief(lambda one: edits.set_details(one, day=BRIEF.day)), on_block("j1", likelihood="")),
            f"{PASS}: likelihood went from unlikely (25 to 35 %) to not stated. Confidence stays low. {KEPT}",
            id="on the same day",
        ),
        pytest.param(
            on_block("j1", confidence=None, likelihood=""),
            f"{PASS}: likelihood went from unlikely (25 to 35 %) on 1 May 2026 to not stated on 1 June 2026. "
            f"Confidence went from low to not stated. {KEPT}",
            id="a rating taken back",
        ),
        pytest.param(
            on_block("j1", likelihood="maybe"),
            f"{PASS}: likelihood went from unlikely (25 to 35 %) on 1 May 2026 to maybe on 1 June 2026. "
            f"Confidence stays low. {KEPT}",
            id="a word off the scale",
        ),
        pytest.param(
            on_block("j1", supporting=cites(RAIN, SNOW), contrary=cites(FROST)),
            f"{PASS}: likelihood stays unlikely (25 to 35 %). Confidence stays low. New in support: "
            "“It snowed”. New against it: “It froze”. No longer cited: “It thawed”.",
            id="evidence that came and fell away",
        ),
        pytest.param(
            on_block("j1", supporting=(), contrary=cites(RAIN, THAW)),
            f"{PASS}: likelihood stays unlikely (25 to 35 %). Confidence stays low. "
            "New against it: “It rained”.",
            id="evidence that changed sides",
        ),
        pytest.param(
            on_brief(lambda one: edits.splice_blocks(one, "s1", 0, 0, (NEW,))),
            "New judgement: “The road will hold”. Likelihood is likely (55 to 75 %). Confidence is high.",
            id="a new judgement",
        ),
        pytest.param(
            on_brief(lambda one: edits.remove_block(one, "j1")),
            f"Dropped judgement: {PASS}. Likelihood was unlikely (25 to 35 %). Confidence was low.",
            id="a dropped judgement",
        ),
        pytest.param(
            holding("opposes"),
            "Orlova on the tunnel: shifted from “supports” to “opposes”. By: “It snowed”.",
            id="a position that shifted",
        ),
        pytest.param(
            on_edition(held=(*FIRST.held, Held(actor="A1", topic="T2", stance="neutral", fact="F3"))),
            "Orlova on the toll: “neutral” is now on record. By: “It froze”.",
            id="a first stance",
        ),
        pytest.param(
            on_edition(held=()),
            "Orlova on the tunnel: “supports” is no longer on record. By: “It rained”.",
            id="a stance taken from the record",
        ),
        pytest.param(
            on_risk(likelihood="5-25", evidence=cites(RAIN)),
            "Risk “Flood in the valley”: likelihood went from 1-5 to 5-25. Facts: “It rained”.",
            id="a risk that moved",
        ),
        pytest.param(
            on_risk(likelihood="", impact="limited"),
            "Risk “Flood in the valley”: likelihood went from 1-5 to not stated, impact went from minor to "
            "limited.",
            id="a risk that moved both ways",
        ),
        pytest.param(
            on_block("k1", rows=(*RISKS.rows, Risk(id="ice", description=text("Ice"), impact="minor"))),
            "New risk: “Ice” (likelihood not stated, impact minor).",
            id="a new risk",
        ),
        pytest.param(
            on_block("k1", rows=()),
            "No longer a risk: “Flood in the valley” (likelihood 1-5, impact minor).",
            id="a risk that is gone",
        ),
        pytest.param(
            on_scenarios(60, None),
            "Scenario “Storm”: probability went from 40 % to not stated.",
            id="a scenario without its probability",
        ),
        pytest.param(
            on_block("o1", rows=(*OUTLOOK.rows, Scenario(id="quake", kind="wild card", probability=0))),
            "New scenario: “wild card” (0 %).",
            id="a new scenario",
        ),
        pytest.param(
            on_block("o1", rows=OUTLOOK.rows[:1]),
            "No longer a scenario: “Storm” (40 %).",
            id="a scenario that is gone",
        ),
        pytest.param(
            on_edition(
                sources=(FIRST.sources[0].model_copy(update={"standing": "withdrawn"}), FIRST.sources[1])
            ),
            "Source withdrawn: “Gauge”, Met Office.",
            id="a source that was withdrawn",
        ),
        pytest.param(without(withdrawn_fact(FROST)), "Fact withdrawn: “It froze”.", id="a fact, too"),
    ],
)
def it_tells_each_change_in_one_line(step: Step, told: str) -> None:
    assert lines(compare(FIRST, step(SECOND))) == [told]


HAIL = turned(RAIN, statement="It hailed")


@pytest.mark.parametrize(
    ("step", "told"),
    [
        pytest.param(
            both(without(HAIL), on_block("j1", supporting=cites(HAIL[0]))),
            "Revised: “It hailed”, formerly “It rained”.",
            id="a fact that was revised",
        ),
        pytest.param(
            both(without(HAIL), on_edition(former=(RAIN,))),
            "Revised: “It hailed”, formerly “It rained”.",
            id="a fact that was revised and is not yet shown so",
        ),
        pytest.param(
            without(turned(THAW, standing="disputed")),
            "Now disputed: “It thawed”.",
            id="a fact that is disputed now",
        ),
        pytest.param(
            without(turned(RAIN, standing="disputed", statement="It hailed")),
            "Revised and now disputed: “It hailed”, formerly “It rained”.",
            id="a fact that was revised and is disputed",
        ),
        pytest.param(
            both(without(HAIL), on_block("j1", supporting=cites(HAIL[0], SNOW), contrary=cites(THAW))),
            "New in support: “It snowed”. Revised: “It hailed”, formerly “It rained”.",
            id="a fact that was revised beside a new one",
        ),
        pytest.param(
            without(withdrawn_fact(THAW)), "Now withdrawn: “It thawed”.", id="a fact that was withdrawn"
        ),
        pytest.param(without(turned(RAIN, note="Seen")), KEPT, id="nothing but a note"),
        pytest.param(
            on_block("j1", supporting=cites(RAIN), contrary=cites(FROST)),
            "New against it: “It froze”. No longer cited: “It thawed”.",
            id="other facts beside one that stays",
        ),
    ],
)
def it_tells_what_became_of_the_facts_behind_a_judgement_that_moved(step: Step, told: str) -> None:
    after = both(step, on_block("j1", likelihood="likely"))(SECOND)
    line = lines(compare(FIRST, after))[0]
    assert line.split("Confidence stays low. ")[1] == told


def it_tells_of_a_revision_when_the_brief_shows_it_though_the_base_had_it_before() -> None:
    before = both(without(HAIL), on_edition(former=(RAIN,)))(FIRST)
    moved = both(without(HAIL), on_block("j1", likelihood="likely"))
    stays = both(moved, on_edition(former=(RAIN,)))(SECOND)
    shown = both(moved, on_block("j1", supporting=cites(HAIL[0])))(SECOND)
    assert "Revised" not in lines(compare(before, stays))[0]
    assert "Revised: “It hailed”, formerly “It rained”." in lines(compare(before, shown))[0]


def it_lists_no_judgement_for_a_fact_that_changed_when_the_judgement_stays() -> None:
    assert compare(FIRST, without(HAIL)(SECOND)).empty
    assert compare(FIRST, without(turned(RAIN, standing="disputed"))(SECOND)).empty


def it_cites_the_revised_fact_in_the_section_and_quotes_what_it_said(new_id: Callable[[], str]) -> None:
    after = both(without(HAIL), on_block("j1", likelihood="likely", supporting=cites(HAIL[0])))(SECOND)
    (bullet,) = section(compare(FIRST, after), new_id).blocks
    assert isinstance(bullet, Bullet)
    assert [(ref.fact, ref.revision, ref.shown) for ref in refs(bullet.content)] == [("F1", 2, "It hailed")]
    assert plain(bullet.content).endswith(" Revised: It hailed, formerly “It rained”.")


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(on_block("t", content=text("Other words.")), id="reworded text"),
        pytest.param(on_block("j1", statement=text("The pass is going to close")), id="a reworded judgement"),
        pytest.param(on_block("j1", reason=text("Because")), id="another reason"),
        pytest.param(on_block("j1", likelihood="UNLIKELY"), id="other capitals"),
        pytest.param(
            on_risk(owner="Roads", horizon="May", mitigation=text("Dykes")), id="what is done about a risk"
        ),
        pytest.param(
            on_brief(lambda one: edits.rename_section(one, "s1", "Findings")), id="a renamed section"
        ),
        pytest.param(on_brief(lambda one: edits.move_section(one, "s2", 0)), id="a moved section"),
        pytest.param(on_brief(lambda one: edits.move_block(one, "j1", 1)), id="a moved block"),
        pytest.param(on_brief(lambda one: edits.remove_block(one, "t")), id="a paragraph left out"),
        pytest.param(on_brief(lambda one: edits.remove_block(one, "p1")), id="a table left out"),
        pytest.param(holding("supports", fact="F4"), id="a stance stated again"),
        pytest.param(
            on_brief(lambda one: edits.splice_blocks(one, "s1", 0, 0, (Judgement(id="j9"),))),
            id="a judgement not yet written",
        ),
        pytest.param(on_block("k1", rows=(*RISKS.rows, Risk(id="x"))), id="a risk not yet written"),
        pytest.param(on_block("o1", rows=(*OUTLOOK.rows, Scenario(id="x"))), id="a scenario not yet written"),
    ],
)
def it_leaves_alone_what_is_no_change(step: Step) -> None:
    changes = compare(FIRST, step(SECOND))
    assert changes.empty
    assert lines(changes) == [
        "No judgement, position, risk or scenario has changed since edition 1 (1 May 2026), and nothing was "
        "withdrawn."
    ]


def it_takes_one_synonym_for_another_as_rewording() -> None:
    before = on_block("j1", likelihood="likely")(FIRST)
    assert compare(before, on_block("j1", likelihood="probable")(SECOND)).empty


def it_names_both_scales_when_the_bands_of_a_judgement_changed_with_them() -> None:
    changes = compare(FIRST, on_edition(scale=ICD)(SECOND))
    assert lines(changes)[0] == "Likelihood is now stated on another scale: ICD 203, formerly PHIA."
    assert len(changes.judgements) == 1


def it_names_what_changed_by_its_new_words() -> None:
    after = on_block("j1", likelihood="likely", statement=text("Snow will\nclose the pass."))(SECOND)
    (change,) = compare(FIRST, after).judgements
    assert change.statement == "Snow will close the pass"


def it_tells_changes_in_the_order_of_the_later_edition_and_what_was_dropped_last() -> None:
    other = Judgement(id="j2", statement=text("Other"), likelihood="likely")
    before = on_brief(lambda one: edits.splice_blocks(one, "s1", 1, 0, (other,)))(FIRST)
    after = on_brief(lambda one: edits.splice_blocks(one, "s1", 0, 1, (NEW.model_copy(update={"id": "j3"}),)))
    moved = on_block("j2", likelihood="unlikely")
    changes = compare(before, both(on_edition(brief=before.brief), after, moved)(SECOND))
    assert [one.block for one in changes.judgements] == ["j3", "j2", "j1"]


def it_puts_each_kind_of_change_under_a_heading() -> None:
    moved = both(
        on_edition(scale=ICD),
        on_block("j1", likelihood="likely"),
        holding("opposes"),
        on_risk(impact="limited"),
        on_scenarios(50, 50),
        without(withdrawn_fact(FROST)),
    )
    told = groups(compare(FIRST, moved(SECOND)))
    assert [(heading, len(found)) for heading, found in told] == [
        ("", 1),
        ("Judgements", 1),
        ("Positions", 1),
        ("Risks", 1),
        ("Outlook", 2),
        ("Withdrawn", 1),
    ]


def it_never_puts_likelihood_and_confidence_into_one_sentence(new_id: Callable[[], str]) -> None:
    changed = on_block("j1", likelihood="likely", confidence="high", supporting=cites(SNOW))
    added = on_brief(lambda one: edits.splice_blocks(one, "s1", 0, 0, (NEW,)))
    made = section(compare(FIRST, both(changed, added)(SECOND)), new_id)
    for block in made.blocks:
        words = plain(next(content for _, content in slots(block)))
        told = [words[start:end].lower() for start, end in sentences(words)]
        assert not [one for one in told if "likelihood" in one and "confidence" in one]


def it_tells_a_withdrawal_only_once() -> None:
    withdrawn = withdrawn_fact(FROST)
    assert compare(without(withdrawn)(FIRST), without(withdrawn)(SECOND)).empty


def it_makes_a_section_for_the_head_of_the_next_edition(new_id: Callable[[], str]) -> None:
    after = on_block("j1", likelihood="likely", supporting=cites(RAIN, SNOW))(SECOND)
    made = section(compare(FIRST, after), new_id)
    (bullet,) = made.blocks
    assert isinstance(bullet, Bullet)
    assert (made.title, made.role) == ("What has changed since edition 1 (1 May 2026)", "changes")
    assert [(ref.fact, ref.revision, ref.shown) for ref in refs(bullet.content)] == [("F2", 1, "It snowed")]
    assert plain(bullet.content).startswith(f"{PASS}: likelihood went from unlikely")


@pytest.mark.parametrize("facts", [withdrawn_fact(SNOW), tuple(fact for fact in FACTS if fact is not SNOW)])
def it_quotes_a_fact_that_can_no_longer_be_cited(facts: tuple[Fact, ...], new_id: Callable[[], str]) -> None:
    after = both(on_block("j1", supporting=cites(RAIN, SNOW)), without(facts))(SECOND)
    before = without(facts)(FIRST)
    (bullet,) = section(compare(before, after), new_id).blocks
    assert isinstance(bullet, Bullet)
    assert not list(refs(bullet.content))
    assert "“It snowed”" in plain(bullet.content)


def it_says_in_one_sentence_that_there_is_nothing_to_tell(new_id: Callable[[], str]) -> None:
    (only,) = section(compare(FIRST, SECOND), new_id).blocks
    assert isinstance(only, Paragraph)
    assert plain(only.content).startswith("No judgement, position, risk or scenario has changed")


def it_gives_every_part_of_the_section_an_id_of_its_own(new_id: Callable[[], str]) -> None:
    made = section(compare(FIRST, on_block("j1", supporting=cites(*FACTS))(SECOND)), new_id)
    ids = [made.id, *(block.id for block in made.blocks)]
    ids += [ref.id for block in made.blocks for _, content in slots(block) for ref in refs(content)]
    assert len(ids) == len(set(ids)) == 5


@pytest.mark.parametrize(
    ("number", "day", "words"),
    [(2, date(2026, 5, 5), "edition 2 (5 May 2026)"), (3, None, "edition 3"), (0, None, "the draft")],
)
def it_names_an_edition_as_people_do(number: int, day: date | None, words: str) -> None:
    brief = BRIEF.model_copy(update={"day": day})
    edition = FIRST.model_copy(update={"number": number, "brief": brief})
    assert edition_words(compare(edition, FIRST).before) == words


# -- whatever is reworded

WORDS = st.text(max_size=12)


def reworded(brief: Brief, draw: Callable[[], str]) -> Brief:
    """The brief with other words in every piece of its running text; its references stay."""

    def item(one: Inline) -> Inline:
        if isinstance(one, FactRef):
            return one.model_copy(update={"shown": draw() or "x"})
        return one.model_copy(update={"text": draw()})

    def change(_: SlotKey, content: Content) -> Content:
        return (*(item(one) for one in content), Text(text=draw()))

    return edits.map_blocks(brief, lambda block: map_slots(block, change))


@settings(max_examples=40)
@given(data=st.data())
def it_finds_no_change_in_any_rewording(data: st.DataObject) -> None:
    brief = reworded(SECOND.brief, lambda: data.draw(WORDS))
    assert compare(FIRST, SECOND.model_copy(update={"brief": brief})).empty


LIKELIHOODS = st.sampled_from(["", "likely", "probable", "unlikely", "maybe"])
EVIDENCE = st.lists(st.sampled_from(FACTS), unique=True, max_size=3).map(lambda facts: cites(*facts))
JUDGEMENTS = st.builds(
    Judgement,
    id=st.sampled_from(["j1", "j2", "j3"]),
    statement=WORDS.map(text),
    likelihood=LIKELIHOODS,
    confidence=st.sampled_from([None, "low", "high"]),
    supporting=EVIDENCE,
    contrary=EVIDENCE,
)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Editions of one brief with any judgements, risks and scenarios."""
    found: list[Block] = [*draw(st.lists(JUDGEMENTS, unique_by=lambda one: one.id, max_size=3))]
    rows = st.lists(st.integers(0, 3), unique=True, max_size=3)
    found.append(
        RiskRegister(
            id="k",
            rows=tuple(Risk(id=str(n), impact=draw(st.sampled_from(["", "minor"]))) for n in draw(rows)),
        )
    )
    chances = st.one_of(st.none(), st.integers(0, 100))
    found.append(
        ScenarioSet(id="o", rows=tuple(Scenario(id=str(n), probability=draw(chances)) for n in draw(rows)))
    )
    brief = Brief(id="b", title="Any", sections=(Section(id="s", title="S", blocks=tuple(found)),))
    return FIRST.model_copy(update={"brief": brief, "scale": draw(st.sampled_from([PHIA, ICD, None]))})


@settings(max_examples=40)
@given(edition=editions())
def it_finds_no_change_between_an_edition_and_itself(edition: Edition) -> None:
    assert compare(edition, edition).empty


@settings(max_examples=60)
@given(
    before=editions(),
    after=editions(),
    standings=st.lists(st.sampled_from(get_args(Standing)), min_size=4, max_size=4),
)
def it_names_a_fact_behind_every_judgement_that_moved_and_cites_any(
    before: Edition, after: Edition, standings: list[Standing]
) -> None:
    facts = tuple(
        fact.model_copy(update={"standing": standing})
        for fact, standing in zip(FACTS, standings, strict=True)
    )
    cited = {
        block.id
        for _, block in blocks(after.brief)
        if any(list(refs(content)) for _, content in slots(block))
    }
    for change in compare(before, without(facts)(after)).judgements:
        told = change.grounds != Grounds()
        assert told or change.after is None or change.block not in cited


@settings(max_examples=60)
@given(before=editions(), after=editions())
def it_tells_the_same_moves_backwards(before: Edition, after: Edition) -> None:
    there, back = compare(before, after), compare(after, before)
    assert {one.block: (one.before, one.after) for one in there.judgements} == {
        one.block: (one.after, one.before) for one in back.judgements
    }
    assert {one.risk: (one.before, one.after) for one in there.risks} == {
        one.risk: (one.after, one.before) for one in back.risks
    }
    assert len(lines(there)) == len(lines(back))


def it_tells_risks_of_two_registers_apart_whose_rows_have_the_same_id() -> None:
    twin = RISKS.model_copy(update={"id": "k9"})
    before = edits.splice_blocks(BRIEF, "s2", 0, 0, (twin,))
    risen = twin.model_copy(update={"rows": (twin.rows[0].model_copy(update={"impact": "catastrophic"}),)})
    after = edits.change_block(before, "k9", lambda _: risen)
    told = compare(*(FIRST.model_copy(update={"brief": brief}) for brief in (before, after)))
    assert [one.after.impact for one in told.risks if one.after] == ["catastrophic"]
