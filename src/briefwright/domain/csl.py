"""Sources as CSL-JSON, the form in which reference managers and citation styles exchange them."""

import re
from datetime import date
from typing import TypedDict

from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Source, SourceKind


class CslName(TypedDict, total=False):
    """A name: in parts, or `literal` where nobody can tell its parts."""

    family: str
    given: str
    literal: str


CslDate = TypedDict("CslDate", {"date-parts": list[list[int]], "circa": bool}, total=False)
"""A day, month or year, as far as it is known; `circa` where part of it is assumed."""

CslItem = TypedDict(
    "CslItem",
    {
        "id": str,
        "type": str,
        "genre": str,
        "title": str,
        "author": list[CslName],
        "container-title": str,
        "publisher": str,
        "issued": CslDate,
        "accessed": CslDate,
        "URL": str,
        "note": str,
    },
    total=False,
)
"""A source. What it does not tell is left out."""

_KINDS: dict[SourceKind, tuple[str, str]] = {
    "article": ("article-newspaper", ""),
    "statement": ("document", "Statement"),
    # The interview of CSL is an unpublished one, which some styles keep out of their lists.
    "interview": ("document", "Interview"),
    "report": ("report", ""),
    "document": ("document", ""),
    "data": ("dataset", ""),
    "other": ("document", ""),
}
"""The type and the genre of each kind of source."""

_CONTAINED = ("article-newspaper", "webpage")
"""Types whose publisher is known by the name of what it publishes."""

_NAME = r"[^\W\d_](?:[^\W\d_]|[.'’-])*"
_PERSON = re.compile(rf"((?:[a-z]+ ){{0,3}}{_NAME}), ({_NAME}(?: {_NAME}){{0,3}})")


def csl_item(source: Source) -> CslItem:
    """The source as CSL-JSON. A date never says more than is known of it."""
    kind, genre = _KINDS[source.kind]
    if source.kind == "other" and source.url:
        kind = "webpage"
    item: CslItem = {"id": source.id, "type": kind}
    if genre:
        item["genre"] = genre
    if source.title:
        item["title"] = source.title
    if source.author:
        item["author"] = csl_names(source.author)
    if source.publisher:
        item["container-title" if kind in _CONTAINED else "publisher"] = source.publisher
    if source.published:
        item["issued"] = _issued(source.published)
    if source.accessed:
        item["accessed"] = {"date-parts": [_parts(source.accessed)]}
    if source.url:
        item["URL"] = source.url
    if source.note:
        item["note"] = source.note
    return item


def csl_names(author: str) -> list[CslName]:
    """Authors, which semicolons part. "Doe, Jane" is a person; all else may as well be an office or a firm,
    and is left as it is written."""
    return [_name(part.strip()) for part in author.split(";") if part.strip()]


def _name(words: str) -> CslName:
    person = _PERSON.fullmatch(words)
    if person and all(given[0].isupper() for given in person[2].split()):
        return {"family": person[1], "given": person[2]}
    return {"literal": words}


def _issued(published: FuzzyDate) -> CslDate:
    numbers = [int(number) for number in published.value.split("-")]
    return {"date-parts": [numbers], "circa": True} if published.year_assumed else {"date-parts": [numbers]}


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]
