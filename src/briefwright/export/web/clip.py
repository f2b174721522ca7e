"""A brief, or one section of it, for the clipboard.

Notes bear two names at once: "ftn1", by which Word knows a note, and "sdfootnote1", by which LibreOffice
does. What LibreOffice makes of them was tried. For Word, its own way of writing notes as HTML is followed,
with the conditional comments that it writes itself; whether it takes them from the clipboard was not tried.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import ClassVar

from briefwright.domain.brief import section as find_section
from briefwright.domain.material import Material
from briefwright.export.citing.manners import Style
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import Composition, Details, Figure, Grid, Note, Pointer, Tone
from briefwright.export.web.exhibits import fitted
from briefwright.export.web.hypertext import INK, TONES, Hypertext, element, marked
from briefwright.export.web.plaintext import plain_text

WIDEST = 600
"""How many pixels a picture may be wide: about what stands between the margins of a page."""

_LINES = "border:1px solid #808080;padding:3px 6px;vertical-align:top;"


def clip(material: Material, section: str = "", style: Style | None = None) -> tuple[str, str]:
    """The brief, or the section of that id, as HTML that word processors paste, and as plain text.

    Notes and labels of a section alone are counted from 1, and each source is cited in full where it is first
    named, in house style unless another one is given. Raises NotFound.
    """
    composition = compose(_alone(material, section) if section else material, style)
    whole = not section
    return _hypertext(composition, whole), plain_text(composition, whole)


def _alone(material: Material, section: str) -> Material:
    only = (find_section(material.brief, section),)
    return replace(material, brief=material.brief.model_copy(update={"sections": only}))


def _hypertext(composition: Composition, whole: bool) -> str:
    written = _Clipping(composition)
    content = [
        f"<p><strong>{escape(composition.details.marking)}</strong></p>",
        *(_head(composition.details) if whole else ()),
        *written.blocks(composition.pieces),
        *written.notes(composition.notes),
    ]
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(content)}</body></html>'


def _head(details: Details) -> Iterator[str]:
    yield element("h1", escape(details.title))
    for label, words in details.lines():
        yield f"<p>{label}: {escape(words)}</p>"


class _Clipping(Hypertext):
    """The looks stand in the elements themselves: clipboards lose style sheets."""

    looks: ClassVar[Mapping[str, str]] = {
        "table": ' border="1" width="100%" cellspacing="0" cellpadding="4" style="border-collapse:collapse"',
        "head": f' style="{_LINES}background:#e8edf2;text-align:left"',
        "name": f' style="{_LINES}text-align:left"',
        "cell": f' style="{_LINES}"',
        "judgement": ' style="font-weight:bold"',
        "detail": ' style="margin-left:24px"',
        "remark": ' style="margin-left:48px"',
    }

    def __init__(self, composition: Composition) -> None:
        super().__init__(composition)
        self._kind = "endnote" if composition.endnotes else "footnote"
        self._short = "edn" if composition.endnotes else "ftn"

    def grouped(self, kind: str, content: str) -> str:
        return content

    def picture(self, figure: Figure) -> str:
        return super().picture(fitted(figure, WIDEST))

    def cell(self, grid: Grid, part: str, tone: Tone) -> str:
        ground = f"background:{TONES[tone]};color:{INK};" if tone else ""
        weight = "font-weight:bold;" if tone == "chosen" else ""
        place = "" if grid.kind == "table" else "text-align:center;"
        return self.look(part).replace(_LINES, f"{_LINES}{ground}{weight}{place}")

    def share(self, percent: int) -> str:
        # LibreOffice holds to such shares even where a word has no room in them.
        return ""

    def pointer(self, pointer: Pointer) -> str:
        return marked(pointer.text, pointer.bold, pointer.italic)

    def call(self, number: int) -> str:
        target, name = f"#sd{self._kind}{number}sym", f"_{self._short}ref{number}"
        return self._numbered(number, f' class="sd{self._kind}anc" href="{target}" name="{name}"')

    def notes(self, notes: tuple[Note, ...]) -> Iterator[str]:
        """The notes in a list that word processors take apart again."""
        if notes:
            yield f'<div style="mso-element:{self._kind}-list">'
            yield from map(self._note, notes)
            yield "</div>"

    def _note(self, note: Note) -> str:
        kind, number = self._kind, note.number
        names = f'id="sd{kind}{number}sym" name="_{self._short}{number}"'
        back = self._numbered(number, f' class="sd{kind}sym" href="#_{self._short}ref{number}" {names}')
        words = element("p", f"{back} {self.inline(note.runs)}")
        own = f'<div style="mso-element:{kind}" id="{self._short}{number}">'
        start = _word(own) + self._others(f'<div id="sd{kind}{number}">')
        return f"{start}{words}{self._others('</div>')}{_word('</div>')}"

    def _others(self, markup: str) -> str:
        """What Word leaves out, as it does with its own stand-ins for notes."""
        return f"<![if !support{self._kind.capitalize()}s]>{markup}<![endif]>"

    def _numbered(self, number: int, attributes: str) -> str:
        """A number that is a link; Word counts by itself and leaves the digits out."""
        digits = self._others(f"<sup>{number}</sup>")
        counted = f'<span style="mso-special-character:{self._kind}">{digits}</span>'
        return f'<a style="mso-{self._kind}-id:{self._short}{number}"{attributes}>{counted}</a>'


def _word(markup: str) -> str:
    """What Word alone reads. LibreOffice would leave an empty section in the text for each such element."""
    return f"<!--[if gte mso 9]>{markup}<![endif]-->"
