"""What the library asks of the base, and what it gets back."""

from array import array
from dataclasses import dataclass, field
from datetime import date

from briefwright.domain.editions import EditionRow
from briefwright.domain.facts import Fact
from briefwright.domain.grades import Reliability
from briefwright.domain.value import Value


class FactFilter(Value):
    """Which facts are wanted. `text` is what was typed; the last word of it may be unfinished.

    A fact meets the dates when its own span of days overlaps them; grades are reliabilities of
    its sources. Empty fields do not narrow.
    """

    text: str = ""
    actor: str = ""
    topic: str = ""
    since: date | None = None
    until: date | None = None
    grades: tuple[Reliability, ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """Row numbers of the facts found, best first. `complete` is False when there are more than these."""

    rows: "array[int]" = field(default_factory=lambda: array("q"))
    complete: bool = True


@dataclass(frozen=True, slots=True)
class FactRow:
    """What the library shows of a fact, without loading it whole. `used` counts briefs; `date` is in
    short words."""

    row: int
    id: str
    revision: int
    statement: str
    grade: str
    date: str
    standing: str
    used: int


@dataclass(frozen=True, slots=True)
class BriefRow:
    """What a list shows of a brief; `changed` is UTC in ISO 8601."""

    id: str
    title: str
    day: str
    changed: str


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a fact is used: brief, section heading and the words shown. `kind` is that of the block
    ("judgement"); `judgement` holds the statement of a judgement that the fact speaks for or, as `contrary`
    says, against. `view` says that the brief shows the fact without referring to it, as the ledger's view
    does."""

    brief: str
    brief_title: str
    section: str
    section_title: str
    block: str
    shown: str
    kind: str = "paragraph"
    judgement: str = ""
    view: bool = False
    contrary: bool = False


@dataclass(frozen=True, slots=True)
class Dependants:
    """What rests on a source or a fact: the facts that cite the source (or the fact itself), the places in
    briefs, judgements among them, and the issued editions."""

    facts: tuple[Fact, ...] = ()
    uses: tuple[Use, ...] = ()
    editions: tuple[EditionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PastFact:
    """A former revision of a fact, with when (UTC, ISO 8601) it was replaced."""

    fact: Fact
    replaced: str


class Interrupted(Exception):
    """Work was given up: a search because another one is wanted, an export because somebody cancelled it."""
