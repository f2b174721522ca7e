"""How long a brief of 20, 200 and 2,000 pages takes to become a Word file, beside other ways to make one.

Run `python tests/benchmarks/exporting.py [PAGES ...]`. Each time is a whole process: start, imports, making
the brief, writing; memory is the most that the process held. The rounds are interleaved, and each way runs
once before, so that Python has compiled what it loads, as in an installed program. Briefwright starts from a
brief with its facts; each other way is run from the same brief, which it only reads the text of, and once
more from bare text, as if there were no brief. Whatever starts from a brief starts as the program does.

Eight paragraphs with a footnote each make a page, and every fourth page has a table of 12 by 5 cells.
docxtpl (`pip install docxtpl`) and pandoc are left out where they are not installed.
"""

import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROUNDS = {20: 5, 200: 5, 2000: 3}
HERE = Path(__file__).parent
HOUSE = HERE.parents[1] / "templates" / "word" / "house.docx"
PATH = os.pathsep.join(map(str, (HERE.parent, HERE.parents[1] / "src")))

OURS, RAW, NAIVE = "Briefwright", "raw strings and zip", "python-docx, naive"
DOCXTPL, PANDOC = "docxtpl", "pandoc"
WRITERS = {
    RAW: "from benchmarks.raw_word import write\nwrite(items, out, house)",
    NAIVE: "from benchmarks.rivals.naive import write\nwrite(items, out)",
    DOCXTPL: "from benchmarks.rivals.templated import write\nwrite(items, out)",
    PANDOC: "from benchmarks.rivals.markdown import write\nwrite(items, out)",
}
START = (
    "import sys; from pathlib import Path; pages, out, house = int(sys.argv[1]), sys.argv[2], sys.argv[3]\n"
)
BRIEF, TEXT = "the brief", "bare text"
_PROGRAM = "from briefwright.__main__ import tune; tune()\n"
ITEMS = {
    BRIEF: f"{_PROGRAM}from benchmarks.long_brief import again, material\nitems = again(material(pages))\n",
    TEXT: "from benchmarks.long_text import whole\nitems = whole(pages)\n",
}
OUR_OWN = (
    f"{_PROGRAM}from briefwright.export.files import export; from benchmarks.long_brief import material\n"
    "export(material(pages), Path(out), lambda: Path(house))"
)
Way = tuple[str, str]
"""A writer and what it starts from."""


class Run(NamedTuple):
    """What a process took: seconds, and megabytes at the most (0 where the system does not tell)."""

    seconds: float
    megabytes: float


def _run(way: Way, pages: int, folder: Path) -> Run:
    writer, start_from = way
    code = OUR_OWN if writer == OURS else ITEMS[start_from] + WRITERS[writer]
    command = [sys.executable, "-c", START + code, str(pages), str(folder / "out.docx"), str(HOUSE)]
    given = {"PYTHONPATH": PATH, "PYTHONPYCACHEPREFIX": str(folder), "PYTHONDONTWRITEBYTECODE": ""}
    start = time.perf_counter()
    process = subprocess.Popen(command, env=os.environ | given)
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        held = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)
    else:
        process.wait()
        held = 0.0
    if process.returncode:
        raise RuntimeError(f"{way} failed at {pages} pages")
    return Run(time.perf_counter() - start, held)


def _ways() -> list[Way]:
    missing = {DOCXTPL: importlib.util.find_spec("docxtpl") is None, PANDOC: shutil.which("pandoc") is None}
    others = [writer for writer in WRITERS if not missing.get(writer)]
    return [(OURS, BRIEF), *((writer, start) for writer in others for start in (BRIEF, TEXT))]


def _measure(pages: int) -> dict[Way, Run]:
    """The median run of each way; those are run once that take a minute."""
    runs: dict[Way, list[Run]] = {way: [] for way in _ways()}
    with tempfile.TemporaryDirectory() as folder:
        for way in runs:
            _run(way, 4, Path(folder))
        for turn in range(ROUNDS.get(pages, 3)):
            for way, taken in runs.items():
                if way[0] not in (NAIVE, PANDOC) or pages < 2000 or turn == 0:
                    taken.append(_run(way, pages, Path(folder)))
    return {
        way: Run(statistics.median(run.seconds for run in taken), max(run.megabytes for run in taken))
        for way, taken in runs.items()
    }


def _table(pages: int, medians: dict[Way, Run]) -> None:
    rounds = ROUNDS.get(pages, 3)
    print(f"\n{pages:,} pages, {pages * 8:,} footnotes, median of {rounds} interleaved rounds\n")
    print("| way | from | seconds | peak MB | x raw from the brief | x raw from bare text |")
    print("|---|---|---|---|---|---|")
    for (writer, start), run in medians.items():
        ratios = " | ".join(f"{run.seconds / medians[RAW, each].seconds:.1f}" for each in (BRIEF, TEXT))
        print(f"| {writer} | {start} | {run.seconds:.2f} | {run.megabytes:.0f} | {ratios} |")


def _missed(pages: int, medians: dict[Way, Run]) -> list[str]:
    """What was promised of ways that start from the same brief, and is not kept."""
    ours = medians[OURS, BRIEF]
    promises = {"at most 4 times the raw writer": ours.seconds <= 4 * medians[RAW, BRIEF].seconds}
    if pages >= 200:
        for rival in (DOCXTPL, PANDOC):
            if (rival, BRIEF) in medians:
                promises[f"ahead of {rival}"] = ours.seconds < medians[rival, BRIEF].seconds
        promises["15 times the naive way"] = medians[NAIVE, BRIEF].seconds >= 15 * ours.seconds
    if pages == 2000:
        promises["below 200 MB"] = ours.megabytes < 200
    return [f"{pages:,} pages: not {what}" for what, kept in promises.items() if not kept]


def compare(sizes: list[int]) -> int:
    """Print the tables; 1 when a promise is not kept."""
    missed = []
    for pages in sizes:
        medians = _measure(pages)
        _table(pages, medians)
        missed += _missed(pages, medians)
    print("\n" + ("\n".join(missed) or "All that was promised is kept."))
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(compare([int(word) for word in sys.argv[1:]] or list(ROUNDS)))
