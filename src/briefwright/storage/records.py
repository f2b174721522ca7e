"""Records in the file: sources, actors, topics, snippets and facts, each as JSON with its digest."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import cast

from briefwright.domain.errors import Conflict
from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.domain.records import KINDS, Record, RecordT, caption
from briefwright.domain.value import Value
from briefwright.storage import facts, index
from briefwright.storage.bodies import body, checked
from briefwright.storage.database import Database

_NAMES: dict[type[Value], str] = {kind: name for name, kind in KINDS.items()}

_FROM: dict[type[Value], str] = {
    kind: "fact JOIN fact_body USING (row) WHERE true" if kind is Fact else f"record WHERE kind = '{name}'"
    for name, kind in KINDS.items()
}
_NAMING: dict[type[Record], str] = {
    Actor: "IN (SELECT fact FROM fact_actor WHERE actor = ?)",
    Topic: "IN (SELECT fact FROM fact_topic WHERE topic = ?)",
    Source: facts.CITING,
}
_BATCH = 5_000


def get_many(database: Database, kind: type[RecordT], ids: Iterable[str]) -> dict[str, RecordT]:
    """The records of these ids that the file holds, in the order of the ids."""
    sql = f"SELECT id, digest, body FROM {_FROM[kind]} AND id IN ({{}})"
    wanted = tuple(dict.fromkeys(ids))
    found = {row[0]: _record(database, kind, *row) for row in database.rows_in(sql, wanted)}
    return {one: found[one] for one in wanted if one in found}


def everything(database: Database, kind: type[RecordT]) -> list[RecordT]:
    """All records of a kind, sorted by their caption as people sort names."""
    rows = database.rows(f"SELECT id, digest, body FROM {_FROM[kind]}")
    return sorted((_record(database, kind, *row) for row in rows), key=_place)


def save(database: Database, record: RecordT, now: Callable[[], str]) -> RecordT:
    """Store a new or changed record; one that did not change keeps its revision.

    Raises Conflict when the stored revision is another than that of the record, NotFound when
    a fact names something that the file does not hold.
    """
    kind = type(record)
    new = cast(RecordT, record.model_copy(update={"revision": record.revision + 1}))
    with database.transaction():
        row = database.row(f"SELECT row, id, digest, body FROM {_FROM[kind]} AND id = ?", (record.id,))
        stored = _record(database, kind, *row[1:]) if row else None
        _check_revision(record, stored)
        if row is None or stored is None:
            insert(database, [new])
        elif stored == record:
            return record
        else:
            _update(database, row[0], stored, new, now())
    return new


def load(database: Database, records: Iterable[Record]) -> None:
    """Store many new records within the caller's transaction.

    Facts come after what they name. A revision that is given is kept. Raises Conflict for an id
    that is taken, NotFound for a fact that names something that is not there.
    """
    stream = iter(records)
    while batch := list(islice(stream, _BATCH)):
        insert(database, [one if one.revision else one.model_copy(update={"revision": 1}) for one in batch])
    index.tidy(database)


def row_of(database: Database, record: Record) -> int | None:
    """The row number of the stored record of the same kind and id; None when there is none."""
    row: int | None = database.value(f"SELECT row FROM {_FROM[type(record)]} AND id = ?", (record.id,))
    return row


def name_of(record: Record) -> str:
    """The word for the record's kind."""
    return _NAMES[type(record)]


def called(record: Record) -> str:
    """How a sentence begins that speaks of the record."""
    return f"The {name_of(record)} “{caption(record)}”"


def insert(database: Database, records: Sequence[Record]) -> None:
    """Store new records as they are within the caller's transaction."""
    database.run_many(
        "INSERT INTO record (kind, id, revision, words, digest, body) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (_NAMES[type(one)], one.id, one.revision, index.words(one), *body(one))
            for one in records
            if not isinstance(one, Fact)
        ),
    )
    facts.insert(database, [one for one in records if isinstance(one, Fact)])


def _update(database: Database, row: int, before: Record, after: Record, now: str) -> None:
    if isinstance(before, Fact) and isinstance(after, Fact):
        facts.update(database, row, before, after, now)
        return
    database.run(
        "UPDATE record SET revision = ?, words = ?, digest = ?, body = ? WHERE row = ?",
        (after.revision, index.words(after), *body(after), row),
    )
    if index.words(before) != index.words(after):
        index.renew(database, _NAMING[type(after)], (row,))
    if isinstance(before, Source) and isinstance(after, Source) and before.reliability != after.reliability:
        facts.regrade(database, facts.CITING, (row,))


def _check_revision(record: Record, stored: Record | None) -> None:
    if record.revision == (stored.revision if stored else 0):
        return
    if stored is None:
        raise Conflict(
            f"{called(record)} was deleted in another window meanwhile, so your change was not saved."
        )
    raise Conflict(
        f"{called(record)} was changed in another window meanwhile. Nothing was overwritten: look at the "
        "present version and make your change there."
    )


def _record(database: Database, kind: type[RecordT], record_id: str, stored: bytes, text: str) -> RecordT:
    what = f"the {_NAMES[kind]} {record_id}"
    return cast(RecordT, kind.model_validate_json(checked(database, what, stored, text)))


def _place(record: Record) -> tuple[str, str]:
    """Where people look for the record: accents and capitals do not move it."""
    words = caption(record)
    bare = "".join(char for char in unicodedata.normalize("NFKD", words) if not unicodedata.combining(char))
    return bare.casefold(), words
