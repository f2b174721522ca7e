"""The editions of a brief: which were issued, to be read, saved and compared."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefwright.domain.editions import EditionRow
from briefwright.domain.wording import day_words
from briefwright.gui.fonts import heading_font
from briefwright.gui.records.sheet import button, quiet

_COLUMNS = ("Edition", "Dated", "Issued", "Title")
_NONE = "None was issued yet. “Issue an edition…” in the menu File issues the brief."
_DRAFT = "the draft"


class EditionsDialog(QDialog):
    """Lists the editions, the latest first; it goes away when one is opened or compared.

    `open_wanted` and `document_wanted` carry an EditionRow; `compare_wanted` carries the ids of the earlier
    and of the later edition, where an empty id is the draft.
    """

    open_wanted = Signal(object)
    document_wanted = Signal(object)
    compare_wanted = Signal(str, str)

    def __init__(self, title: str, rows: Sequence[EditionRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Editions")
        self._rows = list(rows)
        self.list = self._new_list()
        self.open_button = button("&Open", self._open)
        self.document = button("&Save the Word document…", self._save, "Exactly as it was issued")
        self.other = QComboBox()
        self.other.setAccessibleName("Compare with")
        self.compare = button("What has &changed", self._compare)
        self._arrange(title)
        for row in self._rows:
            self.list.addTopLevelItem(_item(row))
        self.list.currentItemChanged.connect(self._choose)
        self.list.itemActivated.connect(self._open)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._choose()

    @property
    def chosen(self) -> EditionRow | None:
        """The edition that is selected."""
        at = self.list.currentIndex().row()
        return self._rows[at] if at >= 0 else None

    def _new_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName("Editions")
        made.setHeaderLabels(_COLUMNS)
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setAllColumnsShowFocus(True)
        made.setFrameShape(QFrame.Shape.StyledPanel)
        made.setStyleSheet("QTreeWidget::item { padding: 5px 12px 5px 0; }")
        made.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        made.header().setSectionsMovable(False)
        return made

    def _arrange(self, title: str) -> None:
        name = QLabel(title, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        name.setFont(heading_font(13))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        nothing = quiet(_NONE)
        column.addWidget(name)
        column.addWidget(nothing)
        column.addWidget(self.list, 1)
        comparing = self._comparing()
        column.addWidget(comparing)
        column.addLayout(self._acting())
        nothing.setVisible(not self._rows)
        for one in (self.list, comparing, self.open_button, self.document):
            one.setVisible(bool(self._rows))
        self.resize(620, 380 if self._rows else 140)

    def _comparing(self) -> QWidget:
        label = QLabel("Compare &with")
        label.setBuddy(self.other)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self.other, self.compare):
            row.addWidget(widget)
        row.addStretch(1)
        return line

    def _acting(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addWidget(self.document)
        row.addStretch(1)
        row.addWidget(button("Close", self.reject))
        return row

    def _choose(self) -> None:
        chosen = self.chosen
        for one in (self.open_button, self.document, self.other, self.compare):
            one.setEnabled(chosen is not None)
        self.other.clear()
        if chosen is None:
            return
        self.other.addItem(_DRAFT, "")
        for row in self._rows:
            if row is not chosen:
                self.other.addItem(f"edition {row.number}", row.id)

    def _open(self) -> None:
        if self.chosen is not None:
            # What is opened could not be used while this dialog blocks the window.
            self.accept()
            self.open_wanted.emit(self.chosen)

    def _save(self) -> None:
        self.document_wanted.emit(self.chosen)

    def _compare(self) -> None:
        pair = [
            row for row in self._rows if self.chosen and row.id in (self.chosen.id, self.other.currentData())
        ]
        ids = [row.id for row in sorted(pair, key=lambda row: row.number)]
        self.accept()
        self.compare_wanted.emit(ids[0], ids[1] if len(ids) > 1 else "")


def _item(row: EditionRow) -> QTreeWidgetItem:
    days = [day_words(date.fromisoformat(day[:10])) if day else "" for day in (row.day, row.issued)]
    item = QTreeWidgetItem([str(row.number), *days, row.title])
    item.setToolTip(_COLUMNS.index("Title"), row.title)
    return item
