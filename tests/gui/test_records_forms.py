"""Writing sources, actors and topics; what all forms have in common."""

import gc
from collections.abc import Callable
from datetime import date
from weakref import ref

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.dates import parse_date
from briefwright.domain.facts import Actor, Source, Topic
from briefwright.domain.records import Record
from briefwright.gui.records.actor_form import ActorForm
from briefwright.gui.records.choices import choices
from briefwright.gui.records.fact_form import FactForm
from briefwright.gui.records.form import RecordForm
from briefwright.gui.records.source_form import SourceForm
from briefwright.gui.records.topic_form import TopicForm
from gui.records_desk import AGENCY, LEASE, ORLOVA, PORT, WESTMARK, texts

Ids = Callable[[], str]


def _open(qtbot: QtBot, form: RecordForm) -> list[object]:
    saved: list[object] = []
    form.saved.connect(saved.append)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.open()
    return saved


def it_hands_back_unchanged_what_it_was_given(qtbot: QtBot, new_id: Ids) -> None:
    makers: tuple[tuple[Callable[[], RecordForm], Record], ...] = (
        (lambda: SourceForm(AGENCY, new_id), AGENCY),
        (lambda: ActorForm(ORLOVA, new_id), ORLOVA),
        (lambda: TopicForm(LEASE, new_id), LEASE),
    )
    for make, record in makers:
        form = make()
        saved = _open(qtbot, form)
        form.save()
        assert saved == [record]


