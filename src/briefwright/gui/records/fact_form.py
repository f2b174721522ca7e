"""The form for a fact, from which actors, topics and sources can be made on the way."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from briefwright.domain.facts import Actor, Fact, Source, Stance, Topic
from briefwright.domain.markings import MARKINGS
from briefwright.domain.records import Record
from briefwright.gui.records.actor_form import ActorForm
from briefwright.gui.records.choices import Choices
from briefwright.gui.records.citations import CitationCard, CitationList
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
from briefwright.gui.records.source_form import SourceForm
from briefwright.gui.records.tokens import TokenPicker, actor_option, topic_option
from briefwright.gui.records.topic_form import TopicForm

_KINDS = ("statement", "event", "figure", "status", "position")
_STANCES: tuple[Stance, ...] = (
    "supports", "leans for", "neutral", "leans against", "opposes", "conditional", "unclear",
)  # fmt: skip
_STANDINGS = ("current", "disputed", "superseded", "withdrawn")


class FactForm(RecordForm):
    """Writes a fact. A fact of revision 0 is a new one with a head start.

    Actors, topics and sources made on the way are kept in the form and handed over by `saved` before
    the fact; leaving the form leaves them behind.
    """

    def __init__(
        self,
        fact: Fact | None,
        choices: Choices,
        new_id: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Edit fact" if fact and fact.revision else "New fact", parent)
        start = fact or Fact.model_construct(id=new_id(), statement="")
        self._id, self._revision = start.id, start.revision
        self._new_id = new_id
        self._made: dict[str, Actor | Topic | Source] = {}
        self.statement = Lines(start.statement, least=3)
        self.kind = Choice([(kind, kind.capitalize()) for kind in _KINDS], start.kind)
        self.date = DateEdit(start.date)
        self.actors = TokenPicker("actor", choices.actors, start.actors)
        self.topics = TokenPicker("topic", choices.topics, start.topics)
        stances = [(None, "Not stated"), *((stance, stance.capitalize()) for stance in _STANCES)]
        self._actors = _tokens_field("&Actors", self.actors)
        self.stance = Choice[Stance | None](stances, start.stance)
        self.audience = QLineEdit(start.audience)
        self.audience.setPlaceholderText("to whom it was said")
        self.citations = CitationList(start.citations, choices)
        self.standing = Choice([(one, one.capitalize()) for one in _STANDINGS], start.standing)
        self.marking = Choice([(marking, str(marking)) for marking in MARKINGS], start.marking)
        self.note = Lines(start.note)
        self.shelf_life = QLineEdit(str(start.shelf_life or ""))
        self.shelf_life.setPlaceholderText("left to the checks")
        self._shelf_field = line_field("S&helf life in days", self.shelf_life, self._shelf_problem)
        self._position_fields = (
            choice_field("Stan&ce", self.stance),
            line_field("A&udience", self.audience),
        )
        self.source_form: SourceForm | None = None
        self.details_form: ActorForm | TopicForm | None = None
        self._add_fields()
        self._connect()
        self.resize(680, 800)

    def records(self) -> list[Record]:
        """The records made on the way that the fact needs, then the fact."""
        fact = self._fact()
        needed = {*fact.actors, *fact.topics, *(citation.source for citation in fact.citations)}
        return [*(record for record in self._made.values() if record.id in needed), fact]

    def put_all(self, choices: Choices) -> None:
        """Offer all that the base holds, once it is read."""
        self.actors.put_all(choices.actors)
        self.topics.put_all(choices.topics)
        self.citations.put_all(choices)

    def put_record(self, record: Actor | Topic | Source) -> None:
        """Offer a record that was stored meanwhile, here or elsewhere."""
        self._made.pop(record.id, None)
        self._offer(record)

    def _fact(self) -> Fact:
        position = self.kind.value() == "position"
        return Fact(
            id=self._id,
            revision=self._revision,
            statement=self.statement.toPlainText().strip(),
            kind=self.kind.value(),
            date=self.date.date(),
            actors=self.actors.ids(),
            topics=self.topics.ids(),
            citations=self.citations.citations(),
            standing=self.standing.value(),
            stance=self.stance.value() if position else None,
            audience=self.audience.text().strip() if position else "",
            shelf_life=self._days() if self.kind.value() == "status" else None,
            marking=self.marking.value(),
            note=self.note.toPlainText().strip(),
        )

    def _add_fields(self) -> None:
        listed = self.citations
        citations = Field("Citations", listed, listed.state, listed.problem, listed.stops)
        citations.label.setBuddy(listed.more)
        listed.changed.connect(citations.recheck)
        self.add(
            lines_field(
                "&Statement",
                self.statement,
                required(self.statement, "A fact needs a statement."),
            )
        )
        self.add(choice_field("&Kind", self.kind), date_field("&Date", self.date))
        self.add(self._actors)
        self.add(_tokens_field("&Topics", self.topics))
        self.add(*self._position_fields)
        self.add(citations)
        self.add(
            choice_field("Standin&g", self.standing),
            self._shelf_field,
            choice_field("&Marking", self.marking),
        )
        self.add(lines_field("&Note", self.note))
        self.finish()

    def _connect(self) -> None:
        self.actors.new_wanted.connect(self._make_actor)
        self.topics.new_wanted.connect(self._make_topic)
        self.citations.source_wanted.connect(self._write_source)
        for picker in (self.actors, self.topics):
            picker.details_wanted.connect(self._write_details)
        for part in (self.actors, self.topics, self.citations):
            part.changed.connect(self.order_stops)
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.actors.changed.connect(self._show_holder)
        self._show_kind()

    def _show_kind(self) -> None:
        position, status = (self.kind.value() == kind for kind in ("position", "status"))
        for field in self._position_fields:
            field.setEnabled(position)
            field.setToolTip("" if position else "Only a position has a stance and an audience.")
        self._shelf_field.setEnabled(status)
        self._shelf_field.setToolTip("" if status else "Only a status grows stale.")
        self._show_holder()

    def _show_holder(self) -> None:
        holder = next(iter(self.actors.ids()), "")
        if self.kind.value() != "position":
            self._actors.hint("")
        elif holder:
            self._actors.hint(f"The stance is that of {self.actors.name(holder)}, the first actor.")
        else:
            self._actors.hint("The stance will be that of the first actor.")

    def _days(self) -> int | None:
        text = self.shelf_life.text().strip()
        return int(text) if text else None

    def _shelf_problem(self) -> str:
        text = self.shelf_life.text().strip()
        fits = not text or (text.isascii() and text.isdigit() and 0 < int(text) < 100_000)
        return "" if fits or self.kind.value() != "status" else f"“{text}” is no number of days. Write 30."

    def _make_actor(self, name: str) -> None:
        actor = Actor(id=self._new_id(), name=name)
        self._keep(actor)
        self.actors.pick(actor.id)

    def _make_topic(self, name: str) -> None:
        topic = Topic(id=self._new_id(), name=name)
        self._keep(topic)
        self.topics.pick(topic.id)

    def _write_source(self, card: CitationCard, title: str) -> None:
        form = SourceForm(Source(id=self._new_id(), title=title), self._new_id, self)
        form.saved.connect(self._keep)
        form.saved.connect(lambda source: card.source.pick(source.id))
        form.finished.connect(form.deleteLater)
        self.source_form = form
        form.open()

    def _write_details(self, record_id: str) -> None:
        record = self._made[record_id]
        form = (
            TopicForm(record, self._new_id, self)
            if isinstance(record, Topic)
            else ActorForm(record if isinstance(record, Actor) else None, self._new_id, self)
        )
        form.saved.connect(self._keep)
        form.finished.connect(form.deleteLater)
        self.details_form = form
        form.open()

    def _keep(self, record: Actor | Topic | Source) -> None:
        self._made[record.id] = record
        self._offer(record)

    def _offer(self, record: Actor | Topic | Source) -> None:
        made = record.id in self._made
        if isinstance(record, Actor):
            self.actors.put(actor_option(record), made)
        elif isinstance(record, Topic):
            self.topics.put(topic_option(record), made)
        else:
            self.citations.put_source(record)


def _tokens_field(label: str, picker: TokenPicker) -> Field:
    field = Field(label, picker, picker.state, picker.problem, picker.stops)
    picker.changed.connect(field.recheck)
    return field
