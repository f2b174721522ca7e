"""The panel of findings beside the brief."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefwright.domain.brief import Waiver
from briefwright.domain.checks.finding import Finding
from briefwright.domain.severity import SEVERITIES, Severity
from briefwright.editing.analysis import Analysis
from briefwright.gui.checks.lines import FindingDelegate
from briefwright.gui.checks.marks import mark
from briefwright.gui.records.flow import FlowLayout

_NAMES: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "note"}
_NOTHING = "No brief is open."
_CLEAN = "Nothing to mend. The checks go on while you write."
_MARGIN = 14


@dataclass(frozen=True)
class Entry:
    """A line of the list: a finding, and why it is let stand where it is."""

    finding: Finding
    waiver: Waiver | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells the entry from others."""
        return self.finding.rule, self.finding.key


class ChecksPanel(QWidget):
    """What the checks found, the gravest first; what is let stand comes last, with its reason.

    Enter or a click goes to the place. `place_wanted` carries a Finding, `fix_wanted` a Fix,
    `waive_wanted` a Finding, `unwaive_wanted` a Waiver.
    """

    place_wanted = Signal(object)
    fix_wanted = Signal(object)
    waive_wanted = Signal(object)
    unwaive_wanted = Signal(object)

    def __init__(self, editable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = editable
        self._entries: list[Entry] = []
        self._recalled: tuple[str, str] | None = None
        self.heading = QLabel("Checks")
        self.heading.setWordWrap(True)
        self.heading.setContentsMargins(_MARGIN, 10, _MARGIN, 6)
        self.list = QListWidget()
        self.list.setAccessibleName("Findings of the checks")
        self.list.setItemDelegate(FindingDelegate(self.list))
        self.list.setSpacing(4)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_details)
        self.list.itemClicked.connect(lambda _: self._go())
        self.list.installEventFilter(self)
        self.reason = QLabel(wordWrap=True)
        self.reason.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.reason.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._buttons: list[QPushButton] = []
        self._arrange()
        self.show_analysis(None)

    @property
    def entries(self) -> list[Entry]:
        """What the list shows."""
        return self._entries

    def show_analysis(self, analysis: Analysis | None) -> None:
        """Show the findings of an analysis; the selected one stays selected while it is there."""
        entries = [Entry(one) for one in analysis.findings] if analysis else []
        entries += [Entry(one, waiver) for one, waiver in analysis.waived] if analysis else []
        self.heading.setText(_heading(analysis))
        if entries == self._entries:
            return
        self._entries = entries
        self._fill()

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        self._fill()

    def select(self, step: int) -> None:
        """Select the finding that many steps on, round the end, and go to its place."""
        if self._entries:
            row = self.list.currentRow()
            at = row + step if row >= 0 else (0 if step > 0 else -1)
            self.list.setCurrentRow(at % len(self._entries))
            self._go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the place of a finding, Delete lets it stand; another width breaks lines anew."""
        if watched is self.list and event.type() == QEvent.Type.Resize:
            self.list.scheduleDelayedItemsLayout()
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go()
                return True
            if event.key() == Qt.Key.Key_Delete and self._present and self._editable:
                self._let_stand(self._present)
                return True
        return super().eventFilter(watched, event)

    @property
    def _present(self) -> Entry | None:
        row = self.list.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _arrange(self) -> None:
        self._details = QFrame()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(_MARGIN, 6, _MARGIN, 10)
        details.addWidget(self.reason)
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=6)
        details.addWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.heading, self.list, self._details):
            column.addWidget(widget)
        column.setStretchFactor(self.list, 1)

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for entry in self._entries:
            self.list.addItem(_item(entry))
        keys = [entry.key for entry in self._entries]
        self.list.setCurrentRow(keys.index(self._recalled) if self._recalled in keys else -1)
        self.list.blockSignals(False)
        self._show_details()

    def _show_details(self) -> None:
        entry = self._present
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        self._details.setVisible(entry is not None)
        if entry is None:
            return
        self._recalled = entry.key
        self.reason.setText(_reason(entry))
        if entry.finding.place is not None:
            self._add("Go to", self._go)
        if not self._editable:
            return
        if entry.waiver is None:
            for fix in entry.finding.fixes:
                self._add(fix.label, partial(self.fix_wanted.emit, fix))
            self._add("Not here, because …", lambda: self._let_stand(entry))
        else:
            self._add("Check this again", lambda: self._let_stand(entry))

    def _add(self, words: str, act: Callable[[], None]) -> None:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _: act())
        self._flow.addWidget(button)
        button.show()
        self._buttons.append(button)

    def _go(self) -> None:
        if self._present is not None:
            self.place_wanted.emit(self._present.finding)

    def _let_stand(self, entry: Entry) -> None:
        if entry.waiver is None:
            self.waive_wanted.emit(entry.finding)
        else:
            self.unwaive_wanted.emit(entry.waiver)


def tally(analysis: Analysis) -> str:
    """How many findings of each weight there are, in words."""
    counts = Counter(one.severity for one in analysis.findings)
    parts = [
        f"{counts[severity]} {_NAMES[severity]}{'' if counts[severity] == 1 else 's'}"
        for severity in SEVERITIES
        if counts[severity]
    ]
    if analysis.waived:
        parts.append(f"{len(analysis.waived)} let stand")
    return ", ".join(parts)


def _heading(analysis: Analysis | None) -> str:
    if analysis is None:
        return f"<b>Checks</b><br>{_NOTHING}"
    told = tally(analysis)
    return f"<b>Checks</b>&nbsp; {told}" if told else f"<b>Checks</b><br>{_CLEAN}"


def _item(entry: Entry) -> QListWidgetItem:
    severity = entry.finding.severity
    stands = entry.waiver is not None
    item = QListWidgetItem(mark(None if stands else severity), entry.finding.message)
    weight = "Let stand" if stands else _NAMES[severity].capitalize()
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{weight}: {entry.finding.message}")
    item.setToolTip(f"{weight}. {_reason(entry)}")
    return item


def _reason(entry: Entry) -> str:
    if entry.waiver is None:
        return entry.finding.reason
    return f"Let stand, because {entry.waiver.reason}"
