"""Facts while typing: "@" and a few words bring up a list to choose from."""

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
    QWidget,
)

from briefwright.domain.queries import FactRow
from briefwright.gui import theme
from briefwright.gui.surroundings import Suggest

MOST = 8
"""How many facts are offered at once."""

_PATIENCE = 2
"""After how many further words without a hit the list gives up."""

_WIDTH = 440
"""How wide the list is, in pixels."""

_ROW = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


class FactList(QListWidget):
    """The list itself: it floats over the window, under the caret, and never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Facts that match"))
        self.setFrameShape(QFrame.Shape.Box)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(_FactDelegate(self))

    def offer(self, rows: Sequence[FactRow], edit: QTextEdit) -> None:
        """Show these facts at the caret of an edit."""
        self.clear()
        for row in rows[:MOST]:
            item = QListWidgetItem(row.statement, self)
            item.setData(_ROW, row)
        self.setCurrentRow(0)
        height = sum(self.sizeHintForRow(n) for n in range(self.count())) + 2 * self.frameWidth()
        if self.parentWidget() is not edit.window():
            self.setParent(edit.window())
        self.setFixedSize(min(_WIDTH, edit.window().width()), height)
        self.move(self._place(edit))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Move the choice up or down, round the ends."""
        self.setCurrentRow((self.currentRow() + by) % max(1, self.count()))

    def chosen(self) -> FactRow | None:
        """The fact that stands chosen."""
        item = self.currentItem()
        row: FactRow | None = item.data(_ROW) if item is not None else None
        return row

    def _place(self, edit: QTextEdit) -> QPoint:
        caret = edit.cursorRect()
        corner = edit.viewport().mapTo(edit.window(), caret.topLeft())
        room = edit.window().rect()
        below = corner.y() + caret.height() + 4
        top = below if below + self.height() <= room.bottom() else max(0, corner.y() - 4 - self.height())
        return QPoint(max(0, min(corner.x() - 8, room.width() - self.width())), top)


class _FactDelegate(QStyledItemDelegate):
    """A grade chip, the statement on two lines at most, and the date."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_WIDTH, 2 * QFontMetrics(option.font).lineSpacing() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: FactRow = index.data(_ROW)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        ground = QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Base
        ink = palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        painter.fillRect(option.rect, palette.color(ground))
        self._paint_grade(painter, option, row.grade)
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() * 0.85)
        date_width = QFontMetrics(small).horizontalAdvance(row.date) + 16
        box = option.rect.adjusted(46, 6, -date_width, -6)
        painter.setPen(ink)
        painter.setFont(option.font)
        for number, line in enumerate(_two_lines(row.statement, option.font, box.width())):
            top = box.top() + number * QFontMetrics(option.font).lineSpacing()
            painter.drawText(box.left(), top + QFontMetrics(option.font).ascent(), line)
        painter.setFont(small)
        painter.setPen(ink if chosen else QColor(theme.tints().hint))
        top_right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        painter.drawText(option.rect.adjusted(0, 8, -8, 0), top_right, row.date)
        painter.restore()

    def _paint_grade(self, painter: QPainter, option: QStyleOptionViewItem, grade: str) -> None:
        if not grade:
            return
        chip = QRect(option.rect.left() + 8, option.rect.top() + 7, 30, 18)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tints = theme.tints()
        painter.setBrush(QColor(tints.grades.get(grade[0], tints.hint)))
        painter.drawRoundedRect(chip, 4, 4)
        bold = QFont(option.font)
        bold.setPointSizeF(option.font.pointSizeF() * 0.85)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), grade)


class Mention(QObject):
    """What goes on from a typed "@" until a fact is chosen or the user goes on with something else."""

    wanted = Signal(str, int, int)
    """The id of the fact chosen, and where the "@" and its words begin and end."""

    def __init__(self, edit: QTextEdit, suggest: Suggest) -> None:
        super().__init__(edit)
        self._edit = edit
        self._suggest = suggest
        self._at: int | None = None
        self._words = ""
        self._fruitful = 0
        self.list = FactList(edit)
        # The list moves into the window when it is first shown, so it no longer goes with the edit.
        edit.destroyed.connect(self.list.deleteLater)
        self.list.itemClicked.connect(self._choose)
        self._actions: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Up: lambda: self.list.step(-1),
            Qt.Key.Key_Down: lambda: self.list.step(1),
            Qt.Key.Key_Return: self._choose,
            Qt.Key.Key_Enter: self._choose,
            Qt.Key.Key_Tab: self._choose,
            Qt.Key.Key_Escape: self.close,
        }

    def typed(self, words: str) -> None:
        """Words were typed; an "@" that follows no word begins a mention."""
        caret = self._edit.textCursor()
        before = caret.block().text()[: caret.positionInBlock()]
        if words == "@" and not (len(before) > 1 and (before[-2].isalnum() or before[-2] in "_.+-")):
            self._at, self._words, self._fruitful = caret.position() - 1, "", 0

    def follow(self) -> None:
        """The caret or the words changed: ask anew, or end when the caret has left."""
        if self._at is None:
            return
        words = self._typed_words()
        if words is None:
            self.close()
        elif words != self._words:
            self._words = words
            if words.strip():
                self._suggest(words.strip(), self._answer(words))
            else:
                self.list.hide()

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the list is open and this key is meant for it."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self.list.isVisible() and not held and event.key() in self._actions

    def takes(self, event: QKeyEvent) -> bool:
        """Let the open list answer the key; False when it is not meant for it."""
        if not self.wants(event):
            return False
        self._actions[event.key()]()
        return True

    def close(self) -> None:
        """End the mention; what was typed stays."""
        self._at = None
        self.list.hide()

    def _typed_words(self) -> str | None:
        caret = self._edit.textCursor()
        block = caret.block()
        if self._at is None or caret.hasSelection() or not block.contains(self._at):
            return None
        caret.setPosition(self._at)
        caret.setPosition(self._edit.textCursor().position(), caret.MoveMode.KeepAnchor)
        words = caret.selectedText()
        return words[1:] if words.startswith("@") and caret.selectionStart() == self._at else None

    def _answer(self, words: str) -> Callable[[Sequence[FactRow]], None]:
        def answer(rows: Sequence[FactRow]) -> None:
            if shiboken6.isValid(self) and self._at is not None and self._words == words:
                self._show(rows)

        return answer

    def _show(self, rows: Sequence[FactRow]) -> None:
        count = len(self._words.split())
        if rows:
            self._fruitful = count
            self.list.offer(rows, self._edit)
        elif count - self._fruitful >= _PATIENCE:
            self.close()
        else:
            self.list.hide()

    def _choose(self) -> None:
        row, start = self.list.chosen(), self._at
        end = self._edit.textCursor().position()
        self.close()
        if row is not None and start is not None:
            self.wanted.emit(row.id, start, end)


def _two_lines(words: str, font: QFont, width: int) -> list[str]:
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    rest = words[first.textLength() :]
    return [
        words[: first.textLength()],
        QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width),
    ]
