"""Starts Qt, shows the frame and puts workspaces into it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from briefwright.domain.errors import UserError
from briefwright.gui import fonts, prompts, theme
from briefwright.gui.frame import Frame
from briefwright.gui.program import Program
from briefwright.gui.welcome import Welcome

if TYPE_CHECKING:
    from briefwright.editing.ports import Desk
    from briefwright.gui.workbench import Workbench

NO_SCREEN = (
    "No screen can be opened here; the commands of the terminal need none (briefwright --help lists them)."
)
_LOG = logging.getLogger(__name__)


class Stage:
    """Puts workspaces into the frame, one at a time, or the welcome when there is none."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self.frame = Frame(program)
        self.frame.workspace_wanted.connect(self._ask)

    def show(self, desk: Desk) -> Workbench:
        """Show a workspace in the cleared frame, at the brief that was open last."""
        # Loaded only now, so that the frame was painted before.
        from briefwright.gui.workbench import Workbench  # noqa: PLC0415

        workbench = Workbench(desk, self._program, self.frame)
        self.frame.put(workbench, workbench)
        workbench.begin()
        settings = self._program.settings()
        self._program.remember(settings.model_copy(update={"workspace": str(desk.path)}))
        return workbench

    def open(self, open_desk: Callable[[], Desk]) -> None:
        """Show the workspace that is opened; what the user's world refuses is told in the frame.

        The former one stays where the new one cannot be opened or where it cannot be saved itself.
        """
        try:
            desk = open_desk()
        except UserError as error:
            self.tell(error)
            return
        if self.frame.clear():
            self.show(desk)
        else:
            desk.close()

    def tell(self, error: UserError) -> None:
        """Tell what the user's world refused, in whatever is in the frame."""
        if self.frame.content is None:
            self.welcome()
        if self.frame.content is not None:
            self.frame.content.tell(error.message)

    def welcome(self) -> None:
        """Show the welcome."""
        welcome = Welcome(self.frame.run)
        self.frame.put(welcome, welcome)

    def tell_exception(
        self, kind: type[BaseException], raised: BaseException, where: TracebackType | None
    ) -> None:
        """Tell what no one else took: a refusal by its sentence, anything else as the bug that it is."""
        if isinstance(raised, UserError):
            self.tell(raised)
        else:
            _tell_bug(kind, raised, where)

    def _ask(self, kind: str) -> None:
        if kind == "sample":
            self.open(self._program.sample)
        elif kind == "new":
            self._ask_file("New workspace", "Workspace.briefwright", self._program.create)
        else:
            self._ask_file("Open workspace", "", self._program.open)

    def _ask_file(self, title: str, name: str, way: Callable[[Path], Desk]) -> None:
        prompts.ask_file(
            self.frame, title, name, bool(name), lambda chosen: self.open(lambda: way(Path(chosen)))
        )


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
    """Show a workspace, or the welcome for None, until the window is closed; gives the exit code."""
    application = prepare(program)
    stage = Stage(program)
    sys.excepthook = stage.tell_exception
    stage.frame.show()
    # Painted at once; only then the workspace and the panes are loaded.
    application.processEvents()
    if open_desk is None:
        stage.welcome()
    else:
        stage.open(open_desk)
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
    """Log a bug of ours and say so; the window lives on."""
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
