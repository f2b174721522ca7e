"""The slots of a template: content controls, filled by their tags. Filling one takes its frame away."""

from collections.abc import Iterator, Mapping, Sequence

from lxml.etree import _Element as Element

from briefwright.export.wordml import W, element, run

BODY = "slot.body"
P, R, TC, TR = f"{W}p", f"{W}r", f"{W}tc", f"{W}tr"
_LONELY = (f"{W}hdr", f"{W}ftr", f"{W}txbxContent", TC)
"""What must keep a paragraph."""


def fill_details(story: Element, values: Mapping[str, str], styles: Mapping[str, str]) -> None:
    """Put each value into the slots of its tag. Lines whose slots are all empty vanish.

    `styles` gives the character style of those values that bring their own.
    """
    lines: dict[Element, bool] = {}
    for tag, control in list(_controls(story)):
        if tag in values:
            line = _line(control)
            lines[line] = lines.get(line, False) or bool(values[tag])
            _write(control, values[tag], styles.get(tag, ""))
            _unwrap(control)
    for line, filled in lines.items():
        row = next(line.iterancestors(TR), None)
        if row is not None and not any(lines.get(each) for each in row.iter(P)):
            _remove_row(row)
        elif not filled:
            _remove(line)


def slot_tags(story: Element) -> set[str]:
    """The tags of all slots there."""
    return {tag for tag, _ in _controls(story)}


def fill_body(body: Element, content: Element) -> None:
    """Put the content where the slot for the body is, or at the end when there is none."""
    slots = [control for tag, control in _controls(body) if tag == BODY]
    lines = [_line(slot) for slot in slots]
    for slot in slots:
        _write(slot, "", "")
        _unwrap(slot)
    holder, place = _place(body, lines)
    for line in lines:
        if not _words(line):
            _remove(line)
    _mend_bookmarks(body)
    holder.insert(place, content)


def _place(body: Element, lines: Sequence[Element]) -> tuple[Element, int]:
    """Where the content goes: the first of the lines, or behind it when there are other words in it."""
    holder = lines[0].getparent() if lines else None
    if holder is None:
        return body, len(body) - (len(body) > 0 and body[-1].tag == f"{W}sectPr")
    return holder, holder.index(lines[0]) + bool(_words(lines[0]))


def _mend_bookmarks(story: Element) -> None:
    """Take away the halves of bookmarks whose other half went with a slot."""
    starts, ends = (list(story.iter(f"{W}bookmark{half}")) for half in ("Start", "End"))
    whole = {mark.get(f"{W}id") for mark in starts} & {mark.get(f"{W}id") for mark in ends}
    for mark in (*starts, *ends):
        if mark.get(f"{W}id") not in whole:
            _detach(mark)


def _controls(story: Element) -> Iterator[tuple[str, Element]]:
    for control in story.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None:
            yield str(tag.get(f"{W}val")), control


def _line(control: Element) -> Element:
    """The paragraph that the control stands in, or else the first that stands in it."""
    for line in (*control.iterancestors(P), *control.iter(P)):
        return line
    line = element("<w:p/>")
    content = control.find(f"{W}sdtContent")
    (control if content is None else content).append(line)
    return line


def _write(control: Element, value: str, style: str) -> None:
    """Leave one run in the control: in the given style, or with the look of its first run."""
    runs = list(control.iter(R))
    new = element(run(value, style))
    look = runs[0].find(f"{W}rPr") if runs else None
    if look is not None and not style and control.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
        new.insert(0, look)
    if runs:
        runs[0].addprevious(new)
    else:
        target = next(control.iter(P), control.find(f"{W}sdtContent"))
        if target is not None:
            target.append(new)
    for old in runs:
        _detach(old)


def _unwrap(control: Element) -> None:
    content = control.find(f"{W}sdtContent")
    for child in list(content) if content is not None else ():
        control.addprevious(child)
    _detach(control)


def _words(line: Element) -> str:
    return "".join(text.text or "" for text in line.iter(f"{W}t")).strip()


def _remove(line: Element) -> None:
    """Take a paragraph away; empty it where one must stay."""
    holder = line.getparent()
    alone = holder is not None and holder.tag in _LONELY and not _may_go(line, holder)
    if alone or line.find(f"{W}pPr/{W}sectPr") is not None:
        for child in [each for each in line if each.tag != f"{W}pPr"]:
            line.remove(child)
    else:
        _detach(line)


def _may_go(line: Element, holder: Element) -> bool:
    """Whether the holder still ends with a paragraph without this one."""
    others = [child for child in holder if child is not line]
    return bool(others) and others[-1].tag == P


def _remove_row(row: Element) -> None:
    table = row.getparent()
    _detach(row)
    if table is not None and table.find(TR) is None:
        _detach(table)


def _detach(element_: Element) -> None:
    parent = element_.getparent()
    if parent is not None:
        parent.remove(element_)
