"""The source summary statement (ICD 206): what a brief rests on, how good it is, what is missing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from briefwright.domain.blocks import Judgement
from briefwright.domain.brief import attached, blocks
from briefwright.domain.content import plain
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Fact, Source
from briefwright.domain.grades import (
    CREDIBILITIES,
    CREDIBILITY_WORDS,
    RELIABILITIES,
    RELIABILITY_WORDS,
    Credibility,
    Reliability,
)
from briefwright.domain.markings import Marking
from briefwright.domain.material import Material, cited_sources, fact_ids
from briefwright.domain.origins import origins, shared_text
from briefwright.domain.slots import support
from briefwright.domain.wording import counted, listed, short

GradeT = TypeVar("GradeT", Reliability, Credibility)

NAMED = 4
"""Up to so many origins are named one by one."""


@dataclass(frozen=True)
class Gaps:
    """How many of the facts and sources that the brief cites are missing or weak. `unsourced` facts rest on
    no source that stands."""

    missing: int = 0
    withdrawn_facts: int = 0
    withdrawn_sources: int = 0
    unsourced: int = 0
    disputed: int = 0
    superseded: int = 0
    undated: int = 0


@dataclass(frozen=True)
class Summary:
    """What a brief rests on. Withdrawn facts and sources, and those not at hand, count among the gaps alone.

    `origins` are the names of the independent origins, `copied` counts the pairs of sources of different
    origins that quote the same text. `reliability` counts sources, `credibility` items of information, which
    are single citations; `overridden` counts the items whose reliability is not that of their source.
    `single` are the judgements that rest on one origin, each with that origin, `baseless` those that rest on
    none. Where parts were left out, `ceiling` is the marking above which they were, and nothing is said to
    rest on no source: its sources may have been left out.
    """

    facts: int = 0
    sources: int = 0
    origins: tuple[str, ...] = ()
    copied: int = 0
    oldest: FuzzyDate | None = None
    newest: FuzzyDate | None = None
    reliability: Mapping[Reliability, int] = field(default_factory=dict)
    credibility: Mapping[Credibility, int] = field(default_factory=dict)
    overridden: int = 0
    single: tuple[tuple[str, str], ...] = ()
    baseless: tuple[str, ...] = ()
    gaps: Gaps = Gaps()
    ceiling: Marking | None = None


def summary(material: Material) -> Summary:
    """What the brief rests on, by its references that are not detached."""
    shown = _shown(material)
    facts = [fact for fact in shown if fact.standing != "withdrawn"]
    standing = {one.id: one for one in cited_sources(material) if one.standing != "withdrawn"}
    items = {(fact.id, one): one for fact in facts for one in fact.citations if one.source in standing}
    sources = {one.source: standing[one.source] for one in items.values()}
    dates = [one.published for one in sources.values() if one.published]
    single, baseless = _judgements(material, facts)
    return Summary(
        facts=len({fact.id for fact in facts}),
        sources=len(sources),
        origins=tuple(one.name for one in origins(facts, material.sources)),
        copied=len(shared_text(facts, sources)),
        oldest=min(dates, key=lambda one: one.earliest, default=None),
        newest=max(dates, key=lambda one: one.latest, default=None),
        reliability=_counts(RELIABILITIES, (one.reliability for one in sources.values())),
        credibility=_counts(CREDIBILITIES, (one.credibility for one in items.values())),
        overridden=sum(
            one.reliability not in (None, sources[one.source].reliability) for one in items.values()
        ),
        single=single,
        baseless=() if material.ceiling else baseless,
        gaps=_gaps(material, shown, sources),
        ceiling=material.ceiling,
    )


def sentences(told: Summary, grades: bool = True) -> tuple[str, ...]:
    """The statement, sentence by sentence, with or without what was graded."""
    if not (told.facts or told.gaps.missing or told.gaps.withdrawn_facts):
        return ("The brief cites no facts, so there are no sources to sum up.", *_left_out(told))
    graded = _grades(told) if grades else ()
    return (*_extent(told), *_left_out(told), *_age(told), *graded, *_resting(told), *_missing(told))


def _shown(material: Material) -> list[Fact]:
    """The facts as references show them, each in its present standing."""
    found = {}
    for ref in attached(material.brief):
        fact = material.behind(ref)
        if fact is not None:
            found[fact.id, fact.revision] = _in_present_standing(fact, material)
    return list(found.values())


def _in_present_standing(fact: Fact, material: Material) -> Fact:
    present = material.facts.get(fact.id, fact).standing
    return fact if fact.standing == present else fact.model_copy(update={"standing": present})


def _judgements(
    material: Material, facts: Sequence[Fact]
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The judgements that rest on a single origin, each with it, and those that rest on none."""
    single, baseless = [], []
    for _, block in blocks(material.brief):
        words = plain(block.statement).strip() if isinstance(block, Judgement) else ""
        if isinstance(block, Judgement) and words:
            wanted = support(block)
            found = origins([fact for fact in facts if fact.id in wanted], material.sources)
            if len(found) == 1:
                single.append((words, found[0].name))
            elif not found:
                baseless.append(words)
    return tuple(single), tuple(baseless)


