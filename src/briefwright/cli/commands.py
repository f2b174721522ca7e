"""The commands: what each is called, what it takes and what it does."""

import codecs
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefwright.cli.listing import LISTS, Entry, as_json, lines, search
from briefwright.cli.output import write
from briefwright.cli.services import Services
from briefwright.domain.errors import NotFound, UserError
from briefwright.domain.folding import fold
from briefwright.domain.queries import BriefRow
from briefwright.editing.gathering import gather
from briefwright.editing.ports import Base


@dataclass(frozen=True)
class Command:
    """A command; `takes` shows its arguments in the overview, `says` is its one line of help."""

    takes: str
    says: str
    add_arguments: Callable[[ArgumentParser], None]
    perform: Callable[[Namespace, Services], None]


def choose_brief(rows: Sequence[BriefRow], wanted: str) -> BriefRow:
    """The brief of this id or title; a beginning of the title will do when only one begins so.

    Case does not count in titles. Raises NotFound, and UserError when several would do.
    """
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


def _init_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", type=Path, help="the file to make, as in peace.briefwright")
    parser.add_argument("--sample", action="store_true", help="put the sample facts and brief into it")


def _init(given: Namespace, services: Services) -> None:
    services.create(given.path, given.sample)
    write(f"Made {given.path}.\n")


def _list_arguments(parser: ArgumentParser) -> None:
    _add_workspace(parser)
    parser.add_argument("kind", metavar="KIND", choices=LISTS, help=f"one of {', '.join(LISTS)}")
    _add_json(parser)


def _list(given: Namespace, services: Services) -> None:
    with _reading(services, given.path) as base:
        _show(LISTS[given.kind](base), given.json)


def _search_arguments(parser: ArgumentParser) -> None:
    _add_workspace(parser)
    parser.add_argument(
        "query", metavar="QUERY", help="words of a fact, in any spelling; quote more than one"
    )
    _add_json(parser)


def _search(given: Namespace, services: Services) -> None:
    if not fold(given.query):
        raise UserError(
            f"“{given.query}” holds no word to look for; “briefwright list PATH facts” shows all facts."
        )
    with _reading(services, given.path) as base:
        entries, complete = search(base, given.query)
    _show(entries, given.json)
    if not complete:
        sys.stderr.write(f"More than these {len(entries)} facts match; add a word to narrow the search.\n")


def _export_arguments(parser: ArgumentParser) -> None:
    _add_workspace(parser)
    parser.add_argument("brief", metavar="BRIEF", help="its id, its title or how its title begins")
    parser.add_argument("out", metavar="OUT", type=Path, help="the file to write: .docx, .md or .html")
    parser.add_argument(
        "--template", metavar="FILE", type=Path, help="a Word template other than the layout's"
    )


def _export(given: Namespace, services: Services) -> None:
    with _reading(services, given.path) as base:
        brief = base.brief(choose_brief(base.briefs(), given.brief).id)
        material = gather(base, brief)
    for notice in services.export(material, given.out, given.template):
        sys.stderr.write(f"{notice}\n")
    write(f"Exported “{brief.title}” to {given.out}.\n")


def _add_workspace(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", type=Path, help="the workspace file")


def _add_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="write a JSON list instead of lines")


@contextmanager
def _reading(services: Services, path: Path) -> Iterator[Base]:
    base = services.open(path)
    try:
        yield base
    finally:
        base.close()


def _show(entries: Sequence[Entry], json: bool) -> None:
    # A stream of a narrow encoding gets escapes that JSON knows, not those that the stream would put in.
    narrow = codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8"
    write(as_json(entries, ascii_only=narrow) if json else lines(entries))


COMMANDS = {
    "init": Command("PATH [--sample]", "make a new workspace", _init_arguments, _init),
    "list": Command(
        "PATH KIND [--json]",
        "list facts, sources, actors, topics, briefs or snippets",
        _list_arguments,
        _list,
    ),
    "search": Command("PATH QUERY [--json]", "find facts, the best first", _search_arguments, _search),
    "export": Command(
        "PATH BRIEF OUT [--template FILE]",
        "write a brief as .docx, .md or .html",
        _export_arguments,
        _export,
    ),
}
"""Each command by its name."""
