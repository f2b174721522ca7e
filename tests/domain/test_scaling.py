"""Moving a brief to another scale of likelihood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain import scaling
from briefwright.domain.blocks import Judgement, Paragraph
from briefwright.domain.brief import Brief, Section, blocks
from briefwright.domain.content import text
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
