"""The printed pages of a PDF, as pictures."""

from collections.abc import Iterable
from threading import Lock

import pypdfium2

_LOCK = Lock()
"""PDFium works for one thread at a time, whatever the document."""


class PdfPages:
    """The pages of a PDF, counted from 0. Close it after use."""

    def __init__(self, data: bytes) -> None:
        with _LOCK:
            self._document = pypdfium2.PdfDocument(data)
            self._count = len(self._document)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._count

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        with _LOCK:
            width, height = self._document.get_page_size(number)
        return width, height

    def picture(self, number: int, scale: float) -> tuple[int, int, bytes]:
        """A page at so many pixels a point: width and height in pixels, and the pixels row by row, each a
        byte of red, green and blue."""
        with _LOCK:
            page = self._document[number]
            bitmap = page.render(scale=scale, rev_byteorder=True)
            try:
                return bitmap.width, bitmap.height, _packed(bitmap.buffer, bitmap.stride, 3 * bitmap.width)
            finally:
                bitmap.close()
                page.close()

    def close(self) -> None:
        """Release the document."""
        with _LOCK:
            self._document.close()


def _packed(buffer: Iterable[int], stride: int, used: int) -> bytes:
    """The rows of a picture without what fills each of them up to the stride."""
    data = bytes(buffer)
    if stride == used:
        return data
    return b"".join(data[start : start + used] for start in range(0, len(data), stride))
