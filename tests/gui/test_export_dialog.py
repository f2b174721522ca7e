"""The dialog that asks how a brief goes out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefwright.app import templates, yardstick
from briefwright.domain.brief import Brief, Section
from briefwright.domain.markings import Marking
from briefwright.domain.presentation import CitationStyle, Presentation
from briefwright.domain.templates import TemplateRow
from briefwright.gui.exports.export_dialog import ExportDialog
from briefwright.gui.exports.outgoing import ExportChoice, ExportOffer, Spot, look_at, template_names

BRIEF = Brief(
    id="b",
    title="Talks",
    ceiling="TLP:AMBER",
    sections=(Section(id="s", title="Sources", marking="TLP:RED"),),
)
HOUSE = Presentation(template="house.docx")
STYLES = (CitationStyle(id="apa", name="APA"),)


def look(path: Path, answer: Callable[[Spot], None]) -> None:
    answer(look_at(path))


def made(
    qtbot: QtBot,
    out: Path,
    presentation: Presentation = HOUSE,
    ceiling: Marking | None = None,
    brief: Brief = BRIEF,
    kept: bool = True,
) -> ExportDialog:
    """The dialog over the program's own templates."""
    names = template_names(yardstick().layouts)
    offer = ExportOffer(presentation, "house.docx", templates().all(), STYLES, names, kept)
    dialog = ExportDialog(brief, out, offer, ceiling, look)
    # It deletes itself when it is closed, which a test may do.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    return dialog


