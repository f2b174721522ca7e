import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefwright.domain.errors import UserError
from briefwright.domain.material import Material
from briefwright.domain.severity import Severity
from briefwright.export.files import render
from briefwright.export.templates.inspection import inspect
from briefwright.export.templates.tags import from_bookmark, nearest, slot_named, spoken
from export.forms import DOCUMENT, LINE, STYLES, inline, line, slot, with_body
from export.samples import everything, material, paragraph
from export.structure import Package, W

Changed = Callable[..., Path]
BODY = line(inline("title")) + slot("body")


def said(template: Path, severity: Severity) -> list[str]:
    return [each.message for each in inspect(template, {"risks"}).remarks if each.severity == severity]


def with_map(template: Path, text: str) -> Path:
    template.with_suffix(".toml").write_text(text, encoding="utf-8")
    return template


def renamed(changed: Changed, names: dict[str, str]) -> Path:
    def rename(xml: str) -> str:
        for old, new in names.items():
            xml = re.sub(
                rf'styleId="\w+"><w:name w:val="{old}"/>', f'styleId="{new}"><w:name w:val="{new}"/>', xml
            )
        return xml

    return changed({STYLES: rename})


def it_finds_nothing_to_say_of_shipped_templates(house: Path) -> None:
    for template in sorted(house.parent.glob("*.docx")):
        assert inspect(template).remarks == ()
        assert {each.found for each in inspect(template).roles} == {"named"}


def it_lists_slots_styles_and_roles(house: Path) -> None:
    report = inspect(house)
    assert report.usable
    assert {"brief.title", "brief.marking", "slot.body"} <= set(report.slots)
    assert "heading 1" in dict(report.styles)["paragraph"]
    assert "Brief Table" in dict(report.styles)["table"]


def it_says_which_styles_it_guessed(changed: Changed) -> None:
    template = renamed(changed, {"heading 1": "HD Titel 1", "Title": "Titel"})
    expected = "Styles of likely names are taken: “Titel” for “Title” and “HD Titel 1” for “Heading 1”."
    assert said(template, "note") == [expected]


def it_names_the_styles_that_are_missing(changed: Changed) -> None:
    template = renamed(changed, {"Talking Point": "X", "Judgement": "Y"})
    assert said(template, "note") == [
        "changed.docx lacks the styles “Judgement” and “Talking Point”: plain ones stand in."
    ]


def it_writes_in_the_styles_that_a_person_chose(changed: Changed) -> None:
    template = with_map(changed({}), '[roles]\n"Heading 1" = "heading 3"\n')
    data, _, _ = render(material(paragraph("Text.")), template)
    used = [str(each.get(f"{W}val")) for each in Package(data).body.iter(f"{W}pStyle")]
    assert used == ["Title", "Heading3", "BodyText"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[roles]\nHeading = X", "is broken"),
        ("roles = 7", "must give the name of a style for each role"),
        ('[roles]\n"Heading 1" = 7', "must give the name of a style for each role"),
    ],
)
def it_refuses_a_map_that_cannot_be_read(text: str, words: str, changed: Changed) -> None:
    template = with_map(changed({}), text)
    with pytest.raises(UserError, match=words):
        render(everything(), template)
    assert words in said(template, "error")[0]


def it_warns_of_choices_that_cannot_be(changed: Changed) -> None:
    template = with_map(changed({}), '[roles]\nHeadline = "Title"\n"Title" = "Gone"\n')
    expected = [
        "There is no role “Headline”, for which the style “Title” was chosen.",
        "There is no paragraph style “Gone”, which was chosen for “Title”.",
    ]
    assert said(template, "warning") == expected
    assert set(expected) <= set(render(everything(), template)[1])


def it_says_what_has_no_slot(changed: Changed) -> None:
    assert said(changed({DOCUMENT: with_body(LINE.format("x"))}), "note") == [
        "changed.docx has no slot for the body: the brief stands at its end.",
        "changed.docx has no slot for the title: it stands above the brief.",
    ]


