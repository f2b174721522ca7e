"""The commands about editions: issue a brief, list what was issued, tell what has changed."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from briefwright.cli.analysis import analysed
from briefwright.cli.command import (
    DONE,
    Command,
    add_brief,
    add_json,
    chosen_brief,
    opened,
    show,
    show_json,
)
from briefwright.cli.listing import Entry
from briefwright.cli.output import write
from briefwright.cli.services import Services
from briefwright.domain.brief import Brief
from briefwright.domain.changes import compare
from briefwright.domain.editions import Edition
from briefwright.domain.errors import UserError
from briefwright.domain.telling import lines
from briefwright.editing.gathering import gather
from briefwright.editing.issuing import Issued, draft, find_edition, issue
from briefwright.editing.ports import Base

_DRAFT = 0


def _issue_arguments(parser: ArgumentParser) -> None:
    add_brief(parser)
    parser.add_argument("--out", metavar="FILE", type=Path, help="write the Word document there as well")


def _issue(given: Namespace, services: Services) -> int:
    with opened(services, given.path) as base:
        brief = chosen_brief(base, given.brief)
        analysis = analysed(base, brief, services)
        issued = issue(base, analysis, services.render, services.yardstick(), services.new_id)
    for notice in issued.notices:
        sys.stderr.write(f"{notice}\n")
    name = f"edition {issued.edition.number} of “{brief.title}”"
    write(f"Issued {name}.\n")
    if given.out:
        _write_document(issued, given.out, services)
        write(f"Wrote it to {given.out}.\n")
    return DONE


def _write_document(issued: Issued, out: Path, services: Services) -> None:
    try:
        services.write(out, issued.document)
    except UserError as error:
        number = issued.edition.number
        kept = (
            f"Edition {number} is issued all the same: “briefwright editions PATH BRIEF --save {number} "
            "FILE” writes its document."
        )
        raise UserError(f"{error.message} {kept}") from error


def _editions_arguments(parser: ArgumentParser) -> None:
    add_brief(parser)
    save = "write the Word document of edition NUMBER to FILE, as it went out, and list nothing"
    parser.add_argument("--save", metavar=("NUMBER", "FILE"), nargs=2, help=save)
    add_json(parser)


def _editions(given: Namespace, services: Services) -> int:
    with opened(services, given.path) as base:
        brief = chosen_brief(base, given.brief)
        if given.save:
            number, out = given.save
            return _save(base, brief, number, Path(out), services)
        rows = base.editions(brief.id)
    shown = ((str(row.number), row.day, row.issued, row.title) for row in rows)
    show([Entry(columns, row._asdict()) for columns, row in zip(shown, rows, strict=True)], given.json)
    return DONE


def _save(base: Base, brief: Brief, number: str, out: Path, services: Services) -> int:
    found = find_edition(base, brief.id, _wanted(number))
    services.write(out, base.edition_document(found.id))
    write(f"Wrote edition {found.number} of “{brief.title}” to {out}.\n")
    return DONE


def _wanted(number: str) -> int:
    try:
        return _number(number)
    except ArgumentTypeError as error:
        raise UserError(f"{error}.") from error


def _changes_arguments(parser: ArgumentParser) -> None:
    add_brief(parser)
    parser.add_argument("before", metavar="FROM", type=_number, help="the number of an edition")
    parser.add_argument("after", metavar="TO", type=_number_or_draft, help="that of another one, or draft")
    add_json(parser)


def _changes(given: Namespace, services: Services) -> int:
    with opened(services, given.path) as base:
        brief = chosen_brief(base, given.brief)
        before, after = (_edition(base, brief, one, services) for one in (given.before, given.after))
    changes = compare(before, after)
    if given.json:
        show_json(changes.model_dump(mode="json"))
    else:
        show([Entry((line,), {}) for line in lines(changes)], json=False)
    return DONE


def _edition(base: Base, brief: Brief, number: int, services: Services) -> Edition:
    if number == _DRAFT:
        return draft(base, gather(base, brief, services.yardstick()), services.yardstick())
    return find_edition(base, brief.id, number)


def _number(word: str) -> int:
    if not word.isascii() or not word.isdigit() or int(word) < 1:
        raise ArgumentTypeError(f"“{word}” is no number of an edition; they count from 1")
    return int(word)


def _number_or_draft(word: str) -> int:
    return _DRAFT if word.casefold() == "draft" else _number(word)


COMMANDS = {
    "issue": Command(
        "PATH BRIEF [--out FILE]", "issue a brief, unless an error stands", _issue_arguments, _issue
    ),
    "editions": Command(
        "PATH BRIEF [--save NUMBER FILE] [--json]",
        "list the editions of a brief, or write the document of one",
        _editions_arguments,
        _editions,
    ),
    "changes": Command(
        "PATH BRIEF FROM TO [--json]",
        "tell by judgement what changed between two editions",
        _changes_arguments,
        _changes,
    ),
}
