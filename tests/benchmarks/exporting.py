"""How long a brief of 20, 200 and 2,000 pages takes to become a Word file, beside other ways to make one.

Run `python tests/benchmarks/exporting.py [PAGES ...]`. Each time is a whole process: start, imports, making
the brief, writing; memory is the most that the process held. The rounds are interleaved. Briefwright and
one of the raw writers start from the same brief with its facts, all others from bare text, which is less.
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

OURS, RAW, BARE = "Briefwright", "raw strings and zip, same brief", "raw strings and zip, bare text"
NAIVE, DOCXTPL, PANDOC = "python-docx, naive", "docxtpl", "pandoc"
START = (
    "import sys; from pathlib import Path; pages, out, house = int(sys.argv[1]), sys.argv[2], sys.argv[3]\n"
)
_TEXT = "from benchmarks.long_text import passages\n"
WAYS = {
    OURS: "from briefwright.export.files import export; from benchmarks.long_brief import material\n"
    "export(material(pages), Path(out), Path(house))",
    RAW: "from benchmarks.raw_word import write; from benchmarks.long_brief import again, material\n"
    "write(again(material(pages)), out, house)",
    BARE: f"from benchmarks.raw_word import write\n{_TEXT}write(passages(pages), out, house)",
    NAIVE: f"from benchmarks.rivals.naive import write\n{_TEXT}write(passages(pages), out)",
    DOCXTPL: f"from benchmarks.rivals.templated import write\n{_TEXT}write(passages(pages), out)",
    PANDOC: f"from benchmarks.rivals.markdown import write\n{_TEXT}write(passages(pages), out)",
}


class Run(NamedTuple):
    """What a process took: seconds, and megabytes at the most (0 where the system does not tell)."""

    seconds: float
    megabytes: float


def _run(way: str, pages: int, out: Path) -> Run:
    command = [sys.executable, "-c", START + WAYS[way], str(pages), str(out), str(HOUSE)]
    start = time.perf_counter()
    process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(HERE.parent)})
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


def _ways() -> list[str]:
    missing = {DOCXTPL: importlib.util.find_spec("docxtpl") is None, PANDOC: shutil.which("pandoc") is None}
    return [way for way in WAYS if not missing.get(way)]


def _measure(pages: int) -> dict[str, Run]:
    """The median run of each way; the naive one is run once where it takes a minute."""
    rounds = ROUNDS.get(pages, 3)
    runs: dict[str, list[Run]] = {way: [] for way in _ways()}
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(rounds):
            for way, taken in runs.items():
                if way != NAIVE or pages < 2000 or turn == 0:
                    taken.append(_run(way, pages, Path(folder) / "out.docx"))
    return {
        way: Run(statistics.median(run.seconds for run in taken), max(run.megabytes for run in taken))
        for way, taken in runs.items()
    }


def _table(pages: int, medians: dict[str, Run]) -> None:
    print(
        f"\n{pages:,} pages, {pages * 8:,} footnotes, median of {ROUNDS.get(pages, 3)} interleaved rounds\n"
    )
    print("| way | seconds | peak MB | x raw, same brief | x raw, bare text |")
    print("|---|---|---|---|---|")
    for way, run in medians.items():
        ratios = f"{run.seconds / medians[RAW].seconds:.1f} | {run.seconds / medians[BARE].seconds:.1f}"
        print(f"| {way} | {run.seconds:.2f} | {run.megabytes:.0f} | {ratios} |")


def _missed(pages: int, medians: dict[str, Run]) -> list[str]:
    """What was promised and is not kept."""
    ours = medians[OURS]
    promises = {"at most 4 times the raw writer": ours.seconds <= 4 * medians[RAW].seconds}
    if pages >= 200:
        for rival in (DOCXTPL, PANDOC):
            if rival in medians:
                promises[f"ahead of {rival}"] = ours.seconds < medians[rival].seconds
        promises["15 times the naive way"] = medians[NAIVE].seconds >= 15 * ours.seconds
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
