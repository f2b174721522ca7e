"""A small base of records for the forms and the inspector, and a desk on it."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from briefwright.domain.blocks import Paragraph
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import FactRef
from briefwright.domain.dates import parse_date
from briefwright.domain.facts import Actor, Citation, Fact, Office, Source, Topic
from briefwright.domain.material import Material
from briefwright.editing.ports import Desk, Exported, ExportOrder, Rendered, Yardstick
from briefwright.storage.workspace import Workspace

ORLOVA = Actor(
    id="orlova",
    revision=1,
    name="Irina Orlova",
    aliases=("Orlowa", "Орлова"),
    offices=(Office(title="Foreign Minister", start=parse_date("May 2019")),),
    side="Northland",
)
WESTMARK = Actor(id="westmark", revision=1, name="Westmark", kind="state")
LEASE = Topic(id="lease", revision=1, name="Port lease", description="Who keeps the port.")
AGENCY = Source(
    id="agency",
    revision=2,
    title="Orlova: <b>no lease</b> & no talks",
    publisher="Coast Agency",
    published=parse_date("3 May 2025"),
    reliability="B",
)
PORT = Fact(
    id="port",
    revision=2,
    statement="Orlova refused a lease of the port <i>beyond</i> 2027.",
    kind="position",
    date=parse_date("3 May 2025"),
    actors=("orlova",),
    topics=("lease",),
    citations=(
        Citation(
            source="agency",
            quotation="We <u>will not</u> lease it.",
            locator="para. 4",
            credibility=2,
            reliability="A",
            override_reason="her own words",
        ),
    ),
    stance="opposes",
    audience="parliament",
    marking="TLP:AMBER",
)
PAST = PORT.model_copy(update={"revision": 1, "statement": "Orlova refused a lease of the port."})
USED = FactRef(id="ref", fact="port", revision=1, shown=PAST.statement)
RISKS = Section(id="risks", title="Risks", blocks=(Paragraph(id="p", content=(USED,)),))
TALKS = Brief(id="talks", title="Harbour talks", sections=(RISKS,))


def desk(folder: Path, read_only: bool = False) -> Desk:
    """A desk on a file that holds the records above and a brief that uses the fact as it was before."""
    path = folder / "base.briefwright"
    store = Workspace.create(path, lambda: datetime(2026, 1, 2, 10, tzinfo=UTC))
    store.load(record.model_copy(update={"revision": 0}) for record in (ORLOVA, WESTMARK, LEASE, AGENCY))
    store.save(PAST.model_copy(update={"revision": 0}))
    store.save_brief(None, TALKS)
    store.save(PORT.model_copy(update={"revision": 1}))
    if read_only:
        store.close()
        store = Workspace.open(path, read_only)
    base, search = Workspace.open(path, read_only), Workspace.open(path, read_only)
    return Desk(
        path=path,
        base=base,
        search=search,
        analysis=Workspace.open(path, read_only),
        store=store,
        gather=_no_gather,
        export=_no_export,
        render=_no_render,
        showing=_not_here,
        templates=_not_here,
        citation_styles=_not_here,
        yardstick=Yardstick(),
        new_id=str,
        clock=lambda: 0.0,
        today=lambda: date(2026, 1, 2),
    )


def _not_here() -> NoReturn:
    raise NotImplementedError


def _no_gather(brief: Brief) -> Material:
    raise NotImplementedError


def _no_render(material: Material) -> Rendered:
    raise NotImplementedError


def _no_export(material: Material, order: ExportOrder) -> Exported:
    raise NotImplementedError


def texts(widget: QWidget) -> str:
    """All that labels show, as plain text or HTML, line by line."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def button(widget: QWidget, text: str) -> QPushButton:
    """The button that bears the text."""
    (found,) = (one for one in widget.findChildren(QPushButton) if one.text() == text)
    return found
