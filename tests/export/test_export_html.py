from typing import Any

from hypothesis import HealthCheck, given, settings
from lxml import html

from briefwright.domain.brief import Brief
from briefwright.domain.content import Text
from briefwright.domain.material import Material
from briefwright.export.composition import compose
from briefwright.export.html import web_page
from briefwright.export.wording import Scrubber
from export.any_brief import any_brief
from export.samples import everything, material, paragraph, ref, shown_texts, with_base


def page(made: Material) -> Any:
    return html.document_fromstring(web_page(compose(made)))


def it_escapes_all_text() -> None:
    written = web_page(compose(material(paragraph("<script>alert('x')</script> & so"), title="<b>")))
    assert "<script" not in written
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; so" in written
    assert "<h2>&lt;b&gt;</h2>" in written


def it_links_each_note_with_its_call_both_ways() -> None:
    root = page(everything())
    ids = root.xpath("//@id")
    calls = root.xpath("//a[@role='doc-noteref']")
    assert len(ids) == len(set(ids))
    assert [call.text for call in calls] == [str(number) for number in range(1, len(calls) + 1)]
    assert {target.removeprefix("#") for target in root.xpath("//a[starts-with(@href, '#')]/@href")} == set(
        ids
    )


def it_needs_nothing_from_elsewhere() -> None:
    root = page(everything())
    assert root.xpath("//@src | //link | //script | //style[contains(., 'url(')]") == []


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
