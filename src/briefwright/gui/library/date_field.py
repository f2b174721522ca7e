"""A field for one end of a span of days."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from briefwright.domain.dates import FuzzyDate, parse_date

PAUSE = 400
"""Milliseconds without a key after which the text counts as written."""


class DateField(QLineEdit):
    """Takes a date as people write it, or nothing. Text that is no date counts as nothing.

    `changed` follows when the date has changed or the text has become readable or unreadable.
    """

    changed = Signal()

    def __init__(self, placeholder: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setMinimumHeight(28)
        self.setTextMargins(4, 0, 4, 0)
        self._date: FuzzyDate | None = None
        self._readable = True
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._settle)
        self.textChanged.connect(self._pause.start)
        self.editingFinished.connect(self._settle)

    @property
    def readable(self) -> bool:
        """Whether the text is a date, or empty."""
        return self._readable

    @property
    def since(self) -> date | None:
        """The first day that is meant."""
        return self._date.earliest if self._date else None

    @property
    def until(self) -> date | None:
        """The last day that is meant."""
        return self._date.latest if self._date else None

    def _settle(self) -> None:
        self._pause.stop()
        before = self._date, self._readable
        try:
            self._date = parse_date(self.text()) if self.text().strip() else None
            self._readable = True
        except ValueError:
            self._date, self._readable = None, False
        if before != (self._date, self._readable):
            self.changed.emit()
