"""Briefs that cite given sources, and what notes and lists say of them."""

from datetime import date

from briefwright.domain.blocks import SourceList
from briefwright.domain.brief import Brief, Section
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Citation, Fact, Source
from briefwright.domain.material import Material
from briefwright.domain.presentation import Presentation
from briefwright.export.citing.manners import Style
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import NoteMark, Runs, SourceEntry
from export.samples import paragraph, ref

ARTICLE = Source(
    id="Article 1",
    title="Talks resume in Geneva",
    publisher="Reuters",
    author="Doe, Jane",
    url="https://www.reuters.com/talks?a=1&b=2",
    published=FuzzyDate(value="2025-08-15"),
    accessed=date(2025, 8, 17),
    reliability="B",
)
REPORT = Source(
    id="report",
    title="The state of the harbour",
    kind="report",
    publisher="Ministry of Ports",
    url="https://ports.example/state.pdf",
    published=FuzzyDate(value="2024-03"),
    reliability="A",
)
STATEMENT = Source(
    id="statement",
    title="No ship was turned away",
    kind="statement",
    publisher="Port Authority",
    published=FuzzyDate(value="2025-08-01"),
    reliability="D",
)
PAGE = Source(
    id="page",
    title="About the port",
    kind="other",
    publisher="Harbour Board",
    url="https://port.example/about",
    accessed=date(2025, 8, 17),
)
SOURCES = (ARTICLE, REPORT, STATEMENT, PAGE)


def citing(*sources: Source, presentation: Presentation | None = None, **fields: object) -> Material:
    """A brief that cites each source once, in this order, and lists them. `fields` are those of each
    citation."""
    shown = {source.id: source for source in sources}
    facts = {
        f"F {number}": Fact(
            id=f"F {number}",
            revision=1,
            statement="It is so",
            citations=(Citation.model_validate({"source": source.id, "credibility": 2} | fields),),
        )
        for number, source in enumerate(sources)
    }
    blocks = (paragraph(*(ref(fact) for fact in facts)), SourceList(id="sl"))
    brief = Brief(id="B", title="The talks", sections=(Section(id="s", title="All", blocks=blocks),))
    return Material(brief, facts=facts, sources=shown, presentation=presentation or Presentation())


def said(runs: Runs) -> str:
    """The words alone."""
    return "".join("" if isinstance(run, NoteMark) else run.text for run in runs)


def notes(made: Material, style: Style | None = None) -> list[str]:
    """What each note says."""
    return [said(note.runs) for note in compose(made, style).notes]


def listed(made: Material, style: Style | None = None) -> list[SourceEntry]:
    """The list of sources."""
    return [piece for piece in compose(made, style).pieces if isinstance(piece, SourceEntry)]


def entries(made: Material, style: Style | None = None) -> list[str]:
    """What the list of sources says of each."""
    return [said(entry.runs) for entry in listed(made, style)]
