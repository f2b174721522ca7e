"""The index of words by which facts are found. It holds folded keys alone, and is made from the records."""

from collections.abc import Sequence

from briefwright.domain.facts import Actor, Source, Topic
from briefwright.domain.folding import FOLD_VERSION
from briefwright.domain.records import Record
from briefwright.storage.database import Arguments, Database

_ADD = """
INSERT INTO fact_search (rowid, statement, actors, topics, sources, note)
SELECT
    f.row,
    fold(b.body ->> 'statement'),
    fold(COALESCE((SELECT string_agg(r.words, ' ') FROM fact_actor l JOIN record r ON r.row = l.actor
        WHERE l.fact = f.row), '')),
    fold(COALESCE((SELECT string_agg(r.words, ' ') FROM fact_topic l JOIN record r ON r.row = l.topic
        WHERE l.fact = f.row), '')),
    fold(COALESCE((SELECT string_agg(r.words, ' ') FROM citation c JOIN record r ON r.row = c.source
        WHERE c.fact = f.row), '')),
    fold(b.body ->> 'note')
FROM fact f JOIN fact_body b ON b.row = f.row WHERE f.row {}
"""


def words(record: Record) -> str:
    """The words that a record lends to its facts."""
    spoken: Sequence[str] = ()
    if isinstance(record, Actor):
        spoken = (record.name, *record.aliases)
    elif isinstance(record, Topic):
        spoken = (record.name,)
    elif isinstance(record, Source):
        spoken = (record.publisher, record.title)
    return " ".join(spoken)


def add(database: Database, which: str, arguments: Arguments) -> None:
    """Enter facts that are not in the index yet; `which` is a condition on their rows."""
    database.run(_ADD.format(which), arguments)


def renew(database: Database, which: str, arguments: Arguments) -> None:
    """Enter facts anew, whose words have changed; `which` is a condition on their rows."""
    database.run(f"DELETE FROM fact_search WHERE rowid {which}", arguments)
    add(database, which, arguments)


def tidy(database: Database) -> None:
    """Join the index into one piece after much was entered at once: it is searched quicker then."""
    database.run("INSERT INTO fact_search (fact_search) VALUES ('optimize')")


def bring_up_to_date(database: Database, version: int = FOLD_VERSION) -> None:
    """Make the index anew when its keys were folded by the rules of another version."""
    if database.read_only or database.value("SELECT value FROM setting WHERE name = 'fold'") == str(version):
        return
    with database.transaction():
        database.run("INSERT INTO fact_search (fact_search) VALUES ('delete-all')")
        add(database, "IS NOT NULL", ())
        database.run(
            "INSERT INTO setting (name, value) VALUES ('fold', ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (str(version),),
        )
