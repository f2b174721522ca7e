"""Tables of WordprocessingML as strings."""

from collections.abc import Sequence
from html import escape


def cell(width: int, content: str, fill: str = "") -> str:
    """A cell on a ground of that colour; its content must end with a paragraph."""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{ground}</w:tcPr>{content}</w:tc>'


def row(cells: Sequence[str], header: bool = False, whole: bool = True) -> str:
    """A row; no page break splits a `whole` one, a header stands again on each page."""
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr>{properties and f'<w:trPr>{properties}</w:trPr>'}{''.join(cells)}</w:tr>"


def table(
    style: str,
    widths: Sequence[int],
    rows: Sequence[str],
    title: str,
    description: str,
    header: bool = False,
    row_heads: bool = False,
) -> str:
    """A table of fixed columns, widths in twentieths of a point; title and description are read aloud."""
    # LibreOffice reads the sum of the flags, Word the flags.
    flags = 0x0600 + 0x0020 * header + 0x0080 * row_heads
    look = (
        f'<w:tblLook w:val="{flags:04X}" w:firstRow="{int(header)}" w:lastRow="0" '
        f'w:firstColumn="{int(row_heads)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    properties = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}'
        f'<w:tblCaption w:val="{escape(title)}"/><w:tblDescription w:val="{escape(description)}"/>'
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
