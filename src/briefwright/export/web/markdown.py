"""A composition as Markdown with the footnotes and pipe tables that pandoc reads."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, groupby

from briefwright.export.pieces import (
    Composition,
    Details,
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
    SourceEntry,
    Words,
    caption_line,
    counted,
    list_key,
)
from briefwright.export.web.exhibits import anchor, anchors, data_address

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$@&!])")
# What means something at the start of a line only: lists, quotations, rules, definitions.
_OPENING = re.compile(r"(?m)^[ \t]*(?:([-+=:%(])|(\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)([.)])(?=\s|$))")
_TABLE_BREAK = "<br>"


def markdown_text(composition: Composition) -> str:
    """The whole brief, ending with its notes and, for the sake of the text, its pictures."""
    writer = _Writer(composition)
    blocks = [*_head(composition.details), *writer.blocks(composition.pieces)]
    notes = [f"[^{note.number}]: {writer.inline(note.runs).strip()}" for note in composition.notes]
    figures = (piece for piece in composition.pieces if isinstance(piece, Figure))
    pictures = [f"[picture-{number}]: <{data_address(one.image)}>" for number, one in enumerate(figures, 1)]
    return "\n\n".join([*blocks, *notes, *pictures]) + "\n"


def _head(details: Details) -> Iterator[str]:
    yield f"# {_escaped(details.title)}"
    lines = [("Marking", details.marking), *details.lines()]
    yield "\\\n".join(f"**{label}:** {_escaped(words)}" for label, words in lines)


class _Writer:
    """Writes pieces one after the other, pictures by their number."""

    def __init__(self, composition: Composition) -> None:
        self._anchors = anchors(composition.pieces)
        self._pictures = count(1)

    def blocks(self, pieces: tuple[Piece, ...]) -> Iterator[str]:
        """The pieces as blocks."""
        series = None
        for key, group in groupby(pieces, list_key):
            if key is None:
                yield from filter(None, map(self._block, group))
            else:
                # Two lists in a row would be read as one.
                if series is not None:
                    yield "<!-- -->"
                yield self._list([piece for piece in group if isinstance(piece, Item | SourceEntry)])
            series = key

    def inline(self, runs: Runs) -> str:
        """Runs inside a block."""
        return _OPENING.sub(_opened, "".join(map(self._run, runs)))

    def _block(self, piece: Piece) -> str:
        match piece:
            case Heading():
                return f"{'#' * (piece.level + 1)} {_escaped(piece.text)}" if piece.text else ""
            case Figure():
                return self._figure(piece)
            case Grid():
                return self._table(piece)
            case Paragraph(look="quote"):
                return "\n".join(f"> {line}" for line in self.inline(piece.runs).strip().split("\n"))
            case Paragraph(look="judgement"):
                return f"**{self.inline(tuple(map(_light, piece.runs))).strip()}**"
            case Paragraph():
                return self.inline(piece.runs).strip()
            case _:
                raise TypeError(f"{type(piece).__name__} is written as part of a list")

    def _list(self, items: list[Item | SourceEntry]) -> str:
        if any(isinstance(item, SourceEntry) and not item.numbered for item in items):
            return "\n\n".join(self.inline(item.runs).strip() for item in items)
        lines = []
        for item, depth, number in counted(items):
            mark = f"{number}." if item.numbered else "-"
            indent = " " * 4 * (depth + 1)
            text = self.inline(item.runs).strip().replace("\n", f"\n{indent}")
            lines.append(f"{' ' * 4 * depth}{mark:<4}{'' if len(mark) < 4 else ' '}{text}")
        return "\n".join(lines)

    def _figure(self, figure: Figure) -> str:
        picture = f"![{_escaped(figure.description)}][picture-{next(self._pictures)}]"
        words = self._caption(figure)
        # Alone in its paragraph, it would bear its description as a caption.
        return f"{picture}\\\n{words}" if words else f"{picture}<!-- -->"

    def _table(self, grid: Grid) -> str:
        header = grid.header or tuple(() for _ in grid.weights)
        rows = ["| " + " | ".join(map(self._cell, row)) + " |" for row in (header, *grid.rows)]
        rows.insert(1, "|" + "---|" * len(grid.weights))
        words = self._caption(grid)
        return "\n".join([*([f"{words}\n"] if words else []), *rows])

    def _caption(self, exhibit: Grid | Figure) -> str:
        words, name = _escaped(caption_line(exhibit)), anchor(exhibit.label)
        if name and self._anchors.get(exhibit.block) == name:
            words = f'<span id="{name}">{words}</span>'
        return f"**{words}**" if words else ""

    def _cell(self, runs: Runs) -> str:
        return self.inline(runs).strip().replace("\\\n", _TABLE_BREAK)

    def _run(self, run: Run) -> str:
        if isinstance(run, NoteMark):
            return f"[^{run.number}]"
        words = _marked(run.text, run.bold, run.italic)
        if isinstance(run, Words) and run.link:
            return f"[{words}](<{run.link}>)"
        if isinstance(run, Pointer) and run.block in self._anchors:
            return f"[{words}](#{self._anchors[run.block]})"
        return words


def _light(run: Run) -> Run:
    """The run inside what is bold as a whole."""
    return run if isinstance(run, NoteMark) else replace(run, bold=False)


def _marked(text: str, bold: bool, italic: bool) -> str:
    """The text between its marks, which must touch it on both sides."""
    core = text.strip()
    mark = "*" * (2 * bold + italic)
    if not mark or not core:
        return _escaped(text)
    start = text.index(core)
    before, after = text[:start], text[start + len(core) :]
    return f"{_escaped(before)}{mark}{_escaped(core)}{mark}{_escaped(after)}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.replace("\t", " ")).replace("\n", "\\\n")


def _opened(match: re.Match[str]) -> str:
    sign, count, end = match.groups()
    return f"\\{sign}" if sign else f"{count}\\{end}"
