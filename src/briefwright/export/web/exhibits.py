"""Tables and figures where there are no pages: their anchors, pictures as addresses and in their size."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace

from briefwright.export.pieces import Figure, Grid, Piece

_PNG = b"\x89PNG"


def anchor(label: str) -> str:
    """The name to which links to the exhibit of that label go, "table-2"."""
    return label.lower().replace(" ", "-")


def anchors(pieces: Iterable[Piece]) -> dict[str, str]:
    """The anchor of each exhibit with a label, by the id of its block."""
    found: dict[str, str] = {}
    for piece in pieces:
        if isinstance(piece, Grid | Figure) and piece.label:
            found.setdefault(piece.block, anchor(piece.label))
    return found


def fitted(figure: Figure, widest: int) -> Figure:
    """The figure at most so many pixels wide."""
    share = min(1.0, widest / figure.width)
    return replace(figure, width=round(figure.width * share), height=max(1, round(figure.height * share)))


def data_address(image: bytes) -> str:
    """A PNG or JPEG picture as an address that holds it whole."""
    kind = "png" if image.startswith(_PNG) else "jpeg"
    return f"data:image/{kind};base64,{b64encode(image).decode()}"
