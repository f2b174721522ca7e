"""How long the edit of one paragraph takes to be saved, beside the bare transaction of the same rows.

Run it as `python tests/benchmarks/saving.py`; trust the ratio, not the milliseconds.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import apsw

from briefwright.domain.blocks import Paragraph
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import text
from briefwright.domain.edits import change_block
from briefwright.domain.slots import set_slot
from briefwright.storage.workspace import Workspace

GOAL = 2
"""So many times longer than the bare transaction it may take, by the median."""

_WORDS = "Exports through the corridor will probably hold until the harvest is in. "
_HISTORY = """
INSERT INTO part_past (brief, kind, id, revision, replaced, head, tail, digest, middle)
VALUES (1, 'block', ?, ?, ?, ?, ?, ?, ?)
"""
_PART = "UPDATE part SET revision = ?, digest = ?, body = ? WHERE brief = 1 AND kind = 'block' AND id = ?"


def main() -> int:
    """Measure both in turns, print a table; 1 when the goal was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edits", nargs="?", type=int, default=500)
    edits = parser.parse_args().edits
    with tempfile.TemporaryDirectory() as folder:
        saves = {"save_brief": ours(Path(folder) / "ours"), "bare transaction": bare(Path(folder) / "bare")}
        taken: dict[str, list[float]] = {name: [] for name in saves}
        for number in range(edits):
            for name, save in saves.items():
                taken[name].append(save(number))
    base = median(taken["bare transaction"])
    print("| one paragraph | p50 ms | p95 ms | p50 to bare |\n|---|---|---|---|")
    for name, times in taken.items():
        p95 = sorted(times)[int(0.95 * (len(times) - 1))]
        print(f"| {name} | {median(times):.2f} | {p95:.2f} | {median(times) / base:.2f} |")
    return 1 if median(taken["save_brief"]) > GOAL * base else 0


def a_brief() -> Brief:
    """Thirty sections of ten paragraphs, 36,000 words."""
    return Brief(
        id="b1",
        title="Black Sea outlook",
        sections=tuple(
            Section(
                id=f"s{section}",
                title=f"Section {section}",
                blocks=tuple(
                    Paragraph(id=f"p{section}-{number}", content=text(_WORDS * 10)) for number in range(10)
                ),
            )
            for section in range(30)
        ),
    )


def typed(brief: Brief, number: int) -> Brief:
    """The brief after a few more words in one of its paragraphs."""
    words = text(_WORDS * 5 + f"Case {number}. " + _WORDS * 5)
    return change_block(brief, f"p{number % 30}-4", lambda block: set_slot(block, (), words))


def ours(path: Path) -> Callable[[int], float]:
    """Save edits through the workspace; gives the milliseconds of each."""
    workspace = Workspace.create(path)
    brief = a_brief()
    workspace.save_brief(None, brief)

    def save(number: int) -> float:
        nonlocal brief
        after = typed(brief, number)
        start = perf_counter()
        workspace.save_brief(brief, after)
        brief = after
        return (perf_counter() - start) * 1_000

    return save


def bare(path: Path) -> Callable[[int], float]:
    """Write the very same rows with statements that have nothing to find out."""
    workspace = Workspace.create(path)
    brief = a_brief()
    workspace.save_brief(None, brief)
    details, digest = workspace.database.row("SELECT body, digest FROM brief") or ("", b"")
    workspace.close()
    connection = apsw.Connection(str(path))
    connection.pragma("synchronous", "full")

    def save(number: int) -> float:
        block, body = (
            f"p{number % 30}-4",
            typed(brief, number).sections[number % 30].blocks[4].model_dump_json(),
        )
        start = perf_counter()
        now = "2026-11-22T12:00:00.000+00:00"
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE brief SET changed = ?, digest = ?, body = ?", (now, digest, details))
        connection.execute(_HISTORY, (block, number, now, 400, 400, digest, "Case 123. "))
        connection.execute(_PART, (number, digest, body, block))
        connection.execute("COMMIT")
        return (perf_counter() - start) * 1_000

    return save


if __name__ == "__main__":
    sys.exit(main())