def it_says_which_details_documents_do_not_show(changed: Changed) -> None:
    template = changed({DOCUMENT: with_body(BODY + line(inline("author") + inline("date")))})
    lacking = "changed.docx has no slot for the audience: documents do not show it."
    assert said(template, "note") == [lacking]
    brief = material(paragraph("Text."))
    assert lacking not in render(brief, template)[1]
    told = replace(brief, brief=brief.brief.model_copy(update={"audience": "The minister"}))
    assert lacking in render(told, template)[1]


def it_asks_which_section_is_meant(changed: Changed) -> None:
    template = changed({DOCUMENT: with_body(BODY + slot("section.risk"))})
    assert (
        "No layout has a section “risk”, for which there is the slot “slot.section.risk”. "
        "Is “slot.section.risks” meant?"
    ) in said(template, "note")


def it_names_fonts_that_nothing_stands_in_for(changed: Changed) -> None:
    def other(xml: str) -> str:
        return xml.replace('w:ascii="Carlito"', 'w:ascii="Ministry Sans"').replace(
            'w:ascii="Calibri"', 'w:ascii="Ministry Sans"'
        )

    assert said(changed({STYLES: other}), "note") == [
        "Where the font “Ministry Sans” cannot be had, lines and pages break elsewhere."
    ]


def it_warns_that_its_own_notes_are_counted_too(changed: Changed) -> None:
    def noted(xml: str) -> str:
        return xml.replace(
            "</w:footnotes>", f'<w:footnote w:id="7">{LINE.format("own")}</w:footnote></w:footnotes>'
        )

    call = '<w:p><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    template = changed({DOCUMENT: with_body(call + BODY), "word/footnotes.xml": noted})
    (warning,) = said(template, "warning")
    assert warning.startswith("changed.docx has notes of its own")
    assert warning in render(everything(), template)[1]


def it_does_not_take_the_words_of_a_brief_for_a_slot(changed: Changed) -> None:
    template = changed({DOCUMENT: with_body(BODY)})
    made = material(paragraph("Text."))
    brief = made.brief.model_copy(update={"title": "[Date]"})
    assert render(Material(brief), template)[1] == ()


def it_says_that_libreoffice_saved_it(changed: Changed) -> None:
    def lowered(xml: str) -> str:
        return xml.replace(
            "package/2006/relationships/metadata", "officedocument/2006/relationships/metadata"
        )

    assert "was saved by LibreOffice" in said(changed({"_rels/.rels": lowered}), "note")[0]


@pytest.mark.parametrize(
    ("tag", "slot_name"),
    [
        ("brief.title", "brief.title"),
        (" Title\N{NO-BREAK SPACE}", "brief.title"),
        ("slot.body", "slot.body"),
        ("Contents", "slot.contents"),
        ("section.key_judgements.text", "slot.section.key-judgements.text"),
        ("slot.title", ""),
        ("brief.section.risks", ""),
        ("slot.section.", ""),
        ("subject", ""),
        ("", ""),
    ],
)
def it_knows_what_a_tag_means(tag: str, slot_name: str) -> None:
    assert slot_named(tag) == slot_name


@pytest.mark.parametrize(
    ("name", "slot_name"),
    [
        ("slot_body", "slot.body"),
        ("Brief_Title", "brief.title"),
        ("slot_section_key_judgements_text", "slot.section.key-judgements.text"),
        ("fact_F1_r3", ""),
        ("brief", ""),
    ],
)
def it_knows_what_a_bookmark_means(name: str, slot_name: str) -> None:
    assert from_bookmark(name) == slot_name


@pytest.mark.parametrize(
    ("words", "slot_name"),
    [
        ("From", "brief.author"),
        ("Body of the brief", "slot.body"),
        ("Section: Prepared by", "slot.section.prepared-by"),
        ("Ministry", ""),
    ],
)
def it_knows_what_words_mean(words: str, slot_name: str) -> None:
    assert spoken(words) == slot_name


def it_finds_the_slot_that_was_nearly_written() -> None:
    assert nearest("slot.contens", ()) == "slot.contents"
    assert nearest("slot.section.risk", {"risks"}) == "slot.section.risks"
    assert nearest("company", {"risks"}) == ""
