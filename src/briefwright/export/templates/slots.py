"""The slots of a template: content controls, known by their tags. Filling one takes its frame away."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element

from briefwright.export.ooxml.parts import is_splice_point
from briefwright.export.ooxml.wordml import W, element, run
from briefwright.export.templates.tags import BODY, CONTENTS, SECTION, from_bookmark, slot_named, spoken

P, R, TC, TR, SDT = (f"{W}{name}" for name in ("p", "r", "tc", "tr", "sdt"))
CONTENT = f"{W}sdtContent"
BOX = f"{W}txbxContent"
_LONELY = (f"{W}hdr", f"{W}ftr", BOX, TC)
"""What must keep a paragraph."""

_PROPERTIES = tuple(f"{W}{name}" for name in ("pPr", "tcPr", "trPr", "sdtPr", "sdtEndPr"))
_BRACKETED = re.compile(r"\s*\[([^\[\]]+)\]\s*")


@dataclass(frozen=True, eq=False)
class Slot:
    """A slot, by its name in full, and the control that it is."""

    name: str
    control: Element


@dataclass(frozen=True)
class Finds:
    """The slots of a story in reading order. `nested` are those inside another, which count for nothing,
    `unknown` the tags that mean no slot, `recovered` the slots that had lost their tags, `bound` those that
    Word fills from elsewhere in the file."""

    slots: tuple[Slot, ...] = ()
    nested: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    recovered: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()


def is_detail(slot: str) -> bool:
    """Whether the slot takes a few words, not parts of the brief."""
    return slot.startswith("brief.")


def find_slots(story: Element) -> Finds:
    """All slots there. What has lost its tag, as when LibreOffice saved it, is known by its bookmark, its
    title or the name in brackets that stands in it."""
    tagged = {name for control in story.iter(SDT) if (name := slot_named(tag_of(control)))}
    recovered = list(_framed_bookmarks(story, tagged))
    named = {control: _name(control) for control in story.iter(SDT)}
    recovered += [name for control, name in named.items() if name and not tag_of(control)]
    for control, name in named.items():
        if is_detail(name) and any(_is_part(named.get(each, "")) for each in control.iter(SDT)):
            named[control] = ""
    slots = [Slot(name, control) for control, name in named.items() if name]
    nested = [each for each in slots if any(named.get(outer) for outer in each.control.iterancestors(SDT))]
    unknown = (tag_of(control) for control, name in named.items() if not name)
    return Finds(
        tuple(each for each in slots if each not in nested),
        tuple(each.name for each in nested),
        tuple(filter(None, unknown)),
        tuple(recovered),
        tuple(each.name for each in slots if each.control.find(f"{W}sdtPr/{W}dataBinding") is not None),
    )


def tag_of(control: Element) -> str:
    """The tag of a control; empty for none."""
    return _value(control, "tag")


def words_of(element_: Element) -> str:
    """The words that stand there."""
    return "".join(text.text or "" for text in element_.iter(f"{W}t"))


def bracketed(words: str) -> str:
    """The slot that words like "[Title]" name; empty for any other words."""
    found = _BRACKETED.fullmatch(words)
    return spoken(found[1]) if found else ""


def is_boxed(slot: Slot) -> bool:
    """Whether it stands where no notes may stand: in a text box."""
    return next(slot.control.iterancestors(BOX), None) is not None


def fill_details(story: Element, values: Mapping[str, str], styles: Mapping[str, str]) -> None:
    """Put each value into the slots of its name. Lines whose slots are all empty vanish.

    `styles` gives the character style of those values that bring their own.
    """
    lines: dict[Element, bool] = {}
    for slot in find_slots(story).slots:
        if slot.name in values:
            line = _write(slot.control, values[slot.name], styles.get(slot.name, ""))
            lines[line] = lines.get(line, False) or bool(values[slot.name])
    for line, filled in lines.items():
        row = next(line.iterancestors(TR), None)
        if row is not None and not any(lines.get(each) for each in row.iter(P)):
            _remove_row(row)
        elif not filled:
            _remove(line)
    mend_bookmarks(story)


def open_slots(body: Element, marks: Mapping[Slot, Element]) -> None:
    """Put each mark where its slot is, whose own words go. What comes for a mark ends with a paragraph."""
    places = {slot: _emptied(slot.control) for slot in marks}
    for slot, mark in marks.items():
        line = places[slot]
        if words_of(line).strip():
            _behind(line, mark)
        else:
            line.addprevious(mark)
    for line in dict.fromkeys(places.values()):
        if not words_of(line).strip():
            _remove(line)
    mend_bookmarks(body)


def drop_slot(slot: Slot) -> None:
    """Take a slot away with the words in it."""
    line = _emptied(slot.control)
    if not words_of(line).strip():
        _remove(line)


def mend_bookmarks(story: Element) -> None:
    """Take away the halves of bookmarks whose other half went with a slot."""
    starts, ends = (list(story.iter(f"{W}bookmark{half}")) for half in ("Start", "End"))
    whole = {mark.get(f"{W}id") for mark in starts} & {mark.get(f"{W}id") for mark in ends}
    for mark in (*starts, *ends):
        if mark.get(f"{W}id") not in whole:
            _detach(mark)


def _is_part(slot: str) -> bool:
    return slot in (BODY, CONTENTS) or slot.startswith(SECTION)


def _name(control: Element) -> str:
    """The slot that a control is: by its tag; where it has none, by its title or its words."""
    tag = tag_of(control)
    if tag:
        return slot_named(tag) or from_bookmark(tag)
    return spoken(_value(control, "alias")) or bracketed(words_of(control))


def _value(control: Element, name: str) -> str:
    found = control.find(f"{W}sdtPr/{W}{name}")
    return "" if found is None else (found.get(f"{W}val") or "").strip()


def _framed_bookmarks(story: Element, tagged: set[str]) -> Iterator[str]:
    """Make controls of the bookmarks that are called like slots which have no control."""
    for start in list(story.iter(f"{W}bookmarkStart")):
        name = from_bookmark(str(start.get(f"{W}name")))
        ends = (each for each in story.iter(f"{W}bookmarkEnd") if each.get(f"{W}id") == start.get(f"{W}id"))
        end = next(ends, None)
        if name and name not in tagged and end is not None and _frame(name, start, end):
            yield name


def _frame(name: str, start: Element, end: Element) -> bool:
    """Put a control around all that stands between the two halves of a bookmark, unless they are muddled."""
    first, last = start, end
    while first.getparent() is not last.getparent():
        deeper, other = (first, last) if _depth(first) >= _depth(last) else (last, first)
        parent = deeper.getparent()
        if parent is None:
            return False
        first, last = (parent, other) if deeper is first else (other, parent)
    if first is not last and last not in first.itersiblings():
        return False
    control = element(f'<w:sdt><w:sdtPr><w:tag w:val="{name}"/></w:sdtPr><w:sdtContent/></w:sdt>')
    first.addprevious(control)
    content = control[-1]
    if last.tag == P and last is not first and _begins(last, end):
        end_line, last = last, _before(last, first)
        end_line.remove(end)
    while True:
        following = control.getnext()
        if following is None:
            break
        content.append(following)
        if following is last:
            break
    for mark in (start, end):
        _detach(mark)
    return True


def _depth(element_: Element) -> int:
    return sum(1 for _ in element_.iterancestors())


def _begins(line: Element, end: Element) -> bool:
    """Whether no words of the line stand before the mark."""
    before = end.itersiblings(preceding=True)
    return end.getparent() is line and not any(words_of(each) for each in before)


def _before(line: Element, first: Element) -> Element:
    before = line.getprevious()
    return first if before is None else before


def _write(control: Element, value: str, style: str) -> Element:
    """Leave one run in place of the control, in the given style or with the look of its first run. Returns
    its paragraph."""
    first = next(control.iter(R), None)
    look = first.find(f"{W}rPr") if first is not None else None
    is_hint = control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    line = _emptied(control, new := element(run(value, style)))
    if look is not None and not style and not is_hint:
        new.insert(0, look)
    return line


def _emptied(control: Element, new: Element | None = None) -> Element:
    """Take the frame and all words in it away, but for a new run. Returns the paragraph where it stood."""
    content = control.find(CONTENT)
    line = _line_around(control)
    if line is not None:
        if new is not None:
            control.addprevious(new)
        _detach(control)
        return line
    line = next(control.iter(P), None)
    if line is None:
        line = element("<w:p/>")
        (control if content is None else content).append(line)
    _clear(line)
    if new is not None:
        line.append(new)
    _keep_only(line, content)
    for child in list(content) if content is not None else ():
        control.addprevious(child)
    _detach(control)
    return line


def _line_around(control: Element) -> Element | None:
    """The paragraph that the control stands in; None for one that holds paragraphs or cells."""
    for each in control.iterancestors():
        if each.tag == P:
            return each
        if each.tag in (BOX, TC):
            return None
    return None


def _keep_only(line: Element, content: Element | None) -> None:
    """Take the other paragraphs and tables of a control away, but for those that end a section."""
    holder = line.getparent()
    if holder is None or content is None:
        return
    for child in list(holder):
        ends = child.tag == P and child.find(f"{W}pPr/{W}sectPr") is not None
        if child is line or child.tag in _PROPERTIES:
            continue
        if ends:
            _clear(child)
        else:
            holder.remove(child)


def _clear(line: Element) -> None:
    for child in [each for each in line if each.tag != f"{W}pPr"]:
        line.remove(child)


def _behind(line: Element, mark: Element) -> None:
    """Put the mark behind the line and the marks that are there already."""
    last = line
    following = line.getnext()
    while following is not None and is_splice_point(following):
        last, following = following, following.getnext()
    last.addnext(mark)


def _remove(line: Element) -> None:
    """Take a paragraph away; empty it where one must stay."""
    holder = line.getparent()
    alone = holder is not None and holder.tag in _LONELY and not _may_go(line, holder)
    if alone or line.find(f"{W}pPr/{W}sectPr") is not None:
        _clear(line)
    else:
        _detach(line)


def _may_go(line: Element, holder: Element) -> bool:
    """Whether the holder still ends with a paragraph without this one."""
    others = [child for child in holder if child is not line]
    return bool(others) and (others[-1].tag == P or is_splice_point(others[-1]))


def _remove_row(row: Element) -> None:
    table = row.getparent()
    _detach(row)
    if table is not None and table.find(TR) is None:
        _detach(table)


def _detach(element_: Element) -> None:
    parent = element_.getparent()
    if parent is not None:
        parent.remove(element_)
