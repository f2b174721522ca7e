"""Issued editions in the file: written once, never changed."""

from hashlib import sha256

from briefwright.domain.editions import Edition, EditionRow
from briefwright.domain.errors import Conflict, NotFound
from briefwright.domain.material import actor_ids, fact_ids, topic_ids
from briefwright.storage.bodies import body, checked
from briefwright.storage.database import Database
from briefwright.storage.faults import damaged

_ROW = "SELECT id, brief, number, title, day, issued FROM edition"
_INSERT = """
INSERT INTO edition (id, brief, number, issued, title, day, digest, body, document)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING row
"""


def rows(database: Database, brief_id: str) -> list[EditionRow]:
    """The editions of a brief, the latest first."""
    found = database.rows(f"{_ROW} WHERE brief = ? ORDER BY number DESC", (brief_id,))
    return [EditionRow(*row) for row in found]


def resting_on(database: Database, kind: str, record_id: str) -> list[EditionRow]:
    """The editions that rest on a record of a kind, the latest first."""
    found = database.rows(
        f"{_ROW} WHERE row IN (SELECT edition FROM edition_record WHERE kind = ? AND id = ?) "
        "ORDER BY issued DESC, row DESC",
        (kind, record_id),
    )
    return [EditionRow(*row) for row in found]


def read(database: Database, edition_id: str) -> Edition:
    """An edition, exactly as it was. Raises NotFound."""
    row = database.row("SELECT digest, body FROM edition WHERE id = ?", (edition_id,))
    if row is None:
        raise NotFound(f"There is no edition {edition_id} in this workspace.")
    return Edition.model_validate_json(checked(database, f"the edition {edition_id}", *row))


def document(database: Database, edition_id: str) -> bytes:
    """The document of an edition, byte for byte. Raises NotFound, UserError where it is damaged."""
    with database.snapshot():
        digest = read(database, edition_id).document_digest
        found: bytes = database.value("SELECT document FROM edition WHERE id = ?", (edition_id,))
    if sha256(found).hexdigest() != digest:
        raise damaged(database.path, f"the document of the edition {edition_id}")
    return found


def insert(database: Database, edition: Edition, document_: bytes, now: str) -> Edition:
    """Keep an edition within the caller's transaction. Raises Conflict when its number is taken."""
    last = database.value("SELECT max(number) FROM edition WHERE brief = ?", (edition.brief.id,)) or 0
    if edition.number != last + 1:
        raise Conflict(
            f"Edition {last} of “{edition.brief.title}” was issued in another window meanwhile, so nothing "
            "was issued here. Look at it first, then issue again."
        )
    digests = {"document_digest": sha256(document_).hexdigest(), "issued": edition.issued or now}
    kept = edition.model_copy(update=digests)
    brief = kept.brief
    listed = (kept.id, brief.id, kept.number, kept.issued, brief.title, str(brief.day or ""))
    row = database.value(_INSERT, (*listed, *body(kept), document_))
    database.run_many(
        "INSERT INTO edition_record (kind, id, edition) VALUES (?, ?, ?)",
        ((kind, record, row) for kind, record in _rests_on(kept)),
    )
    return kept


def _rests_on(edition: Edition) -> set[tuple[str, str]]:
    """Kind and id of each record that the edition cites or names."""
    cited = set(fact_ids(edition.brief))
    held = [fact for fact in (*edition.facts, *edition.former) if fact.id in cited]
    facts = {("fact", fact.id) for fact in held}
    sources = {("source", one.source) for fact in held for one in fact.citations}
    actors = {("actor", actor) for actor in actor_ids(edition.brief)}
    return facts | sources | actors | {("topic", topic) for topic in topic_ids(edition.brief)}
