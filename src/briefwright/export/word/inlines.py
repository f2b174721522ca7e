"""Runs of text as markup: words, facts in their anchors, cross references and marks of notes."""

from collections.abc import Callable

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from briefwright.export.ooxml.directions import leftward, spans
from briefwright.export.ooxml.wordml import field, link, note_mark, run
from briefwright.export.pieces import NoteMark, Pointer, Run, Runs, Shown, Words, words
from briefwright.export.word.anchors import Anchors, legal
from briefwright.export.word.notes import NotePart
from briefwright.export.word.recording import Recorder

StyleId = Callable[[str], str]


class Links:
    """The addresses to which a part links, each held once."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._known: dict[str, str] = {}

    def relationship(self, address: str) -> str:
        """The id of the relationship that points to the address."""
        known = self._known.get(address)
        if known is None:
            known = self._known[address] = f"rIdLink{len(self._known) + 1}"
            self._part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, known, is_external=True)
        return known


class Inlines:
    """Writes the runs of one part of a document, and notes down what it writes in a recorder."""

    def __init__(
        self, style: StyleId, part: Part, notes: NotePart, anchors: Anchors, recorder: Recorder
    ) -> None:
        self._style = style
        self._links = Links(part)
        self._notes = notes
        self._anchors = anchors
        self._recorder = recorder
        self._mark = f"{notes.kind.capitalize()} Reference"

    def text(self, runs: Runs, block: str, bold: bool | None = None) -> tuple[str, bool]:
        """The markup of a paragraph's or cell's runs, and whether it goes from right to left.

        `bold` sets all of it bold or, on a ground that is bold already, none of it; None leaves it as it is.
        """
        said = words(runs)
        self._recorder.text(block, said)
        ground = leftward(said)
        return "".join([self._run(each, block, ground, bold) for each in runs]), ground

    def heading(self, text: str, block: str) -> tuple[str, bool]:
        """The markup of words without marks, and whether they go from right to left."""
        self._recorder.text(block, text)
        return plain(text)

    def unrecorded(self, runs: Runs) -> tuple[str, bool]:
        """The markup of runs that are no part of any block, as those of notes."""
        ground = leftward(words(runs))
        return "".join([self._run(each, "", ground, None) for each in runs]), ground

    def _run(self, piece: Run, block: str, ground: bool, bold: bool | None) -> str:
        if isinstance(piece, NoteMark):
            return note_mark(self._notes.kind, self._notes.ids[piece.number], self._style(self._mark))
        marks = _marks(piece.bold if bold is None else bold, piece.italic)
        if isinstance(piece, Pointer):
            return self._pointer(piece, self._style(marks) if marks else "")
        if isinstance(piece, Words) and piece.link:
            name = f"Hyperlink {marks}" if marks else "Hyperlink"
            return link(self._links.relationship(piece.link), _runs(piece.text, self._style(name), ground))
        content = _runs(piece.text, self._style(marks) if marks else "", ground)
        return self._fact(piece, block, content) if isinstance(piece, Shown) else content

    def _pointer(self, piece: Pointer, style: str) -> str:
        name = self._anchors.caption(piece.block)
        return field(f"REF {name} \\h", piece.text, style) if name else run(piece.text, style)

    def _fact(self, shown: Shown, block: str, content: str) -> str:
        tag = f"fact:{legal(shown.fact, '-:.')}:r{shown.revision}"
        name = self._anchors.unique(f"fact_{shown.fact}_r{shown.revision}")
        self._recorder.fact(block, shown, tag, name)
        return self._anchors.bookmarked(name, self._anchors.controlled(tag, content))


def plain(text: str) -> tuple[str, bool]:
    """The markup of words that nobody notes down, and whether they go from right to left."""
    ground = leftward(text)
    return _runs(text, "", ground), ground


def _runs(text: str, style: str, ground: bool) -> str:
    if not ground and text.isascii():
        return run(text, style)
    return "".join([run(part, style, turned) for part, turned in spans(text, ground)])


def _marks(bold: bool, italic: bool) -> str:
    if bold:
        return "Strong Emphasis" if italic else "Strong"
    return "Emphasis" if italic else ""
