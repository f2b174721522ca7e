"""What was found in a Word template: remarks, slots, and the styles that play the roles."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefwright.domain.severity import Severity
from briefwright.domain.templates import Found, Remark, StyleRole, TemplateReport
from briefwright.domain.wording import counted, listed
from briefwright.gui.fonts import heading_font
from briefwright.gui.theme import tints

_FOUND: dict[Found, str] = {
    "chosen": "chosen by you",
    "named": "by its name",
    "guessed": "guessed",
    "missing": "missing: a plain one stands in",
}
_LEADS: dict[Severity, str] = {"error": "Error", "warning": "Warning", "note": "Note"}
_BY_ITSELF = "Found by itself"


class ReportView(QScrollArea):
    """Shows a report. `assigned` carries the roles and styles that were chosen, by role."""

    assigned = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices: dict[str, QComboBox] = {}
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.choices = {}
        self.setWidget(QWidget())

    def show_report(self, report: TemplateReport, own: bool) -> None:
        """Show what was found; the roles of the user's `own` templates can be chosen."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(12, 0, 12, 12)
        column.setSpacing(8)
        column.addWidget(_heading(report.name))
        column.addWidget(_words(_verdict(report)))
        for remark in report.remarks:
            column.addWidget(_remark(remark))
        if report.roles:
            column.addWidget(_words(_slots(report.slots)))
            column.addWidget(_heading("Styles"))
            column.addLayout(self._roles(report, own))
        column.addStretch(1)
        self.setWidget(place)
        for before, after in pairwise(self.choices.values()):
            QWidget.setTabOrder(before, after)

    def _roles(self, report: TemplateReport, own: bool) -> QGridLayout:
        styles = dict(report.styles)
        self.choices = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        for at, role in enumerate(report.roles):
            name = _words(role.role)
            grid.addWidget(name, at, 0)
            if own:
                box = _Still(role, styles.get(role.kind, ()))
                box.activated.connect(lambda _index: self.assigned.emit(self._chosen()))
                name.setBuddy(box)
                self.choices[role.role] = box
                grid.addWidget(box, at, 1)
            else:
                grid.addWidget(_words(role.style or "–"), at, 1)
            found = _words(_FOUND[role.found])
            found.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            grid.addWidget(found, at, 2)
        return grid

    def _chosen(self) -> Mapping[str, str]:
        return {role: box.currentData() for role, box in self.choices.items() if box.currentData()}


class _Still(QComboBox):
    """Chooses the style for a role; no turn of the mouse wheel changes it."""

    def __init__(self, role: StyleRole, styles: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(f"Style for {role.role}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        by_itself = role.style if role.found in ("named", "guessed") else ""
        self.addItem(f"{_BY_ITSELF}: {by_itself}" if by_itself else _BY_ITSELF, "")
        for style in styles:
            self.addItem(style, style)
        self.setCurrentIndex(max(0, self.findData(role.style)) if role.found == "chosen" else 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what it stands in scroll."""
        event.ignore()


def _heading(text: str) -> QLabel:
    label = _words(text)
    label.setFont(heading_font(12))
    return label


def _words(text: str) -> QLabel:
    return QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)


def _verdict(report: TemplateReport) -> str:
    if not report.usable:
        return "This file cannot be used as a template."
    if not report.remarks:
        return "Nothing is to be said against it."
    return f"It can be used. {counted(len(report.remarks), 'remark').capitalize()}:"


def _remark(remark: Remark) -> QLabel:
    label = _words(f"{_LEADS[remark.severity]}: {remark.message}")
    colours = {"error": tints().error, "warning": tints().warning}
    if remark.severity in colours:
        palette = label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colours[remark.severity]))
        label.setPalette(palette)
    return label


def _slots(slots: Sequence[str]) -> str:
    return f"Slots: {listed(list(slots))}." if slots else "It has no slots: the brief goes to its end."
