"""Prints briefs for the preview, and draws their pages."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from PySide6.QtGui import QImage

from briefwright.domain.exports import Progress
from briefwright.domain.material import Material
from briefwright.editing.ports import Pages, Showing

Size = tuple[float, float]
"""Width and height of a page in points."""


@dataclass(frozen=True)
class Printing:
    """A brief as printed: the number of the printing, and how large each page is."""

    number: int
    sizes: tuple[Size, ...]


class Press:
    """Holds the pages of the last printing. Pages may be drawn in one thread while another prints."""

    def __init__(self, showing: Callable[[], Showing]) -> None:
        self._showing = showing
        self._pages: Pages | None = None
        self._number = 0
        self._lock = Lock()

    def print(self, material: Material, progress: Progress) -> Printing:
        """Print a brief; the former printing is gone then. Raises UserError, and the former stays."""
        pages = self._showing().pages(material, progress)
        printing = Printing(self._number + 1, tuple(pages.size(at) for at in range(pages.count)))
        with self._lock:
            self._close()
            self._pages, self._number = pages, printing.number
        return printing

    def picture(self, printing: int, page: int, scale: float) -> QImage | None:
        """A page, counted from 0, at so many pixels a point; None when that printing is gone."""
        with self._lock:
            if self._pages is None or printing != self._number:
                return None
            width, height, pixels = self._pages.picture(page, scale)
        # The picture does not own the bytes that it is made from.
        return QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888).copy()

    def close(self) -> None:
        """Release what the pages hold."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._pages is not None:
            self._pages.close()
            self._pages = None
