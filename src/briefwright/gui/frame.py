"""The frame of the program: menus, tools and status bar around whatever is worked on.

It is painted before a workspace is read, so it loads nothing of the panes.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, get_args

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QToolBar, QWidget

from briefwright.editing.commands import COMMANDS, Need
from briefwright.gui import prompts, theme
from briefwright.gui.actions import Actions
from briefwright.gui.icons import Icons
from briefwright.gui.picker import Choice, Picker
from briefwright.gui.program import Program

_TOOLBAR = (
    "brief.new", "brief.open", "brief.export", "", "edit.undo", "edit.redo", "", "format.bold",
    "format.italic", "format.bullet", "format.numbered", "format.quote", "insert.link", "",
    "insert.fact", "edit.find", "view.palette",
)  # fmt: skip
_FIRST_SIZE = QSize(1440, 900)
_EDGES = QSize(16, 48)
_NOTHING: dict[Need, bool] = {need: need == "nothing" for need in get_args(Need)}
_WORKSPACES = ("new", "open", "sample")


class Content(Protocol):
    """What the frame needs of the widget in its middle."""

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What the commands do that are not the frame's own."""
        ...

    def tell(self, sentence: str) -> None:
        """Show a sentence about something that went wrong."""
        ...

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        ...

    def shut(self) -> bool:
        """Save what is pending and let go of the workspace; False, and nothing is let go, when something
        could not be saved, which it has told."""
        ...


class Frame(QMainWindow):
    """The window of the program. `workspace_wanted` is "new", "open" or "sample"."""

    workspace_wanted = Signal(str)

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._content: Content | None = None
        self.commands = Actions(Icons(program.resources / "icons"), self)
        self.commands.connect(self.own_handlers())
        self.commands.enable(_NOTHING)
        self.commands.by_id["view.dark"].setChecked(theme.is_dark())
        self.state = QLabel()
        self.counts = QLabel()
        self.setWindowTitle("Briefwright")
        self.setMinimumSize(900, 560)
        self._arrange()
        geometry = program.settings().geometry
        if not geometry or not self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() - _EDGES))

    @property
    def content(self) -> Content | None:
        """What is in the middle."""
        return self._content

    def clear(self) -> bool:
        """Shut what is in the middle; False when it cannot be shut now."""
        if self._content is not None and not self._content.shut():
            return False
        self._content = None
        return True

    def put(self, widget: QWidget, content: Content) -> None:
        """Put something in the middle, which was cleared before."""
        self._content = content
        self.commands.enable(_NOTHING)
        self.commands.connect({**self.own_handlers(), **content.handlers()})
        self.state.clear()
        self.counts.clear()
        self.setCentralWidget(widget)

    def enable(self, at_hand: Mapping[Need, bool], read_only: bool = False) -> None:
        """Enable the commands that are of use with what is at hand."""
        self.commands.enable({**_NOTHING, **at_hand}, read_only)

    def pick(self, choices: list[Choice], prompt: str, then: Callable[[str], None]) -> None:
        """Let the user pick one of the choices; the focus then goes back to where it was."""
        before = QApplication.focusWidget()
        picker = Picker(choices, prompt, self)
        picker.chosen.connect(then)
        if before is not None:
            picker.finished.connect(before.setFocus)
        picker.show()

    def own_handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands do that are the frame's own."""
        return {
            **{f"workspace.{kind}": partial(self.workspace_wanted.emit, kind) for kind in _WORKSPACES},
            "window.close": self._close,
            "view.palette": self._show_palette,
            "view.dark": self._toggle_dark,
            "help.keys": self._show_keys,
            "help.about": self._show_about,
        }

    def run(self, command: str) -> None:
        """Carry out a command as its menu entry would."""
        self.commands.by_id[command].trigger()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is pending and remember where the window was; stay when it cannot be saved."""
        if not self.clear():
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._program.remember(self._program.settings().model_copy(update={"geometry": geometry}))
        event.accept()

    def _arrange(self) -> None:
        self.commands.fill(self.menuBar())
        bar = QToolBar("Tools", self)
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.commands.draw(command for command in _TOOLBAR if command)
        for command in _TOOLBAR:
            if command:
                bar.addAction(self.commands.by_id[command])
            else:
                bar.addSeparator()
        self.addToolBar(bar)
        self.statusBar().addWidget(self.state)
        self.statusBar().addPermanentWidget(self.counts)

    def _close(self) -> None:
        self.close()

    def _show_palette(self) -> None:
        by_id = self.commands.by_id
        choices = [
            Choice(one.id, by_id[one.id].text(), _keys(one.shortcut), one.menu)
            for one in COMMANDS
            if by_id[one.id].isEnabled() and one.id != "view.palette"
        ]
        self.pick(choices, "Type a command", self.run)

    def _toggle_dark(self) -> None:
        dark = not theme.is_dark()
        self._program.remember(self._program.settings().model_copy(update={"dark": dark}))
        theme.apply(dark)
        self.commands.recolour()
        self.commands.by_id["view.dark"].setChecked(dark)
        if self._content is not None:
            self._content.recolour()

    def _show_keys(self) -> None:
        prompts.show_page(self, "Keyboard shortcuts", prompts.keys_page(_keys))

    def _show_about(self) -> None:
        prompts.show_page(self, "About Briefwright", prompts.about_page(self._program.version))


def _keys(shortcut: str) -> str:
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
