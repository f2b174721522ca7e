"""The program as the terminal starts it: a command, or the window when there is none."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path

from briefwright import __version__
from briefwright.cli.command import DONE, FAILED
from briefwright.cli.commands import COMMANDS
from briefwright.cli.output import prepare
from briefwright.cli.services import Services
from briefwright.domain.errors import UserError

__all__ = ["Services", "refuse", "run"]

NAME = "briefwright"


def run(argv: Sequence[str], services: Services) -> int:
    """Do what the arguments ask for; gives the exit code: 0 done, 1 user's error, 2 wrong usage."""
    prepare()
    try:
        return _run(argv, services)
    except UserError as error:
        return refuse(error)
    except BrokenPipeError:
        return DONE


def refuse(error: UserError) -> int:
    """Tell what went wrong in the user's world; gives the exit code."""
    sys.stderr.write(f"{NAME}: {error.message}\n")
    return FAILED


def _run(argv: Sequence[str], services: Services) -> int:
    try:
        given = _parsed(argv)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else DONE
    if given.command is None:
        return services.window(given.workspace, given.sample)
    return COMMANDS[given.command].perform(given, services)


def _parsed(argv: Sequence[str]) -> Namespace:
    name = argv[0] if argv and argv[0] in COMMANDS else None
    if name is None:
        return _window_arguments(argv)
    command = COMMANDS[name]
    parser = ArgumentParser(prog=f"{NAME} {name}", description=f"{command.says.capitalize()}.")
    command.add_arguments(parser)
    return parser.parse_args(argv[1:], Namespace(command=name))


def _window_arguments(argv: Sequence[str]) -> Namespace:
    parser = ArgumentParser(
        prog=NAME,
        usage=f"{NAME} [WORKSPACE | --sample]\n       {NAME} COMMAND ...",
        description="Assemble briefs from sourced facts and issue them as Word documents.\n"
        "Without a command the window opens.",
        epilog=_overview(),
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "workspace", metavar="WORKSPACE", nargs="?", type=Path, help="the workspace file to open"
    )
    parser.add_argument("--sample", action="store_true", help="open the sample workspace")
    parser.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    given = parser.parse_args(argv, Namespace(command=None))
    if given.sample and given.workspace:
        parser.error("give either a workspace or --sample")
    return given


def _overview() -> str:
    calls = {f"{name} {command.takes}": command.says for name, command in COMMANDS.items()}
    width = max(map(len, calls))
    return "\n".join(
        [
            "commands:",
            *(f"  {call.ljust(width)}  {says}" for call, says in calls.items()),
            "",
            f"“{NAME} COMMAND --help” tells more.",
            "A workspace that is called like a command is given with its folder, as in ./list.",
        ]
    )
