"""The citations of a fact: a card for each, and a way back after one was removed."""

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefwright.domain.facts import Citation, Source
from briefwright.domain.grades import (
    CREDIBILITIES,
    CREDIBILITY_WORDS,
    RELIABILITIES,
    RELIABILITY_WORDS,
    Reliability,
)
from briefwright.gui.records.choices import Choices
from briefwright.gui.records.fields import (
    Choice,
    Field,
    Lines,
    choice_field,
    faint,
    line_field,
    lines_field,
    row,
)
from briefwright.gui.records.tokens import Option, TokenPicker, source_option

_NO_CITATION = "A fact without a source cannot be footnoted."


class CitationCard(QFrame):
    """One citation. `sources` may come to hold more; `options` are how they are offered. `source_wanted`
    carries the title typed for a source that is not in the base."""

    source_wanted = Signal(str)
    removed = Signal()

    def __init__(
        self, citation: Citation, sources: Mapping[str, Source], options: Mapping[str, Option]
    ) -> None:
        super().__init__()
        self._sources = sources
        picked = [citation.source] if citation.source else []
        self.source = TokenPicker("source", options, picked, limit=1)
        self.quotation = Lines(citation.quotation)
        self.locator = QLineEdit(citation.locator)
        self.locator.setPlaceholderText("page, paragraph, minute")
        self.credibility = Choice(
            [(digit, f"{digit} · {CREDIBILITY_WORDS[digit]}") for digit in CREDIBILITIES],
            citation.credibility,
        )
        self.reliability = Choice[Reliability | None](
            [(None, ""), *((letter, f"{letter} · {RELIABILITY_WORDS[letter]}") for letter in RELIABILITIES)],
            citation.reliability,
        )
        self.reason = QLineEdit(citation.override_reason)
        self.reason.setPlaceholderText("why this item is rated otherwise")
        self.title = QLabel()
        self.remove = QPushButton("Remove")
        self._fields = self._make_fields()
        self._lay_out()
        self._connect()
        self._show_reliability()

    def citation(self) -> Citation:
        """The citation as it stands in the card; its check must have passed."""
        override = self.reliability.value()
        return Citation(
            source=self.source.ids()[0],
            quotation=self.quotation.toPlainText().strip(),
            locator=self.locator.text().strip(),
            credibility=self.credibility.value(),
            reliability=override,
            override_reason=self.reason.text().strip() if override else "",
        )

    def state(self) -> tuple[object, ...]:
        """The raw content."""
        return tuple(field.read() for field in self._fields)

    def check(self) -> bool:
        """Say beneath the fields what is wrong; whether nothing is."""
        # Every field speaks up, not only the first that is wrong.
        return [field.check() for field in self._fields].count(False) == 0

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in order."""
        return (
            self.remove, *self.source.stops(), self.quotation, self.locator,
            self.credibility, self.reliability, self.reason,
        )  # fmt: skip

    def put_sources(self, options: Mapping[str, Option]) -> None:
        """Offer sources that are in the list of all by now."""
        self.source.put_all(options)
        self._show_reliability()

    def put_source(self, option: Option) -> None:
        """Offer a source that is new or has changed."""
        self.source.put(option)
        self._show_reliability()

    def _make_fields(self) -> tuple[Field, ...]:
        source = Field("Source", self.source, self.source.state, partial(_source_problem, self.source))
        self.source.changed.connect(source.recheck)
        return (
            source,
            lines_field("Quotation", self.quotation),
            line_field("Where in it", self.locator),
            choice_field("Credibility of the item", self.credibility),
            choice_field("Reliability for this item", self.reliability),
            line_field("Reason", self.reason),
        )

    def _lay_out(self) -> None:
        self.setObjectName("card")
        self.setStyleSheet("#card { border: 1px solid palette(mid); border-radius: 6px; }")
        source, quotation, locator, credibility, reliability, reason = self._fields
        self.remove.setFlat(True)
        self.remove.setAutoDefault(False)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        for part in (source, quotation, row(locator, credibility), row(reliability, reason)):
            column.addWidget(part)

    def _connect(self) -> None:
        self.source.new_wanted.connect(self.source_wanted)
        self.source.changed.connect(self._show_reliability)
        self.reliability.currentIndexChanged.connect(self._show_reliability)
        self.remove.clicked.connect(self.removed)

    def _show_reliability(self) -> None:
        source = next((self._sources[one] for one in self.source.ids() if one in self._sources), None)
        own = f"as the source: {source.reliability}" if source else "as the source"
        self.reliability.setItemText(0, own)
        self.reason.setEnabled(self.reliability.value() is not None)


def _source_problem(picker: TokenPicker) -> str:
    if picker.problem():
        return picker.problem()
    return "" if picker.ids() else "Choose the source, or remove this citation."


class CitationList(QWidget):
    """The citations of a fact. `source_wanted` carries a card and the title of a source to make for it."""

    changed = Signal()
    source_wanted = Signal(object, str)

    def __init__(self, citations: Iterable[Citation], choices: Choices) -> None:
        super().__init__()
        self._sources = dict(choices.sources)
        self._options = dict(choices.cited)
        self._cards: list[CitationCard] = []
        self._last_removed: tuple[int, CitationCard] | None = None
        self.hint = faint()
        self.undo = QPushButton("Undo")
        self.more = QPushButton("Add citation")
        self._column = QVBoxLayout(self)
        self._lay_out()
        for citation in citations:
            self._insert(len(self._cards), self._make_card(citation))
        self._show_hint()

    def cards(self) -> tuple[CitationCard, ...]:
        """The cards, in order."""
        return tuple(self._cards)

    def citations(self) -> tuple[Citation, ...]:
        """The citations as they stand in the cards."""
        return tuple(card.citation() for card in self._cards)

    def state(self) -> tuple[object, ...]:
        """The raw content."""
        return tuple(card.state() for card in self._cards)

    def problem(self) -> str:
        """That something is wrong in a card, which says itself what; empty when nothing is."""
        wrong = [number for number, card in enumerate(self._cards, 1) if not card.check()]
        return f"Look at citation {wrong[0]}." if wrong else ""

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in order."""
        return (*(stop for card in self._cards for stop in card.stops()), self.more, self.undo)

    def put_source(self, source: Source) -> None:
        """Offer a source that is new or has changed."""
        option = source_option(source)
        self._sources[source.id], self._options[source.id] = source, option
        for card in self._cards:
            card.put_source(option)

    def put_all(self, choices: Choices) -> None:
        """Offer these besides what is offered already."""
        # What was made here stands before what was read. All cards look into the one dictionary of sources.
        self._sources |= {**choices.sources, **self._sources}
        self._options = {**choices.cited, **self._options}
        for card in self._cards:
            card.put_sources(choices.cited)

    def add(self) -> CitationCard:
        """Begin another citation."""
        card = self._make_card(Citation(source=""))
        self._insert(len(self._cards), card)
        card.source.setFocus()
        return card

    def _make_card(self, citation: Citation) -> CitationCard:
        card = CitationCard(citation, self._sources, self._options)
        card.source_wanted.connect(lambda title: self.source_wanted.emit(card, title))
        card.removed.connect(lambda: self._remove(card))
        card.source.changed.connect(self.changed)
        return card

    def _insert(self, index: int, card: CitationCard) -> None:
        self._cards.insert(index, card)
        self._column.insertWidget(index, card)
        card.show()
        self._forget_removed()

    def _remove(self, card: CitationCard) -> None:
        self._forget_removed()
        index = self._cards.index(card)
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        self._last_removed = (index, card)
        self._show_hint()
        self.undo.setFocus()

    def _put_back(self) -> None:
        if self._last_removed:
            index, card = self._last_removed
            self._last_removed = None
            self._insert(index, card)

    def _forget_removed(self) -> None:
        if self._last_removed:
            self._last_removed[1].deleteLater()
        self._last_removed = None
        self._show_hint()

    def _show_hint(self) -> None:
        removed = "The citation was removed." if self._last_removed else ""
        missing = "" if self._cards else _NO_CITATION
        self.hint.setText(" ".join(part for part in (removed, missing) if part))
        self.undo.setVisible(self._last_removed is not None)
        for number, card in enumerate(self._cards, 1):
            card.title.setText(f"Citation {number}")
            card.remove.setAccessibleName(f"Remove citation {number}")
        self.changed.emit()

    def _lay_out(self) -> None:
        for button in (self.undo, self.more):
            button.setAutoDefault(False)
        self.undo.setFlat(True)
        self.undo.setAccessibleName("Undo removing the citation")
        self.undo.clicked.connect(self._put_back)
        self.more.clicked.connect(self.add)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addSpacing(8)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.undo)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(foot)
