"""Templates made on the spot: markup for their bodies, and what a document that they make must hold."""

from collections.abc import Callable

from briefwright.domain.material import Material
from briefwright.export.wording import Scrubber
from export.samples import shown_texts
from export.structure import Package, W, faults, words

Change = Callable[[str], str]

DOCUMENT, HEADER, FOOTER, STYLES, SETTINGS = (
    f"word/{name}.xml" for name in ("document", "header1", "footer1", "styles", "settings")
)
TYPES, RELS = "[Content_Types].xml", "word/_rels/document.xml.rels"
RUN = "<w:r><w:t>{}</w:t></w:r>"
LINE = f"<w:p>{RUN}</w:p>"
SLOT = '<w:sdt><w:sdtPr><w:tag w:val="{}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
TRACKED = 'w:id="91" w:author="Anna" w:date="2025-01-01T00:00:00Z"'


def slot(tag: str, words_inside: str = "here") -> str:
    """A slot of whole paragraphs."""
    return SLOT.format(tag, LINE.format(words_inside))


def inline(tag: str, words_inside: str = "here") -> str:
    """A slot inside a line, without the line."""
    return SLOT.format(tag, RUN.format(words_inside))


def line(*content: str) -> str:
    """A paragraph of runs and slots."""
    return f"<w:p>{''.join(content)}</w:p>"


def with_body(markup: str) -> Change:
    """A document with this body, which keeps its page."""
    return lambda xml: xml[: xml.index("<w:body>") + 8] + markup + xml[xml.rindex("<w:sectPr") :]


def lines(package: Package) -> list[str]:
    """The paragraphs of the body."""
    return [words(each) for each in package.body.iter(f"{W}p")]


def missing(package: Package, material: Material) -> list[str]:
    """The words of the brief that the body of a document does not hold."""
    shown = words(package.body)
    typed = (word for text in shown_texts(material.brief) for word in Scrubber()(text).split())
    return [word for word in (*typed, *material.brief.title.split()) if word not in shown]


def flaws(data: bytes) -> list[str]:
    """What is wrong with a document, but for formatting that is its template's own."""
    return [fault for fault in faults(data) if "direct formatting" not in fault]
