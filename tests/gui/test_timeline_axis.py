"""The axis on the screen, by mouse and by keys."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from briefwright.gui import theme
from briefwright.gui.timeline.axis import Axis
from briefwright.gui.timeline.marks import Mark
from gui.timeline_world import event, marks

NOTHING = "Choose an actor."


def _axis(qtbot: QtBot, shown: Sequence[Mark] | None = None, in_page: bool = False) -> Axis:
    axis = Axis(in_page=in_page)
    qtbot.addWidget(axis)
    axis.resize(700, 260)
    axis.show_marks(marks() if shown is None else shown, NOTHING)
    axis.show()
    axis.activateWindow()
    qtbot.waitUntil(axis.isActiveWindow)
    axis.setFocus()
    qtbot.waitUntil(axis.hasFocus)
    return axis


def _where(axis: Axis, fact: str) -> QPointF:
    """The middle of the sign of a fact's moment."""
    one = next(one for one in axis.layout_now.placed if one.mark.fact == fact)
    found = (QPointF(one.sign, y) for y in range(axis.height()))
    return next(point for point in found if (mark := axis.at(point)) and mark.fact == fact)


def _turn(axis: Axis, notches: int, at: QPointF, held: Qt.KeyboardModifier) -> QWheelEvent:
    turned = QWheelEvent(
        at,
        QPointF(axis.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(axis, turned)
    return turned


_FREE = Qt.KeyboardModifier.NoModifier


def _picture(axis: Axis) -> QImage:
    return axis.grab().toImage()


def it_shows_all_moments_at_first(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    assert len(axis.layout_now.placed) == 4
    assert axis.accessibleName() == "Timeline, 4 moments"


def it_goes_from_moment_to_moment_and_tells_which_it_is(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    told: list[Mark | None] = []
    axis.chosen.connect(told.append)
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_End,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
    ):
        QTest.keyClick(axis, key)
    assert [mark.fact for mark in told if mark] == ["talks", "s2", "talks", "summit", "talks"]
    assert axis.accessibleDescription() == "1 of 4: Early March 2025 · Event: Talks begin"


def it_shows_which_moment_is_chosen(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    before = _picture(axis)
    QTest.keyClick(axis, Qt.Key.Key_Down)
    assert _picture(axis) != before


def it_opens_the_fact_of_the_chosen_moment(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    opened: list[str] = []
    axis.opened.connect(opened.append)
    QTest.keyClick(axis, Qt.Key.Key_Return)
    assert opened == []
    QTest.keyClick(axis, Qt.Key.Key_End)
    QTest.keyClick(axis, Qt.Key.Key_Return)
    assert opened == ["summit"]


def it_zooms_by_keys_and_shows_all_again(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    whole = axis.span
    QTest.keyClick(axis, Qt.Key.Key_Plus)
    nearer = axis.span
    assert nearer.days < whole.days
    QTest.keyClick(axis, Qt.Key.Key_Minus)
    assert axis.span.days > nearer.days
    QTest.keyClick(axis, Qt.Key.Key_0)
    assert axis.span == whole


def it_comes_nearer_to_the_chosen_moment(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    QTest.keyClick(axis, Qt.Key.Key_Home)
    for _ in range(12):
        QTest.keyClick(axis, Qt.Key.Key_Plus)
    assert [one.mark.fact for one in axis.layout_now.placed] == ["talks"]


def it_scrolls_by_keys_and_never_out_of_sight(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    start = axis.span.start
    QTest.keyClick(axis, Qt.Key.Key_Right)
    assert axis.span.start > start
    for _ in range(30):
        QTest.keyClick(axis, Qt.Key.Key_PageDown)
    assert axis.layout_now.placed
    assert axis.layout_now.after == 0


def it_brings_the_moment_that_is_chosen_into_view(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    axis.zoom(0.05, axis.marks[0].first)
    assert "summit" not in [one.mark.fact for one in axis.layout_now.placed]
    QTest.keyClick(axis, Qt.Key.Key_End)
    assert "summit" in [one.mark.fact for one in axis.layout_now.placed]


def it_stays_where_it_is_while_all_moments_are_in_view(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    whole = axis.span
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_End):
        QTest.keyClick(axis, key)
    assert axis.span == whole


def it_leaves_keys_with_modifiers_to_the_window(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    span = axis.span
    QTest.keyClick(axis, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(axis, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert axis.span == span


def it_does_not_lose_the_moments_in_a_far_too_long_stretch(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    before = axis.span.days
    for _ in range(40):
        axis.zoom_out()
    assert before < axis.span.days <= 4 * before


def it_zooms_around_the_pointer_by_the_wheel(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    at = QPointF(axis.width() * 0.25, 40)
    day, days = axis.span.day(at.x(), axis.width()), axis.span.days
    assert _turn(axis, 2, at, _FREE).isAccepted()
    assert axis.span.days < days
    assert axis.span.day(at.x(), axis.width()) == pytest.approx(day, abs=0.1)


def it_scrolls_by_the_wheel_with_shift(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    days = axis.span.days
    start = axis.span.start
    _turn(axis, -1, QPointF(100, 40), Qt.KeyboardModifier.ShiftModifier)
    assert axis.span.days == pytest.approx(days)
    assert axis.span.start > start


def it_lets_the_page_scroll_until_it_has_the_focus(qtbot: QtBot) -> None:
    axis = _axis(qtbot, in_page=True)
    span = axis.span
    axis.clearFocus()
    assert not _turn(axis, 1, QPointF(100, 40), _FREE).isAccepted()
    assert axis.span == span
    axis.setFocus()
    assert _turn(axis, 1, QPointF(100, 40), _FREE).isAccepted()
    assert axis.span != span


def it_chooses_by_a_click_and_opens_by_two(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    opened: list[str] = []
    axis.opened.connect(opened.append)
    point = _where(axis, "summit").toPoint()
    QTest.mouseClick(axis, Qt.MouseButton.LeftButton, pos=point)
    current = axis.current()
    assert current is not None
    assert current.fact == "summit"
    QTest.mouseDClick(axis, Qt.MouseButton.LeftButton, pos=point)
    assert opened == ["summit"]


def it_moves_with_the_hand_that_holds_it(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    start = axis.span.start
    QTest.mousePress(axis, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
    QTest.mouseMove(axis, QPoint(200, 20))
    QTest.mouseRelease(axis, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert axis.span.start == pytest.approx(start + axis.span.days * 100 / axis.width())


def it_tells_the_full_words_under_the_pointer(qtbot: QtBot) -> None:
    axis = _axis(qtbot, marks(event("1", "2025-08-15", "a < b " * 40)))
    at = _where(axis, "1").toPoint()
    QApplication.sendEvent(axis, QHelpEvent(QEvent.Type.ToolTip, at, axis.mapToGlobal(at)))
    assert "a &lt; b a &lt; b" in QToolTip.text()
    QToolTip.hideText()


def it_says_what_to_do_where_there_is_nothing(qtbot: QtBot) -> None:
    axis = _axis(qtbot, ())
    assert axis.accessibleDescription() == NOTHING
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Plus, Qt.Key.Key_Return, Qt.Key.Key_Right):
        QTest.keyClick(axis, key)
    assert axis.current() is None


def it_keeps_stretch_and_choice_when_moments_come(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    QTest.keyClick(axis, Qt.Key.Key_End)
    QTest.keyClick(axis, Qt.Key.Key_Plus)
    span, current = axis.span, axis.current()
    axis.show_marks((*marks(), *marks(event("new", "2025-08-20"))), NOTHING)
    assert (axis.span, axis.current()) == (span, current)


def it_fits_moments_that_come_while_it_shows_all(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    axis.show_marks((*marks(), *marks(event("new", "2031-08-20"))), NOTHING)
    assert len(axis.layout_now.placed) == 5


def it_chooses_nothing_when_the_chosen_moment_is_gone(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    QTest.keyClick(axis, Qt.Key.Key_End)
    told: list[Mark | None] = []
    axis.chosen.connect(told.append)
    axis.show_marks(marks()[:2], NOTHING)
    assert told == [None]
    assert axis.accessibleName() == "Timeline, 2 moments"


def it_takes_the_colours_of_the_theme(qtbot: QtBot) -> None:
    axis = _axis(qtbot)
    assert _picture(axis).pixelColor(3, 3).lightness() > 200
    theme.apply(True)
    try:
        qtbot.waitUntil(lambda: _picture(axis).pixelColor(3, 3).lightness() < 60)
    finally:
        theme.apply(False)


def it_is_as_high_as_its_moments_need(qtbot: QtBot) -> None:
    few = _axis(qtbot, marks(event("1", "2025-08-15")), in_page=True).sizeHint().height()
    many = _axis(qtbot, marks(*(event(f"{n}", "2025-08-15") for n in range(9))), in_page=True)
    crowd = _axis(qtbot, marks(*(event(f"{n}", "2025-08-15") for n in range(99))), in_page=True)
    assert few < many.sizeHint().height() < crowd.sizeHint().height() < 500
