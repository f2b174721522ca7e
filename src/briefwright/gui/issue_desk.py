"""Issues the open brief, and shows what was issued: editions, their documents, what changed between them."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, QSaveFile, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from briefwright.domain import edits
from briefwright.domain.brief import Brief, Section
from briefwright.domain.changes import Changes, compare
from briefwright.domain.editions import Edition, EditionRow
from briefwright.domain.errors import UserError
from briefwright.domain.telling import section as told_as_section
from briefwright.editing.analysis import Analysis
from briefwright.editing.issuing import Issued, draft, issue, since_last
from briefwright.editing.ports import Base, Desk
from briefwright.gui.brief.pane import BriefPane
from briefwright.gui.checks.check_desk import CheckDesk
from briefwright.gui.checks.live import LiveAnalysis
from briefwright.gui.editions.changes_view import ChangesView
from briefwright.gui.editions.edition_reader import EditionReader
from briefwright.gui.editions.editions_dialog import EditionsDialog
from briefwright.gui.editions.issue_dialog import IssueDialog
from briefwright.gui.exporting import file_name
from briefwright.gui.known_pictures import KnownPictures
from briefwright.gui.tasks import TaskRunner

_CHANGES = "changes"
T = TypeVar("T")
_State = Literal["at rest", "asked", "under way"]
"""Whether an edition is to be issued once the brief was looked at, or is being issued."""


class IssueDesk(QObject):
    """Carries out the commands on editions. `issued` carries an Edition that has just gone out."""

    issued = Signal(object)

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        pane: BriefPane,
        live: LiveAnalysis,
        checks: CheckDesk,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._runner = runner
        self._pane = pane
        self._live = live
        self._checks = checks
        self._window = window
        self._pictures = KnownPictures(desk.store, runner)
        self._dialog: IssueDialog | None = None
        self._state: _State = "at rest"
        live.arrived.connect(self._analysed)
        live.failed.connect(self._not_analysed)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands on editions do."""
        return {
            "brief.issue": self._ask_issue,
            "brief.editions": self._show_editions,
            "insert.changes": self._insert_since_last,
        }

    def open_edition(self, edition_id: str) -> None:
        """Show an edition as it was issued."""
        self._read(lambda base: base.edition(edition_id), self._open)

    # -- issuing

    def _ask_issue(self) -> None:
        latest, brief = self._live.latest, self._pane.brief
        if brief is None or self._desk.read_only or self._dialog is not None:
            return
        if latest is None:
            self._pane.notice.tell("The checks are not through yet: issue again in a moment.")
            return
        self._read(
            lambda base: (base.editions(brief.id), self._since(base, latest)),
            lambda found: self._open_dialog(latest, *found),
        )

    def _open_dialog(self, analysis: Analysis, rows: list[EditionRow], changes: Changes | None) -> None:
        if self._dialog is not None or not self._is_open(analysis.material.brief):
            return
        dialog = IssueDialog(analysis, rows[0] if rows else None, changes, self._window)
        dialog.issue_wanted.connect(self._begin)
        dialog.place_wanted.connect(self._checks.go)
        dialog.fix_wanted.connect(self._checks.mend)
        dialog.waived.connect(self._checks.waive)
        dialog.unwaive_wanted.connect(self._checks.unwaive)
        dialog.insert_wanted.connect(self._insert)
        dialog.finished.connect(self._closed)
        self._dialog = dialog
        dialog.show()

    def _closed(self) -> None:
        self._dialog = None
        if self._state == "asked":
            self._state = "at rest"

    def _is_open(self, brief: Brief) -> bool:
        return self._pane.brief is not None and self._pane.brief.id == brief.id

    def _begin(self) -> None:
        """Issue the brief as it stands at this moment, once it was looked at as such."""
        self._state = "asked"
        self._pane.settled.emit()

    def _analysed(self, analysis: Analysis | None) -> None:
        if analysis is None:
            if self._dialog is not None:
                self._dialog.close()
            return
        if self._dialog is None:
            return
        self._dialog.show_analysis(analysis)
        if self._state == "asked":
            self._state = "at rest" if analysis.errors else "under way"
            if not analysis.errors:
                self._issue(analysis)
        if self._state == "under way":
            self._dialog.wait("Issuing …")
        else:
            self._read(lambda base: self._since(base, analysis), self._changes_known)

    def _not_analysed(self, sentence: str) -> None:
        if self._dialog is not None and self._state == "asked":
            self._state = "at rest"
            self._dialog.fail(sentence)

    def _changes_known(self, changes: Changes | None) -> None:
        if self._dialog is not None:
            self._dialog.show_changes(changes)

    def _issue(self, analysis: Analysis) -> None:
        desk = self._desk
        self._runner.run(
            "store",
            lambda: issue(desk.store, analysis, desk.render, desk.yardstick, desk.new_id),
            self._done,
            self._refused,
        )

    def _done(self, made: Issued) -> None:
        self._state = "at rest"
        if self._dialog is not None:
            self._dialog.accept()
        edition = made.edition
        told = " ".join([f"Edition {edition.number} was issued.", *made.notices])
        self._pane.notice.tell(
            told,
            "warning" if made.notices else "good",
            [
                ("Save the Word document…", lambda: self._ask_file(edition.brief.title, made.document)),
                ("Read it", lambda: self._open(edition)),
            ],
            stays=True,
        )
        self.issued.emit(edition)

    def _refused(self, error: UserError) -> None:
        self._state = "at rest"
        if self._dialog is not None:
            self._dialog.fail(error.message)
        else:
            self._tell(error)

    # -- what was issued

    def _show_editions(self) -> None:
        brief = self._pane.brief
        if brief is not None:
            self._read(lambda base: base.editions(brief.id), lambda rows: self._list(brief, rows))

    def _list(self, brief: Brief, rows: list[EditionRow]) -> None:
        dialog = EditionsDialog(brief.title, rows, self._window)
        dialog.open_wanted.connect(lambda row: self.open_edition(row.id))
        dialog.document_wanted.connect(self.save_document)
        dialog.compare_wanted.connect(self._compare)
        dialog.open()

    def _open(self, edition: Edition) -> None:
        EditionReader(edition, self._window, self._pictures.ask).show()

    def save_document(self, row: EditionRow) -> None:
        """Ask where to, and write the document of an edition exactly as it was issued."""
        name = f"{row.title}, edition {row.number}"
        self._read(
            lambda base: base.edition_document(row.id), lambda document: self._ask_file(name, document)
        )

    def _ask_file(self, name: str, document: bytes) -> None:
        dialog = QFileDialog(self._window, "Save the document as it was issued")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Word document (*.docx)")
        dialog.setDefaultSuffix("docx")
        dialog.selectFile(f"{file_name(name)}.docx")
        dialog.fileSelected.connect(lambda chosen: self._write(Path(chosen), document))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, path: Path, document: bytes) -> None:
        file = QSaveFile(str(path))
        if file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(document) >= 0 and file.commit():
            self._pane.notice.tell(f"Saved as {path.name}.", "good")
        else:
            self._pane.notice.tell(
                f"{path.name} was not written: {file.errorString()}. A file that was there before is "
                "unchanged. Choose another place.",
                "error",
            )

    # -- what has changed

    def _compare(self, earlier: str, later: str) -> None:
        latest = self._live.latest
        if not later and latest is None:
            return

        def read(base: Base) -> Changes:
            after = (
                base.edition(later)
                if later or latest is None
                else draft(base, latest.material, self._desk.yardstick)
            )
            return compare(base.edition(earlier), after)

        self._read(read, self._show_changes)

    def _show_changes(self, changes: Changes) -> None:
        view = ChangesView(changes, not self._desk.read_only, self._window)
        view.insert_wanted.connect(self._insert)
        view.open()

    def _insert_since_last(self) -> None:
        latest = self._live.latest
        if latest is None:
            self._pane.notice.tell("The checks are not through yet: try again in a moment.")
            return
        brief = latest.material.brief
        self._read(
            lambda base: self._since(base, latest), lambda changes: self._insert_if_any(brief, changes)
        )

    def _insert_if_any(self, brief: Brief, changes: Changes | None) -> None:
        if changes is None:
            self._pane.notice.tell("This brief was not issued yet, so there is nothing to compare it with.")
        elif self._is_open(brief):
            self._insert(changes)

    def _insert(self, changes: Changes) -> None:
        """Put what has changed at the head of the brief, in place of what was said there before."""
        made = told_as_section(changes, self._desk.new_id)
        self._pane.perform("Tell what has changed", lambda brief: _with_changes(brief, made))
        if self._pane.page is not None:
            self._pane.come_forward()
            self._pane.page.go_to_section(made.id)

    def _since(self, base: Base, analysis: Analysis) -> Changes | None:
        return since_last(base, analysis.material, self._desk.yardstick)

    def _read(self, read: Callable[[Base], T], done: Callable[[T], None]) -> None:
        self._runner.run("analysis", lambda: read(self._desk.analysis), done, self._tell)

    def _tell(self, error: UserError) -> None:
        self._pane.notice.tell(error.message, "error")


def _with_changes(brief: Brief, made: Section) -> Brief:
    for former in brief.sections:
        if former.role == _CHANGES:
            brief = edits.remove_section(brief, former.id)
    return edits.add_section(brief, made, 0)
