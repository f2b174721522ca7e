"""A terminal to type commands into, on real workspaces."""

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefwright import app
from briefwright.cli.program import Services, run
from briefwright.domain.exports import ExportRecord
from briefwright.domain.material import Material
from briefwright.editing.ports import Base, Exported, ExportOrder, Rendered
from briefwright.export.house import House
from briefwright.paths import RESOURCES, TEMPLATES
from briefwright.storage.files import read_folder
from briefwright.storage.workspace import Workspace


def _ids() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"n{next(numbers)}"


@dataclass
class Ports:
    """Real workspaces; an export, a renderer and a window that note what they were asked for."""

    exported: list[tuple[Material, ExportOrder]] = field(default_factory=list)
    shown: list[tuple[Path | None, bool]] = field(default_factory=list)
    notices: tuple[str, ...] = ()
    new_id: Callable[[], str] = field(default_factory=_ids)
    today: date = date(2026, 6, 1)
    own: Path = Path("none")

    def open(self, path: Path) -> Base:
        return Workspace.open(path)

    def create(self, path: Path, sample: bool) -> None:
        workspace = Workspace.create(path)
        if sample:
            contents = read_folder(RESOURCES / "sample")
            workspace.load(contents.records, contents.briefs)
        workspace.close()

    def export(self, material: Material, order: ExportOrder) -> Exported:
        self.exported.append((material, order))
        return Exported(self.notices, self._record(material))

    def render(self, material: Material) -> Rendered:
        """A document of the brief's title, so that a test sees what went in."""
        return Rendered(f"Document of {material.brief.title}".encode(), self._record(material), self.notices)

    def _record(self, material: Material) -> ExportRecord:
        return ExportRecord(id="x1", brief=material.brief.id, template_digest="0" * 64)

    def window(self, path: Path | None, sample: bool) -> int:
        self.shown.append((path, sample))
        return 7

    def services(self) -> Services:
        return Services(
            open=self.open,
            create=self.create,
            export=self.export,
            render=self.render,
            write=app.write_file,
            yardstick=app.yardstick,
            templates=lambda: House(TEMPLATES / "word", self.own),
            citation_styles=app.citation_styles,
            new_id=self.new_id,
            today=lambda: self.today,
            window=self.window,
        )


@dataclass
class Terminal:
    """Types commands and reads what comes out."""

    capture: pytest.CaptureFixture[str]
    ports: Ports = field(default_factory=Ports)
    out: str = ""
    err: str = ""

    def run(self, *words: str | Path) -> int:
        code = run([str(word) for word in words], self.ports.services())
        self.out, self.err = self.capture.readouterr()
        return code

    def json(self, *words: str | Path, code: int = 0) -> list[dict[str, Any]]:
        assert self.run(*words, "--json") == code
        listed: list[dict[str, Any]] = json.loads(self.out)
        return listed
