"""Former revisions of the parts of a brief, each kept as its difference from the text after it."""

from bisect import bisect_left

from briefwright.storage.bodies import checked, digest
from briefwright.storage.database import Database

_INSERT = """
INSERT INTO part_past (brief, kind, id, revision, replaced, head, tail, digest, middle)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def difference(former: str, later: str) -> tuple[int, int, str]:
    """How many characters both texts begin with, end with, and what the former has between them."""
    head = _shared(former, later)
    tail = _shared(former[head:][::-1], later[head:][::-1])
    return head, tail, former[head : len(former) - tail]


def restored(later: str, head: int, tail: int, middle: str) -> str:
    """The former text, from the later one and their difference."""
    return later[:head] + middle + later[len(later) - tail :]


def keep(
    database: Database,
    brief: int,
    kind: str,
    part: str,
    revision: int,
    former: str,
    later: str | None,
    now: str,
) -> None:
    """Keep a part's text before it is replaced by the later one; None when the part is taken out."""
    head, tail, middle = (0, 0, former) if later is None else difference(former, later)
    values = (brief, kind, part, revision, now, head, tail, digest(former), middle)
    database.run(_INSERT, values)


def last(database: Database, brief: int, kind: str, part: str) -> int:
    """The number of the last revision that was kept of a part; 0 when there is none."""
    sql = "SELECT max(revision) FROM part_past WHERE brief = ? AND kind = ? AND id = ?"
    return database.value(sql, (brief, kind, part)) or 0


def past(database: Database, brief: int, kind: str, part: str) -> list[tuple[str, str]]:
    """The former texts of a part with when each was replaced, the latest first."""
    key = (brief, kind, part)
    with database.snapshot():
        text = database.value("SELECT body FROM part WHERE brief = ? AND kind = ? AND id = ?", key) or ""
        kept = database.rows(
            "SELECT replaced, digest, head, tail, middle FROM part_past "
            "WHERE brief = ? AND kind = ? AND id = ? ORDER BY revision DESC",
            key,
        )
    texts = []
    for replaced, stored, *changed in kept:
        text = checked(database, f"a former revision of the {kind} {part}", stored, restored(text, *changed))
        texts.append((text, replaced))
    return texts


def _shared(one: str, other: str) -> int:
    """How many characters both texts begin with."""
    lengths = range(min(len(one), len(other)))
    return bisect_left(lengths, True, key=lambda length: one[: length + 1] != other[: length + 1])
