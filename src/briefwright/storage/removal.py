"""Deletes records, but nothing that something else rests on."""

from collections.abc import Callable

from pydantic_core import to_json

from briefwright.domain.brief import Brief, Section, Snippet
from briefwright.domain.editions import EditionRow
from briefwright.domain.errors import NotFound, UserError
from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.domain.material import actor_ids, fact_ids, topic_ids
from briefwright.domain.records import Record
from briefwright.domain.wording import counted, listed
from briefwright.storage import briefs, editions, exports, facts
from briefwright.storage.database import Database
from briefwright.storage.records import called, everything, name_of, row_of

_FACTS: dict[type[Record], tuple[str, str]] = {
    Source: ("is cited by", "SELECT count(DISTINCT fact) FROM citation WHERE source = ?"),
    Actor: ("is named by", "SELECT count(*) FROM fact_actor WHERE actor = ?"),
    Topic: ("is named by", "SELECT count(*) FROM fact_topic WHERE topic = ?"),
}
_IN_BRIEFS: dict[type[Record], Callable[[Brief], list[str]]] = {
    Fact: fact_ids,
    Actor: actor_ids,
    Topic: topic_ids,
}
_HOLDING = """
SELECT b.id FROM brief b
WHERE EXISTS (SELECT 1 FROM part p WHERE p.brief = b.row AND p.kind = 'block' AND instr(p.body, ?) > 0)
ORDER BY b.changed DESC, b.row DESC
"""
_NAMED = 3
"""So many briefs, snippets or editions are named in a sentence."""


def remove(database: Database, record: Record) -> None:
    """Delete a record. Raises NotFound, or UserError that names what rests on the record."""
    with database.transaction():
        row = row_of(database, record)
        if row is None:
            raise NotFound(
                f"{called(record)} is not in this workspace; it may have been deleted in another window."
            )
        _check_facts(database, record, row)
        _check_texts(database, record)
        _check_editions(database, record)
        if isinstance(record, Fact):
            facts.remove(database, row)
        else:
            database.run("DELETE FROM record WHERE row = ?", (row,))


def remove_brief(database: Database, brief_id: str) -> None:
    """Delete a brief with the texts of its exports. Raises NotFound, or UserError when it was issued."""
    with database.transaction():
        issued = editions.rows(database, brief_id)
        if issued:
            raise UserError(
                f"The brief “{issued[0].title}” was issued as {_editions(issued, titled=False)}, so it was "
                "not deleted. What was issued stays, and its brief with it."
            )
        briefs.remove(database, brief_id)
        exports.remove(database, brief_id)


def _check_facts(database: Database, record: Record, row: int) -> None:
    if type(record) not in _FACTS:
        return
    verb, sql = _FACTS[type(record)]
    count = database.value(sql, (row,))
    if count:
        number = "one fact" if count == 1 else counted(count, "fact")
        raise UserError(f"{called(record)} {verb} {number}, so it was not deleted. Take it out there first.")


def _check_texts(database: Database, record: Record) -> None:
    if type(record) not in _IN_BRIEFS:
        return
    named_in = _IN_BRIEFS[type(record)]
    titles = [brief.title for brief in _candidates(database, record) if record.id in named_in(brief)]
    names = [one.name for one in everything(database, Snippet) if record.id in named_in(_as_brief(one))]
    for kind, found in (("brief", titles), ("snippet", names)):
        if found:
            raise UserError(
                f"{called(record)} is used in the {_named(kind, found)}, so it was not deleted. Take it out "
                "there first."
            )


def _check_editions(database: Database, record: Record) -> None:
    issued = editions.resting_on(database, name_of(record), record.id)
    if issued:
        instead = " Withdraw it instead." if isinstance(record, Fact | Source) else ""
        raise UserError(
            f"{called(record)} stands in {_editions(issued)}, so it was not deleted. What was issued stays "
            f"as it was.{instead}"
        )


def _candidates(database: Database, record: Record) -> list[Brief]:
    """Briefs with a block in whose stored text the id stands, be it by chance."""
    found = database.rows(_HOLDING, (to_json(record.id).decode(),))
    return [briefs.read(database, brief_id) for (brief_id,) in found]


def _as_brief(snippet: Snippet) -> Brief:
    return Brief(
        id=snippet.id, title=snippet.name, sections=(Section(id="", title="", blocks=snippet.blocks),)
    )


def _named(kind: str, names: list[str]) -> str:
    return f"{kind}{'s' if len(names) > 1 else ''} {_joined([f'“{name}”' for name in names])}"


def _editions(rows: list[EditionRow], titled: bool = True) -> str:
    return _joined([f"edition {row.number}{f' of “{row.title}”' if titled else ''}" for row in rows])


def _joined(names: list[str]) -> str:
    shown = [*names[:_NAMED], *([f"{len(names) - _NAMED} more"] if len(names) > _NAMED else [])]
    return listed(shown)
