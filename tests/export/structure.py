"""What must hold in every Word file that is exported, checked on the file itself."""

import io
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
XML = "application/vnd.openxmlformats-officedocument.wordprocessingml."

LONGEST_ADDRESS = 2080
_NO_ADDRESS = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})|#.*#")

PARAGRAPH = {"pStyle", "keepNext", "numPr", "bidi", "sectPr"}
RUN = {"rStyle", "rtl"}


class Package:
    """An unpacked Word file: its parts as trees by name."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(io.BytesIO(data)) as file:
            assert file.testzip() is None
            self.names = file.namelist()
            self.media = {name: file.read(name) for name in self.names if name.startswith("word/media/")}
            self.parts = {
                name: etree.fromstring(file.read(name))
                for name in self.names
                if name.endswith((".xml", ".rels"))
            }

    @property
    def body(self) -> etree._Element:
        """The body of the document."""
        body = self.parts["word/document.xml"].find(f"{W}body")
        assert body is not None
        return body

    def stories(self) -> dict[str, etree._Element]:
        """The parts that hold text."""
        tags = {f"{W}{tag}" for tag in ("document", "hdr", "ftr", "footnotes", "endnotes")}
        return {name: root for name, root in self.parts.items() if root.tag in tags}


def words(root: etree._Element) -> str:
    """The text as it stands, line breaks and tabs included."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        (child.text or "") if child.tag == f"{W}t" else signs.get(str(child.tag), "")
        for run in root.iter(f"{W}r")
        for child in run
    )


def faults(data: bytes) -> list[str]:
    """Sentences about what is wrong with the file; none for a good one."""
    package = Package(data)
    checks = (
        _packaging, _relationships, _images, _uniqueness, _styles, _notes, _cells, _tables, _sections,
        _fields, _formatting, _numbering,
    )  # fmt: skip
    return [fault for check in checks for fault in check(package)]


def _packaging(package: Package) -> Iterator[str]:
    yield from _twice("zip entry", (name.lower() for name in package.names))
    types = package.parts["[Content_Types].xml"]
    defaults = {each.get("Extension") for each in types.iter(f"{TYPES}Default")}
    overrides = {str(each.get("PartName")).lstrip("/") for each in types.iter(f"{TYPES}Override")}
    for name in set(package.names) - {"[Content_Types].xml"} - overrides:
        if name.rpartition(".")[2] not in defaults or (name.startswith("word/") and name.endswith(".xml")):
            yield f"{name} has no content type of its own"
    for name in overrides - set(package.names):
        yield f"a content type is given for {name}, which is not there"


