"""Contradictions in the ledger of which the brief shows one side only."""

from collections.abc import Iterator

from briefwright.domain.blocks import Timeline
from briefwright.domain.brief import Place, blocks, references
from briefwright.domain.checks.finding import Case, Finding, Fix, Rule
from briefwright.domain.facts import Fact
from briefwright.domain.wording import short

REASON = (
    "One actor, or two who speak for one side, said opposite things; contrary information is told (ICD 203)."
)


def _find(case: Case) -> Iterator[Finding]:
    shown = _shown(case)
    filled = {block.id for _, block in blocks(case.brief) if isinstance(block, Timeline)}
    told = set()
    for pair in case.stances.contradictions(case.names, case.day):
        inside = [fact for fact in (pair.one, pair.other) if fact.id in shown]
        ids = frozenset((pair.one.id, pair.other.id))
        if len(inside) == 1 and ids not in told:
            told.add(ids)
            other = pair.other if inside[0] is pair.one else pair.one
            place = shown[inside[0].id]
            # The rows of a timeline are filled in: the drafted block has none that could be selected.
            yield _finding(inside[0], other, _whole(place) if place.block in filled else place)


def _shown(case: Case) -> dict[str, Place]:
    """Where the brief, its views filled in, first refers to each fact."""
    found: dict[str, Place] = {}
    for place, ref in references(case.material.brief):
        if ref.mode != "detached" and ref.fact not in found:
            found[ref.fact] = place
    return found


def _whole(place: Place) -> Place:
    return place.model_copy(update={"slot": ()})


def _finding(shown: Fact, other: Fact, place: Place) -> Finding:
    to = f" (to {other.audience})" if other.audience else ""
    return Finding(
        RULE.id,
        "warning",
        f"The record contradicts {short(shown.statement)}: {short(other.statement)}{to}.",
        REASON,
        key=" ".join(sorted((shown.id, other.id))),
        place=place,
        fixes=(Fix("Find the other statement", search=other.statement),),
    )


RULE = Rule("contradiction-unmentioned", "Contradictions left out", _find)
