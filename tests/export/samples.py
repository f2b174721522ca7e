"""A small base, and briefs upon it that hold every kind of block."""

import struct
import zlib
from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from briefwright.domain.alternatives import ordered
from briefwright.domain.blocks import (
    Alternatives,
    Block,
    Bullet,
    EvidenceRow,
    Hypothesis,
    Judgement,
    Numbered,
    Paragraph,
    Picture,
    PositionRow,
    PositionTable,
    Quote,
    Risk,
    RiskRegister,
    Row,
    Scenario,
    ScenarioSet,
    SourceList,
    SourceSummary,
    Table,
    TalkingPoint,
    TalkingPoints,
    Timeline,
    TimelineRow,
)
from briefwright.domain.brief import Brief, Section, blocks
from briefwright.domain.content import Content, FactRef, Inline, Text, plain, text
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.edits import map_blocks
from briefwright.domain.facts import Actor, Citation, Fact, Source, Topic
from briefwright.domain.indicators import Indicator
from briefwright.domain.labels import pointed, pointer
from briefwright.domain.material import Material
from briefwright.domain.presentation import Presentation
from briefwright.domain.scales import Level, LikelihoodScale, RiskScale, Term
from briefwright.domain.slots import slots
from briefwright.export.composing.talking import arranged

SOURCES = (
    Source(
        id="S1",
        title="Talks resume in Geneva after a pause of nine weeks",
        publisher="Reuters",
        author="Jane Doe",
        url="https://www.reuters.com/world/talks?a=1&b=2",
        published=FuzzyDate(value="2025-08-15"),
        accessed=date(2025, 8, 17),
        reliability="B",
    ),
    Source(
        id="S2", title="Statement of the ministry", publisher="TASS", reliability="D", origin="the ministry"
    ),
    Source(id="S3", title="Figures", kind="data", reliability="A", standing="withdrawn"),
)
FACTS = (
    Fact(
        id="F1",
        revision=3,
        statement="The talks resumed on 15 August",
        citations=(Citation(source="S1", quotation="resumed on Friday", locator="para. 4", credibility=2),),
    ),
    Fact(
        id="F2",
        revision=1,
        statement="The ministry rejects the draft",
        citations=(
            Citation(source="S2", credibility=3, reliability="C", override_reason="Official text."),
            Citation(source="S1", locator="para. 9", credibility=1),
        ),
    ),
    Fact(id="F3", revision=1, statement="Nothing supports this"),
    Fact(
        id="F4",
        revision=2,
        statement="It was 40 per cent",
        standing="withdrawn",
        citations=(Citation(source="S3"),),
    ),
    Fact(
        id="F5",
        revision=1,
        statement="It is contested",
        standing="disputed",
        citations=(Citation(source="S9"),),
    ),
)
ACTORS = (Actor(id="A1", name="Ministry of Foreign Affairs"), Actor(id="A2", name="The mediators"))
TOPICS = (Topic(id="T1", name="Ceasefire"), Topic(id="T2", name="Monitoring"))
SCALE = LikelihoodScale(
    id="phia",
    name="The yardstick",
    terms=(
        Term(term="unlikely", band="25 to 35 %", low=25, high=35),
        Term(term="likely", synonyms=("probable",), band="55 to 75 %", low=55, high=75),
    ),
)


RISK_SCALE = RiskScale(
    id="risk-uk",
    name="The register's scale",
    likelihood=(
        Level(term="remote", band="under 0.2 %"),
        Level(term="very low", band="0.2 to 1 %"),
        Level(term="low", band="1 to 5 %"),
        Level(term="medium", band="5 to 25 %"),
        Level(term="high", band="over 25 %"),
    ),
    impact=tuple(
        Level(term=term) for term in ("minor", "limited", "moderate", "significant", "catastrophic")
    ),
)


