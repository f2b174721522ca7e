"""The panel that shows what is selected."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import Paragraph
from briefwright.domain.brief import Snippet
from briefwright.domain.content import FactRef, Mode, text
from briefwright.domain.queries import Interrupted
from briefwright.editing.ports import Desk
from briefwright.gui import theme
from briefwright.gui.records.dossiers import undisturbed
from briefwright.gui.records.fact_view import FactView
from briefwright.gui.records.inspector import Inspector
from briefwright.gui.tasks import TaskRunner
from gui.records_desk import PAST, PORT, button, desk, texts


@pytest.fixture
def work(tmp_path: Path) -> Desk:
    """The desk on whose base the inspector reads."""
    return desk(tmp_path)


@pytest.fixture
def inspector(qtbot: QtBot, work: Desk) -> Inspector:
    """The panel on screen, with nothing selected."""
    return _panel(qtbot, work)


def _panel(qtbot: QtBot, work: Desk) -> Inspector:
    panel = Inspector(work, TaskRunner())
    qtbot.addWidget(panel)
    panel.resize(340, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def _ref(
    revision: int = 1, shown: str = PAST.statement, mode: Mode = "follow", fact: str = "port"
) -> FactRef:
    return FactRef(id="ref", fact=fact, revision=revision, shown=shown, mode=mode)


def _shown(qtbot: QtBot, inspector: Inspector, show: Callable[[], None]) -> str:
    with qtbot.waitSignal(inspector.shown):
        show()
    return texts(inspector)


def _link(inspector: Inspector, name: str) -> QLabel:
    (label,) = (one for one in inspector.findChildren(QLabel) if one.accessibleName() == name)
    return label


def it_says_what_can_be_shown_when_nothing_is_selected(inspector: Inspector) -> None:
    assert "Select a fact, here or in the text." in texts(inspector)


def it_shows_all_about_a_fact(qtbot: QtBot, inspector: Inspector) -> None:
    shown = _shown(qtbot, inspector, lambda: inspector.show_record("fact", "port"))
    for words in (
        PORT.statement,
        "A2 · completely reliable, probably true",
        "Rated A for this item; the source is B: her own words",
        "“We <u>will not</u> lease it.”",
        "para. 4",
        "Coast Agency, 3 May 2025",
        "Opposes, said to parliament",
        "TLP:AMBER",
        "Harbour talks · Risks",
    ):
        assert words in shown


def it_wraps_what_is_wider_than_the_panel(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_record("fact", "port"))
    inspector.resize(220, 900)
    view = inspector.findChild(FactView)
    assert isinstance(view, FactView)
    qtbot.waitUntil(lambda: view.mapTo(inspector, view.rect().topRight()).x() < inspector.width())


def it_shows_the_words_of_a_snippet(qtbot: QtBot, work: Desk, inspector: Inspector) -> None:
    words = Paragraph(id="p", content=text("All rests on one source."))
    work.store.save(Snippet(id="caveat", name="Caveat", blocks=(words,)))
    shown = _shown(qtbot, inspector, lambda: inspector.show_record("snippet", "caveat"))
    assert "Caveat" in shown
    assert "All rests on one source." in shown


def it_never_reads_the_words_of_people_as_html(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_reference(_ref()))
    rich = [one.text() for one in inspector.findChildren(QLabel) if one.textFormat().name != "PlainText"]
    assert not [text for text in rich if "<b>" in text or "<i>" in text or "<u>" in text]


def it_marks_in_the_history_which_words_changed(qtbot: QtBot, inspector: Inspector) -> None:
    shown = _shown(qtbot, inspector, lambda: inspector.show_record("fact", "port"))
    assert "Revision 1, replaced 2 January 2026" in shown
    assert "underline" in shown


def it_follows_a_link_to_an_actor_and_comes_back(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_record("fact", "port"))
    shown = _shown(qtbot, inspector, lambda: _link(inspector, "Irina Orlova").linkActivated.emit("0"))
    assert "Foreign Minister, since May 2019" in shown
    assert "Facts (1)" in shown
    assert inspector.back.isVisible()
    _shown(qtbot, inspector, inspector.back.click)
    assert inspector.findChildren(FactView)
    assert inspector.back.isHidden()


def it_asks_to_go_to_where_a_fact_is_used(qtbot: QtBot, inspector: Inspector, work: Desk) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_record("fact", "port"))
    (view,) = inspector.findChildren(FactView)
    uses = [one for one in view.findChildren(QLabel) if one.accessibleName() == "Harbour talks · Risks"]
    with qtbot.waitSignal(inspector.use_wanted) as wanted:
        uses[-1].linkActivated.emit("0")
    assert wanted.args == work.base.uses("port")


def it_asks_to_insert_and_to_edit(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_record("fact", "port"))
    with qtbot.waitSignal(inspector.insert_wanted) as inserted:
        button(inspector, "Insert").click()
    with qtbot.waitSignal(inspector.edit_wanted) as edited:
        button(inspector, "Edit").click()
    assert inserted.args == ["port"]
    assert edited.args == ["fact", "port"]


def it_lists_what_rests_on_a_fact_before_it_is_withdrawn(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_record("fact", "port"))
    (view,) = inspector.findChildren(FactView)
    with qtbot.assertNotEmitted(inspector.standing_wanted):
        button(inspector, "Withdraw…").click()
    assert view.withdrawal.isVisible()
    assert "1 brief rests on this fact." in texts(view.withdrawal)
    assert "Harbour talks · Risks" in texts(view.withdrawal)
    with qtbot.waitSignal(inspector.standing_wanted) as wanted:
        button(view, "Withdraw it").click()
    assert wanted.args == ["fact", "port", "withdrawn"]


def it_offers_to_restore_a_withdrawn_fact(qtbot: QtBot, inspector: Inspector, work: Desk) -> None:
    work.store.save(PORT.model_copy(update={"standing": "withdrawn"}))
    _shown(qtbot, inspector, lambda: inspector.show_record("fact", "port"))
    with qtbot.waitSignal(inspector.standing_wanted) as wanted:
        button(inspector, "Restore").click()
    assert wanted.args == ["fact", "port", "current"]


def it_offers_no_writing_where_nothing_can_be_written(qtbot: QtBot, tmp_path: Path) -> None:
    inspector = _panel(qtbot, desk(tmp_path, read_only=True))
    _shown(qtbot, inspector, lambda: inspector.show_record("fact", "port"))
    assert not button(inspector, "Edit").isEnabled()
    assert not button(inspector, "Withdraw…").isEnabled()
    assert button(inspector, "Insert").isEnabled()


def it_offers_the_new_wording_of_an_outdated_reference(qtbot: QtBot, inspector: Inspector) -> None:
    shown = _shown(qtbot, inspector, lambda: inspector.show_reference(_ref(), places=3))
    assert "The fact has changed since" in shown
    for name, everywhere in (("Take new wording here", False), ("Take it everywhere (3 places)", True)):
        with qtbot.waitSignal(inspector.take_wanted) as taken:
            button(inspector, name).click()
        assert taken.args == ["ref", everywhere]
    with qtbot.waitSignal(inspector.mode_wanted) as mode:
        button(inspector, "Keep mine").click()
    assert mode.args == ["ref", "pinned"]


def it_offers_the_wording_of_the_fact_where_it_was_adapted(qtbot: QtBot, inspector: Inspector) -> None:
    ref = _ref(revision=2, shown="Orlova will not lease the port.")
    shown = _shown(qtbot, inspector, lambda: inspector.show_reference(ref))
    assert "Adapted in this brief" in shown
    with qtbot.waitSignal(inspector.take_wanted) as taken:
        button(inspector, "Use the fact’s wording").click()
    assert taken.args == ["ref", False]


def it_offers_nothing_for_a_reference_that_is_as_in_the_base(qtbot: QtBot, inspector: Inspector) -> None:
    ref = _ref(revision=2, shown=PORT.statement)
    shown = _shown(qtbot, inspector, lambda: inspector.show_reference(ref))
    assert "As in the base" in shown
    assert "Wording here" not in shown


def it_shows_the_mode_of_a_reference_and_asks_for_another(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_reference(_ref(mode="pinned")))
    assert button(inspector, "Pin").isChecked()
    with qtbot.waitSignal(inspector.mode_wanted) as mode:
        button(inspector, "Detach").click()
    assert mode.args == ["ref", "detached"]
    assert not button(inspector, "Pin").isChecked()


def it_keeps_the_words_of_a_reference_whose_fact_is_missing(qtbot: QtBot, inspector: Inspector) -> None:
    shown = _shown(qtbot, inspector, lambda: inspector.show_reference(_ref(fact="gone")))
    assert "The fact is not in the base" in shown
    assert PAST.statement in shown


def it_shows_only_the_last_of_what_was_asked_for(qtbot: QtBot, inspector: Inspector) -> None:
    inspector.show_record("actor", "westmark")
    shown = _shown(qtbot, inspector, lambda: inspector.show_record("source", "agency"))
    assert "Coast Agency" in shown
    assert "Westmark" not in shown


def it_shows_nothing_although_an_answer_is_under_way(qtbot: QtBot, work: Desk) -> None:
    runner = TaskRunner()
    panel = Inspector(work, runner)
    qtbot.addWidget(panel)
    panel.show_record("fact", "port")
    panel.show_nothing()
    runner.wait()
    with qtbot.assertNotEmitted(panel.shown):
        QCoreApplication.processEvents()
    assert "Select a fact" in texts(panel)


def it_survives_being_emptied_by_the_press_of_its_own_button(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_record("fact", "port"))
    inspector.insert_wanted.connect(inspector.show_nothing)
    button(inspector, "Insert").click()
    assert "Select a fact" in texts(inspector)


def it_keeps_the_focus_on_the_button_when_it_reads_anew(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_reference(_ref()))
    button(inspector, "Pin").setFocus()
    _shown(qtbot, inspector, lambda: inspector.show_reference(_ref(mode="pinned")))
    focused = inspector.focusWidget()
    assert isinstance(focused, QPushButton)
    assert (focused.text(), focused.isChecked()) == ("Pin", True)


def it_leaves_the_focus_where_the_user_has_gone_on_working(qtbot: QtBot, work: Desk) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inspector = Inspector(work, TaskRunner(), window)
    text_of_the_brief = QLineEdit(window)
    window.show()
    _shown(qtbot, inspector, lambda: inspector.show_reference(_ref()))
    button(inspector, "Pin").setFocus()
    text_of_the_brief.setFocus()
    _shown(qtbot, inspector, lambda: inspector.show_reference(_ref(mode="pinned")))
    assert window.focusWidget() is text_of_the_brief


def it_marks_differences_in_the_colours_of_the_palette(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_reference(_ref()))
    before = QGuiApplication.palette()
    try:
        shown = _shown(qtbot, inspector, lambda: theme.apply(not theme.is_dark()))
        assert theme.tints().reference in shown
    finally:
        QGuiApplication.setPalette(before)


def it_says_when_a_record_is_not_in_the_base(qtbot: QtBot, inspector: Inspector) -> None:
    shown = _shown(qtbot, inspector, lambda: inspector.show_record("topic", "gone"))
    assert "This topic is not in the base." in shown


def it_reads_anew_when_a_search_broke_in() -> None:
    answers = iter([True, True, False])

    def read() -> str:
        if next(answers):
            raise Interrupted
        return "read"

    assert undisturbed(read) == "read"


def it_names_every_button(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_reference(_ref()))
    assert all(one.text() or one.accessibleName() for one in inspector.findChildren(QAbstractButton))