def _gaps(material: Material, shown: Sequence[Fact], sources: Mapping[str, Source]) -> Gaps:
    sourced = {fact.id for fact in shown if any(one.source in sources for one in fact.citations)}
    by_standing = Counter({fact.id: fact.standing for fact in shown}.values())
    bare = {fact.id for fact in shown if fact.standing != "withdrawn"} - sourced
    return Gaps(
        missing=len(set(fact_ids(material.brief)) - {fact.id for fact in shown}),
        withdrawn_facts=by_standing["withdrawn"],
        withdrawn_sources=sum(one.standing == "withdrawn" for one in cited_sources(material)),
        unsourced=0 if material.ceiling else len(bare),
        disputed=by_standing["disputed"],
        superseded=by_standing["superseded"],
        undated=sum(one.published is None for one in sources.values()),
    )


def _counts(order: Sequence[GradeT], grades: Iterable[GradeT]) -> dict[GradeT, int]:
    """How often each grade was given, in their order."""
    found = Counter(grades)
    return {grade: found[grade] for grade in order if found[grade]}


def _extent(told: Summary) -> Iterator[str]:
    cites = f"The brief cites {counted(told.facts, 'fact')}"
    named = f": {listed([short(name) for name in told.origins])}" if len(told.origins) <= NAMED else ""
    if not told.facts:
        yield "The brief cites no fact that stands in the base."
    elif not told.sources:
        yield f"{cites}." if told.ceiling else f"{cites}, without any source that stands."
    elif told.sources == 1:
        yield f"{cites} from a single source, and so from a single origin{named}."
    elif len(told.origins) == 1:
        yield f"{cites} from {told.sources:,} sources, all of which go back to a single origin{named}."
    else:
        independent = counted(len(told.origins), "independent origin")
        yield f"{cites} from {told.sources:,} sources, which go back to {independent}{named}."
    if told.copied:
        pairs = counted(told.copied, "pair")
        quote = "quotes" if told.copied == 1 else "quote"
        yield f"{pairs} of sources {quote} the same text, so there may be fewer origins than they name."


def _left_out(told: Summary) -> Iterator[str]:
    if told.ceiling:
        yield f"What is marked above {told.ceiling} was left out and is not counted here."


def _age(told: Summary) -> Iterator[str]:
    if told.oldest and told.newest:
        first, last = told.oldest.words(), told.newest.words()
        many = told.sources - told.gaps.undated
        dates = "The dated source dates" if many == 1 else "The dated sources date"
        dates = dates if told.gaps.undated else dates.replace("dated ", "")
        yield f"{dates} from {first}." if first == last else f"{dates} from {first} to {last}."


def _grades(told: Summary) -> Iterator[str]:
    yield from _graded("source", "sources", "reliability", told.reliability, RELIABILITY_WORDS, "F")
    items = "item of information", "items of information"
    yield from _graded(*items, "credibility", told.credibility, CREDIBILITY_WORDS, 6)
    if told.overridden:
        theirs = "its source" if told.overridden == 1 else "their sources"
        yield f"The reliability of {counted(told.overridden, 'item')} was rated apart from that of {theirs}."


def _graded(
    noun: str,
    plural: str,
    axis: str,
    counts: Mapping[GradeT, int],
    words: Mapping[GradeT, str],
    unjudged: GradeT,
) -> Iterator[str]:
    """Those that were judged, the best first, and apart from them those that were not."""
    total, blank = sum(counts.values()), counts.get(unjudged, 0)
    judged = [(number, f"{words[grade]} ({grade})") for grade, number in counts.items() if grade != unjudged]
    if total == 1:
        said = [f"the {noun} is {worth}" for _, worth in judged]
    else:
        parts = [f"{number:,} {'is' if number == 1 else 'are'} {worth}" for number, worth in judged]
        said = [f"of the {counted(total, noun, plural)}, {listed(parts)}"] if parts else []
    if blank:
        which = f"{blank:,}" if judged else f"the {noun if total == 1 else counted(total, noun, plural)}"
        said.append(f"the {axis} of {which} was not judged ({unjudged})")
    if said:
        whole = "; ".join(said)
        yield f"{whole[0].upper()}{whole[1:]}."


def _resting(told: Summary) -> Iterator[str]:
    for judgement, origin in told.single:
        yield f"The judgement {_named(judgement)} rests on a single origin: {short(origin)}."
    for judgement in told.baseless:
        yield f"The judgement {_named(judgement)} rests on no source."


def _named(judgement: str) -> str:
    """The judgement as it is quoted inside a sentence."""
    return short(judgement.removesuffix("."))


def _missing(told: Summary) -> Iterator[str]:
    gaps, cited = told.gaps, "that the brief cites"
    unsourced = gaps.unsourced if told.sources else 0  # Where all are, the first sentence says so.
    lines = (
        (gaps.missing, "fact", cited, "is not in the base", "are not in the base"),
        (gaps.withdrawn_facts, "fact", cited, "was withdrawn", "were withdrawn"),
        (gaps.withdrawn_sources, "source", cited, "was withdrawn", "were withdrawn"),
        (unsourced, "fact", cited, "rests on no source", "rest on no source"),
        (gaps.disputed, "fact", cited, "is disputed", "are disputed"),
        (gaps.superseded, "fact", cited, "was superseded", "were superseded"),
        (gaps.undated, "source", cited, "bears no date", "bear no date"),
    )
    for number, noun, which, one, many in lines:
        if number:
            yield f"{counted(number, noun)} {which} {one if number == 1 else many}."
