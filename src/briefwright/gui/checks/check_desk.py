"""Carries out what the panel of findings asks for: go there, mend it, let it stand."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefwright.domain import edits
from briefwright.domain.brief import Waiver
from briefwright.domain.checks.finding import Finding, Fix
from briefwright.gui import prompts
from briefwright.gui.brief.pane import BriefPane
from briefwright.gui.brief.places import go_to_place
from briefwright.gui.checks.panel import ChecksPanel


class CheckDesk(QObject):
    """Connects the panel with the open brief. `record_wanted` carries a record to be saved, `search_wanted`
    words to look for in the base."""

    record_wanted = Signal(object)
    search_wanted = Signal(str)

    def __init__(self, panel: ChecksPanel, pane: BriefPane, window: QWidget) -> None:
        super().__init__(window)
        self._panel = panel
        self._pane = pane
        self._window = window
        panel.place_wanted.connect(self.go)
        panel.fix_wanted.connect(self.mend)
        panel.waive_wanted.connect(self.ask_waiver)
        panel.unwaive_wanted.connect(self.unwaive)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands on findings do."""
        return {
            "checks.next": lambda: self._panel.select(1),
            "checks.previous": lambda: self._panel.select(-1),
        }

    def go(self, finding: Finding) -> None:
        """Show the place of a finding, with its words selected."""
        if self._pane.page is not None and finding.place is not None:
            self._pane.come_forward()
            go_to_place(self._pane.page, finding.place, finding.span)

    def mend(self, fix: Fix) -> None:
        """Carry out what mends a finding."""
        if fix.edit is not None:
            self._pane.perform(fix.label, fix.edit)
        if fix.record is not None:
            self.record_wanted.emit(fix.record)
        if fix.search:
            self.search_wanted.emit(fix.search)

    def ask_waiver(self, finding: Finding) -> None:
        """Ask why a finding is let stand."""
        label = f"{finding.message}\n\nNot here, because …"
        prompts.ask_text(
            self._window, "Let this stand", label, "", lambda reason: self.waive(finding, reason)
        )

    def waive(self, finding: Finding, reason: str) -> None:
        """Let a finding stand, with the reason, which is kept with the brief."""
        self._pane.perform("Let finding stand", lambda brief: edits.waive(brief, finding.waiver(reason)))

    def unwaive(self, waiver: Waiver) -> None:
        """Check again what was let stand."""
        self._pane.perform("Check again", lambda brief: edits.unwaive(brief, waiver.rule, waiver.key))
