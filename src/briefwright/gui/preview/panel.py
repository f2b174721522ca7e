"""The preview beside the text: the draft, or the pages as printed where LibreOffice can print them."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from briefwright.domain.errors import UserError
from briefwright.domain.material import Material
from briefwright.editing.ports import Showing
from briefwright.gui.library.tabs import Tabs
from briefwright.gui.preview.draft import DraftView, parts
from briefwright.gui.preview.press import Press, Printing
from briefwright.gui.preview.sheets import ZOOMS, Sheets
from briefwright.gui.tasks import Task, TaskRunner

Kind = Literal["draft", "pages"]
_KINDS: tuple[Kind, Kind] = ("draft", "pages")

_REST = 1200
"""Milliseconds without a change after which pages are printed anew."""

_SETTLE = 150
"""Milliseconds after which the draft follows another width of the pane."""


class Preview(QWidget):
    """Shows material as it arrives; while it is hidden it does nothing."""

    shown = Signal()

    def __init__(
        self, showing: Callable[[], Showing], runner: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._showing = showing
        self._runner = runner
        self._press = Press(showing)
        self._material: Material | None = None
        self._stale: set[Kind] = set(_KINDS)
        self._drafting: Task[tuple[str, ...]] | None = None
        self._printing: Task[Printing] | None = None
        self._drafted = False
        self._printed = False
        self._refusals: dict[Kind, str] = {}
        self._section = ""
        self.tabs = Tabs(["Draft", "Pages"], self)
        self.tabs.setAccessibleName("Kind of preview")
        self.tabs.setExpanding(False)
        self.state = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.state.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.zoom = _zooms()
        self.draft = DraftView(self)
        self.sheets = Sheets(self._ask_page, self)
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told.setMargin(20)
        self._stack = QStackedWidget()
        for view in (self.draft, self.sheets, self.told):
            self._stack.addWidget(view)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._wake = QTimer(self, singleShot=True, interval=0)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._arrange()
        self._connect()

    @property
    def kind(self) -> Kind:
        """What is chosen to be seen."""
        return _KINDS[self.tabs.currentIndex()]

    def show_material(self, material: Material | None) -> None:
        """Show another state of the brief, another brief, or nothing."""
        if _brief_of(material) != _brief_of(self._material):
            self._forget()
        self._material = material
        self._stale = set(_KINDS)
        if self.isVisible():
            self._refresh()

    def show_section(self, section: str) -> None:
        """Scroll the draft to a section of the brief, when it is another than before."""
        if section != self._section:
            self._section = section
            self.draft.show_section(section)

    def rest(self) -> None:
        """Give up what is under way, until the preview is shown again."""
        self._wake.stop()
        self._cancel("draft")
        self._stop_printing()

    def close_pages(self) -> None:
        """Release what the printed pages hold, once the runner is stopped."""
        self._press.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed meanwhile, once the pane has its width."""
        super().showEvent(event)
        self._wake.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the draft follow the width, once it stays."""
        super().resizeEvent(event)
        self._settle.start()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 8, 0)
        head.setSpacing(10)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.state)
        head.addWidget(self.zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.zoom.hide()
        self.setFocusProxy(self.tabs)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self._refresh())
        self.zoom.activated.connect(lambda _: self.sheets.set_zoom(self.zoom.currentData()))
        self.sheets.zoomed.connect(lambda zoom: self.zoom.setCurrentIndex(self.zoom.findData(zoom)))
        self.sheets.page_reached.connect(lambda _: self._tell_state())
        self._rest.timeout.connect(self._print)
        self._wake.timeout.connect(self._refresh)
        self._settle.timeout.connect(self._fit)
        self.draft.settled.connect(self.shown)

    def _forget(self) -> None:
        """Another brief is to come: show nothing of the former one."""
        self.rest()
        self._drafted = False
        self._printed = False
        self._refusals.clear()
        self._section = ""
        self.draft.forget()
        self.sheets.clear()

    def _refresh(self) -> None:
        kind = self.kind
        if kind == "draft":
            self._stop_printing()
        if self._material is not None and kind in self._stale:
            if kind == "draft":
                self._draw(self._material)
            else:
                self._rest.start(_REST if self._printed else 0)
        self._show()

    def _show(self) -> None:
        """Show what there is of what is chosen."""
        kind = self.kind
        there = self._drafted if kind == "draft" else self._printed
        told = "No brief is open." if self._material is None else self._refusals.get(kind, "")
        self.told.setText(told or ("The pages are being printed." if kind == "pages" else ""))
        view: QWidget = self.draft if kind == "draft" else self.sheets
        self._stack.setCurrentWidget(self.told if told or not there else view)
        self.zoom.setVisible(kind == "pages" and self._printed and not told)
        self._tell_state()

    def _tell_state(self) -> None:
        pages = self.sheets.count
        state = ""
        if self.kind == "pages":
            if self._rest.isActive() or self._printing is not None:
                state = "Printing …" if self._printed else ""
            elif pages and "pages" not in self._refusals:
                state = f"Page {self.sheets.page() + 1} of {pages}"
        self.state.setText(state)

    # -- the draft

    def _draw(self, material: Material) -> None:
        self._cancel("draft")
        self._stale.discard("draft")
        showing = self._showing
        self._drafting = self._runner.run(
            "preview",
            lambda: parts(showing().draft(material)),
            self._drawn,
            lambda error: self._refused("draft", error),
        )

    def _drawn(self, drawn: tuple[str, ...]) -> None:
        self._drafting = None
        self._refusals.pop("draft", None)
        self._fit()
        if not self._drafted:
            self._drafted = True
            self.draft.show_section(self._section)
        self.draft.show_parts(drawn)
        self._show()

    def _fit(self) -> None:
        """Lay the draft out for the present width."""
        self.draft.fit(self._stack.width())

    # -- the pages

    def _print(self) -> None:
        material = self._material
        if material is None or not self.isVisible() or self.kind != "pages":
            return
        self._cancel("pages")
        self._stale.discard("pages")
        self._printing = self._runner.track(
            "preview",
            lambda progress: self._press.print(material, progress),
            self._take,
            lambda error: self._refused("pages", error),
        )
        self._tell_state()

    def _stop_printing(self) -> None:
        self._rest.stop()
        self._cancel("pages")

    def _take(self, printing: Printing) -> None:
        self._printing = None
        self._printed = True
        self._refusals.pop("pages", None)
        self.sheets.show_pages(printing)
        self._show()
        self.shown.emit()

    def _ask_page(self, printing: int, page: int, scale: float) -> None:
        # Not behind a printing that is under way.
        self._runner.run(
            "pictures",
            lambda: self._press.picture(printing, page, scale),
            lambda picture: self._show_page(printing, page, scale, picture),
        )

    def _show_page(self, printing: int, page: int, scale: float, picture: QImage | None) -> None:
        if picture is not None:
            self.sheets.show_image(printing, page, scale, picture)

    # -- in general

    def _cancel(self, kind: Kind) -> None:
        """Give up what is under way of a kind: it is to be made anew."""
        task = self._drafting if kind == "draft" else self._printing
        if task is not None:
            task.cancel()
            self._stale.add(kind)
        if kind == "draft":
            self._drafting = None
        else:
            self._printing = None

    def _refused(self, kind: Kind, error: UserError) -> None:
        if kind == "draft":
            self._drafting = None
        else:
            self._printing = None
        self._stale.add(kind)
        self._refusals[kind] = error.message
        self._show()
        self.shown.emit()


def _zooms() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName("Size of the pages")
    box.setToolTip("Ctrl with the wheel, or with + and - on the pages")
    box.addItem("Fit width", 0.0)
    for zoom in ZOOMS:
        box.addItem(f"{zoom:.0%}".replace("%", " %"), zoom)
    return box


def _brief_of(material: Material | None) -> str:
    return material.brief.id if material else ""
