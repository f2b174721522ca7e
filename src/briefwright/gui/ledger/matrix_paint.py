"""How the cells of the matrix and the names beside them look."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefwright.domain.facts import Actor
from briefwright.domain.ledger import Cell
from briefwright.gui.ledger.stances import paint_mark, paint_shift
from briefwright.gui.theme import tints

_PAD = 8
_MARK = 12


def row_height(font: QFont) -> int:
    """How high a row is in this font, in pixels: two lines of a name and a small one of a side."""
    return 2 * QFontMetrics(font).height() + QFontMetrics(_small(font)).height() + 2 * _PAD


class CellDelegate(QStyledItemDelegate):
    """Paints cells; `role` gives the cell of an index."""

    def __init__(self, role: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._role = role

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as there is room."""
        return QSize(option.rect.width(), row_height(option.font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        cell: Cell
        cell, parted = index.data(self._role)
        painter.save()
        _paint_ground(painter, option, parted)
        area = option.rect.adjusted(_PAD, _PAD - 1, -_PAD, -_PAD)
        if cell.latest is not None and cell.stance is not None:
            _paint_stance(painter, option, area, cell)
        painter.restore()


class ActorHeader(QHeaderView):
    """The actors, each with the side that it speaks for; sides are parted by a stronger rule."""

    def __init__(self, role: int, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._role = role
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one name."""
        actor: Actor
        actor, parted = self.model().headerData(section, Qt.Orientation.Vertical, self._role)
        painter.save()
        painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Window))
        painter.setPen(QColor(tints().hint if parted else tints().rule))
        painter.drawLine(rect.topLeft(), rect.topRight())
        area = rect.adjusted(_PAD, _PAD - 1, -_PAD, -_PAD)
        small = QFontMetrics(_small(self.font())).height() if actor.side else 0
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        below = _draw_name(painter, area.adjusted(0, 0, 0, -small), actor.name)
        painter.setFont(_small(self.font()))
        painter.setPen(QColor(tints().hint))
        _draw(painter, area.left(), below, area.width(), actor.side)
        painter.restore()


class TopicHeader(QHeaderView):
    """The topics, wrapped."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one name."""
        painter.save()
        painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Window))
        painter.setPen(QColor(tints().hint))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        _draw_name(painter, rect.adjusted(_PAD, 4, -_PAD, -4), name)
        painter.restore()


def _draw_name(painter: QPainter, room: QRect, name: str) -> int:
    """Draw a name in bold, wrapped, and cut short after two lines; returns where it ends."""
    bold = QFont(painter.font())
    bold.setBold(True)
    painter.setFont(bold)
    wrapped = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
    shown, most = name, 2 * room.width()
    while painter.boundingRect(room, wrapped, shown).height() > room.height() and most > room.width():
        most -= 8
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, most)
    painter.drawText(room, wrapped, shown)
    return painter.boundingRect(room, wrapped, shown).bottom() + 1


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, parted: bool) -> None:
    ours, rect = tints(), option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(ours.reference))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, option.palette.alternateBase())
    painter.setPen(QColor(ours.rule))
    painter.drawLine(rect.topLeft(), rect.bottomLeft())
    painter.setPen(QColor(ours.hint if parted else ours.rule))
    painter.drawLine(rect.topLeft(), rect.topRight())
    if option.state & QStyle.StateFlag.State_Selected:
        focused = option.state & QStyle.StateFlag.State_HasFocus
        painter.setPen(QPen(QColor(ours.accent if focused else ours.hint), 2))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _paint_stance(painter: QPainter, option: QStyleOptionViewItem, area: QRect, cell: Cell) -> None:
    assert cell.stance is not None
    bold = QFont(option.font)
    bold.setBold(True)
    painter.setFont(bold)
    left, width = area.left() + _MARK + 6, area.width() - _MARK - 6
    paint_mark(painter, _mark_place(painter, area.left(), area.top()), cell.stance)
    room = width - _paint_flag(painter, area) if cell.opposed else width
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    top = _draw(painter, left, area.top(), room, cell.stance)
    painter.setFont(_small(option.font))
    painter.setPen(QColor(tints().hint))
    if cell.former is not None and cell.former.stance is not None:
        arrow = _mark_place(painter, area.left(), top)
        paint_shift(painter, arrow, cell.former.stance, cell.stance)
        top = _draw(painter, left, top, width, f"was {cell.former.stance}")
    count = len(cell.stated)
    words = "1 statement" if count == 1 else f"{count} statements"
    top = _draw(painter, left, top, width, words)
    if cell.opposed and top + painter.fontMetrics().height() <= area.bottom() + 1:
        _draw(painter, left, top, width, "contradicted")


def _paint_flag(painter: QPainter, area: QRect) -> int:
    """Paint at the right that the stance is contradicted; returns the width that this takes, in pixels."""
    size = painter.fontMetrics().height()
    place = QRectF(area.right() - size, area.top(), size, size)
    painter.setPen(QPen(QColor(tints().warning), 1.4))
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 3, 3)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "≠")
    return size + 4


def _mark_place(painter: QPainter, left: int, top: int) -> QRectF:
    return QRectF(left, top + (painter.fontMetrics().height() - _MARK) / 2, _MARK, _MARK)


def _draw(painter: QPainter, left: int, top: int, width: int, words: str) -> int:
    """Draw one line, cut short where there is no room, and return where the next one begins."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
    painter.drawText(left, top + metrics.ascent(), shown)
    return top + metrics.height()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() - 1)
    return small
