"""The workbench: what others change, forms, links, panes, and the state that it tells."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QInputDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from briefwright import app
from briefwright.domain.blocks import Paragraph
from briefwright.domain.content import Text
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Fact, Topic
from briefwright.domain.queries import Use
from briefwright.editing.ports import Desk
from briefwright.gui import outside
from briefwright.gui.records.fact_form import FactForm
from briefwright.gui.records.topic_form import TopicForm
from briefwright.gui.welcome import Welcome
from briefwright.settings import Settings
from briefwright.storage.workspace import Workspace
from gui import window_world
from gui.window_world import Window

_SOON = 3 * outside.INTERVAL


def as_another(window: Window) -> Workspace:
    """The same file as another program has it open."""
    return Workspace.open(window.bench.desk.path)


def it_offers_what_another_window_changed_in_a_fact(qtbot: QtBot, window: Window) -> None:
    other = as_another(window)
    fact = other.get(Fact, "port")
    assert fact is not None
    other.save(fact.model_copy(update={"statement": "Orlova considers a lease"}))
    other.close()
    qtbot.waitUntil(window.bench.pane.offer.isVisible, timeout=_SOON)
    window.run("reference.take_all")
    assert "Orlova considers a lease" in window_world.words_of(window.brief, "bottom")


def it_shows_what_another_window_added_to_the_library(qtbot: QtBot, window: Window) -> None:
    page = window.bench.library.pages["fact"]
    qtbot.waitUntil(lambda: page.cards.rowCount() == 2)
    other = as_another(window)
    other.save(Fact(id="new", statement="A ferry was seen"))
    other.close()
    qtbot.waitUntil(lambda: page.cards.rowCount() == 3, timeout=_SOON)


def it_does_not_take_its_own_saves_for_those_of_others(qtbot: QtBot, window: Window) -> None:
    with qtbot.assertNotEmitted(window.bench.outside.changed, wait=outside.INTERVAL + 300):
        window.go("bottom", "b2")
        window.type("Mine. ")


def it_knows_a_new_topic_at_once(qtbot: QtBot, window: Window) -> None:
    window.run("record.topic")
    form = window.bench.findChild(TopicForm)
    assert form is not None
    QTest.keyClicks(form.name, "Port lease")
    with qtbot.waitSignal(window.bench.records.stored) as stored:
        form.save()
    assert isinstance(stored.args[0], Topic)
    assert stored.args[0].id in window.bench.surroundings.topics()


def it_begins_a_fact_with_the_words_that_are_selected(window: Window) -> None:
    window.go("bottom", "b2")
    window.surface.find("second paragraph")
    window.run("record.fact")
    form = window.bench.findChild(FactForm)
    assert form is not None
    assert form.statement.toPlainText() == "second paragraph"


def it_edits_the_fact_under_the_caret(window: Window) -> None:
    window.page.go_to_ref("r-grain")
    window.run("reference.edit")
    form = window.bench.findChild(FactForm)
    assert form is not None
    assert form.statement.toPlainText() == "The corridor carried 3.1 million tonnes"


def it_links_the_selected_words(window: Window) -> None:
    window.go("bottom", "b2")
    window.surface.find("second")
    window.run("insert.link")
    dialog = window.bench.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("https://example.org")
    dialog.accept()
    paragraph = window.brief.sections[0].blocks[1]
    assert isinstance(paragraph, Paragraph)
    linked = [item.text for item in paragraph.content if isinstance(item, Text) and item.link]
    assert linked == ["second"]


def it_goes_to_a_use_in_another_brief(window: Window) -> None:
    use = Use(
        brief="other",
        brief_title="Another brief",
        section="o",
        section_title="Only",
        block="o1",
        shown="something long gone",
    )
    window.bench.inspector.use_wanted.emit(use)
    assert window.brief.id == "other"
    assert window.surface.caret()[0] == "o1"


def it_shows_the_reference_at_the_caret_in_the_inspector(qtbot: QtBot, window: Window) -> None:
    for ref in ("r-grain", "r-port", "r-grain"):
        with qtbot.waitSignal(window.bench.inspector.shown):
            window.page.go_to_ref(ref)


def offers_of(window: Window) -> set[str]:
    """What the inspector's buttons offer."""
    buttons = window.bench.inspector.findChildren(QAbstractButton)
    return {button.text() for button in buttons if button.isVisible()}


def it_shows_no_reference_of_the_brief_that_was_open_before(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.bench.inspector.shown):
        window.page.go_to_ref("r-grain")
    qtbot.waitUntil(lambda: "Pin" in offers_of(window))
    window.bench.shelf.open("other")
    qtbot.waitUntil(lambda: "Pin" not in offers_of(window))


def it_presents_a_new_fact_and_offers_to_insert_it(qtbot: QtBot, window: Window) -> None:
    window.run("record.fact")
    form = window.stage.frame.findChild(FactForm)
    assert form is not None
    form.statement.setPlainText("A ferry was seen")
    form.save()
    qtbot.waitUntil(lambda: window.notice == "The fact is in the base.")
    qtbot.waitUntil(lambda: "Edit" in offers_of(window))
    (insert,) = (one for one in window.bench.pane.notice.findChildren(QPushButton) if one.text() == "Insert")
    window.go("bottom", "b2")
    insert.click()
    assert "A ferry was seen" in window_world.words_of(window.brief, "bottom")


