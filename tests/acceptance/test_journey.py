"""An analyst's whole way: from an empty brief to a Word document that stands up."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from lxml import etree
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Paragraph
from briefwright.domain.brief import Brief, references
from briefwright.domain.content import plain
from briefwright.domain.facts import Fact, Source
from briefwright.gui import autosave
from briefwright.gui.exports.export_dialog import ExportDialog
from briefwright.gui.mime import FACT_MIME
from briefwright.gui.new_brief import NewBrief
from briefwright.gui.records.fact_form import FactForm
from briefwright.gui.text.completion import FactList
from briefwright.gui.text.surface import TextSurface
from briefwright.gui.workbench import Workbench

Wait = Callable[[Callable[[], bool]], None]


def press_return(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Return)


def brief_of(window: Workbench) -> Brief:
    assert window.pane.brief is not None
    return window.pane.brief


def surface_of(window: Workbench) -> TextSurface:
    assert window.pane.page is not None
    assert window.pane.page.current is not None
    return window.pane.page.current


def section_text(window: Workbench, role: str) -> str:
    (section,) = (one for one in brief_of(window).sections if one.role == role)
    return "\n".join(plain(block.content) for block in section.blocks if hasattr(block, "content"))


def begin_brief(qtbot: QtBot, window: Workbench, title: str) -> None:
    window.run("brief.new")
    dialog = window.window().findChild(NewBrief)
    assert dialog is not None
    QTest.keyClicks(dialog.title, title)
    dialog.begin.click()
    qtbot.waitUntil(lambda: window.pane.brief is not None and brief_of(window).title == title)
    window.window().activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def drop_fact(surface: TextSurface, fact_id: str) -> None:
    mime = QMimeData()
    mime.setData(FACT_MIME, fact_id.encode())
    at = QPointF(surface.cursorRect().center())
    actions = Qt.DropAction.CopyAction
    surface.dropEvent(
        QDropEvent(at, actions, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )


def insert_from_library(qtbot: QtBot, window: Workbench, words: str) -> None:
    window.run("insert.fact")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    search = QApplication.focusWidget()
    assert search is not None
    QTest.keyClicks(search, words)
    qtbot.wait(300)
    press_return(search)


def insert_by_at_sign(qtbot: QtBot, window: Workbench, words: str) -> None:
    QTest.keyClicks(surface_of(window), f"@{words}")
    qtbot.waitUntil(
        lambda: any(one.isVisible() for one in window.window().findChildren(FactList)), timeout=3000
    )
    press_return(surface_of(window))


def change_statement(window: Workbench, fact_id: str, statement: str) -> None:
    window.records.edit("fact", fact_id)
    form = window.window().findChild(FactForm)
    assert form is not None
    form.statement.setPlainText(statement)
    form.save()


def export_to(qtbot: QtBot, window: Workbench, out: Path) -> None:
    window.run("brief.export")
    qtbot.waitUntil(lambda: window.window().findChild(ExportDialog) is not None)
    dialog = window.window().findChild(ExportDialog)
    assert dialog is not None
    dialog.show_path(out)
    dialog.export.click()
    qtbot.waitUntil(lambda: "Exported" in window.pane.notice.label.text(), timeout=20_000)


def count_references(window: Workbench) -> int:
    return len(list(references(brief_of(window))))


def write_with_facts(qtbot: QtBot, window: Workbench) -> None:
    assert window.pane.page is not None
    bottom, _, background = brief_of(window).sections[:3]
    window.pane.page.go_to_section(bottom.id)
    QTest.keyClicks(surface_of(window), "In short: ")
    insert_from_library(qtbot, window, "gratitude")
    qtbot.waitUntil(lambda: count_references(window) == 1)
    QTest.keyClicks(surface_of(window), ". And ")
    insert_by_at_sign(qtbot, window, "budapest")
    qtbot.waitUntil(lambda: count_references(window) == 2)
    QTest.keyClicks(surface_of(window), ". So far.")
    window.pane.page.go_to_section(background.id)
    QTest.keyClicks(surface_of(window), "Dropped here: ")
    drop_fact(surface_of(window), "F02")
    qtbot.waitUntil(lambda: count_references(window) == 3)


def it_leads_from_an_empty_brief_to_a_word_document(qtbot: QtBot, window: Workbench, tmp_path: Path) -> None:
    begin_brief(qtbot, window, "Before the talks")
    write_with_facts(qtbot, window)
    assert "October 2025. So far." in section_text(window, "bottom-line")

    new_wording = "The plan would have Ukraine give up most of the Donbas"
    change_statement(window, "F02", new_wording)
    qtbot.waitUntil(window.pane.offer.isVisible)
    before = brief_of(window)
    window.run("reference.take_all")
    assert new_wording in section_text(window, "background")
    window.run("edit.undo")
    assert brief_of(window) == before
    window.run("edit.redo")
    assert new_wording in section_text(window, "background")

    out = tmp_path / "Before the talks.docx"
    export_to(qtbot, window, out)
    assert "Before the talks" in [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    with zipfile.ZipFile(out) as package:
        body = words(package.read("word/document.xml"))
        notes = words(package.read("word/footnotes.xml"))
    assert "In short: " in body
    assert new_wording in body
    assert all(source.title in notes and source.title in body for source in fact_sources(window, "F02"))


def it_keeps_every_change_in_the_file_within_half_a_second(qtbot: QtBot, window: Workbench) -> None:
    assert window.pane.page is not None
    window.pane.page.go_to_section(brief_of(window).sections[0].id)
    # Half of the half second is for the write itself.
    assert autosave.DELAY <= 250
    QTest.keyClicks(surface_of(window), "Soon kept. ")
    first = brief_of(window).sections[0].blocks[0]

    def stored() -> object:
        return window.desk.base.brief(brief_of(window).id).sections[0].blocks[0]

    assert isinstance(first, Paragraph)
    assert plain(first.content).startswith("Soon kept. ")
    qtbot.waitUntil(lambda: stored() == first)


def words(xml: bytes) -> str:
    return "".join(str(piece) for piece in etree.fromstring(xml).itertext())


def fact_sources(window: Workbench, fact_id: str) -> list[Source]:
    fact = window.desk.base.get(Fact, fact_id)
    assert fact is not None
    ids = [citation.source for citation in fact.citations]
    assert ids
    return list(window.desk.base.get_many(Source, ids).values())
