from pathlib import Path

import pytest

from briefwright.domain.blocks import Block, Bullet, Judgement, Numbered, Quote, Row, Table
from briefwright.domain.content import Text, text
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import Composition, Details, Runs, SourceEntry, Words
from briefwright.export.web.markdown import markdown_text
from export.samples import everything, material, paragraph

GOLDEN = Path(__file__).parent / "golden.md"


def body(*blocks: Block) -> str:
    """What stands under the heading of the section."""
    return markdown_text(compose(material(*blocks))).partition("## Background\n\n")[2].removesuffix("\n")


def it_writes_a_whole_brief() -> None:
    assert markdown_text(compose(everything())) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2 * 3 _so_ `x` [a] <b> #c", r"2 \* 3 \_so\_ \`x\` \[a\] \<b\> \#c"),
        ("|d| ~e~ $f$ a\\b", r"\|d\| \~e\~ \$f\$ a\\b"),
        ("AT&amp;T", r"AT\&amp;T"),
        ("- no item", r"\- no item"),
        ("+ no item", r"\+ no item"),
        ("1. no item", r"1\. no item"),
        ("iv) no item", r"iv\) no item"),
        ("(a) no item", r"\(a) no item"),
        ("    no code", "no code"),
        ("=== no heading", r"\=== no heading"),
        ("> no quotation", r"\> no quotation"),
        ("[^1]: no note", r"\[\^1\]: no note"),
        ("The end.", "The end."),
        ("12.5 per cent", "12.5 per cent"),
        ("one\ntwo", "one\\\ntwo"),
        ("one\n- two", "one\\\n\\- two"),
    ],
)
def it_escapes_what_would_mean_something(typed: str, written: str) -> None:
    assert body(paragraph(typed)) == written


def it_keeps_marks_close_to_their_words() -> None:
    marked = paragraph("a", Text(text=" bold ", bold=True), "b", Text(text=" both", bold=True, italic=True))
    assert body(marked) == "a **bold** b ***both***"


def it_indents_deeper_items_and_counts_each_level() -> None:
    items = [
        Numbered(id=f"n{number}", content=text(words), level=level)
        for number, (words, level) in enumerate([("a", 0), ("b", 1), ("c", 1), ("d", 0), ("e", 1)])
    ]
    assert body(*items) == "1.  a\n    1.  b\n    2.  c\n2.  d\n    1.  e"


def it_lets_no_item_skip_a_level() -> None:
    items = [Bullet(id=f"b{level}", content=text("x"), level=level) for level in (3, 8)]
    assert body(*items) == "-   x\n    -   x"


def it_marks_every_line_of_a_quotation() -> None:
    assert body(Quote(id="q", content=text("one\ntwo"))) == "> one\\\n> two"


def it_keeps_a_cell_on_one_line() -> None:
    rows = (Row(id="r1", cells=(text("a"),)), Row(id="r2", cells=(text("b|c\nd"),)))
    assert body(Table(id="t", rows=rows)) == "| a |\n|---|\n| b\\|c<br>d |"


def it_writes_no_heading_for_a_section_without_one() -> None:
    assert "##" not in markdown_text(compose(material(paragraph("Words."), title="")))


def it_keeps_a_judgement_in_one_pair_of_stars() -> None:
    stated = (*text("He said "), Text(text="no", bold=True), *text("."))
    assert body(Judgement(id="j", statement=stated)) == "**He said no.**"


def it_holds_pictures_behind_the_text() -> None:
    written = markdown_text(compose(everything()))
    place = written.index("![A map of the line][picture-1]")
    assert written.index("[picture-1]: <data:image/png;base64,") > max(place, written.rindex("\n[^"))


def it_numbers_no_sources_whose_style_does_not() -> None:
    entries = tuple(SourceEntry(number, text_runs(f"S{number}"), 1, numbered=False) for number in (1, 2))
    details = Details("T", "", "", "", "", "TLP:CLEAR")
    assert "\n\nS1\n\nS2\n" in markdown_text(Composition(details, entries, (), ()))


def text_runs(words: str) -> Runs:
    return (Words(words),)
