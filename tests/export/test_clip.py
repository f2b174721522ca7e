import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree, html

from briefwright.domain.blocks import Bullet
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import text
from briefwright.domain.errors import NotFound
from briefwright.domain.material import Material
from briefwright.domain.presentation import Presentation
from briefwright.export.web.clip import clip
from export.any_brief import any_brief
from export.samples import everything, material, paragraph, ref, with_base

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def root_of(made: Material, section: str = "") -> Any:
    return html.document_fromstring(clip(made, section)[0])


def two_sections() -> Material:
    sections = (
        Section(id="s1", title="First", blocks=(paragraph("So ", ref("F1")),)),
        Section(id="s2", title="Second", marking="TLP:AMBER", blocks=(paragraph("And ", ref("F1")),)),
    )
    return with_base(Brief(id="B", title="The talks", sections=sections))


def pasted(made: Material, folder: Path) -> zipfile.ZipFile:
    """What LibreOffice makes of the clip, as a Word document."""
    source = folder / "clip.html"
    source.write_text(clip(made)[0], encoding="utf-8")
    reading = ["--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML"]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", *reading, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return zipfile.ZipFile(folder / "clip.docx")


def it_marks_the_top_of_what_is_copied() -> None:
    shown, plain = clip(everything())
    assert html.document_fromstring(shown).xpath("string(//body/*[1])") == "TLP:AMBER"
    assert plain.startswith("TLP:AMBER\n")


def it_copies_one_section_alone_under_the_marking_that_it_needs() -> None:
    (shown, plain) = clip(two_sections(), "s2")
    assert "Second" in shown and "First" not in shown
    assert plain.startswith("TLP:AMBER\n\nSECOND (TLP:AMBER)\n")
    assert "First" not in plain
    assert clip(two_sections(), "s1")[1].startswith("TLP:CLEAR\n\nFIRST\n")


def it_counts_the_notes_of_a_section_from_one_and_cites_in_full() -> None:
    plain = clip(two_sections(), "s2")[1]
    assert "And The talks resumed on 15 August[1]" in plain
    assert "[1] Jane Doe, Reuters, “Talks resume in Geneva after a pause of nine weeks”" in plain


def it_says_that_there_is_no_such_section() -> None:
    with pytest.raises(NotFound):
        clip(two_sections(), "s9")


@pytest.mark.parametrize(
    ("notes", "kind", "short"), [("footnotes", "footnote", "ftn"), ("endnotes", "endnote", "edn")]
)
def it_names_each_note_for_word_and_for_libreoffice(notes: str, kind: str, short: str) -> None:
    presented = Presentation.model_validate({"notes": notes})
    root = root_of(replace(material(paragraph(ref("F1"))), presentation=presented))
    (call,) = root.xpath(f"//a[@class='sd{kind}anc']")
    assert (call.get("style"), call.get("name")) == (f"mso-{kind}-id:{short}1", f"_{short}ref1")
    assert call.get("href") == f"#sd{kind}1sym"
    (listed,) = root.xpath(f"//div[@style='mso-element:{kind}-list']")
    assert listed.xpath("div/@id") == [f"sd{kind}1"]
    hidden = [str(each) for each in listed.xpath("comment()") if "mso 9" in str(each)]
    assert hidden[0] == f'<!--[if gte mso 9]><div style="mso-element:{kind}" id="{short}1"><![endif]-->'
    assert hidden[1] == "<!--[if gte mso 9]></div><![endif]-->"


def it_nests_deeper_items_in_the_item_above() -> None:
    items = [Bullet(id=f"b{level}", content=text("abc"[level]), level=level) for level in range(3)]
    assert root_of(material(*items)).xpath("//ul/li/ul/li/ul/li/text()") == ["c"]


def it_needs_no_style_sheet() -> None:
    root = root_of(everything())
    assert root.xpath("//style | //link | //script") == []
    assert root.xpath("//td[not(@style)] | //th[not(@style)]") == []


def it_keeps_the_columns_of_a_table_apart_by_tabs_in_plain_text() -> None:
    assert "\nYear\tShare\n2025\tIt was 40 per cent[4]\n" in clip(everything())[1]


def it_tells_the_address_of_a_link_in_plain_text() -> None:
    assert "More (https://example.org/a%20b) and that" in clip(everything())[1]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_brief)
def it_copies_any_brief_with_a_note_for_each_call(brief: Brief) -> None:
    shown, plain = clip(with_base(brief))
    root: Any = html.document_fromstring(shown)
    calls = root.xpath("//a[@class='sdfootnoteanc']")
    notes = root.xpath("//div[starts-with(@id, 'sdfootnote')]")
    assert len(calls) == len(notes)
    assert plain.strip()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def it_is_pasted_by_libreoffice_with_real_notes_lists_and_tables(tmp_path: Path) -> None:
    made = everything()
    with pasted(made, tmp_path) as document:
        body = etree.fromstring(document.read("word/document.xml"))
        notes = etree.fromstring(document.read("word/footnotes.xml"))
    calls = root_of(made).xpath("//a[@class='sdfootnoteanc']")
    assert len(list(body.iter(f"{W}footnoteReference"))) == len(calls) > 0
    assert "Talks resume in Geneva after a pause of nine weeks" in "".join(map(str, notes.itertext()))
    assert len(list(body.iter(f"{W}tbl"))) == len(root_of(made).xpath("//table"))
    assert list(body.iter(f"{W}sectPr"))[1:] == []
    assert {level.get(f"{W}val") for level in body.iter(f"{W}ilvl")} >= {"0", "1"}
