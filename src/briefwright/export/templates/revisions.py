"""What editors left in a template: tracked changes, which count as accepted, and comments, which go."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from lxml.etree import _Element as Element

from briefwright.export.ooxml.parts import root
from briefwright.export.ooxml.wordml import W

_STORIES = (
    RELATIONSHIP_TYPE.HEADER,
    RELATIONSHIP_TYPE.FOOTER,
    RELATIONSHIP_TYPE.FOOTNOTES,
    RELATIONSHIP_TYPE.ENDNOTES,
)
_COMMENTS = ("/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people")
"""How the relations to comments, and to those who wrote them, end."""


def _tags(*names: str) -> tuple[str, ...]:
    return tuple(f"{W}{name}" for name in names)


_GONE = _tags("del", "moveFrom")
_STAYING = _tags("ins", "moveTo")
_MARKED = (f"{W}rPr", f"{W}trPr")
"""Properties in which the same names mark a whole paragraph or row."""

_RANGES = _tags(
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
    "customXmlMoveToRangeEnd",
)  # fmt: skip
_FORMER = _tags(
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange",
    "tcPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
)  # fmt: skip
_REMARKS = _tags("commentRangeStart", "commentRangeEnd")
P, TBL, TR, TC, SDT = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "sdt"))


@dataclass(frozen=True)
class Traces:
    """What editors left: how many changes and comments, and the tags of the controls that a change took
    away or put in."""

    changes: int
    comments: int
    deleted: tuple[str, ...]
    inserted: tuple[str, ...]


def stories(document: Document) -> list[Element]:
    """All that holds text in the document: its body, headers, footers and notes."""
    rels = sorted(document.part.rels.items())
    parts = (rel.target_part for _, rel in rels if rel.reltype in _STORIES and not rel.is_external)
    return [document.element.body, *(root(part) for part in parts if isinstance(part, XmlPart))]


def settle(document: Document) -> Traces:
    """Accept all changes and take all comments out."""
    found = [_settled(story) for story in stories(document)]
    rels = document.part.rels
    for key in [key for key, rel in rels.items() if rel.reltype.endswith(_COMMENTS)]:
        del rels[key]
    return Traces(
        sum(each.changes for each in found),
        sum(each.comments for each in found),
        tuple(tag for each in found for tag in each.deleted),
        tuple(tag for each in found for tag in each.inserted),
    )


def _settled(story: Element) -> Traces:
    changes = sum(1 for _ in story.iter(*_GONE, *_STAYING, *_FORMER))
    comments = list(story.iter(f"{W}commentReference"))
    deleted, inserted = tuple(_deleted(story)), tuple(_inserted(story))
    if changes or any(True for _ in story.iter(*_RANGES)):
        _accept(story)
    for comment in comments:
        _take(comment)
    for mark in list(story.iter(*_REMARKS)):
        _take(mark)
    return Traces(changes, len(comments), deleted, inserted)


def _deleted(story: Element) -> Iterator[str]:
    for control in story.iter(SDT):
        if _is_struck(control) or any(each.tag in _GONE for each in control.iterancestors()):
            yield _tag(control)


def _inserted(story: Element) -> Iterator[str]:
    for control in story.iter(SDT):
        around = control.getprevious()
        marked = around is not None and around.tag == f"{W}customXmlInsRangeStart"
        within = any(not _marks_whole(each) for each in control.iter(*_STAYING))
        if marked or within or any(each.tag in _STAYING for each in control.iterancestors()):
            yield _tag(control)


def _is_struck(control: Element) -> bool:
    """Whether the frame of a control is deleted, though not what stands in it."""
    before = control.getprevious()
    return before is not None and before.tag == f"{W}customXmlDelRangeStart"


def _marks_whole(mark: Element) -> bool:
    """Whether a change is that of a whole paragraph or row."""
    holder = mark.getparent()
    return holder is not None and holder.tag in _MARKED


def _tag(control: Element) -> str:
    found = control.find(f"{W}sdtPr/{W}tag")
    return "" if found is None else found.get(f"{W}val") or ""


def _accept(story: Element) -> None:
    for control in [each for each in story.iter(SDT) if _is_struck(each)]:
        content = control.find(f"{W}sdtContent")
        _dissolve(control if content is None else content, control)
    for mark in list(story.iter(*_GONE)):
        if not _marks_whole(mark):
            _take(mark)
    for mark in list(story.iter(*_STAYING)):
        if not _marks_whole(mark):
            _dissolve(mark, mark)
    _take_rows(story)
    _join_paragraphs(story)
    for mark in list(story.iter(*_RANGES, *_FORMER, *_GONE, *_STAYING)):
        _take(mark)


def _take_rows(story: Element) -> None:
    for row in [each for each in story.iter(TR) if each.find(f"{W}trPr/{W}del") is not None]:
        table = row.getparent()
        _take(row)
        if table is not None and table.find(f".//{TR}") is None:
            _take(table)


def _join_paragraphs(story: Element) -> None:
    """Where the end of a paragraph is deleted, what is left of it begins the next one."""
    for line in list(story.iter(P)):
        marks = line.find(f"{W}pPr/{W}rPr")
        if marks is None or not any(each.tag in _GONE for each in marks):
            continue
        following = line.getnext()
        if following is None or following.tag != P or line.find(f"{W}pPr/{W}sectPr") is not None:
            continue
        start = 1 if following.find(f"{W}pPr") is not None else 0
        for child in reversed([each for each in line if each.tag != f"{W}pPr"]):
            following.insert(start, child)
        _take(line)


def _dissolve(content: Element, frame: Element) -> None:
    """Put what stands in a frame in its place."""
    for child in list(content):
        frame.addprevious(child)
    _take(frame)


def _take(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
