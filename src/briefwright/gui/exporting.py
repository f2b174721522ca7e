"""Export from the window: where to, then in the background, then a link to the result."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.editing.ports import Desk, Exported, ExportOrder
from briefwright.gui.notice import NoticeBar
from briefwright.gui.program import Program
from briefwright.gui.tasks import TaskRunner

_FILTERS = ("Word document (*.docx)", "Web page (*.html)", "Markdown (*.md)")
_RESERVED = re.compile("|con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class Exporting(QObject):
    """Exports the open brief and tells how it went in the notice bar."""

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

    def ask(self, brief: Brief) -> None:
        """Ask for a file and export to it."""
        dialog = QFileDialog(self._window, "Export brief")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(_FILTERS)
        dialog.setDefaultSuffix("docx")
        former = Path(self._program.settings().exports.get(brief.id, ""))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(str(former.parent) if former.name else documents)
        dialog.selectFile(former.name or f"{file_name(brief.title)}.docx")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")"))
        )
        dialog.fileSelected.connect(lambda name: self.export(brief, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def again(self, brief: Brief) -> None:
        """Export to the file of the last time; asks when there was none."""
        former = self._program.settings().exports.get(brief.id)
        if former:
            self.export(brief, Path(former))
        else:
            self.ask(brief)

    def export(self, brief: Brief, out: Path) -> None:
        """Export to a file in the background."""
        self._notice.tell(f"Exporting “{brief.title}” …", stays=True)
        desk = self._desk
        self._runner.run(
            "export",
            lambda: desk.export(desk.gather(brief), ExportOrder(out)),
            lambda made: self._done(brief, out, made),
            self._refused,
        )

    def _done(self, brief: Brief, out: Path, made: Exported) -> None:
        self._keep(made)
        settings = self._program.settings()
        self._program.remember(
            settings.model_copy(update={"exports": {**settings.exports, brief.id: str(out)}})
        )
        told = " ".join([f"Exported to {out.name}.", *made.notices])
        self._notice.tell(
            told,
            "warning" if made.notices else "good",
            [("Open", _opening(out)), ("Show in folder", _opening(out.parent))],
        )

    def _keep(self, made: Exported) -> None:
        record, desk = made.record, self._desk
        if record and not desk.read_only:
            self._runner.run("store", lambda: desk.store.save_export(record), lambda _: None, self._refused)

    def _refused(self, error: UserError) -> None:
        self._notice.tell(error.message, "error")


def file_name(title: str) -> str:
    """The title as every platform takes it for a file name."""
    name = " ".join(_UNFIT.sub(" ", title).split())[:120].strip(" .")
    return (f"{name} brief" if name else "Brief") if _RESERVED.fullmatch(name) else name


def _opening(path: Path) -> Callable[[], None]:
    return lambda: _open(path)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
