"""The blocks that a section is made of."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from briefwright.domain.content import Content
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.indicators import Indicator
from briefwright.domain.markings import Marking
from briefwright.domain.value import Value


class Paragraph(Value):
    """A paragraph."""

    kind: Literal["paragraph"] = "paragraph"
    id: str
    content: Content = ()
    marking: Marking | None = None


class Bullet(Value):
    """An item of a bulleted list; `level` 0 is the outermost."""

    kind: Literal["bullet"] = "bullet"
    id: str
    content: Content = ()
    level: int = Field(default=0, ge=0, le=8)
    marking: Marking | None = None


class Numbered(Value):
    """An item of a numbered list; consecutive items count on, anything between starts anew."""

    kind: Literal["numbered"] = "numbered"
    id: str
    content: Content = ()
    level: int = Field(default=0, ge=0, le=8)
    marking: Marking | None = None


class Quote(Value):
    """A quotation set off from the text."""

    kind: Literal["quote"] = "quote"
    id: str
    content: Content = ()
    marking: Marking | None = None


class Row(Value):
    """A row of a table."""

    id: str
    cells: tuple[Content, ...]


class Table(Value):
    """A plain table; the first row is its header when `header` says so. All rows have equal length."""

    kind: Literal["table"] = "table"
    id: str
    caption: str = ""
    header: bool = True
    rows: tuple[Row, ...] = ()
    marking: Marking | None = None


class PositionRow(Value):
    """What one actor holds, a cell for each topic of the table."""

    id: str
    actor: str
    cells: tuple[Content, ...]


class PositionTable(Value):
    """Actors by topics as of a date: a view of the ledger, with the analyst's own wording in cells that
    hold any (see `positions.filled`)."""

    kind: Literal["position_table"] = "position_table"
    id: str
    caption: str = ""
    as_of: date | None = None
    topics: tuple[str, ...] = ()
    rows: tuple[PositionRow, ...] = ()
    marking: Marking | None = None


class Risk(Value):
    """A risk: what may happen, how likely and how grave in the words of the risk scale, until when, what
    is done. `evidence` holds the facts that speak of it."""

    id: str
    description: Content = ()
    likelihood: str = ""
    impact: str = ""
    horizon: str = ""
    owner: str = ""
    mitigation: Content = ()
    evidence: Content = ()


class RiskRegister(Value):
    """Risks rated on a risk scale, which is apart from any scale for judgements."""

    kind: Literal["risk_register"] = "risk_register"
    id: str
    caption: str = ""
    scale: str = "risk-uk"
    rows: tuple[Risk, ...] = ()
    marking: Marking | None = None


ScenarioKind = Literal["baseline", "best case", "worst case", "wild card", "other"]


class Scenario(Value):
    """A way in which things may go; `probability` in per cent, None where none is stated."""

    id: str
    name: str = ""
    kind: ScenarioKind = "other"
    probability: int | None = Field(default=None, ge=0, le=100)
    description: Content = ()
    drivers: Content = ()
    assumptions: Content = ()
    indicators: Content = ()
    watched: tuple[Indicator, ...] = ()


class ScenarioSet(Value):
    """The outlook: scenarios within a horizon. Those of an `exclusive` set add up to 100 per cent."""

    kind: Literal["scenario_set"] = "scenario_set"
    id: str
    caption: str = ""
    horizon: str = ""
    exclusive: bool = True
    rows: tuple[Scenario, ...] = ()
    marking: Marking | None = None


class SourceList(Value):
    """Stands where the sources that the brief cites are to be listed."""

    kind: Literal["source_list"] = "source_list"
    id: str
    marking: Marking | None = None


Confidence = Literal["high", "moderate", "low"]


class Judgement(Value):
    """What the analyst concludes. Likelihood, a term of the brief's scale, and confidence, with its reason,
    are two things (ICD 203). `indicators` says in words what would show a change, `watched` holds saved
    conditions."""

    kind: Literal["judgement"] = "judgement"
    id: str
    statement: Content = ()
    likelihood: str = ""
    confidence: Confidence | None = None
    reason: Content = ()
    supporting: Content = ()
    contrary: Content = ()
    assumptions: Content = ()
    indicators: Content = ()
    watched: tuple[Indicator, ...] = ()
    marking: Marking | None = None


Consistency = Literal["very consistent", "consistent", "neutral", "inconsistent", "very inconsistent"]


class Hypothesis(Value):
    """One of several explanations or outcomes that are weighed against each other."""

    id: str
    name: str = ""


class EvidenceRow(Value):
    """An item of evidence, and how it goes with each hypothesis in their order; None is not rated."""

    id: str
    content: Content = ()
    ratings: tuple[Consistency | None, ...] = ()


class Alternatives(Value):
    """Competing hypotheses (ACH): what is least inconsistent is favoured; no probability is computed."""

    kind: Literal["alternatives"] = "alternatives"
    id: str
    caption: str = ""
    hypotheses: tuple[Hypothesis, ...] = ()
    rows: tuple[EvidenceRow, ...] = ()
    marking: Marking | None = None


class TimelineRow(Value):
    """A moment of a timeline that was filled in."""

    id: str
    day: FuzzyDate
    content: Content = ()


class Timeline(Value):
    """Events and shifts of positions on an axis: a view of the base (see `timeline.filled`).

    It shows facts that name any of the actors and any of the topics; where it names neither, the facts
    that the brief refers to. `rows` are empty until it is filled for an export or an edition.
    """

    kind: Literal["timeline"] = "timeline"
    id: str
    caption: str = ""
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    rows: tuple[TimelineRow, ...] = ()
    marking: Marking | None = None


class TalkingPoint(Value):
    """Something to say in a meeting: a point to make or, where `raised` names what the others may bring up,
    the answer to that. `background` is for whoever speaks."""

    id: str
    raised: str = ""
    say: Content = ()
    background: Content = ()


class TalkingPoints(Value):
    """What to say in a meeting, in the order in which it is to be said."""

    kind: Literal["talking_points"] = "talking_points"
    id: str
    caption: str = ""
    rows: tuple[TalkingPoint, ...] = ()
    marking: Marking | None = None


class Picture(Value):
    """A picture that the workspace keeps under `image`, its SHA-256 in hexadecimal, with its size in pixels.

    `description` says what it shows to those who cannot see it.
    """

    kind: Literal["picture"] = "picture"
    id: str
    caption: str = ""
    description: str = ""
    image: str = ""
    width: int = Field(default=0, ge=0)
    height: int = Field(default=0, ge=0)
    marking: Marking | None = None


class SourceSummary(Value):
    """Stands where the summary of sources is to be told: a view of what the brief cites (see
    `source_summary`), and `gaps`, what the analyst says is missing."""

    kind: Literal["source_summary"] = "source_summary"
    id: str
    gaps: Content = ()
    marking: Marking | None = None


Narrative = Paragraph | Bullet | Numbered | Quote
Structured = (
    Table
    | PositionTable
    | RiskRegister
    | ScenarioSet
    | SourceList
    | Judgement
    | Alternatives
    | Timeline
    | TalkingPoints
    | Picture
    | SourceSummary
)
Captioned = Table | PositionTable | RiskRegister | ScenarioSet | Alternatives | Timeline | Picture
Block = Annotated[Narrative | Structured, Field(discriminator="kind")]

NARRATIVE = (Paragraph, Bullet, Numbered, Quote)
"""The classes whose blocks make up running text, for isinstance."""
