"""A box to choose one actor or topic, found by any part of any of its spellings."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from briefwright.domain.facts import Actor, Topic
from briefwright.domain.folding import fold
from briefwright.gui.library.cards import all_text

_ID = Qt.ItemDataRole.UserRole
_KEYS = Qt.ItemDataRole.UserRole + 1


class _Completer(QCompleter):
    """Compares folded keys and completes to names."""

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data())


class RecordCombo(QComboBox):
    """A box with one record or none; `chosen` follows when it is another one."""

    chosen = Signal()

    def __init__(self, placeholder: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = ""
        self._records: Sequence[Actor | Topic] = ()
        self._items = QStandardItemModel(self)
        field = QLineEdit(self)
        self.setLineEdit(field)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setModel(self._items)
        self.setCompleter(self._completer())
        self.setAccessibleName(name)
        self.setMinimumHeight(28)
        field.setTextMargins(4, 0, 4, 0)
        field.setPlaceholderText(placeholder)
        field.setAccessibleName(name)
        field.editingFinished.connect(self._settle)
        self.activated.connect(self._settle)

    @property
    def record_id(self) -> str:
        """The id of the chosen record; empty for none."""
        return self._id

    def set_records(self, records: Sequence[Actor | Topic]) -> None:
        """Offer these records; keep the chosen one if it is among them, and what is just being typed."""
        if records == self._records:
            return
        self._records, typed = records, self.currentText()
        self._items.clear()
        for record in records:
            item = QStandardItem(record.name)
            item.setData(record.id, _ID)
            item.setData(fold(all_text(record)), _KEYS)
            self._items.appendRow(item)
        self.setCurrentIndex(self.findData(self._id, _ID) if self._id else -1)
        if self.hasFocus():
            self.setEditText(typed)
        else:
            self._settle()

    def clear_choice(self) -> None:
        """Choose none."""
        self.setCurrentIndex(-1)
        self.clearEditText()
        self._settle()

    def _settle(self) -> None:
        """Take the record whose name stands in the field; other words than a name mean none."""
        row = self.currentIndex()
        if row < 0 or self.itemText(row) != self.currentText():
            row = self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)
        self.setCurrentIndex(row)
        if row < 0:
            self.clearEditText()
        now = str(self.itemData(row, _ID)) if row >= 0 else ""
        if now != self._id:
            self._id = now
            self.chosen.emit()

    def _completer(self) -> QCompleter:
        completer = _Completer(self)
        completer.setModel(self._items)
        completer.setCompletionRole(_KEYS)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        return completer
