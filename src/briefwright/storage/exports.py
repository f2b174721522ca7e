"""What exports to Word held, in the file."""

from briefwright.domain.errors import NotFound
from briefwright.domain.exports import ExportRecord, ExportRow
from briefwright.storage.bodies import body, checked
from briefwright.storage.database import Database

_INSERT = """
INSERT INTO export (id, brief, file, exported, digest, body) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    brief = excluded.brief, file = excluded.file, exported = excluded.exported, digest = excluded.digest,
    body = excluded.body
"""


def rows(database: Database, brief_id: str) -> list[ExportRow]:
    """What was exported of a brief, the latest first."""
    found = database.rows(
        "SELECT id, brief, file, exported FROM export WHERE brief = ? ORDER BY exported DESC, row DESC",
        (brief_id,),
    )
    return [ExportRow(*row) for row in found]


def read(database: Database, export_id: str) -> ExportRecord:
    """What an export holds. Raises NotFound, UserError where it is damaged."""
    row = database.row("SELECT digest, body FROM export WHERE id = ?", (export_id,))
    if row is None:
        raise NotFound(f"There is no export {export_id} in this workspace.")
    return ExportRecord.model_validate_json(checked(database, f"the export {export_id}", *row))


def remove(database: Database, brief_id: str) -> None:
    """Forget what was exported of a brief, within the caller's transaction."""
    database.run("DELETE FROM export WHERE brief = ?", (brief_id,))


def insert(database: Database, record: ExportRecord, now: str) -> ExportRecord:
    """Keep what an export holds within the caller's transaction; the same export again replaces itself, and
    stays under its last file where it now has none, as when it is issued."""
    former = database.value("SELECT file FROM export WHERE id = ?", (record.id,)) or ""
    update = {"exported": record.exported or now, "file": record.file or former}
    kept = record.model_copy(update=update)
    database.run(_INSERT, (kept.id, kept.brief, kept.file, kept.exported, *body(kept)))
    return kept
