"""Opens forms for records, stores what comes out of them and tells who has to know."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefwright.domain.blocks import Block
from briefwright.domain.brief import Snippet
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Fact, Source, Standing, Topic
from briefwright.domain.records import KINDS, Record
from briefwright.domain.trace import as_one_origin
from briefwright.editing.ports import Desk
from briefwright.gui.records.actor_form import ActorForm
from briefwright.gui.records.choices import everything, named_by
from briefwright.gui.records.dossiers import undisturbed
from briefwright.gui.records.fact_form import FactForm
from briefwright.gui.records.form import RecordForm
from briefwright.gui.records.snippet_form import SnippetForm
from briefwright.gui.records.source_form import SourceForm
from briefwright.gui.records.topic_form import TopicForm
from briefwright.gui.tasks import TaskRunner

T = TypeVar("T")


class RecordDesk(QObject):
    """`stored` carries each record as it is in the base after a save, `removed` the kind and id of one
    that was deleted, `failed` a sentence; `undoable` a sentence about what was done and a function that
    takes it back."""

    stored = Signal(object)
    removed = Signal(str, str)
    failed = Signal(str)
    undoable = Signal(str, object)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._window = parent

    def new(self, kind: str, statement: str = "") -> None:
        """Open an empty form for a kind of record; a fact may begin with words from the text."""
        if kind == "fact":
            self._open_fact(Fact.model_construct(id=self._desk.new_id(), statement=statement))
        else:
            self._open(self._form(kind, None))

    def new_position(self, actor_id: str = "", topic_id: str = "") -> None:
        """Open the form for a position of an actor on a topic, as far as they are known."""
        self._open_fact(
            Fact.model_construct(
                id=self._desk.new_id(),
                statement="",
                kind="position",
                actors=(actor_id,) if actor_id else (),
                topics=(topic_id,) if topic_id else (),
            )
        )

    def edit(self, kind: str, record_id: str) -> None:
        """Open the form of a stored record."""
        record = self._desk.base.get(KINDS[kind], record_id)
        if isinstance(record, Fact):
            self._open_fact(record)
        elif record is not None:
            self._open(self._form(kind, record), record)

    def set_standing(self, kind: str, record_id: str, standing: Standing) -> None:
        """Withdraw a "fact" or "source", or bring it back."""
        record = self._desk.base.get(KINDS[kind], record_id)
        if not isinstance(record, Source | Fact):
            return
        former = record.standing
        done = "was withdrawn" if standing == "withdrawn" else "counts again"

        def told(stored: Record) -> None:
            self.stored.emit(stored)
            self.undoable.emit(f"The {kind} {done}.", partial(self.set_standing, kind, record_id, former))

        self._save(record.model_copy(update={"standing": standing}), told)

    def count_as_one(self, source_id: str, other_id: str) -> None:
        """Let two sources name one origin, so that they count once."""
        found = self._desk.base.get_many(Source, (source_id, other_id))
        if len(found) == 2:
            for source in as_one_origin(*found.values()):
                self.save(source)

    def remove(self, kind: str, record_id: str) -> None:
        """Delete a record; what rests on it, if anything, is told."""
        record = self._desk.base.get(KINDS[kind], record_id)
        if record is not None:
            self._runner.run(
                "store",
                lambda: self._desk.store.remove(record),
                lambda _: self.removed.emit(kind, record_id),
                lambda error: self.failed.emit(error.message),
            )

    def save(self, record: Record) -> None:
        """Store a record that was changed elsewhere than in a form."""
        self._save(record, self.stored.emit)

    def save_snippet(self, name: str, blocks: Sequence[Block]) -> None:
        """Store blocks for reuse."""
        self.save(Snippet(id=self._desk.new_id(), name=name, blocks=tuple(blocks)))

    def _form(self, kind: str, record: Record | None) -> RecordForm:
        new_id, window = self._desk.new_id, self._window
        if isinstance(record, Snippet):
            return SnippetForm(record, window)
        if kind == "source":
            return SourceForm(record if isinstance(record, Source) else None, new_id, window)
        if kind == "actor":
            return ActorForm(record if isinstance(record, Actor) else None, new_id, window)
        return TopicForm(record if isinstance(record, Topic) else None, new_id, window)

    def _open_fact(self, fact: Fact) -> None:
        form = FactForm(fact, named_by(self._desk.base, fact), self._desk.new_id, self._window)
        self._open(form, fact)
        search = self._desk.search
        self._read(form, lambda: everything(search), form.put_all)

    def _open(self, form: RecordForm, record: Record | None = None) -> None:
        form.saved.connect(lambda made: self._store(made, form))
        form.rejected.connect(form.deleteLater)
        form.open()
        search = self._desk.search
        if isinstance(record, Source | Fact) and record.revision:
            self._read(form, lambda: search.dependants(record), form.show_resting)

    def _read(self, form: RecordForm, read: Callable[[], T], done: Callable[[T], None]) -> None:
        """Read in the background for a form that opened meanwhile."""
        task = self._runner.run(
            "search", lambda: undisturbed(read), done, lambda error: self.failed.emit(error.message)
        )
        form.destroyed.connect(task.cancel)

    def _store(self, record: Record, form: RecordForm) -> None:
        def kept(stored: Record) -> None:
            if isinstance(form, FactForm) and isinstance(stored, Actor | Topic | Source):
                form.put_record(stored)
            else:
                form.deleteLater()
            self.stored.emit(stored)

        self._save(record, kept, lambda error: form.refuse(error.message))

    def _save(
        self,
        record: Record,
        kept: Callable[[Record], None],
        refused: Callable[[UserError], None] | None = None,
    ) -> None:
        def told(error: UserError) -> None:
            self.failed.emit(error.message)

        self._runner.run("store", lambda: self._desk.store.save(record), kept, refused or told)
