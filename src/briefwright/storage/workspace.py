"""The workspace: one file that holds the base of records and the briefs."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Self

from briefwright.domain.brief import Brief
from briefwright.domain.editions import Edition, EditionRow
from briefwright.domain.exports import ExportRecord, ExportRow
from briefwright.domain.facts import Fact, Source
from briefwright.domain.indicators import Indicator
from briefwright.domain.queries import (
    BriefRow,
    Dependants,
    FactFilter,
    FactRow,
    Hits,
    Interrupted,
    PastFact,
    Use,
)
from briefwright.domain.records import Record, RecordT
from briefwright.storage import (
    briefs,
    dependants,
    editions,
    exports,
    facts,
    index,
    indicators,
    opening,
    pictures,
    records,
    removal,
    search,
)
from briefwright.storage.briefs import PastBlock
from briefwright.storage.database import Database

Now = Callable[[], datetime]


def _utc() -> datetime:
    return datetime.now(UTC)


class Workspace:
    """An open workspace file, used by one thread at a time; any number may be open on one file.

    `now` gives the present time, UTC. All calls raise UserError, with a sentence for people, when
    the file fails.
    """

    def __init__(self, database: Database, now: Now = _utc) -> None:
        self.database = database
        self._now = now
        self._given_up = Event()
        index.bring_up_to_date(database)

    @classmethod
    def create(cls, path: Path, now: Now = _utc) -> Self:
        """Make a new file. Raises UserError when there is one already."""
        return cls(opening.create(path), now)

    @classmethod
    def open(cls, path: Path, read_only: bool = False, now: Now = _utc) -> Self:
        """Open a file, for reading only where it cannot be written. Raises UserError."""
        return cls(opening.open_existing(path, read_only), now)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written, as with a file without write permission."""
        return self.database.read_only

    def find_facts(self, wanted: FactFilter) -> Hits:
        """Facts that meet the filter, best first; all facts, newest first, for an empty filter.

        Raises Interrupted when `interrupt` was called meanwhile.
        """
        self._given_up.clear()
        found = search.find(self.database, wanted, self._now().date())
        if self._given_up.is_set():
            raise Interrupted
        return found

    def fact_rows(self, rows: Sequence[int]) -> list[FactRow]:
        """What the library shows of these rows, in this order; rows that are gone are left out."""
        return facts.rows(self.database, rows)

    def all(self, kind: type[RecordT]) -> list[RecordT]:
        """All records of a kind, sorted by their caption as people sort names."""
        return records.everything(self.database, kind)

    def get(self, kind: type[RecordT], record_id: str) -> RecordT | None:
        """One record; None when the file does not hold it."""
        return self.get_many(kind, [record_id]).get(record_id)

    def get_many(self, kind: type[RecordT], ids: Iterable[str]) -> dict[str, RecordT]:
        """The records of these ids that the file holds."""
        return records.get_many(self.database, kind, ids)

    def save(self, record: RecordT) -> RecordT:
        """Store a new record (revision 0) or a changed one, and return it with its new revision.

        One that did not change keeps its revision. Raises Conflict when the stored revision is
        not the one that the record was read at, NotFound when a fact names something unknown.
        """
        return records.save(self.database, record, self._time)

    def remove(self, record: Record) -> None:
        """Delete a record. Raises UserError, naming what rests on it, when it is in use or was issued."""
        removal.remove(self.database, record)

    def load(self, many: Iterable[Record], briefs_: Iterable[Brief] = ()) -> None:
        """Store many new records and briefs, all or none; facts come after what they name. The briefs are
        listed in the order given.

        A revision that is given is kept, 0 becomes 1. Raises Conflict for an id that is taken,
        NotFound when a fact names something unknown.
        """
        with self.database.transaction():
            records.load(self.database, many)
            now = self._time()
            # Of briefs that were changed at one time, the last stored is listed first.
            for brief in reversed(tuple(briefs_)):
                briefs.insert(self.database, brief, now)

    def past(self, fact_id: str) -> list[PastFact]:
        """The former revisions of a fact, the latest first."""
        return facts.past(self.database, fact_id)

    def uses(self, fact_id: str) -> list[Use]:
        """Where the fact is used in briefs, in reading order; detached references are left out."""
        return dependants.uses(self.database, fact_id)

    def briefs(self) -> list[BriefRow]:
        """All briefs, the last changed first."""
        return briefs.rows(self.database)

    def brief(self, brief_id: str) -> Brief:
        """One brief. Raises NotFound."""
        return briefs.read(self.database, brief_id)

    def save_brief(self, before: Brief | None, after: Brief) -> None:
        """Store what differs between two values of a brief; `before` is None for a new one.

        Raises Conflict when something that differs was changed by another meanwhile.
        """
        with self.database.transaction():
            if before is None:
                briefs.insert(self.database, after, self._time())
            else:
                briefs.update(self.database, before, after, self._time())

    def remove_brief(self, brief_id: str) -> None:
        """Delete a brief and what is kept of its exports. Raises NotFound, or UserError if it was issued."""
        removal.remove_brief(self.database, brief_id)

    def past_blocks(self, brief_id: str, block_id: str) -> list[PastBlock]:
        """The former revisions of a block of a brief, the latest first. Raises NotFound."""
        return briefs.past_blocks(self.database, brief_id, block_id)

    def facts_on(self, actors: Collection[str], topics: Collection[str], stanced: bool = False) -> list[Fact]:
        """Facts that name any of the actors and any of the topics, only `stanced` ones if so asked.

        An empty collection does not narrow; two empty ones find nothing.
        """
        return facts.on(self.database, actors, topics, stanced)

    def facts_due(self, indicator: Indicator) -> list[Fact]:
        """The facts that meet the indicator and were not there at its last review, as they were stored."""
        return indicators.due(self.database, indicator)

    def dependants(self, record: Source | Fact) -> Dependants:
        """All that rests on a source or a fact: facts, places in briefs, issued editions."""
        return dependants.of(self.database, record)

    def editions(self, brief_id: str) -> list[EditionRow]:
        """The issued editions of a brief, the latest first."""
        return editions.rows(self.database, brief_id)

    def edition(self, edition_id: str) -> Edition:
        """An issued edition, exactly as it was. Raises NotFound."""
        return editions.read(self.database, edition_id)

    def edition_document(self, edition_id: str) -> bytes:
        """The Word document of an edition, byte for byte as it went out. Raises NotFound."""
        return editions.document(self.database, edition_id)

    def save_edition(self, edition: Edition, document: bytes) -> Edition:
        """Keep an edition for good, and return it with the digest of its document and its time of issue.

        Raises Conflict when its number is not the next of its brief.
        """
        with self.database.transaction():
            return editions.insert(self.database, edition, document, self._time())

    def save_picture(self, image: bytes) -> str:
        """Keep a PNG or JPEG picture for good, and return its SHA-256 in hexadecimal."""
        with self.database.transaction():
            return pictures.insert(self.database, image)

    def pictures(self, digests: Iterable[str]) -> dict[str, bytes]:
        """The pictures of these digests that the workspace holds."""
        return pictures.read(self.database, digests)

    def save_export(self, record: ExportRecord) -> ExportRecord:
        """Keep what an export holds, and return it with its time."""
        with self.database.transaction():
            return exports.insert(self.database, record, self._time())

    def exports(self, brief_id: str) -> list[ExportRow]:
        """What was exported of a brief, the latest first."""
        return exports.rows(self.database, brief_id)

    def export_record(self, export_id: str) -> ExportRecord:
        """What an export holds. Raises NotFound."""
        return exports.read(self.database, export_id)

    def copy_to(self, path: Path) -> None:
        """Write a finished copy of the whole workspace to another file."""
        self.database.copy_to(path)

    def data_version(self) -> int:
        """A number that changes when the file was changed through another Workspace or program."""
        return self.database.version()

    def records_version(self) -> int:
        """A number that changes whenever records were changed, by whomever; briefs do not matter."""
        return int(self.database.value("SELECT value FROM setting WHERE name = 'records'"))

    def interrupt(self) -> None:
        """End a running `find_facts` from another thread."""
        self._given_up.set()
        self.database.interrupt()

    def close(self) -> None:
        """Release the file."""
        self.database.close()

    def _time(self) -> str:
        return self._now().isoformat(timespec="milliseconds")
