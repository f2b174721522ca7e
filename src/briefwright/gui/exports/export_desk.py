"""All ways in which the open brief leaves the window, and how it will look then."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefwright.domain import edits
from briefwright.domain.brief import Brief
from briefwright.domain.presentation import Presentation
from briefwright.editing.ports import Desk
from briefwright.gui.brief.pane import BriefPane
from briefwright.gui.exporting import Exporting
from briefwright.gui.exports.copying import Copying
from briefwright.gui.preview.panel import Preview
from briefwright.gui.program import Program
from briefwright.gui.tasks import TaskRunner


class ExportDesk(QObject):
    """Exports, copies and previews the open brief; `preview` is shown beside the text."""

    def __init__(
        self, desk: Desk, runner: TaskRunner, program: Program, pane: BriefPane, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._pane = pane
        self.exporting = Exporting(desk, runner, program, pane.notice, window)
        self.copying = Copying(desk, runner, pane.notice, window)
        self.preview = Preview(desk.showing, runner)
        self.exporting.presented.connect(self._present)
        pane.changed.connect(self._follow)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands on exports do."""
        return {
            "brief.export": lambda: self._with_brief(self.exporting.ask),
            "brief.export_again": lambda: self._with_brief(self.exporting.again),
            "brief.copy": lambda: self._with_brief(self.copying.copy),
            "section.copy": self._copy_section,
            "workspace.templates": self.exporting.manage_templates,
        }

    def _with_brief(self, act: Callable[[Brief], None]) -> None:
        if self._pane.brief is not None:
            act(self._pane.brief)

    def _copy_section(self) -> None:
        section = self._pane.page.current_section() if self._pane.page else None
        if section is not None and self._pane.brief is not None:
            self.copying.copy(self._pane.brief, section.id)

    def _follow(self) -> None:
        """Let the preview show the section that the caret is in."""
        section = self._pane.page.current_section() if self._pane.page else None
        if section is not None:
            self.preview.show_section(section.id)

    def _present(self, brief_id: str, presentation: Presentation) -> None:
        """Keep with the brief how it is to go out."""
        brief = self._pane.brief
        if brief is not None and brief.id == brief_id:
            self._pane.perform(
                "Change how the brief goes out",
                lambda brief: edits.set_details(brief, presentation=presentation),
            )
