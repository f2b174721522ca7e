"""Finds the facts that meet an indicator."""

import json

from briefwright.domain.facts import Fact
from briefwright.domain.folding import fold_words
from briefwright.domain.indicators import Indicator, meets
from briefwright.storage import facts
from briefwright.storage.database import Database

_UNSEEN = """
SELECT f.id, b.digest, b.body FROM fact f JOIN fact_body b ON b.row = f.row
WHERE f.standing <> 'withdrawn' AND f.id NOT IN (SELECT value FROM json_each(?)) AND {}
ORDER BY f.row
"""
_NAMING = """
f.row IN (SELECT l.fact FROM fact_{0} l JOIN record r ON r.row = l.{0} WHERE r.kind = '{0}' AND r.id = ?)
"""
_SAYING = "f.row IN (SELECT rowid FROM fact_search WHERE fact_search MATCH ?)"
_BEING = "f.kind = ?"


def due(database: Database, indicator: Indicator) -> list[Fact]:
    """The facts that meet the indicator and were not there at its last review, as they were stored."""
    if indicator.blank:
        return []
    narrowing = {
        _NAMING.format("actor"): indicator.actor,
        _NAMING.format("topic"): indicator.topic,
        _SAYING: _beginnings(indicator.words),
        _BEING: indicator.kind,
    }
    held = {condition: value for condition, value in narrowing.items() if value}
    sql = _UNSEEN.format(" AND ".join(held) or "true")
    found = facts.read(database, database.rows(sql, (json.dumps(indicator.seen), *held.values())))
    return [fact for fact in found if meets(indicator, fact)]


def _beginnings(words: str) -> str:
    """A query for the index: each of the words begins one of the statement."""
    keys = dict.fromkeys(key for word in fold_words(words) for key in word if key)
    phrases = " AND ".join(f'"{key}"*' for key in keys)
    return f"statement : ({phrases})" if phrases else ""
