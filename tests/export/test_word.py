import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from briefwright.domain.blocks import Bullet, Numbered, Row, SourceList, Table
from briefwright.domain.brief import Brief
from briefwright.domain.content import Text, text
from briefwright.domain.errors import UserError
from briefwright.domain.material import Material
from briefwright.export.composing.composition import compose
from briefwright.export.files import render
from briefwright.export.word.document import word_file
from briefwright.export.wording import Scrubber
from export.any_brief import any_brief
from export.samples import everything, material, paragraph, positions, ref, shown_texts, with_base
from export.structure import Package, R, W, faults, words

Exported = Callable[..., Package]


def tags(root: etree._Element, tag: str) -> list[str]:
    return [str(each.get(f"{W}val")) for each in root.iter(f"{W}{tag}")]


def styled(package: Package, style: str) -> list[etree._Element]:
    """The paragraphs of the body in that style."""
    lines = package.body.iter(f"{W}p")
    return [line for line in lines if tags(line, "pStyle")[:1] == [style]]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_brief)
def it_makes_a_sound_file_that_holds_all_text_in_order(house: Path, brief: Brief) -> None:
    data, notices, _ = word_file(compose(with_base(brief)), brief, house)
    assert faults(data) == []
    assert notices == ()
    shown, place = words(Package(data).body), 0
    for typed in shown_texts(brief):
        for word in Scrubber()(typed).split():
            place = shown.index(word, place)


def it_stands_under_its_title_and_details(exported: Exported) -> None:
    lines = [words(line) for line in exported(everything()).body.iterchildren(f"{W}p")]
    assert lines[:6] == [
        "The talks",
        "For\tThe board",
        "From\tA. Analyst",
        "Date\t20 August 2025",
        "Reference\t2025/17",
        "Background",
    ]


def it_leaves_out_the_lines_of_empty_details(exported: Exported) -> None:
    lines = [words(line) for line in exported(material(paragraph("Text."))).body.iterchildren(f"{W}p")]
    assert lines == ["The talks", "Background", "Text."]


def it_puts_the_marking_at_top_and_foot_of_every_page(exported: Exported) -> None:
    package = exported(everything())
    pages = {name: words(package.parts[f"word/{name}1.xml"]).split() for name in ("header", "footer")}
    assert pages["header"] == ["The", "talks", "TLP:AMBER"]
    assert pages["footer"] == ["2025/17Page", "1", "of", "1", "TLP:AMBER"]
    assert "TLPAmber" in tags(package.parts["word/header1.xml"], "rStyle")


def it_sets_the_marking_in_twelve_points(exported: Exported) -> None:
    styles = exported(everything()).parts["word/styles.xml"]
    sizes = [tags(style, "sz") for style in styles if str(style.get(f"{W}styleId")).startswith("TLP")]
    assert sizes == [["24"]] * 4


def it_fills_page_numbers_by_fields(exported: Exported) -> None:
    codes = exported(everything()).parts["word/footer1.xml"].iter(f"{W}instrText")
    assert [str(code.text).strip() for code in codes] == ["PAGE", "NUMPAGES"]


def it_wraps_each_fact_in_a_control_and_a_bookmark(exported: Exported) -> None:
    body = exported(material(paragraph("So ", ref("F1"), " and ", ref("F1"), "."))).body
    controls = list(body.iter(f"{W}sdt"))
    names = [str(each.get(f"{W}name")) for each in body.iter(f"{W}bookmarkStart")]
    assert [tags(control, "tag") for control in controls] == [["fact:F1:r3"], ["fact:F1:r3"]]
    assert [words(control) for control in controls] == ["The talks resumed on 15 August"] * 2
    assert names == ["section_s1", "fact_F1_r3", "fact_F1_r3_2"]


