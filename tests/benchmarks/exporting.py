"""How long a brief of 200 pages takes to become a Word file, beside the least that could be done.

Run `python tests/benchmarks/exporting.py [PAGES]`. Each time is a whole process: start, imports, making
the brief, writing. The export must stay under five times a raw writer that starts from the same brief.
A raw writer that knows no brief, only text, is the floor under both.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 5
ALLOWED = 5.0
HERE = Path(__file__).parent
HOUSE = HERE.parents[1] / "templates" / "word" / "house.docx"

EXPORT, RAW, FLOOR = "briefwright export", "raw, from the same brief", "raw, from bare text"
START = (
    "import sys; from pathlib import Path; pages, out, house = int(sys.argv[1]), sys.argv[2], sys.argv[3]\n"
)
WAYS = {
    EXPORT: "from briefwright.export.files import export; from benchmarks.long_brief import material\n"
    "export(material(pages), Path(out), Path(house))",
    RAW: "from benchmarks.raw_word import write; from benchmarks.long_brief import again, material\n"
    "write(again(material(pages)), out, house)",
    FLOOR: "from benchmarks.raw_word import write; from benchmarks.long_text import passages\n"
    "write(passages(pages), out, house)",
}


def _seconds(way: str, pages: int, out: Path) -> float:
    command = [sys.executable, "-c", START + WAYS[way], str(pages), str(out), str(HOUSE)]
    start = time.perf_counter()
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(HERE.parent)})
    return time.perf_counter() - start


def compare(pages: int) -> int:
    """Print the comparison as a Markdown table; 1 when the export is too slow."""
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(ROUNDS):
            for way, taken in times.items():
                taken.append(_seconds(way, pages, Path(folder) / "out.docx"))
    medians = {way: statistics.median(taken) for way, taken in times.items()}
    print(f"Whole process, {pages} pages, median of {ROUNDS} interleaved rounds\n")
    print("| way | seconds | times raw, same brief | times raw, bare text |")
    print("|---|---|---|---|")
    for way, taken_by in medians.items():
        print(f"| {way} | {taken_by:.2f} | {taken_by / medians[RAW]:.1f} | {taken_by / medians[FLOOR]:.1f} |")
    print(f"\nAllowed: {ALLOWED:.0f} times raw from the same brief.")
    return int(medians[EXPORT] > ALLOWED * medians[RAW])


if __name__ == "__main__":
    sys.exit(compare(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
