"""What people and programs do to a template: each makes a complete and valid document, or a clear word."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefwright.domain.errors import UserError
from briefwright.export.files import render
from briefwright.export.templates.inspection import inspect
from export.forms import (
    DOCUMENT,
    HEADER,
    LINE,
    RELS,
    RUN,
    SETTINGS,
    SLOT,
    STYLES,
    TRACKED,
    TYPES,
    flaws,
    inline,
    line,
    missing,
    slot,
    with_body,
)
from export.samples import everything
from export.structure import Package, W, words

Changed = Callable[..., Path]

NBSP = "\N{NO-BREAK SPACE}"
CELL = "<w:tc><w:tcPr/>{}</w:tc>"
TABLE = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr>{}</w:tr></w:tbl>'
    "<w:p><w:r><w:t>After</w:t></w:r></w:p>"
)
TITLE, BODY = line(inline("brief.title")), slot("slot.body")
LIBREOFFICE = shutil.which("soffice")
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package_of(template: Path) -> Package:
    """The document of a brief that holds everything: complete, valid, and without a slot's own words."""
    made = everything()
    data, _, _ = render(made, template)
    package = Package(data)
    assert flaws(data) == []
    assert missing(package, made) == []
    return package


def refusal(template: Path) -> str:
    with pytest.raises(UserError) as caught:
        render(everything(), template)
    report = inspect(template)
    assert [each.message for each in report.remarks] == [caught.value.message]
    assert not report.usable
    return caught.value.message


def told(template: Path) -> str:
    """What a check says, and what an export says with it."""
    said = " ".join(each.message for each in inspect(template).remarks)
    notices = render(everything(), template)[1]
    for remark in inspect(template).remarks:
        if remark.severity == "warning":
            assert remark.message in notices
    return said


def struck(control: str) -> str:
    return f"<w:p><w:del {TRACKED}>{control}</w:del></w:p>"


