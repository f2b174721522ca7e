"""A sentence in the inspector: the facts, sources and origins beneath it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from briefwright.domain import trace
from briefwright.domain.facts import Fact, Source
from briefwright.domain.grades import RELIABILITY_WORDS
from briefwright.domain.origins import Origin
from briefwright.domain.wording import counted
from briefwright.gui.records.dossiers import SentenceDossier
from briefwright.gui.records.sheet import Links, Part, Words, heading, lead, quiet
from briefwright.gui.records.source_view import source_line
from briefwright.gui.records.view import View


class SentenceView(View):
    """Shows what a sentence rests on."""

    def __init__(self, dossier: SentenceDossier, editable: bool) -> None:
        super().__init__(editable)
        below = dossier.below
        self._sources = dossier.sources
        head = Part(gap=8)
        head.add(heading("Sentence"), lead(dossier.words), Words(f"Beneath it: {trace.tell_below(below)}."))
        if below.missing:
            head.add(quiet(f"Not in the base: {counted(len(below.missing), 'fact')}."))
        self.add(head)
        self._add_facts("Facts", below.facts)
        self._add_facts("Speaking against it", below.contrary)
        if below.sources:
            self._add_column("Sources", [self._source(source) for source in below.sources])
        if len(below.origins) < len(below.sources):
            self._add_column("Independent origins", [_origin(origin) for origin in below.origins])
        if below.copied:
            self._add_column("Sources with the same words", self.copied_cards(below.copied))

    def _add_facts(self, title: str, facts: tuple[Fact, ...]) -> None:
        if facts:
            self._add_column(title, [self.fact_line(fact, self._sources) for fact in facts])

    def _add_column(self, title: str, widgets: list[QWidget]) -> None:
        part = Part(title, gap=8)
        part.add(*widgets)
        self.add(part)

    def _source(self, source: Source) -> QWidget:
        part = Part(gap=0)
        show = partial(self.record_wanted.emit, "source", source.id)
        part.add(Links([(source.title or "Untitled source", show)]))
        reliability = f"{source.reliability} · {RELIABILITY_WORDS[source.reliability]}"
        part.add(*(quiet(line) for line in (reliability, source_line(source)) if line))
        return part


def _origin(origin: Origin) -> QWidget:
    carried = counted(len(origin.sources), "source")
    return Words(f"{origin.name or 'Untitled source'}: {carried}, {counted(len(origin.facts), 'fact')}")
