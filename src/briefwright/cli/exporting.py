"""The command that exports a brief, and how it is to go out."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, BooleanOptionalAction, Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefwright.cli.command import DONE, Command, add_brief, chosen_brief, opened
from briefwright.cli.output import write
from briefwright.cli.services import Services
from briefwright.domain.errors import UserError
from briefwright.domain.markings import MARKINGS, Marking
from briefwright.domain.presentation import HOUSE
from briefwright.editing.gathering import gather
from briefwright.editing.ports import ExportOrder

_ASKED = ("notes", "citations", "grades", "contents")
"""The arguments that change how the brief is presented, called as in its presentation."""


def _arguments(parser: ArgumentParser) -> None:
    add_brief(parser)
    parser.add_argument(
        "out", metavar="OUT", type=Path, help="the file to write: .docx, .pdf (by LibreOffice), .html or .md"
    )
    parser.add_argument(
        "--template", metavar="FILE", type=Path, help="a Word template other than the layout's"
    )
    parser.add_argument(
        "--ceiling",
        metavar="MARKING",
        type=_marking,
        help="leave out everything above this marking, as in TLP:GREEN",
    )
    parser.add_argument("--notes", choices=("footnotes", "endnotes"), help="where the notes stand")
    parser.add_argument(
        "--citations", metavar="STYLE", help="how sources are cited, as in apa, ieee, nature, harvard"
    )
    parser.add_argument("--grades", action=BooleanOptionalAction, help="show the grades of sources")
    parser.add_argument("--contents", action=BooleanOptionalAction, help="begin with a table of contents")


def _export(given: Namespace, services: Services) -> int:
    yardstick = services.yardstick()
    asked = _asked(given, services)
    with opened(services, given.path) as base:
        brief = chosen_brief(base, given.brief)
        material = gather(base, brief, yardstick)
        shown = material.presentation.model_copy(update=asked)
        order = ExportOrder(given.out, given.template, given.ceiling)
        made = services.export(replace(material, presentation=shown), order)
        if made.record and not base.read_only:
            base.save_export(made.record)
    for notice in made.notices:
        sys.stderr.write(f"{notice}\n")
    write(f"Exported “{brief.title}” to {given.out}.\n")
    return DONE


def _asked(given: Namespace, services: Services) -> dict[str, Any]:
    """What the arguments ask of the presentation. Raises UserError for a style that there is not."""
    asked = {name: getattr(given, name) for name in _ASKED if getattr(given, name) is not None}
    return asked | ({"citations": _style(given.citations, services)} if "citations" in asked else {})


def _style(wanted: str, services: Services) -> str:
    """The id of the style that is called so, or begins so as no other does; case does not count."""
    known = [HOUSE, *(style.id for style in services.citation_styles())]
    name = wanted.casefold()
    found = [one for one in known if one.casefold() == name]
    found = found or [one for one in known if one.casefold().startswith(name)]
    if len(found) != 1:
        raise UserError(f"There is no style of citation “{wanted}”; there are {', '.join(known)}.")
    return found[0]


def _marking(word: str) -> Marking:
    wanted = word.upper().removeprefix("TLP:")
    for marking in MARKINGS:
        if marking == f"TLP:{wanted}":
            return marking
    raise ArgumentTypeError(f"“{word}” is no marking; there are {', '.join(MARKINGS)}")


COMMANDS = {
    "export": Command(
        "PATH BRIEF OUT [--template FILE] [--ceiling MARKING] [...]",
        "write a brief as .docx, .pdf, .html or .md",
        _arguments,
        _export,
    ),
}
