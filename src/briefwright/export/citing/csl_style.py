"""Sources in a style of the Citation Style Language, set by citeproc."""

import io
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from types import SimpleNamespace

from citeproc import Citation, CitationItem, CitationStylesStyle, Locator
from citeproc.model import CitationStylesElement, ConditionFailed, Parent
from citeproc.source import Reference, VariableError
from lxml import etree

from briefwright.domain.errors import UserError
from briefwright.domain.exports import Progress, unheard
from briefwright.domain.facts import Source
from briefwright.export.citing.csl_manner import CslManner
from briefwright.export.citing.csl_marks import Marks, bare, filed, tidied
from briefwright.export.citing.csl_works import reference, sorting_reference, work
from briefwright.export.wording import Scrubber

REMEMBERED = 20_000
"""How many works of a style are kept as they were set."""

_NAMESPACE = {"cs": "http://purl.org/net/xbiblio/csl"}
_FAULTS = (
    LookupError, AttributeError, TypeError, ValueError, ArithmeticError, AssertionError, NameError,
    RecursionError, VariableError, ConditionFailed, etree.LxmlError,
)  # fmt: skip
"""What citeproc raises on styles that are broken, or do what it cannot do."""

Where = tuple[str, str]
"""Where in a work: what is counted, as "page", and which of these."""


@lru_cache(maxsize=4)
def csl_style(packed: bytes, name: str, locale: str | None) -> "CslStyle":
    """The style in a file; `locale` is its language where it names none. Raises UserError."""
    return CslStyle(packed, name, locale)


class CslStyle:
    """A style. It may be used in any thread; what it gives depends on nothing that was set before.

    `numeric` says that works are cited by their numbers, `positional` that it matters whether a work was
    cited before, `lettered` that letters after the year tell works apart.
    """

    def __init__(self, packed: bytes, name: str, locale: str | None) -> None:
        self._name = name
        self._lock = threading.RLock()
        with self._setting():
            self._style = CitationStylesStyle(io.BytesIO(packed), locale, validate=False)
            root = self._style.root
            root.formatter = Marks
            self._kept = [*_quickened(root), *_steadied(root), *_filing(root)]
            self._in_quotes = root.get_locale_option("punctuation-in-quote") == "true"
            self.numeric = bool(root.xpath("//cs:text[@variable='citation-number']", namespaces=_NAMESPACE))
            self.positional = bool(root.xpath("//@position"))
            self.lettered = root.citation.get("disambiguate-add-year-suffix") == "true"
            # More is said in a note after the citation, so that no full stop may end it.
            layout = root.citation.layout
            layout.set("suffix", layout.get("suffix", "").removesuffix("."))
        self._remembered = lru_cache(REMEMBERED)(self._cited)
        self.entry = lru_cache(REMEMBERED)(self._entry)

    def manner(self, sources: list[Source], scrub: Scrubber, progress: Progress = unheard) -> CslManner:
        """The style for a brief that cites these sources."""
        return CslManner(self, sources, [work(source, scrub) for source in sources], scrub, progress)

    def order(self, works: list[Source]) -> list[int]:
        """The order in which the works are listed, by their places."""
        if not self._style.has_bibliography():
            return list(range(len(works)))
        with self._setting():
            items = [_Item(sorting_reference(one), place + 1) for place, one in enumerate(works)]
            return [item.number - 1 for item in self._style.sort_bibliography(items)]

    def cited(
        self, shown: Source, number: int, suffix: str, where: Where | None, former: list[object]
    ) -> str:
        """The work as a note cites it, with marks. `former` are the works that were cited before."""
        if self.positional:
            return self._cited(shown, number, suffix, where, former)
        return self._remembered(shown, number, suffix, where)

    def _cited(
        self,
        shown: Source,
        number: int,
        suffix: str,
        where: Where | None,
        former: list[object] | None = None,
    ) -> str:
        with self._setting(shown):
            item = _Item(reference(shown, suffix), number, where)
            citation = Citation([item])
            citation.bibliography = SimpleNamespace(keys=[item.key], formatter=Marks)
            said = self._style.render_citation(citation, [] if former is None else former)
            return tidied(str(said), self._in_quotes)

    def _entry(self, shown: Source, number: int, suffix: str) -> str:
        """The work as the list of sources shows it, with marks; empty where the style keeps it out."""
        if not self._style.has_bibliography():
            return ""
        with self._setting(shown):
            made = self._listed(_Item(reference(shown, suffix, once=True), number))
            if shown.title not in bare(made):
                made = self._listed(_Item(reference(shown, suffix), number))
        return _numbered(made, number) if self.numeric else made

    def _listed(self, item: "_Item") -> str:
        made = self._style.render_bibliography([item])
        return tidied(str(made[0]), self._in_quotes) if made else ""

    @contextmanager
    def _setting(self, shown: Source | None = None) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except _FAULTS as error:
                raise UserError(
                    f"The style of citation “{self._name}” cannot be used{_for(shown)}: it is broken or asks "
                    "for what this program cannot do. Choose another style; nothing was written."
                ) from error


