"""Notes and the list of sources, in the house style."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefwright.domain.brief import references
from briefwright.domain.content import FactRef
from briefwright.domain.facts import Citation, Fact, Source
from briefwright.domain.grades import RELIABILITY_WORDS
from briefwright.domain.markings import Marking
from briefwright.domain.material import Material, cited_sources
from briefwright.domain.wording import day_words, listed
from briefwright.export.links import host, web_address
from briefwright.export.pieces import Note, Runs, SourceEntry, Words
from briefwright.export.wording import Scrubber, joined, quoted, spans

SHORT_TITLE_WORDS = 6
_STANDING_NOTICES = {
    "withdrawn": "The fact {} was withdrawn, and the brief still shows it.",
    "disputed": "The fact {} is disputed.",
    "superseded": "The fact {} was superseded, and the brief still shows it.",
}


@dataclass(frozen=True)
class Ledger:
    """The notes of a brief.

    `marks` holds, for each reference in reading order that is not detached, the number of its
    note; None where the fact cites nothing. `cited` tells the numbers of the notes that cite a
    source, `markings` the markings of every fact and source that shows.
    """

    notes: tuple[Note, ...]
    marks: tuple[int | None, ...]
    cited: dict[str, list[int]]
    markings: frozenset[Marking]
    notices: tuple[str, ...]


def annotate(material: Material, scrub: Scrubber) -> Ledger:
    """Write the notes to all references of the brief."""
    annotator = _Annotator(material, scrub)
    attached = [ref for _, ref in references(material.brief) if ref.mode != "detached"]
    marks = tuple(annotator.mark(ref) for ref in attached)
    return Ledger(
        tuple(annotator.notes),
        marks,
        annotator.cited,
        frozenset(annotator.markings),
        tuple(annotator.notices),
    )


def source_entries(material: Material, ledger: Ledger, scrub: Scrubber, series: int) -> Iterator[SourceEntry]:
    """The sources that the brief cites, in order of first reference."""
    for number, source in enumerate(cited_sources(material), 1):
        yield SourceEntry(number, _described(source, ledger.cited.get(source.id, []), scrub), series)


class _Annotator:
    def __init__(self, material: Material, scrub: Scrubber) -> None:
        self._material = material
        self._scrub = scrub
        self.notes: list[Note] = []
        self.cited: dict[str, list[int]] = {}
        self.markings: set[Marking] = set()
        self.notices: dict[str, None] = {}
        self._shorts: dict[str, str] = {}

    def mark(self, ref: FactRef) -> int | None:
        fact = self._material.facts.get(ref.fact)
        name = self._scrub.line(ref.fact)
        if fact is None:
            self._notice(f"Fact {name} is not in this workspace: its note says so.")
            return self._add((Words(f"Fact {name} is not in this workspace; its sources cannot be named."),))
        shown = self._material.behind(ref) or fact
        self.markings |= {fact.marking, shown.marking}
        called = quoted(self._scrub.line(fact.statement))
        if fact.standing in _STANDING_NOTICES:
            self._notice(_STANDING_NOTICES[fact.standing].format(called))
        if not shown.citations:
            self._notice(f"The fact {called} cites no source: it has no note.")
            return None
        return self._add(self._cited_runs(shown))

    def _add(self, runs: Runs) -> int:
        self.notes.append(Note(len(self.notes) + 1, runs))
        return len(self.notes)

    def _notice(self, sentence: str) -> None:
        self.notices[sentence] = None

    def _cited_runs(self, fact: Fact) -> Runs:
        runs: list[Words] = []
        for citation in fact.citations:
            runs += [Words("; ")] if runs else []
            runs += self._citation(citation, self._scrub.line(fact.id))
        last = runs[-1].text
        return (*runs, Words("" if last.endswith((".", "?”", ".”", "!”")) else "."))

    def _citation(self, citation: Citation, fact: str) -> list[Words]:
        source = self._material.sources.get(citation.source)
        where = self._scrub.line(citation.locator)
        words = quoted(self._scrub.line(citation.quotation))
        if source is None:
            name = self._scrub.line(citation.source)
            self._notice(f"Source {name}, which fact {fact} cites, is not in this workspace.")
            return [Words(joined(f"Source {name} (not in this workspace)", where, words))]
        numbers = self.cited.setdefault(source.id, [])
        described = [Words(self._shorts[source.id])] if numbers else self._full(source)
        number = len(self.notes) + 1
        if numbers[-1:] != [number]:
            numbers.append(number)
        grade = f"Grade {citation.reliability or source.reliability}{citation.credibility}"
        return [*described, Words(f", {joined(where, grade, words)}")]

    def _full(self, source: Source) -> list[Words]:
        self.markings.add(source.marking)
        self._shorts[source.id] = _short(source, self._scrub)
        if source.standing == "withdrawn":
            self._notice(f"The source {self._shorts[source.id]} was withdrawn.")
        published = source.published.words() if source.published else ""
        title = quoted(self._scrub.line(source.title))
        words = joined(_by(source, self._scrub), title, published) or f"source {self._scrub.line(source.id)}"
        address = web_address(self._scrub.line(source.url))
        plain = "" if address else self._scrub.line(source.url)
        linked = [Words(", "), Words(host(address) or address, link=address)] if address else []
        return [Words(joined(words, plain)), *linked]


def _by(source: Source, scrub: Scrubber) -> str:
    return joined(*dict.fromkeys([scrub.line(source.author), scrub.line(source.publisher)]))


def _short(source: Source, scrub: Scrubber) -> str:
    words = scrub.line(source.title).split()
    title = " ".join(words)
    if len(words) > SHORT_TITLE_WORDS:
        title = " ".join(words[:SHORT_TITLE_WORDS]).rstrip(",;:–- ") + "…"
    return joined(_by(source, scrub), quoted(title)) or f"source {scrub.line(source.id)}"


def _described(source: Source, notes: list[int], scrub: Scrubber) -> Runs:
    """Everything that a reader needs to find the source and to weigh it."""
    published = source.published.words() if source.published else ""
    words = joined(_by(source, scrub), quoted(scrub.line(source.title))) or f"source {scrub.line(source.id)}"
    kind = "" if source.kind == "other" else source.kind
    origin = scrub.line(source.origin)
    address = web_address(scrub.line(source.url))
    described = joined(
        words,
        kind,
        published,
        f"accessed {day_words(source.accessed)}" if source.accessed else "",
        f"going back to {origin}" if origin else "",
        "" if address else scrub.line(source.url),
    )
    linked = (Words(", "), Words(address, link=address)) if address else ()
    worth = f"Reliability {source.reliability}: {RELIABILITY_WORDS[source.reliability]}."
    withdrawn = " This source was withdrawn." if source.standing == "withdrawn" else ""
    cited = f" Cited in note{'s' if len(notes) > 1 else ''} {listed(spans(notes))}."
    return (Words(described), *linked, Words(f". {worth}{withdrawn}{cited}"))
