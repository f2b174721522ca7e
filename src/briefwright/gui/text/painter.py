"""How references, cross references, links and found words look: painted over the text, never stored in it."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPalette,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)

from briefwright.domain.content import FactRef, Inline
from briefwright.domain.labels import pointed
from briefwright.domain.references import FactLookup, RefState, state
from briefwright.gui import theme
from briefwright.gui.text.formats import spans

Range = tuple[int, int]
_Line = QTextCharFormat.UnderlineStyle


class TextPainter(QSyntaxHighlighter):
    """Paints a document after what the facts now say and the theme now in use."""

    def __init__(self, document: QTextDocument, fact: FactLookup, label: Callable[[str], str]) -> None:
        super().__init__(document)
        self._fact = fact
        self._label = label
        self._found: Sequence[Range] = ()
        self._current: Range | None = None
        self.take_theme()

    def take_theme(self) -> None:
        """Take the colours of the theme; what is painted follows when it is painted anew."""
        tints = theme.tints()
        blue, amber, red = tints.reference_line, tints.outdated_line, tints.missing_line
        self._looks = {
            RefState.CURRENT: _look(tints.reference, blue, _Line.SingleUnderline),
            RefState.ADAPTED: _look(tints.reference, blue, _Line.DashUnderline),
            RefState.PINNED: _look(tints.reference, tints.hint, _Line.DashDotLine),
            RefState.OUTDATED: _look(tints.outdated, amber, _Line.SingleUnderline),
            RefState.MISSING: _look(tints.missing, red, _Line.DashUnderline),
            RefState.WITHDRAWN: _look(tints.missing, red, _Line.SingleUnderline),
            RefState.DETACHED: _look("", tints.hint, _Line.DotLine),
        }
        self._link = _look("", tints.accent, _Line.SingleUnderline)
        self._link.setForeground(QColor(tints.accent))
        self._pointer = _look("", tints.hint, _Line.SingleUnderline)
        self._astray = _look("", red, _Line.DashUnderline)
        self._hit = QTextCharFormat()
        self._hit.setBackground(QColor(tints.found))
        palette = QGuiApplication.palette()
        self._current_hit = QTextCharFormat()
        self._current_hit.setBackground(palette.color(QPalette.ColorRole.Highlight))
        self._current_hit.setForeground(palette.color(QPalette.ColorRole.HighlightedText))

    def show_matches(self, found: Sequence[Range], current: Range | None) -> None:
        """Mark these ranges of the document, sorted by their start, and one of them strongly."""
        before = {*self._found, *filter(None, [self._current])}
        self._found, self._current = found, current
        self.repaint_blocks(self._numbers({*before, *found, *filter(None, [current])}))

    def repaint_blocks(self, numbers: Iterable[int]) -> None:
        """Paint some blocks anew, by their numbers."""
        for number in numbers:
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:
        """Paint one block."""
        block = self.currentBlock()
        for span in spans(block):
            look = self._look_of(span.item)
            if look is not None:
                self.setFormat(span.start, span.end - span.start, look)
        if self._found:
            self._paint_matches(block.position(), block.length())

    def _look_of(self, item: Inline) -> QTextCharFormat | None:
        if isinstance(item, FactRef):
            return self._looks[state(item, self._fact(item.fact))]
        if block := pointed(item):
            return self._pointer if self._label(block) else self._astray
        return self._link if item.link else None

    def _paint_matches(self, base: int, length: int) -> None:
        first = bisect_left(self._found, (base, 0))
        for start, end in self._found[first : bisect_left(self._found, (base + length, 0))]:
            look = self._current_hit if (start, end) == self._current else self._hit
            self.setFormat(start - base, end - start, look)

    def _numbers(self, ranges: Iterable[Range]) -> list[int]:
        return sorted({self.document().findBlock(start).blockNumber() for start, _ in ranges})


def _look(ground: str, line: str, style: QTextCharFormat.UnderlineStyle) -> QTextCharFormat:
    look = QTextCharFormat()
    if ground:
        look.setBackground(QColor(ground))
    look.setUnderlineStyle(style)
    look.setUnderlineColor(QColor(line))
    return look