def it_calls_the_note_right_behind_the_fact(exported: Exported) -> None:
    body = exported(material(paragraph(ref("F1"), " after"))).body
    (control,) = body.iter(f"{W}sdt")
    bookmark_end = control.getnext()
    assert bookmark_end is not None
    call = bookmark_end.getnext()
    assert call is not None
    assert [each.get(f"{W}id") for each in call.iter(f"{W}footnoteReference")] == ["1"]


def it_writes_real_footnotes(exported: Exported) -> None:
    notes = exported(material(paragraph(ref("F1"), ref("F2")))).parts["word/footnotes.xml"]
    written = [words(note).strip() for note in notes]
    assert [note.get(f"{W}type") for note in notes] == ["separator", "continuationSeparator", None, None]
    assert written[2].startswith("Jane Doe, Reuters, “Talks resume in Geneva after a pause of nine weeks”")
    assert written[3].startswith("TASS, “Statement of the ministry”, Grade C3; Jane Doe")


def it_links_by_relationships_in_text_and_notes(exported: Exported) -> None:
    linked = Text(text="here", link="https://example.org/?a=1&b=2")
    package = exported(material(paragraph(linked, ref("F1"))))
    for part, target in (
        ("document", "https://example.org/?a=1&b=2"),
        ("footnotes", "https://www.reuters.com/world/talks?a=1&b=2"),
    ):
        (link,) = package.parts[f"word/{part}.xml"].iter(f"{W}hyperlink")
        rels = {each.get("Id"): each for each in package.parts[f"word/_rels/{part}.xml.rels"]}
        rel = rels[link.get(f"{R}id")]
        assert (rel.get("Target"), rel.get("TargetMode")) == (target, "External")


def it_sets_bold_and_italic_by_styles(exported: Exported) -> None:
    marked = [Text(text="x", bold=bold, italic=italic) for bold in (False, True) for italic in (False, True)]
    (line,) = styled(exported(material(paragraph(*marked))), "BodyText")
    assert [tags(run, "rStyle") for run in line.iter(f"{W}r")] == [
        [],
        ["Emphasis"],
        ["Strong"],
        ["StrongEmphasis"],
    ]


def it_counts_each_numbered_list_from_one(exported: Exported) -> None:
    one, two, three = (Numbered(id=f"n{number}", content=text("x")) for number in (1, 2, 3))
    package = exported(material(one, two, paragraph("between"), three))
    first, second, third = (tags(line, "numId")[0] for line in styled(package, "ListNumber"))
    assert first == second != third
    nums = {str(each.get(f"{W}numId")): each for each in package.parts["word/numbering.xml"].iter(f"{W}num")}
    assert set(tags(nums[third], "startOverride")) == {"1"}


def it_gives_deep_items_their_level_and_the_deepest_style(exported: Exported) -> None:
    items = [Bullet(id=f"b{level}", content=text("x"), level=level) for level in (0, 1, 2, 5)]
    lines = [line for line in exported(material(*items)).body.iter(f"{W}p") if tags(line, "ilvl")]
    assert [tags(line, "pStyle") for line in lines] == [
        ["ListBullet"],
        ["ListBullet2"],
        ["ListBullet3"],
        ["ListBullet3"],
    ]
    assert [tags(line, "ilvl") for line in lines] == [["0"], ["1"], ["2"], ["5"]]


