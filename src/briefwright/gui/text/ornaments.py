"""Dots, numbers and bars: what is painted in the margin of list items and quotations."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from briefwright.domain.blocks import Narrative, Numbered
from briefwright.gui import theme
from briefwright.gui.text.formats import Setting, shape_of

_DOTS = ("•", "–", "▪")


def number_of(blocks: Sequence[Narrative], index: int) -> int:
    """The number that a numbered item displays: consecutive items count on, each level for itself."""
    level = getattr(blocks[index], "level", 0)
    number = 1
    for block in reversed(blocks[:index]):
        if not isinstance(block, Numbered) or block.level < level:
            break
        number += block.level == level
    return number


def paint(edit: QTextEdit, blocks: Sequence[Narrative], setting: Setting, area: QRect) -> None:
    """Paint the margins of the blocks that lie in an area of the edit's viewport."""
    painter = QPainter(edit.viewport())
    painter.setFont(edit.font())
    layout = edit.document().documentLayout()
    block = edit.cursorForPosition(area.topLeft()).block()
    while block.isValid():
        box = layout.blockBoundingRect(block)
        if box.top() > area.bottom():
            break
        shape = shape_of(block)
        if shape.kind == "quote":
            _paint_bar(painter, block, box, setting)
        elif shape.kind != "paragraph":
            number = number_of(blocks, block.blockNumber()) if blocks else 1
            dot = _DOTS[shape.level % 3] if shape.kind == "bullet" else f"{number}."
            _paint_label(painter, edit, block, dot, setting)
        block = block.next()
    painter.end()


def paint_prompt(edit: QTextEdit, prompt: str) -> None:
    """Paint a prompt where the words of an empty edit will begin; Qt would paint it across a dot."""
    line = edit.document().begin().layout().lineAt(0)
    if prompt and line.isValid():
        corner = edit.document().begin().layout().position() + QPointF(line.x(), line.y())
        painter = QPainter(edit.viewport())
        painter.setFont(edit.font())
        painter.setPen(edit.palette().placeholderText().color())
        painter.drawText(QPointF(corner.x(), corner.y() + line.ascent()), prompt)
        painter.end()


def _paint_bar(painter: QPainter, block: QTextBlock, box: QRectF, setting: Setting) -> None:
    after = block.next()
    goes_on = after.isValid() and shape_of(after).kind == "quote"
    bottom = after.layout().position().y() if goes_on else box.bottom()
    left = block.layout().position().x() + block.layout().lineAt(0).x() - setting.em
    top = block.layout().position().y()
    painter.fillRect(QRectF(left, top, 3, bottom - top), QColor(theme.tints().rule))


def _paint_label(painter: QPainter, edit: QTextEdit, block: QTextBlock, label: str, setting: Setting) -> None:
    line = block.layout().lineAt(0)
    if not line.isValid():
        return
    corner = block.layout().position() + QPointF(line.x(), line.y())
    width = painter.fontMetrics().horizontalAdvance(label)
    painter.setPen(edit.palette().text().color())
    painter.drawText(QPointF(corner.x() - setting.em * 0.5 - width, corner.y() + line.ascent()), label)