class _Item(CitationItem):  # type: ignore[misc]
    """A work that is cited. What citeproc looks up each time stands here at hand."""

    reference: Reference | None = None
    number = 0
    bibliography: object = SimpleNamespace(formatter=Marks)

    def __init__(self, shown: Reference, number: int, where: Where | None = None) -> None:
        super().__init__(f"work{number}", **({"locator": Locator(*where)} if where else {}))
        self.__dict__.update(reference=shown, number=number)

    def is_bad(self) -> bool:
        """Whether it is missing: it never is."""
        return False


def _for(shown: Source | None) -> str:
    return f" for “{shown.title or shown.author or shown.publisher}”" if shown else ""


def _numbered(text: str, number: int) -> str:
    """The entry with a space after its number, where citeproc leaves it to columns."""
    return re.sub(rf"^([\x01-\x08]*[\[(]?{number}[\])]?[.):]?[\x01-\x08]*) *", r"\1 ", text)


def _quickened(root: CitationStylesElement) -> list[CitationStylesElement]:
    """What has to be kept so that citeproc asks each question about its tree once, not for every work."""
    inner = [part for locale in root.locales for part in (locale, locale.terms) if part is not None]
    kept = [*root.iter(), *inner]
    for element in kept:
        element.xpath_search = lru_cache(maxsize=None)(element.xpath_search)
        element.get_root = _always(element.get_root())
        element.get_formatter = _always(Marks)
    for element in root.iter():
        if isinstance(element, Parent):
            element.calls_variable = _always(element.calls_variable())
    return kept


def _always(answer: object) -> Callable[[], object]:
    return lambda: answer


def _steadied(root: CitationStylesElement) -> list[CitationStylesElement]:
    """The parts of dates in the locales, which keep their looks however a date was set before."""
    parts = [part for locale in root.locales for part in locale.iter(f"{{{_NAMESPACE['cs']}}}date-part")]
    for part in parts:
        part.process = _afresh(part, part.process, dict(part.attrib))
    return parts


def _filing(root: CitationStylesElement) -> list[CitationStylesElement]:
    """What works are put in order by, which shall not begin with the looks of a title."""
    keys = list(root.iter(f"{{{_NAMESPACE['cs']}}}key"))
    for key in keys:
        key.sort_keys = _unmarked(key.sort_keys)
    return keys


def _unmarked(sort_keys: Callable[..., list[object]]) -> Callable[..., list[object]]:
    def keyed(*args: object) -> list[object]:
        return [filed(str(key)) if hasattr(key, "lower") else key for key in sort_keys(*args)]

    return keyed


def _afresh(
    part: CitationStylesElement, process: Callable[..., object], look: dict[str | bytes, str | bytes]
) -> Callable[..., object]:
    def processed(*args: object, **options: object) -> object:
        part.attrib.clear()
        part.attrib.update(look)
        return process(*args, **options)

    return processed
