"""What a command is, and what commands share: the workspace, the brief that is meant, what is shown."""

import codecs
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefwright.cli.listing import Entry, as_json, lines
from briefwright.cli.output import write
from briefwright.cli.services import Services
from briefwright.domain.brief import Brief
from briefwright.domain.errors import NotFound, UserError
from briefwright.domain.queries import BriefRow
from briefwright.editing.ports import Base

DONE, FAILED = 0, 1
"""Exit codes: all is well; something is for the user to put right."""


@dataclass(frozen=True)
class Command:
    """A command; `takes` shows its arguments in the overview, `says` is its one line of help. `perform`
    gives the exit code."""

    takes: str
    says: str
    add_arguments: Callable[[ArgumentParser], None]
    perform: Callable[[Namespace, Services], int]


def add_workspace(parser: ArgumentParser) -> None:
    """Let the command take the path of a workspace."""
    parser.add_argument("path", metavar="PATH", type=Path, help="the workspace file")


def add_brief(parser: ArgumentParser) -> None:
    """Let the command take a workspace and a brief in it."""
    add_workspace(parser)
    parser.add_argument("brief", metavar="BRIEF", help="its id, its title or how its title begins")


def add_json(parser: ArgumentParser) -> None:
    """Let the command write for programs."""
    parser.add_argument("--json", action="store_true", help="write JSON instead of lines")


@contextmanager
def opened(services: Services, path: Path) -> Iterator[Base]:
    """The workspace, which is released at the end."""
    base = services.open(path)
    try:
        yield base
    finally:
        base.close()


def chosen_brief(base: Base, wanted: str) -> Brief:
    """The brief of this id or title; a beginning of the title will do when only one begins so.

    Case does not count in titles. Raises NotFound, and UserError when several would do.
    """
    return base.brief(_choose(base.briefs(), wanted).id)


def show(entries: Sequence[Entry], json: bool) -> None:
    """Write a line for each entry, or all as a JSON list."""
    if json:
        show_json([entry.fields for entry in entries])
    else:
        write(lines(entries))


def show_json(value: object) -> None:
    """Write a value as JSON."""
    # A stream of a narrow encoding gets escapes that JSON knows, not those that the stream would put in.
    narrow = codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8"
    write(as_json(value, ascii_only=narrow))


def _choose(rows: Sequence[BriefRow], wanted: str) -> BriefRow:
    title = wanted.casefold()
    for found in (
        [row for row in rows if row.id == wanted],
        [row for row in rows if row.title.casefold() == title],
        [row for row in rows if title and row.title.casefold().startswith(title)],
    ):
        if len(found) > 1:
            several = "; ".join(f"{row.title} ({row.id})" for row in found)
            raise UserError(
                f"Several briefs could be meant by “{wanted}”: {several}. Give the id of one of them."
            )
        if found:
            return found[0]
    raise NotFound(
        f"There is no brief “{wanted}” in this workspace; “briefwright list PATH briefs” shows all."
    )
