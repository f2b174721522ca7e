"""What opens below the matrix: the statements of a cell and of all actors on its topic."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefwright.gui.ledger.record import Entry
from briefwright.gui.ledger.statements import StatementList
from briefwright.gui.library.buttons import WordButton
from briefwright.gui.records.flow import FlowLayout


class Details(QWidget):
    """Statements, and what can be done with the one that is selected. `editable` is False where nothing
    can be written."""

    fact_wanted = Signal(str)
    insert_wanted = Signal(str)
    edit_wanted = Signal(str)
    new_wanted = Signal()
    left = Signal()

    def __init__(self, editable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.list = StatementList(self)
        self._editable = editable
        self._buttons = [
            self._button("Show the fact", "Show the fact in the inspector (Enter)", self.fact_wanted.emit),
            self._button("Insert", "Insert the fact into the brief (Ctrl+Enter)", self.insert_wanted.emit),
            self._button("Edit…", "Edit the fact (F2)", self.edit_wanted.emit),
        ]
        new = self._button("New position…", "A new position of this actor on this topic", None)
        new.clicked.connect(self.new_wanted)
        new.setEnabled(editable)
        close = self._button("Close", "Back to the matrix (Esc)", None)
        close.clicked.connect(self.left)
        bar = QWidget(self)
        flow = FlowLayout(bar, gap=6)
        flow.setContentsMargins(12, 6, 12, 6)
        for button in (*self._buttons, new, close):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(bar)
        self.list.chosen.connect(self.fact_wanted)
        self.list.inserted.connect(self.insert_wanted)
        self.list.edited.connect(self._edit)
        self.list.left.connect(self.left)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these statements under their headings."""
        self.list.show_entries(entries)
        some = bool(self.list.fact_id())
        show, insert, edit = self._buttons
        show.setEnabled(some)
        insert.setEnabled(some and self._editable)
        edit.setEnabled(some and self._editable)

    def _edit(self, fact_id: str) -> None:
        if self._editable:
            self.edit_wanted.emit(fact_id)

    def _button(self, words: str, tip: str, act: Callable[[str], None] | None) -> WordButton:
        button = WordButton(words, tip, self)
        button.setToolTip(tip)
        if act is not None:
            button.clicked.connect(lambda: act(self.list.fact_id()))
        return button