BODIES: dict[str, str] = {
    "a slot whose words are split into runs": TITLE
    + SLOT.format(
        "slot.body", line(RUN.format("[the bo"), '<w:proofErr w:type="spellStart"/>', RUN.format("dy here]"))
    ),
    "a slot for the title split into runs": line(
        SLOT.format("brief.title", RUN.format("[Ti") + RUN.format("tle]"))
    )
    + BODY,
    "no slot for the body": TITLE,
    "no slot for the title": BODY,
    "no slot at all": LINE.format("Ministry"),
    "nothing at all": "",
    "a no-break space in a tag": line(inline(f"brief.title{NBSP}")) + slot(f"slot.{NBSP}body"),
    "no-break spaces in the words of a slot": line(inline("brief.title", f"the{NBSP}title"))
    + slot("slot.body", NBSP),
    "capitals and short forms": line(inline("TITLE")) + slot("Body"),
    "a slot for the body inside a line": TITLE + line(inline("slot.body")),
    "a slot for the title around a paragraph": slot("brief.title") + BODY,
    "a slot around several paragraphs": TITLE + SLOT.format("slot.body", LINE.format("a") * 3),
    "an empty slot": line(SLOT.format("brief.title", "")) + SLOT.format("slot.body", ""),
    "a slot inside another": SLOT.format("slot.body", TITLE + slot("slot.section.risks")),
    "the body inside the slot for the title": SLOT.format("brief.title", LINE.format("x") + BODY),
    "a slot twice": TITLE + TITLE + BODY + LINE.format("between") + BODY,
    "a frame of another make around a slot": SLOT.format("cover page", TITLE + BODY),
    "a slot taken out under tracked changes": struck(inline("brief.title")) + struck(inline("slot.body")),
    "a slot put in under tracked changes": f"<w:p><w:ins {TRACKED}>{inline('brief.title')}</w:ins></w:p>"
    + SLOT.format("slot.body", f"<w:p><w:ins {TRACKED}>{RUN.format('here')}</w:ins></w:p>"),
    "the words of a slot deleted under tracked changes": TITLE
    + SLOT.format(
        "slot.body",
        f"<w:p><w:pPr><w:rPr><w:del {TRACKED}/></w:rPr></w:pPr><w:del {TRACKED}>"
        "<w:r><w:delText>here</w:delText></w:r></w:del></w:p>",
    ),
    "the frame of a slot deleted under tracked changes": TITLE
    + f'<w:customXmlDelRangeStart {TRACKED}/>{slot("slot.body", "Kept")}<w:customXmlDelRangeEnd w:id="91"/>',
    "words that stay where a slot was": LINE.format("[brief.title]") + LINE.format("[slot.body]"),
    "formatted words in a slot": TITLE
    + SLOT.format(
        "slot.body", line('<w:r><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr><w:t>here</w:t></w:r>')
    ),
    "a slot in the cell of a table": TABLE.format(
        CELL.format(TITLE) + "</w:tr><w:tr>" + SLOT.format("slot.body", CELL.format(LINE.format("here")))
    ),
    "a slot that ends a cell": TABLE.format(CELL.format(TITLE + BODY)),
    "bookmarks where slots were": '<w:p><w:bookmarkStart w:id="5" w:name="brief_title"/>'
    f'{RUN.format("x")}<w:bookmarkEnd w:id="5"/></w:p><w:p><w:bookmarkStart w:id="6" w:name="Slot_Body"/>'
    f'{RUN.format("y")}</w:p>{LINE.format("z")}<w:p><w:bookmarkEnd w:id="6"/>{RUN.format("After")}</w:p>',
    "a bookmark that ends before it begins": TITLE
    + '<w:bookmarkEnd w:id="6"/>'
    + LINE.format("Between")
    + '<w:bookmarkStart w:id="6" w:name="slot_body"/>',
    "a bookmark around nothing": TITLE
    + '<w:bookmarkStart w:id="6" w:name="slot_body"/>'
    + '<w:bookmarkEnd w:id="6"/>',
    "the slots of Word's own properties": '<w:p><w:sdt><w:sdtPr><w:alias w:val="Title"/><w:dataBinding '
    'w:xpath="/x" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/><w:text/></w:sdtPr><w:sdtContent>'
    f"{RUN.format('here')}</w:sdtContent></w:sdt></w:p>{BODY}",
    "a hint to type in a slot": '<w:p><w:sdt><w:sdtPr><w:tag w:val="brief.title"/>'
    "<w:showingPlcHdr/></w:sdtPr>"
    '<w:sdtContent><w:r><w:rPr><w:color w:val="808080"/></w:rPr><w:t>Click here</w:t></w:r></w:sdtContent>'
    f"</w:sdt></w:p>{BODY}",
    "a slot in a text box": TITLE + '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
    f"<v:textbox><w:txbxContent>{BODY}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    "comments": f'{TITLE}<w:p><w:commentRangeStart w:id="1"/>{RUN.format("Seen")}'
    '<w:commentRangeEnd w:id="1"/>'
    f'<w:r><w:commentReference w:id="1"/></w:r></w:p>{BODY}',
}


@pytest.mark.parametrize("markup", BODIES.values(), ids=BODIES)
def it_makes_a_complete_document_in_spite_of(markup: str, changed: Changed) -> None:
    package = package_of(changed({DOCUMENT: with_body(markup)}))
    assert "here" not in [words(each).strip() for each in package.body.iter(f"{W}p")]


@pytest.mark.parametrize("markup", BODIES.values(), ids=BODIES)
def it_says_the_same_when_it_checks_as_when_it_exports(markup: str, changed: Changed) -> None:
    assert told(changed({DOCUMENT: with_body(markup)})) is not None


