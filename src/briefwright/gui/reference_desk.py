"""References to facts in the open brief: shown in the inspector, with what can be done with them."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from briefwright.domain.brief import references
from briefwright.domain.content import FactRef, Mode
from briefwright.editing.commands import COMMANDS
from briefwright.gui.brief.pane import BriefPane
from briefwright.gui.frame import Frame
from briefwright.gui.records.inspector import Inspector


class ReferenceDesk(QObject):
    """Connects the references of a pane with the inspector."""

    def __init__(self, pane: BriefPane, inspector: Inspector, frame: Frame) -> None:
        super().__init__(pane)
        self._pane = pane
        self._inspector = inspector
        self._frame = frame
        inspector.take_wanted.connect(self._take)
        inspector.mode_wanted.connect(self._set_mode)
        pane.ref_selected.connect(self._show)
        pane.ref_menu_wanted.connect(self._open_menu)

    def _show(self, ref: FactRef | None) -> None:
        if ref is not None:
            self._inspector.show_reference(ref, self._pane.count_offers(ref.fact))

    def _open_menu(self, _: FactRef, at: QPoint) -> None:
        menu = QMenu(self._pane)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in COMMANDS:
            if command.id.startswith("reference.") and command.needs == "reference":
                menu.addAction(self._frame.commands.by_id[command.id])
        menu.popup(at)

    def _take(self, ref_id: str, everywhere: bool) -> None:
        self._pane.take(ref_id, everywhere)
        self._show_again(ref_id)

    def _set_mode(self, ref_id: str, mode: Mode) -> None:
        self._pane.set_mode(ref_id, mode)
        self._show_again(ref_id)

    def _show_again(self, ref_id: str) -> None:
        if self._pane.brief is not None:
            found = (ref for _, ref in references(self._pane.brief) if ref.id == ref_id)
            self._show(next(found, None))
