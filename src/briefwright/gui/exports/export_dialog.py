"""The dialog that asks how a brief is to go out: the file, its look, its notes and sources, its ceiling."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
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
from briefwright.domain.presentation import HOUSE, Presentation
from briefwright.domain.templates import TemplateRow
from briefwright.gui.exports.outgoing import FORMATS, ExportChoice, ExportOffer, Look, Spot, template_name

_NOTES = {"footnotes": "At the foot of each page", "endnotes": "At the end of the document"}
_PRINTED = (".docx", ".pdf")
_LISTED = (*_PRINTED, ".html")
_PAUSE = 150
"""Milliseconds without a key after which the place for the file is looked at."""


class ExportDialog(QDialog):
    """Asks how the brief is to go out.

    `wanted` carries an ExportChoice, `kept` a Presentation that is to be kept with the brief at once.
    """

    wanted = Signal(object)
    kept = Signal(object)
    templates_wanted = Signal()

    def __init__(
        self,
        brief: Brief,
        out: Path,
        offer: ExportOffer,
        ceiling: Marking | None,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Export brief")
        self._brief = brief
        self._offer = offer
        self._look = look
        self._open = True
        self._homeless = False
        self._present = offer.presentation
        self._names = {row.name for row in offer.templates}
        self.name = QLineEdit()
        self.folder = QLineEdit()
        self.format = _choice(FORMATS, out.suffix.lower())
        self.template = QComboBox()
        self.notes = _choice(_NOTES, offer.presentation.notes)
        styles = {HOUSE: "House style", **{style.id: style.name for style in offer.styles}}
        self.citations = _choice(styles, offer.presentation.citations)
        self.grades = QCheckBox("Show the &grades of sources")
        self.grades.setChecked(offer.presentation.grades)
        self.contents = QCheckBox("Begin with a table of &contents")
        self.contents.setChecked(offer.presentation.contents)
        self.ceiling = _choice(_ceilings(), ceiling or "")
        self.place = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.place.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._arrange()
        self._fill_templates(offer.templates, offer.presentation.template)
        self.show_path(out)
        self._connect()
        self._path_changed()
        self._look_there()
        self.export.setFocus()

    @property
    def path(self) -> Path:
        """The file that is written; a name with a folder of its own goes before the folder below it."""
        return _path(self.folder.text()) / _path(self.name.text())

    def show_path(self, path: Path) -> None:
        """Propose a file."""
        self.folder.setText(str(path.parent))
        self.name.setText(path.name)
        self.name.setCursorPosition(0)

    def show_templates(self, templates: Sequence[TemplateRow]) -> None:
        """Offer these templates. One that was added is chosen, else what was chosen stays so."""
        added = [row.name for row in templates if row.name not in self._names]
        self._fill_templates(templates, added[-1] if added else self.template.currentData())
        self._names = {row.name for row in templates}
        self._choice_changed()

    def choice(self) -> ExportChoice:
        """What is chosen."""
        template = self.template.currentData()
        shown = Presentation(
            template="" if template == self._offer.layout_template else template,
            notes=self.notes.currentData(),
            citations=self.citations.currentData(),
            grades=self.grades.isChecked(),
            contents=self.contents.isChecked(),
        )
        return ExportChoice(self.path, shown, self.ceiling.currentData() or None)

    def done(self, result: int) -> None:
        """Close; what is still looked at is not shown."""
        self._open = False
        super().done(result)

    # -- construction

    def _arrange(self) -> None:
        self._choose = QPushButton("C&hoose…")
        self._templates = QPushButton("&Templates…")
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Format", self.format)
        form.addRow("File &name", self.name)
        form.addRow(_label("F&older", self.folder), _beside(self.folder, self._choose))
        form.addRow("", self.place)
        form.addRow(_label("Te&mplate", self.template), _beside(self.template, self._templates))
        form.addRow("Not&es", self.notes)
        form.addRow("&Sources", self.citations)
        form.addRow("", self.grades)
        form.addRow("", self.contents)
        form.addRow("&Leave out", self.ceiling)
        form.addRow("", self.about)
        self.about.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addStretch(1)
        column.addLayout(self._buttons())
        # Enter exports, whichever field has the focus; a button knows its dialog only from here on.
        self.export.setDefault(True)
        self.setMinimumWidth(440)
        self.resize(580, self.sizeHint().height())

    def _buttons(self) -> QHBoxLayout:
        buttons = QDialogButtonBox()
        self.export = buttons.addButton("E&xport", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self.keep = QPushButton("&Keep with the brief")
        self.keep.setToolTip("Keeps how the brief goes out without exporting it; the preview follows.")
        self.keep.setVisible(self._offer.kept)
        self.keep.clicked.connect(lambda _checked: self._keep())
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addStretch(1)
        row.addWidget(buttons)
        return row

    def _connect(self) -> None:
        for field in (self.name, self.folder):
            field.textChanged.connect(self._path_changed)
        self.format.activated.connect(self._format_chosen)
        for box in (self.template, self.notes, self.citations, self.ceiling):
            box.currentIndexChanged.connect(self._choice_changed)
        for check in (self.grades, self.contents):
            check.toggled.connect(self._choice_changed)
        self._choose.clicked.connect(lambda _checked: self._ask_file())
        self._templates.clicked.connect(lambda _checked: self.templates_wanted.emit())
        self._pause.timeout.connect(self._look_there)

    def _fill_templates(self, templates: Sequence[TemplateRow], chosen: str) -> None:
        # Only the whole is looked at, not each step towards it.
        blocker = QSignalBlocker(self.template)
        self.template.clear()
        for row in templates:
            usual = " (usual for this brief)" if row.name == self._offer.layout_template else ""
            self.template.addItem(f"{template_name(row, self._offer.names)}{usual}", row.name)
        if self.template.findData(chosen) < 0:
            self.template.addItem(f"{Path(chosen).stem} (not there any more)", chosen)
        self.template.setCurrentIndex(self.template.findData(chosen))
        blocker.unblock()

    # -- the file

    def _path_changed(self) -> None:
        ending = self.path.suffix.lower()
        if ending in FORMATS:
            self.format.setCurrentIndex(self.format.findData(ending))
        self._homeless = False
        self._pause.start()
        self._choice_changed()

    def _format_chosen(self) -> None:
        name = self.name.text()
        known = Path(name).suffix.lower() in FORMATS
        self.name.setText((name[: -len(Path(name).suffix)] if known else name) + self.format.currentData())

    def _look_there(self) -> None:
        path = self.path
        self._look(path, lambda spot: self._seen(path, spot))

    def _seen(self, path: Path, spot: Spot) -> None:
        if self._open and path == self.path:
            self._homeless = not spot.folder
            self.place.setText(_told(spot))
            self._choice_changed()

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, "Export brief")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{name} (*{ending})" for ending, name in FORMATS.items()])
        dialog.setDirectory(str(self.path.parent))
        dialog.selectFile(self.path.name)
        dialog.selectNameFilter(f"{self.format.currentText()} (*{self.format.currentData()})")
        dialog.setDefaultSuffix(self.format.currentData()[1:])
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")"))
        )
        dialog.fileSelected.connect(lambda chosen: self.show_path(Path(chosen)))
        dialog.open()

    # -- the choice

    def _choice_changed(self) -> None:
        ending = self.path.suffix.lower()
        named = bool(self.name.text().strip()) and bool(self.path.stem)
        printed, there = ending in _PRINTED, self.template.currentData() in self._names
        self.export.setEnabled(named and ending in FORMATS and (there or not printed) and not self._homeless)
        for widget in (self.template, self._templates, self.notes):
            widget.setEnabled(printed)
        self.contents.setEnabled(ending in _LISTED)
        self.keep.setEnabled(self._filled(self.choice().presentation) != self._present)
        self.about.setText(self._told())

    def _told(self) -> str:
        """What follows from the choice."""
        ending = self.path.suffix.lower()
        sentences = [_about(self._brief, self.ceiling.currentData() or None)]
        if ending not in FORMATS:
            sentences = [f"The name of the file must end in {_endings()}."]
        elif ending in _PRINTED and self.template.currentData() not in self._names:
            sentences.insert(0, "Choose another template: the one of the brief is not there any more.")
        if not self._offer.kept:
            sentences.append("The workspace can only be read, so the choices hold for this export alone.")
        return " ".join(sentences)

    def _filled(self, presentation: Presentation) -> Presentation:
        template = presentation.template or self._offer.layout_template
        return presentation.model_copy(update={"template": template})

    def _keep(self) -> None:
        presentation = self.choice().presentation
        self._present = self._filled(presentation)
        self._choice_changed()
        self.kept.emit(presentation)

    def _accept(self) -> None:
        choice = self.choice()
        self.accept()
        self.wanted.emit(choice)


def _path(text: str) -> Path:
    """A path as it was typed. Only one's own home has a short name, for others may be nobody's."""
    path = Path(text)
    return path.expanduser() if path.parts[:1] == ("~",) else path


def _told(spot: Spot) -> str:
    if not spot.folder:
        return "There is no such folder."
    return "A file of this name is there already and will be replaced." if spot.file else ""


def _about(brief: Brief, ceiling: Marking | None) -> str:
    """What of the brief goes out below a ceiling."""
    highest_part = banner(brief)
    if ceiling is not None and highest([ceiling, highest_part]) == ceiling:
        return f"No part of the brief is marked above {ceiling}; facts and sources that are stay out."
    if ceiling is not None:
        return (
            f"Sections, blocks, facts and sources marked above {ceiling} stay out: of the text, the notes "
            "and all that the file hides."
        )
    if brief.ceiling and highest([brief.ceiling, highest_part]) != brief.ceiling:
        return (
            f"Its readers are cleared to {brief.ceiling}, and parts of the brief are marked above that: the "
            f"whole goes out as {highest_part}."
        )
    return f"The whole brief goes out; its pages bear {highest_part}."


def _choice(options: Mapping[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    for value, words in options.items():
        box.addItem(words, value)
    if box.findData(chosen) < 0:
        box.addItem(chosen or next(iter(options)), chosen)
    box.setCurrentIndex(box.findData(chosen))
    return box


def _ceilings() -> dict[str, str]:
    return {"": "Nothing", **{marking: f"What is marked above {marking}" for marking in MARKINGS[:-1]}}


def _endings() -> str:
    *others, last = FORMATS
    return f"{', '.join(others)} or {last}"


def _label(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(field)
    return label


def _beside(field: QWidget, button: QPushButton) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field, 1)
    row.addWidget(button)
    return both
