"""A grid of widgets that looks like a table on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QGridLayout, QSpacerItem, QTextEdit, QWidget

from briefwright.gui.theme import tints

GAP = 16
"""Pixels between two columns."""

GUTTER = 18
"""Pixels at the right, behind a gap, where the handles of the rows stand."""

_RULE_HEIGHT = 9


@dataclass(frozen=True)
class Band:
    """Lines of widgets between two rules; the handle stands in the gutter beside the first line.

    A place without a widget is None. A `bare` band has no rule above it, a `header` a soft ground.
    """

    lines: Sequence[Sequence[QWidget | None]]
    handle: QWidget | None = None
    header: bool = False
    bare: bool = False


class Sheet(QWidget):
    """Lays bands out in columns of given shares and draws the rules, thin and quiet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)
        self._columns: list[QSpacerItem] = []
        self._rules: list[QSpacerItem] = []
        self._header = -1
        self._awake = False

    def lay(self, bands: Sequence[Band], shares: Sequence[int]) -> None:
        """Lay everything out anew; the focus stays where it is. Whoever drops a widget hides it."""
        self._clear()
        for column, share in enumerate(shares):
            self._grid.setColumnStretch(column, share)
            self._columns.append(self._spacer(0, 0, column, 1))
        self._grid.addItem(QSpacerItem(GUTTER, 0), 0, len(shares))
        row = 1
        for band in bands:
            row = self._lay_band(band, row)
        if bands:
            self._rules.append(self._spacer(_RULE_HEIGHT, row, 0, len(shares)))
        self.update()

    def wake(self, awake: bool) -> None:
        """Show where the columns part, or not."""
        if awake != self._awake:
            self._awake = awake
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a click below the words of a cell go to the end of them."""
        cell = self._cell_above(event.position().toPoint())
        if cell is not None:
            cursor = cell.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            cell.setTextCursor(cursor)
            cell.setFocus(Qt.FocusReason.MouseFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let things be dragged across; `dragMoveEvent` tells where they may be dropped."""
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take what the cell above the pointer takes."""
        cell = self._cell_above(event.position().toPoint())
        takes = cell is not None and not cell.isReadOnly() and cell.canInsertFromMimeData(event.mimeData())
        event.setAccepted(takes)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let what is dropped below the words of a cell go to the end of them."""
        cell = self._cell_above(event.position().toPoint())
        if cell is not None and not cell.isReadOnly():
            end = QPointF(cell.viewport().rect().bottomRight())
            handed = QDropEvent(
                end, event.possibleActions(), event.mimeData(), event.buttons(), event.modifiers()
            )
            cell.dropEvent(handed)
            event.setAccepted(handed.isAccepted())

    def _cell_above(self, point: QPoint) -> QTextEdit | None:
        """The cell in whose column, at or above the point, words stand."""
        above = (self.childAt(point.x(), y) for y in range(point.y(), -1, -4))
        found = next((child for child in above if child is not None), None)
        cell = found.parentWidget() if found is not None else None
        return cell if isinstance(cell, QTextEdit) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw grounds, rules and the line under the field that has the focus."""
        if not self._rules:
            return
        painter = QPainter(self)
        right = self._columns[-1].geometry().right()
        heights = [rule.geometry().center().y() for rule in self._rules]
        colour = self.palette().color
        if self._header >= 0:
            top, bottom = heights[self._header : self._header + 2]
            painter.fillRect(0, top, right, bottom - top, colour(QPalette.ColorRole.AlternateBase))
        for number, y in enumerate(heights):
            outer = number in (0, len(heights) - 1)
            painter.setPen(colour(QPalette.ColorRole.Mid) if outer else QColor(tints().rule))
            painter.drawLine(0, y, right, y)
        if self._awake:
            self._draw_columns(painter, heights[0], heights[-1])
        underline_focus(self, painter)

    def _draw_columns(self, painter: QPainter, top: int, bottom: int) -> None:
        painter.setPen(QColor(tints().rule))
        for column in self._columns[1:]:
            x = column.geometry().left() - GAP // 2
            painter.drawLine(x, top, x, bottom)

    def _lay_band(self, band: Band, row: int) -> int:
        if band.header:
            self._header = len(self._rules)
        if not band.bare:
            self._rules.append(self._spacer(_RULE_HEIGHT, row, 0, len(self._columns)))
            row += 1
        for number, line in enumerate(band.lines, row):
            for column, widget in enumerate(line):
                self._place(widget, number, column)
        self._place(band.handle, row, len(self._columns))
        return row + len(band.lines)

    def _place(self, widget: QWidget | None, row: int, column: int) -> None:
        if widget is not None:
            self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
            widget.show()

    def _spacer(self, height: int, row: int, column: int, columns: int) -> QSpacerItem:
        spacer = QSpacerItem(0, height)
        self._grid.addItem(spacer, row, column, 1, columns)
        return spacer

    def _clear(self) -> None:
        while (item := self._grid.itemAt(0)) is not None:
            widget = item.widget()
            # Taken out by itself, the item of a widget would live on and keep it from being measured anew.
            if widget is not None:
                self._grid.removeWidget(widget)
            else:
                self._grid.takeAt(0)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._columns, self._rules, self._header = [], [], -1


def underline_focus(ground: QWidget, painter: QPainter) -> None:
    """Draw on a widget a line under that field of it that has the focus."""
    focused = QApplication.focusWidget()
    if focused is not None and ground.isAncestorOf(focused):
        place = QRect(focused.mapTo(ground, QPoint(0, 0)), focused.size())
        painter.setPen(QColor(tints().accent))
        painter.drawLine(place.left(), place.bottom() + 2, place.right(), place.bottom() + 2)
