"""A composition as plain text, for where nothing else can be pasted."""

from collections.abc import Iterator
from itertools import groupby

from briefwright.export.pieces import (
    Composition,
    Figure,
    Grid,
    Heading,
    Item,
    NoteMark,
    Paragraph,
    Piece,
    Run,
    Runs,
    SourceEntry,
    Words,
    caption_line,
    counted,
    list_key,
)

_INDENT = "    "


def plain_text(composition: Composition, whole: bool = True) -> str:
    """The marking, the pieces and the notes; of a `whole` brief what stands above it as well."""
    details = composition.details
    head = [details.title, "\n".join(f"{label}: {words}" for label, words in details.lines())]
    notes = "\n".join(f"[{note.number}] {_inline(note.runs)}" for note in composition.notes)
    parts = [details.marking, *(head if whole else ()), *_blocks(composition.pieces)]
    parts += ["Notes", notes] if notes else []
    return "\n\n".join(filter(None, parts)) + "\n"


def _blocks(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for key, group in groupby(pieces, list_key):
        if key is None:
            yield from map(_block, group)
        else:
            yield _list([piece for piece in group if isinstance(piece, Item | SourceEntry)])


def _block(piece: Piece) -> str:
    match piece:
        case Heading():
            return piece.text.upper() if piece.level == 1 else piece.text
        case Figure():
            return f"{caption_line(piece)}\n[{piece.description}]".lstrip()
        case Grid():
            rows = (piece.header, *piece.rows) if piece.header else piece.rows
            lines = ("\t".join(map(_cell, row)) for row in rows)
            return "\n".join([*filter(None, [caption_line(piece)]), *lines])
        case Paragraph(look="quote"):
            return "\n".join(f"{_INDENT}{line}" for line in _inline(piece.runs).split("\n"))
        case Paragraph():
            return _inline(piece.runs)
        case _:
            raise TypeError(f"{type(piece).__name__} is written as part of a list")


def _cell(runs: Runs) -> str:
    """A cell on one line, since lines are rows and tabs are columns."""
    return " ".join(_inline(runs).split())


def _list(items: list[Item | SourceEntry]) -> str:
    lines = []
    for item, depth, number in counted(items):
        bullet = "• " if isinstance(item, Item) else ""
        mark = f"{number}. " if item.numbered else bullet
        indent = _INDENT * depth
        text = _inline(item.runs).replace("\n", f"\n{indent}  ")
        lines.append(f"{indent}{mark}{text}")
    return "\n".join(lines)


def _inline(runs: Runs) -> str:
    return "".join(map(_run, runs)).strip()


def _run(run: Run) -> str:
    if isinstance(run, NoteMark):
        return f"[{run.number}]"
    if isinstance(run, Words) and run.link and run.link != run.text:
        return f"{run.text} ({run.link})"
    return run.text
