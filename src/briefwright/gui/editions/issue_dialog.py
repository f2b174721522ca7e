"""The dialog that issues a brief: what goes out, what holds it back, what has changed since the last time."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from briefwright.domain.brief import Brief, banner
from briefwright.domain.changes import Changes
from briefwright.domain.checks.finding import Finding
from briefwright.domain.editions import EditionRow
from briefwright.domain.wording import counted, day_words
from briefwright.editing.analysis import Analysis
from briefwright.gui import prompts
from briefwright.gui.checks.panel import ChecksPanel
from briefwright.gui.editions.changes_view import ChangesText
from briefwright.gui.fonts import heading_font
from briefwright.gui.records.sheet import Card, button, heading


class IssueDialog(QDialog):
    """Stays beside the brief while what holds it back is mended; `last` is the edition before.

    `place_wanted` carries a Finding, `fix_wanted` a Fix, `waived` a Finding and the reason, `unwaive_wanted`
    a Waiver, `insert_wanted` the Changes, which are to be put at the head of the brief.
    """

    issue_wanted = Signal()
    place_wanted = Signal(object)
    fix_wanted = Signal(object)
    waived = Signal(object, str)
    unwaive_wanted = Signal(object)
    insert_wanted = Signal(object)

    def __init__(
        self, analysis: Analysis, last: EditionRow | None, changes: Changes | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Issue an edition")
        self._brief = analysis.material.brief.id
        self._last = last
        self._changes = changes
        self.title = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.title.setFont(heading_font(14))
        self.about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.state = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.panel = ChecksPanel(parent=self)
        self.changes = ChangesText()
        self.insert = button("Put at the &head of the brief", self._insert)
        self.issue = button("&Issue", self._issue)
        self.issue.setDefault(True)
        self._arrange()
        self._connect()
        self.show_changes(changes)
        self.show_analysis(analysis)
        (self.issue if self.issue.isEnabled() else self.panel.list).setFocus()

    def show_analysis(self, analysis: Analysis) -> None:
        """Show the brief as it now stands; the dialog goes away with its brief."""
        brief, errors = analysis.material.brief, len(analysis.errors)
        if brief.id != self._brief:
            self.reject()
            return
        self.title.setText(f"Edition {self._number} of “{brief.title}”")
        self.about.setText(_about(brief, self._last))
        self.panel.show_analysis(analysis)
        self.issue.setEnabled(not errors)
        if errors:
            what = f"{counted(errors, 'error')} {'holds' if errors == 1 else 'hold'}"
            self._tell(f"{what} it back: mend what was found, or say why it does not matter here.")
        elif analysis.findings:
            self._tell("No error stands. Have a look at what else was found, or issue it as it is.")
        else:
            self._tell("Nothing stands in its way.")

    def show_changes(self, changes: Changes | None) -> None:
        """Show what has changed since the last edition; None where there is none."""
        self._changes = changes
        self._since.setVisible(changes is not None)
        if changes is not None:
            self.changes.show_changes(changes)
            self.insert.setVisible(not changes.empty)

    def wait(self, sentence: str = "Checking …") -> None:
        """Issue nothing until the next analysis or failure is told."""
        self.issue.setEnabled(False)
        self._tell(sentence)

    def fail(self, sentence: str) -> None:
        """Tell why it was not issued, and let it be tried again."""
        self.issue.setEnabled(True)
        self._tell(sentence)

    @property
    def _number(self) -> int:
        return self._last.number + 1 if self._last else 1

    def _arrange(self) -> None:
        findings = Card()
        findings.part.add(self.panel)
        self._since = Card()
        self._since.part.add(heading(f"Since edition {self._number - 1}"), self.changes, self.insert)
        self.insert.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(findings)
        parts.addWidget(self._since)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        buttons = QDialogButtonBox()
        buttons.addButton(self.issue, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button("Close", self.reject), QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (self.title, self.about, self.state):
            column.addWidget(widget)
        column.addWidget(parts, 1)
        column.addWidget(buttons)
        self.resize(560, 620)

    def _connect(self) -> None:
        self.panel.place_wanted.connect(self.place_wanted)
        self.panel.fix_wanted.connect(self.fix_wanted)
        self.panel.waive_wanted.connect(self._ask_reason)
        self.panel.unwaive_wanted.connect(self.unwaive_wanted)

    def _ask_reason(self, finding: Finding) -> None:
        label = f"{finding.message}\n\nNot here, because …"
        prompts.ask_text(self, "Let this stand", label, "", lambda reason: self.waived.emit(finding, reason))

    def _issue(self) -> None:
        self.wait("Issuing …")
        self.issue_wanted.emit()

    def _insert(self) -> None:
        self.insert_wanted.emit(self._changes)

    def _tell(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.state.setAccessibleName(sentence)


def _about(brief: Brief, last: EditionRow | None) -> str:
    dated = f"dated {day_words(brief.day)}" if brief.day else "without a date"
    former = (
        f"edition {last.number} was issued on {day_words(date.fromisoformat(last.issued[:10]))}"
        if last
        else "the first edition"
    )
    return f"{banner(brief)} · {dated} · {former}"
