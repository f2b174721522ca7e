"""Opens forms for records, stores what comes out of them and tells who has to know."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefwright.domain.blocks import Block
from briefwright.domain.brief import Snippet
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Fact, Source, Standing, Topic
from briefwright.domain.records import KINDS, Record
from briefwright.editing.ports import Desk
from briefwright.gui.records.actor_form import ActorForm
from briefwright.gui.records.fact_form import Choices, FactForm
from briefwright.gui.records.form import RecordForm
from briefwright.gui.records.source_form import SourceForm
from briefwright.gui.records.topic_form import TopicForm
from briefwright.gui.tasks import TaskRunner


class RecordDesk(QObject):
    """`stored` carries each record as it is in the base after a save; `failed` a sentence."""

    stored = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._window = parent

    def new(self, kind: str, statement: str = "") -> None:
        """Open an empty form for a kind of record; a fact may begin with words from the text."""
        if kind == "fact" and statement:
            self._open(self._fact_form(Fact(id=self._desk.new_id(), statement=statement)))
        else:
            self._open(self._form(kind, None))

    def edit(self, kind: str, record_id: str) -> None:
        """Open the form of a stored record."""
        record = self._desk.base.get(KINDS[kind], record_id)
        if record is not None and not isinstance(record, Snippet):
            self._open(self._form(kind, record))

    def set_standing(self, fact_id: str, standing: Standing) -> None:
        """Withdraw a fact, or bring it back."""
        fact = self._desk.base.get(Fact, fact_id)
        if fact is not None:
            self._store(fact.model_copy(update={"standing": standing}), None)

    def save_snippet(self, name: str, blocks: Sequence[Block]) -> None:
        """Store blocks for reuse."""
        self._store(Snippet(id=self._desk.new_id(), name=name, blocks=tuple(blocks)), None)

    def _form(self, kind: str, record: Record | None) -> RecordForm:
        new_id, window = self._desk.new_id, self._window
        if kind == "source":
            return SourceForm(record if isinstance(record, Source) else None, new_id, window)
        if kind == "actor":
            return ActorForm(record if isinstance(record, Actor) else None, new_id, window)
        if kind == "topic":
            return TopicForm(record if isinstance(record, Topic) else None, new_id, window)
        return self._fact_form(record if isinstance(record, Fact) else None)

    def _fact_form(self, fact: Fact | None) -> FactForm:
        base = self._desk.base
        choices = Choices(actors=base.all(Actor), topics=base.all(Topic), sources=base.all(Source))
        return FactForm(fact, choices, self._desk.new_id, self._window)

    def _open(self, form: RecordForm) -> None:
        form.saved.connect(lambda record: self._store(record, form))
        form.rejected.connect(form.deleteLater)
        form.open()

    def _store(self, record: Record, form: RecordForm | None) -> None:
        def refused(error: UserError) -> None:
            if form is not None:
                form.refuse(error.message)
            else:
                self.failed.emit(error.message)

        def kept(stored: Record) -> None:
            if isinstance(form, FactForm) and isinstance(stored, Actor | Topic | Source):
                form.put_record(stored)
            elif form is not None:
                form.deleteLater()
            self.stored.emit(stored)

        self._runner.run("store", lambda: self._desk.store.save(record), kept, refused)
