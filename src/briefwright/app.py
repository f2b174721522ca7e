"""The composition root: builds the rooms and connects them. Nothing else may import all of them.

Each room is loaded when it is first needed: the frame of the window is painted before pydantic, SQLite and
the panes are there, the terminal never loads Qt, and Word's libraries wait for an export.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefwright import __version__, paths
from briefwright.domain.errors import UserError

if TYPE_CHECKING:
    from briefwright.cli.program import Services
    from briefwright.domain.brief import Brief
    from briefwright.domain.layouts import Layout
    from briefwright.domain.material import Material
    from briefwright.domain.presentation import CitationStyle
    from briefwright.editing.ports import Base, Desk, Exported, ExportOrder, Rendered, Showing, Yardstick
    from briefwright.export.citing.manners import Style
    from briefwright.export.house import House
    from briefwright.settings import Settings

_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
_WORKSPACE_SUFFIX = ".briefwright"
_HOUSE = "house"


def main(argv: Sequence[str]) -> int:
    """Run the program with these arguments; gives the exit code."""
    straight = _straight_to_window(argv)
    if straight is None:
        from briefwright.cli.program import run

        return run(argv, services())
    try:
        return show_window(*straight)
    except UserError as error:
        from briefwright.cli.program import refuse

        return refuse(error)


def services() -> Services:
    """What the terminal works with."""
    from briefwright.cli.program import Services

    return Services(
        open=_open_base,
        create=create_workspace,
        export=export,
        render=render,
        write=write_file,
        yardstick=yardstick,
        templates=templates,
        citation_styles=citation_styles,
        new_id=new_id,
        today=date.today,
        window=show_window,
    )


def show_window(path: Path | None, sample: bool) -> int:
    """Open the window on a workspace, on the sample, or on what was open last. Raises UserError."""
    try:
        from briefwright.gui import start
        from briefwright.gui.program import Program
    except ImportError as error:
        raise UserError(
            f"The window cannot be opened, because Qt lacks a library of the system ({error}); "
            "the commands of the terminal need none."
        ) from error
    memory = _Memory(_config_folder() / "settings.json")
    program = Program(
        open=open_desk,
        create=create_desk,
        sample=open_sample,
        settings=memory.read,
        remember=memory.write,
        resources=paths.RESOURCES,
        version=__version__,
    )
    return start.run(program, _wanted(path, sample, memory.read().workspace))


def create_workspace(path: Path, sample: bool) -> None:
    """Make a new workspace file, empty or with the sample in it. Raises UserError."""
    from briefwright.storage.workspace import Workspace

    Workspace.create(path).close()
    if sample:
        try:
            _load_sample(path)
            _issue_sample(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _load_sample(path: Path) -> None:
    from briefwright.storage.files import read_folder
    from briefwright.storage.workspace import Workspace

    contents = read_folder(paths.RESOURCES / "sample")
    workspace = Workspace.open(path)
    try:
        workspace.load(contents.records, contents.briefs)
    finally:
        workspace.close()


def _issue_sample(path: Path) -> None:
    """Issue the sample's editions as they were issued in their time, by the very checks and template."""
    from briefwright.domain.checks.naming import names
    from briefwright.domain.facts import Actor
    from briefwright.editing.analysis import analyse
    from briefwright.editing.issuing import issue
    from briefwright.storage.issued import as_issued, read_issues
    from briefwright.storage.workspace import Workspace

    for past in read_issues(paths.RESOURCES / "sample"):
        workspace = Workspace.open(path, now=partial(datetime.astimezone, past.issued, UTC))
        try:
            brief = as_issued(workspace.brief(past.brief), past)
            known = names(workspace.all(Actor))
            analysis = analyse(workspace, brief, known, yardstick(), past.day)
            issue(workspace, analysis, render, yardstick(), new_id)
        finally:
            workspace.close()


def open_desk(path: Path) -> Desk:
    """Open a workspace for a window. Raises UserError."""
    from briefwright.editing.ports import Desk
    from briefwright.storage.workspace import Workspace

    return Desk(
        path=path.resolve(),
        store=Workspace.open(path),
        base=Workspace.open(path, read_only=True),
        search=Workspace.open(path, read_only=True),
        analysis=Workspace.open(path, read_only=True),
        gather=partial(_gather, path),
        export=export,
        render=render,
        showing=showing,
        templates=templates,
        citation_styles=citation_styles,
        yardstick=yardstick(),
        new_id=new_id,
        clock=time.monotonic,
        today=date.today,
    )


def create_desk(path: Path) -> Desk:
    """Make a new, empty workspace and open it. Raises UserError."""
    create_workspace(path, sample=False)
    return open_desk(path)


def open_sample() -> Desk:
    """Open the sample workspace in the user's data folder, made on first use. Raises UserError."""
    path = _data_folder() / f"Sample{_WORKSPACE_SUFFIX}"
    if not _is_there(path):
        _make_folder(path.parent)
        create_workspace(path, sample=True)
    return open_desk(path)


