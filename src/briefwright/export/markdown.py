"""A composition as Markdown with the footnotes and pipe tables that pandoc reads."""

import re
from collections.abc import Iterator
from itertools import groupby

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
    Shown,
    SourceEntry,
    Words,
    depths,
    list_key,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$@&!])")
# What means something at the start of a line only: lists, quotations, rules, definitions.
_OPENING = re.compile(r"(?m)^[ \t]*(?:([-+=:%(])|(\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)([.)])(?=\s|$))")
_TABLE_BREAK = "<br>"


def markdown_text(composition: Composition) -> str:
    """The whole brief, ending with its notes."""
    blocks = [*_head(composition.details), *_blocks(composition.pieces)]
    notes = [f"[^{note.number}]: {_inline(note.runs).strip()}" for note in composition.notes]
    return "\n\n".join([*blocks, *notes]) + "\n"


def _head(details: Details) -> Iterator[str]:
    yield f"# {_escaped(details.title)}"
    lines = {
        "Marking": details.marking,
        "For": details.audience,
        "Reference": details.reference,
        "Date": details.date,
        "From": details.author,
    }
    yield "\\\n".join(f"**{label}:** {_escaped(words)}" for label, words in lines.items() if words)


def _blocks(pieces: tuple[Piece, ...]) -> Iterator[str]:
    series = None
    for key, group in groupby(pieces, list_key):
        if key is None:
            yield from (_block(piece) for piece in group if not _nameless(piece))
        else:
            # Two lists in a row would be read as one.
            if series is not None:
                yield "<!-- -->"
            yield _list([piece for piece in group if isinstance(piece, Item | SourceEntry)])
        series = key


def _nameless(piece: Piece) -> bool:
    return isinstance(piece, Heading) and not piece.text


def _block(piece: Piece) -> str:
    match piece:
        case Heading():
            return f"{'#' * (piece.level + 1)} {_escaped(piece.text)}"
        case Figure():
            return f"**{_escaped(_caption(piece))}**: {_escaped(piece.description)}"
        case Grid():
            return _table(piece)
        case Paragraph(look="quote"):
            return "\n".join(f"> {line}" for line in _inline(piece.runs).strip().split("\n"))
        case Paragraph():
            return _inline(piece.runs).strip()
        case _:
            raise TypeError(f"{type(piece).__name__} is written as part of a list")


def _list(items: list[Item | SourceEntry]) -> str:
    levels = depths([item for item in items if isinstance(item, Item)]) or [0] * len(items)
    counts: list[int] = []
    lines = []
    for item, depth in zip(items, levels, strict=True):
        counts = [*counts[: depth + 1], *([0] * (depth + 1 - len(counts)))]
        counts[depth] += 1
        numbered = isinstance(item, SourceEntry) or item.numbered
        mark = f"{counts[depth]}." if numbered else "-"
        indent = " " * 4 * (depth + 1)
        text = _inline(item.runs).strip().replace("\n", f"\n{indent}")
        lines.append(f"{' ' * 4 * depth}{mark:<4}{'' if len(mark) < 4 else ' '}{text}")
    return "\n".join(lines)


def _caption(piece: Grid | Figure) -> str:
    return ". ".join(filter(None, (piece.label, piece.caption)))


def _table(grid: Grid) -> str:
    header = grid.header or tuple(() for _ in grid.weights)
    rows = ["| " + " | ".join(map(_cell, row)) + " |" for row in (header, *grid.rows)]
    rows.insert(1, "|" + "---|" * len(grid.weights))
    caption = [f"**{_escaped(_caption(grid))}**\n"] if _caption(grid) else []
    return "\n".join([*caption, *rows])


def _cell(runs: Runs) -> str:
    return _inline(runs).strip().replace("\\\n", _TABLE_BREAK)


def _inline(runs: Runs) -> str:
    return _OPENING.sub(_opened, "".join(map(_run, runs)))


def _run(run: Run) -> str:
    match run:
        case NoteMark():
            return f"[^{run.number}]"
        case Shown() | Pointer():
            return _marked(run.text, run.bold, run.italic)
        case Words():
            marked = _marked(run.text, run.bold, run.italic)
            return f"[{marked}](<{run.link}>)" if run.link else marked


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
