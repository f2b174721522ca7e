"""The small form in which the condition of an indicator is set."""

from collections.abc import Callable, Sequence
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from briefwright.domain.facts import FactKind
from briefwright.domain.indicators import Indicator
from briefwright.gui.picker import Choice, Picker
from briefwright.gui.structured.controls import LineEdit, TextButton, label
from briefwright.gui.structured.fields import Choice as Word
from briefwright.gui.structured.fields import ChoiceBox
from briefwright.gui.structured.sheet import underline_focus
from briefwright.gui.surroundings import Surroundings

_KINDS = [Word(""), *(Word(kind) for kind in get_args(FactKind))]


class IndicatorForm(QWidget):
    """Actor, topic, words and kind of an indicator; what is left open does not narrow it.

    `altered` carries the indicator with another condition, `left` asks to close the form and `removed`
    to take the indicator out.
    """

    altered = Signal(object)
    left = Signal()
    removed = Signal()

    def __init__(self, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._surroundings = surroundings
        self.indicator = Indicator(id="")
        self._actor = TextButton("", self)
        self._actor.clicked.connect(self._pick_actor)
        self._topic = TextButton("", self)
        self._topic.clicked.connect(self._pick_topic)
        self._words = LineEdit("Words in the fact", "any words", self)
        self._words.editingFinished.connect(self._set_words)
        self._words.returnPressed.connect(self._finish)
        self._kind = ChoiceBox("Kind of fact", "any kind", "not a known kind", self)
        self._kind.chosen.connect(lambda kind: self._set(kind=kind or None))
        self._done = TextButton("Done", self)
        self._done.clicked.connect(self._finish)
        self._remove = TextButton("Stop watching", self)
        self._remove.clicked.connect(self.removed)
        self._lay_out()
        self.show_indicator(self.indicator)

    def show_indicator(self, indicator: Indicator) -> None:
        """Show its condition; words that are being typed stay unless other ones are stated."""
        if indicator.id != self.indicator.id or indicator.words != self.indicator.words:
            self._words.show_text(indicator.words)
        self.indicator = indicator
        actors, topics = self._surroundings.actors(), self._surroundings.topics()
        actor, topic = actors.get(indicator.actor), topics.get(indicator.topic)
        _show_choice(self._actor, "actor", actor.name if actor else indicator.actor)
        _show_choice(self._topic, "topic", topic.name if topic else indicator.topic)
        self._kind.show_value(indicator.kind or "", _KINDS)

    def stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [self._actor, self._topic, self._words, self._kind, self._done, self._remove]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the form and forgets words that are not set yet."""
        if event.key() == Qt.Key.Key_Escape:
            self._words.show_text(self.indicator.words)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a soft ground, and a line under the field that has the focus; buttons show it themselves."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
        if self._words.hasFocus() or self._kind.hasFocus():
            underline_focus(self, painter)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 8, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        fields = (
            ("Actor", self._actor),
            ("Topic", self._topic),
            ("Words", self._words),
            ("Kind", self._kind),
        )
        for row, (words, field) in enumerate(fields):
            grid.addWidget(label(words, quiet=True), row, 0)
            grid.addWidget(field, row, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._done)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        grid.addLayout(buttons, len(fields), 1)

    def _pick_actor(self) -> None:
        actors = [
            Choice(actor.id, actor.name, actor.side, " ".join(actor.aliases))
            for actor in self._surroundings.actors().values()
        ]
        self._pick(self._actor, "any actor", actors, lambda chosen: self._set(actor=chosen))

    def _pick_topic(self) -> None:
        topics = [Choice(topic.id, topic.name) for topic in self._surroundings.topics().values()]
        self._pick(self._topic, "any topic", topics, lambda chosen: self._set(topic=chosen))

    def _pick(
        self, button: QWidget, anything: str, choices: Sequence[Choice], chosen: Callable[[str], None]
    ) -> None:
        picker = Picker([Choice("", anything), *choices], f"Watch for {anything}", self.window())
        picker.chosen.connect(chosen)
        picker.finished.connect(button.setFocus)
        picker.show()

    def _finish(self) -> None:
        self._set_words()
        self.left.emit()

    def _set_words(self) -> None:
        self._set(words=self._words.text())

    def _set(self, **condition: str | None) -> None:
        altered = self.indicator.model_copy(update=condition)
        if altered != self.indicator:
            self.show_indicator(altered)
            self.altered.emit(altered)


def _show_choice(button: TextButton, field: str, name: str) -> None:
    button.setText(name or f"any {field}")
    button.setAccessibleName(f"{field.capitalize()}: {button.text()}")
    button.updateGeometry()
