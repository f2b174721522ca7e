"""The dialog on Word templates: which there are, what was found in each, which styles play which roles."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
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
from briefwright.gui.exports.template_report import ReportView
from briefwright.gui.tasks import TaskRunner


class TemplatesDialog(QDialog):
    """Shows the templates with what was found in them. `changed` carries the templates after each change."""

    changed = Signal(object)

    def __init__(
        self,
        templates: Callable[[], Templates],
        runner: TaskRunner,
        rows: Sequence[TemplateRow],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Word templates")
        self._templates = templates
        self._runner = runner
        self._rows: Sequence[TemplateRow] = ()
        self._open = True
        self.list = QListWidget()
        self.list.setAccessibleName("Templates")
        self.report = ReportView(self)
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.told.hide()
        self.add = QPushButton("&Add …")
        self.remove = QPushButton("&Remove …")
        self._arrange()
        self._connect()
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[TemplateRow], chosen: str = "") -> None:
        """Show these templates, one of them chosen."""
        self._rows = rows
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(Path(row.name).stem if not row.own else row.name)
            item.setToolTip(f"Your own: {row.path}" if row.own else "Comes with the program")
            self.list.addItem(item)
        names = [row.name for row in rows]
        self.list.setCurrentRow(names.index(chosen) if chosen in names else 0)

    def current(self) -> TemplateRow | None:
        """The template that is chosen."""
        at = self.list.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def done(self, result: int) -> None:
        """Close; what is still on its way is not shown."""
        self._open = False
        super().done(result)

    def _arrange(self) -> None:
        note = QLabel(
            "A template is a Word file of your organisation: its styles, headers and footers stay. Content "
            "controls with the tags title, reference, date, author, audience, marking and body say where the "
            "parts of a brief go; without them the brief goes to its end.",
            wordWrap=True,
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.setStyleSheet("QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }")
        buttons.rejected.connect(self.reject)
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
        self.resize(820, 600)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._chosen)
        self.add.clicked.connect(lambda _checked: self._ask_file())
        self.remove.clicked.connect(lambda _checked: self._ask_remove())
        self.report.assigned.connect(self._assign)

    def _chosen(self) -> None:
        row = self.current()
        self.remove.setEnabled(row is not None and row.own)
        self.report.clear()
        if row is not None:
            self._check(row)

    def _check(self, row: TemplateRow) -> None:
        self._runner.run(
            "search", lambda: self._templates().check(row.path), lambda report: self._checked(row, report)
        )

    def _checked(self, row: TemplateRow, report: TemplateReport) -> None:
        if self._open and self.current() == row:
            self.report.show_report(report, row.own)

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
        row = self.current()
        if row is None or not row.own:
            return

        def work() -> TemplateReport:
            self._templates().assign(row.name, roles)
            return self._templates().check(row.path)

        self._runner.run("search", work, lambda report: self._checked(row, report), self._refused)

    def _changed(self, rows: Sequence[TemplateRow], chosen: str = "") -> None:
        if self._open:
            self.told.hide()
            self.show_rows(rows, chosen)
            self.changed.emit(rows)

    def _refused(self, error: UserError) -> None:
        if self._open:
            self.told.setText(error.message)
            self.told.show()
