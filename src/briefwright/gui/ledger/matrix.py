"""The matrix: actors by topics, a painted cell for each, however many there are."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from briefwright.domain.facts import Actor
from briefwright.domain.ledger import Cell
from briefwright.gui.ledger.matrix_paint import ActorHeader, CellDelegate, TopicHeader, row_height
from briefwright.gui.ledger.record import Axes, Cells

AnyIndex = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
ACTOR = Qt.ItemDataRole.UserRole + 1
_ROLE = Qt.ItemDataRole
_LEAST_COLUMN, _MOST_COLUMN, _ROW_HEADER = 152, 280, 168
_NOWHERE = QModelIndex()
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class MatrixModel(QAbstractTableModel):
    """Actors by topics. `CELL` gives a cell of the ledger, `ACTOR` of a row header the actor, each with
    whether another side begins there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._axes = Axes()
        self._cells: Cells = {}

    @property
    def axes(self) -> Axes:
        """The actors and topics shown."""
        return self._axes

    def show_cells(self, axes: Axes, cells: Cells) -> None:
        """Show these actors, topics and cells."""
        self._cells = cells
        if axes != self._axes:
            self.beginResetModel()
            self._axes = axes
            self.endResetModel()
        elif axes.actors and axes.topics:
            last = self.index(len(axes.actors) - 1, len(axes.topics) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def ids(self, index: AnyIndex) -> tuple[str, str]:
        """The actor and topic of a cell; empty ids for none."""
        if not index.isValid():
            return "", ""
        return self._axes.actors[index.row()].id, self._axes.topics[index.column()].id

    def find(self, actor: str, topic: str) -> QModelIndex:
        """Where a cell stands; nowhere when it is not shown."""
        actors, topics = [one.id for one in self._axes.actors], [one.id for one in self._axes.topics]
        if actor not in actors or topic not in topics:
            return QModelIndex()
        return self.index(actors.index(actor), topics.index(topic))

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """How many actors there are."""
        return 0 if parent.isValid() else len(self._axes.actors)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """How many topics there are."""
        return 0 if parent.isValid() else len(self._axes.topics)

    def data(self, index: AnyIndex, role: int = _ROLE.DisplayRole) -> object:
        """A cell, and what is said of it to those who cannot see it."""
        if role == CELL:
            return self._cells.get(self.ids(index), Cell()), self._parted(index.row())
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            actor, topic = self._axes.actors[index.row()], self._axes.topics[index.column()]
            return (
                f"{actor.name} on {topic.name}: {cell_words(self._cells.get((actor.id, topic.id), Cell()))}"
            )
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The names of actors and topics; none while the header still has more sections than there are."""
        vertical = orientation == Qt.Orientation.Vertical
        if section >= len(self._axes.actors if vertical else self._axes.topics):
            return None
        if vertical:
            actor = self._axes.actors[section]
            if role == ACTOR:
                return actor, self._parted(section)
            spoken = f"{actor.name}, {actor.side}" if actor.side else actor.name
            return spoken if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole) else None
        topic = self._axes.topics[section]
        if role == _ROLE.ToolTipRole:
            return topic.description or topic.name
        return topic.name if role == _ROLE.DisplayRole else None

    def _parted(self, row: int) -> bool:
        """Whether another side begins with this row."""
        actors = self._axes.actors
        return row > 0 and _group(actors[row - 1]) != _group(actors[row])


class MatrixView(QTableView):
    """Walks by arrow keys. `opened` by Enter, F2, Space or a click, `wanted_new` by the menu of a cell;
    `walked` follows when another cell is the present one; what is typed goes to a search field by `typed`."""

    opened = Signal()
    walked = Signal()
    wanted_new = Signal()
    typed = Signal(str)

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.matrix = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(CELL, self))
        self.setVerticalHeader(ActorHeader(ACTOR, self))
        self.setHorizontalHeader(TopicHeader(self))
        self.setAccessibleName("Positions: actors by topics")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._colour_corner()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(lambda _: self.opened.emit())
        model.modelReset.connect(self._fit)
        self._fit()

    def present(self) -> tuple[str, str]:
        """The actor and topic of the present cell; empty ids for none."""
        return self.matrix.ids(self.currentIndex())

    def go(self, actor: str, topic: str) -> bool:
        """Make a cell the present one and show it; False when it is not in the matrix."""
        found = self.matrix.find(actor, topic)
        if found.isValid():
            self.setCurrentIndex(found)
            self.scrollTo(found)
        return found.isValid()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell that another cell is the present one."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.walked.emit()

    def keyboardSearch(self, search: str) -> None:
        """Nothing: what is typed goes to the search field."""

    def event(self, event: QEvent) -> bool:
        """Keep F2, which elsewhere in the window is a command."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, F2 or Space, hand typing to the search field, leave Esc to others, else walk."""
        plain, letters = not event.modifiers() & _COMMANDS, event.text().strip()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space) and plain:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif plain and letters and letters.isprintable():
            self.typed.emit(letters)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a cell."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Open the statements", self.opened.emit)
        menu.addAction("New position…", self.wanted_new.emit)
        below = QPoint(0, self.visualRect(index).height())
        corner = self.viewport().mapToGlobal(self.visualRect(index).topLeft() + below)
        menu.popup(corner if by_key else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the topics, as far as that leaves them readable."""
        super().resizeEvent(event)
        self._fit()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        """Keep the rows as high as their text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        elif event.type() == QEvent.Type.PaletteChange:
            self._colour_corner()

    def _colour_corner(self) -> None:
        """Qt gives the corner no colour but by a style sheet, whose palette does not follow the theme."""
        corner = self.findChild(QAbstractButton)
        if isinstance(corner, QAbstractButton):
            ground = self.palette().color(QPalette.ColorRole.Window).name()
            corner.setStyleSheet(f"QTableCornerButton::section {{ background: {ground}; border: none; }}")

    def _fit(self) -> None:
        narrow = self.width() < 3 * _ROW_HEADER
        self.verticalHeader().setFixedWidth(_ROW_HEADER * 3 // 4 if narrow else _ROW_HEADER)
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        self.horizontalHeader().setFixedHeight(2 * self.fontMetrics().height() + 12)
        columns = self.matrix.columnCount()
        if columns:
            room = (self.viewport().width() - 1) // columns
            self.horizontalHeader().setDefaultSectionSize(max(_LEAST_COLUMN, min(room, _MOST_COLUMN)))


def cell_words(cell: Cell) -> str:
    """A cell in words: the stance, what it was before, how much rests under it, what contradicts it."""
    if cell.latest is None:
        count = len(cell.statements)
        return f"no stance on record, {count} other facts" if count else "nothing on record"
    parts = [f"{cell.stance}, stated {cell.latest.date.words() if cell.latest.date else 'without a date'}"]
    if cell.former is not None:
        parts.append(f"before that {cell.former.stance}")
    parts.append("1 statement" if len(cell.stated) == 1 else f"{len(cell.stated)} statements")
    if cell.opposed:
        parts.append("contradicted")
    return ", ".join(parts)


def _group(actor: Actor) -> str:
    return (actor.side or actor.name).casefold()
