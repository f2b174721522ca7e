"""Export from the window."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QTextBrowser
from pytestqt.qtbot import QtBot

from briefwright import app
from briefwright.domain import edits
from briefwright.domain.blocks import Paragraph
from briefwright.domain.content import text
from briefwright.domain.errors import UserError
from briefwright.domain.material import Material
from briefwright.domain.presentation import Presentation
from briefwright.editing.ports import Exported, ExportOrder
from briefwright.gui.exporting import file_name
from briefwright.gui.exports.export_dialog import ExportDialog
from gui import window_world
from gui.window_world import BOTTOM, Window


def export(qtbot: QtBot, window: Window, out: Path) -> None:
    window.bench.exports.exporting.export(window.brief, out)
    qtbot.waitUntil(lambda: "Exporting" not in window.notice, timeout=20_000)


def it_tells_a_failure_and_leaves_the_brief(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    export(qtbot, window, tmp_path / "no folder" / "brief.docx")
    assert window.notice.endswith(".")
    assert "Exported" not in window.notice
    assert window.settings.exports == {}


def it_opens_what_it_exported(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    out = tmp_path / "brief.md"
    export(qtbot, window, out)
    assert window.notice.startswith("Exported to brief.md.")
    assert "Harbour talks" in out.read_text(encoding="utf-8")
    for button in window.bench.pane.notice.offered():
        button.click()
    assert [url.toLocalFile() for url in opened] == [str(out), str(tmp_path)]


def it_tells_of_a_missing_fact(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.bench.shelf.open("other")
    export(qtbot, window, tmp_path / "other.md")
    assert window.notice.startswith("Exported to other.md.")
    assert len(window.notice) > len("Exported to other.md. ")


def it_exports_to_the_same_file_again_without_asking(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    out = tmp_path / "brief.md"
    export(qtbot, window, out)
    window.go("bottom", "b2")
    window.type("Since then. ")
    window.run("brief.export_again")
    qtbot.waitUntil(lambda: "Since then. " in out.read_text(encoding="utf-8"), timeout=20_000)
    assert window.bench.findChild(QFileDialog) is None
    qtbot.waitUntil(lambda: "Exported" in window.notice)


def asked(qtbot: QtBot, window: Window, command: str = "brief.export") -> ExportDialog:
    """The dialog that asks how to export."""
    window.run(command)
    qtbot.waitUntil(lambda: window.bench.findChild(ExportDialog) is not None)
    dialog = window.bench.findChild(ExportDialog)
    assert dialog is not None
    return dialog


def choose(box: QComboBox, value: str) -> None:
    """Choose as a person does."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def it_asks_how_to_export_the_first_time(qtbot: QtBot, window: Window) -> None:
    dialog = asked(qtbot, window, "brief.export_again")
    assert dialog.path.name == "Harbour talks.docx"
    assert dialog.path.parent.is_dir()
    assert dialog.choice().presentation == Presentation()
    assert dialog.choice().ceiling is None
    dialog.reject()


def it_asks_once_however_often_it_is_asked(qtbot: QtBot, window: Window) -> None:
    window.run("brief.export")
    dialog = asked(qtbot, window)
    window.bench.runner.wait("search")
    QApplication.processEvents()
    assert window.bench.findChildren(ExportDialog) == [dialog]
    dialog.reject()


