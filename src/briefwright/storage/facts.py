"""Facts in the file: their columns and links, their history, and the grades that follow their sources."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from briefwright.domain.errors import NotFound
from briefwright.domain.facts import Fact
from briefwright.domain.queries import FactRow, PastFact
from briefwright.storage import index
from briefwright.storage.bodies import body, checked, digest
from briefwright.storage.database import Arguments, Database

_INSERT = """
INSERT INTO fact (row, id, revision, first_day, last_day, standing, kind, stance, reliability, grades)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '')
"""
_UPDATE = """
UPDATE fact SET id = ?, revision = ?, first_day = ?, last_day = ?, standing = ?, kind = ?, stance = ?
WHERE row = ?
"""
_REGRADE = """
UPDATE fact SET
    reliability = COALESCE((
        SELECT COALESCE(c.reliability, s.body ->> 'reliability')
        FROM citation c JOIN record s ON s.row = c.source WHERE c.fact = fact.row AND c.number = 0
    ), ''),
    grades = COALESCE((
        SELECT string_agg(COALESCE(c.reliability, s.body ->> 'reliability'), '')
        FROM citation c JOIN record s ON s.row = c.source WHERE c.fact = fact.row
    ), '')
WHERE row {}
"""
_ROWS = """
SELECT f.row, f.reliability, b.digest, b.body, (SELECT count(DISTINCT brief) FROM reference WHERE fact = f.id)
FROM fact f JOIN fact_body b ON b.row = f.row WHERE f.row IN ({})
"""
_KNOWN = {
    kind: f"SELECT id, row FROM record WHERE kind = '{kind}' AND id IN ({{}})"
    for kind in ("source", "actor", "topic")
}

_NAMING = {
    kind: f"f.row IN (SELECT l.fact FROM fact_{kind} l JOIN record r ON r.row = l.{kind} "
    f"WHERE r.kind = '{kind}' AND r.id IN ({{}}))"
    for kind in ("actor", "topic")
}

CITING = "IN (SELECT fact FROM citation WHERE source = ?)"
"""The rows of the facts that cite a source, for `regrade` and the index."""


def insert(database: Database, facts: Sequence[Fact]) -> None:
    """Store new facts. Raises NotFound for one that names a source, actor or topic that is not there."""
    if not facts:
        return
    first = (database.value("SELECT max(row) FROM fact") or 0) + 1
    placed = list(enumerate(facts, first))
    database.run_many(_INSERT, ((row, *_columns(fact)) for row, fact in placed))
    database.run_many(
        "INSERT INTO fact_body (row, digest, body) VALUES (?, ?, ?)",
        ((row, *body(fact)) for row, fact in placed),
    )
    _link(database, placed)
    span = (first, first + len(facts) - 1)
    regrade(database, "BETWEEN ? AND ?", span)
    index.add(database, "BETWEEN ? AND ?", span)


def update(database: Database, row: int, before: Fact, after: Fact, now: str) -> None:
    """Store a fact's next revision and keep what was different before. Raises NotFound as `insert` does."""
    new = after.model_dump(mode="json")
    delta = {name: old for name, old in before.model_dump(mode="json").items() if old != new[name]}
    text = json.dumps(delta, ensure_ascii=False, separators=(",", ":"))
    database.run(
        "INSERT INTO fact_past (fact, revision, replaced, digest, delta) VALUES (?, ?, ?, ?, ?)",
        (row, before.revision, now, digest(text), text),
    )
    database.run(_UPDATE, (*_columns(after), row))
    database.run("UPDATE fact_body SET digest = ?, body = ? WHERE row = ?", (*body(after), row))
    for table in ("fact_actor", "fact_topic", "citation"):
        database.run(f"DELETE FROM {table} WHERE fact = ?", (row,))
    _link(database, [(row, after)])
    regrade(database, "= ?", (row,))
    index.renew(database, "= ?", (row,))


def remove(database: Database, row: int) -> None:
    """Delete a fact with its history."""
    database.run("DELETE FROM fact_search WHERE rowid = ?", (row,))
    database.run("DELETE FROM fact WHERE row = ?", (row,))


def regrade(database: Database, which: str, arguments: Arguments) -> None:
    """Let the grades of some facts follow their sources; `which` is a condition on their rows."""
    database.run(_REGRADE.format(which), arguments)


def rows(database: Database, numbers: Sequence[int]) -> list[FactRow]:
    """What the library shows of these rows, in this order."""
    found = {
        row: _fact_row(
            row, reliability, used, Fact.model_validate_json(checked(database, "a fact", stored, text))
        )
        for row, reliability, stored, text, used in database.rows_in(_ROWS, numbers)
    }
    return [found[number] for number in numbers if number in found]


