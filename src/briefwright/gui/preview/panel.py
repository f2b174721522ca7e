"""The preview beside the text: the draft, or the pages as printed where LibreOffice can print them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QPalette, QShowEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from briefwright.domain.errors import UserError
from briefwright.domain.exports import Progress
from briefwright.domain.material import Material
from briefwright.domain.wording import counted
from briefwright.editing.ports import Pages, Showing
from briefwright.gui.preview.draft import DraftView, laid_out
from briefwright.gui.preview.sheets import Sheets, image
from briefwright.gui.tasks import Task, TaskRunner

_DRAFT, _PAGES = 0, 1
_PAUSE = 1200
"""Milliseconds without a change after which pages are printed anew."""


class Preview(QWidget):
    """Shows material as it arrives; while it is hidden it does nothing."""

    shown = Signal()

    def __init__(
        self, showing: Callable[[], Showing], runner: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._showing = showing
        self._runner = runner
        self._material: Material | None = None
        self._stale = {_DRAFT, _PAGES}
        self._tasks: dict[int, Task[QTextDocument] | Task[tuple[Pages, list[tuple[float, float]]]]] = {}
        self._pages: Pages | None = None
        self.tabs = QTabBar(expanding=False, drawBase=False)
        self.tabs.setAccessibleName("Kind of preview")
        self.tabs.addTab("Draft")
        self.tabs.addTab("Pages")
        self.state = QLabel(wordWrap=False, textFormat=Qt.TextFormat.PlainText)
        self.state.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.draft = DraftView(self)
        self.sheets = Sheets(self._ask_page, self)
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told.setMargin(20)
        self._stack = QStackedWidget()
        for view in (self.draft, self.sheets, self.told):
            self._stack.addWidget(view)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._print)
        self._arrange()
        self.tabs.currentChanged.connect(self._switch)

    def show_material(self, material: Material | None) -> None:
        """Show another state of the brief, or nothing."""
        self._material = material
        self._stale = {_DRAFT, _PAGES}
        if self.isVisible():
            self._refresh()

    def close_pages(self) -> None:
        """Release what the printed pages hold, once nobody draws them any more."""
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed meanwhile."""
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._pause.stop()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 10, 0)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.tabs)

    def _switch(self) -> None:
        self._stack.setCurrentIndex(self.tabs.currentIndex())
        self.state.clear()
        self._refresh()

    def _refresh(self) -> None:
        kind = self.tabs.currentIndex()
        if self._material is None:
            self._tell("No brief is open.")
        elif kind == _DRAFT and kind in self._stale:
            self._draw(self._material)
        elif kind == _PAGES and kind in self._stale:
            self.state.setText("Printing …" if self._pages is None else "Changed since; printing …")
            self._pause.start(_PAUSE if self._pages is not None else 0)

    # -- the draft

    def _draw(self, material: Material) -> None:
        self._cancel(_DRAFT)
        self._stale.discard(_DRAFT)
        showing, home = self._showing, self.thread()
        self._tasks[_DRAFT] = self._runner.run(
            "preview", lambda: laid_out(showing().draft(material), home), self._drawn, self._refused
        )

    def _drawn(self, document: QTextDocument) -> None:
        self.draft.show_document(document)
        if self.tabs.currentIndex() == _DRAFT:
            self._stack.setCurrentWidget(self.draft)
        self.shown.emit()

    # -- the pages

    def _print(self) -> None:
        material = self._material
        if material is None or not self.isVisible() or self.tabs.currentIndex() != _PAGES:
            return
        self._cancel(_PAGES)
        self._stale.discard(_PAGES)
        showing = self._showing
        self._tasks[_PAGES] = self._runner.track(
            "preview", lambda progress: _printed(showing(), material, progress), self._take, self._refused
        )

    def _take(self, printed: tuple[Pages, list[tuple[float, float]]]) -> None:
        former, (self._pages, sizes) = self._pages, printed
        if former is not None:
            # Whoever draws a page of it does so in the lane, before it is closed there.
            self._runner.run("preview", former.close, lambda _: None)
        self.sheets.show_pages(sizes)
        if self.tabs.currentIndex() == _PAGES:
            self.state.setText(counted(len(sizes), "page"))
            self._stack.setCurrentWidget(self.sheets)
        self.shown.emit()

    def _ask_page(self, number: int, scale: float) -> None:
        pages = self._pages
        if pages is not None:
            self._runner.run(
                "preview",
                partial(image, pages, number, scale),
                lambda picture: self._show_page(pages, number, scale, picture),
                self._refused,
            )

    def _show_page(self, pages: Pages, number: int, scale: float, picture: QImage) -> None:
        if pages is self._pages:
            self.sheets.show_image(number, scale, picture)

    # -- in general

    def _cancel(self, kind: int) -> None:
        task = self._tasks.pop(kind, None)
        if task is not None:
            task.cancel()

    def _refused(self, error: UserError) -> None:
        self._stale.add(self.tabs.currentIndex())
        self.state.clear()
        self._tell(error.message)
        self.shown.emit()

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self._stack.setCurrentWidget(self.told)


def _printed(
    showing: Showing, material: Material, progress: Progress
) -> tuple[Pages, list[tuple[float, float]]]:
    """The pages, and how large each is."""
    pages = showing.pages(material, progress)
    return pages, [pages.size(number) for number in range(pages.count)]
