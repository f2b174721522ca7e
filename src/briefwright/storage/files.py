"""Readable files: TOML that is checked by the very same values that the program works with."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from briefwright.domain.blocks import Block, PositionRow, PositionTable, Row, Table
from briefwright.domain.brief import Brief, Section, Snippet
from briefwright.domain.content import refs
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.domain.layouts import Layout
from briefwright.domain.material import actors_in, topics_in
from briefwright.domain.records import Record
from briefwright.domain.scales import LikelihoodScale, RiskScale
from briefwright.domain.slots import slots
from briefwright.domain.value import Value
from briefwright.domain.wordlists import WordLists

V = TypeVar("V", bound=Value)
HasId = TypeVar(
    "HasId", Source, Fact, Actor, Topic, Snippet, Brief, Layout, RiskScale, LikelihoodScale, Section, Block
)

_FAULTS = {
    "extra_forbidden": "there is no such field",
    "union_tag_not_found": "the field “kind” is missing",
    "union_tag_invalid": "there is no kind “{tag}”; write one of {expected_tags}",
    "literal_error": "write one of {expected}",
    "string_type": "write text in quotation marks",
}
"""What pydantic finds at fault, in plain words; its own words serve for the rest."""


@dataclass(frozen=True)
class Contents:
    """What a workspace holds, as readable files tell it."""

    records: tuple[Record, ...] = ()
    briefs: tuple[Brief, ...] = ()


class _Sources(Value):
    sources: tuple[Source, ...] = ()


class _Actors(Value):
    actors: tuple[Actor, ...] = ()


class _Topics(Value):
    topics: tuple[Topic, ...] = ()


class _Facts(Value):
    facts: tuple[Fact, ...] = ()


class _Snippets(Value):
    snippets: tuple[Snippet, ...] = ()


def read_toml(path: Path, kind: type[V]) -> V:
    """The one value that a file holds. Raises UserError that names the file, the entry and the fault."""
    data = _table(path)
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        raise UserError(f"{path.name}: {_fault(data, error)}") from error


def read_folder(folder: Path) -> Contents:
    """A workspace kept as readable files; a file that is absent holds nothing.

    The files are sources.toml, actors.toml, topics.toml, facts.toml, snippets.toml and
    briefs/*.toml. Raises UserError for the first fault found, a dangling reference included.
    """
    sources = _unique("sources.toml", _read(folder, _Sources).sources)
    actors = _unique("actors.toml", _read(folder, _Actors).actors)
    topics = _unique("topics.toml", _read(folder, _Topics).topics)
    facts = _unique("facts.toml", _read(folder, _Facts).facts)
    snippets = _unique("snippets.toml", _read(folder, _Snippets).snippets)
    files = sorted((folder / "briefs").glob("*.toml"))
    briefs = _unique("briefs", [read_toml(path, Brief) for path in files])
    records: tuple[Record, ...] = (*sources, *actors, *topics, *facts, *snippets)
    if not records and not briefs:
        raise UserError(f"{folder} holds no workspace: there is neither a facts.toml nor a brief in it.")
    _check_facts(facts, _ids(sources), _ids(actors), _ids(topics))
    for snippet in snippets:
        _check_blocks(f"snippets.toml, {snippet.id}", snippet.blocks, records)
    for path, brief in zip(files, briefs, strict=True):
        _check_brief(path.name, brief, records)
    return Contents(records=records, briefs=tuple(briefs))


def read_layouts(folder: Path) -> tuple[Layout, ...]:
    """The layouts of a folder, a file each, by name of file. Raises UserError."""
    return _unique(folder.name, [read_toml(path, Layout) for path in sorted(folder.glob("*.toml"))])


def read_risk_scales(folder: Path) -> tuple[RiskScale, ...]:
    """The risk scales of a folder, which are its files risk-*.toml, by name of file. Raises UserError."""
    return _unique(folder.name, [read_toml(path, RiskScale) for path in sorted(folder.glob("risk-*.toml"))])


def read_likelihood_scales(folder: Path) -> tuple[LikelihoodScale, ...]:
    """The scales of judgements of a folder, which are its files likelihood-*.toml. Raises UserError."""
    found = [read_toml(path, LikelihoodScale) for path in sorted(folder.glob("likelihood-*.toml"))]
    return _unique(folder.name, found)


def read_words(folders: Sequence[Path]) -> WordLists:
    """The word lists of all files *.toml in the folders, put together. Raises UserError."""
    files = [path for folder in folders for path in sorted(folder.glob("*.toml"))]
    lists = [read_toml(path, WordLists) for path in files]
    joined = {
        name: tuple(dict.fromkeys(word for one in lists for word in getattr(one, name)))
        for name in WordLists.model_fields
    }
    return WordLists.model_validate(joined)


def _read(folder: Path, kind: type[V]) -> V:
    path = folder / f"{next(iter(kind.model_fields))}.toml"
    return read_toml(path, kind) if path.exists() else kind()


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"{path.name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path.name} is no text in UTF-8; save it with that encoding.") from error
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"{path.name} is no valid TOML: {error}.") from error


def _fault(data: dict[str, Any], error: ValidationError) -> str:
    faults = error.errors(include_url=False)
    # A misspelt field is missing under its right name too; the misspelling tells more.
    fault = next((one for one in faults if one["type"] == "extra_forbidden"), faults[0])
    if fault["type"] == "missing":
        words = f"the field “{fault['loc'][-1]}” is missing"
    elif fault["type"] in _FAULTS:
        words = _FAULTS[fault["type"]].format(**fault.get("ctx", {}))
    else:
        words = fault["msg"].removeprefix("Value error, ")
    return ": ".join([*_trail(data, fault["loc"]), f"{words}."])


def _trail(data: object, way: Sequence[int | str]) -> list[str]:
    """Where in the file the fault lies, as no word or one: entries by their id, else by number."""
    steps: list[str] = []
    for number, part in enumerate(way):
        if isinstance(data, list) and isinstance(part, int):
            data = data[part]
            entry = data.get("id") if isinstance(data, dict) else None
            steps[-1:] = [str(entry)] if entry else [f"{steps[-1]} {part + 1}"]
        elif isinstance(data, dict) and part in data and not _is_tag(data, way, number):
            data = data[part]
            steps.append(str(part))
    return [", ".join(steps)] if steps else []


def _is_tag(data: dict[str, Any], way: Sequence[int | str], number: int) -> bool:
    """Whether a step is the kind of an entry, which pydantic puts between its place and its fields."""
    inside = 0 < number < len(way) - 1
    return inside and isinstance(way[number - 1], int) and way[number] == data.get("kind")


def _unique(place: str, entries: Sequence[HasId]) -> tuple[HasId, ...]:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise UserError(f"{place}: the id {entry.id} stands there twice; every entry needs its own.")
        seen.add(entry.id)
    return tuple(entries)


def _ids(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(record.id for record in records)


def _check_facts(
    facts: Iterable[Fact], sources: frozenset[str], actors: frozenset[str], topics: frozenset[str]
) -> None:
    for fact in facts:
        place = f"facts.toml, {fact.id}"
        _require(place, "source", (citation.source for citation in fact.citations), sources)
        _require(place, "actor", fact.actors, actors)
        _require(place, "topic", fact.topics, topics)


def _check_brief(file: str, brief: Brief, records: Sequence[Record]) -> None:
    _unique(file, brief.sections)
    _unique(file, [block for section in brief.sections for block in section.blocks])
    for section in brief.sections:
        _check_blocks(f"{file}, {section.id}", section.blocks, records)


def _check_blocks(place: str, blocks: Iterable[Block], records: Sequence[Record]) -> None:
    known = {kind: _ids(one for one in records if isinstance(one, kind)) for kind in (Fact, Actor, Topic)}
    for block in blocks:
        here = f"{place}, {block.id}"
        _require(here, "fact", _facts_in(block), known[Fact])
        if isinstance(block, Table) and block.rows:
            _check_widths(here, block.rows, len(block.rows[0].cells))
        elif isinstance(block, PositionTable):
            _check_widths(here, block.rows, len(block.topics))
        _require(here, "actor", actors_in(block), known[Actor])
        _require(here, "topic", topics_in(block), known[Topic])


def _check_widths(place: str, rows: Iterable[Row | PositionRow], columns: int) -> None:
    for row in rows:
        if len(row.cells) != columns:
            raise UserError(f"{place}, {row.id}: the row fills {len(row.cells)} of {columns} columns.")


def _facts_in(block: Block) -> Iterator[str]:
    for _, content in slots(block):
        yield from (ref.fact for ref in refs(content) if ref.mode != "detached")


def _require(place: str, what: str, ids: Iterable[str], known: frozenset[str]) -> None:
    for wanted in ids:
        if wanted not in known:
            raise UserError(f"{place}: there is no {what} {wanted}.")
