"""Grids as tables of a Word document."""

from collections.abc import Sequence

from briefwright.export.ooxml.columns import Measures
from briefwright.export.ooxml.tableml import cell, row, table
from briefwright.export.ooxml.wordml import paragraph
from briefwright.export.pieces import Grid, Runs, Tone, caption_line
from briefwright.export.word.anchors import Anchors
from briefwright.export.word.captions import caption
from briefwright.export.word.inlines import Inlines, StyleId
from briefwright.export.word.paper import Room

FILLS: dict[Tone, str] = {
    "": "",
    "low": "E9F3E6",
    "moderate": "FBE08A",
    "high": "F5B266",
    "severe": "E58A7B",
    "chosen": "C9DDF0",
}
"""The grounds of cells: the graver, the darker, so that they differ in grey too. Dark text reads on all."""

WHOLE = 0.4
"""Up to which share of a page a row is kept on one page, or two rows together."""


class Tables:
    """Writes grids; `size` is that of the text in tables, in half points."""

    def __init__(self, style: StyleId, inlines: Inlines, anchors: Anchors, size: int) -> None:
        self._style = style
        self._inlines = inlines
        self._anchors = anchors
        self._size = size

    def table(self, grid: Grid, room: Room) -> str:
        """The caption and the table below it."""
        measures = Measures(grid, self._size)
        columns = measures.widths(room.width)
        title = caption(grid, self._style("Caption"), self._anchors)
        style = self._style("Brief Table" if grid.kind == "table" else "Brief Matrix")
        rows = self._rows(grid, columns, measures, room)
        named = caption_line(grid) or grid.description
        return title + table(
            style, columns, rows, named, grid.description, bool(grid.header), bool(grid.row_heads)
        )

    def _rows(self, grid: Grid, columns: Sequence[int], measures: Measures, room: Room) -> list[str]:
        heights = measures.heights(columns)
        most = WHOLE * room.height
        tones = grid.tones or [()] * len(grid.rows)
        written = []
        if grid.header:
            fits = measures.header_height(columns) <= most
            written.append(self._header(grid, columns, fits))
        for number, (cells, tall) in enumerate(zip(grid.rows, heights, strict=True)):
            keep = _kept(number, heights, most)
            made = self._cells(grid, cells, columns, tones[number], keep)
            written.append(row(made, whole=tall <= most))
        return written

    def _header(self, grid: Grid, columns: Sequence[int], fits: bool) -> str:
        style = self._style("Table Head")
        made = []
        for runs, width in zip(grid.header, columns, strict=True):
            # The style of a head is bold; bold within bold would come out plain.
            content, leftward = self._inlines.text(runs, grid.block, bold=False)
            made.append(cell(width, paragraph(style, content, keep=fits, leftward=leftward)))
        return row(made, header=fits, whole=fits)

    def _cells(
        self, grid: Grid, cells: Sequence[Runs], columns: Sequence[int], tones: Sequence[Tone], keep: bool
    ) -> list[str]:
        style = self._style("Table Text")
        grounds = tones or [""] * len(cells)
        made = []
        for number, (runs, width) in enumerate(zip(cells, columns, strict=True)):
            # What names a row stands out by its letters: the style of heads may be made for a dark ground.
            bold = True if grid.row_heads and number == 0 else None
            content, leftward = self._inlines.text(runs, grid.block, bold=bold)
            written = paragraph(style, content, keep=keep or None, leftward=leftward)
            made.append(cell(width, written, FILLS[grounds[number]]))
        return made


def _kept(number: int, heights: Sequence[int], most: float) -> bool:
    """Whether a row must stand on one page with the next: neither the first nor the last stands alone."""
    at_an_end = number in (0, len(heights) - 2)
    following = heights[number + 1 : number + 2]
    return at_an_end and bool(following) and heights[number] + following[0] <= most