def on(database: Database, actors: Collection[str], topics: Collection[str], stanced: bool) -> list[Fact]:
    """Facts that name any of the actors and any of the topics; an empty collection does not narrow."""
    named = [(kind, list(ids)) for kind, ids in (("actor", actors), ("topic", topics)) if ids]
    if not named:
        return []
    conditions = [_NAMING[kind].format(", ".join("?" * len(ids))) for kind, ids in named]
    if stanced:
        conditions.append("f.stance <> ''")
    found = database.rows(
        "SELECT f.id, b.digest, b.body FROM fact f JOIN fact_body b ON b.row = f.row "
        f"WHERE {' AND '.join(conditions)} ORDER BY f.row",
        [one for _, ids in named for one in ids],
    )
    return read(database, found)


def citing(database: Database, source_id: str) -> list[Fact]:
    """The facts that cite a source, in the order in which they were stored."""
    found = database.rows(
        "SELECT f.id, b.digest, b.body FROM fact f JOIN fact_body b ON b.row = f.row WHERE f.row IN ("
        "SELECT c.fact FROM citation c JOIN record r ON r.row = c.source WHERE r.kind = 'source' AND r.id = ?"
        ") ORDER BY f.row",
        (source_id,),
    )
    return read(database, found)


def read(database: Database, found: Iterable[Sequence[Any]]) -> list[Fact]:
    """The facts of rows of id, digest and body. Raises UserError where one is damaged."""
    return [
        Fact.model_validate_json(checked(database, f"the fact {fact_id}", stored, text))
        for fact_id, stored, text in found
    ]


def past(database: Database, fact_id: str) -> list[PastFact]:
    """The former revisions of a fact, the latest first."""
    with database.snapshot():
        now = database.row(
            "SELECT row, digest, body FROM fact JOIN fact_body USING (row) WHERE id = ?", (fact_id,)
        )
        if now is None:
            return []
        deltas = database.rows(
            "SELECT replaced, digest, delta FROM fact_past WHERE fact = ? ORDER BY revision DESC", (now[0],)
        )
    values = json.loads(checked(database, f"the fact {fact_id}", *now[1:]))
    former = []
    for replaced, stored, delta in deltas:
        values |= json.loads(checked(database, f"a former revision of the fact {fact_id}", stored, delta))
        former.append(PastFact(fact=Fact.model_validate(values), replaced=replaced))
    return former


def _columns(fact: Fact) -> tuple[str | int, ...]:
    first, last = (fact.date.earliest, fact.date.latest) if fact.date else ("", "")
    days = str(first), str(last)
    return fact.id, fact.revision, *days, fact.standing, fact.kind, fact.stance or ""


def _link(database: Database, placed: Sequence[tuple[int, Fact]]) -> None:
    facts = [fact for _, fact in placed]
    sources = _known(database, "source", (one.source for fact in facts for one in fact.citations))
    actors = _known(database, "actor", (actor for fact in facts for actor in fact.actors))
    topics = _known(database, "topic", (topic for fact in facts for topic in fact.topics))
    database.run_many(
        "INSERT INTO fact_actor (actor, fact) VALUES (?, ?)",
        ((actors[actor], row) for row, fact in placed for actor in dict.fromkeys(fact.actors)),
    )
    database.run_many(
        "INSERT INTO fact_topic (topic, fact) VALUES (?, ?)",
        ((topics[topic], row) for row, fact in placed for topic in dict.fromkeys(fact.topics)),
    )
    database.run_many(
        "INSERT INTO citation (fact, number, source, reliability) VALUES (?, ?, ?, ?)",
        (
            (row, number, sources[one.source], one.reliability)
            for row, fact in placed
            for number, one in enumerate(fact.citations)
        ),
    )


def _known(database: Database, kind: str, ids: Iterable[str]) -> dict[str, int]:
    wanted = dict.fromkeys(ids)
    found: dict[str, int] = dict(database.rows_in(_KNOWN[kind], wanted))
    for missing in wanted:
        if missing not in found:
            raise NotFound(
                f"A fact names the {kind} {missing}, which this workspace does not hold. Nothing was saved."
            )
    return found


def _fact_row(row: int, reliability: str, used: int, fact: Fact) -> FactRow:
    return FactRow(
        row=row,
        id=fact.id,
        revision=fact.revision,
        statement=fact.statement,
        grade=f"{reliability}{fact.citations[0].credibility}" if fact.citations else "",
        date=fact.date.words(short=True) if fact.date else "",
        standing=fact.standing,
        used=used,
    )
