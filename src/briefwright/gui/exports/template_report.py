"""What was found in a Word template: remarks, slots, and the styles that play the roles."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefwright.domain.severity import Severity
from briefwright.domain.templates import Found, Remark, StyleRole, TemplateReport
from briefwright.domain.wording import counted, listed
from briefwright.gui.fonts import heading_font
from briefwright.gui.theme import tints

_FOUND: dict[Found, str] = {
    "chosen": "chosen by you",
    "named": "by its name",
    "guessed": "guessed",
    "missing": "a plain one stands in",
}
_LEADS: dict[Severity, str] = {"error": "Error", "warning": "Warning", "note": "Note"}
_LOOK = """
#report { background: palette(base); border: 1px solid palette(mid); border-radius: 2px; }
#report:focus { border-color: palette(highlight); }
#sheet { background: palette(base); }
"""


class ReportView(QScrollArea):
    """Shows a report. `assigned` carries the roles and styles that were chosen, by role."""

    assigned = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self.setStyleSheet(_LOOK)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What was found in the template")
        self.choices: dict[str, _StyleBox] = {}
        self._found: dict[str, QLabel] = {}
        self._remarks = QVBoxLayout()
        self._said: list[QLabel] = []
        self._shown = ""
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.choices, self._found, self._said, self._shown = {}, {}, [], ""
        self.setAccessibleDescription("")
        self.setWidget(_sheet())

    def show_report(self, report: TemplateReport, own: bool, title: str) -> None:
        """Show what was found in a template of that title; the roles of the user's `own` can be chosen."""
        if report.name == self._shown and list(self.choices) == [role.role for role in report.roles]:
            self._update(report)
        else:
            self._build(report, own, title)
        self.setAccessibleDescription(" ".join([_verdict(report), *map(_told, report.remarks)]))

    def _update(self, report: TemplateReport) -> None:
        """Show a template anew in the same place, with the focus where it is."""
        self._tell(report)
        styles = dict(report.styles)
        for role in report.roles:
            self.choices[role.role].show_role(role, styles.get(role.kind, ()))
            self._found[role.role].setText(_FOUND[role.found])

    def _build(self, report: TemplateReport, own: bool, title: str) -> None:
        self.clear()
        self._shown = report.name
        sheet = _sheet()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(9)
        column.addWidget(_heading(title))
        column.addWidget(_quiet(report.name))
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(7)
        column.addLayout(self._remarks)
        self._tell(report)
        if report.roles:
            if report.slots:
                column.addWidget(_words(f"Slots: {listed(list(report.slots))}."))
            column.addWidget(_heading("Styles"))
            self._add_styles(report, own, column)
        column.addStretch(1)
        self.setWidget(sheet)
        self.verticalScrollBar().setValue(0)

    def _tell(self, report: TemplateReport) -> None:
        """The verdict and the remarks."""
        for label in self._said:
            self._remarks.removeWidget(label)
            label.deleteLater()
        self._said = [_words(_verdict(report)), *map(_remark, report.remarks)]
        for label in self._said:
            self._remarks.addWidget(label)

    def _add_styles(self, report: TemplateReport, own: bool, column: QVBoxLayout) -> None:
        if not own and all(role.found == "named" for role in report.roles):
            column.addWidget(_words(f"All {len(report.roles)} that a brief uses are there by their names."))
            return
        column.addLayout(self._grid(report, own))

    def _grid(self, report: TemplateReport, own: bool) -> QGridLayout:
        styles = dict(report.styles)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        for at, words in enumerate(("In the brief", "In the template", "Found")):
            grid.addWidget(_quiet(words), 0, at)
        for at, role in enumerate(report.roles, 1):
            name = QLabel(role.role, textFormat=Qt.TextFormat.PlainText)
            grid.addWidget(name, at, 0)
            grid.addWidget(self._style(role, styles.get(role.kind, ()), own, name), at, 1)
            self._found[role.role] = _quiet(_FOUND[role.found])
            grid.addWidget(self._found[role.role], at, 2)
        return grid

    def _style(self, role: StyleRole, styles: Sequence[str], own: bool, name: QLabel) -> QWidget:
        if not own:
            return _words(role.style or "–")
        box = _StyleBox(role, styles)
        box.activated.connect(lambda _index: self.assigned.emit(self._chosen()))
        name.setBuddy(box)
        self.choices[role.role] = box
        return box

    def _chosen(self) -> Mapping[str, str]:
        return {role: box.currentData() for role, box in self.choices.items() if box.currentData()}


class _StyleBox(QComboBox):
    """Chooses the style for a role; no turn of the mouse wheel changes it."""

    def __init__(self, role: StyleRole, styles: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(f"Style for {role.role}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.show_role(role, styles)

    def show_role(self, role: StyleRole, styles: Sequence[str]) -> None:
        """Offer these styles, with the one that plays the role."""
        by_itself = role.style if role.found in ("named", "guessed") else ""
        self.clear()
        self.addItem(f"{by_itself} (as found)" if by_itself else "As found", "")
        if role.found == "missing":
            self.setItemText(0, "None found")
        for style in styles:
            self.addItem(style, style)
        self.setCurrentIndex(max(0, self.findData(role.style)) if role.found == "chosen" else 0)
        self.setAccessibleDescription(_FOUND[role.found])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what it stands in scroll."""
        event.ignore()


def _sheet() -> QWidget:
    sheet = QWidget()
    sheet.setObjectName("sheet")
    return sheet


def _heading(text: str) -> QLabel:
    label = _words(text)
    label.setFont(heading_font(12))
    return label


def _words(text: str) -> QLabel:
    return QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)


def _quiet(text: str) -> QLabel:
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _verdict(report: TemplateReport) -> str:
    if not report.usable:
        return "This file cannot be used as a template."
    if not report.remarks:
        return "It can be used; nothing needs mending."
    return f"It can be used, with {counted(len(report.remarks), 'remark')}:"


def _told(remark: Remark) -> str:
    return f"{_LEADS[remark.severity]}: {remark.message}"


def _remark(remark: Remark) -> QLabel:
    label = _words(_told(remark))
    colours = {"error": tints().error, "warning": tints().warning}
    if remark.severity in colours:
        palette = label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colours[remark.severity]))
        label.setPalette(palette)
    return label
