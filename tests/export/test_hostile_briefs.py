"""Briefs that nobody should write: each format holds them whole, or refuses them in words."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from briefwright.domain.blocks import (
    Alternatives,
    Block,
    Bullet,
    EvidenceRow,
    Hypothesis,
    Judgement,
    Numbered,
    Paragraph,
    Picture,
    PositionRow,
    PositionTable,
    RiskRegister,
    Row,
    ScenarioSet,
    Table,
    TalkingPoints,
    Timeline,
)
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import FactRef, Text, text
from briefwright.domain.errors import UserError
from briefwright.domain.labels import pointer
from briefwright.domain.material import Material
from briefwright.domain.presentation import Presentation
from briefwright.export.composing.composition import compose
from briefwright.export.files import ENDINGS, export
from briefwright.export.printing.office import find_office, this_machine
from briefwright.export.printing.pages import PdfPages
from briefwright.export.web.clip import clip
from briefwright.export.web.draft import draft_page
from briefwright.export.word.banners import RUNNING
from export.page_kinds import edges
from export.samples import material, paragraph, picture, png, ref, with_base
from export.structure import Package, W, faults, words

ARABIC = "قال الوزير 15% إن ABC "
STRANGE_IDS = (
    "a b",
    "ä<>&\"'",
    "\x00\x07",
    "x" * 300,
    "../x",
    "two\nlines",
    "\ud800",
    "#",
    "0",
    "😀",
    "--><a>",
)
CONTENTS = Presentation(contents=True)


def grid(*cells: str, rows: int = 2, block_id: str = "t", **fields: object) -> Table:
    """A table of like rows."""
    made = tuple(Row(id=f"r{number}", cells=tuple(map(text, cells))) for number in range(rows))
    return Table.model_validate({"id": block_id, "rows": made} | fields)


def shown(image: bytes, **fields: object) -> Material:
    digest = sha256(image).hexdigest()
    return replace(material(picture(image=digest, **fields)), pictures={digest: image})


def raw(*content: Text | FactRef) -> Paragraph:
    """A paragraph of what no check has seen."""
    return Paragraph.model_construct(kind="paragraph", id="p", content=content, marking=None)


def raw_text(words_: str, link: str = "") -> Text:
    return Text.model_construct(kind="text", text=words_, bold=False, italic=False, link=link)


def raw_reference(fact: str) -> FactRef:
    return FactRef.model_construct(
        kind="fact", id="r", fact=fact, revision=1, shown="w", mode="follow", bold=False, italic=False
    )


def strange_ids() -> Material:
    """Sections, blocks and facts with such ids, each pointed to."""
    tables = [grid("x", caption="c").model_copy(update={"id": each}) for each in STRANGE_IDS]
    pointers = raw(*(raw_text("Table 9", f"#{each}") for each in STRANGE_IDS))
    facts = raw(*map(raw_reference, STRANGE_IDS))
    sections = [
        Section(id="s", title=f"{number}", blocks=(table,)).model_copy(update={"id": table.id})
        for number, table in enumerate(tables)
    ]
    last = Section(id="last", title="last", blocks=(pointers, facts))
    return with_base(Brief(id="b", title="T", sections=(*sections, last), presentation=CONTENTS))


def twins() -> Material:
    """Blocks and sections of one id."""
    blocks: tuple[Block, ...] = (
        grid("x", caption="A"),
        grid("x", caption="B"),
        picture(id="t"),
        paragraph(ref("F1"), pointer("t", "Table 1")),
    )
    one = Section(id="s", title="One", blocks=blocks)
    return with_base(Brief(id="b", title="T", sections=(one, one), presentation=CONTENTS))


def empty_blocks() -> tuple[Block, ...]:
    return (
        Table(id="t"),
        Table(id="u", rows=(Row(id="r", cells=()),)),
        RiskRegister(id="rr"),
        ScenarioSet(id="ss"),
        Alternatives(id="al"),
        Timeline(id="tl"),
        PositionTable(id="pt"),
        TalkingPoints(id="tp"),
        Picture(id="pi"),
        Judgement(id="j"),
    )


def long_details() -> Material:
    long = {name: f"{name} " * 250 for name in ("reference", "author", "audience")}
    return material(paragraph("x"), **(long | {"title": "x"}))


HOSTILE: dict[str, Callable[[], Material]] = {
    "control characters": lambda: material(
        raw(raw_text("a\x00b\x1f\x7f\x85\ufffe\uffff\x0cz")), title="T\x01"
    ),
    "half characters": lambda: material(raw(raw_text("a\ud800b \udfff"))),
    "right to left": lambda: material(paragraph(ARABIC * 400), title=ARABIC, author=ARABIC),
    "Chinese": lambda: material(paragraph("外交部表示谈判将继续。" * 500)),
    "emoji and marks": lambda: material(paragraph("👩‍👩‍👧‍👦 e\u0301 " * 300 + "a" + "\u0301" * 2000)),
    "one word": lambda: material(paragraph("x" * 100_000), grid("x" * 100_000, "y"), title="x" * 100_000),
    "many words": lambda: material(paragraph("word " * 20_000)),
    "many lines": lambda: material(paragraph("a\n\t" * 33_000)),
    "deep lists": lambda: material(
        *(Bullet(id=f"b{number}", content=text("x"), level=number % 9) for number in range(90)),
        *(Numbered(id=f"n{number}", content=text("x"), level=8 - number % 9) for number in range(90)),
    ),
    "empty sections": lambda: with_base(
        Brief(id="b", title="T", sections=(Section(id="s", title=""),) * 9, presentation=CONTENTS)
    ),
    "no sections": lambda: with_base(Brief(id="b", title="T", presentation=CONTENTS)),
    "empty blocks": lambda: material(*empty_blocks()),
    "63 columns": lambda: material(grid(*["cell"] * 63)),
    "long rows": lambda: material(grid("word " * 6000, "y"), grid("word " * 6000, *["y"] * 6)),
    "500 tables": lambda: material(*(grid("a", "b", block_id=f"t{n}", caption=f"C{n}") for n in range(500))),
    "500 wide tables": lambda: material(
        *(b for n in range(250) for b in (grid(*["W" * 30] * 6, block_id=f"t{n}"), paragraph("x")))
    ),
    "long captions": lambda: material(
        grid("x", caption="cap " * 1250), picture(caption="x" * 5000, description="y " * 2500)
    ),
    "long details": long_details,
    "line breaks in titles": lambda: material(paragraph("x"), title="a\nb\r\nc\td\u2029e"),
    "strange ids": strange_ids,
    "twins": twins,
    "addresses": lambda: material(
        raw(*(raw_text("x", f"https://a.b/{end}") for end in ("a" * 5000, "%zz", "[#]#", "\ud800", "\x00")))
    ),
    "smallest picture": lambda: shown(png(1, 1)),
    "flattest picture": lambda: shown(png(20_000, 10)),
    "tallest picture": lambda: shown(png(10, 20_000)),
    "picture that claims to be huge": lambda: shown(png(1, 1), width=2**31, height=2**31),
    "picture cut short": lambda: shown(png(40, 40)[:200]),
    "no picture": lambda: shown(b"\x89PNG\r\n\x1a\nrubbish"),
    "picture of another kind": lambda: shown(b"GIF89a\x01\x00\x01\x00"),
    "empty picture": lambda: shown(b""),
    "JPEG without an end": lambda: shown(b"\xff\xd8\xff" + b"\xff\xe0\x00\x00" * 10),
}


@pytest.mark.parametrize("name", HOSTILE)
def it_is_a_sound_word_document(name: str, tmp_path: Path, house: Path) -> None:
    out = tmp_path / "out.docx"
    export(HOSTILE[name](), out, lambda: house)
    assert faults(out.read_bytes()) == []


@pytest.mark.parametrize("name", HOSTILE)
def it_is_a_page_and_text_in_every_other_format(name: str, tmp_path: Path, house: Path) -> None:
    made = HOSTILE[name]()
    for ending in (".html", ".md"):
        export(made, tmp_path / f"out{ending}", lambda: house)
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    pages = [page, draft_page(compose(made)), clip(made)[0]]
    for each in pages:
        assert "\x00" not in each
        assert html.document_fromstring(each.encode()) is not None
    assert "\x00" not in (tmp_path / "out.md").read_text(encoding="utf-8") + clip(made)[1]


@pytest.mark.skipif(find_office(this_machine()) is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("name", ["strange ids", "63 columns"])
def it_is_a_pdf(name: str, tmp_path: Path, house: Path) -> None:
    out = tmp_path / "out.pdf"
    export(HOSTILE[name](), out, lambda: house)
    pages = PdfPages(out.read_bytes())
    assert 1 <= pages.count <= 4
    pages.close()


def wide() -> Iterable[Block]:
    yield grid(*["x"] * 64)
    yield PositionTable(
        id="p", topics=("T1",) * 63, rows=(PositionRow(id="r", actor="A1", cells=((),) * 63),)
    )
    hypotheses = tuple(Hypothesis(id=f"h{number}", name="n") for number in range(63))
    evidence = EvidenceRow(id="e", content=text("x"), ratings=(None,) * 63)
    yield Alternatives(id="al", hypotheses=hypotheses, rows=(evidence,))


@pytest.mark.parametrize("block", list(wide()), ids=lambda block: block.kind)
def it_refuses_for_word_alone_what_word_cannot_open(block: Block, tmp_path: Path, house: Path) -> None:
    for ending in ENDINGS:
        out = tmp_path / f"out{ending}"
        if ending in (".docx", ".pdf"):
            with pytest.raises(UserError, match=r"63 columns.*\.html"):
                export(material(block), out, lambda: house)
        else:
            export(material(block), out, lambda: house)
        assert out.exists() == (ending in (".html", ".md"))


@pytest.mark.parametrize("notes", ["footnotes", "endnotes"])
def it_refuses_more_notes_than_word_opens(notes: str, tmp_path: Path, house: Path) -> None:
    made = material(
        paragraph(*[ref("F1")] * 33_000), presentation=Presentation.model_validate({"notes": notes})
    )
    with pytest.raises(UserError, match=r"33,000 notes"):
        export(made, tmp_path / "out.docx", lambda: house)
    assert list(tmp_path.iterdir()) == []


def it_keeps_long_details_from_filling_every_page(tmp_path: Path, house: Path) -> None:
    brief = Brief(id="b", title="The talks " * 200, reference="R" * 2000)
    export(with_base(brief), tmp_path / "out.docx", lambda: house)
    package = Package((tmp_path / "out.docx").read_bytes())
    assert all(len(part) < 2 * RUNNING for _, told in edges(package) for part in told.split("\t"))
    assert brief.title.strip() in words(package.body)
    assert brief.reference in words(package.body)


def it_keeps_a_row_that_no_page_holds_from_holding_on_to_the_next(tmp_path: Path, house: Path) -> None:
    export(material(grid("word " * 6000, "y")), tmp_path / "out.docx", lambda: house)
    (table,) = Package((tmp_path / "out.docx").read_bytes()).body.iter(f"{W}tbl")
    assert {each.get(f"{W}val") for each in table.iter(f"{W}keepNext")} == {"0"}


def it_ends_with_a_line_that_needs_no_page_of_its_own(tmp_path: Path, house: Path) -> None:
    for blocks, style in (((grid("x"),), "SectionEnd"), ((grid("x"), paragraph("x")), "TableText")):
        export(material(*blocks), tmp_path / "out.docx", lambda: house)
        (table,) = Package((tmp_path / "out.docx").read_bytes()).body.iter(f"{W}tbl")
        below = table.getnext()
        assert below is not None
        assert [each.get(f"{W}val") for each in below.iter(f"{W}pStyle")] == [style]
