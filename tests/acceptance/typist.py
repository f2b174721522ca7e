"""A program for the kill test: opens a workspace in the real window and types until it is killed.

It writes each word to its standard output a second after it typed it. The program promises to have it in the
file after half a second; the other half is for a machine that is busy with other tests.
"""

import itertools
import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest

from briefwright import app, paths
from briefwright.gui import start
from briefwright.gui.program import Program
from briefwright.settings import Settings


def main(path: Path) -> None:
    program = Program(
        open=app.open_desk,
        create=app.create_desk,
        sample=app.open_sample,
        settings=Settings,
        remember=lambda _: None,
        resources=paths.RESOURCES,
        version="0",
    )
    application = start.prepare(program)
    stage = start.Stage(program)
    stage.frame.show()
    window = stage.show(app.open_desk(path))
    page = window.pane.page
    assert page is not None
    assert window.pane.brief is not None
    page.go_to_section(window.pane.brief.sections[0].id)
    assert page.current is not None
    waiting: list[tuple[float, str]] = []
    for number in itertools.count():
        word = f"w{number}"
        QTest.keyClicks(page.current, f"{word} ")
        waiting.append((time.monotonic(), word))
        while waiting and time.monotonic() - waiting[0][0] > 1.0:
            sys.stdout.write(f"{waiting.pop(0)[1]}\n")
            sys.stdout.flush()
        application.processEvents()
        QTest.qWait(15)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
