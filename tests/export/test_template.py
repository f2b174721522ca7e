import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from docx import Document

from briefwright.domain.blocks import Numbered
from briefwright.domain.content import text
from briefwright.export.composing.composition import compose
from briefwright.export.files import export
from briefwright.export.word.document import word_file
from export.forms import DOCUMENT, HEADER, LINE, RUN, SLOT, STYLES, lines, with_body
from export.samples import everything, material, paragraph, ref
from export.structure import Package, R, W, faults, words

Exported = Callable[..., Package]
Changed = Callable[..., Path]
NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"


def it_ships_a_house_template_that_is_sound(house: Path) -> None:
    assert faults(house.read_bytes()) == []


def it_ships_a_house_template_with_every_style_and_slot(house: Path) -> None:
    made = everything()
    assert word_file(compose(made), made.brief, house)[1] == ()


def it_leaves_no_slot_behind(exported: Exported) -> None:
    package = exported(everything())
    tags = [str(tag.get(f"{W}val")) for root in package.stories().values() for tag in root.iter(f"{W}tag")]
    assert {tag.partition(":")[0] for tag in tags} == {"fact"}


def it_keeps_what_the_template_says_around_the_brief(exported: Exported, changed: Changed) -> None:
    body = LINE.format("Cover") + SLOT.format("slot.body", LINE.format("here")) + LINE.format("Colophon")
    template = changed({DOCUMENT: with_body(body)})
    assert lines(exported(material(paragraph("Text.")), template)) == [
        "Cover",
        "The talks",
        "Background",
        "Text.",
        "Colophon",
    ]


def it_takes_a_slot_inside_a_line_as_that_line(exported: Exported, changed: Changed) -> None:
    line = f"<w:p>{SLOT.format('slot.body', RUN.format('here'))}</w:p>"
    template = changed({DOCUMENT: with_body(line)})
    assert lines(exported(material(paragraph("Text.")), template)) == ["The talks", "Background", "Text."]


def it_keeps_the_words_beside_a_slot_inside_a_line(exported: Exported, changed: Changed) -> None:
    line = f"<w:p>{RUN.format('Brief:')}{SLOT.format('slot.body', RUN.format('here'))}</w:p>"
    template = changed({DOCUMENT: with_body(line)})
    assert lines(exported(material(paragraph("Text.")), template))[0] == "Brief:"


def it_fills_slots_in_the_cells_of_a_table(exported: Exported, changed: Changed) -> None:
    def row(label: str, tag: str) -> str:
        head, cell = (f"<w:tc><w:tcPr/>{LINE.format(said)}</w:tc>" for said in (label, "x"))
        return f"<w:tr>{head}{SLOT.format(tag, cell)}</w:tr>"

    rows = row("Title", "brief.title") + row("Reference", "brief.reference") + row("Date", "brief.date")
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"
    template = changed({DOCUMENT: with_body(table + SLOT.format("slot.body", LINE.format("x")))})
    made = material(paragraph("Text."), reference="2025/17")
    found = lines(exported(made, template))
    assert found == ["Title", "The talks", "Reference", "2025/17", "Background", "Text."]


def it_puts_a_brief_into_a_cell(exported: Exported, changed: Changed) -> None:
    slot = SLOT.format("slot.body", LINE.format("x"))
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>{slot}<w:p/></w:tc></w:tr></w:tbl><w:p/>"
    template = changed({DOCUMENT: with_body(table)})
    package = exported(everything(), template)
    (outer,) = (each for each in package.body.iterchildren(f"{W}tbl"))
    assert "Background" in words(outer)


def it_puts_the_brief_at_the_end_of_a_template_without_slots(changed: Changed, tmp_path: Path) -> None:
    template = changed({DOCUMENT: with_body(LINE.format("Cover"))})
    made = material(paragraph("Text."), author="A. Analyst")
    notices, _ = export(made, tmp_path / "out.docx", lambda: template)
    package = Package((tmp_path / "out.docx").read_bytes())
    assert lines(package) == ["Cover", "The talks", "From\tA. Analyst", "Background", "Text."]
    assert notices == (
        "changed.docx has no slot for the body: the brief stands at its end.",
        "changed.docx has no slot for the title: it stands above the brief.",
    )


def it_adds_plain_styles_for_those_that_a_template_lacks(changed: Changed) -> None:
    def bare(xml: str) -> str:
        start = xml.index('<w:style w:type="paragraph" w:styleId="Title"')
        return xml[:start] + "</w:styles>"

    made = material(paragraph(ref("F1")))
    empty = {f"word/{story}{number}.xml": _empty for story in ("header", "footer") for number in (1, 2)}
    template = changed({STYLES: bare, DOCUMENT: with_body("")} | empty)
    data, notices, _ = word_file(compose(made), made.brief, template)
    assert faults(data) == []
    assert notices[-1] == (
        "changed.docx lacks the styles “Title”, “Heading 1”, “Footnote Text”, “Marking”, “Hyperlink” and "
        "“Footnote Reference”: plain ones stand in."
    )


def _empty(xml: str) -> str:
    return xml[: xml.index(">", xml.index("<w:")) + 1] + "<w:p/>" + xml[xml.rindex("</w:") :]


def it_finds_styles_of_a_template_in_another_language(exported: Exported, changed: Changed) -> None:
    template = changed({STYLES: lambda xml: xml.replace('w:styleId="Heading1"', 'w:styleId="berschrift1"')})
    package = exported(material(paragraph("Text.")), template)
    used = [str(each.get(f"{W}val")) for each in package.body.iter(f"{W}pStyle")]
    assert used == ["Title", "berschrift1", "BodyText"]


