"""Actions made of the commands: one for each, shared by menus, shortcuts, toolbar and palette."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import groupby

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from briefwright.editing.commands import BY_ID, COMMANDS, MENUS, READING, Need
from briefwright.gui.icons import Icons


class Actions:
    """An action for each command; `connect` says what they do."""

    def __init__(self, icons: Icons, parent: QObject) -> None:
        self._icons = icons
        self._handlers: Mapping[str, Callable[[], None]] = {}
        self._drawn: set[str] = set()
        self.by_id: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(command.title, parent)
            action.setObjectName(command.id)
            action.setCheckable(command.checkable)
            if command.shortcut:
                action.setShortcut(QKeySequence(command.shortcut))
            action.triggered.connect(partial(self._run, command.id))
            self.by_id[command.id] = action

    def connect(self, handlers: Mapping[str, Callable[[], None]]) -> None:
        """Let the commands do this from now on."""
        self._handlers = handlers

    def draw(self, commands: Iterable[str]) -> None:
        """Draw the icons of these commands, which are about to be seen, if that was not done before."""
        for command in set(commands) - self._drawn:
            self.by_id[command].setIcon(self._icons.icon(BY_ID[command].icon))
            self._drawn.add(command)

    def recolour(self) -> None:
        """Draw the icons anew, after a change between light and dark."""
        drawn, self._drawn = self._drawn, set()
        self.draw(drawn)

    def enable(self, at_hand: Mapping[Need, bool], read_only: bool = False) -> None:
        """Enable what can be done with what is at hand, in a workspace that may be read only."""
        for command in COMMANDS:
            allowed = not read_only or command.id in READING
            self.by_id[command.id].setEnabled(allowed and at_hand[command.needs])

    def tell_steps(self, undo: str, redo: str) -> None:
        """Say which step would be taken back and which brought back; empty where there is none."""
        for command, step in (("edit.undo", undo), ("edit.redo", redo)):
            title = BY_ID[command].title
            self.by_id[command].setText(f"{title}: {step}" if step else title)

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus."""
        for name in MENUS:
            menu = bar.addMenu(f"&{name}")
            self._fill_menu(menu, name)

    def _fill_menu(self, menu: QMenu, name: str) -> None:
        mine = [command for command in COMMANDS if command.menu == name]
        menu.aboutToShow.connect(lambda: self.draw(command.id for command in mine if command.icon))
        for number, (_, group) in enumerate(groupby(mine, key=lambda command: command.group)):
            if number:
                menu.addSeparator()
            for command in group:
                menu.addAction(self.by_id[command.id])

    def _run(self, command: str, _checked: bool = False) -> None:
        self._handlers[command]()
