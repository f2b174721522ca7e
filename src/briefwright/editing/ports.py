"""What the open brief and the window need from other rooms, as protocols that app.py fills."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from briefwright.domain.brief import Brief
from briefwright.domain.editions import Edition, EditionRow
from briefwright.domain.exports import ExportRecord, ExportRow, Progress, unheard
from briefwright.domain.facts import Fact, Source
from briefwright.domain.indicators import Indicator
from briefwright.domain.layouts import Layout
from briefwright.domain.markings import Marking
from briefwright.domain.material import Material
from briefwright.domain.presentation import CitationStyle
from briefwright.domain.queries import BriefRow, Dependants, FactFilter, FactRow, Hits, PastFact, Use
from briefwright.domain.records import Record, RecordT
from briefwright.domain.scales import LikelihoodScale, RiskScale
from briefwright.domain.templates import TemplateReport, TemplateRow
from briefwright.domain.wordlists import WordLists


class Base(Protocol):
    """A workspace: the stored base of records and the briefs. Every call blocks.

    One Base is used by one thread at a time. All calls raise UserError, with a sentence for
    people, when the user's world fails (disk full, file gone, file locked, read-only).
    """

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written, as with a file without write permission."""
        ...

    def find_facts(self, wanted: FactFilter) -> Hits:
        """Facts that meet the filter, best first; all facts, newest first, for an empty filter.

        Raises Interrupted when `interrupt` was called meanwhile.
        """
        ...

    def fact_rows(self, rows: Sequence[int]) -> list[FactRow]:
        """What the library shows of these rows, in this order; rows that are gone are left out."""
        ...

    def all(self, kind: type[RecordT]) -> list[RecordT]:
        """All records of a kind, sorted by their caption as people sort names."""
        ...

    def get(self, kind: type[RecordT], record_id: str) -> RecordT | None:
        """One record; None when the base does not hold it."""
        ...

    def get_many(self, kind: type[RecordT], ids: Iterable[str]) -> dict[str, RecordT]:
        """The records of these ids that the base holds."""
        ...

    def save(self, record: RecordT) -> RecordT:
        """Store a new record (revision 0) or a changed one, and return it with its new revision.

        Raises Conflict when the stored revision is not the one that the record was read at.
        """
        ...

    def remove(self, record: Record) -> None:
        """Delete a record. Raises UserError, naming what rests on it, when it is in use."""
        ...

    def past(self, fact_id: str) -> list[PastFact]:
        """The former revisions of a fact, the latest first."""
        ...

    def uses(self, fact_id: str) -> list[Use]:
        """Where the fact is used in briefs, in reading order."""
        ...

    def briefs(self) -> list[BriefRow]:
        """All briefs, the last changed first."""
        ...

    def brief(self, brief_id: str) -> Brief:
        """One brief. Raises NotFound."""
        ...

    def save_brief(self, before: Brief | None, after: Brief) -> None:
        """Store what differs between two values of a brief; `before` is None for a new one."""
        ...

    def remove_brief(self, brief_id: str) -> None:
        """Delete a brief and what is kept of its exports. Raises NotFound, or UserError if it was issued."""
        ...

    def facts_on(self, actors: Collection[str], topics: Collection[str], stanced: bool = False) -> list[Fact]:
        """Facts that name any of the actors and any of the topics, only `stanced` ones if so asked.

        An empty collection does not narrow; two empty ones find nothing.
        """
        ...

    def facts_due(self, indicator: Indicator) -> list[Fact]:
        """The facts that meet the indicator and were not there at its last review; none for a blank one."""
        ...

    def dependants(self, record: Source | Fact) -> Dependants:
        """All that rests on a source or a fact: facts, places in briefs, issued editions."""
        ...

    def editions(self, brief_id: str) -> list[EditionRow]:
        """The issued editions of a brief, the latest first."""
        ...

    def edition(self, edition_id: str) -> Edition:
        """An issued edition, exactly as it was. Raises NotFound."""
        ...

    def edition_document(self, edition_id: str) -> bytes:
        """The Word document of an edition, byte for byte as it went out. Raises NotFound."""
        ...

    def save_edition(self, edition: Edition, document: bytes) -> Edition:
        """Keep an edition for good, and return it with the digest of its document and its time of issue.

        Raises Conflict when its number is not the next of its brief.
        """
        ...

    def save_picture(self, image: bytes) -> str:
        """Keep a PNG or JPEG picture for good; gives its SHA-256 in hexadecimal, by which it is found."""
        ...

    def pictures(self, digests: Iterable[str]) -> dict[str, bytes]:
        """The pictures of these digests that the base holds."""
        ...

    def save_export(self, record: ExportRecord) -> ExportRecord:
        """Keep what an export holds, and return it with its time. The same export again is kept once, under
        its last file and time."""
        ...

    def exports(self, brief_id: str) -> list[ExportRow]:
        """What was exported of a brief, the latest first."""
        ...

    def export_record(self, export_id: str) -> ExportRecord:
        """What an export holds. Raises NotFound."""
        ...

    def copy_to(self, path: Path) -> None:
        """Write a finished copy of the whole workspace to another file."""
        ...

    def data_version(self) -> int:
        """A number that changes when the file was changed through another Base or program."""
        ...

    def records_version(self) -> int:
        """A number that changes whenever records were changed, by whomever; briefs do not matter."""
        ...

    def interrupt(self) -> None:
        """End a running `find_facts` from another thread."""
        ...

    def close(self) -> None:
        """Release the file."""
        ...


