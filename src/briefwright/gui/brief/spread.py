"""The outline and the page side by side."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_BOTH = 600
"""Pixels of width below which there is no room for both."""

_OUTLINE = 164


class Spread(QSplitter):
    """Folds the outline away where there is no room for it, and unfolds it where there is again.

    A folded outline is not hidden: whether it is hidden is the user's choice.
    """

    def __init__(self, outline: QWidget, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.outline = outline
        self._folded = False
        self._width = _OUTLINE
        self.addWidget(outline)
        self.addWidget(page)
        self.setStretchFactor(1, 1)
        self.setCollapsible(1, False)
        self.setSizes([_OUTLINE, 700])
        self.setHandleWidth(1)

    @property
    def folded(self) -> bool:
        """Whether the outline is folded away for want of room."""
        return self._folded and not self.sizes()[0]

    def unfold(self) -> None:
        """Let the outline be seen for once, though there is little room."""
        if self.folded:
            self.setSizes([self._width, max(0, self.width() - self._width)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold where the width calls for it."""
        width = self.sizes()[0]
        super().resizeEvent(event)
        narrow = self.width() < _BOTH
        if narrow != self._folded:
            self._folded = narrow
            if narrow:
                self._width = width or self._width
            shown = 0 if narrow else self._width
            self.setSizes([shown, self.width() - shown])
