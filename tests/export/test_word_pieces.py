from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from briefwright.domain.brief import Brief
from briefwright.domain.exports import ExportRecord, digest
from briefwright.domain.queries import Interrupted
from briefwright.export.pieces import (
    Composition,
    Heading,
    Item,
    Note,
    NoteMark,
    Paragraph,
    Piece,
    Pointer,
    Shown,
    Words,
)
from briefwright.export.word.document import word_file
from export.exhibits import composition, picture, plain, png, table
from export.structure import WP, A, Package, R, W, faults, words

BRIEF = Brief(id="B1", title="The talks")
Written = Callable[..., Package]


@pytest.fixture
def recorded(house: Path) -> Callable[[Composition], tuple[Package, ExportRecord]]:
    """Write a composition, see that the file is sound, and return it with what it holds."""

    def write(made: Composition) -> tuple[Package, ExportRecord]:
        data, _, record = word_file(made, BRIEF, house)
        assert faults(data) == []
        return Package(data), record

    return write


@pytest.fixture
def written(recorded: Callable[[Composition], tuple[Package, ExportRecord]]) -> Written:
    """Write pieces, see that the file is sound, and return it unpacked."""

    def write(*pieces: Piece, **options: object) -> Package:
        return recorded(composition(*pieces, **options))[0]  # type: ignore[arg-type]

    return write


def lines(package: Package, style: str) -> list[etree._Element]:
    found = package.body.iter(f"{W}p")
    return [line for line in found if line.find(f"{W}pPr/{W}pStyle[@{W}val='{style}']") is not None]


def codes(root: etree._Element) -> list[str]:
    return [(code.text or "").strip() for code in root.iter(f"{W}instrText")]


def kept(line: etree._Element) -> bool:
    mark = line.find(f"{W}pPr/{W}keepNext")
    return mark is not None and mark.get(f"{W}val") is None


@pytest.mark.parametrize(
    ("look", "style"),
    [
        ("judgement", "Judgement"),
        ("detail", "JudgementDetail"),
        ("point", "TalkingPoint"),
        ("quote", "Quote"),
    ],
)
def it_gives_each_look_its_style(written: Written, look: str, style: str) -> None:
    (line,) = lines(written(Paragraph(plain("Said."), look)), style)  # type: ignore[arg-type]
    assert words(line) == "Said."


def it_writes_nothing_for_a_section_without_a_heading(written: Written) -> None:
    package = written(Heading("", "s1"), Paragraph(plain("Text.")))
    assert lines(package, "Heading1") == []


def it_keeps_a_judgement_with_what_it_is_worth(written: Written) -> None:
    package = written(Paragraph(plain("So it is."), "judgement"), Paragraph(plain("Likely."), "detail"))
    assert [kept(line) for line in lines(package, "Judgement")] == [True]


def it_leaves_the_last_line_of_a_judgement_with_it_where_the_likelihood_box_goes_on(written: Written) -> None:
    package = written(
        Paragraph(plain("So it is."), "judgement"), Paragraph(plain("Likely."), "detail"), table(kind="scale")
    )
    assert [kept(line) for line in lines(package, "JudgementDetail")] == [False]


def it_numbers_a_caption_by_a_field_that_text_can_point_to(written: Written) -> None:
    package = written(Paragraph((Words("See "), Pointer("Table 1", "t"))), table())
    (caption,) = lines(package, "Caption")
    assert words(caption) == "Table 1. Positions"
    assert codes(package.body) == ["REF caption_t \\h", r"SEQ Table \* ARABIC"]
    assert kept(caption)


def it_shows_a_pointer_to_nothing_as_words(written: Written) -> None:
    package = written(Paragraph((Pointer("Table 9", "gone"),)), table())
    assert words(lines(package, "BodyText")[0]) == "Table 9"
    assert len(codes(package.body)) == 1


def it_tells_apart_captions_of_blocks_with_one_id(written: Written) -> None:
    package = written(table(), table(label="Table 2"), Paragraph((Pointer("Table 1", "t"),)))
    names = [str(each.get(f"{W}name")) for each in package.body.iter(f"{W}bookmarkStart")]
    assert names == ["caption_t", "caption_t_2"]


def it_holds_a_picture_once_and_says_what_it_shows(written: Written) -> None:
    package = written(picture(), picture(label="Figure 2", block="g"), picture(image=png(shade=7), block="h"))
    assert len(package.media) == 2
    described = [each.get("descr") for each in package.body.iter(f"{WP}docPr")]
    assert described == ["A map"] * 3
    shown = [each.get(f"{R}embed") for each in package.body.iter(f"{A}blip")]
    assert shown[0] == shown[1] != shown[2]


def it_sets_the_caption_of_a_picture_below_it(written: Written) -> None:
    package = written(picture())
    (shown,), (caption,) = lines(package, "Picture"), lines(package, "Caption")
    assert shown.getnext() is caption
    assert kept(shown)
    assert not kept(caption)


@pytest.mark.parametrize(
    ("width", "height", "shown"),
    [(96, 48, (914_400, 457_200)), (9_072 * 2, 96, (9_072 * 635, 30_480))],
)
def it_scales_a_picture_down_to_the_line_and_never_up(
    written: Written, width: int, height: int, shown: tuple[int, int]
) -> None:
    (extent,) = written(picture(width, height)).body.iter(f"{WP}extent")
    given = int(str(extent.get("cx"))), int(str(extent.get("cy")))
    assert given == pytest.approx(shown, rel=0.001)


