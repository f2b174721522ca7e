"""The trace in the inspector: what rests on a record, what lies beneath a sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from briefwright.domain import trace
from briefwright.domain.brief import Place, Snippet
from briefwright.domain.facts import Fact, Source
from briefwright.domain.queries import Use
from briefwright.editing.ports import Desk
from briefwright.gui.records.fact_view import FactView
from briefwright.gui.records.inspector import Inspector
from briefwright.gui.records.record_view import RecordView
from briefwright.gui.records.source_view import SourceView
from briefwright.gui.tasks import TaskRunner
from gui import trace_world
from gui.records_desk import PORT, button, desk, texts

SUPPORTS = "Supports the judgement “It is unlikely that a lease will be signed this year.”"
AGAINST = "Speaks against the judgement “The talks will probably fail.”"
PLACES = "Port outlook · Background\nHarbour talks · Risks"
EDITION = "Port outlook, edition 1 of 5 May 2025"
BELOW_TOLD = trace.Below(facts=(Fact(id="port", statement="?"), Fact(id="echo", statement="?")))


@pytest.fixture
def work(tmp_path: Path) -> Desk:
    """A desk on a base in which a judgement and an edition rest on the fact."""
    found = desk(tmp_path)
    trace_world.fill(found.store)
    return found


@pytest.fixture
def inspector(qtbot: QtBot, work: Desk) -> Inspector:
    """The panel on screen, as wide as usual."""
    panel = Inspector(work, TaskRunner())
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def _shown(qtbot: QtBot, inspector: Inspector, show: Callable[[], None]) -> str:
    with qtbot.waitSignal(inspector.shown):
        show()
    return texts(inspector)


def _names(inspector: Inspector) -> list[str]:
    return [label.accessibleName() for label in inspector.findChildren(QLabel)]


def _follow(inspector: Inspector, name: str, number: int = 0) -> None:
    next(one for one in inspector.findChildren(QLabel) if one.accessibleName() == name).linkActivated.emit(
        str(number)
    )


def it_tells_of_each_judgement_what_the_fact_does_for_it(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_record("fact", "port"))
    assert {SUPPORTS, AGAINST, EDITION} <= set(_names(inspector))
    with qtbot.waitSignal(inspector.use_wanted) as wanted:
        _follow(inspector, SUPPORTS)
    (use,) = wanted.args or [None]
    assert isinstance(use, Use)
    assert use.block == "signing"


def it_asks_for_the_edition_that_cites_a_fact(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_record("fact", "port"))
    with qtbot.waitSignal(inspector.edition_wanted) as wanted:
        _follow(inspector, EDITION)
    assert wanted.args == ["first"]


def it_withdraws_at_once_a_fact_on_which_nothing_rests(
    qtbot: QtBot, inspector: Inspector, work: Desk
) -> None:
    work.store.save(Fact(id="alone", statement="Nobody cites this."))
    _shown(qtbot, inspector, lambda: inspector.show_record("fact", "alone"))
    with qtbot.waitSignal(inspector.standing_wanted) as wanted:
        button(inspector, "Withdraw").click()
    assert wanted.args == ["fact", "alone", "withdrawn"]


def it_lists_the_facts_of_a_source_and_where_they_are_used(qtbot: QtBot, inspector: Inspector) -> None:
    shown = _shown(qtbot, inspector, lambda: inspector.show_record("source", "herald"))
    assert "Facts (1)" in shown
    assert "4 May 2025 · C3" in shown
    assert trace_world.ECHO.statement in _names(inspector)
    assert "Port outlook · Background" in _names(inspector)
    assert EDITION in _names(inspector)


def it_lists_what_rests_on_a_source_before_it_is_withdrawn(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_record("source", "agency"))
    (view,) = inspector.findChildren(SourceView)
    with qtbot.assertNotEmitted(inspector.standing_wanted):
        button(inspector, "Withdraw this source…").click()
    listed = [one.accessibleName() for one in view.withdrawal.findChildren(QLabel) if one.accessibleName()]
    assert "1 fact, 2 judgements, 2 briefs and 1 issued edition rest on this source." in texts(
        view.withdrawal
    )
    assert listed == [SUPPORTS, AGAINST, PLACES, EDITION]
    assert "Nothing is edited" in texts(view.withdrawal)
    with qtbot.waitSignal(inspector.standing_wanted) as wanted:
        button(view, "Withdraw it").click()
    assert wanted.args == ["source", "agency", "withdrawn"]


def it_brings_the_question_into_view_with_the_focus_on_its_answer(
    qtbot: QtBot, inspector: Inspector, work: Desk
) -> None:
    work.store.save(Source(id="spare", title="Spare", note="\n".join("line" for _ in range(60))))
    _shown(qtbot, inspector, lambda: inspector.show_record("source", "spare"))
    button(inspector, "Delete…").click()
    confirm = button(inspector, "Delete it")
    qtbot.waitUntil(lambda: not confirm.visibleRegion().isEmpty())
    assert inspector.focusWidget() is confirm


def it_shows_the_answers_of_a_question_that_is_longer_than_the_panel(
    qtbot: QtBot, inspector: Inspector
) -> None:
    inspector.resize(340, 220)
    _shown(qtbot, inspector, lambda: inspector.show_record("source", "agency"))
    (view,) = inspector.findChildren(SourceView)
    button(inspector, "Withdraw this source…").click()
    assert view.withdrawal.sizeHint().height() > inspector.height()
    answers = [view.withdrawal.confirm, view.withdrawal.keep]
    qtbot.waitUntil(lambda: all(one and not one.visibleRegion().isEmpty() for one in answers))


def it_offers_to_bring_a_withdrawn_source_back(qtbot: QtBot, inspector: Inspector, work: Desk) -> None:
    stored = work.base.get(Source, "herald")
    assert stored is not None
    work.store.save(stored.model_copy(update={"standing": "withdrawn"}))
    _shown(qtbot, inspector, lambda: inspector.show_record("source", "herald"))
    with qtbot.waitSignal(inspector.standing_wanted) as wanted:
        button(inspector, "Bring back").click()
    assert wanted.args == ["source", "herald", "current"]


def it_offers_one_origin_for_sources_that_quote_the_same_words(qtbot: QtBot, inspector: Inspector) -> None:
    shown = _shown(qtbot, inspector, lambda: inspector.show_record("source", "agency"))
    assert "100 % of the shorter quotation stands in both." in shown
    with qtbot.waitSignal(inspector.one_origin_wanted) as wanted:
        button(inspector, "Count as one origin").click()
    assert sorted(wanted.args or []) == ["agency", "herald"]


def it_offers_no_origin_to_sources_that_share_no_words(
    qtbot: QtBot, inspector: Inspector, work: Desk
) -> None:
    other = trace_world.ECHO.citations[0].model_copy(update={"quotation": "The minister said no to a lease."})
    fact = work.base.get(Fact, "echo")
    assert fact is not None
    work.store.save(fact.model_copy(update={"citations": (other,)}))
    shown = _shown(qtbot, inspector, lambda: inspector.show_record("source", "agency"))
    assert "stands in both" not in shown


def it_counts_the_origins_of_a_fact_with_several_citations(
    qtbot: QtBot, inspector: Inspector, work: Desk
) -> None:
    fact = work.base.get(Fact, "port")
    assert fact is not None
    both = (*fact.citations, *trace_world.ECHO.citations)
    work.store.save(fact.model_copy(update={"citations": both}))
    shown = _shown(qtbot, inspector, lambda: inspector.show_record("fact", "port"))
    assert "2 citations, 2 independent origins." in shown


def it_shows_what_lies_beneath_a_sentence(qtbot: QtBot, inspector: Inspector) -> None:
    shown = _shown(qtbot, inspector, lambda: inspector.show_sentence(BELOW_TOLD, "Little moved."))
    for words in (
        "Little moved.",
        "Beneath it: 2 facts, 2 sources, 2 independent origins.",
        "3 May 2025 · A2",
        "B · usually reliable",
        "Harbour Herald, 4 May 2025",
    ):
        assert words in shown


def it_counts_one_origin_beneath_a_sentence_once_the_sources_name_it(
    qtbot: QtBot, inspector: Inspector, work: Desk
) -> None:
    for source in trace.as_one_origin(*work.base.get_many(Source, ("agency", "herald")).values()):
        work.store.save(source)
    shown = _shown(qtbot, inspector, lambda: inspector.show_sentence(BELOW_TOLD, "Little moved."))
    assert "Beneath it: 2 facts, 2 sources, 1 independent origin." in shown
    assert "2 sources, 2 facts" in shown


def it_tells_beneath_a_judgement_which_facts_speak_against_it(
    qtbot: QtBot, inspector: Inspector, work: Desk
) -> None:
    place = Place(section="judged", block="signing", slot=("statement",))
    facts = work.base.get_many(Fact, ("port", "echo"))
    below = trace.below(trace_world.OUTLOOK, place, (0, 5), facts, {})
    shown = _shown(qtbot, inspector, lambda: inspector.show_sentence(below, "It is unlikely."))
    assert "Beneath it: 1 fact, 1 source, 1 independent origin." in shown
    assert shown.index("Speaking against it") < shown.index("Sources")
    assert "4 May 2025 · C3" in shown


def it_follows_a_sentence_down_to_a_fact_and_comes_back(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_sentence(BELOW_TOLD, "Little moved."))
    _shown(qtbot, inspector, lambda: _follow(inspector, trace_world.ECHO.statement))
    assert inspector.findChildren(FactView)
    assert "Little moved." in _shown(qtbot, inspector, inspector.back.click)


def it_says_that_a_sentence_rests_on_no_fact(qtbot: QtBot, inspector: Inspector) -> None:
    missing = trace.Below(missing=("gone",))
    shown = _shown(qtbot, inspector, lambda: inspector.show_sentence(missing, "Little moved."))
    assert "Beneath it: no fact." in shown
    assert "Not in the base: 1 fact." in shown


@pytest.mark.parametrize(
    ("kind", "record_id", "why"),
    [
        ("fact", "port", "rest on this fact. It cannot be deleted as long as that is so."),
        ("source", "agency", "rest on this source. It cannot be deleted as long as that is so."),
        ("actor", "orlova", "2 facts name this actor."),
        ("topic", "lease", "2 facts name this topic."),
    ],
)
def it_says_why_what_is_in_use_cannot_be_deleted(
    qtbot: QtBot, inspector: Inspector, kind: str, record_id: str, why: str
) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_record(kind, record_id))
    with qtbot.assertNotEmitted(inspector.delete_wanted):
        button(inspector, "Delete…").click()
    view = inspector.findChild((FactView, SourceView, RecordView)[0]) or inspector
    assert why in texts(view)
    assert not [one for one in inspector.findChildren(QAbstractButton) if one.text() == "Delete it"]


@pytest.mark.parametrize(("kind", "record_id"), [("actor", "westmark"), ("snippet", "caveat")])
def it_asks_before_it_deletes_what_nobody_uses(
    qtbot: QtBot, inspector: Inspector, work: Desk, kind: str, record_id: str
) -> None:
    work.store.save(Snippet(id="caveat", name="Caveat"))
    _shown(qtbot, inspector, lambda: inspector.show_record(kind, record_id))
    button(inspector, "Delete…").click()
    with qtbot.waitSignal(inspector.delete_wanted) as wanted:
        button(inspector, "Delete it").click()
    assert wanted.args == [kind, record_id]


def _walk(qtbot: QtBot, inspector: Inspector, first: str, last: str, key: Qt.Key) -> list[str]:
    """The names of all that the key reaches from one button to another."""
    inspector.activateWindow()
    qtbot.waitUntil(inspector.isActiveWindow)
    button(inspector, first).setFocus()
    reached = [first]
    while reached[-1] != last and len(reached) < 40:
        QTest.keyClick(inspector.focusWidget(), key)
        widget = inspector.focusWidget()
        reached.append(widget.text() if isinstance(widget, QAbstractButton) else widget.accessibleName())
    return reached


def it_reaches_every_link_and_button_by_tab_both_ways(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_record("source", "agency"))
    order = [
        *("Edit", "Withdraw this source…", trace_world.HERALD.title, "Count as one origin", PORT.statement),
        *(SUPPORTS, AGAINST, PLACES, PLACES, EDITION, "Delete…"),
    ]
    assert _walk(qtbot, inspector, "Edit", "Delete…", Qt.Key.Key_Tab) == order
    assert _walk(qtbot, inspector, "Delete…", "Edit", Qt.Key.Key_Backtab) == order[::-1]


def it_follows_with_enter_the_link_that_tab_came_to(qtbot: QtBot, inspector: Inspector) -> None:
    _shown(qtbot, inspector, lambda: inspector.show_record("source", "agency"))
    _walk(qtbot, inspector, "Edit", SUPPORTS, Qt.Key.Key_Tab)
    with qtbot.waitSignal(inspector.use_wanted):
        QTest.keyClick(inspector.focusWidget(), Qt.Key.Key_Return)
