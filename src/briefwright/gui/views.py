"""What can stand in the middle of the window: the brief, the ledger of positions, the timeline."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefwright.gui.brief.pane import BriefPane


class Views(QWidget):
    """Shows one view at a time, below what there is to be told. All but the brief are made when they are
    first shown."""

    def __init__(self, pane: BriefPane, makers: Mapping[str, Callable[[], QWidget]]) -> None:
        super().__init__()
        self._makers = makers
        self._made: dict[str, QWidget] = {}
        self._pane = pane
        self._stack = QStackedWidget()
        self._stack.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(pane.notice)
        column.addWidget(self._stack, 1)
        self.setMinimumWidth(pane.minimumWidth())
        pane.wanted.connect(self.show_brief)

    @property
    def shown(self) -> str:
        """The name of the view that is shown; empty for the brief."""
        return next((name for name, view in self._made.items() if view is self._stack.currentWidget()), "")

    def show_view(self, name: str) -> QWidget:
        """Show the view of that name, made when it was never shown."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self._stack.addWidget(self._made[name])
        view = self._made[name]
        self._stack.setCurrentWidget(view)
        return view

    def show_brief(self) -> None:
        """Show the brief again."""
        self._stack.setCurrentWidget(self._pane)

    def focus_text(self) -> bool:
        """Put the focus where the caret last was; False while there is no text to be seen."""
        if self.shown or self._pane.page is None:
            return False
        self._pane.focus_text()
        return True