def it_scales_a_picture_down_to_the_page_with_room_for_its_caption(written: Written) -> None:
    body = written(picture(100, 20_000)).body
    (extent,), (size,), (margins,) = (body.iter(tag) for tag in (f"{WP}extent", f"{W}pgSz", f"{W}pgMar"))
    text = int(str(size.get(f"{W}h"))) - sum(
        int(str(margins.get(f"{W}{side}"))) for side in ("top", "bottom")
    )
    width, height = int(str(extent.get("cx"))), int(str(extent.get("cy")))
    assert height == pytest.approx(0.9 * text * 635, rel=0.001)
    assert height == pytest.approx(200 * width, rel=0.001)


def it_fills_in_the_contents_as_links_to_the_headings(written: Written) -> None:
    pieces = Heading("One", "s1"), Heading("Part", "s1", level=2), Heading("", "s2"), Heading("Three", "s3")
    package = written(*pieces, contents=True)
    entries = lines(package, "TOC1")
    assert [words(entry) for entry in entries] == ["One", "Three"]
    links = [each.get(f"{W}anchor") for each in package.body.iter(f"{W}hyperlink")]
    assert links == ["section_s1", "section_s3"]
    assert codes(package.body) == [r'TOC \o "1-1" \h \z \n \u']


def it_leaves_out_contents_without_entries(written: Written) -> None:
    assert codes(written(Paragraph(plain("Text.")), contents=True).body) == []


NOTES = (Note(1, plain("First.")), Note(2, (Words("Second", link="https://example.org"),)))
CALLING = Paragraph((Words("One"), NoteMark(1), Words(" and two"), NoteMark(2)))


def it_writes_endnotes_in_plain_figures(written: Written) -> None:
    package = written(CALLING, notes=NOTES, endnotes=True)
    held = [words(note).strip() for note in package.parts["word/endnotes.xml"]]
    assert held[2:] == ["First.", "Second"]
    formats = [
        each.get(f"{W}val")
        for name in ("document", "settings")
        for each in package.parts[f"word/{name}.xml"].iterfind(f".//{W}endnotePr/{W}numFmt")
    ]
    assert formats == ["decimal", "decimal"]


def it_leaves_the_footnotes_of_the_template_beside_endnotes(
    changed: Callable[..., Path], tmp_path: Path
) -> None:
    own = '<w:footnote w:id="7"><w:p><w:r><w:t>Own</w:t></w:r></w:p></w:footnote></w:footnotes>'
    call = '<w:p><w:r><w:footnoteReference w:id="7"/></w:r></w:p><w:sectPr>'
    template = changed(
        {
            "word/footnotes.xml": lambda part: part.replace("</w:footnotes>", own),
            "word/document.xml": lambda part: part.replace("<w:sectPr>", call),
        }
    )
    data, _, _ = word_file(composition(CALLING, notes=NOTES, endnotes=True), BRIEF, template)
    assert faults(data) == []
    assert words(Package(data).parts["word/footnotes.xml"]).strip() == "Own"


def it_caps_the_depth_of_lists(written: Written) -> None:
    items = [Item(plain("x"), level, numbered, 1) for numbered in (False, True) for level in range(64)]
    levels = [int(str(each.get(f"{W}val"))) for each in written(*items).body.iter(f"{W}ilvl")]
    assert max(levels) == 8


def it_sets_text_from_right_to_left_where_it_begins_so(written: Written) -> None:
    package = written(
        Paragraph(plain("مرحبا (Geneva) بكم.")),
        Paragraph(plain("The word مرحبا stands.")),
        Paragraph(plain("x")),
    )
    found = lines(package, "BodyText")
    assert [line.find(f"{W}pPr/{W}bidi") is not None for line in found] == [True, False, False]
    turned = [
        [words(run) for run in line.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None] for line in found
    ]
    assert turned == [["مرحبا (", ") بكم."], ["مرحبا"], []]


def it_records_every_paragraph_cell_and_fact_in_reading_order(
    recorded: Callable[[Composition], tuple[Package, ExportRecord]],
) -> None:
    fact = Shown("they met", "F1", 3)
    package, record = recorded(
        composition(
            Heading("One", "s1"),
            Paragraph((Words("So "), fact, NoteMark(1), Words(".")), block="p"),
            table(rows=1, columns=2),
            notes=NOTES[:1],
        )
    )
    assert [(each.block, each.place, each.text) for each in record.texts] == [
        ("s1", 0, "One"),
        ("p", 0, "So they met."),
        ("t", 0, "Table 1. Positions"),
        ("t", 1, "Head 0"),
        ("t", 2, "Head 1"),
        ("t", 3, "Text"),
        ("t", 4, "Text"),
    ]
    assert all(each.digest == digest(each.text) for each in record.texts)
    (held,) = record.facts
    tags = [each.get(f"{W}val") for each in package.body.iter(f"{W}tag")]
    names = [each.get(f"{W}name") for each in package.body.iter(f"{W}bookmarkStart")]
    assert (held.block, held.fact, held.revision, held.text) == ("p", "F1", 3, "they met")
    assert tags == [held.tag]
    assert held.bookmark in names


def it_tells_how_far_it_is(house: Path) -> None:
    shares: list[float] = []
    word_file(composition(*[Paragraph(plain("x"))] * 1_000), BRIEF, house, shares.append)
    assert len(shares) >= 3
    assert shares == sorted(shares)
    assert 0 < shares[0] <= shares[-1] <= 1


def it_ends_when_it_is_told_to(house: Path) -> None:
    def stop(share: float) -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        word_file(composition(*[Paragraph(plain("x"))] * 1_000), BRIEF, house, stop)
