"""The indicators that a judgement or a scenario watches: what each waits for, and what has met it."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefwright.domain import indicators
from briefwright.domain.facts import Fact
from briefwright.domain.indicators import Indicator
from briefwright.gui.structured.controls import PAD, TextButton, bold
from briefwright.gui.structured.indicator_form import IndicatorForm
from briefwright.gui.structured.rows import keep
from briefwright.gui.surroundings import Surroundings

_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_UNMODIFIED = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Link(QLabel):
    """Wrapped words that can be pressed, by mouse or keys; underlined while they may be."""

    pressed = Signal()

    def __init__(self, strong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._font = bold() if strong else self.font()
        self.setFont(self._font)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(PAD, PAD, 0, PAD)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space press it."""
        if event.key() in _PRESS and event.modifiers() in _UNMODIFIED:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click presses it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is."""
        super().focusInEvent(event)
        self._underline()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be plain words again."""
        super().focusOutEvent(event)
        self._underline()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self._underline()

    def leaveEvent(self, event: QEvent) -> None:
        """Be plain words again."""
        super().leaveEvent(event)
        self._underline()

    def _underline(self) -> None:
        self._font.setUnderline(self.hasFocus() or self.underMouse())
        self.setFont(self._font)


class _Line(QWidget):
    """One indicator: its condition, and the facts that newly meet it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.condition = Link(parent=self)
        self.condition.setWordWrap(True)
        self.facts = Link(strong=True, parent=self)
        self.quiet = QLabel("nothing new", self)
        self.quiet.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.quiet.setContentsMargins(PAD, PAD, 0, PAD)
        self.reviewed = TextButton("Reviewed", self)
        self.reviewed.setToolTip("These facts were considered; wait for further ones")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.condition, 1, Qt.AlignmentFlag.AlignTop)
        for widget in (self.facts, self.quiet, self.reviewed):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def show_indicator(self, condition: str, facts: Sequence[Fact], read_only: bool) -> None:
        """Show what is waited for and what has come."""
        new = f"{len(facts)} new {'fact' if len(facts) == 1 else 'facts'}" if facts else ""
        self.condition.setText(condition)
        self.condition.setAccessibleName(f"Watching for {condition}: {new or 'nothing new'}")
        self.condition.setToolTip("" if read_only else "Change what is watched for")
        self.facts.setText(new)
        self.facts.setAccessibleName(f"{new} for {condition}")
        self.facts.setToolTip("\n".join(f"• {fact.statement}" for fact in facts))
        self.facts.setAccessibleDescription(" ".join(fact.statement for fact in facts))
        self.facts.setVisible(bool(facts))
        self.quiet.setVisible(not facts)
        self.reviewed.setAccessibleName(f"Reviewed: {condition}")
        self.reviewed.setVisible(bool(facts) and not read_only)

    def stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [self.condition, self.facts, self.reviewed]


class IndicatorList(QWidget):
    """Shows indicators, one quiet line each, and asks for changes of them.

    `changed` carries all of them as they are to be. `made` carries one that is new or whose condition
    is new: the facts that meet it already are to be marked as seen, which only the base can tell.
    `facts_wanted` carries the ids of facts that the user wants to look at.
    """

    changed = Signal(object)
    made = Signal(object)
    facts_wanted = Signal(object)

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surroundings = surroundings
        self._indicators: tuple[Indicator, ...] = ()
        self._lines: dict[str, _Line] = {}
        self._draft = ""
        self._shape: object = None
        self._form = IndicatorForm(surroundings, self)
        self._form.hide()
        self._form.altered.connect(self._take)
        self._form.left.connect(self._close)
        self._form.removed.connect(self._remove)
        self._add = TextButton("+ Watch for…", self)
        self._add.setToolTip("Mark this as due for review when a fact arrives that meets a condition")
        self._add.clicked.connect(self._begin)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_indicators(self, shown: Sequence[Indicator]) -> None:
        """Show these, and what has newly met them; an open form stays open."""
        self._indicators = tuple(shown)
        ids = [one.id for one in shown]
        keep(self._lines, ids, self._make_line)
        self._lines = {one: self._lines[one] for one in ids}
        actors, topics = self._surroundings.actors(), self._surroundings.topics()
        for one in shown:
            condition = indicators.words(one, actors, topics) or "nothing yet"
            self._lines[one.id].show_indicator(condition, self.due(one), self._is_read_only())
        if self._form.indicator.id in ids:
            self._draft = ""
            self._form.show_indicator(next(one for one in shown if one.id == self._form.indicator.id))
        elif self._form.indicator.id != self._draft:
            self._form.hide()
        self._arrange()

    def indicators(self) -> tuple[Indicator, ...]:
        """Those that are shown."""
        return self._indicators

    def due(self, indicator: Indicator) -> tuple[Fact, ...]:
        """The facts that newly meet it, as far as is known."""
        told = self._surroundings.due().get(indicator.id, ())
        return tuple(
            fact for fact in told if fact.id not in indicator.seen and indicators.meets(indicator, fact)
        )

    def stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        stops: list[QWidget] = []
        for indicator_id, line in self._lines.items():
            stops += line.stops()
            if indicator_id == self._form.indicator.id:
                stops += self._form.stops()
        drafting = self._form.indicator.id not in self._lines
        return [*stops, *(self._form.stops() if drafting else ()), self._add]

    def _make_line(self, indicator_id: str) -> _Line:
        line = _Line(self)
        line.condition.pressed.connect(partial(self._open, indicator_id))
        line.facts.pressed.connect(partial(self._want_facts, indicator_id))
        line.reviewed.clicked.connect(partial(self._review, indicator_id))
        return line

    def _is_read_only(self) -> bool:
        return bool(self.property("readOnly"))

    def _find(self, indicator_id: str) -> Indicator:
        return next(one for one in self._indicators if one.id == indicator_id)

    def _begin(self) -> None:
        draft = Indicator(id=self._surroundings.new_id())
        self._draft = draft.id
        self._edit(draft)

    def _open(self, indicator_id: str) -> None:
        if not self._is_read_only():
            self._edit(self._find(indicator_id))

    def _edit(self, indicator: Indicator) -> None:
        self._form.show_indicator(indicator)
        self._form.show()
        self._arrange()
        self._form.stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        line = self._lines.get(self._form.indicator.id)
        self._draft = ""
        self._form.hide()
        (line.condition if line else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, altered: Indicator) -> None:
        fresh = altered.model_copy(update={"seen": ()})
        known = altered.id in self._lines
        self._tell(lambda one: fresh if one.id == fresh.id else one, () if known else (fresh,))
        if not fresh.blank:
            self.made.emit(fresh)

    def _remove(self) -> None:
        gone = self._form.indicator.id
        self._close()
        if gone in self._lines:
            self._tell(lambda one: None if one.id == gone else one)
            self.stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _review(self, indicator_id: str) -> None:
        indicator = self._find(indicator_id)
        seen = (*indicator.seen, *(fact.id for fact in self.due(indicator)))
        reviewed = indicator.model_copy(update={"seen": seen})
        self._lines[indicator_id].condition.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(lambda one: reviewed if one.id == indicator_id else one)

    def _want_facts(self, indicator_id: str) -> None:
        self.facts_wanted.emit(tuple(fact.id for fact in self.due(self._find(indicator_id))))

    def _tell(
        self, change: Callable[[Indicator], Indicator | None], added: tuple[Indicator, ...] = ()
    ) -> None:
        changed = [new for one in self._indicators if (new := change(one)) is not None]
        self.show_indicators((*changed, *added))
        self.changed.emit(self._indicators)

    def _arrange(self) -> None:
        """Put lines, form and button below each other, and Tab through them in that order."""
        shape = (tuple(self._lines), self._form.indicator.id)
        if shape == self._shape:
            return
        self._shape = shape
        below: list[QWidget] = []
        for indicator_id, line in self._lines.items():
            below += [line, self._form] if indicator_id == self._form.indicator.id else [line]
        for number, widget in enumerate(below if self._form in below else [*below, self._form]):
            self._layout.insertWidget(number, widget)
        for line in self._lines.values():
            line.show()
        stops = self.stops()
        QWidget.setTabOrder(self._stop_before(), stops[0])
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _stop_before(self) -> QWidget:
        """What Tab reaches before all of this."""
        before = self._add.previousInFocusChain()
        while before is not None and self.isAncestorOf(before):
            before = before.previousInFocusChain()
        return before or self
