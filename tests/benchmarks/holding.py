"""How long the window is held while one types into the library's search, over a base of any size.

    python tests/benchmarks/holding.py [FACTS] [--keep PATH]

Types whole words key by key into the real window and looks every millisecond how late the event loop comes
back to it: the longest delay is the longest time in which the window could not have answered. Prints a table
in Markdown.
"""

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.generated import records
from briefwright import app, paths
from briefwright.gui import start
from briefwright.gui.program import Program
from briefwright.settings import Settings
from briefwright.storage.workspace import Workspace

WORDS = ("zelenskyy grain", "gas transit", "kharkiv drones", "macron", "prisoner exchange warsaw", "nuclear")
PAUSE = 60
"""Milliseconds between two keys, as a quick typist leaves them."""


class Pulse(QObject):
    """Notes how late each millisecond's tick comes."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(1)

    def _tick(self) -> None:
        now = perf_counter()
        self.late.append((now - self._last) * 1000)
        self._last = now


def type_words(field: QLineEdit) -> tuple[float, float]:
    """The longest and the 99.9th percentile of the holds, in milliseconds."""
    pulse = Pulse()
    for words in WORDS:
        for key in words:
            QTest.keyClick(field, Qt.Key(ord(key.upper())), Qt.KeyboardModifier.NoModifier)
            QTest.qWait(PAUSE)
        QTest.qWait(600)
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.qWait(900)
    return max(pulse.late), statistics.quantiles(pulse.late, n=1000)[-1]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("facts", nargs="?", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="a workspace file to make once and reuse")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "w.briefwright"
        if not path.exists():
            workspace = Workspace.create(path)
            workspace.load(records(asked.facts), [])
            workspace.close()
        ways = (app.open_desk, app.create_desk, app.open_sample)
        program = Program(*ways, Settings, lambda _: None, paths.RESOURCES, "0")
        application = start.prepare(program)
        stage = start.Stage(program)
        stage.frame.show()
        bench = stage.show(app.open_desk(path))
        bench.library.focus_search()
        QTest.qWait(2_000)
        field = QApplication.focusWidget()
        if not isinstance(field, QLineEdit):
            sys.exit("The search field has no focus.")
        longest, usual = type_words(field)
        stage.frame.close()
        application.processEvents()
    print("| while typing into the search | ms |\n|---|---|")
    print(f"| longest hold of the window (at most 50) | {longest:.0f} |")
    print(f"| 99.9 % of the holds at most | {usual:.0f} |")


if __name__ == "__main__":
    main()
