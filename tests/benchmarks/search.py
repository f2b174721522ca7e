"""How long a keystroke in the library's search takes: ours, the same index ranked whole, and LIKE.

Run it as `python tests/benchmarks/search.py 1000000`; trust the ratios, not the milliseconds.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.generated import records
from briefwright.domain.queries import FactFilter
from briefwright.storage.database import Database
from briefwright.storage.search import FEW, match
from briefwright.storage.workspace import Workspace

TYPED = (
    "zelenskyy grain", "macron ukraine", "kharkiv drones", "gas transit contract", "nuclear plant inspection",
    "sejourne", "erdogan istanbul", "prisoner exchange warsaw", "rosatom zaporizhzhia", "зеленський", "путин",
    "air defence missiles odesa", "steel quota", "yermak kyiv", "nimes", "gazprom", "mine clearing operation",
    "xi jinping taipei", "sanctions package 450", "marnovtur wheat",
)  # fmt: skip
SPELLINGS = ("Zelensky", "Zelenskyy", "Зеленський")
GOALS = {"bm25 of all": 10, "LIKE": 20}
"""So many times quicker than these we mean to be, at a million facts."""

_RANKED_WHOLE = "SELECT rowid FROM fact_search WHERE fact_search MATCH ? ORDER BY bm25(fact_search) LIMIT ?"
_SAID = """
SELECT b.row, concat_ws(' ', b.body ->> 'statement', b.body ->> 'note',
    (SELECT string_agg(r.words, ' ') FROM fact_actor l JOIN record r ON r.row = l.actor WHERE l.fact = b.row),
    (SELECT string_agg(r.words, ' ') FROM fact_topic l JOIN record r ON r.row = l.topic WHERE l.fact = b.row),
    (SELECT string_agg(r.words, ' ') FROM citation c JOIN record r ON r.row = c.source WHERE c.fact = b.row)
) AS words FROM fact_body b ORDER BY b.row
"""


def main() -> int:
    """Build or reuse a base, measure, print a table; 1 when a goal was missed at a million facts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("facts", nargs="?", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="a workspace file to make once and reuse")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "generated.briefwright"
        workspace = Workspace.open(path) if path.exists() else built(path, asked.facts)
        missed = report(workspace)
        workspace.close()
    return 1 if missed and asked.facts >= 1_000_000 else 0


def built(path: Path, count: int) -> Workspace:
    """A new workspace with so many facts."""
    workspace = Workspace.create(path)
    start = perf_counter()
    workspace.load(records(count))
    print(f"{count:,} facts made and loaded in {perf_counter() - start:.0f} s\n")
    return workspace


def report(workspace: Workspace) -> bool:
    """Measure and print; whether a goal was missed."""
    methods = {
        "ours": ours(workspace),
        "bm25 of all": whole(workspace.database),
        "LIKE": like(workspace.database),
    }
    taken = {name: timed(find) for name, find in methods.items()}
    best = p95(taken["ours"])
    print("| method | p50 ms | p95 ms | longest ms | p95 to ours |\n|---|---|---|---|---|")
    for name, times in taken.items():
        slower = p95(times) / best
        print(f"| {name} | {median(times):.2f} | {p95(times):.2f} | {max(times):.1f} | {slower:.1f} |")
    report_rest(workspace)
    return any(p95(taken[name]) < goal * best for name, goal in GOALS.items())


def report_rest(workspace: Workspace) -> None:
    """The list of all facts, a screenful of rows, and the spellings of one name."""
    start = perf_counter()
    everything = workspace.find_facts(FactFilter()).rows
    print(f"\nall {len(everything):,} facts, newest first: {(perf_counter() - start) * 1_000:.0f} ms")
    start = perf_counter()
    workspace.fact_rows(everything[:100])
    print(f"100 rows: {(perf_counter() - start) * 1_000:.1f} ms")
    start = perf_counter()
    workspace.find_facts(FactFilter(text="the zelensk", actor="body-3", grades=("B",)))
    print(f"words with two filters: {(perf_counter() - start) * 1_000:.0f} ms")
    found = [workspace.find_facts(FactFilter(text=spelling)).rows for spelling in SPELLINGS]
    same = all(rows == found[0] for rows in found)
    print(f"{', '.join(SPELLINGS)} find the same facts: {'yes' if same else 'NO'}")


def keystrokes() -> list[str]:
    """What stands in the field after each keystroke, from the second on."""
    return [
        words[:end] for words in TYPED for end in range(2, len(words) + 1) if not words[:end].endswith(" ")
    ]


def timed(find: Callable[[str], object]) -> list[float]:
    """Milliseconds for each keystroke, the whole of the typing after a first word to warm up with."""
    times = []
    for keys in ["warming", *keystrokes()]:
        start = perf_counter()
        find(keys)
        times.append((perf_counter() - start) * 1_000)
    return times[1:]


def ours(workspace: Workspace) -> Callable[[str], object]:
    """The search of the library."""
    return lambda keys: workspace.find_facts(FactFilter(text=keys))


def whole(database: Database) -> Callable[[str], object]:
    """The same index, everything found ranked by bm25."""
    return lambda keys: database.rows(_RANKED_WHOLE, (match(keys), FEW)) if match(keys) else None


def like(database: Database) -> Callable[[str], object]:
    """The words that the index holds, unfolded, newest first; each typed word anywhere in them."""
    database.run(f"CREATE TEMP TABLE said AS {_SAID}")
    database.run("CREATE UNIQUE INDEX said_row ON said (row)")

    def find(keys: str) -> object:
        words = keys.split()
        conditions = " AND ".join(["words LIKE ?"] * len(words))
        sql = f"SELECT row FROM said WHERE {conditions} ORDER BY rowid DESC LIMIT {FEW}"
        return database.rows(sql, [f"%{word}%" for word in words])

    return find


def p95(times: list[float]) -> float:
    """The time that 95 of 100 do not exceed."""
    return sorted(times)[int(0.95 * (len(times) - 1))]


if __name__ == "__main__":
    sys.exit(main())
