"""Running text as runs: words, facts with the marks of their notes, and cross references."""

from collections.abc import Callable, Iterable

from briefwright.domain.content import Content, FactRef, Text
from briefwright.domain.labels import pointed
from briefwright.export.links import web_address
from briefwright.export.pieces import NoteMark, Pointer, Runs, Shown, Words
from briefwright.export.wording import Scrubber


class Inscriber:
    """Turns content into runs.

    `marks` are the numbers of the notes of all references, in reading order; `notice` takes a sentence for
    the reader. `points` tells whether there was any cross reference.
    """

    def __init__(self, scrub: Scrubber, marks: Iterable[int | None], notice: Callable[[str], None]) -> None:
        self._scrub = scrub
        self._marks = iter(marks)
        self._notice = notice
        self.points = False

    def runs(self, content: Content) -> Runs:
        """The runs of a piece of text. It must be called in reading order, once for each text."""
        return tuple(
            [
                run
                for item in content
                for run in (self._text(item) if isinstance(item, Text) else self._fact(item))
            ]
        )

    def _fact(self, item: FactRef) -> Runs:
        shown = self._scrub(item.shown)
        if item.mode == "detached":
            return (Words(shown, item.bold, item.italic),)
        run = Shown(shown, item.fact, item.revision, item.bold, item.italic)
        number = next(self._marks)
        return (run,) if number is None else (run, NoteMark(number))

    def _text(self, item: Text) -> Runs:
        text = self._scrub(item.text)
        if not item.link:
            return (Words(text, item.bold, item.italic),) if text else ()
        target = pointed(item)
        if target:
            self.points = True
            return (Pointer(text, target, item.bold, item.italic) if text.strip() else Words(text),)
        address = web_address(self._scrub(item.link))
        if not address:
            link = self._scrub.line(item.link)
            self._notice(f"“{link}” is no web address that can be linked: its words stand as plain text.")
        return (Words(text, item.bold, item.italic, address),) if text else ()
