"""The layouts and the Word templates that come with the program, each as a desk gets it."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from lxml import etree

from briefwright import paths
from briefwright.domain.brief import Brief
from briefwright.domain.layouts import Layout, start
from briefwright.domain.markings import MARKINGS, Marking
from briefwright.domain.material import Material
from briefwright.export.composing.composition import compose
from briefwright.export.files import render
from briefwright.export.templates.inspection import inspect
from briefwright.storage.files import read_layouts, read_likelihood_scales
from export.samples import everything, with_base
from export.structure import Package, W, faults, words

LAYOUTS = {layout.id: layout for layout in read_layouts(paths.TEMPLATES / "briefs")}
FILES = {path.name: path for path in sorted((paths.TEMPLATES / "word").iterdir())}
DETAILS = {f"brief.{name}" for name in ("title", "reference", "date", "author", "audience", "marking")}
A4, LETTER = ("11906", "16838"), ("12240", "15840")
LARGEST = 30_000
TWINS = {
    "Carlito": "Calibri",
    "Caladea": "Cambria",
    "Liberation Sans": "Arial",
    "Liberation Serif": "Times New Roman",
}
"""The free fonts, each with the one of the same widths that offices have."""

each_template = pytest.mark.parametrize("template", FILES.values(), ids=FILES)
each_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)


def opened(template: Path) -> Package:
    return Package(template.read_bytes())


def values(root: etree._Element, tag: str, attribute: str = "val") -> list[str]:
    return [str(each.get(f"{W}{attribute}")) for each in root.iter(f"{W}{tag}")]


def pages(package: Package) -> Iterator[etree._Element]:
    """Every header and footer."""
    for name, root in package.parts.items():
        if name.startswith(("word/header", "word/footer")):
            yield root


def issued(material: Material, template: Path) -> tuple[Package, list[str]]:
    """The document that the template makes, which is sound, and what is said of it."""
    data, notices, _ = render(material, template)
    assert faults(data) == []
    return Package(data), [each for each in notices if template.name in each]


def begun(layout: Layout) -> Brief:
    """A brief that its layout began, in which each section says which it is."""
    ids = count(1)
    brief = start(layout, "The talks", date(2025, 8, 20), lambda: f"n{next(ids)}")
    spoken = everything().brief.sections[0].blocks[:1]
    sections = tuple(part.model_copy(update={"blocks": spoken}) for part in brief.sections)
    return brief.model_copy(update={"sections": sections})


def it_ships_five_layouts_beside_the_house_default() -> None:
    assert set(LAYOUTS) == {
        "house",
        "us-information-memo",
        "uk-ministerial-submission",
        "canadian-briefing-note",
        "intelligence-assessment",
        "meeting-brief",
    }


def it_ships_a_template_of_its_own_for_each_layout() -> None:
    assert sorted(layout.template for layout in LAYOUTS.values()) == sorted(FILES)


@each_layout
def it_measures_judgements_on_a_scale_that_is_there(layout: Layout) -> None:
    assert layout.scale in {scale.id for scale in read_likelihood_scales(paths.RESOURCES / "scales")}


@each_layout
def it_tells_whoever_writes_what_each_section_is_for(layout: Layout) -> None:
    assert all(part.hint.endswith(".") and part.title for part in layout.sections)
    roles = [part.role for part in layout.sections]
    assert len(roles) == len(set(roles))


@pytest.mark.parametrize(
    ("layout", "titles"),
    [
        (
            "uk-ministerial-submission",
            ["Issue", "Recommendation", "Timing", "Background", "Argument", "Presentation"],
        ),
        (
            "canadian-briefing-note",
            ["Summary", "Issue", "Background", "Considerations", "Conclusion and recommendation"],
        ),
        (
            "intelligence-assessment",
            ["Key judgements", "Background", "Analysis", "Outlook", "Indicators", "Sources"],
        ),
        (
            "meeting-brief",
            ["Objectives", "Who they are", "Their position", "Points to make", "If raised", "Background"],
        ),
    ],
)
def it_has_the_parts_that_a_desk_expects_in_their_order(layout: str, titles: list[str]) -> None:
    assert [part.title for part in LAYOUTS[layout].sections] == titles


@each_template
def it_is_sound(template: Path) -> None:
    assert faults(template.read_bytes()) == []


@each_template
def it_has_nothing_that_its_check_would_remark_on(template: Path) -> None:
    roles = [part.role for layout in LAYOUTS.values() for part in layout.sections]
    assert inspect(template, roles).remarks == ()


@each_template
def it_plays_every_role_by_a_style_of_that_very_name(template: Path) -> None:
    assert {role.role: role.found for role in inspect(template).roles if role.found != "named"} == {}


@each_template
def it_has_every_slot(template: Path) -> None:
    assert set(inspect(template).slots) >= DETAILS | {"slot.body", "slot.contents"}


@each_template
def it_says_in_each_slot_what_will_stand_there(template: Path) -> None:
    for root in opened(template).stories().values():
        for control in root.iter(f"{W}sdt"):
            assert control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
            assert all(values(control, "alias") or [""])
            assert words(control).strip()


@each_template
def it_fills_no_slot_with_formatting_of_its_own(template: Path) -> None:
    for root in opened(template).stories().values():
        assert {tag for each in root.iter(f"{W}rPr") for tag in (str(one.tag) for one in each)} <= {
            f"{W}rStyle"
        }


@each_template
def it_has_the_marking_on_every_kind_of_page(template: Path) -> None:
    package = opened(template)
    assert sorted(values(package.body, "headerReference", "type")) == ["default", "first"]
    assert sorted(values(package.body, "footerReference", "type")) == ["default", "first"]
    assert [values(root, "tag").count("brief.marking") for root in pages(package)] == [1] * 4


@each_template
def it_sets_every_marking_in_twelve_points_at_least(template: Path) -> None:
    styles = opened(template).parts["word/styles.xml"]
    marked = [style for style in styles if str(style.get(f"{W}styleId")).startswith(("TLP", "Marking"))]
    assert [min(map(int, values(style, "sz"))) >= 24 for style in marked] == [True] * 5


@each_template
def it_prints_on_the_paper_of_its_country(template: Path) -> None:
    (size,) = opened(template).body.iter(f"{W}pgSz")
    wanted = LETTER if template.stem in ("us-information-memo", "canadian-briefing-note") else A4
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == wanted


@each_template
def it_names_free_fonts_and_their_twins(template: Path) -> None:
    package = opened(template)
    table = {
        str(font.get(f"{W}name")): values(font, "altName") for font in package.parts["word/fontTable.xml"]
    }
    assert table == {name: [TWINS[name]] for name in table}
    styles = package.parts["word/styles.xml"]
    named = {str(name) for fonts in styles.iter(f"{W}rFonts") for name in fonts.attrib.values()}
    assert named == set(table)


@each_template
def it_numbers_pages_by_fields(template: Path) -> None:
    codes = [
        [str(code.text).strip() for code in root.iter(f"{W}instrText")] for root in pages(opened(template))
    ]
    assert sorted(codes) == [[], [], ["PAGE", "NUMPAGES"], ["PAGE", "NUMPAGES"]]


@each_template
def it_is_small_and_says_nothing_of_who_made_it(template: Path) -> None:
    package = opened(template)
    assert template.stat().st_size < LARGEST
    core = {etree.QName(each).localname for each in package.parts["docProps/core.xml"]}
    assert core == {"title", "language"}
    assert not any(
        "rsid" in str(name) for root in package.parts.values() for one in root.iter() for name in one.attrib
    )
    assert not [name for name in package.names if "thumbnail" in name or "theme" in name or "custom" in name]


@each_template
@pytest.mark.parametrize("marking", MARKINGS)
def it_makes_a_whole_document_of_every_kind_of_block(template: Path, marking: Marking) -> None:
    made = everything()
    marked = with_base(made.brief.model_copy(update={"marking": marking}))
    package, notices = issued(marked, template)
    assert notices == []
    banner = compose(marked).details.marking
    assert [words(root).count(banner) for root in pages(package)] == [1] * 4


@each_template
def it_makes_a_sound_document_of_a_brief_that_says_nothing_of_itself(template: Path) -> None:
    package, _ = issued(with_base(Brief(id="b", title="T " * 200)), template)
    shown = words(package.body)
    assert shown.count("T T T") > 0
    assert not any(label in shown for label in ("From", "FROM", "Reference", "REF", "Date"))


@each_template
def it_leaves_no_words_of_its_slots_behind(template: Path) -> None:
    placeholders = {
        words(control)
        for root in opened(template).stories().values()
        for control in root.iter(f"{W}sdt")
        if len(words(control)) > len("Reference")
    }
    assert placeholders
    package, _ = issued(everything(), template)
    text = "".join(words(root) for root in package.stories().values())
    assert [each for each in placeholders if each in text] == []


@each_layout
def it_shows_the_sections_of_its_layout_in_their_order(layout: Layout) -> None:
    package, notices = issued(with_base(begun(layout)), FILES[layout.template])
    heads = [words(line) for line in package.body.iter(f"{W}p") if values(line, "pStyle") == ["Heading1"]]
    assert heads == [part.title for part in layout.sections]
    assert notices == []


def it_ends_an_information_memo_with_attachments_and_who_prepared_it() -> None:
    brief = begun(LAYOUTS["us-information-memo"])
    turned = brief.model_copy(update={"sections": brief.sections[::-1]})
    package, _ = issued(with_base(turned), FILES["us-information-memo.docx"])
    heads = [words(line) for line in package.body.iter(f"{W}p") if values(line, "pStyle") == ["Heading1"]]
    assert heads[-2:] == ["Attachments", "Prepared by"]


def it_numbers_the_paragraphs_of_a_ministerial_submission_by_their_style() -> None:
    styles = opened(FILES["uk-ministerial-submission.docx"]).parts["word/styles.xml"]
    (body,) = (style for style in styles if style.get(f"{W}styleId") == "BodyText")
    assert len(values(body, "numId")) == 1


@each_template
def it_writes_the_same_bytes_each_time(template: Path) -> None:
    made = everything()
    assert render(made, template)[0] == render(made, template)[0]
