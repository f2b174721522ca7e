"""A desk with a small base, and the library that works with it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Paragraph
from briefwright.domain.brief import Brief, Snippet
from briefwright.domain.content import text
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Actor, Citation, Fact, Office, Source, Topic
from briefwright.domain.material import Material
from briefwright.domain.records import Record
from briefwright.editing.ports import Desk, Exported, ExportOrder, Rendered, Yardstick
from briefwright.gui.library.library import Library
from briefwright.gui.library.page import Page
from briefwright.gui.tasks import TaskRunner
from briefwright.storage.workspace import Workspace

ORLOVA = Actor(
    id="orlova",
    name="Irina Orlova",
    aliases=("Orlowa",),
    offices=(Office(title="Foreign Minister"),),
    side="Northland",
)
WESTMARK = Actor(id="westmark", name="Westmark", kind="state")
LEASE = Topic(id="lease", name="Port lease", description="Whether Northland keeps the port")
CUSTOMS = Source(
    id="customs",
    title="Grain exports 2024/25",
    publisher="State Customs Service",
    published=FuzzyDate(value="2025-07-02"),
    reliability="B",
)
GAZETTE = Source(id="gazette", title="Patrol boats cross line", reliability="E", standing="withdrawn")
NOTE = Snippet(
    id="note",
    name="Method note",
    blocks=(Paragraph(id="b", content=text("This brief rests on open sources.")),),
)
GRAIN = Fact(
    id="grain",
    statement="The corridor carried 3.1 million tonnes of grain.",
    date=FuzzyDate(value="2025-06"),
    actors=("westmark",),
    citations=(Citation(source="customs", credibility=2),),
)
PORT = Fact(
    id="port",
    statement="Orlova refused a lease of the port beyond 2027.",
    date=FuzzyDate(value="2025-05-03"),
    actors=("orlova",),
    topics=("lease",),
)
BOATS = Fact(
    id="boats",
    statement="Two patrol boats crossed the line.",
    date=FuzzyDate(value="2024"),
    standing="withdrawn",
    citations=(Citation(source="gazette", credibility=5),),
)
RECORDS: tuple[Record, ...] = (ORLOVA, WESTMARK, LEASE, CUSTOMS, GAZETTE, NOTE, GRAIN, PORT, BOATS)


def filled(folder: Path) -> Desk:
    """A desk on a file with three facts and a few other records."""
    return desk(folder, RECORDS)


def desk(folder: Path, records: Iterable[Record] = (), searching: type[Workspace] = Workspace) -> Desk:
    """A desk on a new file in the folder; `searching` is the class that finds facts."""
    path = folder / "base.briefwright"
    store = Workspace.create(path)
    store.load(records)
    base, search = Workspace.open(path), searching.open(path)
    return Desk(
        path=path,
        base=base,
        search=search,
        analysis=Workspace.open(path),
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


def read_only(whole: Desk) -> Desk:
    """The desk of somebody who may not write to the file."""
    base = Workspace.open(whole.path, read_only=True)
    return replace(whole, base=base, store=base)


def change_fact(whole: Desk, fact_id: str, statement: str) -> None:
    """Store another wording of a fact."""
    fact = whole.store.get(Fact, fact_id)
    assert fact is not None
    whole.store.save(fact.model_copy(update={"statement": statement}))


def many(number: int) -> list[Fact]:
    """So many facts."""
    return [Fact(id=f"f{one}", statement=f"Statement {one}.") for one in range(number)]


def _not_here() -> NoReturn:
    raise NotImplementedError


def _no_gather(brief: Brief) -> Material:
    raise NotImplementedError


def _no_render(material: Material) -> Rendered:
    raise NotImplementedError


def _no_export(material: Material, order: ExportOrder) -> Exported:
    raise NotImplementedError


def shown(qtbot: QtBot, whole: Desk) -> Library:
    """The library on screen, with its facts read."""
    library = Library(whole, TaskRunner())
    qtbot.addWidget(library)
    library.resize(340, 700)
    with qtbot.waitExposed(library):
        library.show()
    settle(qtbot, library)
    return library


def settle(qtbot: QtBot, library: Library) -> Page:
    """Wait until the page on show has its answer, and return it."""
    page = library.pages[library.kind]
    qtbot.waitUntil(lambda: not page.busy)
    return page


def titles(page: Page) -> list[str]:
    """The titles in the list, from the top."""
    return [page.cards.card(row).title for row in range(page.cards.rowCount())]
