"""The panes around the text: which of them are shown, and how to get from one to the next."""

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from briefwright.gui.actions import Actions
from briefwright.gui.brief.spread import Spread
from briefwright.gui.views import Views


class Panes:
    """Shows and hides panes by name. `side` holds two of them and goes where both are hidden; `stops` are
    what F6 leads through."""

    def __init__(
        self,
        panes: Mapping[str, QWidget],
        side: QWidget,
        spread: Spread,
        stops: Collection[QWidget],
        actions: Actions,
    ) -> None:
        self._panes = panes
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
        return tuple(name for name, pane in self._panes.items() if pane.isHidden())

    def hide(self, names: Collection[str]) -> None:
        """Hide those of these names, and show the others."""
        for name, pane in self._panes.items():
            self._show(name, pane, name not in names)

    def show(self, name: str) -> None:
        """Show a pane, if it is not shown."""
        self._show(name, self._panes[name], True)

    def _toggle(self, name: str) -> None:
        pane = self._panes[name]
        folded = pane is self._spread.outline and self._spread.folded
        self._show(name, pane, pane.isHidden() or folded)

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
