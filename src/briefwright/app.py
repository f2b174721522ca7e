"""The composition root: builds the rooms and connects them. Nothing else may import all of them."""

import os
import secrets
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import platformdirs

from briefwright import __version__, paths
from briefwright.cli.program import Services, run
from briefwright.domain.errors import UserError
from briefwright.domain.layouts import Layout
from briefwright.domain.material import Material
from briefwright.editing.ports import Base, Desk
from briefwright.settings import Settings, read_settings, write_settings
from briefwright.storage.files import read_folder, read_layouts, read_risk_scales
from briefwright.storage.workspace import Workspace

_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


def new_id() -> str:
    """An id of ten characters that nobody else has: 49 bits of chance, none that look alike."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(10))


def export(material: Material, out: Path, template: Path | None = None) -> Sequence[str]:
    """Export by the given Word template or the one of the brief's layout."""
    from briefwright.export.files import export as write  # noqa: PLC0415 - Word's libraries load on first use

    return write(material, out, template or _template(material.brief.layout))


def create_workspace(path: Path, sample: bool) -> None:
    """Make a new workspace file, empty or with the sample in it. Raises UserError."""
    workspace = Workspace.create(path)
    try:
        if sample:
            contents = read_folder(paths.RESOURCES / "sample")
            workspace.load(contents.records, contents.briefs)
    finally:
        workspace.close()


def open_desk(path: Path) -> Desk:
    """Open a workspace for a window. Raises UserError."""
    store = Workspace.open(path)
    return Desk(
        path=path.resolve(),
        base=Workspace.open(path, read_only=True),
        search=Workspace.open(path, read_only=True),
        store=store,
        export=export,
        layouts=_layouts(),
        risk_scales=read_risk_scales(paths.RESOURCES / "scales"),
        new_id=new_id,
        clock=time.monotonic,
    )


def create_desk(path: Path) -> Desk:
    """Make a new, empty workspace and open it. Raises UserError."""
    create_workspace(path, sample=False)
    return open_desk(path)


def open_sample() -> Desk:
    """Open the sample workspace in the user's data folder, made on first use. Raises UserError."""
    path = _data_folder() / "Sample.briefwright"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        create_workspace(path, sample=True)
    return open_desk(path)


def show_window(path: Path | None, sample: bool) -> int:
    """Open the window on a workspace, on the sample, or on what was open last. Raises UserError."""
    try:
        from briefwright.gui import start  # noqa: PLC0415 - the terminal's commands must not need Qt
        from briefwright.gui.program import Program  # noqa: PLC0415
    except ImportError as error:
        raise UserError(
            f"The window cannot be opened, because Qt lacks a library of the system ({error}); "
            "the commands init, list, search and export need none."
        ) from error
    settings = _Memory(_config_folder() / "settings.json")
    program = Program(
        open=open_desk,
        create=create_desk,
        sample=open_sample,
        settings=settings.read,
        remember=settings.write,
        resources=paths.RESOURCES,
        version=__version__,
    )
    return start.run(program, _wanted(path, sample, settings.read().workspace))


def services() -> Services:
    """What the terminal works with."""
    return Services(
        open=_open_base,
        create=create_workspace,
        export=export,
        window=show_window,
    )


def main(argv: Sequence[str]) -> int:
    """Run the program with these arguments; gives the exit code."""
    return run(argv, services())


class _Memory:
    """The settings as last read or written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._settings = read_settings(path)

    def read(self) -> Settings:
        return self._settings

    def write(self, settings: Settings) -> None:
        self._settings = settings
        write_settings(self._path, settings)


def _wanted(path: Path | None, sample: bool, last: str) -> Callable[[], Desk] | None:
    if sample:
        return open_sample
    if path is not None:
        return lambda: open_desk(path)
    if last and Path(last).exists():
        return lambda: open_desk(Path(last))
    return None


def _open_base(path: Path, read_only: bool) -> Base:
    return Workspace.open(path, read_only=read_only)


@cache
def _layouts() -> Sequence[Layout]:
    return read_layouts(paths.TEMPLATES / "briefs")


def _template(layout_id: str) -> Path:
    found = next((layout for layout in _layouts() if layout.id == layout_id), None)
    return paths.TEMPLATES / "word" / (found.template if found else "house.docx")


def _data_folder() -> Path:
    home = os.environ.get("BRIEFWRIGHT_HOME")
    return Path(home) if home else platformdirs.user_data_path("briefwright", appauthor=False)


def _config_folder() -> Path:
    home = os.environ.get("BRIEFWRIGHT_HOME")
    return Path(home) if home else platformdirs.user_config_path("briefwright", appauthor=False)
