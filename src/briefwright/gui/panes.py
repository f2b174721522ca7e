"""The panes around the text: which of them are shown, and how to get from one to the next."""

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from briefwright.gui.actions import Actions
from briefwright.gui.brief.spread import Spread
from briefwright.gui.views import Views

PREVIEW = "preview"
_YIELDING = (("inspector", "checks"), ("library",))
"""What gives way to the preview, in this order, where there is too little room for all."""

_MIDDLE, _BESIDE, _SIDE = 520, 420, 300
"""Pixels of width that the text, the preview and each pane at the sides need."""


class Panes:
    """Shows and hides panes by name. `columns` holds the text, the preview, the library, and `side`, which
    holds two panes and goes where both are hidden; `stops` are what F6 leads through.

    What the user did not hide may still give way while the preview is shown in a narrow window.
    """

    def __init__(
        self,
        panes: Mapping[str, QWidget],
        columns: QSplitter,
        side: QWidget,
        spread: Spread,
        stops: Collection[QWidget],
        actions: Actions,
    ) -> None:
        self._panes = panes
        self._columns = columns
        self._yielded: set[str] = set()
        self._insisted: set[str] = set()
        self._side = side
        self._spread = spread
        self._stops = stops
        self._actions = actions

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands on panes do."""
        return {
            **{f"view.{name}": partial(self._toggle, name) for name in self._panes},
            "view.next_pane": lambda: self._step(1),
            "view.previous_pane": lambda: self._step(-1),
        }

    def hidden(self) -> tuple[str, ...]:
        """The names of those that the user hid."""
        return tuple(
            name for name, pane in self._panes.items() if pane.isHidden() and name not in self._yielded
        )

    def hide(self, names: Collection[str]) -> None:
        """Hide those of these names, and show the others."""
        for name, pane in self._panes.items():
            self._show(name, pane, name not in names)

    def show(self, name: str) -> None:
        """Show a pane, if it is not shown."""
        self._insist(name, True)

    def suit(self) -> None:
        """Let panes give way to the preview where the window is too narrow for all, and come back."""
        hidden, yielding = self.hidden(), set[str]()
        if PREVIEW not in hidden:
            for group in _YIELDING:
                if self._need({*hidden, *yielding}) > self._columns.width():
                    yielding |= set(group) - self._insisted - set(hidden)
        came, went = self._yielded - yielding, yielding - self._yielded
        self._yielded = yielding
        for name in (*came, *went):
            self._show(name, self._panes[name], name in came)
        if PREVIEW not in hidden:
            self._share()

    def _need(self, hidden: Collection[str]) -> int:
        """Pixels of width that the panes need with the preview."""
        sides = sum(not set(group) <= set(hidden) for group in _YIELDING)
        return _MIDDLE + _BESIDE + sides * _SIDE

    def _toggle(self, name: str) -> None:
        pane = self._panes[name]
        folded = pane is self._spread.outline and self._spread.folded
        self._insist(name, pane.isHidden() or folded)

    def _insist(self, name: str, shown: bool) -> None:
        """Show or hide what the user asks for, whatever room there is."""
        self._yielded.discard(name)
        self._insisted.add(name)
        self._show(name, self._panes[name], shown)
        if name == PREVIEW:
            self._insisted.clear()
            self.suit()

    def _share(self) -> None:
        """Give the preview its share of what it has with the text, where it would get little."""
        columns = self._columns
        at = columns.indexOf(self._panes[PREVIEW])
        sizes = columns.sizes()
        sides = (self._panes["library"], self._side)
        both = columns.width() - sum(sizes[columns.indexOf(one)] for one in sides if not one.isHidden())
        if sizes[at] < _BESIDE:
            middle = max(_MIDDLE, both // 2)
            sizes[at - 1 : at + 1] = middle, both - middle
            columns.setSizes(sizes)

    def _show(self, name: str, pane: QWidget, shown: bool) -> None:
        pane.setHidden(not shown)
        if shown and pane is self._spread.outline:
            self._spread.unfold()
        held = [one for one in self._panes.values() if self._side.isAncestorOf(one)]
        self._side.setHidden(all(one.isHidden() for one in held))
        self._actions.by_id[f"view.{name}"].setChecked(shown)

    def _step(self, by: int) -> None:
        """Put the focus into the next pane that is shown; the middle counts as one."""
        shown = [pane for pane in self._stops if pane.isVisible()]
        focused = QApplication.focusWidget()
        here = next((at for at, pane in enumerate(shown) if focused and pane.isAncestorOf(focused)), None)
        start = here if here is not None else -1 if by > 0 else 0
        pane = shown[(start + by) % len(shown)]
        if not (isinstance(pane, Views) and pane.focus_text()):
            _focus_first(pane)


def _focus_first(pane: QWidget) -> None:
    """Put the focus on the first widget of a pane that takes it."""
    for widget in pane.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
