from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from briefwright.domain.brief import Brief
from briefwright.export.ooxml.columns import Measures
from briefwright.export.pieces import Heading, Note, NoteMark, Paragraph, Piece, Words
from briefwright.export.word.document import word_file
from briefwright.export.word.tables import FILLS
from export.exhibits import composition, plain, table
from export.structure import Package, R, W, faults, words

BRIEF = Brief(id="B1", title="The talks")
TEXT = Paragraph(plain("Text."))
LONG = "The delegations met again and agreed to go on with the work. " * 3
Written = Callable[..., Package]


@pytest.fixture
def written(house: Path) -> Written:
    """Write pieces by a template, see that the file is sound, and return it unpacked."""

    def write(*pieces: Piece, template: Path = house, **options: object) -> Package:
        data, _, _ = word_file(composition(*pieces, **options), BRIEF, template)  # type: ignore[arg-type]
        assert faults(data) == []
        return Package(data)

    return write


def rows(package: Package) -> list[etree._Element]:
    return list(package.body.iter(f"{W}tr"))


def together(row: etree._Element) -> bool:
    marks = [line.find(f"{W}pPr/{W}keepNext") is not None for line in row.iter(f"{W}p")]
    assert len(set(marks)) == 1
    return marks[0]


def sides(package: Package) -> list[str]:
    """Of each section, how its pages lie, in order."""
    sizes = (section.find(f"{W}pgSz") for section in package.body.iter(f"{W}sectPr"))
    return [size.get(f"{W}orient", "portrait") for size in sizes if size is not None]


def it_leaves_neither_the_first_nor_the_last_row_alone(written: Written) -> None:
    assert [together(row) for row in rows(written(table(rows=6)))] == [
        True,
        True,
        False,
        False,
        False,
        True,
        False,
    ]


def it_makes_no_chain_of_rows_that_fill_a_page(written: Written) -> None:
    package = written(table(rows=3, cell=LONG * 12))
    assert [together(row) for row in rows(package)] == [True, False, False, False]


def it_lets_a_row_split_that_is_higher_than_a_page(written: Written) -> None:
    package = written(table(rows=1, cell="word " * 20_000))
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows(package)]
    assert whole == [True, False]


def it_shades_cells_from_light_to_dark_under_readable_text(written: Written) -> None:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    tones = ("low", "moderate", "high", "severe")
    package = written(table(rows=1, columns=4, tones=(tones,), kind="matrix"))
    fills = [str(each.get(f"{W}fill")) for each in package.body.iter(f"{W}shd") if each.get(f"{W}fill")]
    assert fills[-4:] == [FILLS[tone] for tone in tones]  # type: ignore[index]
    grounds = [light(fill) for fill in fills[-4:]]
    assert all(one - other > 0.1 for one, other in pairwise(grounds))
    assert all((ground + 0.05) / (light("333333") + 0.05) >= 4.5 for ground in grounds)


def it_sets_a_matrix_in_equal_columns_of_its_own_style(written: Written) -> None:
    package = written(table(rows=5, columns=6, kind="matrix", row_heads=True))
    (style,) = package.body.iter(f"{W}tblStyle")
    assert style.get(f"{W}val") == "BriefMatrix"
    columns = [int(str(each.get(f"{W}w"))) for each in package.body.iter(f"{W}gridCol")]
    assert len(set(columns[1:])) == 1


def it_tells_screen_readers_which_cells_are_heads(written: Written) -> None:
    package = written(table(row_heads=True))
    (look,) = package.body.iter(f"{W}tblLook")
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")
    assert rows(package)[0].find(f"{W}trPr/{W}tblHeader") is not None


def it_gives_prose_the_room_that_numbers_do_not_need() -> None:
    row = tuple(plain(cell) for cell in ("12", LONG, "highly likely", LONG))
    grid = table(columns=4, rows=0, weights=(1.0, 3.0, 3.0, 3.0))
    made = replace(grid, rows=(row,) * 4)
    number, risk, likelihood, mitigation = Measures(made).widths(9070)
    assert number < 900
    assert likelihood < 1_900
    assert min(risk, mitigation) > 2_800


@pytest.mark.parametrize("columns", [1, 2, 7, 40])
def it_never_makes_a_table_wider_than_its_room(columns: int) -> None:
    grid = table(columns=columns, cell="Bundesverfassungsgericht and more")
    found = Measures(grid).widths(9070)
    assert sum(found) <= 9070
    assert min(found) > 0
    assert columns > 2 or all(width >= need for width, need in zip(found, Measures(grid).needs, strict=True))


def it_lays_a_wide_table_on_its_side_with_its_heading(written: Written) -> None:
    package = written(TEXT, Heading("Positions", "s2"), table(wide=True), TEXT)
    assert sides(package) == ["portrait", "landscape", "portrait"]
    ends = [line for line in package.body.iter(f"{W}p") if line.find(f"{W}pPr/{W}sectPr") is not None]
    assert words(ends[0]) == "Text."
    following = ends[0].getnext()
    assert following is not None
    assert words(following) == "Positions"


def it_gives_a_wide_table_the_width_of_a_page_on_its_side(written: Written) -> None:
    package = written(TEXT, table(wide=True, columns=4, cell=LONG), TEXT)
    columns = [int(str(each.get(f"{W}w"))) for each in package.body.iter(f"{W}gridCol")]
    assert 13_000 < sum(columns) <= 16_838


def it_lays_neighbouring_wide_tables_on_the_same_pages(written: Written) -> None:
    package = written(TEXT, table(wide=True), table(wide=True, block="u", label="Table 2"), TEXT)
    assert sides(package) == ["portrait", "landscape", "portrait"]


def it_ends_on_its_side_rather_than_on_an_empty_page(written: Written) -> None:
    assert sides(written(TEXT, table(wide=True))) == ["portrait", "landscape"]


def it_returns_upright_for_endnotes(written: Written) -> None:
    calling = Paragraph((Words("So"), NoteMark(1)))
    package = written(calling, table(wide=True), notes=(Note(1, plain("Source.")),), endnotes=True)
    assert sides(package) == ["portrait", "landscape", "portrait"]


def it_marks_every_page_of_every_section(written: Written) -> None:
    package = written(TEXT, table(wide=True), TEXT, table(wide=True, block="u", label="Table 2"), TEXT)
    first, *others = package.body.iter(f"{W}sectPr")
    assert {each.get(f"{R}id") for each in first.iter(f"{W}headerReference")}
    assert [each for section in others for each in section.iter(f"{W}headerReference")] == []
    assert [section.find(f"{W}titlePg") for section in others] == [None] * len(others)


def it_breaks_no_section_inside_a_cell(written: Written, changed: Callable[..., Path]) -> None:
    start = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr>'
    start += '<w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:sdt><w:sdtPr><w:alias w:val="Body of the brief"/>'
    slot = '<w:sdt><w:sdtPr><w:alias w:val="Body of the brief"/>'

    def into_cell(part: str) -> str:
        before, _, after = part.partition(slot)
        body, end, rest = after.partition("</w:sdt>")
        return f"{before}{start}{body}{end}</w:tc></w:tr></w:tbl><w:p/>{rest}"

    package = written(TEXT, table(wide=True), template=changed({"word/document.xml": into_cell}))
    assert sides(package) == ["portrait"]
    _, inner = package.body.iter(f"{W}tbl")
    assert sum(int(str(each.get(f"{W}w"))) for each in inner.iter(f"{W}gridCol")) <= 4_000