def export(material: Material, order: ExportOrder) -> Exported:
    """Export what is not above the ceiling, by the given Word template or the one of the presentation."""
    from briefwright.editing.ports import Exported
    from briefwright.export.files import export as write

    left_out: tuple[str, ...] = ()
    if order.ceiling:
        from briefwright.domain.release import released

        release = released(material, order.ceiling)
        material, left_out = release.material, release.notices

    def template() -> Path:
        return order.template or _template(material)

    notices, record = write(material, order.out, template, order.progress, _style(material))
    return Exported((*left_out, *notices), record)


def _gather(path: Path, brief: Brief) -> Material:
    """Gather on a connection of its own, so that no other thread has to wait."""
    from briefwright.editing.gathering import gather
    from briefwright.storage.workspace import Workspace

    base = Workspace.open(path, read_only=True)
    try:
        return gather(base, brief, yardstick())
    finally:
        base.close()


def render(material: Material) -> Rendered:
    """The Word document by the template of the brief's presentation."""
    from briefwright.editing.ports import Rendered
    from briefwright.export.files import render as make

    document, notices, record = make(material, _template(material), style=_style(material))
    return Rendered(document, record, notices)


def showing() -> Showing:
    """Shows how briefs will look, by the templates that they name."""
    from briefwright.editing.ports import Clip
    from briefwright.export.showing import Viewer

    return Viewer(_template, Clip, _style)


def templates() -> House:
    """The program's templates and those that the user added, which lie in the folder `templates` of the
    settings."""
    from briefwright.export.house import House

    roles = {section.role for layout in _layouts() for section in layout.sections}
    return House(paths.TEMPLATES / "word", _config_folder() / "templates", roles)


def write_file(path: Path, data: bytes) -> None:
    """Put bytes into a file; the former file stays whole when that fails. Raises UserError."""
    from briefwright.export.files import write_whole

    write_whole(path, data)


@cache
def yardstick() -> Yardstick:
    """Layouts, scales and word lists; the user's own words lie in the folder `words` of the settings."""
    from briefwright.editing.ports import Yardstick
    from briefwright.storage.files import read_likelihood_scales, read_risk_scales, read_words

    scales = paths.RESOURCES / "scales"
    return Yardstick(
        layouts=_layouts(),
        scales=read_likelihood_scales(scales),
        risk_scales=read_risk_scales(scales),
        words=read_words([paths.RESOURCES / "words", _config_folder() / "words"]),
    )


def citation_styles() -> Sequence[CitationStyle]:
    """The styles in which sources can be cited; the user's own lie in the folder `styles` of the settings."""
    from briefwright.export.citing.csl_files import styles

    return styles(_style_folders())


def _style_folders() -> tuple[Path, ...]:
    return paths.RESOURCES / "styles", _config_folder() / "styles"


def _style(material: Material) -> Style | None:
    from briefwright.export.citing.csl_files import citation_style

    return citation_style(material.presentation.citations, _style_folders())


def new_id() -> str:
    """An id of ten characters that nobody else has: 49 bits of chance, none that look alike."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(10))


class _Memory:
    """The settings as last read or written. A folder that cannot be written loses them, and no more."""

    def __init__(self, path: Path) -> None:
        from briefwright.settings import read_settings

        self._path = path
        self._settings = read_settings(path)

    def read(self) -> Settings:
        return self._settings

    def write(self, settings: Settings) -> None:
        from briefwright.settings import write_settings

        self._settings = settings
        write_settings(self._path, settings)


def _straight_to_window(argv: Sequence[str]) -> tuple[Path | None, bool] | None:
    """What the window is to open where the arguments say it beyond doubt: it starts sooner unparsed."""
    if not argv:
        return None, False
    if list(argv) == ["--sample"]:
        return None, True
    if len(argv) == 1 and argv[0].endswith(_WORKSPACE_SUFFIX) and not argv[0].startswith("-"):
        return Path(argv[0]), False
    return None


def _wanted(path: Path | None, sample: bool, last: str) -> Callable[[], Desk] | None:
    if sample:
        return open_sample
    if path is not None:
        return lambda: open_desk(path)
    if last and _is_there(Path(last)):
        return lambda: open_desk(Path(last))
    return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _open_base(path: Path) -> Base:
    from briefwright.storage.workspace import Workspace

    # Only a connection that may write brings an older file up to date and takes the log away at the end.
    return Workspace.open(path)


@cache
def _layouts() -> Sequence[Layout]:
    from briefwright.storage.files import read_layouts

    # The house's own stands first and is what a new brief begins with unless another one is chosen.
    return sorted(read_layouts(paths.TEMPLATES / "briefs"), key=lambda layout: layout.id != _HOUSE)


def _template(material: Material) -> Path:
    named_by = f"“{material.brief.title}”"
    return templates().path(material.presentation.template or "house.docx", named_by)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"The folder {folder} cannot be made: {error.strerror}.") from error


def _data_folder() -> Path:
    import platformdirs

    home = os.environ.get("BRIEFWRIGHT_HOME")
    return Path(home) if home else platformdirs.user_data_path("briefwright", appauthor=False)


def _config_folder() -> Path:
    import platformdirs

    home = os.environ.get("BRIEFWRIGHT_HOME")
    return Path(home) if home else platformdirs.user_config_path("briefwright", appauthor=False)
