"""A composition as one web page that needs nothing beside itself."""

from collections.abc import Iterator, Mapping
from html import escape
from itertools import count
from typing import ClassVar

from briefwright.export.pieces import Composition, Details, Figure, Grid, Heading, Shown, Tone, caption_line
from briefwright.export.web.exhibits import anchor
from briefwright.export.web.hypertext import TONES, Hypertext, element
from briefwright.export.wording import Scrubber, sentences

_STYLE = """
:root { color-scheme: light; }
body { font: 1rem/1.5 Calibri, Carlito, "Segoe UI", sans-serif; color: #1d2630; background: #fff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1.25rem; overflow-wrap: break-word; }
h1, h2, h3 { color: #1f3a5f; line-height: 1.2; }
h1 { font-size: 2rem; margin: 0.5rem 0; }
h2 { font-size: 1.3rem; margin: 2rem 0 0.5rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 0.5rem; }
.marking { text-align: right; margin: 0; }
.marking strong { background: #000; padding: 0.1em 0.5em; font-size: 12pt; }
.tlp-red { color: #ff2b2b; } .tlp-amber { color: #ffc000; } .tlp-green { color: #33ff00; }
.tlp-clear { color: #fff; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 1rem 0 0;
  border-top: 2px solid #1f3a5f; padding-top: 0.75rem; }
dt { color: #5b6673; } dd { margin: 0; }
nav { margin: 1.5rem 0; padding: 0.75rem 1.25rem; background: #f3f6f9; }
nav h2 { font-size: 1.1rem; margin: 0 0 0.25rem; }
nav ol { list-style: none; margin: 0; padding: 0; } nav .part { padding-left: 1.5rem; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid #9fb0c3; color: #3a4652; }
.judgement { margin: 1rem 0; padding: 0.1rem 1rem; border-left: 4px solid #1f3a5f; background: #f3f6f9; }
.judgement p { margin: 0.5rem 0; } .statement { font-size: 1.05rem; font-weight: bold; }
.detail { font-size: 0.95rem; }
.talk { margin: 1rem 0; } .point { font-size: 1.1rem; margin: 0.75rem 0 0.25rem; }
.remark { margin: 0.25rem 0 0.75rem 1.5rem; font-size: 0.9rem; color: #3a4652; }
figure { margin: 1.5rem 0; } figure img { max-width: 100%; height: auto; }
caption, figcaption { text-align: left; color: #3a4652; font-size: 0.9rem; }
caption { padding-bottom: 0.4rem; } figcaption { padding-top: 0.4rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.5rem; border-bottom: 1px solid #cfd7df; }
thead th { background: #e8edf2; border-bottom: 1.5px solid #1f3a5f; }
.wide { overflow-x: auto; }
.boxed th, .boxed td { text-align: center; vertical-align: middle; border: 1px solid #6b7885; }
.tone-chosen { font-weight: bold; outline: 2px solid #1d2630; outline-offset: -2px; }
sup { line-height: 0; } a { color: #1f5fa8; }
.notes { margin-top: 3rem; border-top: 1px solid #9fb0c3; font-size: 0.85rem; }
.notes h2 { font-size: 1.1rem; margin: 1rem 0 0; }
@media print {
  @page { size: A4; margin: 2cm; }
  @page wide { size: A4 landscape; }
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  h2, h3, caption { break-after: avoid; } tr, figure, .judgement { break-inside: avoid; }
  thead { display: table-header-group; } a { color: inherit; } .wide { page: wide; overflow: visible; }
  .marking strong, th, td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
_TONES = "\n".join(f".tone-{tone} {{ background: {ground}; }}" for tone, ground in TONES.items())
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def web_page(composition: Composition) -> str:
    """The whole brief as HTML."""
    details, page = composition.details, _Page(composition)
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{escape(details.title)}</title>\n<style>{_STYLE}{_TONES}</style>\n</head>\n<body>",
            f"<header>\n{_marking(details)}\n{_head(details)}\n</header>",
            *_contents(composition),
            "<main>",
            *page.blocks(composition.pieces),
            "</main>",
            *page.notes(composition),
            f"<footer>\n{_marking(details)}\n</footer>\n</body>\n</html>\n",
        ]
    )


def _marking(details: Details) -> str:
    colour = details.marking.lower().replace(":", "-").partition("+")[0]
    return f'<p class="marking"><strong class="{escape(colour)}">{escape(details.marking)}</strong></p>'


def _head(details: Details) -> str:
    terms = "".join(f"<dt>{label}</dt><dd>{escape(words)}</dd>" for label, words in details.lines())
    return f"<h1>{escape(details.title)}</h1>" + (f"\n<dl>{terms}</dl>" if terms else "")


def _contents(composition: Composition) -> Iterator[str]:
    """The headings as links."""
    named = [piece for piece in composition.pieces if isinstance(piece, Heading) and piece.text]
    if composition.contents and named:
        yield '<nav role="doc-toc" aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ol>'
        for number, heading in enumerate(named, 1):
            part = ' class="part"' if heading.level > 1 else ""
            yield f'<li{part}><a href="#heading-{number}">{escape(heading.text)}</a></li>'
        yield "</ol>\n</nav>"


class _Page(Hypertext):
    looks: ClassVar[Mapping[str, str]] = {
        "judgement group": ' class="judgement" role="group" aria-label="Judgement"',
        "talk group": ' class="talk"',
        "judgement": ' class="statement"',
    } | {look: f' class="{look}"' for look in ("detail", "point", "remark")}

    def __init__(self, composition: Composition) -> None:
        super().__init__(composition)
        self._headings = count(1)

    def heading(self, heading: Heading) -> str:
        tag = f"h{heading.level + 1}"
        return element(tag, escape(heading.text), f' id="heading-{next(self._headings)}"')

    def figure(self, figure: Figure) -> str:
        below = self.captioned("figcaption", figure)
        return element("figure", self.picture(figure) + below, self._id(figure))

    def table(self, grid: Grid) -> str:
        name = escape(sentences(caption_line(grid), grid.description))
        boxed = "" if grid.kind == "table" else ' class="boxed"'
        content = self.captioned("caption", grid) + self.rows(grid)
        table = element("table", content, f'{self._id(grid)}{boxed} aria-label="{name}"')
        # Only what can be focused can be scrolled without a mouse.
        scrolled = f' class="wide" role="region" tabindex="0" aria-label="{escape(caption_line(grid))}"'
        return element("div", table, scrolled) if grid.wide else table

    def cell(self, grid: Grid, part: str, tone: Tone) -> str:
        chosen = ' aria-current="true"' if tone == "chosen" else ""
        return f' class="tone-{tone}"{chosen}' if tone else ""

    def share(self, percent: int) -> str:
        return f' style="width: {percent}%"'

    def call(self, number: int) -> str:
        return f'<sup><a href="#note-{number}" id="call-{number}" role="doc-noteref">{number}</a></sup>'

    def shown(self, shown: Shown) -> str:
        fact = f' data-fact="{escape(Scrubber().line(shown.fact))}" data-revision="{shown.revision}"'
        return element("span", super().shown(shown), fact)

    def notes(self, composition: Composition) -> Iterator[str]:
        """The notes, each linked with its call."""
        if composition.notes:
            yield '<section class="notes" role="doc-endnotes" aria-labelledby="notes">'
            yield '<h2 id="notes">Notes</h2>\n<ol>'
            for note in composition.notes:
                back = (
                    f'<a href="#call-{note.number}" role="doc-backlink" aria-label="Back to the text">↩</a>'
                )
                yield f'<li id="note-{note.number}">{self.inline(note.runs)} {back}</li>'
            yield "</ol>\n</section>"

    def _id(self, exhibit: Grid | Figure) -> str:
        name = anchor(exhibit.label)
        return f' id="{name}"' if name and self.anchors.get(exhibit.block) == name else ""
