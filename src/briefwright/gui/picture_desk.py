"""Takes pictures into the open brief: from files, from the clipboard, from what is dropped on the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QStandardPaths
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from briefwright.domain import edits
from briefwright.domain.blocks import Block, Picture
from briefwright.domain.brief import Brief, blocks
from briefwright.domain.errors import UserError
from briefwright.editing.ports import Desk
from briefwright.gui.brief.pane import BriefPane
from briefwright.gui.mime import PICTURE_SUFFIXES, holds_picture, picture_files
from briefwright.gui.picture_file import Taken, take_file, take_image
from briefwright.gui.structured.editor import StructuredEditor
from briefwright.gui.tasks import TaskRunner
from briefwright.gui.text.cell import CellEdit
from briefwright.gui.text.surface import TextSurface

_FILTERS = (f"Pictures ({' '.join(f'*.{suffix}' for suffix in PICTURE_SUFFIXES)})", "All files (*)")

Kept = tuple[str, Taken]
"""A picture that the workspace keeps, under its digest."""


@dataclass(frozen=True)
class _Place:
    """Where a picture is to go in a brief: into a block of pictures, or as a new one below a block."""

    brief: str
    into: str = ""
    section: str = ""
    below: str = ""


class PictureDesk(QObject):
    """Reads pictures off the GUI thread, lets the workspace keep them and puts them into the brief."""

    def __init__(self, desk: Desk, runner: TaskRunner, pane: BriefPane, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._runner = runner
        self._pane = pane
        self._window = window
        pane.setAcceptDrops(not desk.read_only)
        pane.installEventFilter(self)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands on pictures do."""
        return {"insert.picture": partial(self.choose, "")}

    def choose(self, block_id: str) -> None:
        """Ask for a file: for the picture of that id, or for a new one at the caret where it is empty."""
        place = self._place(block_id)
        if place is None:
            return
        dialog = QFileDialog(self._window, "Choose a picture")
        dialog.setNameFilters(_FILTERS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog.setDirectory(pictures)
        dialog.fileSelected.connect(lambda name: self._take(place, partial(_take_files, [Path(name)])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, mime: QMimeData, block_id: str = "") -> None:
        """Take in what was pasted or dropped, for the picture of that id or for new ones at the caret."""
        place = self._place(block_id)
        if place is None:
            return
        files = picture_files(mime)
        image = QImage() if files else QImage(mime.imageData())
        self._take(place, partial(_take_files, files) if files else lambda: [take_image(image)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take pictures that are dropped beside the text."""
        if isinstance(event, QDragMoveEvent):
            event.setAccepted(holds_picture(event.mimeData()))
            return True
        if isinstance(event, QDropEvent):
            event.acceptProposedAction()
            self.take(event.mimeData())
            return True
        return super().eventFilter(watched, event)

    def _place(self, block_id: str) -> _Place | None:
        page, brief = self._pane.page, self._pane.brief
        if page is None or brief is None or self._desk.read_only:
            return None
        if block_id:
            return _Place(brief.id, into=block_id)
        below = _block_at(self._pane.window().focusWidget())
        section, here = page.current_section(), page.current_block()
        if within := _section_of(brief, below):
            return _Place(brief.id, section=within, below=below)
        if section is None:
            self._pane.notice.tell("Put the caret where the picture is to stand first.", "warning")
            return None
        return _Place(brief.id, section=section.id, below=here.id if here else "")

    def _take(self, place: _Place, read: Callable[[], Sequence[Taken]]) -> None:
        self._runner.run("pictures", read, partial(self._save, place), self._refused)

    def _save(self, place: _Place, taken: Sequence[Taken]) -> None:
        store = self._desk.store
        self._runner.run(
            "store",
            lambda: [(store.save_picture(one.data), one) for one in taken],
            partial(self._put, place),
            self._refused,
        )

    def _put(self, place: _Place, kept: Sequence[Kept]) -> None:
        brief = self._pane.brief
        if brief is None or brief.id != place.brief:
            told = "Another brief was opened meanwhile, so the picture was not put in. Choose it again."
            self._pane.notice.tell(told, "warning")
            return
        if place.into:
            first, *others = kept
            self._pane.perform("Change picture", lambda one: _changed(one, place.into, first))
            place = _Place(place.brief, section=_section_of(brief, place.into), below=place.into)
            kept = others
        if kept:
            new = [_picture(self._desk.new_id(), one) for one in kept]
            self._pane.perform("Insert picture", lambda one: _inserted(one, place, new))
            self._go_to(new[0].id)

    def _go_to(self, block_id: str) -> None:
        page, brief = self._pane.page, self._pane.brief
        if page is not None and brief is not None:
            page.go_to_block(_section_of(brief, block_id), block_id)

    def _refused(self, error: UserError) -> None:
        self._pane.notice.tell(error.message, "error")


def _block_at(focused: QWidget | None) -> str:
    """The id of the block in whose editor a window would put what is typed, active or not: what is dragged
    in from another program does not make the window active. Empty outside the text."""
    while focused is not None:
        if isinstance(focused, StructuredEditor):
            return str(focused.block.id)
        if isinstance(focused, TextSurface) and not isinstance(focused, CellEdit):
            return focused.caret()[0]
        focused = focused.parentWidget()
    return ""


def _take_files(paths: Sequence[Path]) -> list[Taken]:
    return [take_file(path) for path in paths]


def _picture(block_id: str, kept: Kept) -> Picture:
    digest, taken = kept
    return Picture(id=block_id, image=digest, width=taken.width, height=taken.height)


def _changed(brief: Brief, block_id: str, kept: Kept) -> Brief:
    """The brief with another picture in a block; the same where the block is gone."""

    def change(block: Block) -> Block:
        digest, taken = kept
        update = {"image": digest, "width": taken.width, "height": taken.height}
        return block.model_copy(update=update) if isinstance(block, Picture) else block

    return edits.change_block(brief, block_id, change) if _section_of(brief, block_id) else brief


def _inserted(brief: Brief, place: _Place, new: Sequence[Block]) -> Brief:
    """The brief with new blocks below one, or at the end of its section, or of the brief, if that is gone."""
    if not brief.sections:
        return brief
    section = next((one for one in brief.sections if one.id == place.section), brief.sections[-1])
    ids = [block.id for block in section.blocks]
    index = ids.index(place.below) + 1 if place.below in ids else len(ids)
    return edits.splice_blocks(brief, section.id, index, 0, new)


def _section_of(brief: Brief, block_id: str) -> str:
    """The id of the section in which a block stands; empty when it is gone."""
    return next((section.id for section, block in blocks(brief) if block.id == block_id), "")