def _relationships(package: Package) -> Iterator[str]:
    for name, root in package.parts.items():
        if name.endswith(".rels"):
            base = posixpath.dirname(posixpath.dirname(name))
            yield from _twice(f"relationship of {name}", (str(each.get("Id")) for each in root))
            for each in root.iter(f"{RELS}Relationship"):
                target = str(each.get("Target"))
                found = target.lstrip("/") if target.startswith("/") else posixpath.join(base, target)
                inside = each.get("TargetMode") != "External"
                if inside and posixpath.normpath(found) not in package.names:
                    yield f"{name} points to {target}, which is not there"
                if _NO_ADDRESS.search(target) or len(target) > LONGEST_ADDRESS:
                    yield f"{name} points to {target}, which is no address"
        else:
            known = package.parts.get(f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels")
            ids = {each.get("Id") for each in known} if known is not None else set()
            for element in root.iter():
                used = element.get(f"{R}id")
                if used is not None and used not in ids:
                    yield f"{name} uses the relationship {used}, which is not there"


def _uniqueness(package: Package) -> Iterator[str]:
    for name, root in package.stories().items():
        starts = list(root.iter(f"{W}bookmarkStart"))
        ends = [str(each.get(f"{W}id")) for each in root.iter(f"{W}bookmarkEnd")]
        names = [str(each.get(f"{W}name")) for each in starts]
        controls = [str(each.get(f"{W}val")) for each in root.iter(f"{W}id")]
        yield from _twice(f"{name}: bookmark name", (each.lower() for each in names))
        yield from _twice(f"{name}: bookmark id", (str(each.get(f"{W}id")) for each in starts))
        yield from _twice(f"{name}: content control", controls)
        if sorted(ends) != sorted(str(each.get(f"{W}id")) for each in starts):
            yield f"{name}: a bookmark does not end"
        for each in names:
            if len(each) > 40 or not each.replace("_", "").isalnum() or not each[0].isalpha():
                yield f"{name}: {each} is no name for a bookmark"
        for tag in root.iter(f"{W}tag"):
            if len(str(tag.get(f"{W}val"))) > 64:
                yield f"{name}: the tag {tag.get(f'{W}val')} is too long"


def _styles(package: Package) -> Iterator[str]:
    styles = list(package.parts["word/styles.xml"].iter(f"{W}style"))
    kinds = {str(each.get(f"{W}styleId")): each.get(f"{W}type") for each in styles}
    yield from _twice("style", (str(each.get(f"{W}styleId")) for each in styles))
    for name, root in package.stories().items():
        for tag, kind in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")):
            for used in {str(each.get(f"{W}val")) for each in root.iter(f"{W}{tag}")}:
                if kinds.get(used) != kind:
                    yield f"{name} uses {used}, which is no {kind} style"


def _notes(package: Package) -> Iterator[str]:
    for kind in ("footnote", "endnote"):
        root = package.parts.get(f"word/{kind}s.xml")
        called = [int(str(each.get(f"{W}id"))) for each in package.body.iter(f"{W}{kind}Reference")]
        if root is None:
            if called:
                yield f"{kind}s are called, and none are there"
            continue
        notes = list(root)
        held = [int(str(each.get(f"{W}id"))) for each in notes if each.get(f"{W}type") is None]
        if called != sorted(set(called)):
            yield f"the numbers of {kind}s do not rise in order of reference"
        if called != held:
            yield f"{kind}s are called as {called[:9]} and held as {held[:9]}"
        rules = {each.get(f"{W}type"): each.get(f"{W}id") for each in notes if each.get(f"{W}type")}
        if rules.keys() < {"separator", "continuationSeparator"}:
            yield f"the lines above {kind}s are missing"
        said = package.parts["word/settings.xml"].findall(f"{W}{kind}Pr/{W}{kind}")
        if {each.get(f"{W}id") for each in said} != set(rules.values()):
            yield f"the settings do not name the lines above {kind}s"
        if max(held, default=0) > 32_767:
            yield f"there are more {kind}s than Word opens"


def _cells(package: Package) -> Iterator[str]:
    for name, root in package.stories().items():
        for cell in root.iter(f"{W}tc"):
            if cell[-1].tag != f"{W}p":
                yield f"{name}: a cell does not end with a paragraph"
        for table in root.iter(f"{W}tbl"):
            if table.find(f"{W}tr") is None:
                yield f"{name}: a table has no rows"


def _tables(package: Package) -> Iterator[str]:
    for table in package.body.iter(f"{W}tbl"):
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iterchildren(f"{W}tr")]
        if heads != sorted(heads, reverse=True):
            yield "a row that is no header stands above one that is"
        widths = [each.get(f"{W}w") for each in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        ours = table.find(f"{W}tblPr/{W}tblDescription") is not None
        for row in table.iterchildren(f"{W}tr") if ours else ():
            if [each.get(f"{W}w") for each in row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")] != widths:
                yield "cells are not as wide as their columns"
        below = table.getnext()
        if below is None or below.tag in {f"{W}tbl", f"{W}sectPr"}:
            yield "no paragraph follows a table"


def _sections(package: Package) -> Iterator[str]:
    """Each section ends in the properties of a paragraph of the body, the last one at the very end of it."""
    body = package.body
    if body[-1].tag != f"{W}sectPr":
        yield "the body does not end with the properties of its last section"
    for section in body.iter(f"{W}sectPr"):
        holder = section.getparent()
        line = holder.getparent() if holder is not None and holder.tag == f"{W}pPr" else None
        if section is not body[-1] and (line is None or line.getparent() is not body):
            yield "a section ends where none can"
        size = section.find(f"{W}pgSz")
        if size is not None:
            width, height = int(str(size.get(f"{W}w"))), int(str(size.get(f"{W}h")))
            if (size.get(f"{W}orient") == "landscape") != (width > height):
                yield "pages lie on their side in one way only"


def _fields(package: Package) -> Iterator[str]:
    names = {str(each.get(f"{W}name")) for each in package.body.iter(f"{W}bookmarkStart")}
    for name, root in package.stories().items():
        depth = 0
        for mark in root.iter(f"{W}fldChar"):
            depth += {"begin": 1, "separate": 0, "end": -1}[str(mark.get(f"{W}fldCharType"))]
            if depth not in {0, 1, 2} or mark.get(f"{W}dirty"):
                yield f"{name}: a field does not end, or is to be worked out on opening"
        if depth:
            yield f"{name}: a field does not end"
        codes = "\n".join(code.text or "" for code in root.iter(f"{W}instrText"))
        for target in re.findall(r"\bREF (\S+)", codes):
            if target not in names:
                yield f"{name} refers to {target}, which is not there"
        for link in root.iter(f"{W}hyperlink"):
            anchor = link.get(f"{W}anchor")
            if anchor is not None and anchor not in names:
                yield f"{name} links to {anchor}, which is not there"
    if package.parts["word/settings.xml"].find(f"{W}updateFields") is not None:
        yield "Word would ask before it opens the file"


def _images(package: Package) -> Iterator[str]:
    for name, root in package.stories().items():
        rels = package.parts.get(f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels")
        images = {each.get("Id") for each in (() if rels is None else rels) if each.get("Type") == IMAGE}
        for blip in root.iter(f"{A}blip"):
            if blip.get(f"{R}embed") not in images:
                yield f"{name} shows {blip.get(f'{R}embed')}, which is no image"
        yield from _twice(f"{name}: picture", (str(each.get("id")) for each in root.iter(f"{WP}docPr")))
        for drawn in root.iter(f"{WP}inline"):
            properties = drawn.find(f"{WP}docPr")
            if properties is None or not properties.get("descr"):
                yield f"{name}: a picture says nothing to those who cannot see it"
    for name, image in package.media.items():
        kind = "jpeg" if image.startswith(b"\xff\xd8") else "png" if image.startswith(b"\x89PNG") else ""
        if kind and not name.lower().endswith((kind, "jpg") if kind == "jpeg" else kind):
            yield f"{name} holds a picture of another kind"


def _formatting(package: Package) -> Iterator[str]:
    for name, root in package.stories().items():
        for tag, allowed in (("pPr", PARAGRAPH), ("rPr", RUN)):
            for properties in root.iter(f"{W}{tag}"):
                found = {str(each.tag).removeprefix(W) for each in properties} - allowed
                if found:
                    yield f"{name}: direct formatting {sorted(found)}"


def _numbering(package: Package) -> Iterator[str]:
    root = package.parts.get("word/numbering.xml", etree.Element("none"))
    numbers = {"0"} | {str(each.get(f"{W}numId")) for each in root.iter(f"{W}num")}
    looks = {each.get(f"{W}abstractNumId") for each in root.iter(f"{W}abstractNum")}
    for name, story in package.stories().items():
        for used in story.iter(f"{W}numId"):
            if used.get(f"{W}val") not in numbers:
                yield f"{name} uses list {used.get(f'{W}val')}, which is not there"
    for each in root.iter(f"{W}num"):
        look = each.find(f"{W}abstractNumId")
        if look is None or look.get(f"{W}val") not in looks:
            yield f"list {each.get(f'{W}numId')} has no definition"


def _twice(what: str, values: Iterable[str]) -> Iterator[str]:
    for value, times in Counter(values).items():
        if times > 1:
            yield f"{what} {value} stands {times} times"
