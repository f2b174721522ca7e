"""Picking records by their names: chosen ones stand as tokens, others are found while one types."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from briefwright.domain.facts import Actor, Source, Topic
from briefwright.domain.folding import fold_words
from briefwright.gui.records.flow import FlowLayout

_SHOWN = 50
_WIDEST = 420


@dataclass(frozen=True)
class Option:
    """A record that can be picked: its name, what tells it from its like, and words it is also found by."""

    id: str
    name: str
    detail: str = ""
    also: tuple[str, ...] = ()

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The folded words, made when they are first looked through: a form may offer thousands."""
        words = fold_words(" ".join((self.name, self.detail, *self.also)))
        return tuple(key for keys in words for key in keys)

    def caption(self) -> str:
        """The name with what tells it from its like."""
        return f"{self.name} · {self.detail}" if self.detail else self.name

    def answers(self, typed: Iterable[str]) -> bool:
        """Whether each of the folded words typed begins one of its own."""
        return all(any(key.startswith(word) for key in self.keys) for word in typed)


def actor_option(actor: Actor) -> Option:
    """An actor, found by name and aliases."""
    return Option(actor.id, actor.name, actor.side, actor.aliases)


def topic_option(topic: Topic) -> Option:
    """A topic, found by its name."""
    return Option(topic.id, topic.name)


def source_option(source: Source) -> Option:
    """A source, found by title, publisher, author and date."""
    date = source.published.words() if source.published else ""
    detail = ", ".join(part for part in (source.publisher, date) if part)
    return Option(source.id, source.title, detail, (source.author,))


class _Entry(QLineEdit):
    opened = Signal()
    backed = Signal()
    focused = Signal(bool)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backed.emit()
        else:
            super().keyPressEvent(event)


