"""The dialog that asks how a brief is to go out: the file, its look, its notes and sources, its ceiling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefwright.domain.brief import Brief, banner
from briefwright.domain.markings import MARKINGS, Marking, highest
from briefwright.domain.presentation import HOUSE, CitationStyle, Presentation
from briefwright.domain.templates import TemplateRow

FORMATS = {
    ".docx": "Word document",
    ".pdf": "PDF, by LibreOffice",
    ".html": "Web page",
    ".md": "Markdown",
}
"""The formats by the ending of their files."""

_NOTES = {"footnotes": "At the foot of each page", "endnotes": "At the end of the document"}


@dataclass(frozen=True)
class ExportChoice:
    """What was chosen: the file, the way the brief goes out, and the highest marking that may go out."""

    out: Path
    presentation: Presentation
    ceiling: Marking | None = None


@dataclass(frozen=True)
class ExportOffer:
    """What there is to choose from. `presentation` is the present one, its template that of the brief or of
    its layout."""

    presentation: Presentation
    layout_template: str
    templates: Sequence[TemplateRow]
    styles: Sequence[CitationStyle]


class ExportDialog(QDialog):
    """Asks how the brief is to go out. `wanted` carries an ExportChoice."""

    wanted = Signal(object)
    templates_wanted = Signal()

    def __init__(
        self, brief: Brief, out: Path, offer: ExportOffer, ceiling: Marking | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Export brief")
        self._banner = banner(brief)
        self._layout_template = offer.layout_template
        shown = offer.presentation
        self.file = QLineEdit(str(out))
        self.format = _choice(FORMATS, out.suffix.lower())
        self.template = QComboBox()
        self.show_templates(offer.templates, shown.template)
        self.notes = _choice(_NOTES, shown.notes)
        styles = {HOUSE: "House style", **{style.id: style.name for style in offer.styles}}
        self.citations = _choice(styles, shown.citations)
        self.grades = QCheckBox("Show the &grades of sources")
        self.grades.setChecked(shown.grades)
        self.contents = QCheckBox("Begin with a table of &contents")
        self.contents.setChecked(shown.contents)
        self.ceiling = _choice({"": "Nothing is left out", **_ceilings()}, ceiling or "")
        self._about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._arrange()
        self._connect()
        self._file_changed()
        self._ceiling_changed()
        self.export.setFocus()

    def show_templates(self, templates: Sequence[TemplateRow], chosen: str = "") -> None:
        """Offer these templates; what was chosen stays chosen."""
        chosen = chosen or self.template.currentData() or self._layout_template
        self.template.clear()
        for row in templates:
            name = Path(row.name).stem
            standing = " (of the layout)" if row.name == self._layout_template else ""
            self.template.addItem(f"{name}{standing}", row.name)
        if self.template.findData(chosen) < 0:
            self.template.addItem(f"{chosen} (not here)", chosen)
        self.template.setCurrentIndex(self.template.findData(chosen))

    def choice(self) -> ExportChoice:
        """What is chosen."""
        template = self.template.currentData()
        shown = Presentation(
            template="" if template == self._layout_template else template,
            notes=self.notes.currentData(),
            citations=self.citations.currentData(),
            grades=self.grades.isChecked(),
            contents=self.contents.isChecked(),
        )
        return ExportChoice(Path(self.file.text()).expanduser(), shown, self.ceiling.currentData() or None)

    def _arrange(self) -> None:
        self._choose = QPushButton("C&hoose …")
        self._templates = QPushButton("&Templates …")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export = buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.setStyleSheet("QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow("&Format", self.format)
        form.addRow("F&ile", _beside(self.file, self._choose))
        form.addRow("Te&mplate", _beside(self.template, self._templates))
        form.addRow("&Notes", self.notes)
        form.addRow("&Sources", self.citations)
        form.addRow("", self.grades)
        form.addRow("", self.contents)
        form.addRow("&Leave out above", self.ceiling)
        form.addRow("", self._about)
        self._about.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.addLayout(form)
        column.addWidget(buttons)
        self.resize(560, self.sizeHint().height())

    def _connect(self) -> None:
        self.file.textChanged.connect(self._file_changed)
        self.format.activated.connect(self._format_chosen)
        self.ceiling.currentIndexChanged.connect(self._ceiling_changed)
        self._choose.clicked.connect(self._ask_file)
        self._templates.clicked.connect(lambda _checked: self.templates_wanted.emit())

    def _file_changed(self) -> None:
        ending = Path(self.file.text()).suffix.lower()
        self.export.setEnabled(ending in FORMATS)
        if ending in FORMATS:
            self.format.setCurrentIndex(self.format.findData(ending))
        by_template = ending in (".docx", ".pdf")
        for widget in (self.template, self._templates, self.notes):
            widget.setEnabled(by_template)

    def _format_chosen(self) -> None:
        path = Path(self.file.text())
        known = path.suffix.lower() in FORMATS
        stem = path.with_suffix("") if known else path
        self.file.setText(str(stem.with_name(stem.name + self.format.currentData())))

    def _ceiling_changed(self) -> None:
        ceiling: Marking | None = self.ceiling.currentData() or None
        if ceiling is None:
            self._about.setText(f"The whole brief goes out; its pages bear {self._banner}.")
        elif highest([ceiling, self._banner]) == ceiling:
            self._about.setText(f"Nothing that is marked in the brief is above {ceiling}.")
        else:
            self._about.setText(
                f"Sections, blocks, facts and sources that are marked above {ceiling} stay out, in text, "
                "notes and all that the file hides."
            )

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, "Export brief")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{name} (*{ending})" for ending, name in FORMATS.items()])
        path = Path(self.file.text())
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        dialog.selectNameFilter(f"{self.format.currentText()} (*{self.format.currentData()})")
        dialog.setDefaultSuffix(self.format.currentData()[1:])
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")"))
        )
        dialog.fileSelected.connect(self.file.setText)
        dialog.open()

    def _accept(self) -> None:
        choice = self.choice()
        self.accept()
        self.wanted.emit(choice)


def _choice(options: Mapping[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    for value, words in options.items():
        box.addItem(words, value)
    if box.findData(chosen) < 0:
        box.addItem(chosen or next(iter(options)), chosen)
    box.setCurrentIndex(box.findData(chosen))
    return box


def _ceilings() -> dict[str, str]:
    return {marking: marking for marking in MARKINGS}


def _beside(field: QWidget, button: QPushButton) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field, 1)
    row.addWidget(button)
    both.setFocusProxy(field)
    return both
