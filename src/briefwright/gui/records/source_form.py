"""The form for a source."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from briefwright.domain.facts import Source
from briefwright.domain.grades import RELIABILITIES, RELIABILITY_WORDS
from briefwright.domain.markings import MARKINGS
from briefwright.gui.records.fields import (
    Choice,
    DateEdit,
    Field,
    Lines,
    choice_field,
    date_field,
    line_field,
    lines_field,
    required,
)
from briefwright.gui.records.form import RecordForm

_KINDS = ("article", "statement", "interview", "report", "document", "data", "other")


class AccessedEdit(QWidget):
    """The day on which a source was looked at, with a button for today."""

    def __init__(self, day: date | None, today: Callable[[], date]) -> None:
        super().__init__()
        self.entry = QLineEdit(day.isoformat() if day else "")
        self.entry.setPlaceholderText("2025-08-15")
        self.today = QPushButton("Today")
        self.today.setAutoDefault(False)
        self.today.clicked.connect(lambda: self.entry.setText(today().isoformat()))
        self.setFocusProxy(self.entry)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.entry, 1)
        line.addWidget(self.today)

    def day(self) -> date | None:
        """The day; None when nothing is written. Raises ValueError."""
        text = self.entry.text().strip()
        return date.fromisoformat(text) if text else None

    def problem(self) -> str:
        """Why what is written is no day; empty when it is one."""
        try:
            self.day()
        except ValueError:
            return f"“{self.entry.text()}” is no day. Write 2025-08-15."
        return ""


class SourceForm(RecordForm):
    """Writes a source. A source of revision 0 is a new one with a head start."""

    def __init__(
        self,
        source: Source | None,
        new_id: Callable[[], str],
        parent: QWidget | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        start = source or Source(id=new_id(), title="")
        super().__init__("Edit source" if start.revision else "New source", parent)
        self._start = start
        self.title = QLineEdit(start.title)
        self.kind = Choice([(kind, kind.capitalize()) for kind in _KINDS], start.kind)
        self.publisher = QLineEdit(start.publisher)
        self.author = QLineEdit(start.author)
        self.url = QLineEdit(start.url)
        self.published = DateEdit(start.published)
        self.accessed = AccessedEdit(start.accessed, today)
        letters = [(letter, f"{letter} · {RELIABILITY_WORDS[letter]}") for letter in RELIABILITIES]
        self.reliability = Choice(letters, start.reliability)
        self.origin = QLineEdit(start.origin)
        self.origin.setPlaceholderText("whose word it carries, if not its own")
        self.marking = Choice([(marking, str(marking)) for marking in MARKINGS], start.marking)
        self.standing = Choice([("current", "Current"), ("withdrawn", "Withdrawn")], start.standing)
        self.note = Lines(start.note)
        self._add_fields()
        self.resize(600, 680)

    def records(self) -> list[Source]:
        """The source as it now stands in the form."""
        fields = {
            "title": self.title.text().strip(),
            "kind": self.kind.value(),
            "publisher": self.publisher.text().strip(),
            "author": self.author.text().strip(),
            "url": self.url.text().strip(),
            "published": self.published.date(),
            "accessed": self.accessed.day(),
            "reliability": self.reliability.value(),
            "origin": self.origin.text().strip(),
            "marking": self.marking.value(),
            "standing": self.standing.value(),
            "note": self.note.toPlainText().strip(),
        }
        return [Source.model_validate({**self._start.__dict__, **fields})]

    def _add_fields(self) -> None:
        day = self.accessed
        accessed = Field("Acc&essed", day, day.entry.text, day.problem, lambda: (day.entry, day.today))
        day.entry.textChanged.connect(accessed.recheck)
        self.add(line_field("&Title", self.title, required(self.title, "A source needs a title.")))
        self.add(line_field("&Publisher", self.publisher), line_field("&Author", self.author))
        self.add(line_field("&Web address", self.url))
        self.add(date_field("Pu&blished", self.published), accessed)
        self.add(choice_field("&Kind", self.kind), choice_field("&Reliability", self.reliability))
        self.add(line_field("&Origin", self.origin))
        self.add(choice_field("&Marking", self.marking), choice_field("&Standing", self.standing))
        self.add(lines_field("&Note", self.note))
        self.finish()