def it_repeats_the_head_of_a_table_and_splits_no_row(exported: Exported) -> None:
    (table,) = exported(material(positions())).body.iter(f"{W}tbl")
    rows = list(table.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def it_says_what_a_table_holds_to_those_who_cannot_see_it(exported: Exported) -> None:
    (table,) = exported(material(positions())).body.iter(f"{W}tbl")
    assert tags(table, "tblCaption") == ["Table 1. Positions. As of 15 August 2025"]
    assert tags(table, "tblDescription") == ["Positions of 2 actors on 2 topics."]


def it_keeps_tables_apart(exported: Exported) -> None:
    rows = (Row(id="r", cells=(text("x"),)),)
    body = exported(material(Table(id="a", rows=rows), Table(id="b", rows=rows))).body
    neighbours = [table.getnext() for table in body.iter(f"{W}tbl")]
    assert [each.tag for each in neighbours if each is not None] == [f"{W}p", f"{W}p"]


def it_gives_the_longest_word_its_room(exported: Exported) -> None:
    cells = (text("Bundesverfassungsgericht"), text("x " * 400), text("y " * 400))
    (table,) = exported(material(Table(id="t", rows=(Row(id="r", cells=cells),)))).body.iter(f"{W}tbl")
    columns = [int(str(each.get(f"{W}w"))) for each in table.iter(f"{W}gridCol")]
    assert 24 * 80 < columns[0] < 24 * 110
    assert sum(columns) <= 9072


def it_numbers_the_sources(exported: Exported) -> None:
    lines = styled(exported(material(paragraph(ref("F2")), SourceList(id="sl"))), "SourceList")
    assert [words(line).split(",")[0] for line in lines] == ["TASS", "Jane Doe"]
    assert all(tags(line, "numId") for line in lines)


def it_says_what_it_is_and_nothing_of_the_template(exported: Exported) -> None:
    package = exported(everything())
    core = {etree.QName(each).localname: each.text for each in package.parts["docProps/core.xml"]}
    assert core == {
        "title": "The talks",
        "creator": "A. Analyst",
        "lastModifiedBy": "A. Analyst",
        "subject": "2025/17",
        "language": "en-GB",
        "created": "2025-08-20T00:00:00Z",
        "modified": "2025-08-20T00:00:00Z",
    }


def export_id(package: Package) -> str:
    (found,) = package.parts["docProps/custom.xml"]
    assert found.get("name") == "BriefwrightExport"
    return str(found[0].text)


def it_bears_an_id_that_no_other_brief_and_no_other_template_shares(house: Path) -> None:
    words = material(paragraph("One."))
    other = replace(words, brief=words.brief.model_copy(update={"id": "B2"}))
    made = [(words, house), (other, house), (words, house.with_name("meeting-brief.docx"))]
    ids = {render(one, template)[2].id for one, template in made}
    assert len(ids) == 3


def it_bears_an_id_that_follows_from_its_content(exported: Exported) -> None:
    first, again = (export_id(exported(material(paragraph("One.")))) for _ in range(2))
    other = export_id(exported(material(paragraph("Two."))))
    assert first == again != other


_SCRIPT = """
import hashlib, sys
from pathlib import Path
from export.samples import everything
from briefwright.export.composing.composition import compose
from briefwright.export.word.document import word_file
made = everything()
print(hashlib.sha256(word_file(compose(made), made.brief, Path(sys.argv[1]))[0]).hexdigest())
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def it_writes_the_same_bytes_in_every_process(seed: str, house: Path) -> None:
    made = everything()
    here = hashlib.sha256(word_file(compose(made), made.brief, house)[0]).hexdigest()
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", _SCRIPT, str(house)]
    there = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert there.stdout.strip() == here


def it_refuses_a_table_wider_than_word_opens(exported: Exported) -> None:
    wide = Table(id="t", rows=(Row(id="r", cells=((),) * 64),))
    with pytest.raises(UserError, match="63 columns"):
        exported(material(wide))


def it_refuses_more_notes_than_word_opens(exported: Exported) -> None:
    fact = ref("F1")
    with pytest.raises(UserError, match="more than Word can open"):
        exported(material(paragraph(*[fact] * 32_700)))


def it_keeps_facts_apart_whose_ids_no_bookmark_could_hold(exported: Exported) -> None:
    ids = ["ä" * 50, "ö" * 50, "a-b", "a_b", "A_B"]
    made = material(paragraph(*(ref(each, shown="w") for each in ids)))
    body = exported(Material(made.brief)).body
    assert len(set(tags(body, "tag"))) == len(ids)