def it_marks_pages_that_the_template_leaves_unmarked(exported: Exported, changed: Changed) -> None:
    def plain(xml: str) -> str:
        return _empty(xml).replace("<w:p/>", LINE.format("Desk TLP:AMBER+STRICT"))

    package = exported(everything(), changed({HEADER: plain}))
    assert words(package.parts["word/header1.xml"]).split() == ["Desk", "TLP:AMBER+STRICT", "TLP:AMBER"]


def it_marks_first_pages_too(exported: Exported, changed: Changed) -> None:
    def bare(xml: str) -> str:
        return re.sub(r'<w:(header|footer)Reference w:type="first"[^>]*/>', "", xml)

    package = exported(everything(), changed({DOCUMENT: bare}))
    rels = {
        each.get("Id"): f"word/{each.get('Target')}" for each in package.parts["word/_rels/document.xml.rels"]
    }
    shown = [
        rels[each.get(f"{R}id")]
        for kind in ("header", "footer")
        for each in package.body.iter(f"{W}{kind}Reference")
    ]
    assert len(shown) == 4
    assert all("TLP:AMBER" in words(package.parts[name]) for name in shown)


def it_numbers_the_notes_of_the_template_and_the_brief_in_one_row(
    exported: Exported, changed: Changed
) -> None:
    def call(number: int) -> str:
        return f'<w:p><w:r><w:footnoteReference w:id="{number}"/></w:r></w:p>'

    def noted(xml: str) -> str:
        notes = "".join(f'<w:footnote w:id="{n}">{LINE.format(f"own {n}")}</w:footnote>' for n in (5, 2))
        return xml.replace("</w:footnotes>", f"{notes}</w:footnotes>")

    body = call(5) + SLOT.format("slot.body", LINE.format("x")) + call(2)
    template = changed({DOCUMENT: with_body(body), "word/footnotes.xml": noted})
    notes = exported(material(paragraph(ref("F4"))), template).parts["word/footnotes.xml"]
    assert [words(note).strip() for note in notes][2:] == ["own 5", "“Figures”, Grade A6.", "own 2"]


def it_mends_a_bookmark_that_loses_its_end(exported: Exported, changed: Changed) -> None:
    start = '<w:p><w:bookmarkStart w:id="7" w:name="here"/></w:p>'
    end = '<w:p><w:bookmarkEnd w:id="7"/></w:p>'
    template = changed({DOCUMENT: with_body(start + SLOT.format("slot.body", end))})
    names = [each.get(f"{W}name") for each in exported(material(), template).body.iter(f"{W}bookmarkStart")]
    assert names == ["section_s1"]


def it_makes_lists_where_the_template_has_none(exported: Exported, changed: Changed) -> None:
    template = changed(
        {
            "word/numbering.xml": lambda _: "",
            "word/_rels/document.xml.rels": lambda xml: xml.replace(
                f'<Relationship Id="rId2" Type="{NUMBERING}" Target="numbering.xml"/>', ""
            ),
            "[Content_Types].xml": lambda xml: xml.replace("/word/numbering.xml", "/word/gone.xml"),
            STYLES: lambda xml: xml.replace("<w:numPr>", "<w:keepNext/><!--").replace("</w:numPr>", "-->"),
        }
    )
    package = exported(material(Numbered(id="n", content=text("x"))), template)
    assert len(list(package.parts["word/numbering.xml"].iter(f"{W}lvl"))) == 9


def it_opens_a_template_file_as_such(exported: Exported, changed: Changed) -> None:
    def as_template(xml: str) -> str:
        return xml.replace("document.main+xml", "template.main+xml")

    package = exported(everything(), changed({"[Content_Types].xml": as_template}, "house.dotx"))
    types = {each.get("ContentType") for each in package.parts["[Content_Types].xml"]}
    assert not any("template.main" in str(kind) for kind in types)


def it_finds_properties_where_libreoffice_puts_them(exported: Exported, changed: Changed) -> None:
    def lowered(xml: str) -> str:
        return xml.replace(
            "package/2006/relationships/metadata", "officedocument/2006/relationships/metadata"
        )

    package = exported(everything(), changed({"_rels/.rels": lowered}))
    assert [name for name in package.names if "core" in name] == ["docProps/core.xml"]


def it_forgets_the_folders_of_the_template(exported: Exported, changed: Changed) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="file:///C:/Users/anna/x.dotx" TargetMode="External"/>'
        "</Relationships>"
    )
    template = changed(
        {
            "word/settings.xml": lambda xml: xml.replace(
                "<w:defaultTab", '<w:attachedTemplate r:id="rId1"/><w:defaultTab'
            )
        }
    )
    with zipfile.ZipFile(template, "a") as file:
        file.writestr("word/_rels/settings.xml.rels", relationships)
    package = exported(everything(), template)
    assert "word/_rels/settings.xml.rels" not in package.names


def it_mends_the_zoom_that_the_template_of_a_common_library_leaves_open(
    exported: Exported, tmp_path: Path
) -> None:
    Document().save(str(tmp_path / "plain.docx"))
    package = exported(everything(), tmp_path / "plain.docx")
    (zoom,) = package.parts["word/settings.xml"].iter(f"{W}zoom")
    assert zoom.get(f"{W}percent") == "100"
