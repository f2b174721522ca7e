"""The form for an actor, with the offices that it holds or held."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefwright.domain.dates import FuzzyDate, parse_date
from briefwright.domain.facts import Actor, Office
from briefwright.gui.records.fields import (
    Choice,
    Field,
    Lines,
    choice_field,
    line_field,
    lines_field,
    required,
)
from briefwright.gui.records.form import RecordForm

_KINDS = ("person", "state", "organisation", "group")


class _OfficeRow:
    """The widgets of one office: title, from, to and a button that removes it."""

    def __init__(self, office: Office | None) -> None:
        self.title = QLineEdit(office.title if office else "")
        self.start = QLineEdit(office.start.words() if office and office.start else "")
        self.end = QLineEdit(office.end.words() if office and office.end else "")
        self.remove = QPushButton("Remove")
        self.title.setAccessibleName("Title of the office")
        self.start.setAccessibleName("Held from")
        self.end.setAccessibleName("Held to")
        self.start.setPlaceholderText("May 2019")
        self.end.setPlaceholderText("open")
        self.remove.setFlat(True)
        self.remove.setAutoDefault(False)

    def widgets(self) -> tuple[QWidget, ...]:
        """All of them, from left to right."""
        return self.title, self.start, self.end, self.remove

    def state(self) -> tuple[str, ...]:
        """What is written."""
        return tuple(edit.text().strip() for edit in (self.title, self.start, self.end))

    def office(self) -> Office:
        """The office. Raises ValueError with a sentence for people."""
        title, start, end = self.state()
        if not title:
            raise ValueError("An office needs a title.")
        office = Office(title=title, start=_date(start), end=_date(end))
        if office.start and office.end and office.end.latest < office.start.earliest:
            raise ValueError(f"{title} ends before it begins.")
        return office


class OfficeTable(QWidget):
    """The offices of an actor, a row for each. Rows in which nothing is written do not count."""

    changed = Signal()

    def __init__(self, offices: Iterable[Office]) -> None:
        super().__init__()
        self.rows: list[_OfficeRow] = []
        self.more = QPushButton("Add office")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._begin)
        self._head = [QLabel("Title"), QLabel("From"), QLabel("To")]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        for place, stretch in enumerate((5, 3, 3)):
            self._grid.setColumnStretch(place, stretch)
            self._grid.addWidget(self._head[place], 0, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch()
        column.addLayout(foot)
        for office in offices:
            self.add(office)
        self._show_head()

    def add(self, office: Office | None) -> _OfficeRow:
        """Put a row at the end, blank for None."""
        row = _OfficeRow(office)
        line = self._grid.rowCount()
        for place, widget in enumerate(row.widgets()):
            self._grid.addWidget(widget, line, place)
        for edit in (row.title, row.start, row.end):
            edit.textChanged.connect(self.changed)
        row.remove.clicked.connect(lambda: self.take_out(row))
        row.remove.setAccessibleName(f"Remove office {len(self.rows) + 1}")
        self.rows.append(row)
        self._show_head()
        self.changed.emit()
        return row

    def _begin(self) -> None:
        self.add(None).title.setFocus()

    def take_out(self, row: _OfficeRow) -> None:
        """Remove a row."""
        self.rows.remove(row)
        for widget in row.widgets():
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.more.setFocus()
        self._show_head()
        self.changed.emit()

    def offices(self) -> tuple[Office, ...]:
        """The offices, rows in which nothing is written left out. Raises ValueError."""
        return tuple(row.office() for row in self.rows if any(row.state()))

    def problem(self) -> str:
        """What is wrong with an office; empty when nothing is."""
        try:
            self.offices()
        except ValueError as error:
            return str(error)
        return ""

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in order."""
        return (*(widget for row in self.rows for widget in row.widgets()), self.more)

    def state(self) -> tuple[tuple[str, ...], ...]:
        """What is written."""
        return tuple(row.state() for row in self.rows if any(row.state()))

    def _show_head(self) -> None:
        for label in self._head:
            label.setVisible(bool(self.rows))


class ActorForm(RecordForm):
    """Writes an actor. An actor of revision 0 is a new one with a head start."""

    def __init__(self, actor: Actor | None, new_id: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__("Edit actor" if actor and actor.revision else "New actor", parent)
        self._id = actor.id if actor else new_id()
        self._revision = actor.revision if actor else 0
        self.name = QLineEdit(actor.name if actor else "")
        self.kind = Choice([(kind, kind.capitalize()) for kind in _KINDS], actor.kind if actor else "person")
        self.side = QLineEdit(actor.side if actor else "")
        self.aliases = Lines("\n".join(actor.aliases) if actor else "", least=3)
        self.aliases.setPlaceholderText("other names and spellings, one a line")
        self.offices = OfficeTable(actor.offices if actor else ())
        self.note = Lines(actor.note if actor else "")
        self._add_fields()
        self.resize(600, 640)

    def records(self) -> list[Actor]:
        """The actor as it now stands in the form."""
        aliases = (line.strip() for line in self.aliases.toPlainText().splitlines())
        return [
            Actor(
                id=self._id,
                revision=self._revision,
                name=self.name.text().strip(),
                kind=self.kind.value(),
                aliases=tuple(dict.fromkeys(alias for alias in aliases if alias)),
                offices=self.offices.offices(),
                side=self.side.text().strip(),
                note=self.note.toPlainText().strip(),
            )
        ]

    def _add_fields(self) -> None:
        offices = Field("Offices", self.offices, self.offices.state, self.offices.problem, self.offices.stops)
        offices.label.setBuddy(self.offices.more)
        self.offices.changed.connect(offices.recheck)
        self.offices.changed.connect(self.order_stops)
        self.add(line_field("&Name", self.name, required(self.name, "An actor needs a name.")))
        self.add(choice_field("&Kind", self.kind), line_field("&Side", self.side))
        self.add(lines_field("&Aliases", self.aliases))
        self.add(offices)
        self.add(lines_field("No&te", self.note))
        self.finish()


def _date(text: str) -> FuzzyDate | None:
    return parse_date(text) if text else None
