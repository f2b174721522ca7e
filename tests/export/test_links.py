import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefwright.export.links import LONGEST, web_address

_SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="address" type="xs:anyURI"/></xs:schema>"""
STARTS = (
    "https://a.b",
    "http://[::1]:80/",
    "https://u:p@a.b/",
    "mailto:a@b.org",
    "HTTPS://Ä.org",
    "https://a%b/",
)
SIGNS = "ab/%2F?#[]@:!$&\\'()*+,;=~ é\u202e\xa0\u2028\ud800-._|\"<>\n"


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(STARTS), st.text(alphabet=SIGNS, max_size=8))
def it_makes_addresses_that_a_file_may_hold_and_leaves_them_alone_then(start: str, rest: str) -> None:
    address = web_address(start + rest)
    element = etree.Element("address")
    element.text = address
    assert etree.XMLSchema(etree.fromstring(_SCHEMA)).validate(element)
    assert web_address(address) == address


@pytest.mark.parametrize(
    ("typed", "linked"),
    [
        ("https://example.org/ä?a=1&b=%20#c", "https://example.org/ä?a=1&b=%20#c"),
        (" https://example.org/a b ", "https://example.org/a%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a[1]#b#c", "https://example.org/a%5B1%5D#b%23c"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("https://example.org/\u202egnp", "https://example.org/%E2%80%AEgnp"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def it_keeps_an_address_but_for_what_no_address_may_hold(typed: str, linked: str) -> None:
    assert web_address(typed) == linked


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "example.org",
        "javascript:alert(1)",
        "file:///x",
        "https://",
        "https://a@b@c/",
        "http://[bad",
        "mailto:",
        "https://a.b/" + "x" * LONGEST,
    ],
)
def it_links_nothing_else(typed: str) -> None:
    assert web_address(typed) == ""
