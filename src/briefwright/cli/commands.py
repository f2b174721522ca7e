"""All commands by their names, and those that make, list and search."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefwright.cli import analysis, editions, exporting, templates
from briefwright.cli.command import (
    DONE,
    Command,
    add_json,
    add_workspace,
    opened,
    show,
)
from briefwright.cli.listing import LISTS, search
from briefwright.cli.output import write
from briefwright.cli.services import Services
from briefwright.domain.errors import UserError
from briefwright.domain.folding import fold


def _init_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", type=Path, help="the file to make, as in peace.briefwright")
    parser.add_argument("--sample", action="store_true", help="put the sample facts and brief into it")


def _init(given: Namespace, services: Services) -> int:
    services.create(given.path, given.sample)
    write(f"Made {given.path}.\n")
    return DONE


def _list_arguments(parser: ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("kind", metavar="KIND", choices=LISTS, help=f"one of {', '.join(LISTS)}")
    add_json(parser)


def _list(given: Namespace, services: Services) -> int:
    with opened(services, given.path) as base:
        show(LISTS[given.kind](base), given.json)
    return DONE


def _search_arguments(parser: ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument(
        "query", metavar="QUERY", help="words of a fact, in any spelling; quote more than one"
    )
    add_json(parser)


def _search(given: Namespace, services: Services) -> int:
    if not fold(given.query):
        raise UserError(
            f"“{given.query}” holds no word to look for; “briefwright list PATH facts” shows all facts."
        )
    with opened(services, given.path) as base:
        entries, complete = search(base, given.query)
    show(entries, given.json)
    if not complete:
        sys.stderr.write(f"More than these {len(entries)} facts match; add a word to narrow the search.\n")
    return DONE


COMMANDS = {
    "init": Command("PATH [--sample]", "make a new workspace", _init_arguments, _init),
    "list": Command(
        "PATH KIND [--json]",
        "list facts, sources, actors, topics, briefs or snippets",
        _list_arguments,
        _list,
    ),
    "search": Command("PATH QUERY [--json]", "find facts, the best first", _search_arguments, _search),
    **exporting.COMMANDS,
    **analysis.COMMANDS,
    **editions.COMMANDS,
    **templates.COMMANDS,
}
"""Each command by its name."""
