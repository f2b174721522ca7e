"""The title block at the head of the page: title, reference, date, author, audience, marking."""

from collections.abc import Hashable

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefwright.domain.brief import Brief
from briefwright.domain.markings import MARKINGS
from briefwright.gui.fonts import reading_font

_LINES = (("reference", "Reference"), ("author", "Author"), ("audience", "For"))


class _QuietDate(QDateEdit):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class _QuietCombo(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class TitleBlock(QWidget):
    """Shows and edits what stands above the sections."""

    edited = Signal(str, object, object)
    """Field of the brief, its new value, and a key under which typing is one step of undo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit()
        self.title.setObjectName("briefTitle")
        self.title.setAccessibleName("Title of the brief")
        self.title.setPlaceholderText("Title")
        self.title.setFrame(False)
        font = reading_font(21)
        font.setBold(True)
        self.title.setFont(font)
        self.title.textEdited.connect(self._title_edited)
        self._lines = {field: self._line(field, label) for field, label in _LINES}
        self._day = _QuietDate(calendarPopup=True, displayFormat="d MMMM yyyy")
        self._day.setAccessibleName("Date of the brief")
        self._day.dateChanged.connect(self._day_edited)
        self._marking = _QuietCombo()
        self._marking.addItems(MARKINGS)
        self._marking.setAccessibleName("Marking of the brief")
        self._marking.activated.connect(self._marking_edited)
        self._arrange()

    def show_brief(self, brief: Brief) -> None:
        """Show the brief's details; a field that already shows its value keeps its caret."""
        _show(self.title, brief.title)
        for field, line in self._lines.items():
            _show(line, getattr(brief, field))
        day = QDate(brief.day.year, brief.day.month, brief.day.day) if brief.day else QDate.currentDate()
        self._day.blockSignals(True)
        self._day.setDate(day)
        self._day.blockSignals(False)
        self._marking.setCurrentText(brief.marking)

    def _line(self, field: str, label: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(label)
        line.setFrame(False)
        line.setPlaceholderText("—")
        line.textEdited.connect(lambda text: self._emit(field, text, ("details", field)))
        return line

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        fields: list[tuple[str, QWidget]] = [
            ("Date", self._day),
            *((label, self._lines[field]) for field, label in _LINES),
            ("Marking", self._marking),
        ]
        places = [(0, 0), (0, 2), (1, 0), (1, 2), (2, 0)]
        for (label, widget), (row, column) in zip(fields, places, strict=True):
            caption = QLabel(label)
            caption.setBuddy(widget)
            caption.setForegroundRole(self.palette().ColorRole.PlaceholderText)
            grid.addWidget(caption, row, column)
            grid.addWidget(widget, row, column + 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addLayout(grid)

    def _title_edited(self, text: str) -> None:
        if text.strip():
            self._emit("title", text, ("details", "title"))

    def _day_edited(self, day: QDate) -> None:
        self._emit("day", day.toPython(), ("details", "day"))

    def _marking_edited(self, index: int) -> None:
        self._emit("marking", MARKINGS[index], None)

    def _emit(self, field: str, value: object, merge_key: Hashable) -> None:
        self.edited.emit(field, value, merge_key)


def _show(line: QLineEdit, text: str) -> None:
    if line.text() != text:
        line.setText(text)
        line.setCursorPosition(0)
