"""How a brief is presented when it goes out: its look, its notes, what is said of its sources."""

from typing import Literal

from briefwright.domain.value import Value

Notes = Literal["footnotes", "endnotes"]

HOUSE = "house"
"""The id of the style of citation that is no style file."""


class Presentation(Value):
    """How a brief goes out. `template` names a Word template, empty for the one of the layout.

    `citations` is the id of the style in which sources are cited (HOUSE or that of a style file);
    `grades` says whether the Admiralty grades of sources are shown, `contents` whether a table of contents
    stands before the first section.
    """

    template: str = ""
    notes: Notes = "footnotes"
    citations: str = HOUSE
    grades: bool = True
    contents: bool = False


class CitationStyle(Value):
    """A style in which sources can be cited, by the name that a desk knows it by."""

    id: str
    name: str
