"""Opens and creates workspace files, and refuses whatever is none."""

from collections.abc import Sequence
from pathlib import Path

import apsw

from briefwright.domain.errors import UserError
from briefwright.domain.folding import fold
from briefwright.storage.database import Database
from briefwright.storage.faults import named, told
from briefwright.storage.schema import APPLICATION_ID, MIGRATIONS

BUSY_MILLISECONDS = 3_000
"""How long a save waits for another writer."""

_OLDEST_SQLITE = (3, 51, 3)
"""Releases before this one can lose a write-ahead log that two connections reset at once."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_CACHE_KIB = 32_768


def create(path: Path) -> Database:
    """Make a new, empty workspace file. Raises UserError when the file is there or cannot be made."""
    _check_sqlite()
    try:
        path.open("xb").close()
    except FileExistsError:
        kind = "folder" if path.is_dir() else "file"
        raise UserError(f"There is already a {kind} {named(path)}; it was left as it is.") from None
    except (FileNotFoundError, NotADirectoryError):
        raise UserError(f"{named(path)} cannot be made: there is no folder “{path.parent}”.") from None
    except OSError as error:
        raise UserError(f"{named(path)} cannot be made: {error.strerror}.") from error
    try:
        return _opened(path, read_only=False, scripts=MIGRATIONS)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def open_existing(path: Path, read_only: bool = False, scripts: Sequence[str] = MIGRATIONS) -> Database:
    """Open a workspace file and bring it up to date; for reading only where it cannot be written.

    Raises UserError when there is no such file, when it is no workspace, or when a newer
    program made it.
    """
    _check_sqlite()
    _check_header(path, _header(path), scripts)
    return _opened(path, read_only, scripts)


def _check_sqlite() -> None:
    version = apsw.sqlite_lib_version()
    if tuple(int(part) for part in version.split(".")) < _OLDEST_SQLITE:
        raise UserError(
            f"SQLite {version} can lose what was saved. Briefwright needs 3.51.3 or later: update the "
            "package apsw."
        )


def _header(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserError(f"{named(path)} is a folder, not a workspace file.")
        with path.open("rb") as file:
            return file.read(_HEADER)
    except (FileNotFoundError, NotADirectoryError):
        raise UserError(f"There is no file {path}. It may have been moved or renamed.") from None
    except OSError as error:
        raise UserError(f"{named(path)} cannot be read: {error.strerror}.") from error


def _check_header(path: Path, header: bytes, scripts: Sequence[str]) -> None:
    """Judge the file before SQLite touches it."""
    if not header:
        raise UserError(f"{named(path)} is empty: it is not a Briefwright workspace.")
    if not header.startswith(_MAGIC) or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise UserError(f"{named(path)} is not a Briefwright workspace. It was left as it is.")
    _check_version(path, int.from_bytes(header[60:64], "big"), scripts)


def _check_version(path: Path, version: int, scripts: Sequence[str]) -> None:
    if version > len(scripts):
        raise UserError(
            f"{named(path)} was made by a newer version of Briefwright and was not touched. Update "
            "Briefwright to open it."
        )


def _opened(path: Path, read_only: bool, scripts: Sequence[str]) -> Database:
    with told(path):
        connection = _connect(path, read_only)
        try:
            _prepare(connection, path, scripts)
        except BaseException:
            connection.close()
            raise
        return Database(connection, path, connection.readonly("main"))


def _connect(path: Path, read_only: bool) -> apsw.Connection:
    """A connection that has read the file once, since only then SQLite sees what it cannot do."""
    flags = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE
    connection = apsw.Connection(str(path), flags=flags)
    connection.set_busy_timeout(BUSY_MILLISECONDS)
    try:
        connection.pragma("schema_version")
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        connection.close()
        return _connect_immutable(path)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_immutable(path: Path) -> apsw.Connection:
    """For a folder that cannot be written, where SQLite finds no place for its write-ahead log."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise UserError(
            f"{named(path)} was not closed properly and its folder cannot be written. Copy it, together with "
            f"{named(log)}, to a folder where you may write, and open it there."
        )
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    return apsw.Connection(f"{path.absolute().as_uri()}?immutable=1", flags=flags)


def _prepare(connection: apsw.Connection, path: Path, scripts: Sequence[str]) -> None:
    connection.create_scalar_function("fold", _folded, 1, deterministic=True)
    connection.pragma("foreign_keys", True)
    connection.pragma("synchronous", "full")
    connection.pragma("cache_size", -_CACHE_KIB)
    _check_version(path, connection.pragma("user_version"), scripts)
    if connection.pragma("user_version") < len(scripts):
        _migrate(connection, path, scripts)
    if not connection.readonly("main"):
        connection.pragma("journal_mode", "wal")


def _migrate(connection: apsw.Connection, path: Path, scripts: Sequence[str]) -> None:
    if connection.readonly("main"):
        raise UserError(
            f"{named(path)} was made by an older version of Briefwright and must be brought up to date, "
            "but it can only be read. Copy it to a place where you may write."
        )
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in scripts[connection.pragma("user_version") :]:
            connection.execute(script)
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", len(scripts))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _folded(*text: object) -> str:
    return fold(str(text[0]))
