"""The outline: the sections with their words and facts, reordered by drag and by keys."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefwright.domain.brief import Brief, Section, words
from briefwright.domain.content import refs
from briefwright.domain.slots import slots
from briefwright.gui.theme import tints

_NOTE = Qt.ItemDataRole.UserRole + 1


class _Delegate(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A heading, and under it in small print how much stands there."""
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Midlight))
            painter.fillRect(option.rect.x(), option.rect.y(), 3, option.rect.height(), tints().accent)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused:
            painter.setPen(tints().accent)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        area = option.rect.adjusted(12, 6, -8, -6)
        half = option.fontMetrics.height()
        font = option.font
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(tints().accent if focused else option.palette.color(QPalette.ColorRole.Text))
        title = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, area.width() - 4
        )
        painter.drawText(area.adjusted(0, 0, 0, half - area.height()), Qt.AlignmentFlag.AlignVCenter, title)
        font.setBold(False)
        font.setPointSizeF(font.pointSizeF() - 1)
        painter.setFont(font)
        painter.setPen(tints().hint)
        painter.drawText(area.adjusted(0, half, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data(_NOTE)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines and the space around them."""
        return QSize(120, 2 * option.fontMetrics.height() + 12)


class Outline(QListWidget):
    """Lists the sections. Alt with an arrow key moves one, as a drag does; F2 renames it."""

    chosen = Signal(str)
    """The section to go to."""
    moved = Signal(str, int)
    """A section and the index that it is to have."""
    rename_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Outline")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Delegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(120)
        self.itemClicked.connect(lambda item: self.chosen.emit(_id(item)))
        self.itemActivated.connect(lambda item: self.chosen.emit(_id(item)))

    def show_brief(self, brief: Brief) -> None:
        """List the sections of the brief, the current one staying current."""
        here = self.current()
        self.setUpdatesEnabled(False)
        while self.count() > len(brief.sections):
            self.takeItem(self.count() - 1)
        while self.count() < len(brief.sections):
            self.addItem(QListWidgetItem())
        for number, section in enumerate(brief.sections):
            item = self.item(number)
            item.setText(section.title or "Untitled")
            item.setData(Qt.ItemDataRole.UserRole, section.id)
            item.setData(_NOTE, _note(section))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{section.title}, {_note(section)}")
        self.setUpdatesEnabled(True)
        self.show_current(here)

    def show_current(self, section_id: str) -> None:
        """Mark the section in which the caret is."""
        for number in range(self.count()):
            if _id(self.item(number)) == section_id and self.currentRow() != number:
                self.setCurrentRow(number)

    def current(self) -> str:
        """The id of the current section; empty when there is none."""
        item = self.currentItem()
        return _id(item) if item is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with Up or Down moves the section; F2 renames it."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps and self.current():
            step = steps[Qt.Key(event.key())]
            self.moved.emit(self.current(), self.currentRow() + step)
        elif event.key() == Qt.Key.Key_F2 and self.current():
            self.rename_wanted.emit(self.current())
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move instead of moving the item: the brief decides, and is shown again."""
        section, row = self.current(), self.currentRow()
        target = self.indexAt(event.position().toPoint())
        index = self.count() if not target.isValid() else target.row()
        if target.isValid() and event.position().y() > self.visualRect(target).center().y():
            index += 1
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.moved.emit(section, index - 1 if index > row else index)

    def event(self, event: QEvent) -> bool:
        """Claim the keys of `keyPressEvent` before a command takes them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            plain_arrow = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            if (alt and plain_arrow) or event.key() == Qt.Key.Key_F2:
                event.accept()
                return True
        return super().event(event)


def _id(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))


def _note(section: Section) -> str:
    count = words(section)
    facts = sum(1 for block in section.blocks for _, content in slots(block) for _ in refs(content))
    told = f"{count:,} word{'' if count == 1 else 's'}"
    return f"{told} · {facts} fact{'' if facts == 1 else 's'}" if facts else told
