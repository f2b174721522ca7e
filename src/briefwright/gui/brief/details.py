"""The title block at the head of the page: title, reference, date, author, audience, markings."""

from collections.abc import Hashable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QVBoxLayout, QWidget

from briefwright.domain.brief import Brief
from briefwright.domain.markings import MARKINGS
from briefwright.gui.fonts import heading_font
from briefwright.gui.structured.controls import LineEdit
from briefwright.gui.structured.fields import Choice, ChoiceBox, DayEdit
from briefwright.gui.structured.sheet import underline_focus
from briefwright.gui.text.line import PlainLine
from briefwright.gui.theme import tints

_LINES = {"reference": "Reference", "author": "From", "audience": "For"}
_MARKINGS = tuple(Choice(marking) for marking in MARKINGS)
_CEILINGS = (Choice(""), *_MARKINGS)


class TitleBlock(QWidget):
    """Shows and edits what stands above the sections."""

    edited = Signal(str, object, object)
    """Field of the brief, its new value, and a key under which typing is one step of undo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self.title = PlainLine("Title of the brief", "Title", heading_font(22))
        self.title.textEdited.connect(self._title_edited)
        self.title.finished.connect(self._title_finished)
        self._lines = {field: self._line(field, label) for field, label in _LINES.items()}
        self.day = DayEdit("Date of the brief", "not dated")
        self.day.day_changed.connect(self._day_edited)
        self.marking = ChoiceBox("Marking of the brief", "TLP:CLEAR", "not a TLP marking")
        self.marking.chosen.connect(self._marking_edited)
        self.ceiling = ChoiceBox(
            "Highest marking that the audience may receive", "not stated", "not a TLP marking"
        )
        self.ceiling.chosen.connect(self._ceiling_edited)
        self._captions: list[QLabel] = []
        self._arrange()
        self.recolour()
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._focus_changed)

    def show_brief(self, brief: Brief) -> None:
        """Show the brief's details; a field that already shows its value keeps its caret."""
        self._title = brief.title
        self.title.show_text(brief.title)
        for field, line in self._lines.items():
            line.show_text(getattr(brief, field))
        self.day.show_day(brief.day)
        self.marking.show_value(brief.marking, _MARKINGS)
        self.ceiling.show_value(brief.ceiling or "", _CEILINGS)

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        for caption in self._captions:
            colours = caption.palette()
            colours.setColor(QPalette.ColorRole.WindowText, QColor(tints().hint))
            caption.setPalette(colours)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line under the field that has the focus."""
        underline_focus(self, QPainter(self))

    def _focus_changed(self) -> None:
        self.update()

    def _line(self, field: str, label: str) -> LineEdit:
        line = LineEdit(label, "not stated")
        line.textEdited.connect(lambda text: self._emit(field, text, ("details", field)))
        return line

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(4, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        pairs: list[tuple[str, QWidget]] = [
            ("Date", self.day),
            ("Marking", self.marking),
            ("Reference", self._lines["reference"]),
            ("Cleared to", self.ceiling),
        ]
        for number, (label, widget) in enumerate(pairs):
            self._place(grid, label, widget, number // 2, 2 * (number % 2))
        # Names of people and offices are long: each has a line to itself.
        for row, field in enumerate(("author", "audience"), 2):
            self._place(grid, _LINES[field], self._lines[field], row, 0, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addLayout(grid)

    def _place(
        self, grid: QGridLayout, label: str, widget: QWidget, row: int, column: int, across: int = 1
    ) -> None:
        caption = QLabel(label)
        caption.setBuddy(widget)
        self._captions.append(caption)
        grid.addWidget(caption, row, column)
        grid.addWidget(widget, row, column + 1, 1, across)

    def _title_edited(self, text: str) -> None:
        if text.strip():
            self._title = text
            self._emit("title", text, ("details", "title"))

    def _title_finished(self) -> None:
        # A brief has a title: one that was cleared and left so is what it was before.
        self.title.show_text(self._title)

    def _day_edited(self, day: date | None) -> None:
        self._emit("day", day, ("details", "day"))

    def _marking_edited(self, marking: str) -> None:
        self._emit("marking", marking, None)

    def _ceiling_edited(self, marking: str) -> None:
        self._emit("ceiling", marking or None, None)

    def _emit(self, field: str, value: object, merge_key: Hashable) -> None:
        self.edited.emit(field, value, merge_key)
