"""The list itself: a table of one column, because no other view stays quick with a million rows."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from briefwright.gui.library.card_delegate import CardDelegate
from briefwright.gui.library.models import AnyIndex, CardModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class CardList(QTableView):
    """A list of cards.

    A row is `picked` when it becomes the present one or is clicked again, `chosen` by Enter or a double
    click, `opened` by Ctrl+Enter. Keys that belong into a search field are handed on by `typed`, and
    going up from the first row by `left_above`.
    """

    picked = Signal(int)
    chosen = Signal(int)
    opened = Signal(int)
    typed = Signal(object)
    left_above = Signal()

    def __init__(self, cards: CardModel, delegate: CardDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards = cards
        self._cards_delegate = delegate
        self._restoring = False
        self.setModel(cards)
        self.setItemDelegate(delegate)
        self._look_like_a_list()
        self._fit_rows()
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.row()))

    def present_row(self) -> int:
        """The selected row; -1 when there is none."""
        rows = self.selectionModel().selectedIndexes()
        return rows[0].row() if rows else -1

    def replace(self, key: int | str | None, scroll: int) -> None:
        """After the rows were replaced: select the row of this key again and scroll to where it was."""
        self.executeDelayedItemsLayout()
        row = -1 if key is None else self._cards.find_key(key)
        if row >= 0 and row != self.present_row():
            self._restoring = True
            self.setCurrentIndex(self._cards.index(row, 0))
            self._restoring = False
        self.verticalScrollBar().setValue(scroll)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt would read every row of the base. What is typed goes to the search field."""

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Say which row is the present one."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._restoring:
            self.picked.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose or open by Enter, hand typing to the search field, else move."""
        row, plain = self.present_row(), not event.modifiers() & _COMMANDS
        if event.key() in _ENTER and row >= 0:
            (self.chosen if plain else self.opened).emit(row)
        elif event.key() == Qt.Key.Key_Up and plain and row <= 0:
            self.left_above.emit()
        elif plain and _writes(event):
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the present row again when it is clicked again, for it may be hidden elsewhere by now."""
        before = self.present_row()
        super().mousePressEvent(event)
        if before >= 0 and before == self.indexAt(event.position().toPoint()).row():
            self.picked.emit(before)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the rows as high as their text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def _fit_rows(self) -> None:
        height = self._cards_delegate.height(self.font())
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height // 2)

    def _look_like_a_list(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)


def _writes(event: QKeyEvent) -> bool:
    letters = event.text().strip()
    return event.key() == Qt.Key.Key_Backspace or (bool(letters) and letters.isprintable())
