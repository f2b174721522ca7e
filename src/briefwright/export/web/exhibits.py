"""What tables and figures are called where there are no pages: captions, anchors, pictures as addresses."""

from base64 import b64encode
from collections.abc import Iterable

from briefwright.export.pieces import Figure, Grid, Piece

_PNG = b"\x89PNG"


def caption(exhibit: Grid | Figure) -> str:
    """The words of the caption, "Table 2. Positions"; empty where there are none."""
    return ". ".join(filter(None, (exhibit.label, exhibit.caption)))


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


def data_address(image: bytes) -> str:
    """A PNG or JPEG picture as an address that holds it whole."""
    kind = "png" if image.startswith(_PNG) else "jpeg"
    return f"data:image/{kind};base64,{b64encode(image).decode()}"
