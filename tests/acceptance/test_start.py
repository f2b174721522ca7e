"""How the program starts, and how it says that it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

UNNEEDED = ("docx", "lxml", "psycopg", "tomlkit", "hypothesis")


def run(*command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *command],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


SHOW_AND_LIST_MODULES = """
import sys
from pathlib import Path
from briefwright import app, paths
from briefwright.gui import start
from briefwright.gui.program import Program
from briefwright.settings import Settings
ways = (app.open_desk, app.create_desk, app.open_sample)
program = Program(*ways, Settings, lambda _: None, paths.RESOURCES, "0")
application = start.prepare(program)
stage = start.Stage(program)
stage.frame.show()
window = stage.show(app.open_desk(Path(sys.argv[1])))
application.processEvents()
print(window.isVisible(), *sorted({name.split(".")[0] for name in sys.modules}))
stage.frame.close()
"""


def it_opens_the_window_without_loading_what_only_exports_need(sample: Path) -> None:
    ran = run("-c", SHOW_AND_LIST_MODULES, str(sample), QT_QPA_PLATFORM="offscreen")
    shown, *loaded = ran.stdout.split()
    assert shown == "True", ran.stderr
    assert [name for name in UNNEEDED if name in loaded] == []


def it_needs_no_qt_for_the_terminal(sample: Path) -> None:
    listing = (
        "import sys; from briefwright.app import main; main(sys.argv[1:]); print('PySide6' in sys.modules)"
    )
    ran = run("-c", listing, "list", str(sample), "topics")
    assert ran.stdout.splitlines()[-1] == "False", ran.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen here")
@pytest.mark.parametrize("display", ["", ":4711"], ids=["no display", "a display that does not answer"])
def it_says_in_one_sentence_that_no_screen_can_be_opened(display: str, tmp_path: Path) -> None:
    ran = run(
        "-m",
        "briefwright",
        "--sample",
        DISPLAY=display,
        WAYLAND_DISPLAY="",
        QT_QPA_PLATFORM="",
        BRIEFWRIGHT_HOME=str(tmp_path),
    )
    assert ran.returncode == 1
    # The libraries of the display may say something of their own before us.
    told = ran.stderr.splitlines()[-1]
    assert told.startswith("briefwright: No screen can be opened here; the commands of the terminal")
    assert "Traceback" not in ran.stderr
