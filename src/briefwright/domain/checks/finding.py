"""What a check finds, what it looks at, and what a rule is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from briefwright.domain.brief import Brief, Place, Waiver
from briefwright.domain.checks.naming import Names
from briefwright.domain.checks.passages import Passage, Span, passages
from briefwright.domain.checks.stances import Stances, stances
from briefwright.domain.content import FactRef
from briefwright.domain.edits import Edit
from briefwright.domain.facts import Fact
from briefwright.domain.layouts import Layout
from briefwright.domain.material import Material
from briefwright.domain.records import Record
from briefwright.domain.scales import LikelihoodScale, RiskScale
from briefwright.domain.severity import Severity, graver
from briefwright.domain.wordlists import WordLists


@dataclass(frozen=True)
class Fix:
    """A way to mend a finding: an edit of the brief, a record to be saved in place of its former self, or
    words to search the base for."""

    label: str
    edit: Edit | None = None
    record: Record | None = None
    search: str = ""


@dataclass(frozen=True)
class Finding:
    """Something in a brief that wants attention.

    `message` is a sentence that names what was found, `reason` one that says why it matters. `place` is
    None for what concerns the brief as a whole; `span` are characters in the plain words of the place.
    `key` tells the finding from others of its rule and outlives edits elsewhere, so that a waiver holds.
    """

    rule: str
    severity: Severity
    message: str
    reason: str
    key: str
    place: Place | None = None
    span: tuple[int, int] | None = None
    fixes: tuple[Fix, ...] = ()

    def waiver(self, reason: str) -> Waiver:
        """What lets the finding stand."""
        return Waiver(
            rule=self.rule, key=self.key, reason=reason, severity=self.severity, message=self.message
        )

    def stands_by(self, waiver: Waiver) -> bool:
        """Whether the waiver lets the finding stand: it was given for it when it was no less grave."""
        same = (waiver.rule, waiver.key) == (self.rule, self.key)
        return same and not graver(self.severity, waiver.severity)


class Cited(NamedTuple):
    """A reference where it stands."""

    passage: Passage
    span: Span
    ref: FactRef


@dataclass(frozen=True)
class Case:
    """A brief with all that the rules look at.

    `brief` is as drafted; `material.brief` has its views filled in. `due` are the facts that newly meet an
    indicator, by the indicator's id; `ledger` holds the stances of the base on the topics of all stances
    that the brief shows, else those of the material serve. `today` is the day of the check.
    """

    brief: Brief
    material: Material
    today: date
    names: Names = field(default_factory=Names)
    layout: Layout | None = None
    scales: Mapping[str, LikelihoodScale] = field(default_factory=dict)
    risk_scales: Mapping[str, RiskScale] = field(default_factory=dict)
    words: WordLists = field(default_factory=WordLists)
    due: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    ledger: Stances | None = None

    @property
    def scale(self) -> LikelihoodScale | None:
        """The scale of the brief's judgements."""
        return self.scales.get(self.brief.scale)

    @property
    def day(self) -> date:
        """The day that the brief bears, else that of the check."""
        return self.brief.day or self.today

    def passages(self) -> tuple[Passage, ...]:
        """Every piece of running text of the brief as drafted, in reading order."""
        return self._passages

    @cached_property
    def cited(self) -> Mapping[str, tuple[Cited, ...]]:
        """The references of the brief as drafted, by their facts, detached ones left out."""
        found: dict[str, list[Cited]] = {}
        for passage in self._passages:
            for span, ref in passage.refs:
                found.setdefault(ref.fact, []).append(Cited(passage, span, ref))
        return {fact: tuple(held) for fact, held in found.items()}

    @cached_property
    def cited_facts(self) -> tuple[tuple[Fact, tuple[Cited, ...]], ...]:
        """The facts that the brief as drafted refers to, with where; those that the base lacks left out."""
        facts = self.material.facts
        return tuple((facts[fact], held) for fact, held in self.cited.items() if fact in facts)

    @cached_property
    def stances(self) -> Stances:
        """The stances that the brief shows and those beside them in the base."""
        return self.ledger or stances(self.material.on_record, tuple(self.material.facts.values()))

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        return passages(self.brief)


@dataclass(frozen=True)
class Rule:
    """A check: its id, what it looks for in a few words, and how it finds it."""

    id: str
    title: str
    find: Callable[[Case], Iterable[Finding]]


def by_block(cited: Sequence[Cited]) -> Mapping[str, Sequence[Cited]]:
    """The references by the blocks in which they stand."""
    found: dict[str, list[Cited]] = {}
    for one in cited:
        found.setdefault(one.passage.block.id, []).append(one)
    return found


def at(cited: Sequence[Cited]) -> tuple[Place, Span]:
    """Where the first of the references stands."""
    return cited[0].passage.place, cited[0].span
