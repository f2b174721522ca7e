"""A list that is narrowed by typing: the command palette, the list of briefs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefwright.domain.folding import fold
from briefwright.gui.theme import tints

_NOTE = Qt.ItemDataRole.UserRole + 1
_WIDTH = 560


@dataclass(frozen=True)
class Choice:
    """One line of a picker: what is chosen, its title, and a note at the right (a shortcut, a date).

    One that is not `open` is shown, but cannot be chosen.
    """

    id: str
    title: str
    note: str = ""
    words: str = ""
    open: bool = True


class _Delegate(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, option.palette.highlight())
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        area: QRect = option.rect.adjusted(12, 0, -12, 0)
        note = str(index.data(_NOTE) or "")
        width = option.fontMetrics.horizontalAdvance(note)
        painter.setPen(option.palette.color(role) if chosen else tints().hint)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)
        able = bool(option.state & QStyle.StateFlag.State_Enabled)
        painter.setPen(option.palette.color(role) if able else QColor(tints().hint))
        title = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, area.width() - width - 16
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, option.fontMetrics.height() + 14)


class Picker(QDialog):
    """Shows choices, narrows them as the user types, and emits the id of the one chosen."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice], prompt: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._choices = choices
        self._keys = [f" {fold(choice.title)} {fold(choice.words)}" for choice in choices]
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(prompt)
        self.field = QLineEdit(placeholderText=prompt)
        self.field.setAccessibleName(prompt)
        self.field.setFrame(False)
        self.field.setTextMargins(8, 8, 8, 8)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setAccessibleName(prompt)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        edge = self.palette()
        edge.setColor(QPalette.ColorRole.Window, edge.color(QPalette.ColorRole.Mid))
        self.setPalette(edge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        # Not every window manager lets a window shrink by itself.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self._place(parent)
        self._narrow("")

    def showEvent(self, event: QShowEvent) -> None:
        """Let the field take what is typed."""
        super().showEvent(event)
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys and Enter of the field act on the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _place(self, parent: QWidget) -> None:
        width = min(_WIDTH, parent.width() - 40)
        self.field.setFixedWidth(width - 2)
        self._highest = min(440, max(160, parent.height() - 160))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + 72)

    def _narrow(self, typed: str) -> None:
        wanted = fold(typed).split()
        self.list.clear()
        for choice, key in zip(self._choices, self._keys, strict=True):
            if all(f" {word}" in key for word in wanted):
                item = QListWidgetItem(choice.title, self.list)
                item.setData(Qt.ItemDataRole.UserRole, choice.id)
                item.setData(_NOTE, choice.note)
                if not choice.open:
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
        if not self.list.count():
            nothing = QListWidgetItem("Nothing found", self.list)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(min(self.list.count() * self.list.sizeHintForRow(0), self._highest))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            chosen = str(item.data(Qt.ItemDataRole.UserRole))
            self.close()
            self.chosen.emit(chosen)
