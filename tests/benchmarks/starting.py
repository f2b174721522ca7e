"""From the start of the process to the first painted window, beside a bare PySide6 window.

    python tests/benchmarks/starting.py [--facts 100000] [--rounds 9]

Both are whole processes, started in turn; the figure is the time until the window's first paint event was
handled, on Qt's offscreen platform unless QT_QPA_PLATFORM says otherwise.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.generated import records
from briefwright.domain.layouts import start
from briefwright.paths import TEMPLATES
from briefwright.storage.files import read_layouts
from briefwright.storage.workspace import Workspace

WATCH = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    \"\"\"Tells when the first widget was painted, and when the first of the wanted kind was.\"\"\"
    painted = wanted = None
    kind = "QTextEdit"
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType():
            Watch.painted = Watch.painted or 1
            if type(watched.parent()).__name__ == self.kind:
                Watch.wanted = Watch.wanted or 1
            return False
        # The first event after a paint event: by now the widget is on the screen.
        if Watch.painted == 1:
            Watch.painted = time.monotonic()
        if Watch.wanted == 1:
            print(Watch.painted, time.monotonic(), flush=True)
            os._exit(0)
        return False
"""
BARE = (
    WATCH
    + """
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
application = QApplication([])
watch = Watch()
application.installEventFilter(watch)
window = QMainWindow()
window.setCentralWidget(QTextEdit())
window.resize(1440, 900)
window.show()
application.exec()
"""
)
OURS = (
    WATCH
    + """
from briefwright.__main__ import run, tune
from briefwright.gui import start
prepare = start.prepare
def prepared(program):
    application = prepare(program)
    application.watch = Watch()
    application.watch.kind = "TextSurface"
    application.installEventFilter(application.watch)
    return application
start.prepare = prepared
tune()
run(sys.argv[1:])
"""
)


def prepare(path: Path, facts: int) -> None:
    """A workspace with so many facts and one brief."""
    workspace = Workspace.create(path)
    (layout,) = (one for one in read_layouts(TEMPLATES / "briefs") if one.id == "house")
    ids = iter(range(1, 1000))
    brief = start(layout, "Generated", date(2025, 11, 24), lambda: f"n{next(ids)}")
    workspace.load(records(facts), [brief])
    workspace.close()


def paints(code: str, *arguments: str, home: str) -> tuple[float, float]:
    """Milliseconds from the start of the process to the first paint, and to the first paint of text."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "BRIEFWRIGHT_HOME": home}
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    window, text = (1000 * (float(told) - began) for told in ran.stdout.split()[-2:])
    return window, text


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.briefwright"
        prepare(path, arguments.facts)
        rounds = [
            (paints(BARE, home=folder), paints(OURS, str(path), home=folder))
            for _ in range(arguments.rounds + 1)
        ][1:]
    print("| from the start of the process | median ms | ratio, median of pairs |\n|---|---|---|")
    bare = statistics.median(one[0] for one, _ in rounds)
    print(f"| a bare PySide6 window with a text editor painted | {bare:.0f} | 1 |")
    for number, what in enumerate(("window painted (at most 2.5)", "brief painted")):
        ours = statistics.median(one[number] for _, one in rounds)
        ratio = statistics.median(one[number] / other[0] for other, one in rounds)
        print(f"| Briefwright on {arguments.facts:,} facts: {what} | {ours:.0f} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
