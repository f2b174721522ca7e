"""Export from the window: how and where to, then in the background, then a link to the result."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from briefwright.domain.brief import Brief, banner
from briefwright.domain.errors import UserError
from briefwright.domain.layouts import Layout
from briefwright.domain.markings import MARKINGS, Marking, highest
from briefwright.domain.presentation import CitationStyle
from briefwright.domain.templates import TemplateRow
from briefwright.editing.gathering import presentation
from briefwright.editing.ports import Desk, Exported, ExportOrder
from briefwright.gui import prompts
from briefwright.gui.exports.export_dialog import ExportDialog
from briefwright.gui.exports.outgoing import ExportChoice, ExportOffer, Spot, look_at, template_names
from briefwright.gui.exports.templates_dialog import TemplatesDialog
from briefwright.gui.notice import NoticeBar
from briefwright.gui.program import Program
from briefwright.gui.tasks import Task, TaskRunner

if TYPE_CHECKING:
    from briefwright.settings import Settings

_USUAL = str(Layout.model_fields["template"].default)
"""The template of briefs without a layout."""

_SHOWN = 2
"""How many remarks on an export are told at once."""

_RESERVED = re.compile("|con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class Exporting(QObject):
    """Exports the open brief, one at a time, and tells how it went in the notice bar.

    `presented` carries the id of a brief and the Presentation that was chosen for it.
    """

    presented = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        program: Program,
        notice: NoticeBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._program = program
        self._notice = notice
        self._window = parent
        self._task: Task[Exported] | None = None
        self._under_way = ""
        self._asking = False

    def ask(self, brief: Brief) -> None:
        """Ask how the brief is to go out, and export it so."""
        if self._task is not None:
            self._tell_under_way()
        elif not self._asking:
            desk, self._asking = self._desk, True
            self._runner.run(
                "search",
                lambda: (desk.templates().all(), desk.citation_styles()),
                lambda found: self._open_dialog(brief, *found),
                self._not_asked,
            )

    def again(self, brief: Brief) -> None:
        """Export to the file of the last time, with its ceiling; asks when there was none."""
        settings = self._program.settings()
        former = settings.exports.get(brief.id)
        if former:
            self.export(brief, Path(former), _former_ceiling(settings, brief))
        else:
            self.ask(brief)

    def export(self, brief: Brief, out: Path, ceiling: Marking | None = None) -> None:
        """Export to a file in the background, unless another export is under way."""
        if self._task is None:
            desk, self._under_way = self._desk, f"Exporting “{brief.title}” to {out.name} …"
            self._task = self._runner.track(
                "export",
                lambda progress: desk.export(desk.gather(brief), ExportOrder(out, None, ceiling, progress)),
                lambda made: self._done(brief, out, ceiling, made),
                self._failed,
                lambda share: self._notice.follow(self._under_way, share),
            )
        self._tell_under_way()

    def manage_templates(self) -> None:
        """Show the templates, to add, check, fit or remove some."""
        self._read_templates(self._open_templates)

    def _open_dialog(
        self, brief: Brief, rows: Sequence[TemplateRow], styles: Sequence[CitationStyle]
    ) -> None:
        self._asking = False
        settings = self._program.settings()
        former = Path(settings.exports.get(brief.id, ""))
        out = former if former.name else _documents() / f"{file_name(brief.title)}.docx"
        ceiling = _former_ceiling(settings, brief) if former.name else _needed(brief)
        dialog = ExportDialog(brief, out, self._offer(brief, rows, styles), ceiling, self._look, self._window)
        dialog.wanted.connect(lambda choice: self._chosen(brief, choice))
        dialog.kept.connect(lambda kept: self.presented.emit(brief.id, kept))
        dialog.templates_wanted.connect(
            lambda: self._read_templates(lambda found: self._open_templates(found, dialog))
        )
        dialog.open()

    def _offer(
        self, brief: Brief, rows: Sequence[TemplateRow], styles: Sequence[CitationStyle]
    ) -> ExportOffer:
        layouts = self._desk.yardstick.layouts
        shown = presentation(brief, layouts)
        layout = next((one for one in layouts if one.id == brief.layout), None)
        usual = layout.template if layout else _USUAL
        if not shown.template:
            shown = shown.model_copy(update={"template": usual})
        return ExportOffer(shown, usual, rows, styles, template_names(layouts), not self._desk.read_only)

    def _look(self, path: Path, answer: Callable[[Spot], None]) -> None:
        self._runner.run("search", lambda: look_at(path), answer)

    def _chosen(self, brief: Brief, choice: ExportChoice) -> None:
        layouts = self._desk.yardstick.layouts
        wanted = brief.model_copy(update={"presentation": choice.presentation})
        if presentation(wanted, layouts) != presentation(brief, layouts):
            self.presented.emit(brief.id, choice.presentation)
        self.export(wanted, choice.out, choice.ceiling)

    def _read_templates(self, then: Callable[[Sequence[TemplateRow]], None]) -> None:
        self._runner.run("search", lambda: self._desk.templates().all(), then, self._refused)

    def _open_templates(self, rows: Sequence[TemplateRow], asking: ExportDialog | None = None) -> None:
        names = template_names(self._desk.yardstick.layouts)
        parent = asking or self._window
        dialog = TemplatesDialog(self._desk.templates, self._runner, rows, names, parent)
        if asking is not None:
            dialog.changed.connect(asking.show_templates)
        dialog.open()

    def _tell_under_way(self) -> None:
        self._notice.tell(self._under_way, offers=[("Cancel", self._cancel)], stays=True)
        self._notice.follow(self._under_way, 0.0)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._notice.tell("The export was cancelled; a file that was there before is unchanged.")

    def _done(self, brief: Brief, out: Path, ceiling: Marking | None, made: Exported) -> None:
        self._task = None
        self._keep(made)
        self._remember(brief, out, ceiling)
        offers = [("Open", _opening(out)), ("Show in folder", _opening(out.parent))]
        shown, others = made.notices[:_SHOWN], len(made.notices) - _SHOWN
        if others > 0:
            shown = (made.notices[0], f"There are {others + 1} remarks besides.")
            offers.append(("Remarks…", lambda: self._show_remarks(out, made.notices)))
        told = " ".join([f"Exported to {out.name}.", *shown])
        self._notice.tell(told, "warning" if made.notices else "good", offers)

    def _show_remarks(self, out: Path, remarks: Sequence[str]) -> None:
        lines = "".join(f"<p>{escape(remark)}</p>" for remark in remarks)
        prompts.show_page(self._window, f"Remarks on {out.name}", lines)

    def _remember(self, brief: Brief, out: Path, ceiling: Marking | None) -> None:
        settings = self._program.settings()
        others = {name: held for name, held in settings.ceilings.items() if name != brief.id}
        update = {
            "exports": {**settings.exports, brief.id: str(out)},
            "ceilings": {**others, brief.id: ceiling} if ceiling else others,
        }
        self._program.remember(settings.model_copy(update=update))

    def _keep(self, made: Exported) -> None:
        record, desk = made.record, self._desk
        if record and not desk.read_only:
            self._runner.run("store", lambda: desk.store.save_export(record), lambda _: None, self._refused)

    def _failed(self, error: UserError) -> None:
        self._task = None
        self._refused(error)

    def _not_asked(self, error: UserError) -> None:
        self._asking = False
        self._refused(error)

    def _refused(self, error: UserError) -> None:
        self._notice.tell(error.message, "error")


def _documents() -> Path:
    """The user's folder of documents; not every system has made it."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def _former_ceiling(settings: Settings, brief: Brief) -> Marking | None:
    """The ceiling of the brief's last export."""
    held = settings.ceilings.get(brief.id)
    return next((marking for marking in MARKINGS if marking == held), None)


def _needed(brief: Brief) -> Marking | None:
    """The ceiling of the brief's audience, where the brief holds anything above it."""
    above = brief.ceiling and highest([brief.ceiling, banner(brief)]) != brief.ceiling
    return brief.ceiling if above else None


def file_name(title: str) -> str:
    """The title as every platform takes it for a file name."""
    name = " ".join(_UNFIT.sub(" ", title).split())[:120].strip(" .")
    return (f"{name} brief" if name else "Brief") if _RESERVED.fullmatch(name) else name


def _opening(path: Path) -> Callable[[], None]:
    return lambda: _open(path)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
