"""What narrows a timeline: actors, topics, days."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from briefwright.domain.blocks import Timeline
from briefwright.domain.facts import Actor, Topic
from briefwright.gui.picker import Choice, Picker
from briefwright.gui.records.flow import FlowLayout
from briefwright.gui.structured.controls import TextButton, remark
from briefwright.gui.structured.editor import drop
from briefwright.gui.structured.fields import DayEdit

_HEIGHT = 24
_WIDEST = 240
_Records = Mapping[str, Actor] | Mapping[str, Topic]


class _Chip(QFrame):
    """The name of a record, and a cross that takes it out."""

    dropped = Signal(str)

    def __init__(self, noun: str, record_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._noun = noun
        self.setFixedHeight(_HEIGHT)
        self._name = QLabel(self)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self.cross = QToolButton(self)
        self.cross.setText("×")
        self.cross.setAutoRaise(True)
        self.cross.setFixedSize(20, 20)
        self.cross.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cross.clicked.connect(lambda: self.dropped.emit(record_id))
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 2, 0)
        line.setSpacing(2)
        line.addWidget(self._name)
        line.addWidget(self.cross)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground; a style sheet would keep the colours of the theme it was made in."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().midlight())
        painter.drawRoundedRect(self.rect(), 4, 4)

    def show_name(self, name: str) -> None:
        """Show the name, cut where it is very long."""
        self._name.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST))
        self.setToolTip(name)
        self.cross.setAccessibleName(f"Remove {self._noun} {name}")


class _Kind:
    """The chips of one kind of record, and the button that adds one."""

    def __init__(self, noun: str, filters: "TimelineFilters") -> None:
        self.noun = noun
        self.chips: dict[str, _Chip] = {}
        self.records: _Records = {}
        self.button = TextButton(f"+ Add {noun}", filters)
        self.button.setFixedHeight(_HEIGHT)

    def choices(self) -> list[Choice]:
        """The records that are not chosen yet."""
        return [_choice(one) for one in self.records.values() if one.id not in self.chips]

    def stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [*(chip.cross for chip in self.chips.values()), self.button]


class TimelineFilters(QWidget):
    """Shows and changes what narrows a timeline. `changed` carries the fields that are to be changed, and
    which field that was; whoever hears it shows the new timeline."""

    changed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = {"actors": _Kind("actor", self), "topics": _Kind("topic", self)}
        self.since = self._make_day("Since", "any day")
        self.until = self._make_day("Until", "any day")
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, gap=6)
        for field, kind in self._kinds.items():
            self._flow.addWidget(kind.button)
            kind.button.clicked.connect(lambda _=False, field=field: self._pick(field))
        days = QWidget(self)
        line = FlowLayout(days, gap=4)
        for widget in (_word("since"), self.since, _word("until"), self.until):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._chips)
        column.addWidget(days)
        self.since.day_changed.connect(lambda day: self.changed.emit({"since": day}, "since"))
        self.until.day_changed.connect(lambda day: self.changed.emit({"until": day}, "until"))

    def show_timeline(
        self, timeline: Timeline, actors: Mapping[str, Actor], topics: Mapping[str, Topic]
    ) -> None:
        """Show by what this timeline is narrowed; nothing is told."""
        self._show_kind("actors", timeline.actors, actors)
        self._show_kind("topics", timeline.topics, topics)
        self.since.show_day(timeline.since)
        self.until.show_day(timeline.until)
        for before, after in pairwise([self._stop_before(), *self.stops()]):
            QWidget.setTabOrder(before, after)

    def stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [stop for kind in self._kinds.values() for stop in kind.stops()] + [self.since, self.until]

    def _stop_before(self) -> QWidget:
        """What Tab leaves to come here: Qt puts new chips behind all else in the window."""
        button = self._kinds["actors"].button
        stop = button.previousInFocusChain()
        while stop is not None and stop is not button:
            if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and not self.isAncestorOf(stop):
                return stop
            stop = stop.previousInFocusChain()
        return button

    def _show_kind(self, field: str, ids: Sequence[str], records: _Records) -> None:
        kind = self._kinds[field]
        kind.records = records
        if list(kind.chips) != list(ids):
            self._make_chips(field, ids)
        for record_id, chip in kind.chips.items():
            known = records.get(record_id)
            chip.show_name(known.name if known else f"{record_id} (not in the base)")
        kind.button.setEnabled(bool(records))
        kind.button.setToolTip("" if records else f"The base holds no {kind.noun}s yet.")

    def _make_chips(self, field: str, ids: Sequence[str]) -> None:
        kind = self._kinds[field]
        for gone in kind.chips.keys() - set(ids):
            chip = kind.chips.pop(gone)
            self._flow.removeWidget(chip)
            drop(chip)
        known = kind.chips
        kind.chips = {one: known.get(one) or self._make_chip(field, one) for one in ids}
        for number, chip in enumerate(kind.chips.values()):
            self._flow.removeWidget(chip)
            self._flow.insert_widget(self._first(field) + number, chip)
            chip.show()
        self._flow.invalidate()
        self.updateGeometry()

    def _first(self, field: str) -> int:
        """Where the chips of a kind begin: those of topics behind the button that adds actors."""
        return 0 if field == "actors" else len(self._kinds["actors"].chips) + 1

    def _make_chip(self, field: str, record_id: str) -> _Chip:
        chip = _Chip(self._kinds[field].noun, record_id, self._chips)
        chip.dropped.connect(lambda gone: self._drop(field, gone))
        return chip

    def _make_day(self, name: str, prompt: str) -> DayEdit:
        day = DayEdit(name, prompt, self)
        day.setFixedHeight(_HEIGHT)
        day.hug()
        return day

    def _pick(self, field: str) -> None:
        kind = self._kinds[field]
        picker = Picker(
            kind.choices(), f"Add {'an' if kind.noun == 'actor' else 'a'} {kind.noun}", self.window()
        )
        picker.chosen.connect(lambda added: self._ask(field, [*kind.chips, added]))
        picker.finished.connect(kind.button.setFocus)
        picker.show()

    def _drop(self, field: str, gone: str) -> None:
        kind = self._kinds[field]
        place = list(kind.chips).index(gone)
        self._ask(field, [one for one in kind.chips if one != gone])
        kind.stops()[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, field: str, ids: Sequence[str]) -> None:
        self.changed.emit({field: tuple(ids)}, field)


def _word(words: str) -> QLabel:
    made = remark(words)
    made.setFixedHeight(_HEIGHT)
    return made


def _choice(record: Actor | Topic) -> Choice:
    if isinstance(record, Actor):
        return Choice(record.id, record.name, record.side, " ".join(record.aliases))
    return Choice(record.id, record.name)
