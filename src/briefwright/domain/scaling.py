"""Moving a brief to another scale of likelihood: every judgement is decided anew, none is mapped, and no
sentence that uses a term of the former scale goes unnoticed."""

from collections.abc import Iterator, Mapping, Sequence

from briefwright.domain.blocks import Block, Judgement
from briefwright.domain.brief import Brief, Place, blocks
from briefwright.domain.checks.likelihoods import Said, said_in, words_of
from briefwright.domain.checks.passages import Span, passages
from briefwright.domain.content import plain
from briefwright.domain.edits import map_blocks
from briefwright.domain.errors import NotFound
from briefwright.domain.scales import LikelihoodScale, Term
from briefwright.domain.value import Value

OPEN = ""
"""The choice to leave the likelihood of a judgement open."""


class Decision(Value):
    """A judgement whose likelihood must be stated anew: what it says, its term with the band that the
    former scale gives it (empty where that does not know the term), and the terms to choose from."""

    block: str
    statement: str
    term: str
    band: str = ""
    options: tuple[Term, ...]


class Mention(Value):
    """A sentence of the analyst's own that uses a term of the former scale: where the term stands, and the
    bands that it has there and on the new scale; empty where that does not know it."""

    place: Place
    span: Span
    sentence: str
    term: str
    band: str
    new_band: str = ""


def undecided(brief: Brief, scales: Sequence[LikelihoodScale], old: str, new: str) -> tuple[Decision, ...]:
    """Every judgement that states a likelihood, in reading order; none when both scales are the same.

    A word that both scales have is to be decided as well, since its bands differ. Raises NotFound when
    there is no scale of the new id.
    """
    if old == new:
        return ()
    former, wanted = find_scale(scales, old), _known(scales, new)
    return tuple(
        Decision(
            block=judgement.id,
            statement=plain(judgement.statement).strip(),
            term=judgement.likelihood,
            band=_band(former, judgement.likelihood),
            options=wanted.terms,
        )
        for judgement in _stated(brief)
    )


def mentioned(brief: Brief, scales: Sequence[LikelihoodScale], old: str, new: str) -> tuple[Mention, ...]:
    """The sentences in which a term would come to stand for another band, in reading order, each term of a
    sentence once. They are not part of the switch: only their author can tell what they are to say.

    Raises NotFound when there is no scale of the new id.
    """
    former, wanted = find_scale(scales, old), _known(scales, new)
    found: dict[tuple[Place, Span, str], Mention] = {}
    for one in said_in(passages(brief), words_of(scales)):
        sentence = _sentence(one)
        bands = _band(former, one.word), _band(wanted, one.word)
        if bands[0] and bands[0] != bands[1]:
            mention = Mention(
                place=one.passage.place,
                span=one.span,
                sentence=" ".join(one.passage.text[slice(*sentence)].split()),
                term=one.word,
                band=bands[0],
                new_band=bands[1],
            )
            found.setdefault((one.passage.place, sentence, one.word), mention)
    return tuple(found.values())


def switch(brief: Brief, scales: Sequence[LikelihoodScale], new: str, choices: Mapping[str, str]) -> Brief:
    """The brief on another scale, each judgement with the term that was chosen for its block, or OPEN.

    Raises ValueError when a judgement that states a likelihood has not been decided or was given a word
    that is not on the new scale, NotFound when there is no scale of the new id.
    """
    if brief.scale == new:
        return brief
    wanted = _known(scales, new)
    for judgement in _stated(brief):
        choice = choices.get(judgement.id)
        if choice is None or (choice != OPEN and wanted.find(choice) is None):
            raise ValueError(f"The likelihood of judgement {judgement.id} is not decided: {choice!r}")

    def change(block: Block) -> Block:
        if not isinstance(block, Judgement) or not block.likelihood:
            return block
        return block.model_copy(update={"likelihood": choices[block.id]})

    return map_blocks(brief, change).model_copy(update={"scale": new})


def find_scale(scales: Sequence[LikelihoodScale], scale_id: str) -> LikelihoodScale | None:
    """The scale of that id, where there is one."""
    return next((scale for scale in scales if scale.id == scale_id), None)


def _known(scales: Sequence[LikelihoodScale], scale_id: str) -> LikelihoodScale:
    scale = find_scale(scales, scale_id)
    if scale is None:
        raise NotFound(f"There is no scale {scale_id}. The brief keeps its scale.")
    return scale


def _stated(brief: Brief) -> Iterator[Judgement]:
    for _, block in blocks(brief):
        if isinstance(block, Judgement) and block.likelihood:
            yield block


def _sentence(one: Said) -> Span:
    """Where the sentence that the term stands in begins and ends."""
    return next(span for span in one.passage.sentences() if span[0] <= one.span[0] < span[1])


def _band(scale: LikelihoodScale | None, word: str) -> str:
    term = scale.find(word) if scale else None
    return term.band if term else ""
