"""The list of indicators that a judgement or a scenario watches."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.facts import Fact
from briefwright.domain.indicators import Indicator
from briefwright.gui.picker import Picker
from briefwright.gui.structured.controls import LineEdit, TextButton, let_read
from briefwright.gui.structured.fields import ChoiceBox
from briefwright.gui.structured.indicators import IndicatorList, Link
from gui.structured_world import focus, surroundings

NewId = Callable[[], str]

TRUCE = Indicator(id="i1", actor="a2", topic="t1", words="ceasefire", seen=("f7",))
SUMMIT = Indicator(id="i2", words="summit", kind="event")
NEW = tuple(
    Fact(id=fact_id, statement=f"Putin on the ceasefire, {fact_id}", actors=("a2",), topics=("t1",))
    for fact_id in ("f7", "f8", "f9")
)


@dataclass(frozen=True)
class World:
    host: QWidget
    watching: IndicatorList
    told: list[tuple[Indicator, ...]]
    made: list[Indicator]
    wanted: list[tuple[str, ...]]


def _world(
    qtbot: QtBot,
    new_id: NewId,
    shown: Sequence[Indicator] = (TRUCE, SUMMIT),
    due: Sequence[Fact] = NEW,
) -> World:
    host = QWidget()
    column = QVBoxLayout(host)
    column.addWidget(LineEdit("Before", parent=host))
    watching = IndicatorList(replace(surroundings(new_id), due=lambda: {"i1": tuple(due)}), host)
    column.addWidget(watching)
    column.addWidget(LineEdit("After", parent=host))
    world = World(host, watching, [], [], [])
    watching.changed.connect(world.told.append)
    watching.made.connect(world.made.append)
    watching.facts_wanted.connect(world.wanted.append)
    watching.show_indicators(shown)
    qtbot.addWidget(host)
    host.resize(460, 400)
    host.show()
    host.activateWindow()
    qtbot.waitExposed(host)
    qtbot.waitUntil(host.isActiveWindow)
    return world


def _button(world: World, words: str) -> TextButton:
    found = (
        one for one in world.watching.findChildren(TextButton) if one.isVisible() and one.text() == words
    )
    return next(found)


def _link(world: World, words: str) -> Link:
    found = (one for one in world.watching.findChildren(Link) if one.isVisible() and one.text() == words)
    return next(found)


def _seen(world: World) -> str:
    """All words on the list, as they stand."""
    labels = [one.text() for one in world.watching.findChildren(QLabel) if one.isVisible()]
    return " | ".join(labels)


def _press(qtbot: QtBot, widget: QWidget) -> None:
    focus(qtbot, widget)
    QTest.keyClick(widget, Qt.Key.Key_Space)


def _pick(qtbot: QtBot, world: World, button: str, typed: str) -> None:
    _press(qtbot, _button(world, button))
    picker = world.host.findChildren(Picker)[-1]
    QTest.keyClicks(picker.field, typed)
    QTest.keyClick(picker.field, Qt.Key.Key_Return)


def it_says_each_condition_in_words_and_what_is_new(qtbot: QtBot, new_id: NewId) -> None:
    world = _world(qtbot, new_id)
    assert "Vladimir Putin on Territory: “ceasefire” | 2 new facts" in _seen(world)
    assert "“summit” (event) | nothing new" in _seen(world)
    tip = _link(world, "2 new facts").toolTip()
    assert "Putin on the ceasefire, f8" in tip
    assert "f7" not in tip


def it_takes_reviewed_facts_as_seen(qtbot: QtBot, new_id: NewId) -> None:
    world = _world(qtbot, new_id)
    _press(qtbot, _button(world, "Reviewed"))
    assert world.told == [(TRUCE.model_copy(update={"seen": ("f7", "f8", "f9")}), SUMMIT)]
    assert "new facts" not in _seen(world)
    assert world.made == []
    assert world.host.isAncestorOf(QApplication.focusWidget() or QWidget())


def it_asks_for_the_new_facts(qtbot: QtBot, new_id: NewId) -> None:
    world = _world(qtbot, new_id)
    _press(qtbot, _link(world, "2 new facts"))
    QTest.mouseClick(_link(world, "2 new facts"), Qt.MouseButton.LeftButton)
    assert world.wanted == [("f8", "f9")] * 2
    assert world.told == []


def it_makes_an_indicator_by_keyboard_alone(qtbot: QtBot, new_id: NewId) -> None:
    world = _world(qtbot, new_id, shown=())
    _press(qtbot, _button(world, "+ Watch for…"))
    assert world.told == []
    _pick(qtbot, world, "any actor", "zelensky")
    assert world.told[-1] == (Indicator(id="n1", actor="a1"),)
    _pick(qtbot, world, "any topic", "terr")
    words = world.watching.findChildren(QLineEdit)[0]
    focus(qtbot, words)
    QTest.keyClicks(words, "Donetsk")
    QTest.keyClick(words, Qt.Key.Key_Return)
    made = Indicator(id="n1", actor="a1", topic="t1", words="Donetsk")
    assert world.told[-1] == (made,)
    assert world.made[-1] == made
    assert not words.isVisible()
    qtbot.waitUntil(_link(world, "Volodymyr Zelenskyy on Territory: “Donetsk”").hasFocus)


def it_leaves_nothing_behind_when_no_condition_was_stated(qtbot: QtBot, new_id: NewId) -> None:
    world = _world(qtbot, new_id, shown=())
    add = _button(world, "+ Watch for…")
    _press(qtbot, add)
    first = QApplication.focusWidget()
    assert first is not None
    QTest.keyClick(first, Qt.Key.Key_Escape)
    qtbot.waitUntil(add.hasFocus)
    assert (world.told, world.made) == ([], [])


def it_counts_no_fact_as_seen_once_the_condition_is_another(qtbot: QtBot, new_id: NewId) -> None:
    world = _world(qtbot, new_id)
    _press(qtbot, _link(world, "Vladimir Putin on Territory: “ceasefire”"))
    kind = world.watching.findChildren(ChoiceBox)[0]
    focus(qtbot, kind)
    QTest.keyClick(kind, Qt.Key.Key_End)
    changed = TRUCE.model_copy(update={"kind": "position", "seen": ()})
    assert world.told == [(changed, SUMMIT)]
    assert world.made == [changed]


def it_forgets_words_that_were_typed_before_escape(qtbot: QtBot, new_id: NewId) -> None:
    world = _world(qtbot, new_id)
    _press(qtbot, _link(world, "“summit” (event)"))
    words = world.watching.findChildren(QLineEdit)[0]
    focus(qtbot, words)
    QTest.keyClicks(words, " in Budapest")
    QTest.keyClick(words, Qt.Key.Key_Escape)
    qtbot.waitUntil(_link(world, "“summit” (event)").hasFocus)
    assert world.told == []


def it_stops_watching(qtbot: QtBot, new_id: NewId) -> None:
    world = _world(qtbot, new_id)
    _press(qtbot, _link(world, "“summit” (event)"))
    _press(qtbot, _button(world, "Stop watching"))
    assert world.told == [(TRUCE,)]
    assert "summit" not in _seen(world)


def it_closes_the_form_of_an_indicator_that_is_undone(qtbot: QtBot, new_id: NewId) -> None:
    world = _world(qtbot, new_id)
    _press(qtbot, _link(world, "“summit” (event)"))
    world.watching.show_indicators((TRUCE,))
    assert not any(one.isVisible() for one in world.watching.findChildren(QLineEdit))
    assert world.told == []


def it_lets_tab_go_through_lines_and_form_in_reading_order(qtbot: QtBot, new_id: NewId) -> None:
    world = _world(qtbot, new_id, shown=())
    world.watching.show_indicators((TRUCE, SUMMIT))
    _press(qtbot, _link(world, "Vladimir Putin on Territory: “ceasefire”"))
    focus(qtbot, world.host.findChildren(QLineEdit)[0])
    met: list[str] = []
    while not met or met[-1] != "After":
        world.host.focusNextChild()
        now = QApplication.focusWidget()
        assert now is not None
        met.append(now.accessibleName() or str(now.property("text")))
    assert met == [
        "Watching for Vladimir Putin on Territory: “ceasefire”: 2 new facts",
        "2 new facts for Vladimir Putin on Territory: “ceasefire”",
        "Reviewed: Vladimir Putin on Territory: “ceasefire”",
        "Actor: Vladimir Putin",
        "Topic: Territory",
        "Words in the fact",
        "Kind of fact",
        "Done",
        "Stop watching",
        "Watching for “summit” (event): nothing new",
        "+ Watch for…",
        "After",
    ]


def it_can_only_be_read_where_the_brief_can(qtbot: QtBot, new_id: NewId) -> None:
    world = _world(qtbot, new_id)
    let_read(world.watching)
    world.watching.show_indicators((TRUCE, SUMMIT))
    assert "Vladimir Putin on Territory: “ceasefire” | 2 new facts" in _seen(world)
    assert not any(one.isVisible() for one in world.watching.findChildren(TextButton))
    _press(qtbot, _link(world, "“summit” (event)"))
    assert not any(one.isVisible() for one in world.watching.findChildren(QLineEdit))
