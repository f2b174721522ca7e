"""A composition as the draft view shows it: HTML in the subset that Qt's text documents know.

It is a white sheet of paper whatever the theme is, so that every colour is named.
"""

from collections.abc import Iterator, Mapping
from html import escape
from typing import ClassVar

from briefwright.export.pieces import (
    Composition,
    Details,
    Figure,
    Grid,
    Heading,
    Paragraph,
    Piece,
    Tone,
    caption_line,
)
from briefwright.export.web.exhibits import anchor, fitted
from briefwright.export.web.hypertext import INK, TONES, Hypertext, element
from briefwright.export.wording import Scrubber

WIDEST = 560
"""How many pixels a picture may be wide; Qt scales none down by itself."""

_STYLE = f"""
body {{ color: {INK}; background-color: #ffffff; font-size: 11pt; }}
p {{ margin: 0 0 8px 0; }}
h1 {{ color: #1f3a5f; font-size: 20pt; margin: 4px 0 8px 0; }}
h2 {{ color: #1f3a5f; font-size: 15pt; margin: 20px 0 6px 0; }}
h3 {{ color: #1f3a5f; font-size: 12pt; margin: 14px 0 4px 0; }}
a {{ color: #1f5fa8; text-decoration: none; }}
.quote {{ margin: 4px 32px 12px 32px; color: #3a4652; }}
.meta {{ margin: 0 0 2px 0; color: #3a4652; }}
.marking {{ margin: 0 0 4px 0; }}
.judgement {{ margin: 0 0 6px 0; font-size: 12pt; font-weight: bold; }}
ul, ol {{ margin: 0 0 10px 0; }}
li {{ margin: 0 0 3px 0; }}
.detail {{ margin: 0 0 4px 0; font-size: 10.5pt; }}
.point {{ margin: 8px 0 3px 0; font-size: 12pt; }}
.remark {{ margin: 0 0 10px 24px; font-size: 10pt; color: #3a4652; }}
.caption {{ margin: 12px 0 4px 0; font-size: 10pt; color: #3a4652; }}
.note {{ margin: 0 0 4px 0; font-size: 9.5pt; }}
table.grid {{ margin: 0 0 14px 0; font-size: 10pt; border-collapse: collapse;
  border: 1px solid #b4bfca; }}
table.grid td, table.grid th {{ border: 1px solid #b4bfca; }}
"""
_LETTERS = {"tlp-red": "#ff2b2b", "tlp-amber": "#ffc000", "tlp-green": "#33ff00", "tlp-clear": "#ffffff"}


def draft_page(composition: Composition) -> str:
    """The whole brief, its notes at the end.

    Each section begins at an anchor of its id with "section-" before it, each note at "note-" and its number.
    """
    details, draft = composition.details, _Draft(composition)
    content = [
        _marking(details),
        element("h1", escape(details.title)),
        *(f'<p class="meta">{label}: {escape(words)}</p>' for label, words in details.lines()),
        *draft.blocks(composition.pieces),
        *draft.notes(composition),
    ]
    return f"<html><head><style>{_STYLE}</style></head><body>{''.join(content)}</body></html>"


def _marking(details: Details) -> str:
    colour = _LETTERS.get(details.marking.lower().replace(":", "-").partition("+")[0], "#ffffff")
    words = f"&nbsp;{escape(details.marking)}&nbsp;"
    style = f"background-color: #000000; color: {colour}; font-weight: bold"
    return f'<p class="marking" align="right"><span style="{style}">{words}</span></p>'


class _Draft(Hypertext):
    looks: ClassVar[Mapping[str, str]] = {
        "table": ' class="grid" width="100%" cellspacing="0" cellpadding="5"',
        "head": ' bgcolor="#e8edf2" align="left" valign="top"',
        "name": ' align="left" valign="top"',
        "cell": ' valign="top"',
    } | {look: f' class="{look}"' for look in ("judgement", "detail", "point", "remark", "quote", "caption")}

    def block(self, piece: Piece) -> str:
        # A section without a heading can be gone to all the same.
        if isinstance(piece, Heading) and piece.level == 1 and not piece.text:
            return _named(f"section-{piece.key}")
        return super().block(piece)

    def grouped(self, kind: str, content: str) -> str:
        """Beside a bar, which is a cell of a table, since Qt draws no borders on one side of paragraphs."""
        if kind == "talk":
            return content
        bar = '<td width="4" bgcolor="#1f3a5f" style="padding: 0"></td>'
        words = f'<td bgcolor="#f3f6f9" style="padding: 8px 10px 4px 10px">{content}</td>'
        table = element("table", element("tr", bar + words), ' width="100%" cellspacing="0" border="0"')
        return f'{table}<p style="margin: 0; font-size: 6pt">&nbsp;</p>'

    def heading(self, heading: Heading) -> str:
        name = _named(f"section-{heading.key}") if heading.level == 1 else ""
        return element(f"h{heading.level + 1}", name + escape(heading.text))

    def paragraph(self, paragraph: Paragraph) -> str:
        return element("p", self.inline(paragraph.runs), self.look(paragraph.look))

    def picture(self, figure: Figure) -> str:
        return super().picture(fitted(figure, WIDEST))

    def captioned(self, tag: str, exhibit: Grid | Figure) -> str:
        words = caption_line(exhibit)
        name = _named(anchor(exhibit.label)) if exhibit.label else ""
        return element(tag, name + escape(words), self.look("caption")) if words else ""

    def cell(self, grid: Grid, part: str, tone: Tone) -> str:
        ground = f' bgcolor="{TONES[tone]}"' if tone else ""
        weight = ' style="font-weight: bold"' if tone == "chosen" else ""
        place = self.look(part) if grid.kind == "table" else ' align="center" valign="middle"'
        return f"{place}{ground}{weight}"

    def share(self, percent: int) -> str:
        # Qt holds to such shares even where a word has no room in them.
        return ""

    def notes(self, composition: Composition) -> Iterator[str]:
        """The notes below a line."""
        if composition.notes:
            yield "<hr>"
        for note in composition.notes:
            words = f"{_named(f'note-{note.number}')}{note.number}. {self.inline(note.runs)}"
            yield element("p", words, ' class="note"')


def _named(name: str) -> str:
    """A place to which the view can scroll."""
    return f'<a name="{escape(Scrubber().line(name))}"></a>'
