"""Captions of tables and pictures, whose numbers text can point to."""

from briefwright.export.ooxml.directions import leftward, spans
from briefwright.export.ooxml.wordml import field, paragraph, run
from briefwright.export.pieces import Figure, Grid
from briefwright.export.word.anchors import Anchors


def caption(piece: Grid | Figure, style: str, anchors: Anchors) -> str:
    """The caption in a paragraph that stays with the table below it; empty where there is none.

    The number counts by itself, so that Word numbers tables that are added later.
    """
    if not piece.label and not piece.caption:
        return ""
    ground = leftward(piece.caption)
    text = f". {piece.caption}" if piece.label and piece.caption else piece.caption
    words = "".join(run(part, leftward=turned) for part, turned in spans(text, ground))
    label = anchors.captioned(piece.block, _numbered(piece.label)) if piece.label else ""
    return paragraph(style, label + words, keep=isinstance(piece, Grid), leftward=ground)


def _numbered(label: str) -> str:
    word, _, number = label.rpartition(" ")
    return run(f"{word} ") + field(rf"SEQ {word} \* ARABIC", number) if word else run(label)