def choose(box: QComboBox, value: str) -> None:
    """Choose as a person does."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    return made(qtbot, tmp_path / "Talks.docx")


def it_names_templates_as_their_layouts_and_says_which_is_usual(dialog: ExportDialog) -> None:
    names = [dialog.template.itemText(at) for at in range(dialog.template.count())]
    assert "House brief (usual for this brief)" in names
    assert "Intelligence assessment" in names


def it_offers_house_style_before_the_styles_of_the_desk(dialog: ExportDialog) -> None:
    assert [dialog.citations.itemData(at) for at in range(2)] == ["house", "apa"]


def it_changes_the_ending_with_the_format(dialog: ExportDialog) -> None:
    choose(dialog.format, ".html")
    assert dialog.name.text() == "Talks.html"
    dialog.name.setText("Talks 1.2")
    choose(dialog.format, ".pdf")
    assert dialog.name.text() == "Talks 1.2.pdf"


@pytest.mark.parametrize(
    ("name", "template", "contents"),
    [("x.docx", True, True), ("x.PDF", True, True), ("x.html", False, True), ("x.md", False, False)],
)
def it_asks_only_what_the_format_shows(
    dialog: ExportDialog, name: str, template: bool, contents: bool
) -> None:
    dialog.name.setText(name)
    assert dialog.format.currentData() == f".{name.lower().partition('.')[2]}"
    assert dialog.template.isEnabled() is template
    assert dialog.notes.isEnabled() is template
    assert dialog.contents.isEnabled() is contents


@pytest.mark.parametrize("name", ["", "Talks", "Talks.txt", ".docx"])
def it_exports_to_no_file_whose_format_is_unknown(dialog: ExportDialog, name: str) -> None:
    dialog.name.setText(name)
    assert not dialog.export.isEnabled()
    assert dialog.about.text() == "The name of the file must end in .docx, .pdf, .html or .md."


def it_says_what_is_at_the_place_for_the_file(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    assert dialog.place.text() == ""
    (tmp_path / "Former.docx").touch()
    dialog.name.setText("Former.docx")
    qtbot.waitUntil(lambda: "will be replaced" in dialog.place.text())
    assert dialog.export.isEnabled()
    dialog.folder.setText(str(tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: dialog.place.text() == "There is no such folder.")
    assert not dialog.export.isEnabled()
    dialog.folder.setText(str(tmp_path))
    assert dialog.export.isEnabled()


def it_takes_a_whole_path_for_a_name(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.name.setText(str(tmp_path / "elsewhere" / "x.docx"))
    assert dialog.path == tmp_path / "elsewhere" / "x.docx"
    dialog.name.setText("~/x.docx")
    assert dialog.path == Path.home() / "x.docx"
    dialog.name.setText("~nobody/x.docx")
    assert dialog.path == tmp_path / "~nobody" / "x.docx"


def it_takes_the_file_that_was_chosen_in_the_folders(dialog: ExportDialog, tmp_path: Path) -> None:
    (choosing,) = [one for one in dialog.findChildren(QAbstractButton) if one.text() == "C&hoose…"]
    choosing.click()
    folders = dialog.findChild(QFileDialog)
    assert folders is not None
    folders.fileSelected.emit(str(tmp_path / "sub" / "y.pdf"))
    folders.close()
    assert (dialog.folder.text(), dialog.name.text()) == (str(tmp_path / "sub"), "y.pdf")
    assert dialog.format.currentData() == ".pdf"


def it_shows_the_beginning_of_a_long_name_and_no_wider_window(qtbot: QtBot, tmp_path: Path) -> None:
    long = made(qtbot, tmp_path / ("A very long name " * 12 + ".docx"))
    assert long.name.cursorPosition() == 0
    assert long.width() <= 640


def it_tells_what_a_ceiling_leaves_out(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = made(qtbot, tmp_path / "x.docx", ceiling="TLP:GREEN")
    assert "marked above TLP:GREEN stay out" in dialog.about.text()
    choose(dialog.ceiling, "")
    told = dialog.about.text()
    assert told.startswith("Its readers are cleared to TLP:AMBER")
    assert told.endswith("the whole goes out as TLP:RED.")


def it_says_that_nothing_is_above_a_high_ceiling(qtbot: QtBot, tmp_path: Path) -> None:
    open_brief = Brief(id="o", title="Open", sections=(Section(id="s", title="All", marking="TLP:GREEN"),))
    dialog = made(qtbot, tmp_path / "x.docx", ceiling="TLP:AMBER", brief=open_brief)
    assert dialog.about.text().startswith("No part of the brief is marked above TLP:AMBER")
    choose(dialog.ceiling, "")
    assert dialog.about.text() == "The whole brief goes out; its pages bear TLP:GREEN."


def it_exports_by_no_template_that_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = made(qtbot, tmp_path / "x.docx", Presentation(template="ministry.docx"))
    assert dialog.template.currentText() == "ministry (not there any more)"
    assert not dialog.export.isEnabled()
    assert dialog.about.text().startswith("Choose another template")
    dialog.name.setText("x.md")
    assert dialog.export.isEnabled()
    dialog.name.setText("x.docx")
    choose(dialog.template, "house.docx")
    assert dialog.export.isEnabled()
    assert dialog.choice().presentation == Presentation()


def it_chooses_a_template_that_was_just_added(dialog: ExportDialog, tmp_path: Path) -> None:
    rows = [*templates().all(), TemplateRow("ministry.docx", tmp_path / "ministry.docx", own=True)]
    dialog.show_templates(rows)
    assert dialog.template.currentText() == "ministry"
    choose(dialog.template, "house.docx")
    dialog.show_templates(rows)
    assert dialog.template.currentData() == "house.docx"


def it_tells_of_the_chosen_template_that_was_just_removed(dialog: ExportDialog, tmp_path: Path) -> None:
    row = TemplateRow("ministry.docx", tmp_path / "ministry.docx", own=True)
    dialog.show_templates([*templates().all(), row])
    dialog.show_templates(templates().all())
    assert dialog.template.currentText() == "ministry (not there any more)"
    assert not dialog.export.isEnabled()


def it_keeps_only_what_is_new(qtbot: QtBot, dialog: ExportDialog) -> None:
    assert not dialog.keep.isEnabled()
    choose(dialog.citations, "apa")
    with qtbot.waitSignal(dialog.kept) as kept:
        dialog.keep.click()
    assert kept.args == [Presentation(citations="apa")]
    assert not dialog.keep.isEnabled()
    choose(dialog.citations, "house")
    assert dialog.keep.isEnabled()


def it_exports_by_enter_and_leaves_by_escape(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    chosen: list[ExportChoice] = []
    dialog.wanted.connect(chosen.append)
    dialog.name.setFocus()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert chosen == [ExportChoice(tmp_path / "Talks.docx", Presentation())]
    other = made(qtbot, tmp_path / "x.docx")
    QTest.keyClick(other.folder, Qt.Key.Key_Escape)
    assert not other.isVisible()


def it_leads_the_tab_key_from_above_down(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.grades.setChecked(False)
    dialog.format.setFocus()
    qtbot.waitUntil(dialog.format.hasFocus)
    walked: list[QWidget | None] = []
    for _ in range(13):
        walked.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    heights = [one.mapTo(dialog, one.rect().center()).y() for one in walked if one is not None]
    assert len(set(walked)) == 13
    assert heights == sorted(heights)


def it_gives_every_control_a_name_and_a_key_of_its_own(dialog: ExportDialog) -> None:
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    buttons = [one.text() for one in dialog.findChildren(QAbstractButton) if one.text()]
    keys = [text[text.index("&") + 1].lower() for text in (*labels, *buttons) if "&" in text]
    assert len(set(keys)) == len(keys)
    buddies = [label.buddy() for label in dialog.findChildren(QLabel)]
    for control in (*dialog.findChildren(QComboBox), *dialog.findChildren(QLineEdit)):
        assert control in buddies


def it_goes_to_a_field_by_its_key(qtbot: QtBot, dialog: ExportDialog) -> None:
    fields = {Qt.Key.Key_O: dialog.folder, Qt.Key.Key_M: dialog.template, Qt.Key.Key_N: dialog.name}
    for key, field in fields.items():
        QTest.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(field.hasFocus)


def it_keeps_nothing_where_nothing_can_be_written(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = made(qtbot, tmp_path / "x.docx", kept=False)
    assert not dialog.keep.isVisible()
    assert dialog.about.text().endswith("hold for this export alone.")
