"""The shape of a workspace file: numbered scripts that bring any older file up to date."""

from collections.abc import Sequence

APPLICATION_ID = 0x42_57_72_69
"""Stands in the header of every workspace file ("BWri"), so that it is told from any other SQLite file."""

_FIRST = """
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Sources, actors, topics and snippets; `words` are those by which their facts are found.
CREATE TABLE record (
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    words TEXT NOT NULL,
    digest BLOB NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (kind, id)
);

-- What queries need of a fact, apart from its body so that a search reads little. Days are ISO 8601 and
-- empty where a fact has no date. `reliability` is that of the first citation, `grades` holds those of
-- all, a letter each; both follow when a source is graded anew.
CREATE TABLE fact (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    standing TEXT NOT NULL,
    reliability TEXT NOT NULL,
    grades TEXT NOT NULL
);
CREATE INDEX fact_by_day ON fact (last_day, first_day, row, grades);

CREATE TABLE fact_body (
    row INTEGER PRIMARY KEY REFERENCES fact (row) ON DELETE CASCADE,
    digest BLOB NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE fact_actor (
    actor INTEGER NOT NULL REFERENCES record (row),
    fact INTEGER NOT NULL REFERENCES fact (row) ON DELETE CASCADE,
    PRIMARY KEY (actor, fact)
) WITHOUT ROWID;
CREATE INDEX fact_actor_by_fact ON fact_actor (fact);

CREATE TABLE fact_topic (
    topic INTEGER NOT NULL REFERENCES record (row),
    fact INTEGER NOT NULL REFERENCES fact (row) ON DELETE CASCADE,
    PRIMARY KEY (topic, fact)
) WITHOUT ROWID;
CREATE INDEX fact_topic_by_fact ON fact_topic (fact);

-- `reliability` is set where the citation overrides that of its source.
CREATE TABLE citation (
    fact INTEGER NOT NULL REFERENCES fact (row) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES record (row),
    reliability TEXT,
    PRIMARY KEY (fact, number)
) WITHOUT ROWID;
CREATE INDEX citation_by_source ON citation (source);

-- `delta` holds the fields of a former revision that differ from the revision after it.
CREATE TABLE fact_past (
    fact INTEGER NOT NULL REFERENCES fact (row) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    replaced TEXT NOT NULL,
    digest BLOB NOT NULL,
    delta TEXT NOT NULL,
    PRIMARY KEY (fact, revision)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE fact_search USING fts5 (
    statement, actors, topics, sources, note,
    content = '', contentless_delete = 1, prefix = '2 3', tokenize = "unicode61 remove_diacritics 0"
);

-- The body of a brief holds its details and the ids of its sections in their order.
CREATE TABLE brief (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    changed TEXT NOT NULL,
    digest BLOB NOT NULL,
    body TEXT NOT NULL
);

-- A part is a section (its heading and the ids of its blocks in their order) or a block.
CREATE TABLE part (
    brief INTEGER NOT NULL REFERENCES brief (row) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    digest BLOB NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (brief, kind, id)
);

-- A former body is: the first `head` characters of the body after it, `middle`, its last `tail` characters.
CREATE TABLE part_past (
    brief INTEGER NOT NULL REFERENCES brief (row) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    replaced TEXT NOT NULL,
    head INTEGER NOT NULL,
    tail INTEGER NOT NULL,
    digest BLOB NOT NULL,
    middle TEXT NOT NULL,
    PRIMARY KEY (brief, kind, id, revision)
) WITHOUT ROWID;

-- Where facts are used; detached references, which are plain text, are left out.
CREATE TABLE reference (
    brief INTEGER NOT NULL REFERENCES brief (row) ON DELETE CASCADE,
    block TEXT NOT NULL,
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    fact TEXT NOT NULL,
    shown TEXT NOT NULL,
    PRIMARY KEY (brief, block, number)
) WITHOUT ROWID;
CREATE INDEX reference_by_fact ON reference (fact, brief);
"""

_SECOND = """
-- The kind of a fact, and the stance of a position; that of a fact that states none is empty.
ALTER TABLE fact ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE fact ADD COLUMN stance TEXT NOT NULL DEFAULT '';
UPDATE fact SET kind = COALESCE(b.body ->> 'kind', ''), stance = COALESCE(b.body ->> 'stance', '')
-- A damaged body is told when it is read; it must not keep the file from opening.
FROM fact_body b WHERE b.row = fact.row AND json_valid(b.body);
CREATE INDEX fact_by_kind ON fact (kind);

-- Issued briefs, which never change; `digest` is that of the body, the body holds that of the document.
CREATE TABLE edition (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    brief TEXT NOT NULL,
    number INTEGER NOT NULL,
    issued TEXT NOT NULL,
    title TEXT NOT NULL,
    day TEXT NOT NULL,
    digest BLOB NOT NULL,
    body TEXT NOT NULL,
    document BLOB NOT NULL,
    UNIQUE (brief, number)
);

-- The records that an edition rests on, by the word for their kind.
CREATE TABLE edition_record (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    edition INTEGER NOT NULL REFERENCES edition (row) ON DELETE CASCADE,
    PRIMARY KEY (kind, id, edition)
) WITHOUT ROWID;

-- Counts the changes of records, whoever makes them, so that what was read of them can be kept till then.
INSERT INTO setting (name, value) VALUES ('records', '0');
""" + "".join(
    f"""
CREATE TRIGGER {table}_{change.lower()} AFTER {change} ON {table} BEGIN
    UPDATE setting SET value = value + 1 WHERE name = 'records';
END;
"""
    for table in ("record", "fact_body")
    for change in ("INSERT", "UPDATE", "DELETE")
)

_THIRD = """
-- Pictures by their SHA-256; a brief holds the digest alone. They are never changed.
CREATE TABLE picture (
    row INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    image BLOB NOT NULL
);

-- What exports to Word hold, so that a document that comes back can be compared with it. `id` stands in it.
CREATE TABLE export (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    brief TEXT NOT NULL,
    file TEXT NOT NULL,
    exported TEXT NOT NULL,
    digest BLOB NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX export_by_brief ON export (brief, exported);
"""

MIGRATIONS: Sequence[str] = (_FIRST, _SECOND, _THIRD)
"""Script n brings a file of version n to version n + 1; a script that was released is never changed."""
