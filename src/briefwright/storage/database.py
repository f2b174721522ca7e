"""One connection to a workspace file: plain SQL in, values out, faults told in plain words."""

import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from briefwright.domain.errors import UserError
from briefwright.storage.faults import named, told

Cell = int | float | bytes | str | None
Arguments = Sequence[Cell]
_MOST = 500
"""Placeholders in one statement; longer lists are asked for in several."""


class Database:
    """Runs statements on an open connection. All calls raise UserError for faults of the file.

    It is used by one thread at a time; `interrupt` alone may come from another.
    """

    def __init__(self, connection: apsw.Connection, path: Path, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._identity = _identity(path)
        self._damaged = False

    def rows(self, sql: str, arguments: Arguments = ()) -> list[tuple[Any, ...]]:
        """All rows of the result."""
        with self._telling():
            return self._connection.execute(sql, arguments).fetchall()

    def row(self, sql: str, arguments: Arguments = ()) -> tuple[Any, ...] | None:
        """The first row of the result; None when there is none."""
        with self._telling():
            return self._connection.execute(sql, arguments).fetchone()

    def value(self, sql: str, arguments: Arguments = ()) -> Any:  # noqa: ANN401 - what a column holds
        """The first column of the first row; None when there is none."""
        row = self.row(sql, arguments)
        return None if row is None else row[0]

    def numbers(self, sql: str, arguments: Arguments = ()) -> "array[int]":
        """The one column of the result, as whole numbers."""
        with self._telling():
            return array("q", (number for (number,) in self._connection.execute(sql, arguments)))

    def rows_in(self, sql: str, values: Iterable[Cell]) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement whose "IN ({})" takes these values, however many they are."""
        wanted = tuple(values)
        for start in range(0, len(wanted), _MOST):
            part = wanted[start : start + _MOST]
            yield from self.rows(sql.format(",".join("?" * len(part))), part)

    def run(self, sql: str, arguments: Arguments = ()) -> None:
        """Run a statement that changes something."""
        with self._telling():
            self._connection.execute(sql, arguments)

    def run_many(self, sql: str, rows: Iterable[Arguments]) -> None:
        """Run a statement for each row of arguments."""
        with self._telling():
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes within are made together or not at all; no other writer comes between."""
        self._check_writable()
        with self._telling():
            yield from self._within("BEGIN IMMEDIATE")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reads within see one state of the file, whoever writes meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        with self._telling():
            yield from self._within("BEGIN")

    def version(self) -> int:
        """A number that changes when another connection has changed the file."""
        return int(self.value("PRAGMA data_version"))

    def interrupt(self) -> None:
        """End the statement that another thread is running here."""
        self._connection.interrupt()

    def copy_to(self, path: Path) -> None:
        """Write a finished copy of the whole file; a former file at `path` stays until it is whole."""
        if _identity(path) == self._identity is not None:
            raise UserError(f"{named(path)} is the open workspace itself. Choose another name for the copy.")
        beside = path.with_name(f".{path.name}.new")
        try:
            beside.unlink(missing_ok=True)
            self._connection.execute("VACUUM INTO ?", (str(beside),))
            _flush(beside)
            beside.replace(path)
        except (OSError, apsw.FullError, apsw.CantOpenError, apsw.IOError, apsw.ReadOnlyError) as error:
            reason = "the disk is full" if isinstance(error, apsw.FullError) else "it cannot be written there"
            raise UserError(
                f"The copy {named(path)} was not made: {reason}. Choose another place; the open workspace is "
                "as it was."
            ) from error
        finally:
            if beside.parent.is_dir():
                beside.unlink(missing_ok=True)

    def close(self) -> None:
        """Release the file; the last of its connections folds the write-ahead log into it."""
        self._connection.close()

    def _within(self, begin: str) -> Iterator[None]:
        self._connection.execute(begin)
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            with told(self.path):
                yield
        except UserError as error:
            if isinstance(error.__cause__, apsw.CorruptError | apsw.NotADBError):
                self._damaged = True
            raise

    def _check_writable(self) -> None:
        if self.read_only:
            raise UserError(
                f"{named(self.path)} is open for reading only, so nothing was changed. Save a copy of the "
                "workspace to a place where you may write."
            )
        if self._damaged:
            raise UserError(
                f"{named(self.path)} is damaged, so nothing more is written to it. Go back to a backup."
            )
        if self._identity is not None and _identity(self.path) != self._identity:
            raise UserError(
                f"{named(self.path)} was deleted, moved or replaced while it was open, so the last change is "
                "not saved. It is kept in this window: save a copy of the workspace to another place."
            )


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and number of the file; None where there is no file or the platform numbers none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_ino else None


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