def it_tells_the_uses_of_a_fact_anew_once_it_was_inserted(qtbot: QtBot, window: Window) -> None:
    window.bench.inspector.show_record("fact", "grain")
    window.go("bottom", "b2")
    with qtbot.waitSignals([window.bench.pane.saved, window.bench.inspector.shown]):
        window.bench.insert_fact("port")


def it_begins_a_brief_in_the_name_of_the_last_author(qtbot: QtBot, window: Window) -> None:
    field = window.page.details.findChildren(QLineEdit)
    (author,) = (one for one in field if one.accessibleName() == "From")
    author.setText("")
    QTest.keyClicks(author, "Grain desk")
    window.bench.shelf.begin("Next", window.bench.desk.yardstick.layouts[0], date(2025, 11, 24))
    qtbot.waitUntil(lambda: window.brief.title == "Next")
    assert window.brief.author == "Grain desk"


@pytest.mark.parametrize("pane", ["library", "outline", "inspector"])
def it_hides_a_pane_and_remembers_that(window: Window, pane: str) -> None:
    window.stage.frame.resize(1440, 900)
    QApplication.processEvents()
    window.run(f"view.{pane}")
    assert not window.stage.frame.commands.by_id[f"view.{pane}"].isChecked()
    window.stage.frame.close()
    assert set(window.settings.hidden) == {pane, "preview"}


def it_shows_the_library_again_to_look_for_a_fact(window: Window) -> None:
    window.run("view.library")
    window.run("insert.fact")
    assert window.bench.library.isVisible()
    assert window.stage.frame.commands.by_id["view.library"].isChecked()


def it_opens_the_brief_that_was_open_last(qtbot: QtBot, tmp_path: Path) -> None:
    path = window_world.workspace(tmp_path)
    settings = Settings(dark=False, briefs={str(path): "other"})
    window = window_world.show(qtbot, app.open_desk(path), settings)
    assert window.brief.id == "other"
    window.stage.frame.close()


def it_shows_a_workspace_without_briefs(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_world.show(qtbot, app.open_desk(window_world.workspace(tmp_path, ())))
    assert window.bench.pane.brief is None
    window.run("brief.open")
    window.stage.frame.close()


def it_saves_a_copy_of_the_workspace_with_what_was_just_written(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.go("bottom", "b2")
    window.type("In the copy. ")
    window.run("workspace.copy")
    dialog = window.stage.frame.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "copy.briefwright"))
    dialog.reject()
    qtbot.waitUntil(lambda: "copy.briefwright" in window.notice)
    copy = Workspace.open(tmp_path / "copy.briefwright")
    assert "In the copy. " in window_world.words_of(copy.brief("talks"), "bottom")
    copy.close()


def it_deletes_a_brief_after_asking(qtbot: QtBot, window: Window) -> None:
    window.bench.shelf.remove(window.brief)
    assert window.bench.pane.brief is None
    qtbot.waitUntil(lambda: "talks" not in [row.id for row in window.bench.desk.base.briefs()])


def it_tells_when_a_brief_is_gone_and_keeps_the_open_one(window: Window) -> None:
    window.bench.shelf.open("nowhere")
    assert "no longer in the workspace" in window.notice
    assert window.brief.id == "talks"


def it_keeps_the_open_workspace_when_another_cannot_be_opened(window: Window, tmp_path: Path) -> None:
    def refuse() -> Desk:
        raise UserError("This is no workspace.")

    window.stage.open(refuse)
    assert window.notice == "This is no workspace."
    assert window.brief.id == "talks"


def it_opens_another_workspace_in_its_place(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.go("bottom", "b2")
    window.type("Before the change. ")
    window.stage.open(lambda: app.create_desk(tmp_path / "new.briefwright"))
    assert "Before the change. " in window_world.words_of(window.stored(), "bottom")
    assert window.settings.workspace.endswith("new.briefwright")
    qtbot.wait(50)
    window.stage.frame.close()


def it_welcomes_whoever_has_no_workspace(window: Window) -> None:
    assert window.stage.frame.clear()
    window.stage.tell(UserError("There is no file."))
    content = window.stage.frame.content
    assert isinstance(content, Welcome)
    assert content.notice.label.text() == "There is no file."


def it_tells_a_refusal_that_no_one_took_by_its_sentence(window: Window) -> None:
    window.stage.tell_exception(UserError, UserError("The file is damaged."), None)
    assert window.notice == "The file is damaged."


def it_tells_the_words_and_the_state_at_the_foot(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: window.stage.frame.counts.text().startswith("31 words"))
    window.go("bottom", "b2")
    window.type("One ")
    qtbot.waitUntil(lambda: window.stage.frame.state.text() == "Saving …")
    qtbot.waitUntil(lambda: window.stage.frame.state.text() == "Saved")
    assert window.stage.frame.windowTitle() == "Harbour talks — Briefwright"


def it_gives_the_text_back_by_key(window: Window) -> None:
    window.go("bottom", "b2")
    surface = window.surface
    window.run("insert.fact")
    assert not surface.hasFocus()
    QTest.keyClick(
        QApplication.focusWidget() or window.bench, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier
    )
    assert surface.hasFocus()
