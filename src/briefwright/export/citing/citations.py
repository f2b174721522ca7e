"""Notes and the list of sources, in whatever style sources are cited."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefwright.domain.brief import attached
from briefwright.domain.content import FactRef
from briefwright.domain.exports import Progress, unheard
from briefwright.domain.facts import Citation, Fact, Source
from briefwright.domain.grades import RELIABILITY_WORDS
from briefwright.domain.markings import Marking
from briefwright.domain.material import Material, sources_behind
from briefwright.domain.presentation import HOUSE
from briefwright.domain.wording import listed
from briefwright.export.citing.house_style import HouseStyle, short_form
from briefwright.export.citing.manners import Manner, Style, followed
from briefwright.export.pieces import Note, Runs, SourceEntry, Words
from briefwright.export.wording import ENDS, Scrubber, joined, quoted, spans

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
    manner: Manner


def annotate(
    material: Material, scrub: Scrubber, style: Style | None = None, progress: Progress = unheard
) -> Ledger:
    """Write the notes to all references of the brief; in house style unless another one is given."""
    refs = list(attached(material.brief))
    manner = (style or HouseStyle()).manner(sources_behind(material, refs), scrub, progress)
    annotator = _Annotator(material, scrub, manner)
    wanted = material.presentation.citations
    if style is None and wanted != HOUSE:
        annotator.notice(
            f"There is no style of citation “{scrub.line(wanted)}” here: sources are cited in house style."
        )
    marks = tuple(map(annotator.mark, refs))
    return Ledger(
        tuple(annotator.notes),
        marks,
        annotator.cited,
        frozenset(annotator.markings),
        tuple(annotator.notices),
        manner,
    )


def source_entries(ledger: Ledger, grades: bool, series: int) -> Iterator[SourceEntry]:
    """The list of the sources that the brief cites; `grades` says whether it tells how reliable they are."""
    for number, (source, runs, numbered) in enumerate(ledger.manner.entries(), 1):
        tail = " ".join(_tail(source, grades, ledger.cited.get(source.id, [])))
        yield SourceEntry(number, followed(runs, (Words(tail),)), series, numbered)


def _tail(source: Source, grades: bool, notes: list[int]) -> Iterator[str]:
    """What a reader needs to weigh a source, and where it is cited."""
    if grades:
        yield f"Reliability {source.reliability}: {RELIABILITY_WORDS[source.reliability]}."
    if source.standing == "withdrawn":
        yield "This source was withdrawn."
    yield f"Cited in note{'s' if len(notes) > 1 else ''} {listed(spans(notes))}."


class _Annotator:
    def __init__(self, material: Material, scrub: Scrubber, manner: Manner) -> None:
        self._material = material
        self._scrub = scrub
        self._manner = manner
        self.notes: list[Note] = []
        self.cited: dict[str, list[int]] = {}
        self.markings: set[Marking] = set()
        self.notices: dict[str, None] = {}

    def mark(self, ref: FactRef) -> int | None:
        fact = self._material.facts.get(ref.fact)
        if fact is None:
            name = self._scrub.line(ref.fact)
            self.notice(f"Fact {name} is not in this workspace: its note says so.")
            return self._add((Words(f"Fact {name} is not in this workspace; its sources cannot be named."),))
        shown = self._material.behind(ref) or fact
        self.markings |= {fact.marking, shown.marking}
        if fact.standing in _STANDING_NOTICES:
            self.notice(_STANDING_NOTICES[fact.standing].format(self._called(fact)))
        if shown.citations:
            return self._add(self._cited_runs(shown))
        # Under a ceiling nobody can tell here whether the fact ever cited a source.
        why = "no source" if self._material.ceiling is None else "no source that may go out"
        self.notice(f"The fact {self._called(fact)} cites {why}: it has no note.")
        return None

    def notice(self, sentence: str) -> None:
        self.notices[sentence] = None

    def _called(self, fact: Fact) -> str:
        return quoted(self._scrub.line(fact.statement))

    def _add(self, runs: Runs) -> int:
        self.notes.append(Note(len(self.notes) + 1, runs))
        return len(self.notes)

    def _cited_runs(self, fact: Fact) -> Runs:
        runs: Runs = ()
        for citation in fact.citations:
            runs = (*runs, *([Words("; ")] if runs else []), *self._citation(citation, fact))
        last = runs[-1]
        ended = isinstance(last, Words) and last.text.endswith(ENDS)
        return runs if ended else (*runs, Words("."))

    def _citation(self, citation: Citation, fact: Fact) -> Runs:
        source = self._material.sources.get(citation.source)
        where = self._scrub.line(citation.locator)
        words = quoted(self._scrub.line(citation.quotation))
        if source is None:
            name, citing = self._scrub.line(citation.source), self._scrub.line(fact.id)
            self.notice(f"Source {name}, which fact {citing} cites, is not in this workspace.")
            return (Words(joined(f"Source {name} (not in this workspace)", where, words)),)
        mention, left = self._manner.mention(source, where, self._number(source))
        grade = f"Grade {citation.reliability or source.reliability}{citation.credibility}"
        more = joined(left, grade if self._material.presentation.grades else "", words)
        return (*mention, Words(f", {more}")) if more else mention

    def _number(self, source: Source) -> int:
        """The number of the note that is being written, which cites this source."""
        number = len(self.notes) + 1
        numbers = self.cited.setdefault(source.id, [])
        if not numbers:
            self.markings.add(source.marking)
            if source.standing == "withdrawn":
                self.notice(f"The source {short_form(source, self._scrub)} was withdrawn.")
        if numbers[-1:] != [number]:
            numbers.append(number)
        return number