def png(width: int, height: int) -> bytes:
    """A grey PNG picture of that size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    # Stored as they are: no two versions of the library need press them alike.
    pixels = zlib.compress((b"\0" + b"\x99" * width) * height, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


IMAGE = png(8, 6)
IMAGE_ID = sha256(IMAGE).hexdigest()


def ref(fact: str, shown: str = "", **fields: object) -> FactRef:
    """A reference to a fact, showing its statement unless told otherwise."""
    known = {each.id: each for each in FACTS}.get(fact)
    words = shown or (known.statement if known else "Words of a fact")
    revision = known.revision if known else 1
    return FactRef.model_validate(
        {"id": f"r-{fact}", "fact": fact, "revision": revision, "shown": words} | fields
    )


def material(*made: Block, title: str = "Background", **fields: object) -> Material:
    """A brief with one section of these blocks, and the whole small base."""
    values = {"id": "B1", "title": "The talks", "sections": (Section(id="s1", title=title, blocks=made),)}
    return with_base(Brief.model_validate(values | fields))


def with_base(brief: Brief) -> Material:
    """The brief with the whole small base."""
    return Material(
        brief,
        facts={each.id: each for each in FACTS},
        sources={each.id: each for each in SOURCES},
        actors={each.id: each for each in ACTORS},
        topics={each.id: each for each in TOPICS},
        scale=SCALE,
        risk_scales=(RISK_SCALE,),
        presentation=brief.presentation or Presentation(),
        pictures={IMAGE_ID: IMAGE},
    )


def paragraph(*content: Inline | str) -> Paragraph:
    """A paragraph of words and references."""
    return Paragraph(
        id="p", content=tuple(Text(text=each) if isinstance(each, str) else each for each in content)
    )


def positions() -> PositionTable:
    """A position table of two actors, one of them unknown, on two topics."""
    rows = (
        PositionRow(id="r1", actor="A1", cells=((*text("Rejects it: "), ref("F2")), text("Accepts it"))),
        PositionRow(id="r2", actor="A7", cells=(text("Supports it"), ())),
    )
    return PositionTable(
        id="pt", caption="Positions", as_of=date(2025, 8, 15), topics=("T1", "T2"), rows=rows
    )


def risks(owner: str = "") -> RiskRegister:
    """A register of two risks."""
    rows = (
        Risk(id="k1", description=text("Talks fail"), likelihood="5-25 %", impact="significant", owner=owner),
        Risk(id="k2", description=(ref("F1"),), impact="minor", mitigation=text("Watch the calendar")),
    )
    return RiskRegister(id="rr", caption="Risks", rows=rows)


def scenarios() -> ScenarioSet:
    """An outlook of two scenarios."""
    rows = (
        Scenario(id="c1", name="Drift", kind="baseline", probability=60, description=text("Talks go on.")),
        Scenario(id="c2", name="Accord", kind="best case", probability=40, indicators=(ref("F1"),)),
    )
    return ScenarioSet(id="ss", caption="Outlook", horizon="six months", rows=rows)


def judgement(**fields: object) -> Judgement:
    """A judgement that holds everything, unless told otherwise."""
    watched = Indicator(id="i1", actor="A1", topic="T1", words="walk  out", kind="event")
    values = {
        "id": "j1",
        "statement": (*text("The talks will go on, for "), ref("F1"), *text(".")),
        "likelihood": "likely",
        "confidence": "moderate",
        "reason": (*text("two accounts agree: "), ref("F2")),
        "supporting": (ref("F1"),),
        "contrary": (ref("F4"),),
        "assumptions": text("Nobody else joins."),
        "indicators": text("A delegation leaves"),
        "watched": (watched, Indicator(id="i2")),
    }
    return Judgement.model_validate(values | fields)


def alternatives() -> Alternatives:
    """Two hypotheses against two items of evidence."""
    rows = (
        EvidenceRow(id="e1", content=text("They stay in the room"), ratings=("neutral", None)),
        EvidenceRow(id="e2", content=(ref("F2"),), ratings=("inconsistent", "very consistent")),
    )
    hypotheses = (Hypothesis(id="h1", name="They yield"), Hypothesis(id="h2"))
    return Alternatives(id="al", caption="Why they talk", hypotheses=hypotheses, rows=rows)


def timeline() -> Timeline:
    """A timeline of two moments that was filled in."""
    rows = (
        TimelineRow(id="m1", day=FuzzyDate(value="2025-08", part="early"), content=text("A pause")),
        TimelineRow(id="m2", day=FuzzyDate(value="2025-08-15"), content=(ref("F1"),)),
    )
    return Timeline(id="tl", caption="The talks", since=date(2025, 8, 1), rows=rows)


def talking_points() -> TalkingPoints:
    """A point to make, an answer, and another point to make."""
    rows = (
        TalkingPoint(id="tp1", say=(*text("We welcome that "), ref("F1")), background=text("Since May.")),
        TalkingPoint(id="tp2", raised="sanctions", say=text("They stay."), background=(ref("F2"),)),
        TalkingPoint(id="tp3", say=(*text("We regret that "), ref("F4"))),
    )
    return TalkingPoints(id="tp", caption="What to say", rows=rows)


def picture(**fields: object) -> Picture:
    """A picture that is at hand, unless told otherwise."""
    values = {
        "id": "pi",
        "caption": "The line of contact",
        "description": "A map of the line",
        "image": IMAGE_ID,
    }
    return Picture.model_validate(values | fields)


def everything() -> Material:
    """A brief that holds every kind of block."""
    table = Table(
        id="t",
        caption="Figures",
        rows=(
            Row(id="r1", cells=(text("Year"), text("Share"))),
            Row(id="r2", cells=(text("2025"), (ref("F4"),))),
        ),
        marking="TLP:GREEN",
    )
    return material(
        paragraph("The talks ", Text(text="go on", bold=True), ". ", ref("F1"), ", and ", ref("F2"), "."),
        paragraph(
            Text(text="More", link="https://example.org/a b"),
            " and ",
            Text(text="that", italic=True, bold=True),
        ),
        Quote(id="q", content=text("We will not yield.")),
        Bullet(id="b1", content=text("First")),
        Bullet(id="b2", content=(ref("F12"),), level=1),
        Numbered(id="n1", content=text("One")),
        Numbered(id="n2", content=text("One a"), level=1, marking="TLP:AMBER"),
        paragraph("Between."),
        Numbered(id="n3", content=text("One again")),
        table,
        positions(),
        risks(owner="Desk"),
        scenarios(),
        judgement(),
        alternatives(),
        timeline(),
        paragraph(ref("F5"), " ", ref("F3"), " ", ref("F1", mode="detached")),
        SourceList(id="sl"),
        talking_points(),
        picture(),
        SourceSummary(id="su", gaps=text("Nobody spoke to the delegation.")),
        paragraph("See ", pointer("pi", "Figure 1"), " and ", pointer("rr", "Table 9"), "."),
        day=date(2025, 8, 20),
        author="A. Analyst",
        audience="The board",
        reference="2025/17",
    )


def shown_texts(brief: Brief) -> list[str]:
    """The words of every piece of running text, in the order in which an export shows them; cross references,
    which bear the labels of what they point to, are left out."""
    shown = (block for _, block in blocks(as_shown(brief)))
    return [words for block in shown for _, content in slots(block) for words in _around_pointers(content)]


def as_shown(brief: Brief) -> Brief:
    """The brief with the parts of its blocks in the order in which an export shows them."""
    return map_blocks(brief, _as_shown)


def _as_shown(block: Block) -> Block:
    if isinstance(block, Alternatives):
        return ordered(block)
    return arranged(block) if isinstance(block, TalkingPoints) else block


def _around_pointers(content: Content) -> Iterator[str]:
    part: Content = ()
    for item in content:
        if pointed(item):
            yield plain(part)
            part = ()
        else:
            part = (*part, item)
    yield plain(part)
