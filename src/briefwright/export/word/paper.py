"""The pages of a template: how much room text has on them, and sections whose pages lie on their side."""

from copy import deepcopy
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element
from lxml.etree import cleanup_namespaces, tostring

from briefwright.export.ooxml.columns import TEXT_WIDTH
from briefwright.export.ooxml.wordml import W

TEXT_HEIGHT = 13_700
"""The height of the text on an upright A4 page with the usual margins, in twentieths of a point."""

LEAST = TEXT_WIDTH // 4
_SIDES = ("top", "right", "bottom", "left")


@dataclass(frozen=True)
class Room:
    """The room that text has on a page or in a cell, in twentieths of a point."""

    width: int = TEXT_WIDTH
    height: int = TEXT_HEIGHT


class Place:
    """A place in a template where pieces are put: the room there, and the section that it lies in.

    Room and section are those of the mark that stands there. Places must be filled in the document's order.
    """

    def __init__(self, mark: Element) -> None:
        self._mark = mark
        holder = mark.getparent()
        self._in_body = holder is not None and holder.tag == f"{W}body"
        self._section = _section_of(mark)
        upright = _room(self._section)
        cell = next(mark.iterancestors(f"{W}tc"), None)
        self.room = upright if cell is None else replace(upright, width=_cell_width(cell, upright.width))

    @property
    def turns(self) -> bool:
        """Whether a part of the place can stand on pages that lie on their side: their section can end here,
        and the pages do not lie on their side anyway."""
        return self._in_body and self._section is not None and not _lies(self._section)

    @property
    def begins_section(self) -> bool:
        """Whether nothing of the section stands before the place."""
        before = self._mark.getprevious()
        return before is None or before.find(f"{W}pPr/{W}sectPr") is not None

    @property
    def ends_section(self) -> bool:
        """Whether nothing of the section stands behind the place."""
        after = self._mark.getnext()
        if after is None or after.tag == f"{W}sectPr":
            return True
        own = after.find(f"{W}pPr/{W}sectPr") is not None if after.tag == f"{W}p" else False
        return own and next(after.iter(f"{W}r"), None) is None

    @property
    def ends_document(self) -> bool:
        """Whether nothing stands behind the place at all."""
        after = self._mark.getnext()
        return self.ends_section and (after is None or after.getnext() is None)

    def sideways(self) -> Room:
        """The room on pages that lie on their side."""
        assert self._section is not None
        turned = deepcopy(self._section)
        _turn(turned)
        return _room(turned)

    def end_upright(self) -> str:
        """End the upright section here: what its last paragraph bears. The rest begins on a new page."""
        ended = _markup(self._section)
        self._continue()
        return ended

    def end_sideways(self) -> str:
        """End a section of pages on their side here: what its last paragraph bears."""
        assert self._section is not None
        turned = deepcopy(self._section)
        _turn(turned)
        self._continue()
        return _markup(turned)

    def turn_rest(self) -> None:
        """Lay what is left of the section on its side."""
        assert self._section is not None
        _turn(self._section)

    def _continue(self) -> None:
        """What is left of the section goes on as it was: with the same headers, pages counted on."""
        assert self._section is not None
        for child in [each for each in self._section if each.tag in _FIRST_ONLY]:
            self._section.remove(child)
        for numbering in self._section.iter(f"{W}pgNumType"):
            numbering.attrib.pop(f"{W}start", "")


_FIRST_ONLY = (f"{W}headerReference", f"{W}footerReference", f"{W}type", f"{W}titlePg")
"""What the first part of a section says for all: the rest begins on a new page with the same headers."""


def _section_of(mark: Element) -> Element | None:
    """The properties of the section in which the mark stands."""
    top = mark
    for holder in mark.iterancestors():
        if holder.tag == f"{W}body":
            break
        top = holder
    for each in (top, *top.itersiblings()):
        if each.tag == f"{W}sectPr":
            return each
        found = each.find(f"{W}pPr/{W}sectPr") if each.tag == f"{W}p" else None
        if found is not None:
            return found
    return None


def _lies(section: Element) -> bool:
    size = section.find(f"{W}pgSz")
    return size is not None and _number(size, "w") > _number(size, "h")


def _turn(section: Element) -> None:
    """Lay the pages on their side; what was their left edge is at the top then."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is not None:
        width, height = _number(size, "w"), _number(size, "h")
        size.set(f"{W}w", str(height))
        size.set(f"{W}h", str(width))
        size.set(f"{W}orient", "landscape")
    for columns in section.findall(f"{W}cols"):
        section.remove(columns)
    if margins is not None:
        old = [margins.get(f"{W}{side}", "0") for side in _SIDES]
        for side, value in zip(_SIDES, (old[3], old[0], old[1], old[2]), strict=True):
            margins.set(f"{W}{side}", value)


def _room(section: Element | None) -> Room:
    size = None if section is None else section.find(f"{W}pgSz")
    margins = None if section is None else section.find(f"{W}pgMar")
    if section is None or size is None or margins is None:
        return Room()
    beside = sum(_number(margins, side) for side in ("left", "right", "gutter"))
    above = sum(abs(_number(margins, side)) for side in ("top", "bottom"))
    width = _column(section, _number(size, "w") - beside)
    return Room(max(width, LEAST), max(_number(size, "h") - above, LEAST))


def _column(section: Element, width: int) -> int:
    """The width of one of the section's columns of text, which share that width."""
    columns = section.find(f"{W}cols")
    count = 1 if columns is None else int(columns.get(f"{W}num", "1"))
    if columns is None or count < 2:
        return width
    own = [_number(column, "w") for column in columns.iterchildren(f"{W}col")]
    return min(own) if own else (width - (count - 1) * _number(columns, "space", 720)) // count


def _cell_width(cell: Element, room: int) -> int:
    """The width of the text in a cell, as far as it is said."""
    width = cell.find(f"{W}tcPr/{W}tcW")
    said = _number(width, "w") if width is not None and width.get(f"{W}type") == "dxa" else 0
    return max(said - 220, LEAST) if said else room


def _number(element: Element, name: str, default: int = 0) -> int:
    written = element.get(f"{W}{name}", "")
    return round(float(written)) if written.lstrip("-").replace(".", "", 1).isdigit() else default


def _markup(section: Element | None) -> str:
    assert section is not None
    alone = deepcopy(section)
    cleanup_namespaces(alone)
    return tostring(alone, encoding="unicode", with_tail=False)