@dataclass(frozen=True)
class ExportOrder:
    """Where an export goes, a file whose suffix tells the format (.docx, .pdf, .html, .md), and how.

    `template` is a Word template other than the one of the presentation, `ceiling` the highest marking that
    may go out, None for all. `progress` is told the share that is done, from 0 to 1; what it raises ends
    the export, and no file is written.
    """

    out: Path
    template: Path | None = None
    ceiling: Marking | None = None
    progress: Progress = unheard


@dataclass(frozen=True)
class Exported:
    """What came of an export: sentences about what the reader should know, as a fact that is missing, and
    what a Word document holds."""

    notices: tuple[str, ...] = ()
    record: ExportRecord | None = None


Export = Callable[[Material, ExportOrder], Exported]
"""Writes material to a file. The former file stays whole when it fails. Raises UserError."""


@dataclass(frozen=True)
class Rendered:
    """A Word document, what it holds, and notices."""

    document: bytes
    record: ExportRecord
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clip:
    """A brief, or part of it, for the clipboard: as HTML that word processors paste, and as plain text."""

    html: str
    text: str


class Pages(Protocol):
    """A document as its printed pages."""

    @property
    def count(self) -> int:
        """How many pages there are."""
        ...

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page, counted from 0, in points."""
        ...

    def picture(self, number: int, scale: float) -> tuple[int, int, bytes]:
        """A page at so many pixels a point: width and height in pixels, and the pixels row by row, each a
        byte of red, green and blue. One thread at a time."""
        ...

    def close(self) -> None:
        """Release what the pages hold."""
        ...


class Showing(Protocol):
    """Shows how a brief will look. All calls may be made in any thread, one at a time."""

    def draft(self, material: Material) -> str:
        """The brief as a page of HTML in the subset that Qt shows: at once, without pages."""
        ...

    def clip(self, material: Material, section: str = "") -> Clip:
        """The brief, or one section of it, for the clipboard."""
        ...

    def pages(self, material: Material, progress: Progress) -> Pages:
        """The Word document as it is printed. Raises UserError, in a plain sentence, where LibreOffice is not
        there or takes too long."""
        ...


class Templates(Protocol):
    """The Word templates of the program and of the user. All calls block and raise UserError."""

    def all(self) -> Sequence[TemplateRow]:
        """The templates that can be chosen, the program's own first."""
        ...

    def check(self, path: Path) -> TemplateReport:
        """What is to be said of a template before anything is written by it, whatever it holds."""
        ...

    def add(self, path: Path) -> TemplateRow:
        """Take a copy of a file in as a template of the user. One that cannot be used is refused."""
        ...

    def remove(self, name: str) -> None:
        """Delete a template of the user's own."""
        ...

    def assign(self, name: str, roles: Mapping[str, str]) -> None:
        """Choose which styles play which roles in a template; roles that are not named are guessed."""
        ...


Gather = Callable[[Brief], Material]
"""Collects what a brief refers to and shows, in any thread. Raises UserError."""

Render = Callable[[Material], Rendered]
"""Makes the Word document of material by the template of its presentation. Raises UserError."""


@dataclass(frozen=True)
class Yardstick:
    """What briefs are measured by: layouts, scales and word lists, as the files hold them."""

    layouts: Sequence[Layout] = ()
    scales: Sequence[LikelihoodScale] = ()
    risk_scales: Sequence[RiskScale] = ()
    words: WordLists = field(default_factory=WordLists)


@dataclass(frozen=True)
class Desk:
    """What a window works with.

    `base` is for short reads in the caller's thread, `search` for the search thread, `analysis` for the
    thread that checks and reads the ledger, `store` for the one thread that writes; all four are the same
    workspace. `today` gives the present day. `showing`, `templates` and `citation_styles` load what they
    need when they are first called, which takes a moment.
    """

    path: Path
    base: Base
    search: Base
    analysis: Base
    store: Base
    gather: Gather
    export: Export
    render: Render
    showing: Callable[[], Showing]
    templates: Callable[[], Templates]
    citation_styles: Callable[[], Sequence[CitationStyle]]
    yardstick: Yardstick
    new_id: Callable[[], str]
    clock: Callable[[], float]
    today: Callable[[], date]

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written to the workspace."""
        return self.store.read_only

    def close(self) -> None:
        """Release the workspace's file."""
        for base in (self.base, self.search, self.analysis, self.store):
            base.close()
