from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from briefwright.domain.brief import Brief
from briefwright.domain.content import Text
from briefwright.domain.material import Material
from briefwright.domain.presentation import Presentation
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import Composition, Details, Grid, Piece, Runs, SourceEntry, Tone, Words
from briefwright.export.web.html import web_page
from briefwright.export.web.hypertext import INK, TONES
from briefwright.export.wording import Scrubber
from export.any_brief import any_brief
from export.samples import everything, judgement, material, paragraph, ref, shown_texts, with_base


def page(made: Material) -> Any:
    return html.document_fromstring(web_page(compose(made)))


def words(text: str) -> Runs:
    return (Words(text),)


def composed(piece: Piece) -> Composition:
    return Composition(Details("T", "", "", "", "", "TLP:CLEAR"), (piece,), (), ())


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it."""

    def luminance(colour: str) -> float:
        shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def it_escapes_all_text() -> None:
    written = web_page(compose(material(paragraph("<script>alert('x')</script> & so"), title="<b>")))
    assert "<script" not in written
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; so" in written
    assert ">&lt;b&gt;</h2>" in written


def it_links_each_note_with_its_call_both_ways() -> None:
    root = page(everything())
    calls = root.xpath("//a[@role='doc-noteref']")
    assert [call.text for call in calls] == [str(number) for number in range(1, len(calls) + 1)]
    assert [call.get("href") for call in calls] == [f"#{each}" for each in root.xpath("//li/@id")]
    assert [f"#{call.get('id')}" for call in calls] == root.xpath("//a[@role='doc-backlink']/@href")


def it_needs_nothing_from_elsewhere() -> None:
    root = page(everything())
    assert root.xpath("//link | //script | //style[contains(., 'url(') or contains(., '@import')]") == []
    assert all(address.startswith("data:image/") for address in root.xpath("//@src"))


def it_lists_the_headings_as_contents_where_they_are_wanted() -> None:
    presented = Presentation(contents=True)
    root = page(replace(everything(), presentation=presented))
    linked = root.xpath("//nav[@role='doc-toc']//a")
    headings = root.xpath("//main//h2 | //main//h3")
    assert [each.text_content() for each in linked] == [each.text_content() for each in headings]
    assert [each.get("href") for each in linked] == [f"#{each.get('id')}" for each in headings]
    assert page(everything()).xpath("//nav") == []


def it_writes_no_heading_for_a_section_without_one() -> None:
    assert page(material(paragraph("Words."), title="")).xpath("//h2") == []


def it_links_a_cross_reference_with_what_it_points_to() -> None:
    root = page(everything())
    linked = root.xpath("//main//a[starts-with(@href, '#') and not(@role)]")
    assert linked
    for link in linked:
        (target,) = root.xpath("//*[@id=$name]", name=link.get("href")[1:])
        assert target.xpath("string(.//caption | .//figcaption)").startswith(f"{link.text_content()}. ")


def it_shows_a_picture_with_its_words_and_its_caption() -> None:
    (figure,) = page(everything()).xpath("//figure")
    assert figure.xpath("img/@alt") == ["A map of the line"]
    assert figure.xpath("string(figcaption)") == "Figure 1. The line of contact"


def it_keeps_a_judgement_and_what_it_rests_on_together() -> None:
    (group,) = page(material(judgement())).xpath("//div[@role='group']")
    assert group.xpath("string(p[1]/@class)") == "statement"
    assert len(group.xpath("p[@class='detail']")) == 7


def it_says_which_cells_are_heads_of_what() -> None:
    root = page(everything())
    assert set(root.xpath("//thead//th/@scope")) == {"col"}
    assert set(root.xpath("//tbody//th/@scope")) == {"row"}
    assert root.xpath("//th[not(@scope)]") == []


def it_says_in_words_what_the_ground_of_a_cell_says() -> None:
    grid = Grid(
        "", "", (), ((words("1"), words("2 severe")),), (1, 1), tones=(("", "severe"),), kind="matrix"
    )
    root = html.document_fromstring(web_page(composed(grid)))
    assert root.xpath("//td[@class='tone-severe']/text()") == ["2 severe"]


def it_names_the_chosen_cell_for_those_who_do_not_see_its_frame() -> None:
    grid = Grid("", "", (), ((words("a"), words("b")),), (1, 1), tones=(("chosen", ""),), kind="scale")
    root = html.document_fromstring(web_page(composed(grid)))
    assert root.xpath("//td[@aria-current='true']/text()") == ["a"]


@pytest.mark.parametrize("tone", TONES)
def it_keeps_dark_words_readable_on_every_ground(tone: Tone) -> None:
    assert contrast(INK, TONES[tone]) >= 4.5


def it_lets_a_wide_table_be_scrolled_by_the_keyboard() -> None:
    grid = Grid("Wide", "A table.", (), ((words("1"),),), (1,), wide=True)
    root = html.document_fromstring(web_page(composed(grid)))
    assert root.xpath("//div[@class='wide']/@tabindex") == ["0"]
    assert root.xpath("//div[@class='wide']/@aria-label") == ["Wide"]


def it_nests_deeper_items_in_the_item_above() -> None:
    root = page(everything())
    assert root.xpath("//ul/li/ul/li/span/@data-fact") == ["F12"]


def it_shows_the_marking_at_both_ends() -> None:
    marks = [each.text_content() for each in page(everything()).xpath("//p[@class='marking']")]
    assert marks == ["TLP:AMBER", "TLP:AMBER"]


def it_marks_which_words_are_a_fact() -> None:
    (span,) = page(material(paragraph("So ", ref("F1")))).xpath("//span[@data-fact]")
    assert dict(span.attrib) == {"data-fact": "F1", "data-revision": "3"}


def it_breaks_lines_inside_a_paragraph() -> None:
    assert "<p>a<br>b</p>" in web_page(compose(material(paragraph(Text(text="a\nb")))))


def it_numbers_no_sources_whose_style_does_not() -> None:
    entry = SourceEntry(1, words("Doe, J."), 1, numbered=False)
    root = html.document_fromstring(web_page(composed(entry)))
    assert root.xpath("//main/p/text()") == ["Doe, J."]
    assert root.xpath("//ol") == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_brief, st.booleans())
def it_gives_each_id_once_and_leads_every_link_to_one(brief: Brief, contents: bool) -> None:
    root = page(replace(with_base(brief), presentation=Presentation(contents=contents)))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in root.xpath("//a/@href[starts-with(., '#')]")} <= set(ids)
    assert set(root.xpath("//@aria-labelledby")) <= set(ids)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_brief)
def it_shows_all_running_text_in_order(brief: Brief) -> None:
    root = page(with_base(brief))
    for apart in root.xpath("//sup | //head | //header"):
        apart.drop_tree()
    shown, place = root.text_content(), 0
    for words in shown_texts(brief):
        for word in Scrubber()(words).split():
            place = shown.index(word, place)