def it_saves_with_ctrl_enter_from_any_field(qtbot: QtBot, new_id: Ids) -> None:
    form = TopicForm(None, new_id)
    saved = _open(qtbot, form)
    QTest.keyClicks(form.name, "Port lease")
    QTest.keyClick(form.description, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == [Topic(id="n1", name="Port lease")]
    assert form.isHidden()


def it_does_not_save_in_passing_with_enter(qtbot: QtBot, new_id: Ids) -> None:
    form = TopicForm(LEASE, new_id)
    saved = _open(qtbot, form)
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    assert saved == []
    assert form.isVisible()


def it_leaves_at_once_when_nothing_was_changed(qtbot: QtBot, new_id: Ids) -> None:
    form = TopicForm(LEASE, new_id)
    _open(qtbot, form)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isHidden()


def it_asks_in_the_form_before_it_loses_what_was_written(qtbot: QtBot, new_id: Ids) -> None:
    form = TopicForm(LEASE, new_id)
    saved = _open(qtbot, form)
    QTest.keyClicks(form.name, "s")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert form.leaving.isVisible()
    QTest.mouseClick(form.leaving.discard, Qt.MouseButton.LeftButton)
    assert form.isHidden()
    assert saved == []


def it_goes_on_when_one_keeps_writing(qtbot: QtBot, new_id: Ids) -> None:
    form = TopicForm(LEASE, new_id)
    _open(qtbot, form)
    QTest.keyClicks(form.name, "s")
    form.close()
    QTest.mouseClick(form.leaving.keep, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    assert form.buttons.isVisible()


def it_says_beside_the_field_what_is_missing_until_it_is_there(qtbot: QtBot, new_id: Ids) -> None:
    form = TopicForm(None, new_id)
    saved = _open(qtbot, form)
    form.save()
    assert saved == []
    assert "A topic needs a name." in texts(form)
    QTest.keyClicks(form.name, "Lease")
    assert "A topic needs a name." not in texts(form)


def it_comes_back_with_everything_when_storing_failed(qtbot: QtBot, new_id: Ids) -> None:
    form = TopicForm(None, new_id)
    _open(qtbot, form)
    QTest.keyClicks(form.name, "Lease")
    form.save()
    form.refuse("The disk is full. Nothing was lost; make room and save again.")
    assert form.isVisible()
    assert form.name.text() == "Lease"
    assert "The disk is full" in form.notice.text()


def it_reads_dates_as_people_write_them(qtbot: QtBot, new_id: Ids) -> None:
    form = SourceForm(AGENCY, new_id)
    saved = _open(qtbot, form)
    form.published.entry.setText("Aug 2025")
    assert form.published.understood.text() == "Read as August 2025"
    form.published.assumed.setChecked(True)
    form.save()
    assert saved == [AGENCY.model_copy(update={"published": parse_date("August 2025, year assumed")})]


def it_turns_the_words_year_assumed_into_its_check_box(qtbot: QtBot, new_id: Ids) -> None:
    form = SourceForm(AGENCY, new_id)
    _open(qtbot, form)
    form.published.entry.setFocus()
    form.published.entry.setText("Aug 2025, year assumed")
    QTest.keyClick(form.published.entry, Qt.Key.Key_Tab)
    assert form.published.assumed.isChecked()
    assert form.published.entry.text() == "August 2025"


def it_says_in_words_that_a_date_does_not_exist(qtbot: QtBot, new_id: Ids) -> None:
    form = SourceForm(AGENCY, new_id)
    saved = _open(qtbot, form)
    form.published.entry.setText("31 February 2025")
    form.accessed.entry.setText("yesterday")
    form.save()
    assert saved == []
    assert "“31 February 2025” is not a day that exists." in texts(form)
    assert "“yesterday” is no day. Write 2025-08-15." in texts(form)


def it_fills_in_today(qtbot: QtBot, new_id: Ids) -> None:
    form = SourceForm(AGENCY, new_id, today=lambda: date(2026, 2, 3))
    saved = _open(qtbot, form)
    QTest.mouseClick(form.accessed.today, Qt.MouseButton.LeftButton)
    form.save()
    assert saved == [AGENCY.model_copy(update={"accessed": date(2026, 2, 3)})]


def it_starts_a_new_source_with_a_title(qtbot: QtBot, new_id: Ids) -> None:
    form = SourceForm(Source(id="s", title="Evening address"), new_id)
    saved = _open(qtbot, form)
    form.save()
    assert form.windowTitle() == "New source"
    assert saved == [Source(id="s", title="Evening address")]


def it_takes_an_alias_from_each_line_once(qtbot: QtBot, new_id: Ids) -> None:
    form = ActorForm(Actor(id="a", name="Orlova"), new_id)
    saved = _open(qtbot, form)
    form.aliases.setPlainText("Orlowa\n\n  Orlowa \nОрлова")
    form.save()
    assert saved == [Actor(id="a", name="Orlova", aliases=("Orlowa", "Орлова"))]


def it_leaves_out_an_office_in_which_nothing_is_written(qtbot: QtBot, new_id: Ids) -> None:
    form = ActorForm(ORLOVA, new_id)
    saved = _open(qtbot, form)
    form.offices.more.click()
    assert not form.changed()
    form.save()
    assert saved == [ORLOVA]


def it_says_when_an_office_ends_before_it_begins(qtbot: QtBot, new_id: Ids) -> None:
    form = ActorForm(ORLOVA, new_id)
    saved = _open(qtbot, form)
    form.offices.rows[0].end.setText("2018")
    form.save()
    assert saved == []
    assert "Foreign Minister ends before it begins." in texts(form)


def it_removes_an_office(qtbot: QtBot, new_id: Ids) -> None:
    form = ActorForm(ORLOVA, new_id)
    saved = _open(qtbot, form)
    form.offices.rows[0].remove.click()
    form.save()
    assert saved == [ORLOVA.model_copy(update={"offices": ()})]


def it_lets_go_of_forms_that_nobody_holds(qtbot: QtBot, new_id: Ids) -> None:
    made: list[RecordForm] = [SourceForm(AGENCY, new_id), ActorForm(ORLOVA, new_id), TopicForm(LEASE, new_id)]
    released = [ref(form) for form in made]
    made.clear()
    gc.collect()
    assert [form() for form in released] == [None, None, None]


def it_names_every_field_for_those_who_cannot_see_it(qtbot: QtBot, new_id: Ids) -> None:
    offered = choices((ORLOVA,), (LEASE,), (AGENCY,))
    makers: tuple[Callable[[], RecordForm], ...] = (
        lambda: FactForm(PORT, offered, new_id),
        lambda: SourceForm(AGENCY, new_id),
        lambda: ActorForm(ORLOVA, new_id),
        lambda: TopicForm(LEASE, new_id),
    )
    for make in makers:
        form = make()
        _open(qtbot, form)
        assert [one for one in _stops(form) if not (one.accessibleName() or _own_text(one))] == []


def it_goes_by_tab_from_top_to_bottom_also_through_what_was_added(qtbot: QtBot, new_id: Ids) -> None:
    form = FactForm(PORT, choices((ORLOVA, WESTMARK), (LEASE,), (AGENCY,)), new_id)
    _open(qtbot, form)
    form.actors.pick("westmark")
    form.citations.more.click()
    card = ["Source", "Quotation", "Where in it", "Credibility of the item", "Reliability for this item"]
    assert _by_tab(form) == [
        *("Statement", "Kind", "Date", "Year assumed by us"),
        *("Remove Irina Orlova", "Remove Westmark", "Actors", "Remove Port lease", "Topics"),
        *("Stance", "Audience"),
        *("Remove citation 1", f"Remove {AGENCY.title}", *card[1:], "Reason"),
        *("Remove citation 2", *card, "Add citation"),
        *("Standing", "Marking", "Note", "Save", "Cancel"),
    ]


def it_goes_by_tab_through_an_office_that_was_added(qtbot: QtBot, new_id: Ids) -> None:
    form = ActorForm(ORLOVA, new_id)
    _open(qtbot, form)
    form.offices.more.click()
    office = ["Title of the office", "Held from", "Held to"]
    assert _by_tab(form) == [
        *("Name", "Kind", "Side", "Aliases"),
        *(*office, "Remove office 1", *office, "Remove office 2", "Add office"),
        *("Note", "Save", "Cancel"),
    ]


def _by_tab(form: RecordForm) -> list[str]:
    """The names of what Tab reaches, once round the ring."""
    QCoreApplication.processEvents()
    stops = _stops(form)
    reached: list[QWidget] = []
    one = form.nextInFocusChain()
    while one is not None and one is not form:
        if one in stops and one.isEnabled():
            reached.append(one)
        one = one.nextInFocusChain()
    return [stop.accessibleName() or _own_text(stop) for stop in reached]


def _stops(form: QWidget) -> list[QWidget]:
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
    return [
        one
        for one in form.findChildren(QWidget)
        if isinstance(one, kinds) and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
    ]


def _own_text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""
