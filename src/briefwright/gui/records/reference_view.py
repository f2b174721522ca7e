"""A reference in the text, in the inspector: how it stands to its fact and what can be done about it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from briefwright.domain.content import FactRef, Mode
from briefwright.domain.facts import Fact
from briefwright.domain.references import RefState, state
from briefwright.gui import theme
from briefwright.gui.records.differences import new_html, old_html
from briefwright.gui.records.sheet import Card, Chips, Marked, Words, button, buttons, heading

_ADVICE: dict[RefState, str] = {
    RefState.CURRENT: "",
    RefState.ADAPTED: "The base keeps the fact’s own wording.",
    RefState.OUTDATED: "Take its new wording, or keep yours.",
    RefState.PINNED: "A new wording of the fact is not offered here.",
    RefState.DETACHED: "Plain text that only remembers its fact.",
    RefState.MISSING: "The text here is kept.",
    RefState.WITHDRAWN: "Consider whether the text can stand.",
}
_SWITCH = """
QPushButton {
    background: palette(button); border: 1px solid palette(mid); border-radius: 3px; padding: 4px 12px;
}
QPushButton:focus { border-color: palette(highlight); }
QPushButton:checked { background: palette(highlight); color: palette(highlighted-text); }
"""
_MODES: tuple[tuple[Mode, str, str], ...] = (
    ("follow", "Follow", "Offer the new wording when the fact changes"),
    ("pinned", "Pin", "Keep the wording when the fact changes"),
    ("detached", "Detach", "Plain text that remembers its fact"),
)


class ReferenceView(Card):
    """Shows a reference. `places` is how many references in the brief are offered the new wording."""

    take_wanted = Signal(str, bool)
    mode_wanted = Signal(str, str)

    def __init__(self, ref: FactRef, fact: Fact | None, places: int = 1) -> None:
        super().__init__()
        self._ref = ref
        self._state = state(ref, fact)
        self.part.add(heading("In this brief"), Chips(self._state.value.capitalize()))
        if advice := _ADVICE[self._state]:
            self.part.add(Words(advice))
        if fact is None or self._state is RefState.DETACHED:
            self._add_wording()
        else:
            self._add_comparison(fact, places)
        self.part.space(8)
        self.part.add(self._make_modes())

    def _add_wording(self) -> None:
        self.part.space(4)
        self.part.add(heading("Wording here"), Words(self._ref.shown))

    def _add_comparison(self, fact: Fact, places: int) -> None:
        here, there, tints = self._ref.shown, fact.statement, theme.tints()
        if here != there:
            self.part.space(4)
            old = Marked(old_html(here, there, tints), f"Wording here: {here}")
            self.part.add(heading("Wording here"), old)
            self.part.space(4)
            new = Marked(new_html(here, there, tints), f"Wording of the fact: {there}")
            self.part.add(heading("Wording of the fact"), new)
        elif self._state is RefState.OUTDATED:
            self.part.add(Words("Its wording is still the same."))
        offered = self._make_offers(here != there, places)
        if offered:
            self.part.space(8)
            self.part.add(buttons(*offered))

    def _make_offers(self, differs: bool, places: int) -> list[QPushButton]:
        here = partial(self.take_wanted.emit, self._ref.id, False)
        everywhere = partial(self.take_wanted.emit, self._ref.id, True)
        keep = partial(self.mode_wanted.emit, self._ref.id, "pinned")
        if self._state is RefState.OUTDATED:
            offered = [button("Take new wording here", here)]
            if places > 1:
                offered.append(button(f"Take it everywhere ({places} places)", everywhere))
            return [*offered, button("Keep mine", keep, "Pin the wording as it is here")]
        if differs and self._state in (RefState.ADAPTED, RefState.PINNED):
            return [button("Use the fact’s wording", here)]
        return []

    def _make_modes(self) -> QWidget:
        self.modes = QButtonGroup(self)
        made = []
        for mode, name, tip in _MODES:
            one = button(name, partial(self.mode_wanted.emit, self._ref.id, mode), tip)
            one.setCheckable(True)
            one.setStyleSheet(_SWITCH)
            one.setChecked(mode == self._ref.mode)
            self.modes.addButton(one)
            made.append(one)
        return buttons(*made)
