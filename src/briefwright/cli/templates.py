"""The command about Word templates: list them, check one, take one in, remove one."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from briefwright.cli.command import DONE, FAILED, Command, add_json, show, show_json
from briefwright.cli.listing import Entry
from briefwright.cli.output import write
from briefwright.cli.services import Services
from briefwright.domain.templates import Found, TemplateReport, TemplateRow

_FOUND: Mapping[Found, str] = {
    "chosen": "chosen",
    "named": "by its name",
    "guessed": "guessed",
    "missing": "missing, a plain one stands in",
}


def _arguments(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, (says, argument, _) in _ACTIONS.items():
        action = actions.add_parser(name, help=says, description=f"{says.capitalize()}.")
        if argument == "FILE":
            action.add_argument("file", metavar=argument, type=Path, help="a .docx or .dotx file")
        elif argument:
            action.add_argument("name", metavar=argument, help="as “briefwright template list” shows it")
        if name in ("check", "list"):
            add_json(action)


def _perform(given: Namespace, services: Services) -> int:
    _, _, perform = _ACTIONS[given.action]
    return perform(given, services)


def _check(given: Namespace, services: Services) -> int:
    report = services.templates().check(given.file)
    if given.json:
        show_json(_fields(report))
    else:
        write("".join(f"{remark.severity}: {remark.message}\n" for remark in report.remarks))
        write(f"Slots: {', '.join(report.slots) or 'none'}\n" if report.roles else "")
        show([Entry((one.role, one.style, _FOUND[one.found]), {}) for one in report.roles], json=False)
        write(f"{report.name} can be used.\n" if report.usable else f"{report.name} cannot be used.\n")
    return DONE if report.usable else FAILED


def _fields(report: TemplateReport) -> dict[str, object]:
    return {
        "name": report.name,
        "usable": report.usable,
        "remarks": [{"severity": one.severity, "message": one.message} for one in report.remarks],
        "slots": list(report.slots),
        "roles": [
            {"role": one.role, "kind": one.kind, "style": one.style, "found": one.found}
            for one in report.roles
        ],
        "styles": {kind: list(names) for kind, names in report.styles},
    }


def _list(given: Namespace, services: Services) -> int:
    show([_entry(row) for row in services.templates().all()], given.json)
    return DONE


def _entry(row: TemplateRow) -> Entry:
    whose = "your own" if row.own else "the program's"
    return Entry((row.name, whose, str(row.path)), {"name": row.name, "own": row.own, "path": str(row.path)})


def _add(given: Namespace, services: Services) -> int:
    templates = services.templates()
    row = templates.add(given.file)
    write("".join(f"{one.severity}: {one.message}\n" for one in templates.check(row.path).remarks))
    write(f"Added {row.name}.\n")
    return DONE


def _remove(given: Namespace, services: Services) -> int:
    services.templates().remove(given.name)
    write(f"Removed {given.name}.\n")
    return DONE


_ACTIONS: dict[str, tuple[str, str, Callable[[Namespace, Services], int]]] = {
    "check": ("tell what is missing, unknown or risky in a template", "FILE", _check),
    "list": ("list the templates that can be chosen", "", _list),
    "add": ("take a copy of a file in as a template of your own", "FILE", _add),
    "remove": ("delete a template of your own", "NAME", _remove),
}

COMMANDS = {
    "template": Command(
        "check FILE | list | add FILE | remove NAME",
        "check, list, add or remove Word templates",
        _arguments,
        _perform,
    ),
}
