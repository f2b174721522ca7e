"""What the terminal shows of a workspace: aligned lines for people, JSON for programs."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from briefwright.domain.brief import Snippet
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Actor, Fact, Source, Topic, grade
from briefwright.domain.queries import FactFilter
from briefwright.domain.records import Record
from briefwright.editing.ports import Base

_GAP = "  "


@dataclass(frozen=True)
class Entry:
    """One thing listed: columns for people, of which the last is the main text; fields for programs."""

    columns: tuple[str, ...]
    fields: dict[str, Any]


def search(base: Base, query: str) -> tuple[list[Entry], bool]:
    """The facts found, best first, and whether these are all."""
    hits = base.find_facts(FactFilter(text=query))
    ids = [row.id for row in base.fact_rows(hits.rows)]
    found = base.get_many(Fact, ids)
    return _fact_entries(base, [found[one] for one in ids if one in found]), hits.complete


def lines(entries: Sequence[Entry]) -> str:
    """A line for each entry, its columns aligned; a column that is empty throughout takes no room."""
    rows = [tuple(_one_line(column) for column in entry.columns) for entry in entries]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(f"{_aligned(row, widths)}\n" for row in rows)


def as_json(value: object, ascii_only: bool) -> str:
    """A value as JSON for people to read, too."""
    return json.dumps(value, ensure_ascii=ascii_only, indent=2) + "\n"


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True) if width]
    return _GAP.join(cells).rstrip()


def _one_line(text: str) -> str:
    """The text without line breaks and without signs that would steer the terminal."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


def _fields(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json")


def _day(known: FuzzyDate | None) -> str:
    return known.words() if known else ""


def _facts(base: Base) -> list[Entry]:
    return _fact_entries(base, base.all(Fact))


def _fact_entries(base: Base, facts: Sequence[Fact]) -> list[Entry]:
    sources = base.get_many(Source, {cited.source for fact in facts for cited in fact.citations})
    return [_fact(fact, grade(fact, sources)) for fact in facts]


def _fact(fact: Fact, graded: str) -> Entry:
    standing = "" if fact.standing == "current" else fact.standing
    columns = (fact.id, graded, standing, _day(fact.date), fact.statement)
    return Entry(columns, {**_fields(fact), "grade": graded})


def _sources(base: Base) -> list[Entry]:
    return [
        Entry((one.id, one.reliability, _day(one.published), one.title), _fields(one))
        for one in base.all(Source)
    ]


def _actors(base: Base) -> list[Entry]:
    return [Entry((one.id, one.kind, one.side, one.name), _fields(one)) for one in base.all(Actor)]


def _topics(base: Base) -> list[Entry]:
    return [Entry((one.id, one.name), _fields(one)) for one in base.all(Topic)]


def _snippets(base: Base) -> list[Entry]:
    return [Entry((one.id, one.name), _fields(one)) for one in base.all(Snippet)]


def _briefs(base: Base) -> list[Entry]:
    return [Entry((row.id, row.day, row.title), asdict(row)) for row in base.briefs()]


LISTS: dict[str, Callable[[Base], list[Entry]]] = {
    "facts": _facts,
    "sources": _sources,
    "actors": _actors,
    "topics": _topics,
    "briefs": _briefs,
    "snippets": _snippets,
}
"""What can be listed, by the word that people type for it."""