def it_leaves_no_trace_of_those_who_changed_the_template(changed: Changed) -> None:
    package = package_of(changed({DOCUMENT: with_body(BODIES["a slot put in under tracked changes"])}))
    names = {f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange")}
    assert [each.tag for each in package.body.iter() if each.tag in names] == []


def it_keeps_what_was_put_in_and_drops_what_was_taken_out(changed: Changed) -> None:
    markup = (
        f"<w:p>{RUN.format('A ')}<w:del {TRACKED}><w:r><w:delText>small </w:delText></w:r></w:del>"
        f"<w:ins {TRACKED}>{RUN.format('great ')}</w:ins>{RUN.format('ministry')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:del {TRACKED}/></w:rPr></w:pPr>{RUN.format('of ')}</w:p>"
        + LINE.format("state")
        + TABLE.format(f"<w:trPr><w:del {TRACKED}/></w:trPr>{CELL.format('<w:p/>')}")
    )
    package = package_of(changed({DOCUMENT: with_body(markup + TITLE + BODY)}))
    assert [words(each) for each in list(package.body)[:2]] == ["A great ministry", "of state"]


def it_tells_of_tracked_changes_and_slots_in_them(changed: Changed) -> None:
    deleted = told(changed({DOCUMENT: with_body(BODIES["a slot taken out under tracked changes"])}))
    assert "A tracked change takes away the slot “slot.body”" in deleted
    inserted = told(changed({DOCUMENT: with_body(BODIES["a slot put in under tracked changes"])}))
    assert "A tracked change puts in the slot “slot.body”" in inserted
    assert "holds 2 tracked changes: documents go out as if all were accepted" in inserted


def it_tells_of_words_that_stay_where_a_slot_was(changed: Changed) -> None:
    said = told(changed({DOCUMENT: with_body(BODIES["words that stay where a slot was"])}))
    assert "“[slot.body]” stands in changed.docx as plain words and would go out." in said


def it_drops_comments_with_the_names_of_those_who_made_them(changed: Changed) -> None:
    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="1" w:author="Anna"><w:p/></w:comment></w:comments>'
    )
    relation = f'<Relationship Id="rIdC" Type="{REL}/comments" Target="comments.xml"/></Relationships>'
    template = changed(
        {
            DOCUMENT: with_body(BODIES["comments"]),
            RELS: lambda xml: xml.replace("</Relationships>", relation),
            TYPES: lambda xml: xml.replace(
                "</Types>",
                '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-'
                'officedocument.wordprocessingml.comments+xml"/></Types>',
            ),
        }
    )
    with zipfile.ZipFile(template, "a") as file:
        file.writestr("word/comments.xml", comments)
    assert "word/comments.xml" not in package_of(template).names
    assert "holds 1 comment: documents go out without" in told(template)


def it_fills_a_slot_in_a_header_and_leaves_no_part_of_the_brief_there(changed: Changed) -> None:
    def header(xml: str) -> str:
        start = xml.index(">", xml.index("<w:hdr")) + 1
        return f"{xml[:start]}{line(inline('brief.title'))}{slot('slot.body')}</w:hdr>"

    template = changed({HEADER: header, DOCUMENT: with_body(TITLE + BODY)})
    head = package_of(template).parts[HEADER]
    assert words(head).startswith("The talks")
    assert "where Word takes no notes: it is left empty" in told(template)


def it_takes_plain_styles_for_those_that_are_missing(changed: Changed) -> None:
    def bare(xml: str) -> str:
        return re.sub(r'<w:style [^>]*w:styleId="(Heading1|BodyText|List\w+)">.*?</w:style>', "", xml)

    template = changed({STYLES: bare, DOCUMENT: with_body(TITLE + BODY)})
    used = {str(each.get(f"{W}val")) for each in package_of(template).body.iter(f"{W}pStyle")}
    assert {"Heading1", "ListBullet", "Normal"} <= used
    assert "lacks the styles" in told(template)


def it_opens_a_template_file_as_such(changed: Changed) -> None:
    def as_template(xml: str) -> str:
        return xml.replace("document.main+xml", "template.main+xml")

    package_of(changed({TYPES: as_template}, "house.dotx"))


def as_libreoffice_saves(xml: str) -> str:
    """Controls without tags; those whose words are hints keep their titles."""
    start = xml.index("<w:body>")
    return xml[:start] + xml[start:].replace("<w:tag w:val=", "<w:temporary w:val=")


def it_knows_its_slots_again_when_libreoffice_has_saved_them(changed: Changed) -> None:
    package = package_of(changed({DOCUMENT: as_libreoffice_saves}))
    assert words(next(iter(package.body))) == "The talks"
    assert [each for each in package.body.iter(f"{W}sdt") if not words(each)] == []


