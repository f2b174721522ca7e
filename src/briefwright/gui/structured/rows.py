"""What the editors with rows share: adding, moving and removing rows by mouse, menu and keyboard."""

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from typing import ClassVar, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QEnterEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget

from briefwright.domain import tables
from briefwright.gui.structured.controls import Handle, TextButton
from briefwright.gui.structured.editor import StructuredEditor, drop
from briefwright.gui.structured.sheet import GAP, GUTTER, Band, Sheet
from briefwright.gui.surroundings import Surroundings

RowedT = TypeVar("RowedT", bound=tables.Rowed)


class RowsEditor(StructuredEditor[RowedT]):
    """An editor of rows. Commands act on the row that has, or last had, the focus.

    Alt+Up and Alt+Down move the row, Ctrl+Enter adds one below, Alt+Enter opens the menu of it all.
    """

    row_word: ClassVar[str]

    def __init__(self, block: RowedT, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(block, surroundings, parent)
        self._row = ""
        self._shape: Hashable = None
        self._handles: dict[str, Handle] = {}
        self._sheet = Sheet(self)
        self._body.addWidget(self._sheet)
        self._footer = QHBoxLayout()
        self._footer.setSpacing(12)
        self._footer.setContentsMargins(0, 0, GAP + GUTTER, 0)
        self._body.addLayout(self._footer)
        self._add_button = TextButton(f"+ Add {self.row_word}", self)
        self._add_button.clicked.connect(lambda: self.add_row(len(self._block.rows)))
        self._footer.addWidget(self._add_button)
        self._row_actions = self._make_row_actions()
        self._menu_action = self._action("Row menu", self._open_menu_at_focus, "Alt+Return", "Alt+Enter")
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._follow_focus)

    def add_row(self, index: int) -> None:
        """Ask for a new row before the one at `index` and put the focus there."""
        raise NotImplementedError

    def row_menu(self) -> QMenu:
        """A menu of what can be done with the row that has the focus."""
        return self._menu(self._row_actions)

    def focus_row(self, index: int) -> None:
        """Put the focus into the row at `index`, the last one at most; without rows, on the add button."""
        rows = self._block.rows
        fields = self._fields(rows[min(index, len(rows) - 1)].id) if rows else ()
        first = fields[0] if fields else self._add_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show what can be done here."""
        super().enterEvent(event)
        self._wake(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Be paper again."""
        super().leaveEvent(event)
        self._wake(self._has_focus())

    def _fields(self, row_id: str) -> Sequence[QWidget]:
        """What takes the focus in the row, in reading order."""
        raise NotImplementedError

    def _bands(self) -> tuple[list[Band], Sequence[int]]:
        """What the sheet shows, and the shares of its columns."""
        raise NotImplementedError

    def _columns(self) -> Hashable:
        """What tells, besides its rows, that the sheet has to be laid out anew."""
        return None

    def _show_rows(self) -> None:
        """Fill the rows' fields, making those that are new and dropping those that are gone."""

    def _tab_stops(self) -> list[QWidget]:
        fields = [field for row in self._block.rows for field in self._fields(row.id)]
        return [self._caption, *fields, self._add_button]

    def _show_rest(self) -> None:
        ids = [row.id for row in self._block.rows]
        keep(self._handles, ids, self._make_handle)
        self._show_rows()
        shape = (tuple(ids), self._columns())
        if shape != self._shape:
            self._shape = shape
            self._sheet.lay(*self._bands())
            stops = self._tab_stops()
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)
            self._wake(self._has_focus() or self.underMouse())

    def _make_handle(self, row_id: str) -> Handle:
        handle = Handle(f"Move or remove this {self.row_word}", upright=True, parent=self)
        handle.clicked.connect(lambda: self._open_row_menu(row_id, handle))
        return handle

    def _make_row_actions(self) -> list[QAction]:
        word = self.row_word
        return [
            self._action(f"Move {word} up", lambda: self._move_row(-1), "Alt+Up"),
            self._action(f"Move {word} down", lambda: self._move_row(1), "Alt+Down"),
            self._action(f"Add {word} below", self._add_below, "Ctrl+Return", "Ctrl+Enter"),
            self._action(f"Remove {word}", self._remove_row),
        ]

    def _action(self, words: str, act: Callable[[], None], *keys: str) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def _menu(self, *groups: Sequence[QAction]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in groups:
            menu.addActions(list(group))
            menu.addSeparator()
        return menu

    def _open_row_menu(self, row_id: str, handle: QWidget) -> None:
        self.focus_row(tables.row_index(self._block, row_id))
        self._row = row_id
        self._menu(self._row_actions).popup(handle.mapToGlobal(QPoint(0, handle.height())))

    def _open_menu_at_focus(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            self.row_menu().popup(focused.mapToGlobal(QPoint(0, focused.height())))

    def _index(self) -> int | None:
        """Where the row stands that has, or last had, the focus."""
        ids = [row.id for row in self._block.rows]
        return ids.index(self._row) if self._row in ids else None

    def _move_row(self, by: int) -> None:
        if self._index() is not None:
            self._request(tables.move_row(self._block, self._row, by), label=f"Move {self.row_word}")

    def _add_below(self) -> None:
        index = self._index()
        self.add_row(len(self._block.rows) if index is None else index + 1)

    def _remove_row(self) -> None:
        index = self._index()
        if index is not None:
            self._request(tables.remove_row(self._block, self._row), label=f"Remove {self.row_word}")
            self.focus_row(index)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._enter(now)
            self._sheet.update()
        self._wake(self._has_focus() or self.underMouse())

    def _enter(self, focused: QWidget) -> None:
        """Remember in which row the focus is."""
        for row in self._block.rows:
            if any(field is focused or field.isAncestorOf(focused) for field in self._fields(row.id)):
                self._row = row.id

    def _wake(self, awake: bool) -> None:
        self._sheet.wake(awake)
        for handle in self._handles.values():
            handle.wake(awake)


WidgetT = TypeVar("WidgetT", bound=QWidget)


def keep(widgets: dict[str, WidgetT], wanted: Sequence[str], make: Callable[[str], WidgetT]) -> None:
    """Let there be a widget for each key that is wanted, and none for others."""
    for key in widgets.keys() - set(wanted):
        drop(widgets.pop(key))
    for key in wanted:
        if key not in widgets:
            widgets[key] = make(key)
