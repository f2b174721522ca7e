"""Finds facts while somebody types: by folded words, filters and a ranking that fits in a keystroke."""

from datetime import date

from briefwright.domain.folding import fold_words
from briefwright.domain.queries import FactFilter, Hits
from briefwright.storage.database import Database

MOST = 2_000
"""So many facts found are all shown; of more, the newest are."""

FEW = 500
"""So many are shown of more than `MOST`. Up to so many are ranked by how well their words fit, too: to
weigh a word, the index counts the facts that hold it, which takes its time for common words."""

_NEWEST = "SELECT f.row FROM fact f WHERE {} ORDER BY f.last_day DESC, f.first_day DESC, f.row DESC"

_PROBE = "SELECT rowid FROM fact_search WHERE fact_search MATCH ? ORDER BY rowid DESC LIMIT ?"

_PROBE_FILTERED = """
SELECT f.row FROM fact_search CROSS JOIN fact f ON f.row = fact_search.rowid
WHERE fact_search MATCH ? AND {} ORDER BY fact_search.rowid DESC LIMIT ?
"""

_WORTH = """
    1.5 * exp(min(0, COALESCE(julianday(NULLIF(f.last_day, '')) - julianday(?), -3650)) / 365.0)
    + CASE f.reliability WHEN 'A' THEN 0.6 WHEN 'B' THEN 0.3 WHEN 'D' THEN -0.3 WHEN 'E' THEN -0.6 ELSE 0 END
    - CASE f.standing WHEN 'current' THEN 0 WHEN 'disputed' THEN 0.5 ELSE 3 END
"""
_BY_WORDS = f"""
SELECT f.row FROM fact_search CROSS JOIN fact f ON f.row = fact_search.rowid
WHERE fact_search MATCH ? AND {{}}
ORDER BY bm25(fact_search, 2.0, 3.0, 1.0, 0.5, 1.0) - ({_WORTH}), f.row DESC
"""
_BY_WORTH = f"SELECT f.row FROM fact f WHERE f.row IN ({{}}) ORDER BY {_WORTH} DESC, f.row DESC"


def find(database: Database, wanted: FactFilter, today: date) -> Hits:
    """The facts that meet the filter, best first. Raises Interrupted."""
    words = match(wanted.text)
    conditions, arguments = _conditions(wanted, listed=not words)
    with database.snapshot():
        if not words:
            return Hits(rows=database.numbers(_NEWEST.format(conditions), arguments))
        probe = _PROBE_FILTERED.format(conditions) if arguments else _PROBE
        found = database.numbers(probe, (words, *arguments, MOST + 1))
        if len(found) <= FEW:
            ranked = _BY_WORDS.format(conditions)
            return Hits(rows=database.numbers(ranked, (words, *arguments, str(today))))
        complete = len(found) <= MOST
        shown = found if complete else found[:FEW]
        ranked = _BY_WORTH.format(",".join("?" * len(shown)))
        return Hits(rows=database.numbers(ranked, (*shown, str(today))), complete=complete)


def match(text: str) -> str:
    """What was typed as a query for the index, the last word unfinished; empty when it says nothing.

    A last word of one letter is left out, for it would match nearly everything. The characters of
    an East Asian word are looked for side by side.
    """
    words = fold_words(text)
    unfinished = not text[-1:].isspace()
    if words and len(words[-1]) == 1 and len(words[-1][0]) == 1 and words[-1][0].isascii():
        words.pop()
        unfinished = False
    phrases = [f'"{" ".join(keys)}"' for keys in words]
    if phrases and unfinished and len(words[-1]) == 1:
        phrases[-1] += "*"
    return " AND ".join(phrases)


def _conditions(wanted: FactFilter, listed: bool) -> tuple[str, list[str]]:
    """The filters but for the text, for a list of facts or, one by one, for those found by words."""
    among = "f.row IN (SELECT fact FROM {0} WHERE {1} = {2})"
    each = "EXISTS (SELECT 1 FROM {0} WHERE {1} = {2} AND fact = f.row)"
    record = "(SELECT row FROM record WHERE kind = '{}' AND id = ?)"
    conditions, arguments = ["true"], []
    for kind, value in (("actor", wanted.actor), ("topic", wanted.topic)):
        if value:
            shape = among if listed else each
            conditions.append(shape.format(f"fact_{kind}", kind, record.format(kind)))
            arguments.append(value)
    if wanted.since:
        conditions.append("f.last_day >= ?")
        arguments.append(str(wanted.since))
    if wanted.until:
        conditions.append("f.last_day <> '' AND f.first_day <= ?")
        arguments.append(str(wanted.until))
    if wanted.grades:
        conditions.append(f"({' OR '.join(['instr(f.grades, ?) > 0'] * len(wanted.grades))})")
        arguments.extend(wanted.grades)
    return " AND ".join(conditions), arguments
