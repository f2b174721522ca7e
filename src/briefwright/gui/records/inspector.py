"""The panel that shows what is selected: a record, a reference in the text or a sentence of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefwright.domain.brief import Snippet
from briefwright.domain.content import FactRef
from briefwright.domain.errors import UserError
from briefwright.domain.trace import Below
from briefwright.editing.ports import Base, Desk
from briefwright.gui.records.dossiers import (
    Dossier,
    FactDossier,
    SentenceDossier,
    SourceDossier,
    fact_dossier,
    record_dossier,
    sentence_dossier,
    source_dossier,
    undisturbed,
)
from briefwright.gui.records.fact_view import FactView
from briefwright.gui.records.record_view import RecordView
from briefwright.gui.records.reference_view import ReferenceView
from briefwright.gui.records.sentence_view import SentenceView
from briefwright.gui.records.sheet import Part, button, quiet
from briefwright.gui.records.snippet_view import SnippetView
from briefwright.gui.records.source_view import SourceView
from briefwright.gui.records.view import Question, View
from briefwright.gui.tasks import Task, TaskRunner

_NOTHING = "Select a fact, here or in the text."


@dataclass(frozen=True)
class _Subject:
    """What is to be shown. `ref` is the reference through which a fact is seen; of a sentence, `id` are the
    words and `below` is what was known to be beneath it."""

    kind: str
    id: str
    ref: FactRef | None = None
    places: int = 1
    below: Below = field(default_factory=Below)

    def is_as(self, other: "_Subject | None") -> bool:
        """Whether both are the same thing seen at two times."""
        return other is not None and self._key() == other._key()

    def _key(self) -> tuple[str, str, str]:
        return self.kind, self.id, self.ref.id if self.ref else ""


class Inspector(QWidget):
    """Shows one record, reference or sentence and asks for what is to be done; it changes nothing itself.

    `take_wanted` carries a reference's id and whether every place in the brief is meant, `mode_wanted`
    its id and mode, `edit_wanted` and `delete_wanted` kind and id, `standing_wanted` kind, id and
    standing, `one_origin_wanted` the ids of two sources, `use_wanted` a Use, `edition_wanted` the id of
    an edition.
    """

    insert_wanted = Signal(str)
    edit_wanted = Signal(str, str)
    delete_wanted = Signal(str, str)
    standing_wanted = Signal(str, str, str)
    one_origin_wanted = Signal(str, str)
    take_wanted = Signal(str, bool)
    mode_wanted = Signal(str, str)
    use_wanted = Signal(object)
    edition_wanted = Signal(str)
    shown = Signal()

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._task: Task[Dossier | None] | None = None
        self._subject: _Subject | None = None
        self._rendered: tuple[_Subject | None, Dossier | None] = (None, None)
        self._trail: list[_Subject] = []
        self.back = self._make_back()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName("Inspector")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.back)
        column.addWidget(self._scroll, 1)
        self.show_nothing()

    def show_reference(self, ref: FactRef, places: int = 1) -> None:
        """Show a reference in the text and its fact; `places` in the brief are offered its new wording."""
        self._start(_Subject("fact", ref.fact, ref, places))

    def show_record(self, kind: str, record_id: str) -> None:
        """Show a "fact", "source", "actor", "topic" or "snippet"."""
        self._start(_Subject(kind, record_id))

    def show_sentence(self, below: Below, words: str) -> None:
        """Show a sentence and what it rests on, as the base has it now."""
        self._start(_Subject("sentence", words, below=below))

    def show_nothing(self) -> None:
        """Say what can be shown here."""
        self._trail.clear()
        self._subject = None
        if self._task:
            self._task.cancel()
        self._render(None, None)

    def refresh(self) -> None:
        """Read anew what is shown, after it may have changed."""
        if self._subject:
            self._load(self._subject)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks of differences in the colours of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, lambda: self._render(*self._rendered))

    def _start(self, subject: _Subject) -> None:
        self._trail.clear()
        self._load(subject)

    def _follow(self, kind: str, record_id: str) -> None:
        if self._subject:
            self._trail.append(self._subject)
        self._load(_Subject(kind, record_id))

    def _go_back(self) -> None:
        self._load(self._trail.pop())

    def _load(self, subject: _Subject) -> None:
        self._subject = subject
        if self._task:
            self._task.cancel()
        self._task = self._runner.run(
            "search",
            lambda: undisturbed(_reading(self._desk.search, subject)),
            lambda dossier: self._render(subject, dossier),
            self._say,
        )

    def _say(self, error: UserError) -> None:
        self._fill(_page(quiet(error.message)), top=0)

    def _render(self, subject: _Subject | None, dossier: Dossier | None) -> None:
        same = subject is not None and subject.is_as(self._rendered[0])
        top = self._scroll.verticalScrollBar().value() if same else 0
        self._rendered = (subject, dossier)
        self.back.setVisible(bool(self._trail))
        parts = self._parts(subject, dossier) if subject else [quiet(_NOTHING)]
        self._fill(_page(*parts), top)
        self.shown.emit()

    def _fill(self, page: QWidget, top: int) -> None:
        pressed = self.focusWidget()
        # A widget without the focus still names its child that had it last.
        held = pressed is not None and self.window().focusWidget() is pressed
        # The former page may hold the very button whose press leads here, so it goes later.
        if former := self._scroll.takeWidget():
            former.hide()
            former.setParent(self)
            former.deleteLater()
        self._scroll.setWidget(page)
        if held and isinstance(pressed, QPushButton):
            _focus_alike(page, pressed)
        # The range of the scroll bar follows only when the page is laid out.
        QTimer.singleShot(0, self._scroll, lambda: self._scroll.verticalScrollBar().setValue(top))

    def _parts(self, subject: _Subject, dossier: Dossier | None) -> list[QWidget]:
        parts: list[QWidget] = []
        if subject.ref:
            fact = dossier.fact if isinstance(dossier, FactDossier) else None
            reference = ReferenceView(subject.ref, fact, subject.places)
            reference.take_wanted.connect(self.take_wanted)
            reference.mode_wanted.connect(self.mode_wanted)
            parts.append(reference)
        if dossier is None:
            return parts or [quiet(f"This {subject.kind} is not in the base.")]
        return [*parts, self._view(dossier)]

    def _view(self, dossier: Dossier) -> View:
        view = _made(dossier, not self._desk.read_only)
        view.insert_wanted.connect(self.insert_wanted)
        view.edit_wanted.connect(self.edit_wanted)
        view.delete_wanted.connect(self.delete_wanted)
        view.standing_wanted.connect(self.standing_wanted)
        view.one_origin_wanted.connect(self.one_origin_wanted)
        view.use_wanted.connect(self.use_wanted)
        view.edition_wanted.connect(self.edition_wanted)
        view.record_wanted.connect(self._follow)
        view.asked.connect(self._reveal)
        return view

    def _reveal(self, question: Question) -> None:
        # What was hidden has its place only when the page is laid out.
        QTimer.singleShot(0, question, lambda: self._show_question(question))

    def _show_question(self, question: Question) -> None:
        """As much of it as there is room for, and its buttons with the words above them in any case."""
        self._scroll.ensureWidgetVisible(question, 0, 16)
        self._scroll.ensureWidgetVisible(question.keep, 0, 96)

    def _make_back(self) -> QPushButton:
        back = button("‹ Back", self._go_back)
        back.setFlat(True)
        back.setAccessibleName("Back to what was shown before")
        return back


def _page(*parts: QWidget) -> Part:
    page = Part(gap=16)
    page.setContentsMargins(16, 16, 16, 16)
    page.add(*parts)
    page.fill()
    return page


def _focus_alike(page: QWidget, pressed: QPushButton) -> None:
    """Leave the focus where a person who works with the keyboard had it."""
    for one in page.findChildren(QPushButton):
        if one.text() == pressed.text():
            one.setFocus()
            return


def _made(dossier: Dossier, editable: bool) -> View:
    if isinstance(dossier, FactDossier):
        return FactView(dossier, editable)
    if isinstance(dossier, SourceDossier):
        return SourceView(dossier, editable)
    if isinstance(dossier, SentenceDossier):
        return SentenceView(dossier, editable)
    return SnippetView(dossier, editable) if isinstance(dossier, Snippet) else RecordView(dossier, editable)


def _reading(base: Base, subject: _Subject) -> Callable[[], Dossier | None]:
    if subject.kind == "fact":
        return lambda: fact_dossier(base, subject.id)
    if subject.kind == "source":
        return lambda: source_dossier(base, subject.id)
    if subject.kind == "sentence":
        return lambda: sentence_dossier(base, subject.id, subject.below)
    if subject.kind == "snippet":
        return lambda: base.get(Snippet, subject.id)
    return lambda: record_dossier(base, subject.kind, subject.id)