class _Token(QFrame):
    """A record that is picked; one that is `made` here and not stored yet has details to be written."""

    dropped = Signal(str)
    details_wanted = Signal(str)

    def __init__(self, option: Option, made: bool) -> None:
        super().__init__()
        self._option = option
        self.setObjectName("token")
        self.setStyleSheet("#token { background: palette(midlight); border-radius: 4px; }")
        label = QLabel(self.fontMetrics().elidedText(option.caption(), Qt.TextElideMode.ElideRight, _WIDEST))
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(option.caption())
        self.details = self._button("Details…", f"Write the details of {option.name}", self.details_wanted)
        self.details.setFixedHeight(20)
        self.details.setVisible(made)
        self.cross = self._button("×", f"Remove {option.name}", self.dropped)
        self.cross.setFixedSize(20, 20)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 2, 4, 2)
        line.setSpacing(4)
        for one in (label, self.details, self.cross):
            line.addWidget(one)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in order."""
        return (self.cross,) if self.details.isHidden() else (self.details, self.cross)

    def _button(self, text: str, name: str, pressed: SignalInstance) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setAutoRaise(True)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.clicked.connect(lambda: pressed.emit(self._option.id))
        return made


class TokenPicker(QFrame):
    """Picks records. `noun` is what they are called ("actor"); `limit` is how many may be picked.

    Whoever hears `new_wanted`, with the name typed, makes the record, then calls `put` and `pick`.
    `details_wanted` carries the id of a record that was made so.
    """

    changed = Signal()
    new_wanted = Signal(str)
    details_wanted = Signal(str)

    def __init__(
        self, noun: str, options: Mapping[str, Option], picked: Iterable[str], limit: int = 99
    ) -> None:
        super().__init__()
        self._noun, self._limit = noun, limit
        self._options = dict(options)
        self._made: frozenset[str] = frozenset()
        self._picked: list[str] = []
        self._offered: list[str] = []
        self._tokens: dict[str, _Token] = {}
        self.setObjectName("picker")
        self.entry = self._make_entry()
        self._show_focus(False)
        self._names = QStringListModel(self)
        self.completer = self._make_completer()
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(4, 3, 4, 3)
        self._flow.addWidget(self.entry)
        self.setFocusProxy(self.entry)
        for record_id in picked:
            self._add(record_id)

    def ids(self) -> tuple[str, ...]:
        """What is picked, in order."""
        return tuple(self._picked)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in order."""
        return (*(stop for one in self._picked for stop in self._tokens[one].stops()), self.entry)

    def name(self, record_id: str) -> str:
        """How a record is called."""
        option = self._options.get(record_id)
        return option.name if option else record_id

    def state(self) -> tuple[tuple[str, ...], str]:
        """The raw content: what is picked and what is typed."""
        return self.ids(), self.entry.text()

    def problem(self) -> str:
        """What was typed and not picked; empty when nothing was."""
        typed = self.entry.text().strip()
        if not typed:
            return ""
        return f"“{typed}” is not picked yet. Choose it from the list below the field, or take it out."

    def put(self, option: Option, made: bool = False) -> None:
        """Offer a record that is new or has changed; one `made` here can be given its details."""
        self._options[option.id] = option
        self._made = self._made | {option.id} if made else self._made - {option.id}
        if option.id in self._tokens:
            place = self._picked.index(option.id)
            self._remove(option.id)
            self._add(option.id, place)
            self.changed.emit()

    def put_all(self, options: Mapping[str, Option]) -> None:
        """Offer these besides what is offered already, also for what is just being typed."""
        self._options = {**options, **self._options}
        if self.entry.hasFocus() and self.entry.text().strip():
            self.offer()

    def pick(self, record_id: str) -> None:
        """Pick a record; with a limit of one it takes the place of the one before."""
        self.entry.clear()
        if record_id in self._picked:
            return
        if len(self._picked) >= self._limit:
            self._remove(self._picked[-1])
        self._add(record_id)
        self.changed.emit()

    def drop(self, record_id: str) -> None:
        """Take a record out."""
        self._remove(record_id)
        self.entry.setFocus()
        self.changed.emit()

    def offer(self) -> None:
        """Show what can be picked for the words typed."""
        typed = self.entry.text().strip()
        words = [key for keys in fold_words(typed) for key in keys]
        found = [
            option
            for option in self._options.values()
            if option.id not in self._picked and option.answers(words)
        ][:_SHOWN]
        self._offered = [option.id for option in found]
        captions = [option.caption() for option in found]
        if typed:
            self._offered.append("")
            captions.append(f"New {self._noun} “{typed}”")
        self._names.setStringList(captions)
        popup = self.completer.popup()
        assert popup is not None
        if not captions:
            popup.hide()
            return
        self.completer.complete()
        popup.setCurrentIndex(self.completer.completionModel().index(0, 0))

    def _make_entry(self) -> _Entry:
        entry = _Entry()
        entry.setStyleSheet("border: none; background: transparent; padding: 2px")
        entry.setMinimumWidth(120)
        entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        entry.setPlaceholderText(
            f"Type to find or add {'an' if self._noun[0] in 'aeiou' else 'a'} {self._noun}"
        )
        entry.textEdited.connect(self.offer)
        entry.textChanged.connect(self.changed)
        entry.opened.connect(self.offer)
        entry.backed.connect(self._drop_last)
        entry.focused.connect(self._show_focus)
        return entry

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        completer.setWidget(self.entry)
        completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        return completer

    def _show_focus(self, focused: bool) -> None:
        edge = "highlight" if focused else "mid"
        self.setStyleSheet(
            f"#picker {{ background: palette(base); border: 1px solid palette({edge}); border-radius: 3px; }}"
        )

    def _drop_last(self) -> None:
        if self._picked:
            self.drop(self._picked[-1])

    def _take(self, index: QModelIndex) -> None:
        record_id = self._offered[index.row()]
        if record_id:
            self.pick(record_id)
            return
        name = self.entry.text().strip()
        self.entry.clear()
        self.new_wanted.emit(name)

    def _add(self, record_id: str, place: int | None = None) -> None:
        option = self._options.get(record_id) or Option(record_id, f"{record_id} (not in the base)")
        token = _Token(option, record_id in self._made)
        token.dropped.connect(self.drop)
        token.details_wanted.connect(self.details_wanted)
        index = len(self._picked) if place is None else place
        self._picked.insert(index, record_id)
        self._tokens[record_id] = token
        self._flow.insert_widget(index, token)
        token.show()
        self._show_entry()

    def _remove(self, record_id: str) -> None:
        self._picked.remove(record_id)
        token = self._tokens.pop(record_id)
        self._flow.removeWidget(token)
        token.hide()
        token.deleteLater()
        self._show_entry()

    def _show_entry(self) -> None:
        full = self._limit == 1 and bool(self._picked)
        self.entry.setVisible(not full)
        self._flow.invalidate()
        self.updateGeometry()
