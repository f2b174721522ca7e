"""From a key to the model and the painted screen, against a bare QTextEdit with the same text.

    python tests/benchmarks/typing_keys.py [words] [references]

Both widgets hold the same 100,000 words with 1,000 references, in the same layout, in one run; keys
go to them in turn, in the middle of the text. Prints a table in Markdown. Fails when the surface takes
more than twice as long as the bare edit, in the median.
"""

import itertools
import os
import random
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from briefwright.domain.blocks import Narrative, Paragraph
from briefwright.domain.content import FactRef, Text
from briefwright.domain.facts import Fact
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text.formats import Setting
from briefwright.gui.text.surface import TextSurface
from briefwright.gui.text.writing import replace_all

MOST = 2.0
"""How many times as long as the bare edit the surface may take, in the median."""

KEYS = 200
PER_PARAGRAPH = 80
WORDS = ["the", "corridor", "stays", "open", "while", "talks", "on", "transit", "quotas", "continue"]
FACT = Fact(id="F1", revision=1, statement="exports through the corridor fell by 12 percent")


def sample(words: int, references: int) -> tuple[Narrative, ...]:
    """Paragraphs of so many words, with references spread evenly over them."""
    chance = random.Random(7)
    count = max(1, words // PER_PARAGRAPH)
    blocks: list[Narrative] = []
    for number in range(count):
        before, after = (" ".join(chance.choice(WORDS) for _ in range(PER_PARAGRAPH // 2)) for _ in range(2))
        due = (number + 1) * references // count - number * references // count
        refs = [
            item
            for n in range(due)
            for item in (
                FactRef(id=f"r{number}.{n}", fact="F1", revision=1, shown=FACT.statement),
                Text(text=" "),
            )
        ]
        blocks.append(Paragraph(id=f"b{number}", content=(Text(text=before + " "), *refs, Text(text=after))))
    return tuple(blocks)


def window(edit: QTextEdit) -> QScrollArea:
    """A page that holds the edit and scrolls it, shown."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addWidget(edit)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(900, 700)
    area.show()
    return area


def bare(blocks: tuple[Narrative, ...], setting: Setting) -> QTextEdit:
    """A QTextEdit that does nothing but show the same text at the same height."""
    edit = QTextEdit()
    edit.setUndoRedoEnabled(False)
    edit.setFrameShape(QFrame.Shape.NoFrame)
    edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    replace_all(edit.document(), (), blocks, setting)
    edit.document().documentLayout().documentSizeChanged.connect(
        lambda size: edit.setFixedHeight(round(size.height()))
    )
    return edit


def press(app: QApplication, edit: QTextEdit, key: Qt.Key) -> float:
    """Milliseconds from a key until everything that follows from it is done and painted."""
    start = time.perf_counter()
    QTest.keyClick(edit, key)
    app.processEvents()
    edit.viewport().repaint(edit.cursorRect().adjusted(-900, -20, 900, 20))
    return (time.perf_counter() - start) * 1000


def main(words: int, references: int) -> int:
    """Measure, print the table, and return 1 when the surface is too slow."""
    app = QApplication(sys.argv[:1])
    ids = itertools.count()
    surroundings = Surroundings(lambda: f"n{next(ids)}", {"F1": FACT}.get, lambda *_: None, dict, dict)
    blocks = sample(words, references)
    surface = TextSurface(surroundings, "Text")
    start = time.perf_counter()
    surface.show_blocks(blocks)
    shown = (time.perf_counter() - start) * 1000
    edits: dict[str, QTextEdit] = {
        "a bare QTextEdit": bare(blocks, Setting(float(QFontInfo(surface.font()).pixelSize()))),
        "our surface": surface,
    }
    areas = {name: window(edit) for name, edit in edits.items()}
    app.processEvents()
    for name, edit in edits.items():
        caret = edit.textCursor()
        caret.setPosition(edit.document().findBlockByNumber(len(blocks) // 2).position() + 50)
        edit.setTextCursor(caret)
        areas[name].ensureVisible(50, edit.cursorRect().center().y())
    app.processEvents()
    times: dict[str, list[float]] = {name: [] for name in edits}
    typed = itertools.cycle([Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_D, Qt.Key.Key_Space])
    for _, key in zip(range(KEYS), typed, strict=False):
        for name, edit in edits.items():
            times[name].append(press(app, edit, key))
    return report(times, words, references, shown)


def report(times: dict[str, list[float]], words: int, references: int, shown: float) -> int:
    """Print the table; 1 when the surface is too slow."""
    print(f"{words:,} words, {references:,} references, {KEYS} keys; shown in {shown:.0f} ms\n")
    print("| | median ms | p95 ms |\n|---|---|---|")
    medians = []
    for name, taken in times.items():
        medians.append(statistics.median(taken))
        print(f"| {name} | {medians[-1]:.2f} | {statistics.quantiles(taken, n=20)[-1]:.2f} |")
    ratio = medians[1] / medians[0]
    print(f"| ratio (at most {MOST:g}) | {ratio:.2f} | |")
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main(*[int(given) for given in [*sys.argv[1:3], "100000", "1000"][:2]]))
