"""Briefs in the file: their details, and a row for each section and each block."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ConfigDict, TypeAdapter

from briefwright.domain.blocks import Block
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import refs
from briefwright.domain.errors import Conflict, NotFound
from briefwright.domain.queries import BriefRow
from briefwright.domain.slots import slots
from briefwright.storage import revisions
from briefwright.storage.bodies import checked, digest
from briefwright.storage.database import Database

Part = Section | Block
Key = tuple[str, str]
"""What a part is ("section" or "block") and its id."""

_BLOCK: TypeAdapter[Block] = TypeAdapter(Block, config=ConfigDict(defer_build=True))
_PART = "WHERE brief = ? AND kind = ? AND id = ?"
_PARTS = """
SELECT kind, id, digest, body FROM part
WHERE brief = ?1 AND (?2 IS NULL OR kind = 'section' OR id IN (SELECT value FROM json_each(?2)))
"""
_REFERRING = "SELECT b.id, r.block FROM reference r JOIN brief b ON b.row = r.brief WHERE r.fact IN ({})"
# The body of a block begins with its kind: to compare its beginning is quicker than to read JSON.
_VIEWING = """
SELECT b.id, p.id FROM part p JOIN brief b ON b.row = p.brief WHERE p.kind = 'block'
AND (p.body GLOB '{"kind":"position_table"*' OR p.body GLOB '{"kind":"timeline"*')
"""


@dataclass(frozen=True, slots=True)
class PastBlock:
    """A former revision of a block, with when (UTC, ISO 8601) it was replaced or taken out."""

    block: Block
    replaced: str


def rows(database: Database) -> list[BriefRow]:
    """All briefs, the last changed first."""
    found = database.rows("SELECT id, changed, digest, body FROM brief ORDER BY changed DESC, row DESC")
    return [_row(changed, _details(database, brief_id, *stored)) for brief_id, changed, *stored in found]


def read(database: Database, brief_id: str, only: Collection[str] | None = None) -> Brief:
    """One brief, whole or with these blocks `only` under its headings. Raises NotFound."""
    with database.snapshot():
        row, *stored = _found(database, brief_id)
        parts = database.rows(_PARTS, (row, None if only is None else json.dumps(list(only))))
    texts = {
        (kind, part): checked(database, f"the {kind} {part} of the brief {brief_id}", *text)
        for kind, part, *text in parts
    }
    details = _details(database, brief_id, *stored)
    sections = tuple(_section(texts, section_id, only) for section_id in details.pop("sections"))
    return Brief.model_validate(details).model_copy(update={"sections": sections})


def insert(database: Database, brief: Brief, now: str) -> None:
    """Store a new brief within the caller's transaction. Raises Conflict for an id that is taken."""
    text = _text(brief)
    row = database.value(
        "INSERT INTO brief (id, changed, digest, body) VALUES (?, ?, ?, ?) RETURNING row",
        (brief.id, now, digest(text), text),
    )
    for key, part in _parts(brief).items():
        _insert_part(database, row, key, part)


def update(database: Database, before: Brief, after: Brief, now: str) -> None:
    """Store within the caller's transaction what differs between two values of a brief.

    Raises Conflict when something that differs is not stored as it was before: somebody else
    changed it meanwhile.
    """
    stored = database.row("SELECT row, body FROM brief WHERE id = ?", (before.id,))
    if stored is None:
        raise Conflict(
            f"The brief “{after.title}” was deleted in another window meanwhile. Its text is kept in this "
            "window."
        )
    row, text = stored
    old, new = _text(before), _text(after)
    if new not in (old, text):
        _check_unchanged(after, text, old, "brief")
        text = new
    database.run(
        "UPDATE brief SET changed = ?, digest = ?, body = ? WHERE row = ?", (now, digest(text), text, row)
    )
    shared = {id(section) for section in before.sections} & {id(section) for section in after.sections}
    was, now_is = _parts(before, shared), _parts(after, shared)
    for key in was | now_is:
        if was.get(key) is not now_is.get(key):
            _replace_part(database, row, after, key, was.get(key), now_is.get(key), now)


def remove(database: Database, brief_id: str) -> None:
    """Delete a brief with all its parts within the caller's transaction. Raises NotFound."""
    row = _found(database, brief_id)[0]
    database.run("DELETE FROM brief WHERE row = ?", (row,))


def by_change(database: Database) -> list[str]:
    """The ids of all briefs, the last changed first."""
    return [brief for (brief,) in database.rows("SELECT id FROM brief ORDER BY changed DESC, row DESC")]


def referring(database: Database, facts: Collection[str]) -> dict[str, set[str]]:
    """The briefs that refer to any of the facts, with the ids of the blocks where they do."""
    return _by_brief(database.rows_in(_REFERRING, facts))


def viewing(database: Database) -> dict[str, set[str]]:
    """The briefs that hold position tables or timelines, with their ids. Looks at every stored block."""
    return _by_brief(database.rows(_VIEWING))


def past_blocks(database: Database, brief_id: str, block_id: str) -> list[PastBlock]:
    """The former revisions of a block, the latest first. Raises NotFound for the brief."""
    row = _found(database, brief_id)[0]
    return [
        PastBlock(block=_BLOCK.validate_json(text), replaced=replaced)
        for text, replaced in revisions.past(database, row, "block", block_id)
    ]


