"""The base: sources, the facts that rest on them, and the actors and topics that facts are about.

Every record counts its revisions; revision 0 is a record that is not stored yet.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from briefwright.domain.dates import FuzzyDate
from briefwright.domain.grades import Credibility, Reliability
from briefwright.domain.markings import Marking
from briefwright.domain.value import Value

FactKind = Literal["event", "statement", "figure", "status", "position"]
Standing = Literal["current", "disputed", "superseded", "withdrawn"]
SourceKind = Literal["article", "statement", "interview", "report", "document", "data", "other"]
ActorKind = Literal["person", "state", "organisation", "group"]
Stance = Literal["supports", "leans for", "neutral", "leans against", "opposes", "conditional", "unclear"]


class Source(Value):
    """Where facts come from. `origin` names whom it goes back to, when it merely carries another's word.

    Reliability belongs to the source; a citation may override it for one item.
    """

    id: str
    revision: int = 0
    title: str
    kind: SourceKind = "article"
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: FuzzyDate | None = None
    accessed: date | None = None
    reliability: Reliability = "F"
    origin: str = ""
    marking: Marking = "TLP:CLEAR"
    standing: Literal["current", "withdrawn"] = "current"
    note: str = ""


class Citation(Value):
    """That a source supports a fact: where in it, in which words, and how credible the item is."""

    source: str
    quotation: str = ""
    locator: str = ""
    credibility: Credibility = 6
    reliability: Reliability | None = None
    override_reason: str = ""


class Fact(Value):
    """One statement that can be cited. A position is a fact with a stance and an audience; the stance is
    that of the first actor. A status goes stale after `shelf_life` days; None leaves that to the checks."""

    id: str
    revision: int = 0
    statement: str = Field(min_length=1)
    kind: FactKind = "statement"
    date: FuzzyDate | None = None
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    standing: Standing = "current"
    stance: Stance | None = None
    audience: str = ""
    shelf_life: int | None = Field(default=None, ge=1)
    marking: Marking = "TLP:CLEAR"
    note: str = ""


class Office(Value):
    """A title that an actor holds or held; open ends mean "not known" or "still"."""

    title: str
    start: FuzzyDate | None = None
    end: FuzzyDate | None = None


class Actor(Value):
    """A person, state or organisation that takes positions. Aliases include other spellings."""

    id: str
    revision: int = 0
    name: str = Field(min_length=1)
    kind: ActorKind = "person"
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    side: str = ""
    note: str = ""


class Topic(Value):
    """What the parties differ on."""

    id: str
    revision: int = 0
    name: str = Field(min_length=1)
    description: str = ""


def grade(fact: Fact, sources: dict[str, Source]) -> str:
    """The grade of the fact's first citation, as in "B2"; empty when it cites no known source."""
    for citation in fact.citations:
        source = sources.get(citation.source)
        if source is not None:
            return f"{citation.reliability or source.reliability}{citation.credibility}"
    return ""