def it_exports_as_was_chosen_and_keeps_with_the_brief_how(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    dialog = asked(qtbot, window)
    out = tmp_path / "talks.docx"
    dialog.show_path(out)
    choose(dialog.template, "intelligence-assessment.docx")
    choose(dialog.notes, "endnotes")
    dialog.grades.setChecked(False)
    dialog.export.click()
    qtbot.waitUntil(lambda: "Exported" in window.notice, timeout=20_000)
    with ZipFile(out) as package:
        assert "word/endnotes.xml" in package.namelist()
        notes = package.read("word/endnotes.xml").decode()
    assert "No lease" in notes
    assert "Grade" not in notes
    wanted = Presentation(template="intelligence-assessment.docx", notes="endnotes", grades=False)
    assert window.brief.presentation == wanted
    window.run("edit.undo")
    assert window.brief.presentation is None


def it_keeps_how_the_brief_goes_out_and_shows_it_without_exporting(qtbot: QtBot, window: Window) -> None:
    preview = window.bench.exports.preview
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        window.run("view.preview")
    assert "Grade" in preview.draft.toPlainText()
    dialog = asked(qtbot, window)
    assert not dialog.keep.isEnabled()
    dialog.grades.setChecked(False)
    dialog.keep.click()
    assert window.brief.presentation == Presentation(grades=False)
    assert not dialog.keep.isEnabled()
    qtbot.waitUntil(lambda: "Grade" not in preview.draft.toPlainText(), timeout=20_000)
    dialog.reject()
    window.run("edit.undo")
    assert window.brief.presentation is None


def it_leaves_out_what_is_above_the_ceiling_now_and_when_it_exports_again(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    secret = BOTTOM.blocks[1].model_copy(update={"marking": "TLP:RED"})
    window.bench.pane.perform("Mark", lambda brief: edits.change_block(brief, "b2", lambda _: secret))
    dialog = asked(qtbot, window)
    out = tmp_path / "talks.md"
    dialog.show_path(out)
    choose(dialog.ceiling, "TLP:GREEN")
    dialog.export.click()
    qtbot.waitUntil(lambda: "Exported" in window.notice, timeout=20_000)
    assert "The second paragraph" not in out.read_text(encoding="utf-8")
    assert "left out" in window.notice
    out.unlink()
    window.run("brief.export_again")
    qtbot.waitUntil(out.exists, timeout=20_000)
    assert "The second paragraph" not in out.read_text(encoding="utf-8")
    qtbot.waitUntil(lambda: "Exported" in window.notice)


def it_exports_where_nothing_can_be_written_to_the_workspace(
    qtbot: QtBot, read_only: Window, tmp_path: Path
) -> None:
    dialog = asked(qtbot, read_only)
    assert not dialog.keep.isVisible()
    assert "can only be read" in dialog.about.text()
    out = tmp_path / "talks.docx"
    dialog.show_path(out)
    choose(dialog.notes, "endnotes")
    dialog.export.click()
    qtbot.waitUntil(lambda: "Exported" in read_only.notice, timeout=20_000)
    with ZipFile(out) as package:
        assert "word/endnotes.xml" in package.namelist()
    assert read_only.brief.presentation is None


def it_keeps_nothing_with_another_brief_than_it_asked_for(qtbot: QtBot, window: Window) -> None:
    dialog = asked(qtbot, window)
    dialog.grades.setChecked(False)
    window.bench.shelf.open("other")
    dialog.keep.click()
    assert window.brief.presentation is None
    dialog.reject()


def it_tells_the_first_of_many_remarks_and_lists_them_all(qtbot: QtBot, tmp_path: Path) -> None:
    remarks = ("One section was left out.", "A picture is <bare>.", "A table is empty.", "A fact is gone.")
    desk = app.open_desk(window_world.workspace(tmp_path))
    window = window_world.show(qtbot, replace(desk, export=lambda *_: Exported(remarks)))
    export(qtbot, window, tmp_path / "talks.md")
    assert window.notice == "Exported to talks.md. One section was left out. There are 3 remarks besides."
    window.bench.pane.notice.offered()[-1].click()
    shown = [one.toPlainText() for one in window.bench.findChildren(QTextBrowser)]
    assert "\n".join(remarks) in shown
    window.stage.frame.close()


def it_keeps_what_a_word_document_holds(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    export(qtbot, window, tmp_path / "brief.docx")
    store = window.bench.desk.store
    qtbot.waitUntil(lambda: len(store.exports("talks")) == 1)
    (row,) = store.exports("talks")
    assert row.file == "brief.docx"
    texts = [one.text for one in store.export_record(row.id).texts]
    assert any("The second paragraph." in text for text in texts)


@pytest.fixture
def endless(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The window, in which no export ever ends by itself."""

    def export(material: Material, order: ExportOrder) -> Exported:
        while True:
            order.progress(0.4)
            time.sleep(0.005)

    desk = replace(app.open_desk(window_world.workspace(tmp_path)), export=export)
    window = window_world.show(qtbot, desk)
    yield window
    if window.bench.pane.notice.bar.isVisible():
        window.bench.pane.notice.offered()[0].click()
    window.stage.frame.close()


def it_can_be_cancelled_and_leaves_the_former_file(qtbot: QtBot, endless: Window, tmp_path: Path) -> None:
    notice, out = endless.bench.pane.notice, tmp_path / "brief.docx"
    out.write_text("former")
    endless.bench.exports.exporting.export(endless.brief, out)
    assert notice.bar.isVisible()
    qtbot.waitUntil(lambda: notice.bar.value() == 400)
    (cancel,) = notice.offered()
    cancel.click()
    assert endless.notice == "The export was cancelled; a file that was there before is unchanged."
    assert not notice.bar.isVisible()
    endless.bench.runner.wait("export")
    assert out.read_text() == "former"


def it_exports_one_at_a_time_and_shows_the_one_under_way_again(
    qtbot: QtBot, endless: Window, tmp_path: Path
) -> None:
    exporting, notice = endless.bench.exports.exporting, endless.bench.pane.notice
    exporting.export(endless.brief, tmp_path / "one.docx")
    told = endless.notice
    notice.tell("Something else.")
    qtbot.wait(50)
    assert not notice.bar.isVisible()
    exporting.export(endless.brief, tmp_path / "two.docx")
    assert endless.notice == told
    assert notice.bar.isVisible()
    endless.run("brief.export")
    assert endless.notice == told
    assert endless.bench.findChild(ExportDialog) is None


def it_ends_an_export_that_takes_long_when_the_window_closes(endless: Window, tmp_path: Path) -> None:
    endless.bench.exports.exporting.export(endless.brief, tmp_path / "brief.docx")
    endless.stage.frame.close()
    assert not (tmp_path / "brief.docx").exists()


def it_copies_the_brief_and_a_section_of_it_for_word_processors(qtbot: QtBot, window: Window) -> None:
    clipboard = QGuiApplication.clipboard()
    window.run("brief.copy")
    qtbot.waitUntil(lambda: "was copied" in window.notice, timeout=20_000)
    assert "Harbour talks" in clipboard.mimeData().html()
    assert "The second paragraph." in clipboard.text()
    window.go("data", "d1")
    window.run("section.copy")
    qtbot.waitUntil(lambda: "The section" in window.notice, timeout=20_000)
    assert "The corridor carried" in clipboard.text()
    assert "The second paragraph." not in clipboard.text()
    clipboard.clear()


def it_scrolls_the_draft_to_the_section_of_the_caret(qtbot: QtBot, window: Window) -> None:
    preview = window.bench.exports.preview
    long = [Paragraph(id=f"x{at}", content=text(f"Line {at}.")) for at in range(60)]
    window.bench.pane.perform("Grow", lambda brief: edits.splice_blocks(brief, "bottom", 2, 0, long))
    window.run("view.preview")
    qtbot.waitUntil(lambda: "Line 59." in preview.draft.toPlainText(), timeout=20_000)
    assert preview.draft.verticalScrollBar().value() == 0
    window.go("data", "d1")
    qtbot.waitUntil(lambda: preview.draft.verticalScrollBar().value() > 500)
    preview.draft.verticalScrollBar().setValue(100)
    window.type("Typed. ")
    qtbot.waitUntil(lambda: "Typed." in preview.draft.toPlainText(), timeout=20_000)
    assert preview.draft.verticalScrollBar().value() == 100


def it_shows_the_preview_beside_the_text_and_follows_what_is_typed(qtbot: QtBot, window: Window) -> None:
    preview = window.bench.exports.preview
    assert preview.isHidden()
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        window.run("view.preview")
    assert "The second paragraph." in preview.draft.toPlainText()
    window.go("bottom", "b2")
    window.type("Since then. ")
    qtbot.waitUntil(lambda: "Since then. The second" in preview.draft.toPlainText(), timeout=20_000)


def it_exports_what_stands_in_the_window_even_where_it_cannot_be_saved(qtbot: QtBot, tmp_path: Path) -> None:
    desk, store = window_world.fussy(window_world.workspace(tmp_path))
    store.refusals = 1000
    window = window_world.show(qtbot, desk)
    window.go("bottom", "b2")
    window.type("Never saved. ")
    export(qtbot, window, tmp_path / "kept.md")
    assert "Never saved. " in (tmp_path / "kept.md").read_text(encoding="utf-8")
    window.bench.pane.drop_brief()
    window.stage.frame.close()


def it_finishes_an_export_before_the_window_closes(qtbot: QtBot, tmp_path: Path) -> None:
    written: list[str] = []

    def slow(material: Material, order: ExportOrder) -> Exported:
        time.sleep(0.2)
        written.append(material.brief.title)
        return Exported()

    desk = replace(app.open_desk(window_world.workspace(tmp_path)), export=slow)
    window = window_world.show(qtbot, desk)
    window.bench.exports.exporting.export(window.brief, tmp_path / "brief.docx")
    window.stage.frame.close()
    assert written == ["Harbour talks"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Talks: where? <now>", "Talks where now"),
        ("  . ", "Brief"),
        ("A/B\\C", "A B C"),
        ("CON", "CON brief"),
        ("x" * 300, "x" * 120),
    ],
)
def it_makes_of_a_title_what_every_platform_takes_for_a_name(title: str, name: str) -> None:
    assert file_name(title) == name


def it_says_why_nothing_could_be_exported(qtbot: QtBot, tmp_path: Path) -> None:
    def refuse(material: Material, order: ExportOrder) -> Exported:
        raise UserError("The disk is full.")

    desk = replace(app.open_desk(window_world.workspace(tmp_path)), export=refuse)
    window = window_world.show(qtbot, desk)
    export(qtbot, window, tmp_path / "x.docx")
    assert window.notice == "The disk is full."
    window.stage.frame.close()
