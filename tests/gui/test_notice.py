"""The bar that tells something."""

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from briefwright.gui import notice
from briefwright.gui.notice import NoticeBar


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    found = NoticeBar()
    qtbot.addWidget(found)
    return found


def it_is_out_of_sight_until_there_is_something_to_tell(bar: NoticeBar) -> None:
    assert bar.isHidden()
    bar.tell("The disk is full.", "error")
    assert bar.isVisible()
    assert bar.accessibleName() == "The disk is full."
    bar.tell("")
    assert bar.isHidden()


def it_offers_what_belongs_to_the_last_notice_only(bar: NoticeBar) -> None:
    done: list[str] = []
    bar.tell("Exported.", "good", [("Open", lambda: done.append("open"))])
    bar.tell("Removed.", "plain", [("Undo", lambda: done.append("undo"))])
    (button,) = bar.offered()
    button.click()
    assert done == ["undo"]


def it_shows_words_as_they_are(bar: NoticeBar) -> None:
    bar.tell("“<b>Talks</b>” was removed.")
    assert bar.label.text() == "“<b>Talks</b>” was removed."


def it_can_be_closed(bar: NoticeBar) -> None:
    bar.tell("Saved.", "good")
    (close,) = bar.findChildren(QToolButton)
    close.click()
    assert bar.isHidden()


@pytest.mark.parametrize(("width", "below"), [(360, True), (700, False)])
def it_puts_the_buttons_below_the_sentence_where_it_is_narrow(
    bar: NoticeBar, width: int, below: bool
) -> None:
    bar.tell("3 uses of facts have a new wording in the base.", "warning", [("Show", bar.hide)])
    bar.resize(width, 90)
    QApplication.processEvents()
    (button,) = bar.offered()
    assert (button.geometry().top() > bar.label.geometry().bottom()) == below
    assert bar.label.width() > 250


def it_goes_away_after_a_while(qtbot: QtBot, bar: NoticeBar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice, "PASSING", 20)
    bar.tell("Exported.", "good")
    qtbot.waitUntil(bar.isHidden)


def it_stays_while_the_trouble_lasts(qtbot: QtBot, bar: NoticeBar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice, "PASSING", 20)
    bar.tell("Exported.", "good")
    bar.tell("The disk is full.", "error", stays=True)
    qtbot.wait(80)
    assert bar.isVisible()
