"""Short questions."""

import pytest
from PySide6.QtWidgets import QInputDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefwright.editing.commands import COMMANDS
from briefwright.gui import prompts


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    found.show()
    return found


@pytest.mark.parametrize(
    ("answer", "optional", "told"),
    [("  Opening ", False, ["Opening"]), ("  ", False, []), ("", True, [""])],
)
def it_hands_over_an_answer(window: QWidget, answer: str, optional: bool, told: list[str]) -> None:
    found: list[str] = []
    prompts.ask_text(window, "Save", "Name", "", found.append, optional)
    dialog = window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue(answer)
    dialog.accept()
    assert found == told


@pytest.mark.parametrize(("button", "done"), [("Delete", ["yes"]), ("Cancel", [])])
def it_does_what_cannot_be_undone_only_when_told_to(window: QWidget, button: str, done: list[str]) -> None:
    found: list[str] = []
    prompts.confirm(window, "Delete?", "Delete", lambda: found.append("yes"))
    box = window.findChild(QMessageBox)
    assert box is not None
    (pressed,) = (one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == button)
    pressed.click()
    assert found == done


def it_lists_every_shortcut() -> None:
    page = prompts.keys_page(lambda shortcut: f"[{shortcut}]")
    assert [one.id for one in COMMANDS if one.shortcut and f"[{one.shortcut}]" not in page] == []
