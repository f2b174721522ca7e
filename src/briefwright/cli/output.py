"""The standard output, which may be closed, full or read by nobody."""

import io
import os
import sys
from pathlib import Path

from briefwright.domain.errors import UserError


def prepare() -> None:
    """Let both streams take any text, escaped where it does not fit; one that is closed takes it unseen."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write(text: str) -> None:
    """Write at once, not at the end. Raises BrokenPipeError when nobody reads on, and UserError."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        _drop_what_is_left()
        if isinstance(error, BrokenPipeError):
            raise
        raise UserError(f"The output could not be written: {error.strerror}.") from error


def _nowhere() -> io.TextIOWrapper:
    return Path(os.devnull).open("w", encoding="utf-8")


def _drop_what_is_left() -> None:
    """Keep the interpreter from failing at its last flush."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
