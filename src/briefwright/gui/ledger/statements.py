"""The list of statements below the matrix."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QPalette,
    QPen,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefwright.domain.facts import Fact
from briefwright.domain.ledger import negations
from briefwright.gui.ledger.record import Entry
from briefwright.gui.ledger.stances import paint_mark
from briefwright.gui.theme import tints

AnyIndex = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
_ROLE = Qt.ItemDataRole
_SIDE, _EDGE, _GUTTER, _MARK, _BAR = 12, 8, 22, 12, 3
_NOWHERE = QModelIndex()


class StatementModel(QAbstractListModel):
    """Statements under headings; `ENTRY` gives a row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """How many rows there are, headings among them."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = _ROLE.DisplayRole) -> object:
        """A row, or all its words."""
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        return spoken(entry) if role == _ROLE.AccessibleTextRole else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A heading is passed over."""
        fact = self._entries[index.row()].fact if index.isValid() else None
        kept = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return kept if fact is not None else Qt.ItemFlag.NoItemFlags

    def find(self, fact_id: str) -> QModelIndex:
        """The first row that shows a fact; without one, the first statement."""
        rows = [row for row, entry in enumerate(self._entries) if entry.fact is not None]
        same = (row for row in rows if (fact := self._entries[row].fact) and fact.id == fact_id)
        row = next(same, rows[0] if rows else -1)
        return self.index(row) if row >= 0 else QModelIndex()


class StatementDelegate(QStyledItemDelegate):
    """Paints statements as high as their words need, with negations that catch the eye."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents: dict[tuple[Entry, int], QTextDocument] = {}

    def forget(self) -> None:
        """Set the words anew: rows, font or colours have changed."""
        self._documents.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the words need at the width of the list."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        document = self._document(index.data(ENTRY), option.font, width)
        return QSize(width, round(document.size().height()) + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        entry: Entry = index.data(ENTRY)
        painter.save()
        _paint_ground(painter, option, entry)
        document = self._document(entry, option.font, option.rect.width())
        painter.translate(QPointF(option.rect.left() + _left(entry), option.rect.top() + _EDGE))
        context = QAbstractTextDocumentLayout.PaintContext()
        ink = option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
        context.palette.setColor(QPalette.ColorRole.Text, ink)
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _document(self, entry: Entry, font: QFont, width: int) -> QTextDocument:
        key = entry, width
        if key not in self._documents:
            document = QTextDocument()
            document.setDocumentMargin(0)
            document.setDefaultFont(font)
            document.setHtml(html(entry, font.pointSizeF() - 1))
            document.setTextWidth(width - _left(entry) - _SIDE)
            self._documents[key] = document
        return self._documents[key]


class StatementList(QListView):
    """Walks by arrow keys past the headings. Enter or a double click `chosen`, Ctrl+Enter `inserted`, F2
    `edited`, Esc `left`; each of the first three carries the id of a fact."""

    chosen = Signal(str)
    inserted = Signal(str)
    edited = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._statements = StatementModel(self)
        self._delegate = StatementDelegate(self)
        self.setModel(self._statements)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Statements")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.clicked.connect(lambda _: self.chosen.emit(self.fact_id()))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these rows; the statement that was selected stays so where it is still there."""
        before = self.fact_id()
        self._delegate.forget()
        self._statements.show_entries(entries)
        self.setCurrentIndex(self._statements.find(before))
        self.scrollToTop()

    def fact_id(self) -> str:
        """The fact of the selected row; empty for none."""
        index = self.currentIndex()
        entry = index.data(ENTRY) if index.isValid() else None
        return entry.fact.id if isinstance(entry, Entry) and entry.fact else ""

    def keyboardSearch(self, search: str) -> None:
        """Nothing: statements have no first letters to look for."""

    def event(self, event: QEvent) -> bool:
        """Keep F2, which elsewhere in the window is a command."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show, insert or edit the fact, leave, else walk."""
        fact, control = self.fact_id(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and fact:
            (self.inserted if control else self.chosen).emit(fact)
        elif event.key() == Qt.Key.Key_F2 and fact:
            self.edited.emit(fact)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take another font or other colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()


def html(entry: Entry, small: float) -> str:
    """A row as HTML; `small` is the size in points of what is not the statement."""
    quiet = f'<span style="font-size:{small}pt; color:{tints().hint}">'
    if entry.fact is None:
        return f"<b>{escape(entry.heading)}</b> {quiet}&nbsp; {escape(entry.note)}</span>"
    lead = f"<b>{escape(_lead(entry.fact))}</b>"
    told = " · ".join(escape(part) for part in _details(entry))
    lines = [f"{quiet}<b>{escape(entry.name)}</b>{lead} · {told}</span>", marked(entry.fact.statement)]
    if entry.contradicts:
        colour = tints().warning
        against = f"≠ Contradicts {escape(entry.contradicts)}"
        lines.append(f'<span style="font-size:{small}pt; color:{colour}"><b>{against}</b></span>')
    lines.append(f"{quiet}{escape(entry.source)}</span>")
    return "<br>".join(lines)


def marked(statement: str) -> str:
    """A statement as HTML with its negations bold and underlined."""
    pieces, at = [], 0
    for start, end in negations(statement):
        pieces += [escape(statement[at:start]), f"<b><u>{escape(statement[start:end])}</u></b>"]
        at = end
    return "".join([*pieces, escape(statement[at:])]).replace("\n", "<br>")


def spoken(entry: Entry) -> str:
    """A row in plain words."""
    if entry.fact is None:
        return f"{entry.heading}, {entry.note}"
    against = f"contradicts {entry.contradicts}" if entry.contradicts else ""
    stance = entry.fact.stance or entry.fact.kind
    parts = [entry.name, stance, *_details(entry), entry.fact.statement, against, entry.source]
    return ". ".join(part for part in parts if part)


def _details(entry: Entry) -> list[str]:
    fact = entry.fact
    assert isinstance(fact, Fact)
    to = f"to {fact.audience}" if fact.audience else ""
    standing = fact.standing if fact.standing != "current" else ""
    grade = f"grade {entry.grade}" if entry.grade else ""
    parts = [fact.date.words() if fact.date else "no date", to, grade, standing]
    return [part for part in parts if part]


def _lead(fact: Fact) -> str:
    return f" {fact.stance}" if fact.stance else f": {fact.kind}"


def _left(entry: Entry) -> int:
    return _SIDE + _GUTTER if entry.fact is not None else _SIDE


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
    ours, rect = tints(), option.rect
    if entry.fact is None:
        painter.fillRect(rect, option.palette.color(QPalette.ColorRole.Window))
        return
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(ours.reference))
        active = option.state & QStyle.StateFlag.State_HasFocus
        painter.fillRect(
            rect.left(), rect.top(), _BAR, rect.height(), QColor(ours.accent if active else ours.hint)
        )
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, option.palette.alternateBase())
    painter.setPen(QPen(QColor(ours.rule), 1))
    painter.drawLine(rect.left() + _SIDE, rect.bottom(), rect.right() - _SIDE, rect.bottom())
    if entry.fact.stance is not None:
        place = QRectF(rect.left() + _SIDE, rect.top() + _EDGE + 2, _MARK, _MARK)
        paint_mark(painter, place, entry.fact.stance)
