"""The fields of a form: a label above an editor, and beneath it what is wrong or worth knowing."""

import math
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefwright.domain.dates import FuzzyDate, parse_date

T = TypeVar("T")
Check = Callable[[], str]
"""Says what is wrong, in a sentence; empty when nothing is."""


def nothing_wrong() -> str:
    """The check of a field in which everything is allowed."""
    return ""


def required(edit: "QLineEdit | Lines", sentence: str) -> Check:
    """A check that something is written; the sentence says what is missing."""
    read = edit.text if isinstance(edit, QLineEdit) else edit.toPlainText
    return lambda: "" if read().strip() else sentence


def faint(text: str = "") -> QLabel:
    """A small line in a quiet colour, wrapped."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


class Message(QLabel):
    """A line under a field: a problem in the colour of errors, or nothing at all."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.BrightText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.say("")

    def say(self, text: str) -> None:
        """Show the text; hide the line when there is none."""
        self.setText(text)
        self.setVisible(bool(text))


class Field(QWidget):
    """A labelled editor. `read` gives its raw content, to see whether anything changed.

    `label` may mark a letter with "&"; `check` is asked when the form is saved; `stops` says what Tab
    reaches in an editor of several parts, in order. None of them may hold on to a widget that stands
    around the field: Qt's binding crashes when Python collects a parent that its own child keeps alive.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        read: Callable[[], object],
        check: Check = nothing_wrong,
        stops: Callable[[], Sequence[QWidget]] | None = None,
    ) -> None:
        super().__init__()
        self.editor = editor
        self.read = read
        self.stops = stops or (lambda: (editor.focusProxy() or editor,))
        self._check = check
        self._hint = faint()
        self._hint.hide()
        self._message = Message()
        self.label = QLabel(label)
        self.label.setBuddy(editor.focusProxy() or editor)
        name = label.replace("&", "")
        (editor.focusProxy() or editor).setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(editor)
        column.addWidget(self._hint)
        column.addWidget(self._message)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def check(self) -> bool:
        """Look at the content and say beneath it what is wrong; whether it can be saved."""
        problem = self._check()
        self._message.say(problem)
        return not problem

    def problem(self) -> str:
        """What is now said to be wrong; empty when nothing is."""
        return self._message.text()

    def hint(self, text: str) -> None:
        """Say beneath it what is worth knowing; nothing for an empty text."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def recheck(self) -> None:
        """Take back what is said to be wrong as soon as it is put right."""
        if self._message.text():
            self.check()

    def go(self) -> None:
        """Put the cursor into the editor."""
        (self.editor.focusProxy() or self.editor).setFocus()


def row(*fields: QWidget) -> QWidget:
    """Fields side by side, of equal width."""
    widget = QWidget()
    line = QHBoxLayout(widget)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(16)
    for field in fields:
        line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return widget


def line_field(label: str, edit: QLineEdit, check: Check = nothing_wrong) -> Field:
    """A field of one line."""
    field = Field(label, edit, edit.text, check)
    edit.textChanged.connect(field.recheck)
    return field


def lines_field(label: str, edit: "Lines", check: Check = nothing_wrong) -> Field:
    """A field of several lines."""
    field = Field(label, edit, edit.toPlainText, check)
    edit.textChanged.connect(field.recheck)
    return field


def choice_field(label: str, choice: "Choice[T]") -> Field:
    """A field that is one of several values."""
    return Field(label, choice, choice.value)


def date_field(label: str, edit: "DateEdit") -> Field:
    """A field for a date of stated precision."""
    field = Field(label, edit, edit.state, edit.problem, lambda: (edit.entry, edit.assumed))
    edit.entry.textChanged.connect(field.recheck)
    edit.entry.editingFinished.connect(field.check)
    return field


class Choice(QComboBox, Generic[T]):
    """One value of several. The wheel scrolls the form and never changes a value in passing."""

    def __init__(self, options: Sequence[tuple[T, str]], value: T) -> None:
        super().__init__()
        self._values = [option for option, _ in options]
        self.addItems([words for _, words in options])
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.choose(value)

    def value(self) -> T:
        """The value that is chosen."""
        return self._values[self.currentIndex()]

    def choose(self, value: T) -> None:
        """Choose one of the values."""
        self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


class Lines(QPlainTextEdit):
    """Several lines of plain text; it grows with them from `least` to `most` lines. Tab moves on."""

    def __init__(self, text: str = "", least: int = 2, most: int = 10) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = math.ceil(self.document().size().height())
        shown = min(max(lines, self._least), self._most)
        edge = self.height() - self.viewport().height() + 2 * math.ceil(self.document().documentMargin())
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + edge)


class DateEdit(QWidget):
    """A date as people write it; beneath it how it was understood and whether we assumed the year."""

    def __init__(self, date: FuzzyDate | None) -> None:
        super().__init__()
        self.entry = QLineEdit(_bare(date) if date else "")
        self.entry.setPlaceholderText("15 August 2025, early 2025, 2025-08")
        self.assumed = QCheckBox("Year assumed by us")
        self.assumed.setToolTip("The source names no year; it was supplied here.")
        self.assumed.setChecked(bool(date and date.year_assumed))
        self.understood = faint()
        self.setFocusProxy(self.entry)
        self._lay_out()
        self.entry.textChanged.connect(self._show)
        self.entry.editingFinished.connect(self._tidy)
        self.assumed.toggled.connect(self._show)
        self._show()

    def date(self) -> FuzzyDate | None:
        """The date; None when nothing is written. Raises ValueError with a sentence for people."""
        if not self.entry.text().strip():
            return None
        found = parse_date(self.entry.text())
        return found.model_copy(update={"year_assumed": found.year_assumed or self.assumed.isChecked()})

    def problem(self) -> str:
        """Why what is written is no date; empty when it is one, or when nothing is written."""
        try:
            self.date()
        except ValueError as error:
            return str(error)
        return ""

    def state(self) -> tuple[str, bool]:
        """The raw content."""
        return self.entry.text(), self.assumed.isChecked()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.entry)
        below = QHBoxLayout()
        below.addWidget(self.understood, 1)
        below.addWidget(self.assumed)
        column.addLayout(below)

    def _show(self) -> None:
        date = None if self.problem() else self.date()
        self.assumed.setEnabled(date is not None)
        read_otherwise = date is not None and _bare(date) != self.entry.text().strip()
        self.understood.setText(f"Read as {_bare(date)}" if date and read_otherwise else "")

    def _tidy(self) -> None:
        """Let the check box say what was written as words."""
        if not self.problem() and (date := self.date()) and date.year_assumed:
            self.assumed.setChecked(True)
            self.entry.setText(_bare(date))


def _bare(date: FuzzyDate) -> str:
    return date.model_copy(update={"year_assumed": False}).words()
