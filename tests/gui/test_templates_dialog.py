"""The dialog on Word templates, over real files."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from briefwright import paths
from briefwright.app import yardstick
from briefwright.domain.templates import TemplateRow
from briefwright.export.house import House
from briefwright.gui.exports.outgoing import template_names
from briefwright.gui.exports.templates_dialog import TemplatesDialog
from briefwright.gui.tasks import TaskRunner

SHIPPED = paths.TEMPLATES / "word"
MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(SHIPPED, tmp_path / "own", {"risks"})


@pytest.fixture
def dialog(qtbot: QtBot, house: House) -> Iterator[TemplatesDialog]:
    runner = TaskRunner()
    made = TemplatesDialog(lambda: house, runner, house.all(), template_names(yardstick().layouts))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    runner.stop()


def own(
    folder: Path, name: str = "ministry.docx", change: Callable[[bytes], bytes] = lambda data: data
) -> Path:
    """A copy of the house template, with another list of types."""
    path = folder / name
    with ZipFile(SHIPPED / "house.docx") as source, ZipFile(path, "w") as made:
        for part in source.namelist():
            data = source.read(part)
            made.writestr(part, change(data) if part == "[Content_Types].xml" else data)
    return path


def german(folder: Path) -> Path:
    """A document of an office whose Word speaks German, without slots and without many styles."""
    path, document = folder / "Ministerium.docx", Document()
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.PARAGRAPH and style.name not in ("Normal", "Heading 1"):
            style.element.getparent().remove(style.element)
    document.styles["Heading 1"].element.name_val = "Überschrift 1"
    document.save(str(path))
    return path


def words(dialog: TemplatesDialog) -> str:
    """All that the report says."""
    return "\n".join(label.text() for label in dialog.report.findChildren(QLabel))


def titles(dialog: TemplatesDialog) -> list[str]:
    return [dialog.list.item(at).text() for at in range(dialog.list.count())]


def add(qtbot: QtBot, dialog: TemplatesDialog, path: Path) -> None:
    """Take a file in, and wait for its report."""
    with qtbot.waitSignal(dialog.changed, timeout=10_000):
        dialog.take(path)
    qtbot.waitUntil(lambda: path.name in words(dialog), timeout=10_000)


def it_shows_first_what_comes_with_the_program(qtbot: QtBot, dialog: TemplatesDialog) -> None:
    shown = titles(dialog)
    assert shown[0] == "With the program"
    assert {"House brief", "Intelligence assessment"} < set(shown)
    assert shown[-2:] == ["Your own", "None yet: add one, or drop it here"]
    qtbot.waitUntil(lambda: "It can be used; nothing needs mending." in words(dialog), timeout=10_000)
    assert "brief.title" in words(dialog)
    assert not dialog.remove.isEnabled()
    assert dialog.report.choices == {}


def it_steps_over_the_headings_of_the_list(qtbot: QtBot, dialog: TemplatesDialog, tmp_path: Path) -> None:
    add(qtbot, dialog, own(tmp_path))
    last = [row for row in titles(dialog) if row != "ministry"][-2]
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    current = dialog.current()
    assert current is not None
    assert not current.own
    assert last == titles(dialog)[dialog.list.currentRow()]


def it_takes_a_template_in_and_chooses_it(qtbot: QtBot, dialog: TemplatesDialog, tmp_path: Path) -> None:
    with qtbot.waitSignal(dialog.changed, timeout=10_000) as changed:
        dialog.take(own(tmp_path))
    assert isinstance(changed.args, list)
    assert [row.name for row in changed.args[0] if row.own] == ["ministry.docx"]
    assert dialog.current() == TemplateRow("ministry.docx", tmp_path / "own" / "ministry.docx", own=True)
    assert dialog.remove.isEnabled()
    assert titles(dialog)[-1] == "ministry"


def it_takes_in_what_is_dropped(qtbot: QtBot, dialog: TemplatesDialog, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(own(tmp_path)))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(40, 40)
    enter = QDragEnterEvent(place.toPoint(), copy, mime, left, none)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(dialog.changed, timeout=10_000):
        QApplication.sendEvent(dialog, QDropEvent(place, copy, mime, left, none))
    assert titles(dialog)[-1] == "ministry"


@pytest.mark.parametrize("kind", ["macros", "words", "again"])
def it_says_why_a_file_cannot_be_a_template(
    qtbot: QtBot, dialog: TemplatesDialog, tmp_path: Path, kind: str
) -> None:
    path, said = tmp_path / "house.docx", "There is a template house.docx already"
    if kind == "macros":
        path, said = own(tmp_path, "m.docx", lambda data: data.replace(PLAIN, MACROS)), "macros"
    elif kind == "words":
        path, said = tmp_path / "words.docx", "words.docx"
        path.write_text("Only words.")
    else:
        shutil.copy(SHIPPED / "house.docx", path)
    dialog.take(path)
    qtbot.waitUntil(dialog.told.isVisible, timeout=10_000)
    assert said in dialog.told.text()
    assert titles(dialog)[-1].startswith("None yet")


def it_lets_a_refusal_go_with_the_next_success(qtbot: QtBot, dialog: TemplatesDialog, tmp_path: Path) -> None:
    dialog.take(tmp_path / "nothing.docx")
    qtbot.waitUntil(dialog.told.isVisible, timeout=10_000)
    add(qtbot, dialog, own(tmp_path))
    assert not dialog.told.isVisible()


def it_tells_what_is_guessed_and_what_is_lacking(
    qtbot: QtBot, dialog: TemplatesDialog, tmp_path: Path
) -> None:
    add(qtbot, dialog, german(tmp_path))
    told = words(dialog)
    assert "It can be used, with" in told
    assert "Note: Ministerium.docx has no slot for the body" in told
    assert dialog.report.choices["Heading 1"].currentText() == "Überschrift 1 (as found)"
    assert dialog.report.choices["Judgement"].currentText() == "None found"
    assert "Note: " in dialog.report.accessibleDescription()


def it_gives_a_role_the_style_that_was_chosen_and_stays_where_one_was(
    qtbot: QtBot, dialog: TemplatesDialog, house: House, tmp_path: Path
) -> None:
    add(qtbot, dialog, german(tmp_path))
    box = dialog.report.choices["Judgement Detail"]
    box.setFocus()
    dialog.report.ensureWidgetVisible(box)
    scrolled = dialog.report.verticalScrollBar().value()
    assert scrolled > 0
    box.setCurrentIndex(box.findData("Normal"))
    box.activated.emit(box.currentIndex())
    path = tmp_path / "own" / "Ministerium.docx"

    def played() -> tuple[str, str]:
        (role,) = [one for one in house.check(path).roles if one.role == "Judgement Detail"]
        return role.style, role.found

    qtbot.waitUntil(lambda: played() == ("Normal", "chosen"), timeout=10_000)
    qtbot.waitUntil(lambda: box.accessibleDescription() == "chosen by you", timeout=10_000)
    assert dialog.report.choices["Judgement Detail"] is box
    assert box.hasFocus()
    assert box.visibleRegion().boundingRect().height() == box.height()


def it_keeps_every_choice_that_is_made_quickly(
    qtbot: QtBot, dialog: TemplatesDialog, house: House, tmp_path: Path
) -> None:
    add(qtbot, dialog, german(tmp_path))
    for role in ("Quote", "Judgement", "Caption"):
        box = dialog.report.choices[role]
        box.setCurrentIndex(box.findData("Normal"))
        box.activated.emit(box.currentIndex())
    dialog.list.setCurrentRow(1)
    path = tmp_path / "own" / "Ministerium.docx"

    def chosen() -> set[str]:
        return {one.role for one in house.check(path).roles if one.found == "chosen"}

    qtbot.waitUntil(lambda: chosen() == {"Quote", "Judgement", "Caption"}, timeout=10_000)


def it_deletes_a_template_after_asking(qtbot: QtBot, dialog: TemplatesDialog, tmp_path: Path) -> None:
    add(qtbot, dialog, own(tmp_path))
    dialog.remove.click()
    box = dialog.findChild(QMessageBox)
    assert box is not None
    (delete,) = [one for one in box.findChildren(QPushButton) if one.text() == "Delete"]
    with qtbot.waitSignal(dialog.changed, timeout=10_000):
        delete.click()
    assert not (tmp_path / "own" / "ministry.docx").exists()
    assert titles(dialog)[-1].startswith("None yet")


def it_says_what_became_of_a_template_that_is_gone(
    qtbot: QtBot, dialog: TemplatesDialog, tmp_path: Path
) -> None:
    add(qtbot, dialog, own(tmp_path))
    (tmp_path / "own" / "ministry.docx").unlink()
    dialog.list.setCurrentRow(1)
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    qtbot.waitUntil(lambda: "This file cannot be used as a template." in words(dialog), timeout=10_000)
    assert "Error: " in words(dialog)
    assert dialog.report.choices == {}


def it_can_be_read_and_left_by_the_keyboard(qtbot: QtBot, dialog: TemplatesDialog, tmp_path: Path) -> None:
    add(qtbot, dialog, german(tmp_path))
    assert dialog.list.hasFocus()
    dialog.report.setFocus()
    QTest.keyClick(dialog.report, Qt.Key.Key_PageDown)
    assert dialog.report.verticalScrollBar().value() > 0
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
