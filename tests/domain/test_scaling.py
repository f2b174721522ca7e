"""Moving a brief to another scale of likelihood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain import scaling
from briefwright.domain.blocks import Block, Judgement, Paragraph, Quote
from briefwright.domain.brief import Brief, Place, Section, blocks
from briefwright.domain.content import FactRef, Text, plain, text
from briefwright.domain.errors import NotFound
from briefwright.domain.scales import LikelihoodScale, Term

US = LikelihoodScale(
    id="us",
    name="US",
    terms=(
        Term(term="unlikely", synonyms=("improbable",), band="20 to 45 %", low=20, high=45),
        Term(term="likely", synonyms=("probable",), band="55 to 80 %", low=55, high=80),
    ),
)
UK = LikelihoodScale(
    id="uk",
    name="UK",
    terms=(
        Term(term="unlikely", band="25 to 35 %", low=25, high=35),
        Term(term="likely", band="55 to 75 %", low=55, high=75),
    ),
)
SCALES = (US, UK)


def _brief(*likelihoods: str, scale: str = "us") -> Brief:
    judgements = tuple(
        Judgement(id=f"j{number}", statement=text(f"Judgement {number}"), likelihood=likelihood)
        for number, likelihood in enumerate(likelihoods)
    )
    body = (Paragraph(id="p", content=text("It is likely that it rains.")), *judgements)
    return Brief(id="b", title="T", scale=scale, sections=(Section(id="s", title="S", blocks=body),))


def _likelihoods(brief: Brief) -> list[str]:
    return [block.likelihood for _, block in blocks(brief) if isinstance(block, Judgement)]


def it_lists_every_judgement_that_states_a_likelihood_with_its_old_band_and_the_new_terms() -> None:
    found = scaling.undecided(_brief("probable", "", "unlikely"), SCALES, "us", "uk")
    assert [(one.block, one.statement, one.term, one.band) for one in found] == [
        ("j0", "Judgement 0", "probable", "55 to 80 %"),
        ("j2", "Judgement 2", "unlikely", "20 to 45 %"),
    ]
    assert all(one.options == UK.terms for one in found)


def it_lists_a_term_that_both_scales_have_too() -> None:
    assert len(scaling.undecided(_brief("likely"), SCALES, "us", "uk")) == 1


@pytest.mark.parametrize(("likelihood", "old"), [("perhaps", "us"), ("likely", "gone")])
def it_gives_no_band_to_a_term_that_the_old_scale_does_not_know(likelihood: str, old: str) -> None:
    (found,) = scaling.undecided(_brief(likelihood, scale=old), SCALES, old, "uk")
    assert (found.term, found.band) == (likelihood, "")


def it_has_nothing_to_decide_when_the_scale_stays() -> None:
    assert scaling.undecided(_brief("likely"), SCALES, "us", "us") == ()


def it_knows_only_scales_that_there_are() -> None:
    with pytest.raises(NotFound):
        scaling.undecided(_brief("likely"), SCALES, "us", "gone")


def it_takes_the_chosen_terms_and_leaves_open_what_is_to_be_open() -> None:
    before = _brief("likely", "", "unlikely")
    after = scaling.switch(before, SCALES, "uk", {"j0": "unlikely", "j2": scaling.OPEN})
    assert after.scale == "uk"
    assert _likelihoods(after) == ["unlikely", "", ""]
    assert after.sections[0].blocks[0] is before.sections[0].blocks[0]
    assert after.sections[0].blocks[2] is before.sections[0].blocks[2]


def it_maps_no_term_silently() -> None:
    with pytest.raises(ValueError, match="j1"):
        scaling.switch(_brief("likely", "likely"), SCALES, "uk", {"j0": "likely"})


def it_takes_no_word_that_is_not_on_the_new_scale() -> None:
    with pytest.raises(ValueError, match="j0"):
        scaling.switch(_brief("likely"), SCALES, "uk", {"j0": "probable"})


def it_switches_freely_where_no_likelihood_is_stated() -> None:
    assert scaling.switch(_brief(""), SCALES, "uk", {}).scale == "uk"


def it_changes_nothing_when_the_scale_stays() -> None:
    brief = _brief("likely")
    assert scaling.switch(brief, SCALES, "us", {"j0": "unlikely"}) is brief


def _text(*pieces: Block, scale: str = "us") -> Brief:
    return Brief(id="b", title="T", scale=scale, sections=(Section(id="s", title="S", blocks=pieces),))


def it_lists_the_sentences_whose_terms_would_stand_for_another_band() -> None:
    body = Paragraph(
        id="p", content=text("It rained.  Snow is\nunlikely. It is Probable that it thaws; likely.")
    )
    found = scaling.mentioned(_text(body), SCALES, "us", "uk")
    assert [(one.sentence, one.term, one.band, one.new_band) for one in found] == [
        ("unlikely.", "unlikely", "20 to 45 %", "25 to 35 %"),
        ("It is Probable that it thaws; likely.", "probable", "55 to 80 %", ""),
        ("It is Probable that it thaws; likely.", "likely", "55 to 80 %", "55 to 75 %"),
    ]
    assert found[1].place == Place(section="s", block="p")
    assert plain(body.content)[slice(*found[1].span)] == "Probable"


def it_lists_the_sentences_of_every_block_that_holds_text() -> None:
    judgement = Judgement(id="j", statement=text("Rain is likely."), reason=text("Snow is unlikely."))
    found = scaling.mentioned(_text(judgement), SCALES, "us", "uk")
    assert [one.place.slot for one in found] == [("statement",), ("reason",)]


FACT = FactRef(id="r", fact="F", revision=1, shown="Rain is likely")


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param(Quote(id="q", content=text("Rain is likely.")), id="a quotation"),
        pytest.param(Paragraph(id="p", content=text("He said “rain is likely”.")), id="quoted words"),
        pytest.param(Paragraph(id="p", content=(FACT, Text(text="."))), id="words of a fact"),
        pytest.param(Paragraph(id="p", content=text("Rain is very unlikely.")), id="a term of a third scale"),
        pytest.param(Paragraph(id="p", content=text("Rain is almost certain.")), id="the same band"),
    ],
)
def it_lists_no_words_that_are_not_the_analysts_or_keep_their_band(piece: Block) -> None:
    certain = Term(term="almost certain", band="over 95 %", low=95, high=100)
    third = LikelihoodScale(
        id="third", name="Third", terms=(Term(term="very unlikely", band="x", low=5, high=20), certain)
    )
    us, uk = (one.model_copy(update={"terms": (*one.terms, certain)}) for one in SCALES)
    assert scaling.mentioned(_text(piece), (us, uk, third), "us", "uk") == ()


@pytest.mark.parametrize(("old", "new"), [("us", "us"), ("gone", "uk")])
def it_lists_no_sentence_when_no_band_is_known_to_change(old: str, new: str) -> None:
    assert scaling.mentioned(_brief("likely", scale=old), SCALES, old, new) == ()


SAID = st.lists(st.sampled_from(["likely", "Unlikely", "probable", "rain", "never", ".", "\n"]), max_size=9)


@settings(max_examples=40)
@given(SAID)
def it_lists_every_word_of_the_former_scale_with_its_sentence(words: list[str]) -> None:
    found = scaling.mentioned(_text(Paragraph(id="p", content=text(" ".join(words)))), SCALES, "us", "uk")
    assert {one.term for one in found} == {word.lower() for word in words if US.find(word)}
    assert all(one.term in one.sentence.lower() for one in found)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["", "likely", "unlikely", "probable", "perhaps"]), max_size=5), st.data())
def it_refuses_exactly_when_something_listed_was_not_chosen(
    likelihoods: list[str], data: st.DataObject
) -> None:
    brief = _brief(*likelihoods)
    listed = {one.block for one in scaling.undecided(brief, SCALES, "us", "uk")}
    chosen = data.draw(st.sets(st.sampled_from(sorted(listed)))) if listed else set()
    choices = dict.fromkeys(chosen, "likely")
    if chosen == listed:
        assert set(_likelihoods(scaling.switch(brief, SCALES, "uk", choices))) <= {"", "likely"}
    else:
        with pytest.raises(ValueError, match="not decided"):
            scaling.switch(brief, SCALES, "uk", choices)
