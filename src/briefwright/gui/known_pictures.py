"""The pictures that the window has at hand, decoded off the GUI thread."""

from collections.abc import Callable

from PySide6.QtGui import QImage

from briefwright.domain.errors import UserError
from briefwright.editing.ports import Base
from briefwright.gui import picture_file
from briefwright.gui.brief.paper import WIDTH
from briefwright.gui.tasks import TaskRunner

_WIDEST = 2 * WIDTH
"""Pixels: what a screen of fine dots shows of a picture as wide as the page."""

_MOST = 12
"""How many pictures are kept for the next one who asks."""

Answer = Callable[[QImage | None], None]


class KnownPictures:
    """Pictures by digest, as they are shown; a picture of a digest never changes."""

    def __init__(self, store: Base, runner: TaskRunner) -> None:
        self._store = store
        self._runner = runner
        self._images: dict[str, QImage] = {}

    def ask(self, digest: str, answer: Answer) -> None:
        """Hand the picture to `answer`, at once or later in this thread; None where the base does not hold
        it whole."""
        image = self._images.get(digest)
        if image is not None:
            answer(image)
            return

        def refused(_: UserError) -> None:
            answer(None)

        self._runner.run(
            "store",
            lambda: self._store.pictures([digest]).get(digest),
            lambda data: self._decode(digest, data, answer),
            refused,
        )

    def _decode(self, digest: str, data: bytes | None, answer: Answer) -> None:
        if data is None:
            answer(None)
            return
        self._runner.run(
            "pictures",
            lambda: picture_file.shown(data, _WIDEST),
            lambda image: self._keep(digest, image, answer),
        )

    def _keep(self, digest: str, image: QImage | None, answer: Answer) -> None:
        if image is not None:
            self._images[digest] = image
            if len(self._images) > _MOST:
                del self._images[next(iter(self._images))]
        answer(image)
