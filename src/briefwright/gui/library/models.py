"""What stands behind the lists: rows that give cards."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from briefwright.domain.errors import UserError
from briefwright.domain.queries import FactRow
from briefwright.domain.records import Record
from briefwright.gui.library.cards import GONE, Card, fact_card, record_card
from briefwright.gui.mime import FACT_MIME

CARD = Qt.ItemDataRole.UserRole
"""The role under which a row gives its card."""

PAGE = 100
"""Facts that are read at once."""

PAGES = 40
"""Pages of facts that are kept."""

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class CardModel(QAbstractTableModel):
    """One column of cards. A row has a key, which stays the same when the rows change."""

    def card(self, row: int) -> Card:
        """The card of a row."""
        raise NotImplementedError

    def record_id(self, row: int) -> str:
        """The id of the record in a row; empty when it is gone."""
        raise NotImplementedError

    def key(self, row: int) -> int | str:
        """What tells this row from others, whatever its place."""
        raise NotImplementedError

    def find_key(self, key: int | str) -> int:
        """The row of this key; -1 when it is not there."""
        raise NotImplementedError

    def find_id(self, record_id: str) -> int:
        """The row of this record; -1 when it is not among what is at hand."""
        raise NotImplementedError

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The card, and its texts for Qt's own use."""
        if not index.isValid() or role not in _TEXTS:
            return None
        return _TEXTS[role](self.card(index.row()))


_TEXTS: dict[int, Callable[[Card], object]] = {
    CARD: lambda card: card,
    Qt.ItemDataRole.DisplayRole: lambda card: card.title,
    Qt.ItemDataRole.ToolTipRole: lambda card: card.tip,
    Qt.ItemDataRole.AccessibleTextRole: lambda card: card.spoken,
}


class FactModel(CardModel):
    """Facts by row number, any number of them; they are read in pages when they come into view."""

    failed = Signal(str)

    def __init__(self, read: Callable[[Sequence[int]], list[FactRow]]) -> None:
        super().__init__()
        self._read = read
        self._rows = array("q")
        self._pages: OrderedDict[int, dict[int, FactRow]] = OrderedDict()

    def show_rows(self, rows: "array[int]") -> None:
        """Show these facts, read anew; the view keeps its place when they are the same as before."""
        if rows == self._rows:
            self.reread()
            return
        self.beginResetModel()
        self._rows = rows
        self._pages.clear()
        self.endResetModel()

    def reread(self) -> None:
        """Read anew what is in view."""
        self._pages.clear()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def fact(self, row: int) -> FactRow | None:
        """The fact in a row; None when it was removed since the list was made."""
        return self._page(row // PAGE).get(self._rows[row])

    def card(self, row: int) -> Card:
        """The card of a fact."""
        fact = self.fact(row)
        return GONE if fact is None else fact_card(fact)

    def record_id(self, row: int) -> str:
        """The id of the fact in a row; empty when it is gone."""
        fact = self.fact(row)
        return "" if fact is None else fact.id

    def key(self, row: int) -> int:
        """The row number of the fact in the base."""
        return self._rows[row]

    def find_key(self, key: int | str) -> int:
        """Where a row of the base stands; -1 when it is not there."""
        try:
            return self._rows.index(int(key))
        except ValueError:
            return -1

    def find_id(self, record_id: str) -> int:
        """The row of a fact among the pages at hand, the first and that of the newest fact, else -1."""
        found = self._at_hand(record_id)
        if found < 0 and self._rows:
            self._page(0)
            self._page(self._rows.index(max(self._rows)) // PAGE)
            found = self._at_hand(record_id)
        return found

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """How many facts there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A fact can be dragged."""
        own = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index) | own if index.isValid() else super().flags(index)

    def mimeTypes(self) -> list[str]:
        """A fact travels as its id and as its words."""
        return [FACT_MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The first of the facts, as it is dragged out."""
        data = QMimeData()
        fact = self.fact(indexes[0].row()) if indexes else None
        if fact is not None:
            data.setData(FACT_MIME, fact.id.encode())
            data.setText(fact.statement)
        return data

    def _at_hand(self, record_id: str) -> int:
        for number, page in self._pages.items():
            for fact in page.values():
                if fact.id == record_id:
                    first = number * PAGE
                    return first + self._rows[first : first + PAGE].index(fact.row)
        return -1

    def _page(self, number: int) -> dict[int, FactRow]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        try:
            read = self._read(self._rows[number * PAGE : (number + 1) * PAGE])
        except UserError as error:
            # Kept as an empty page, or else every repaint would ask and fail again.
            read = []
            self.failed.emit(error.message)
        self._pages[number] = {fact.row: fact for fact in read}
        if len(self._pages) > PAGES:
            self._pages.popitem(last=False)
        return self._pages[number]


class RecordModel(CardModel):
    """Records that are few enough to be held whole."""

    def __init__(self) -> None:
        super().__init__()
        self._records: list[Record] = []

    def show_records(self, records: list[Record]) -> None:
        """Show these records."""
        self.beginResetModel()
        self._records = records
        self.endResetModel()

    def card(self, row: int) -> Card:
        """The card of a record."""
        return record_card(self._records[row])

    def record_id(self, row: int) -> str:
        """The id of the record in a row."""
        return self._records[row].id

    def key(self, row: int) -> str:
        """The id of the record."""
        return self._records[row].id

    def find_key(self, key: int | str) -> int:
        """The row of a record; -1 when it is not there."""
        return self.find_id(str(key))

    def find_id(self, record_id: str) -> int:
        """The row of a record; -1 when it is not there."""
        return next((row for row, record in enumerate(self._records) if record.id == record_id), -1)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """How many records there are."""
        return 0 if parent.isValid() else len(self._records)
