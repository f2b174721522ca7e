"""The trace: from a sentence down to facts, sources and origins, from a record up to all that rests on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefwright.domain.brief import Brief, Place
from briefwright.domain.checks.passages import Passage, Span, passages
from briefwright.domain.content import FactRef
from briefwright.domain.editions import EditionRow
from briefwright.domain.facts import Fact, Source
from briefwright.domain.origins import Origin, SharedText, origins, shared_text
from briefwright.domain.queries import Dependants, Use
from briefwright.domain.wording import counted, day_words, listed

_EVIDENCE = {"statement": "supporting", "description": "evidence"}
"""Where the facts stand on which a field rests besides those in its own words."""

_VIEWS = {"position_table": "in its position table", "timeline": "in its timeline"}


@dataclass(frozen=True)
class Below:
    """What a sentence rests on, in order of first reference.

    `contrary` are the facts that speak against the judgement that the sentence states; sources, origins
    and copied text are those of the other facts. `missing` are the ids of facts that are not at hand.
    """

    facts: tuple[Fact, ...] = ()
    contrary: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    origins: tuple[Origin, ...] = ()
    copied: tuple[SharedText, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resting:
    """What rests on a record, the gravest first: each judgement once, then each section of a brief that
    uses it otherwise, with how many places it has, then the issued editions."""

    judgements: tuple[Use, ...] = ()
    sections: tuple[tuple[Use, int], ...] = ()
    editions: tuple[EditionRow, ...] = ()


def sentence_at(brief: Brief, place: Place, at: int) -> Span | None:
    """Where the sentence begins and ends in which a character stands; None where no words are."""
    found = next((one for one in passages(brief) if one.place == place), None)
    spans = found.sentences() if found else ()
    return next((span for span in spans if at <= span[1]), spans[-1] if spans else None)


def below(
    brief: Brief, place: Place, span: Span, facts: Mapping[str, Fact], sources: Mapping[str, Source]
) -> Below:
    """What the words of a span rest on. The statement of a judgement rests on its facts for and against, the
    description of a risk on its evidence."""
    here = [one for one in passages(brief) if one.place.block == place.block]
    own = [ref for one in here if one.place == place for ref in one.refs_in(span)]
    field = place.slot[-1] if place.slot else ""
    beneath = _refs(here, (*place.slot[:-1], _EVIDENCE.get(field, "")))
    against = _refs(here, ("contrary",)) if field == "statement" else ()
    return grounds([ref.fact for ref in (*own, *beneath)], [ref.fact for ref in against], facts, sources)


def grounds(
    fact_ids: Iterable[str],
    contrary: Iterable[str],
    facts: Mapping[str, Fact],
    sources: Mapping[str, Source],
) -> Below:
    """What rests beneath these facts, as far as it is at hand."""
    wanted, against = tuple(dict.fromkeys(fact_ids)), tuple(dict.fromkeys(contrary))
    found = tuple(facts[one] for one in wanted if one in facts)
    cited = dict.fromkeys(citation.source for fact in found for citation in fact.citations)
    held = {one: sources[one] for one in cited if one in sources}
    return Below(
        facts=found,
        contrary=tuple(facts[one] for one in against if one in facts),
        sources=tuple(held.values()),
        origins=origins(found, held),
        copied=shared_text(found, held),
        missing=tuple(one for one in dict.fromkeys((*wanted, *against)) if one not in facts),
    )


def tell_below(below_: Below) -> str:
    """How broad the ground is, in words: "3 facts, 2 sources, 1 independent origin"."""
    if not below_.facts:
        return "no fact"
    numbers = (len(below_.facts), "fact"), (len(below_.sources), "source")
    return ", ".join([*(counted(*one) for one in numbers), tell_origins(below_.origins)])


def tell_origins(found: Sequence[Origin]) -> str:
    """How many origins there are, in words: "1 independent origin"."""
    return counted(len(found), "independent origin")


def arranged(dependants: Dependants) -> Resting:
    """What rests on a record, put in order."""
    judgements: dict[tuple[str, str, bool], Use] = {}
    sections: dict[tuple[str, str, bool], list[Use]] = {}
    for use in dependants.uses:
        if use.kind == "judgement":
            judgements.setdefault((use.brief, use.block, use.contrary), use)
        else:
            sections.setdefault((use.brief, use.section, use.view), []).append(use)
    grouped = tuple((uses[0], len(uses)) for uses in sections.values())
    return Resting(tuple(judgements.values()), grouped, dependants.editions)


def tell(dependants: Dependants, on: str = "it", citing: bool = False) -> str:
    """What rests on a record: "2 judgements, 1 brief and 1 issued edition rest on it." `citing` counts the
    facts too, as of a source."""
    judgements = {(use.brief, use.block) for use in dependants.uses if use.kind == "judgement"}
    numbers = {
        "fact": len(dependants.facts) if citing else 0,
        "judgement": len(judgements),
        "brief": len({use.brief for use in dependants.uses}),
        "issued edition": len(dependants.editions),
    }
    named = [counted(number, noun) for noun, number in numbers.items() if number]
    verb = "rests" if sum(numbers.values()) == 1 else "rest"
    return f"{listed(named)} {verb} on {on}." if named else f"Nothing rests on {on}."


def lines(dependants: Dependants) -> Iterator[str]:
    """What rests on a record, a line for each judgement, section and edition, the gravest first."""
    resting = arranged(dependants)
    for use in resting.judgements:
        yield f"{judgement_words(use)} · {place_words(use)}"
    for use, count in resting.sections:
        yield place_words(use, count)
    yield from map(edition_words, resting.editions)


def judgement_words(use: Use) -> str:
    """What a fact does for a judgement: "supports the judgement “It will be signed.”"."""
    verb = "speaks against" if use.contrary else "supports"
    return f"{verb} the judgement “{use.judgement}”" if use.judgement else f"{verb} a judgement"


def place_words(use: Use, count: int = 1) -> str:
    """Where a fact is used: "Harbour talks · Risks (2 places)"."""
    notes = [f"{count} places"] if count > 1 else []
    if use.view:
        notes.append(_VIEWS.get(use.kind, "shown, not cited"))
    where = f"{use.brief_title} · {use.section_title}"
    return f"{where} ({', '.join(notes)})" if notes else where


def edition_words(row: EditionRow) -> str:
    """An edition: "Harbour talks, edition 2 of 3 May 2025"."""
    return f"{row.title}, edition {row.number} of {day_words(date.fromisoformat(row.day or row.issued[:10]))}"


def as_one_origin(one: Source, other: Source) -> tuple[Source, Source]:
    """Both sources, naming one origin: one that either names already, else the title of the elder."""
    elder, younger = sorted((one, other), key=_published)
    named = (elder.origin, younger.origin, elder.title, elder.publisher, elder.id)
    origin = next(name.strip() for name in named if name.strip())
    return one.model_copy(update={"origin": origin}), other.model_copy(update={"origin": origin})


def _published(source: Source) -> date:
    return source.published.earliest if source.published else date.max


def _refs(here: Iterable[Passage], slot: tuple[str, ...]) -> list[FactRef]:
    return [ref for one in here if one.place.slot == slot for _, ref in one.refs]