def _by_brief(rows: Iterable[Sequence[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for brief, block in rows:
        found.setdefault(brief, set()).add(block)
    return found


def _replace_part(
    database: Database, row: int, brief: Brief, key: Key, was: Part | None, part: Part | None, now: str
) -> None:
    old, new = _text(was) if was else None, _text(part) if part else None
    if old == new:
        return
    revision, stored = database.row(f"SELECT revision, body FROM part {_PART}", (row, *key)) or (0, None)
    if stored == new:
        return
    _check_unchanged(brief, stored, old, key[0])
    if stored is None or was is None:
        if part is not None:
            _insert_part(database, row, key, part)
        return
    revisions.keep(database, row, *key, revision, stored, new, now)
    if new is None:
        database.run(f"DELETE FROM part {_PART}", (row, *key))
    else:
        values = (revision + 1, digest(new), new, row, *key)
        database.run(f"UPDATE part SET revision = ?, digest = ?, body = ? {_PART}", values)
    if _references(was) != _references(part):
        _write_references(database, row, key, part)


def _insert_part(database: Database, row: int, key: Key, part: Part) -> None:
    text = _text(part)
    revision = revisions.last(database, row, *key) + 1
    database.run(
        "INSERT INTO part (brief, kind, id, revision, digest, body) VALUES (?, ?, ?, ?, ?, ?)",
        (row, *key, revision, digest(text), text),
    )
    _write_references(database, row, key, part)


def _write_references(database: Database, row: int, key: Key, part: Part | None) -> None:
    if key[0] == "section":
        return
    database.run("DELETE FROM reference WHERE brief = ? AND block = ?", (row, key[1]))
    database.run_many(
        "INSERT INTO reference (brief, block, number, id, fact, shown) VALUES (?, ?, ?, ?, ?, ?)",
        ((row, key[1], number, *reference) for number, reference in enumerate(_references(part))),
    )


def _references(part: Part | None) -> list[tuple[str, str, str]]:
    """Id, fact and wording of each reference that is not plain text."""
    if part is None or isinstance(part, Section):
        return []
    found = (ref for _, content in slots(part) for ref in refs(content))
    return [(ref.id, ref.fact, ref.shown) for ref in found if ref.mode != "detached"]


def _check_unchanged(brief: Brief, stored: str | None, old: str | None, kind: str) -> None:
    """Compare as values too, for a text that an older program wrote may lack fields that are new."""
    if stored == old or (stored is not None and old is not None and _rewritten(stored, kind) == old):
        return
    raise Conflict(
        f"A part of the brief “{brief.title}” was changed in another window meanwhile, and nothing was "
        "overwritten. Your text is kept in this window: copy it, then open the brief again."
    )


def _parts(brief: Brief, but: Collection[int] = ()) -> dict[Key, Part]:
    """The parts of a brief, without the sections (by identity) that need no look."""
    sections = [section for section in brief.sections if id(section) not in but]
    parts: dict[Key, Part] = {("section", section.id): section for section in sections}
    parts |= {("block", block.id): block for section in sections for block in section.blocks}
    if len(parts) != sum(1 + len(section.blocks) for section in sections):
        raise ValueError(f"the brief {brief.id} holds a section or a block twice")
    return parts


def _text(value: Brief | Part) -> str:
    """What is stored of a brief, a section or a block: its own fields, and the ids of its parts."""
    if isinstance(value, Brief):
        return _with_ids(value, "sections", [section.id for section in value.sections])
    if isinstance(value, Section):
        return _with_ids(value, "blocks", [block.id for block in value.blocks])
    return value.model_dump_json()


def _with_ids(value: Brief | Section, parts: str, ids: list[str]) -> str:
    return json.dumps({**value.model_dump(mode="json", exclude={parts}), parts: ids}, ensure_ascii=False)


def _rewritten(text: str, kind: str) -> str:
    """A stored text as this program writes it."""
    if kind == "block":
        return _BLOCK.validate_json(text).model_dump_json()
    values = json.loads(text)
    name = "sections" if kind == "brief" else "blocks"
    ids = values.pop(name)
    return _with_ids((Brief if kind == "brief" else Section).model_validate(values), name, ids)


def _section(texts: dict[Key, str], section_id: str, only: Collection[str] | None) -> Section:
    values = json.loads(texts["section", section_id])
    wanted = [block for block in values.pop("blocks") if only is None or block in only]
    blocks = tuple(_BLOCK.validate_json(texts["block", block]) for block in wanted)
    return Section.model_validate(values).model_copy(update={"blocks": blocks})


def _found(database: Database, brief_id: str) -> tuple[Any, ...]:
    row = database.row("SELECT row, digest, body FROM brief WHERE id = ?", (brief_id,))
    if row is None:
        raise NotFound(
            "This brief is no longer in the workspace. It may have been deleted in another window."
        )
    return row


def _details(database: Database, brief_id: str, stored: bytes, text: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(checked(database, f"the brief {brief_id}", stored, text))
    return values


def _row(changed: str, details: dict[str, Any]) -> BriefRow:
    return BriefRow(id=details["id"], title=details["title"], day=details["day"] or "", changed=changed)
