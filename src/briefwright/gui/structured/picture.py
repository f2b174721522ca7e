"""The editor of a picture."""

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefwright.domain.blocks import Picture
from briefwright.domain.slots import SlotKey
from briefwright.gui.mime import holds_picture
from briefwright.gui.structured.controls import PAD, TextButton, remark
from briefwright.gui.structured.editor import StructuredEditor
from briefwright.gui.structured.picture_view import PictureView
from briefwright.gui.structured.sheet import GAP, GUTTER
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text.line import PlainLine

_NONE_YET = "No picture yet. Choose one, paste one, or drop a file here."
_MISSING = "The workspace does not hold this picture, or it is damaged. Choose it again."


class PictureEditor(StructuredEditor[Picture]):
    """Shows a picture with its caption and the words for those who cannot see it.

    Which picture it is, the window asks and tells; what is dropped here takes its place.
    """

    kind_words = "Picture"

    def __init__(self, block: Picture, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(block, surroundings, parent)
        self._shown: str | None = None
        self.view = PictureView(self)
        self.description = PlainLine(
            "Alternative text", "Say what it shows, for those who cannot see it", parent=self
        )
        self.description.document().setDocumentMargin(PAD)
        self.description.textEdited.connect(self._set_description)
        self.choose = TextButton("", self)
        self.choose.clicked.connect(lambda: surroundings.requests.choose_picture(self._block.id))
        self._size = remark()
        self._arrange()
        self.setAcceptDrops(True)
        self.show_block(block)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the caption."""
        self._caption.setFocus(event.reason())

    def refresh(self) -> None:
        """Ask anew for a picture that was missing."""
        if self.view.sentence:
            self._shown = None
        super().refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a picture come."""
        event.setAccepted(holds_picture(event.mimeData()) and not self.property("readOnly"))

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the picture to the window."""
        event.acceptProposedAction()
        self._surroundings.requests.take_picture(event.mimeData(), self._block.id)

    def _arrange(self) -> None:
        self._line(self.view)
        self._line(remark("Alternative text"), self.description)
        foot = self._line(self.choose, self._size)
        foot.setSpacing(12)
        foot.addStretch(1)
        for before, after in pairwise([self._caption, self.description, self.choose]):
            QWidget.setTabOrder(before, after)

    def _line(self, *widgets: QWidget) -> QHBoxLayout:
        """Put widgets side by side below what is there, as wide as the rows of other blocks."""
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, GAP + GUTTER, 0)
        for widget in widgets:
            line.addWidget(widget)
        self._body.addLayout(line)
        return line

    def _show_rest(self) -> None:
        block = self._block
        self.description.show_text(block.description)
        self.choose.setText("Replace…" if block.image else "Choose a picture…")
        self.choose.updateGeometry()
        known = bool(block.image and block.width and block.height)
        self._size.setText(f"{block.width:,} × {block.height:,} pixels" if known else "")
        self.view.setAccessibleName(f"Picture: {block.description or 'not described'}")
        if block.image != self._shown:
            self._shown = block.image
            self._ask()

    def _ask(self) -> None:
        if not self._block.image:
            self.view.show_sentence(_NONE_YET)
            return
        self.view.show_image(None, QSize(self._block.width, self._block.height))
        self._surroundings.picture(self._block.image, partial(self._take, self._block.image))

    def _take(self, digest: str, image: QImage | None) -> None:
        # The answer may come when the picture was replaced, or the editor is gone.
        if not shiboken6.isValid(self) or digest != self._shown:
            return
        if image is None:
            self.view.show_sentence(_MISSING)
        else:
            size = QSize(self._block.width, self._block.height)
            self.view.show_image(image, size if not size.isEmpty() else image.size())

    def _cell_names(self) -> Mapping[SlotKey, str]:
        return {}

    def _set_description(self, description: str) -> None:
        changed = self._block.model_copy(update={"description": description})
        self._request(changed, (self._block.id, "description"))
