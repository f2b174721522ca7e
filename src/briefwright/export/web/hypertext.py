"""Pieces as HTML: what the web page, the clipboard and the draft have in common."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import ClassVar

from briefwright.export.pieces import (
    Composition,
    Figure,
    Grid,
    Heading,
    Item,
    NoteMark,
    Paragraph,
    Piece,
    Pointer,
    Run,
    Runs,
    Shown,
    SourceEntry,
    Tone,
    Words,
    caption_line,
    depths,
    list_key,
)
from briefwright.export.web.exhibits import anchors, data_address

INK = "#1d2630"
TONES: Mapping[Tone, str] = {
    "low": "#dcefdc",
    "moderate": "#fdf2c4",
    "high": "#fbdcb8",
    "severe": "#f5c6c4",
    "chosen": "#cfe0f3",
}
"""The grounds of cells: dark words are read on each of them, on paper without colour as well."""


def element(tag: str, content: str, attributes: str = "") -> str:
    """An element; `attributes` begin with a space where there are any."""
    return f"<{tag}{attributes}>{content}</{tag}>"


def marked(text: str, bold: bool, italic: bool) -> str:
    """Words between their marks."""
    words = escape(text).replace("\n", "<br>")
    words = f"<em>{words}</em>" if italic else words
    return f"<strong>{words}</strong>" if bold else words


class Hypertext:
    """Writes the pieces of a composition as HTML, one element after the other.

    What is written for one reader overrides how its elements look and how it calls notes: `looks` holds the
    attributes of elements by what they are.
    """

    looks: ClassVar[Mapping[str, str]] = {}

    def __init__(self, composition: Composition) -> None:
        self.anchors = anchors(composition.pieces)

    def look(self, name: str) -> str:
        """The attributes of an element, each after a space."""
        return self.looks.get(name, "")

    def blocks(self, pieces: Iterable[Piece]) -> Iterator[str]:
        """The pieces as blocks; what belongs together is one."""
        for (kind, _), group in groupby(pieces, _belonging):
            match kind:
                case "sources":
                    yield self.sources([piece for piece in group if isinstance(piece, SourceEntry)])
                case "bullets" | "numbered":
                    yield self.items([piece for piece in group if isinstance(piece, Item)])
                case "judgement" | "talk":
                    yield self.grouped(kind, "".join(map(self.block, group)))
                case _:
                    yield from filter(None, map(self.block, group))

    def block(self, piece: Piece) -> str:
        """One piece that stands in no list."""
        match piece:
            case Heading(text=""):
                return ""
            case Heading():
                return self.heading(piece)
            case Figure():
                return self.figure(piece)
            case Grid():
                return self.table(piece)
            case Paragraph():
                return self.paragraph(piece)
            case _:
                raise TypeError(f"{type(piece).__name__} is written as part of a list")

    def grouped(self, kind: str, content: str) -> str:
        """A judgement with what it rests on, or talking points."""
        return element("div", content, self.look(f"{kind} group"))

    def heading(self, heading: Heading) -> str:
        """The heading of a section or of a part of one."""
        tag = f"h{heading.level + 1}"
        return element(tag, escape(heading.text), self.look(tag))

    def paragraph(self, paragraph: Paragraph) -> str:
        """A paragraph in its look."""
        words = element("p", self.inline(paragraph.runs), self.look(paragraph.look))
        return element("blockquote", words, self.look("blockquote")) if paragraph.look == "quote" else words

    def items(self, items: list[Item]) -> str:
        """A list, deeper items inside the item above."""
        tag, look = ("ol", self.look("ol")) if items[0].numbered else ("ul", self.look("ul"))
        made, depth = [f"<{tag}{look}>"], 0
        for number, (item, level) in enumerate(zip(items, depths(items), strict=True)):
            if level > depth:
                made.append(f"<{tag}{look}>")
            else:
                made.append("</li>" * (number > 0) + f"</{tag}></li>" * (depth - level))
            depth = level
            made.append(f"<li{self.look('li')}>{self.inline(item.runs)}")
        return "".join(made) + f"</li></{tag}>" * (depth + 1)

    def sources(self, entries: list[SourceEntry]) -> str:
        """The list of sources."""
        if not all(entry.numbered for entry in entries):
            return "".join(element("p", self.inline(entry.runs), self.look("source")) for entry in entries)
        lines = "".join(element("li", self.inline(entry.runs), self.look("li")) for entry in entries)
        return element("ol", lines, self.look("ol"))

    def figure(self, figure: Figure) -> str:
        """A picture above its caption."""
        return element("p", self.picture(figure), self.look("picture")) + self.captioned("p", figure)

    def picture(self, figure: Figure) -> str:
        """The picture itself, in its size."""
        words, address = escape(figure.description), data_address(figure.image)
        return f'<img src="{address}" alt="{words}" width="{figure.width}" height="{figure.height}">'

    def table(self, grid: Grid) -> str:
        """A table below its caption."""
        return self.captioned("p", grid) + element("table", self.rows(grid), self.look("table"))

    def rows(self, grid: Grid) -> str:
        """The header and the rows of a table."""
        shares = [round(100 * weight / sum(grid.weights)) for weight in grid.weights]
        head = self.cell(grid, "head", "")
        heads = [
            element("th", self.inline(cell), f' scope="col"{self.share(share)}{head}')
            for cell, share in zip(grid.header, shares, strict=bool(grid.header))
        ]
        header = element("thead", element("tr", "".join(heads))) if heads else ""
        rows = [self._row(grid, row, tones) for row, tones in zip(grid.rows, _tones(grid), strict=True)]
        return header + element("tbody", "".join(rows))

    def captioned(self, tag: str, exhibit: Grid | Figure) -> str:
        """The caption, if there is one."""
        words = caption_line(exhibit)
        return element(tag, escape(words), self.look("caption")) if words else ""

    def cell(self, grid: Grid, part: str, tone: Tone) -> str:
        """The attributes of a cell; `part` is "head", "name" of a row or "cell"."""
        return self.look(part)

    def share(self, percent: int) -> str:
        """How wide a column of a table is wanted, as an attribute of its head."""
        return f' width="{percent}%"'

    def inline(self, runs: Runs) -> str:
        """Runs inside a block."""
        return "".join(map(self.run, runs))

    def run(self, run: Run) -> str:
        """One run."""
        match run:
            case NoteMark():
                return self.call(run.number)
            case Shown():
                return self.shown(run)
            case Pointer():
                return self.pointer(run)
            case Words():
                words = marked(run.text, run.bold, run.italic)
                return f'<a href="{escape(run.link)}"{self.look("a")}>{words}</a>' if run.link else words

    def call(self, number: int) -> str:
        """Where a note is called."""
        return f'<sup><a href="#note-{number}"{self.look("a")}>{number}</a></sup>'

    def shown(self, shown: Shown) -> str:
        """The words of a fact."""
        return marked(shown.text, shown.bold, shown.italic)

    def pointer(self, pointer: Pointer) -> str:
        """A cross reference, linked where its exhibit is there."""
        words, target = marked(pointer.text, pointer.bold, pointer.italic), self.anchors.get(pointer.block)
        return f'<a href="#{target}"{self.look("a")}>{words}</a>' if target else words

    def _row(self, grid: Grid, cells: tuple[Runs, ...], tones: tuple[Tone, ...]) -> str:
        made = []
        for number, (runs, tone) in enumerate(zip(cells, tones, strict=True)):
            if grid.row_heads and number == 0:
                attributes = f' scope="row"{self.cell(grid, "name", tone)}'
                made.append(element("th", self.inline(runs), attributes))
            else:
                made.append(element("td", self.inline(runs), self.cell(grid, "cell", tone)))
        return element("tr", "".join(made))


def _tones(grid: Grid) -> Iterable[tuple[Tone, ...]]:
    plain: tuple[Tone, ...] = tuple("" for _ in grid.weights)
    return grid.tones or (plain,) * len(grid.rows)


def _belonging(piece: Piece) -> tuple[str, object]:
    """What pieces that make up one block have in common."""
    match piece:
        case Paragraph(look="judgement" | "detail", block=block):
            return "judgement", block
        case Paragraph(look="point" | "remark", block=block):
            return "talk", block
        case _:
            return list_key(piece) or ("", None)
