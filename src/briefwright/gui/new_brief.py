"""The dialog that begins a brief: a title, a layout, a date."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefwright.domain.layouts import Layout


class NewBrief(QDialog):
    """Asks how a new brief begins. `wanted` carries title, layout and day."""

    wanted = Signal(str, object, object)

    def __init__(self, layouts: Sequence[Layout], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("New brief")
        self._layouts = layouts
        self.title = QLineEdit(placeholderText="What the brief is about")
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMMM yyyy")
        self.list = QListWidget()
        self.list.setAccessibleName("Layout")
        for layout in layouts:
            self.list.addItem(QListWidgetItem(layout.name))
        self._about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._about.setMinimumHeight(64)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox()
        self.begin = buttons.addButton("Begin", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow("&Title", self.title)
        form.addRow("&Date", self.day)
        form.addRow("&Layout", self.list)
        form.addRow("", self._about)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.addLayout(form)
        column.addWidget(buttons)
        self.title.textChanged.connect(lambda text: self.begin.setEnabled(bool(text.strip())))
        self.begin.setEnabled(False)
        self.list.currentRowChanged.connect(self._describe)
        self.list.setMaximumHeight(26 * max(3, len(layouts)) + 8)
        self.list.setCurrentRow(0)
        self.resize(520, self.sizeHint().height())
        self.title.setFocus()

    def _describe(self, row: int) -> None:
        layout = self._layouts[row]
        sections = ", ".join(section.title.lower() for section in layout.sections)
        self._about.setText(f"{layout.description}\nSections: {sections}.".strip())

    def _accept(self) -> None:
        layout = self._layouts[max(0, self.list.currentRow())]
        self.accept()
        self.wanted.emit(self.title.text().strip(), layout, self.day.date().toPython())
