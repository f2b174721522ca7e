"""The table of contents: a field of Word's with its entries filled in."""

from collections.abc import Sequence

from briefwright.export.ooxml.directions import leftward
from briefwright.export.ooxml.wordml import FIELD_END, field_start, inner_link, paragraph, run

HEADING = "Contents"

_FIELD = r'TOC \o "1-1" \h \z \n \u'


def contents(entries: Sequence[tuple[str, str]], heading_style: str, entry_style: str) -> str:
    """Its heading, and an entry for each heading of the brief: its words and the name of its bookmark.

    It shows no page numbers: only Word can count pages, and it would ask its reader first. Empty for no
    entries.
    """
    if not entries:
        return ""
    links = [inner_link(name, run(words)) for words, name in entries]
    links[0] = field_start(_FIELD) + links[0]
    links[-1] += FIELD_END
    lines = [
        paragraph(entry_style, content, leftward=leftward(words))
        for content, (words, _) in zip(links, entries, strict=True)
    ]
    return paragraph(heading_style, run(HEADING), keep=True) + "".join(lines)
