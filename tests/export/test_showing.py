import shutil
import sys
from dataclasses import replace
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html

from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.domain.exports import unheard
from briefwright.domain.material import Material
from briefwright.editing.ports import Clip, Showing
from briefwright.export.showing import Viewer
from briefwright.export.web.draft import WIDEST
from briefwright.export.wording import Scrubber
from export.any_brief import any_brief
from export.samples import everything, judgement, material, paragraph, ref, shown_texts, with_base


@pytest.fixture
def viewer(house: Path) -> Showing:
    """A viewer as the window gets it."""
    return Viewer(lambda material: house, Clip)


def drafted(viewer: Showing, made: Material) -> Any:
    return html.document_fromstring(viewer.draft(made))


def it_drafts_with_what_qt_shows_alone(viewer: Showing) -> None:
    root = drafted(viewer, everything())
    known = {"html", "head", "style", "body", "p", "h1", "h2", "h3", "a", "span", "strong", "em", "sup", "br"}
    known |= {"ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th", "img", "hr"}
    assert {each.tag for each in root.iter()} <= known
    assert not any(word in root.xpath("string(//style)") for word in ("flex", "grid-", "@media", "var("))


def it_names_the_place_of_each_section_note_and_exhibit(viewer: Showing) -> None:
    root = drafted(viewer, everything())
    names = root.xpath("//a/@name")
    assert "section-s1" in names
    assert {link[1:] for link in root.xpath("//a/@href[starts-with(., '#')]")} <= set(names)
    assert len(names) == len(set(names))


def it_names_the_place_of_a_section_without_a_heading(viewer: Showing) -> None:
    root = drafted(viewer, material(paragraph("Words."), title=""))
    assert root.xpath("//a/@name") == ["section-s1"]
    assert root.xpath("//h2") == []


def it_shows_the_marking_first(viewer: Showing) -> None:
    assert drafted(viewer, everything()).xpath("string(//body/*[1])").strip() == "TLP:AMBER"


def it_keeps_a_judgement_together_beside_a_bar(viewer: Showing) -> None:
    (cell,) = drafted(viewer, material(judgement())).xpath("//td[p[@class='judgement']]")
    assert len(cell.xpath("p[@class='detail']")) == 7


def it_keeps_pictures_on_the_sheet(viewer: Showing) -> None:
    made = everything()
    wide = replace(made, brief=widened(made.brief, 4000, 1000))
    (picture,) = drafted(viewer, wide).xpath("//img")
    assert (picture.get("width"), picture.get("height")) == (str(WIDEST), str(WIDEST // 4))


def widened(brief: Brief, width: int, height: int) -> Brief:
    """The brief with its pictures said to be of that size."""
    resized = [
        block.model_copy(update={"width": width, "height": height}) if block.kind == "picture" else block
        for block in brief.sections[0].blocks
    ]
    section = brief.sections[0].model_copy(update={"blocks": tuple(resized)})
    return brief.model_copy(update={"sections": (section, *brief.sections[1:])})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_brief)
def it_drafts_all_running_text_in_order(brief: Brief) -> None:
    root = drafted(Viewer(lambda material: Path(), Clip), with_base(brief))
    for apart in root.xpath("//sup | //head"):
        apart.drop_tree()
    shown, place = root.text_content(), 0
    for words in shown_texts(brief):
        for word in Scrubber()(words).split():
            place = shown.index(word, place)


def it_loads_nothing_that_writes_word_or_reads_pdf_for_a_draft() -> None:
    code = (
        "import sys; from briefwright.domain.brief import Brief;"
        "from briefwright.domain.material import Material;"
        "from briefwright.export.showing import Viewer;"
        "Viewer(None, None).draft(Material(Brief(id='b', title='Talks')));"
        "sys.exit(not {'docx', 'lxml', 'pypdfium2'}.isdisjoint(sys.modules))"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0


def it_gives_both_forms_of_a_clip(viewer: Showing) -> None:
    clipped = viewer.clip(material(paragraph("So ", ref("F1"))), "s1")
    assert clipped.html.startswith("<html>")
    assert clipped.text.startswith("TLP:CLEAR")


def it_says_that_pages_need_libreoffice(viewer: Showing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefwright.export.printing.office.find_office", lambda machine: None)
    with pytest.raises(UserError, match="install LibreOffice"):
        viewer.pages(everything(), unheard)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def it_shows_the_pages_of_the_word_document(viewer: Showing) -> None:
    pages = viewer.pages(material(paragraph("So ", ref("F1"))), unheard)
    assert pages.count == 1
    width, height, pixels = pages.picture(0, 0.5)
    pages.close()
    assert len(pixels) == width * height * 3
