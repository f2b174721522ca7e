"""What can stand in the middle of the window: the brief, the ledger of positions, the timeline."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from briefwright.gui.brief.pane import BriefPane


class Views(QStackedWidget):
    """Shows one view at a time. All but the brief are made when they are first shown."""

    def __init__(self, pane: BriefPane, makers: dict[str, Callable[[], QWidget]]) -> None:
        super().__init__()
        self._makers = makers
        self._made: dict[str, QWidget] = {}
        self._pane = pane
        self.addWidget(pane)
        self.setMinimumWidth(pane.minimumWidth())

    @property
    def shown(self) -> str:
        """The name of the view that is shown; empty for the brief."""
        return next((name for name, view in self._made.items() if view is self.currentWidget()), "")

    def made(self) -> list[QWidget]:
        """The views that were made so far."""
        return list(self._made.values())

    def show_view(self, name: str) -> QWidget:
        """Show the view of that name, made when it was never shown."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self.addWidget(self._made[name])
        view = self._made[name]
        self.setCurrentWidget(view)
        return view

    def show_brief(self) -> None:
        """Show the brief again."""
        self.setCurrentWidget(self._pane)