@pytest.mark.skipif(LIBREOFFICE is None, reason="LibreOffice is not there")
def it_knows_the_slots_of_every_shipped_template_saved_by_libreoffice(house: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    shipped = sorted(house.parent.glob("*.docx"))
    command = [
        str(LIBREOFFICE),
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path),
        *map(str, shipped),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for template in shipped:
        assert inspect(tmp_path / template.name).slots == inspect(template).slots
        package_of(tmp_path / template.name)


def it_refuses_macros(changed: Changed) -> None:
    template = changed({})
    with zipfile.ZipFile(template, "a") as file:
        file.writestr("word/vbaProject.bin", b"x")
    assert "holds macros" in refusal(template)


def it_refuses_active_controls(changed: Changed) -> None:
    template = changed({})
    with zipfile.ZipFile(template, "a") as file:
        file.writestr("word/activeX/activeX1.xml", b"<x/>")
    assert "holds ActiveX controls" in refusal(template)


def it_refuses_fields_that_start_programs(changed: Changed) -> None:
    code = (
        "<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c cmd</w:instrText></w:r></w:p>"
    )
    assert "holds a DDE field" in refusal(changed({DOCUMENT: with_body(code + BODY)}))


@pytest.mark.parametrize(
    "target", ["https://example.org/logo.png", r"\\server\share\logo.png", "file://server/logo.png"]
)
def it_refuses_what_tells_others_that_a_brief_is_opened(target: str, changed: Changed) -> None:
    assert f"fetches something (image) from {target}" in refusal(linked(changed, target))


def it_warns_of_pictures_that_lie_elsewhere(changed: Changed) -> None:
    assert "shows something (image) that lies at file:///C:/logo.png" in told(
        linked(changed, "file:///C:/logo.png")
    )


def linked(changed: Changed, target: str) -> Path:
    relation = f'<Relationship Id="rIdX" Type="{REL}/image" Target="{target}" TargetMode="External"/>'
    return changed({RELS: lambda xml: xml.replace("</Relationships>", f"{relation}</Relationships>")})


def it_refuses_a_bomb(changed: Changed) -> None:
    template = changed({})
    with zipfile.ZipFile(template, "a", zipfile.ZIP_DEFLATED) as file, file.open("word/big.xml", "w") as part:
        for _ in range(20):
            part.write(bytes(2**20))
    assert "too large" in refusal(template)


def it_refuses_a_great_many_parts(changed: Changed) -> None:
    template = changed({})
    with zipfile.ZipFile(template, "a") as file:
        for number in range(5_001):
            file.writestr(f"word/{number}", b"")
    assert "too large" in refusal(template)


def it_refuses_two_parts_of_one_name(changed: Changed) -> None:
    template = changed({})
    with zipfile.ZipFile(template, "a") as file:
        file.writestr("Word/document.xml", b"x")
    assert "two parts of the same name" in refusal(template)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Only notes.", "is no Word document, though it is called like one"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked by a password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "of a Word before 2007"),
        (b"PK\x03\x04 and no more", "it is damaged"),
    ],
)
def it_says_what_a_file_is_that_is_no_template(content: bytes, said: str, tmp_path: Path) -> None:
    template = tmp_path / "odd.docx"
    template.write_bytes(content)
    assert said in refusal(template)


def it_refuses_strict_open_xml_in_words(changed: Changed) -> None:
    def strict(xml: str) -> str:
        return xml.replace(
            "schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument"
        )

    assert "Strict Open XML" in refusal(changed({"_rels/.rels": strict}))


def it_refuses_a_truncated_file(house: Path, tmp_path: Path) -> None:
    template = tmp_path / "cut.docx"
    template.write_bytes(house.read_bytes()[:9000])
    assert "no Word document" in refusal(template)


def it_warns_of_protection(changed: Changed) -> None:
    def protected(xml: str) -> str:
        return xml.replace(
            "<w:defaultTab", '<w:documentProtection w:edit="forms" w:enforcement="1"/><w:defaultTab'
        )

    assert "is protected" in told(changed({SETTINGS: protected}))


def it_warns_of_tags_that_nearly_mean_a_slot(changed: Changed) -> None:
    said = told(
        changed({DOCUMENT: with_body(line(inline("brief.titel")) + slot("slot.boddy") + slot("cover"))})
    )
    assert (
        "“brief.titel” is no slot, so that what stands there stays as it is. Is “brief.title” meant?" in said
    )
    assert "Is “slot.body” meant?" in said
    assert "cover" not in said
