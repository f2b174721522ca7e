"""The dialog on Word templates: which there are, what was found in each, which styles play which roles."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from briefwright.domain.errors import UserError
from briefwright.domain.templates import TemplateReport, TemplateRow
from briefwright.editing.ports import Templates
from briefwright.gui import prompts
from briefwright.gui.exports.outgoing import template_name
from briefwright.gui.exports.template_report import ReportView
from briefwright.gui.tasks import TaskRunner
from briefwright.gui.theme import tints

_ROW = Qt.ItemDataRole.UserRole
_SIZE = QSize(820, 600)
_EDGES = QSize(16, 48)


class TemplatesDialog(QDialog):
    """Shows the templates with what was found in them; a file that is dropped is taken in.

    `names` tells how the program's own are called. `changed` carries the templates after each change.
    """

    changed = Signal(object)

    def __init__(
        self,
        templates: Callable[[], Templates],
        runner: TaskRunner,
        rows: Sequence[TemplateRow],
        names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Word templates")
        self._templates = templates
        self._runner = runner
        self._names = names
        self._asked = 0
        self._reported: TemplateRow | None = None
        self._open = True
        self.setAcceptDrops(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Templates")
        self.report = ReportView(self)
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.told.hide()
        self.add = QPushButton("&Add…")
        self.remove = QPushButton("&Remove…")
        self._arrange()
        self._connect()
        self.show_rows(rows)
        self.list.setFocus()

    def show_rows(self, rows: Sequence[TemplateRow], chosen: str = "") -> None:
        """Show these templates, one of them chosen."""
        blocker = QSignalBlocker(self.list)
        self.list.clear()
        self._head("With the program")
        for row in (one for one in rows if not one.own):
            self._add_row(row)
        self._head("Your own")
        own = [one for one in rows if one.own]
        for row in own:
            self._add_row(row)
        if not own:
            self._aside("None yet: add one, or drop it here")
        blocker.unblock()
        self._choose(chosen)

    def current(self) -> TemplateRow | None:
        """The template that is chosen."""
        item = self.list.currentItem()
        row = item.data(_ROW) if item is not None else None
        return row if isinstance(row, TemplateRow) else None

    def done(self, result: int) -> None:
        """Close; what is still on its way is not shown."""
        self._open = False
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file in that was dropped."""
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.take(path)

    def _arrange(self) -> None:
        note = QLabel(
            "A template is a Word file of your organisation: its styles, headers and footers stay. Content "
            "controls with the tags title, reference, date, author, audience, marking and body say where the "
            "parts of a brief go; without them the brief goes to its end.",
            wordWrap=True,
        )
        close = QPushButton("Close")
        buttons = QDialogButtonBox()
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        for button in (self.add, self.remove, close):
            # Enter in the list is meant for none of them.
            button.setAutoDefault(False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        column.addLayout(row)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(10)
        halves.addWidget(left)
        halves.addWidget(self.report)
        halves.setStretchFactor(1, 1)
        halves.setSizes((220, 540))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(10)
        whole.addWidget(note)
        whole.addWidget(self.told)
        whole.addWidget(halves, 1)
        whole.addWidget(buttons)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _EDGES))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._chosen)
        self.add.clicked.connect(lambda _checked: self._ask_file())
        self.remove.clicked.connect(lambda _checked: self._ask_remove())
        self.report.assigned.connect(self._assign)

    def _head(self, words: str) -> None:
        item = self._aside(words)
        font = item.font()
        font.setBold(True)
        item.setFont(font)

    def _aside(self, words: str) -> QListWidgetItem:
        item = QListWidgetItem(words, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(QColor(tints().hint))
        return item

    def _add_row(self, row: TemplateRow) -> None:
        item = QListWidgetItem(template_name(row, self._names), self.list)
        item.setData(_ROW, row)
        item.setToolTip(str(row.path) if row.own else row.name)

    def _choose(self, name: str) -> None:
        """Choose the template of that name, else the first."""
        items = [self.list.item(at) for at in range(self.list.count())]
        rows = [item for item in items if isinstance(item.data(_ROW), TemplateRow)]
        for item in [*rows[:1], *(one for one in rows if one.data(_ROW).name == name)]:
            self.list.setCurrentItem(item)
        self._chosen()

    def _chosen(self) -> None:
        row = self.current()
        self.remove.setEnabled(row is not None and row.own)
        if row is None:
            self.report.clear()
        else:
            self._read(row, lambda: self._templates().check(row.path))

    def _read(self, row: TemplateRow, work: Callable[[], TemplateReport]) -> None:
        """Show the report that the work gives, if none was asked for since."""
        self._asked += 1
        number = self._asked
        self._runner.run("search", work, lambda report: self._checked(number, row, report), self._refused)

    def _checked(self, number: int, row: TemplateRow, report: TemplateReport) -> None:
        if self._open and number == self._asked:
            self._reported = row
            self.report.show_report(report, row.own, template_name(row, self._names))

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, "Add a template")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["Word templates and documents (*.dotx *.docx)", "All files (*)"])
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take(self, path: Path) -> None:
        """Take a file in as a template."""

        def work() -> tuple[TemplateRow, Sequence[TemplateRow]]:
            return self._templates().add(path), self._templates().all()

        self._runner.run("search", work, lambda found: self._changed(found[1], found[0].name), self._refused)

    def _ask_remove(self) -> None:
        row = self.current()
        if row is not None and row.own:
            question = (
                f"Delete the template {row.name}? Briefs that name it cannot be exported by it any more."
            )
            prompts.confirm(self, question, "Delete", lambda: self._remove(row))

    def _remove(self, row: TemplateRow) -> None:
        def work() -> Sequence[TemplateRow]:
            self._templates().remove(row.name)
            return self._templates().all()

        self._runner.run("search", work, self._changed, self._refused)

    def _assign(self, roles: Mapping[str, str]) -> None:
        row = self._reported
        if row is None or row != self.current():
            return

        def work() -> TemplateReport:
            self._templates().assign(row.name, roles)
            return self._templates().check(row.path)

        self._read(row, work)

    def _changed(self, rows: Sequence[TemplateRow], chosen: str = "") -> None:
        if self._open:
            self.told.hide()
            self.show_rows(rows, chosen)
            self.changed.emit(rows)

    def _refused(self, error: UserError) -> None:
        if self._open:
            colours = self.told.palette()
            colours.setColor(QPalette.ColorRole.WindowText, QColor(tints().error))
            self.told.setPalette(colours)
            self.told.setText(error.message)
            self.told.show()


def _dropped(mime: QMimeData) -> Path | None:
    """The file among what is dropped."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 else None
