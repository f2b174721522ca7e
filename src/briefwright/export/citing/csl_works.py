"""Sources as styles want them, and as citeproc takes them."""

import unicodedata
from collections.abc import Callable

from citeproc.source import Date, Name, Reference
from citeproc.string import NoCase, String

from briefwright.domain.csl import CslDate, CslItem, CslName, csl_item, csl_names
from briefwright.domain.facts import Source
from briefwright.export.citing.csl_marks import linked
from briefwright.export.links import web_address
from briefwright.export.wording import Scrubber

_PARTS = ("year", "month", "day")


def work(source: Source, scrub: Scrubber) -> Source:
    """The source with clean words, and with a title where nothing else names it. What no list shows is gone:
    works that compare equal are cited alike."""
    line = scrub.line
    author, publisher = line(source.author), line(source.publisher)
    named = csl_names(author) or publisher
    return Source(
        id="",
        title=line(source.title) or ("" if named else f"source {line(source.id)}"),
        kind=source.kind,
        publisher=publisher,
        author=author,
        url=web_address(line(source.url)) or line(source.url),
        published=source.published,
        accessed=source.accessed,
    )


def reference(shown: Source, suffix: str = "", once: bool = False) -> Reference:
    """What citeproc knows of a work. `suffix` follows its year; `once` gives its title out once only."""
    item = _credited(csl_item(shown))
    made = _reference(_Once if once and "author" not in item else Reference, item, NoCase)
    if "URL" in item:
        address = item["URL"]
        made["URL"] = String(linked(address) if web_address(address) == address else address)
    if suffix:
        made["year_suffix"] = String(suffix)
    return made


def sorting_reference(shown: Source) -> Reference:
    """What citeproc knows of a work where works are put in order: letters without accents, as people sort."""
    return _reference(Reference, _credited(csl_item(shown)), lambda text: NoCase(_unaccented(text)))


class _Once(Reference):  # type: ignore[misc]
    """A work without author. In its place styles show the title, and citeproc would then show it again."""

    def __getitem__(self, key: str) -> object:
        value = super().__getitem__(key)
        if key == "title":
            del self[key]
        return value


def _credited(item: CslItem) -> CslItem:
    """The item in which its publisher stands for an author that is not named, and is not named twice."""
    publisher = item.get("container-title") or item.get("publisher") or ""
    authors = item.get("author") or ([CslName(literal=publisher)] if publisher else [])
    shown = item.copy()
    if authors:
        shown["author"] = authors
    elif shown["type"] == "article-newspaper":
        # Nobody tells what it stood in, so that there is nothing that styles could name it by but its title.
        shown["type"] = "document"
    if authors == [{"literal": publisher}]:
        shown.pop("container-title", None)
        shown.pop("publisher", None)
    return shown


def _reference(kind: type[Reference], item: CslItem, text: Callable[[str], NoCase]) -> Reference:
    # Titles keep their letters: a style that lowers them would lower the names in them too.
    made = kind("work", item["type"])
    for name, value in (
        ("title", item.get("title")),
        ("container_title", item.get("container-title")),
        ("publisher", item.get("publisher")),
        ("genre", item.get("genre")),
    ):
        if value:
            made[name] = text(value)
    if "author" in item:
        made["author"] = [
            Name(**{part: text(str(value)) for part, value in name.items()}) for name in item["author"]
        ]
    if "issued" in item:
        made["issued"] = _date(item["issued"])
    if "accessed" in item:
        made["accessed"] = _date(item["accessed"])
    return made


def _date(date: CslDate) -> Date:
    (numbers,) = date["date-parts"]
    return Date(circa=date.get("circa", False), **dict(zip(_PARTS, numbers, strict=False)))


def _unaccented(text: str) -> str:
    return "".join(
        one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one)
    )
