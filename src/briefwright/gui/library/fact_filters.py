"""The filters that narrow the list of facts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from briefwright.domain.facts import Actor, Topic
from briefwright.domain.grades import RELIABILITIES, RELIABILITY_WORDS, Reliability
from briefwright.domain.queries import FactFilter
from briefwright.gui.library.buttons import WordButton
from briefwright.gui.library.date_field import DateField
from briefwright.gui.library.quiet_label import quiet_label
from briefwright.gui.library.record_combo import RecordCombo

NO_DATE = "Not a date yet, so it does not count. Try 2025, May 2025 or 15 May 2025."


class FactFilters(QWidget):
    """Actor, topic, dates and grades; `changed` follows when another filter results."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.actor = RecordCombo("Any actor", "Actor", self)
        self.topic = RecordCombo("Any topic", "Topic", self)
        self.since = DateField("Since", "Since this date", self)
        self.until = DateField("Until", "Until this date", self)
        self.grades = {grade: self._grade_button(grade) for grade in RELIABILITIES}
        self.hint = quiet_label(NO_DATE, self)
        self.hint.setWordWrap(True)
        self.hint.hide()
        self._lay_out()
        self.actor.chosen.connect(self.changed)
        self.topic.chosen.connect(self.changed)
        for field in (self.since, self.until):
            field.changed.connect(self._date_changed)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab reaches, in reading order."""
        return [self.actor, self.topic, self.since, self.until, *self.grades.values()]

    @property
    def active(self) -> int:
        """How many filters narrow the list."""
        wanted = self.wanted("")
        return sum(map(bool, (wanted.actor, wanted.topic, wanted.since, wanted.until, wanted.grades)))

    def wanted(self, text: str) -> FactFilter:
        """What is wanted, together with the text searched for."""
        return FactFilter(
            text=text,
            actor=self.actor.record_id,
            topic=self.topic.record_id,
            since=self.since.since,
            until=self.until.until,
            grades=tuple(grade for grade, button in self.grades.items() if button.isChecked()),
        )

    def set_records(self, actors: Sequence[Actor], topics: Sequence[Topic]) -> None:
        """Offer these actors and topics."""
        self.actor.set_records(actors)
        self.topic.set_records(topics)

    def clear(self) -> None:
        """Narrow nothing."""
        self.actor.clear_choice()
        self.topic.clear_choice()
        for field in (self.since, self.until):
            field.clear()
            field.editingFinished.emit()
        for button in self.grades.values():
            button.setChecked(False)

    def _date_changed(self) -> None:
        self.hint.setVisible(not (self.since.readable and self.until.readable))
        self.changed.emit()

    def _grade_button(self, grade: Reliability) -> WordButton:
        meaning = f"Sources of reliability {grade}: {RELIABILITY_WORDS[grade]}"
        button = WordButton(grade, meaning, self, checkable=True)
        button.setToolTip(meaning)
        button.toggled.connect(self.changed)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows: list[tuple[str, list[QWidget]]] = [
            ("Actor", [self.actor]),
            ("Topic", [self.topic]),
            ("Dates", [self.since, self.until]),
            ("Grade", [*self.grades.values()]),
        ]
        for number, (name, fields) in enumerate(rows):
            label = QLabel(name, self)
            label.setBuddy(fields[0])
            line = QHBoxLayout()
            line.setSpacing(4)
            for field in fields:
                line.addWidget(field)
            grid.addWidget(label, number, 0)
            grid.addLayout(line, number, 1)
        line.addStretch(1)
        grid.addWidget(self.hint, 4, 1)
