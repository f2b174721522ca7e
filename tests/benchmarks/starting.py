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

from generated import records

from briefwright.domain.layouts import start
from briefwright.paths import TEMPLATES
from briefwright.storage.files import read_layouts
from briefwright.storage.workspace import Workspace

FIRST_PAINT = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
class FirstPaint(QObject):
    done = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and not FirstPaint.done:
            FirstPaint.done = True
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        print(time.monotonic(), flush=True)
        QApplication.instance().quit()
"""
BARE = (
    FIRST_PAINT
    + """
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
application = QApplication([])
watch = FirstPaint()
application.installEventFilter(watch)
window = QMainWindow()
window.setCentralWidget(QTextEdit())
window.resize(1440, 900)
window.show()
application.exec()
"""
)
OURS = (
    FIRST_PAINT
    + """
from PySide6.QtWidgets import QApplication
from briefwright.gui import start
prepare = start.prepare
def prepared(program):
    application = prepare(program)
    application.watch = FirstPaint()
    application.installEventFilter(application.watch)
    return application
start.prepare = prepared
import os; os.environ["PYDANTIC_DISABLE_PLUGINS"]="__all__"
from briefwright.__main__ import run as main
main(sys.argv[1:])
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


def first_paint(code: str, *arguments: str, home: str) -> float:
    """Seconds from the start of the process to its first paint."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "BRIEFWRIGHT_HOME": home}
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return float(ran.stdout.split()[-1]) - began


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.briefwright"
        prepare(path, arguments.facts)
        bare, ours = [], []
        for number in range(arguments.rounds + 1):
            pair = first_paint(BARE, home=folder), first_paint(OURS, str(path), home=folder)
            if number:
                bare.append(pair[0])
                ours.append(pair[1])
    ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
    print("| start to first paint | median ms |\n|---|---|")
    print(f"| a bare PySide6 window with a text editor | {statistics.median(bare) * 1000:.0f} |")
    print(f"| Briefwright on {arguments.facts:,} facts | {statistics.median(ours) * 1000:.0f} |")
    print(f"| ratio, median of pairs (at most 2.5) | {ratio:.2f} |")


if __name__ == "__main__":
    main()
