"""The day as of which the ledger is shown, moved by hand or along the days on which it changed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSlider, QWidget

from briefwright.gui.ledger.record import place, step
from briefwright.gui.library.buttons import HEIGHT, WordButton
from briefwright.gui.records.flow import FlowLayout
from briefwright.gui.structured.fields import DayEdit


class DayBar(QWidget):
    """A day, or none, which means the whole record. `moved` carries the day that the user chose."""

    moved = Signal(object)

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._days: Sequence[date] = ()
        self._day: date | None = today
        self.field = DayEdit("Positions as of", "any day", self)
        self.field.hug()
        self.field.setFixedHeight(HEIGHT)
        # As wide as the longest day, so that the buttons stay under the pointer while days go by.
        self.field.setMinimumWidth(self.field.fontMetrics().horizontalAdvance("30 September 2000") + 20)
        self.field.day_changed.connect(self._move)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setAccessibleName("Days on which the record changed")
        self.slider.setFixedHeight(HEIGHT)
        self.slider.setPageStep(5)
        self.slider.setMinimumWidth(120)
        self.slider.valueChanged.connect(lambda value: self._move(self._days[value]))
        self.earlier = self._button("Earlier", "To the change before (Alt+Left)", lambda: self.step(-1))
        self.later = self._button("Later", "To the next change (Alt+Right)", lambda: self.step(1))
        self.today = self._button("Today", "To the present day", lambda: self._move(today))
        words = QLabel("as of", self)
        words.setFixedHeight(HEIGHT)
        flow = FlowLayout(self, gap=6)
        for widget in (words, self.field, self.earlier, self.later, self.today, self.slider):
            flow.addWidget(widget)
        self.show_day(today, ())

    @property
    def day(self) -> date | None:
        """The day that is shown."""
        return self._day

    def show_day(self, day: date | None, days: Sequence[date]) -> None:
        """Show a day among those on which the record changed; nothing is told."""
        self._day, self._days = day, days
        at = place(days, day)
        self.field.show_day(day)
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(0, len(days) - 1))
        self.slider.setValue(max(0, at))
        self.slider.blockSignals(False)
        self.slider.setEnabled(len(days) > 1)
        self.earlier.setEnabled(at > 0)
        self.later.setEnabled(at < len(days) - 1)

    def step(self, by: int) -> None:
        """Go so many changes on or back."""
        self._move(step(self._days, self._day, by))

    def _move(self, day: date | None) -> None:
        if day != self._day:
            self.show_day(day, self._days)
            self.moved.emit(day)

    def _button(self, words: str, tip: str, act: Callable[[], object]) -> WordButton:
        button = WordButton(words, tip, self)
        button.setToolTip(tip)
        button.clicked.connect(lambda _: act())
        return button
