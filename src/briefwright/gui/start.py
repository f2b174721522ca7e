"""Starts Qt and shows workspaces: the window's side of the program."""

import logging
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from briefwright.domain.errors import UserError
from briefwright.editing.ports import Desk
from briefwright.gui import fonts, prompts, theme
from briefwright.gui.program import Program
from briefwright.gui.welcome import Welcome
from briefwright.gui.window import MainWindow

NO_SCREEN = (
    "No screen can be opened here; the commands init, list, search and export need none "
    "(briefwright --help tells more)."
)
_LOG = logging.getLogger(__name__)


class Shower:
    """Shows one workspace at a time, or the welcome when there is none."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._window: QWidget | None = None

    @property
    def window(self) -> QWidget | None:
        """What is on the screen."""
        return self._window

    def show(self, desk: Desk) -> MainWindow:
        """Show a workspace in place of what is on the screen, at the brief that was open last."""
        window = MainWindow(desk, self._program)
        window.workspace_wanted.connect(self._ask)
        self._replace(window)
        # The window is painted before the brief is read, so that something is to be seen at once.
        QTimer.singleShot(0, window, window.shelf.open_last)
        settings = self._program.settings()
        self._program.remember(settings.model_copy(update={"workspace": str(desk.path)}))
        return window

    def welcome(self, told: str = "") -> Welcome:
        """Show the welcome, with a sentence when something went wrong."""
        welcome = Welcome(
            sample=partial(self._ask, "sample"),
            create=partial(self._ask, "new"),
            open_one=partial(self._ask, "open"),
        )
        welcome.notice.tell(told, "error")
        self._replace(welcome)
        return welcome

    def _replace(self, window: QWidget) -> None:
        former, self._window = self._window, window
        window.show()
        if former is not None:
            former.close()
            former.deleteLater()

    def _ask(self, kind: str) -> None:
        if self._window is None:
            return
        if kind == "sample":
            self._try(self._program.sample)
        elif kind == "new":
            prompts.ask_file(
                self._window,
                "New workspace",
                "Workspace.briefwright",
                True,
                lambda name: self._try(lambda: self._program.create(Path(name))),
            )
        else:
            prompts.ask_file(
                self._window,
                "Open workspace",
                "",
                False,
                lambda name: self._try(lambda: self._program.open(Path(name))),
            )

    def _try(self, open_desk: Callable[[], Desk]) -> None:
        try:
            desk = open_desk()
        except UserError as error:
            if isinstance(self._window, MainWindow):
                self._window.pane.notice.tell(error.message, "error")
            elif isinstance(self._window, Welcome):
                self._window.notice.tell(error.message, "error")
        else:
            self.show(desk)


def prepare(program: Program) -> QApplication:
    """Start Qt with our fonts and colours. Ends the process with a sentence where no screen opens."""
    _check_screen()
    former = qInstallMessageHandler(_refuse_without_screen)
    application = QApplication(sys.argv[:1])
    qInstallMessageHandler(former)
    application.setApplicationName("Briefwright")
    application.setStyle("Fusion")
    fonts.load(program.resources / "fonts")
    dark = program.settings().dark
    theme.apply(theme.system_is_dark() if dark is None else dark)
    return application


def run(program: Program, open_desk: Callable[[], Desk] | None) -> int:
    """Show a workspace, or the welcome for None, until the last window is closed; gives the exit code."""
    application = prepare(program)
    sys.excepthook = _tell_bug
    shower = Shower(program)
    if open_desk is None:
        shower.welcome()
    else:
        try:
            shower.show(open_desk())
        except UserError as error:
            shower.welcome(error.message)
    return application.exec()


def _check_screen() -> None:
    unix = sys.platform not in ("win32", "darwin")
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if unix and not any(os.environ.get(name) for name in displays):
        raise UserError(NO_SCREEN)


def _refuse_without_screen(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
    if kind == QtMsgType.QtFatalMsg:
        _end(NO_SCREEN)
    _LOG.debug("Qt: %s", message)


def _end(sentence: str) -> NoReturn:
    # Qt aborts the process after a fatal message: this handler is the last of our code that runs.
    sys.stderr.write(f"briefwright: {sentence}\n")
    sys.stderr.flush()
    os._exit(1)


def _tell_bug(kind: type[BaseException], bug: BaseException, where: TracebackType | None) -> None:
    _LOG.error("A bug in Briefwright", exc_info=(kind, bug, where))
    sys.__excepthook__(kind, bug, where)
    box = QMessageBox(
        QMessageBox.Icon.Warning,
        "Briefwright",
        "Something in Briefwright went wrong. Your text is kept; you can go on working.",
        parent=QApplication.activeWindow(),
    )
    box.setDetailedText(f"{kind.__name__}: {bug}")
    box.open()
