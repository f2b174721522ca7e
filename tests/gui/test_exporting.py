"""Export from the window."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefwright import app
from briefwright.domain.errors import UserError
from briefwright.domain.material import Material
from briefwright.editing.ports import Exported, ExportOrder
from briefwright.gui.exporting import file_name
from gui import window_world
from gui.window_world import Window


def export(qtbot: QtBot, window: Window, out: Path) -> None:
    window.bench.exporting.export(window.brief, out)
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


def it_asks_where_to_export_the_first_time(window: Window) -> None:
    window.run("brief.export_again")
    dialog = window.bench.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "Harbour talks.docx"
    dialog.reject()


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
    window.bench.exporting.export(window.brief, tmp_path / "brief.docx")
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
