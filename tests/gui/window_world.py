"""A whole program in its real window on a small workspace, for tests of the window's own parts."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefwright import app, paths
from briefwright.domain.blocks import Block, Paragraph, Row, SourceList, Table
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import FactRef, Text, plain, reference, text
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Citation, Fact, Source
from briefwright.domain.slots import slots
from briefwright.editing.document import Document
from briefwright.editing.ports import Desk
from briefwright.gui import fonts, theme
from briefwright.gui.brief.page import BriefPage
from briefwright.gui.brief.section import SectionView, runs
from briefwright.gui.program import Program
from briefwright.gui.start import Stage
from briefwright.gui.text.cell import CellEdit
from briefwright.gui.text.surface import TextSurface
from briefwright.gui.workbench import Workbench
from briefwright.settings import Settings
from briefwright.storage.workspace import Workspace

AGENCY = Source(id="agency", title="No lease", publisher="Coast Agency", reliability="B")
PORT = Fact(
    id="port",
    revision=1,
    statement="Orlova refused a lease of the port",
    citations=(Citation(source="agency", credibility=2),),
)
GRAIN = Fact(id="grain", revision=1, statement="The corridor carried 3.1 million tonnes")
LOST = FactRef(id="r-lost", fact="lost", revision=1, shown="something long gone")
BOTTOM = Section(
    id="bottom",
    title="Bottom line",
    blocks=(
        Paragraph(
            id="b1", content=(Text(text="In May "), reference(PORT, "r-port"), Text(text=" for ever."))
        ),
        Paragraph(id="b2", content=text("The second paragraph.")),
    ),
)
DATA = Section(
    id="data",
    title="Data",
    blocks=(
        Table(
            id="t1",
            rows=(
                Row(id="row1", cells=(text("Port"), (reference(PORT, "r-cell"),))),
                Row(id="row2", cells=(text("Grain"), text("Tonnes"))),
            ),
        ),
        Paragraph(id="d1", content=(Text(text="Below: "), reference(GRAIN, "r-grain"))),
    ),
)
LAST = Section(id="last", title="Sources", blocks=(SourceList(id="s1"),))
BRIEF = Brief(id="talks", title="Harbour talks", sections=(BOTTOM, DATA, LAST))
OTHER = Brief(
    id="other",
    title="Another brief",
    sections=(
        Section(id="o", title="Only", blocks=(Paragraph(id="o1", content=(Text(text="See "), LOST)),)),
    ),
)
EMPTY = Brief(id="empty", title="Nothing yet")


@dataclass
class Window:
    """The window under test, with the settings that it remembers."""

    stage: Stage
    bench: Workbench
    memory: list[Settings]

    @property
    def settings(self) -> Settings:
        return self.memory[-1]

    @property
    def page(self) -> BriefPage:
        assert self.bench.pane.page is not None
        return self.bench.pane.page

    @property
    def brief(self) -> Brief:
        assert self.bench.pane.brief is not None
        return self.bench.pane.brief

    @property
    def document(self) -> Document:
        assert self.bench.pane.document is not None
        return self.bench.pane.document

    @property
    def surface(self) -> TextSurface:
        assert self.page.current is not None
        return self.page.current

    @property
    def notice(self) -> str:
        return self.bench.pane.notice.label.text()

    @property
    def order(self) -> list[str]:
        return [section.id for section in self.brief.sections]

    def run(self, command: str) -> None:
        self.bench.run(command)

    def type(self, words: str) -> None:
        QTest.keyClicks(self.surface, words)

    def go(self, section: str, block: str = "", offset: int = 0) -> None:
        """Put the caret into a block, else to the start of a section."""
        if not block:
            self.page.go_to_section(section)
            return
        self.page.go_to_block(section, block)
        self.surface.place_caret(block, offset)

    def stored(self, brief_id: str = "talks") -> Brief:
        """The brief as the file holds it."""
        with_file = Workspace.open(self.bench.desk.path, read_only=True)
        try:
            return with_file.brief(brief_id)
        finally:
            with_file.close()


def workspace(folder: Path, briefs: Sequence[Brief] = (EMPTY, OTHER, BRIEF)) -> Path:
    """A new file with the facts above and these briefs; the last one was changed last."""
    path = folder / "harbour.briefwright"
    made = Workspace.create(path)
    made.load((AGENCY, PORT, GRAIN))
    for brief in briefs:
        made.save_brief(None, brief)
    made.close()
    return path


def show(qtbot: QtBot, desk: Desk, settings: Settings | None = None) -> Window:
    """The window on a workspace, with the brief open that was changed last."""
    program = QApplication.instance()
    assert isinstance(program, QApplication)
    program.setStyle("Fusion")
    fonts.load(paths.RESOURCES / "fonts")
    theme.apply(False)
    memory = [settings or Settings(dark=False)]
    ports = Program(
        open=app.open_desk,
        create=app.create_desk,
        sample=app.open_sample,
        settings=lambda: memory[-1],
        remember=memory.append,
        resources=paths.RESOURCES,
        version="0",
    )
    stage = Stage(ports)
    qtbot.addWidget(stage.frame)
    stage.frame.show()
    window = Window(stage, stage.show(desk), memory)
    qtbot.waitExposed(stage.frame)
    stage.frame.activateWindow()
    qtbot.waitUntil(stage.frame.isActiveWindow)
    return window


class Fussy(Workspace):
    """A workspace that refuses to save briefs so many times, as on a full disk, takes its time, or fails
    by bugs of ours."""

    refusals = 0
    bugs = 0
    seconds = 0.0

    def save_brief(self, before: Brief | None, after: Brief) -> None:
        time.sleep(self.seconds)
        if self.bugs:
            self.bugs -= 1
            raise RuntimeError("a bug")
        if self.refusals:
            self.refusals -= 1
            raise UserError("The disk is full.")
        super().save_brief(before, after)


def fussy(path: Path) -> tuple[Desk, Fussy]:
    """A desk on the file, with the store that it saves to."""
    desk = app.open_desk(path)
    desk.store.close()
    store = Fussy.open(path)
    return replace(desk, store=store), store


def locked(path: Path) -> Desk:
    """A desk on the file for somebody who may only read it."""
    desk = app.open_desk(path)
    desk.store.close()
    return replace(desk, store=Workspace.open(path, read_only=True))


def words_of(brief: Brief, section: str) -> str:
    """The words of the narrative blocks of a section."""
    (found,) = (one for one in brief.sections if one.id == section)
    return "\n".join(_words(block) for block in found.blocks)


def _words(block: Block) -> str:
    return plain(block.content) if isinstance(block, Paragraph) else ""


def written(brief: Brief) -> list[object]:
    """What the page of a brief is to show, from the top: headings, running text, cells."""
    found: list[object] = []
    for section in brief.sections:
        found.append(section.title)
        for run in runs(section.blocks):
            found += [run.blocks] if run.narrative else [cell for _, cell in slots(run.blocks[0])]
    return found


def shown(page: BriefPage) -> list[object]:
    """What the page does show, from the top."""
    QApplication.processEvents()
    views = [view for view in page.findChildren(SectionView) if view.isVisible()]
    found: list[object] = []
    for view in sorted(views, key=lambda one: one.y()):
        found.append(view.heading.toPlainText())
        for surface in view.surfaces():
            found.append(surface.content() if isinstance(surface, CellEdit) else surface.blocks())
    return found
