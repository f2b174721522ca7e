"""The briefs of a workspace: begin one, pick one, open one, delete one, and copy them all."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject

from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.domain.layouts import Layout, start
from briefwright.domain.queries import BriefRow
from briefwright.editing.ports import Desk
from briefwright.gui import prompts
from briefwright.gui.brief.pane import BriefPane
from briefwright.gui.frame import Frame
from briefwright.gui.new_brief import NewBrief
from briefwright.gui.picker import Choice
from briefwright.gui.program import Program
from briefwright.gui.tasks import TaskRunner


class Shelf(QObject):
    """Puts briefs into the pane and remembers which one was open last."""

    def __init__(
        self, desk: Desk, runner: TaskRunner, program: Program, pane: BriefPane, frame: Frame
    ) -> None:
        super().__init__(pane)
        self._desk = desk
        self._runner = runner
        self._program = program
        self._pane = pane
        self._frame = frame

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands on briefs and the workspace as wholes do."""
        return {
            "brief.new": self._ask_new,
            "brief.open": self._pick,
            "brief.remove": self._ask_remove,
            "workspace.copy": self._ask_copy,
        }

    def open(self, brief_id: str) -> None:
        """Open a brief, after the present one is saved; what fails is told in the notice bar."""
        if self._is_open(brief_id):
            self._pane.focus_text()
            return
        try:
            brief = self._desk.base.brief(brief_id)
        except UserError as error:
            self._tell(error)
        else:
            self._show(brief)

    def open_last(self) -> None:
        """Open the brief that was open last, else the one changed last."""
        rows = self._rows()
        last = self._program.settings().briefs.get(str(self._desk.path), "")
        wanted = next((row.id for row in rows if row.id == last), rows[0].id if rows else "")
        if wanted:
            self.open(wanted)

    def begin(self, title: str, layout: Layout, day: date) -> None:
        """Begin a brief, store it and open it."""
        author = self._pane.brief.author if self._pane.brief else self._program.settings().author
        brief = start(layout, title, day, self._desk.new_id).model_copy(update={"author": author})
        self._runner.run(
            "store",
            lambda: self._desk.store.save_brief(None, brief),
            lambda _: self._show(brief),
            self._tell,
        )

    def remove(self, brief: Brief) -> None:
        """Delete a brief that is open, for good."""
        self._pane.close_brief()
        self._pane.drop_brief()
        self._runner.run(
            "store",
            lambda: self._desk.store.remove_brief(brief.id),
            lambda _: self._pane.saved.emit(),
            self._tell,
        )

    def save_copy(self, name: str) -> None:
        """Write the whole workspace to another file, with what the open brief has beyond the present one."""
        unsaved = self._pane.unsaved

        def copy() -> None:
            self._desk.store.copy_to(Path(name))
            if unsaved is not None:
                # The copy may well be made because the file itself takes nothing more.
                made = self._program.open(Path(name))
                made.store.save_brief(*unsaved)
                made.close()

        self._runner.run(
            "store",
            copy,
            lambda _: self._pane.notice.tell(f"A copy was saved as {Path(name).name}.", "good"),
            self._tell,
        )

    def _rows(self) -> list[BriefRow]:
        try:
            return self._desk.base.briefs()
        except UserError as error:
            self._tell(error)
            return []

    def _is_open(self, brief_id: str) -> bool:
        return self._pane.brief is not None and self._pane.brief.id == brief_id

    def _ask_new(self) -> None:
        dialog = NewBrief(self._desk.yardstick.layouts, self._frame)
        dialog.wanted.connect(self.begin)
        dialog.open()

    def _pick(self) -> None:
        choices = [Choice(row.id, row.title, row.day) for row in self._rows()]
        self._frame.pick(choices, "Open a brief", self.open)

    def _ask_remove(self) -> None:
        brief = self._pane.brief
        if brief is not None:
            question = f"Delete “{brief.title}”? This cannot be undone."
            prompts.confirm(self._frame, question, "Delete", lambda: self.remove(brief))

    def _ask_copy(self) -> None:
        name = f"{self._desk.path.stem} copy.briefwright"
        prompts.ask_file(self._frame, "Save a copy of the workspace", name, True, self.save_copy)

    def _show(self, brief: Brief) -> None:
        if not self._pane.open(brief):
            return
        settings = self._program.settings()
        briefs = {**settings.briefs, str(self._desk.path): brief.id}
        author = brief.author or settings.author
        self._program.remember(settings.model_copy(update={"briefs": briefs, "author": author}))

    def _tell(self, error: UserError) -> None:
        self._pane.notice.tell(error.message, "error")
