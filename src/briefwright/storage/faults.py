"""What SQLite and the file system report, told in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from briefwright.domain.errors import Conflict, UserError
from briefwright.domain.queries import Interrupted

_SENTENCES: dict[type[apsw.Error], str] = {
    apsw.BusyError: "Another window or program is saving to {name}. Nothing was changed; it can be tried "
    "again in a moment.",
    apsw.FullError: "The disk is full: the last change could not be saved to {name}. What was saved before "
    "is kept; make room on the disk, or save a copy of the workspace to another one.",
    apsw.IOError: "{name} could not be read or written, because the disk reports a fault. What was saved "
    "before is kept; check the disk, or save a copy of the workspace to another one.",
    apsw.ReadOnlyError: "{name} can only be read, so nothing was changed. Save a copy of the workspace to a "
    "place where you may write.",
    apsw.CorruptError: "{name} is damaged: a part of it cannot be read. Nothing more is written to it; go "
    "back to a backup.",
    apsw.NotADBError: "{name} is not a Briefwright workspace, or its beginning is damaged. It was left as "
    "it is.",
    apsw.CantOpenError: "{name} cannot be opened. Check that its folder exists and that you may write there.",
    apsw.PermissionsError: "{name} cannot be opened, because you lack the permission.",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn a fault of the workspace file at `path` into a UserError; bugs of ours pass as they are.

    Raises UserError, Conflict for an id that is already taken, Interrupted.
    """
    try:
        yield
    except apsw.InterruptError:
        raise Interrupted from None
    except apsw.ConstraintError as error:
        if "UNIQUE constraint" not in str(error):
            raise
        raise Conflict(f"{named(path)} already holds an entry of that id; nothing was changed.") from error
    except UnicodeDecodeError as error:
        raise damaged(path, "a text") from error
    except apsw.SQLError as error:
        if "malformed JSON" not in str(error):
            raise
        raise damaged(path, "an entry") from error
    except tuple(_SENTENCES) as error:
        raise UserError(_SENTENCES[type(error)].format(name=named(path))) from error


def damaged(path: Path, what: str) -> UserError:
    """The error for something stored that no longer is what was written."""
    return UserError(
        f"In {named(path)} {what} is damaged: it is no longer what was saved. The rest can be "
        "used; take the lost part from a backup."
    )


def named(path: Path) -> str:
    """How a file is called in sentences."""
    return f"“{path.name or path}”"
