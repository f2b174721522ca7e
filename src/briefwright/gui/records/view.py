"""A page of the inspector: what it can ask for, and the questions that it puts first."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from briefwright.domain import trace
from briefwright.domain.facts import Fact, Source, grade
from briefwright.domain.origins import SharedText
from briefwright.domain.queries import Dependants, Use
from briefwright.gui.records.sheet import Card, Links, Part, Words, button, buttons, heading, quiet

HELD = "It cannot be deleted as long as that is so. Withdraw it instead."
"""What to do with a fact or a source that is in use."""

UNTOUCHED = (
    "Nothing is edited: facts and briefs keep their words, issued editions stay as they went out. "
    "The checks will point out each place."
)
"""What withdrawing does not do, and what it does."""

_PAIRS = 5
"""So many pairs of sources with the same words are shown."""

_READ_ONLY = "This workspace can only be read."


class View(Part):
    """Shows one thing. `editable` is False where nothing can be written.

    Signals carry kinds and ids of records; `standing_wanted` kind, id and standing, `use_wanted` a Use,
    `edition_wanted` the id of an edition, `one_origin_wanted` the ids of two sources, `asked` the widget of
    a question that has to be seen.
    """

    insert_wanted = Signal(str)
    edit_wanted = Signal(str, str)
    standing_wanted = Signal(str, str, str)
    delete_wanted = Signal(str, str)
    one_origin_wanted = Signal(str, str)
    use_wanted = Signal(object)
    edition_wanted = Signal(str)
    record_wanted = Signal(str, str)
    asked = Signal(object)

    def __init__(self, editable: bool) -> None:
        super().__init__(gap=16)
        self._editable = editable

    def add_part(self, title: str, *content: QWidget) -> None:
        """Put widgets beneath what is there, under a heading of their own."""
        part = Part()
        if title:
            part.add(heading(title))
        part.add(*content)
        self.add(part)

    def writing(self, text: str, press: Callable[[], object], tip: str = "") -> QPushButton:
        """A button for what changes the base; it says so where nothing can be written."""
        made = button(text, press, tip if self._editable else _READ_ONLY)
        made.setEnabled(self._editable)
        return made

    def resting_list(self, dependants: Dependants) -> QWidget:
        """Links to what rests on a record: judgements, sections of briefs, issued editions."""
        resting = trace.arranged(dependants)
        part = Part(gap=8)
        for use in resting.judgements:
            part.add(self._judgement(use))
        sections = [
            (trace.place_words(*one), partial(self.use_wanted.emit, one[0])) for one in resting.sections
        ]
        editions = [
            (trace.edition_words(row), partial(self.edition_wanted.emit, row.id)) for row in resting.editions
        ]
        part.add(*(Links(links, "\n") for links in (sections, editions) if links))
        return part

    def fact_line(self, fact: Fact, sources: Mapping[str, Source]) -> QWidget:
        """A link to a fact with its date, grade and standing beneath."""
        part = Part(gap=0)
        part.add(Links([(fact.statement, partial(self.record_wanted.emit, "fact", fact.id))]))
        day = fact.date.words(short=True) if fact.date else ""
        standing = fact.standing if fact.standing != "current" else ""
        if below := " · ".join(filter(None, (day, grade(fact, dict(sources)), standing))):
            part.add(quiet(below))
        return part

    def copied_cards(self, pairs: Sequence[SharedText], known: str = "") -> list[QWidget]:
        """A card for each pair of sources that quote the same text, the most alike first, and how many more
        there are; `known` is a source not to be named."""
        likest = sorted(pairs, key=lambda pair: -pair.similarity)[:_PAIRS]
        more = len(pairs) - len(likest)
        rest = [quiet(f"And {more:,} more.")] if more else []
        return [*(self._copied(pair, known) for pair in likest), *rest]

    def ask(self, words: Sequence[QWidget], action: str, act: Callable[[], object]) -> "Question":
        """A question, hidden until it is asked."""
        return self._seen(Question(words, self.writing(action, act)))

    def add_deletion(self, kind: str, record_id: str, held_by: str) -> None:
        """Offer to delete the record; `held_by` says in sentences why it cannot be, if so."""
        if held_by:
            self.deletion = self._seen(Question([Words(held_by)], None))
        else:
            sure = Words(f"Delete this {kind} for good? This cannot be undone.")
            self.deletion = self.ask([sure], "Delete it", partial(self.delete_wanted.emit, kind, record_id))
        delete = self.writing("Delete…", self.deletion.put, f"Take the {kind} out of the base")
        part = Part(gap=8)
        part.add(buttons(delete), self.deletion)
        self.add(part)

    def _seen(self, question: "Question") -> "Question":
        question.asked.connect(self.asked)
        return question

    def _judgement(self, use: Use) -> QWidget:
        words = trace.judgement_words(use)
        part = Part(gap=0)
        part.add(Links([(words[0].upper() + words[1:], partial(self.use_wanted.emit, use))]))
        part.add(quiet(trace.place_words(use)))
        return part

    def _copied(self, pair: SharedText, known: str) -> QWidget:
        card = Card()
        for source in (pair.one, pair.other):
            if source.id != known:
                show = partial(self.record_wanted.emit, "source", source.id)
                card.part.add(Links([(source.title or "Untitled source", show)]))
        card.part.add(quiet(f"{100 * pair.similarity:.0f} % of the shorter quotation stands in both."))
        card.part.space(4)
        one_origin = partial(self.one_origin_wanted.emit, pair.one.id, pair.other.id)
        named = trace.as_one_origin(pair.one, pair.other)[0].origin
        tip = f"Both then name “{named}” as their origin and count once"
        card.part.add(buttons(self.writing("Count as one origin", one_origin, tip)))
        return card


class Question(Card):
    """Asks before something is done; without a button to do it, it tells why not. `asked` carries itself."""

    asked = Signal(object)

    def __init__(self, words: Sequence[QWidget], confirm: QPushButton | None) -> None:
        super().__init__()
        self.keep = button("Keep it" if confirm else "Close", self.hide)
        self.confirm = confirm
        first, *rest = words
        # What rests on a record may be long: the buttons stand where they are seen with the question.
        for one in (first, buttons(*(one for one in (confirm, self.keep) if one)), *rest):
            self.part.add(one)
            self.part.space(4)
        self.hide()

    def put(self) -> None:
        """Ask."""
        self.show()
        (self.confirm or self.keep).setFocus()
        self.asked.emit(self)
